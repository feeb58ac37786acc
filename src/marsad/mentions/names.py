"""Personal names after a title: where a sequence of name-like words ends.

Works from lists of given names, the frequency of words and their verb readings. `NameFinder` is the interface that a trained name model
fills as well.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, Protocol

from marsad.language import form, verbs_of
from marsad.language.ar.vocabulary import frequency, spelling, verb_readings
from marsad.mentions.actor_lexicon import foreign_by_alone, given_names, name_words, openings, phrase_list, word_list
from marsad.mentions.actor_text import Words
from marsad.mentions.name_bounds import is_counted_object, is_deed_of_known, is_object
from marsad.mentions.name_objects import goes_on, is_done_to, is_plural_noun
from marsad.records import POS, Form
from marsad.text import Recent

NameClass = Literal["given", "surname", "particle", "rare", "common", "verb", "end"]
_LISTED = frozenset({"given", "surname", "particle"})
_LONGEST = 5  # words that are no particles
_WHOLE_NAME = 2  # words; a verb behind them is no part of the name, whatever the tagger says
_RARE = 3.9  # eight in a million; commoner words are taken for names only from the list
_RARE_DEFINITE = 3.5
_RARE_FEMININE = 0.5
_RARE_ALONE = 2.5
# Letters; how often a noun stands without the alef of its accusative, and how much oftener.
_SHORT, _NOUN, _OFTENER = 4, 4.3, 0.7
_RARE_VERB = {"past": 3.4, "present": 1.0, "imperative": 9.0}
_ALI = "علي"  # a name with two dots, a preposition without
_AND = "و"
_NUNATION = "\u064b"
_SECOND = "الدين"  # ends given names whose first half is an ordinary word
_HE = 3
_LETTERS = re.compile("[\u0621-\u064a]+")
_DEED = re.compile("ت(..)ي(.)ه?")
# Of the third, fourth, seventh, eighth and tenth forms; the groups are the verb: ا در ا ج, ا دان ه, م ح ا ول ه.
_DERIVED = re.compile("(ا..|ان..|ا.ت.|است..)ا(.)|(ا.ا.|است.ا.)ه|م(.ا..)ه")
# Of the seventh, eighth and tenth forms, by which hardly a family is called.
_REFLEXIVE = re.compile("ان..ا.|ا.ت.ا.|است..ا.")
_WEAK_LAST, _WEAK_FIRST = re.compile("ء$"), re.compile("^اي")  # إلغاء of ألغى, إيفاد of أوفد
_DOUBLED = re.compile(r"(.)\1$")
# A surname of origin, and of a family: المطيري, الرواشدة. What tells the first from an adjective is how much rarer its feminine is.
_OF_ORIGIN = re.compile("ال(?!ت.{3}$)(?!.*ا.ي$).{3,}ي|ال.+اني")
_MAQSURA = "ى"
_FEMININE_RARER, _COMMON_SURNAME = 0.6, 4.4
_OF_FAMILY, _RARE_FAMILY = re.compile("ال(..ا|.وا)..ه"), 2.4
# An adverb like "militarily" is rarer than its adjective, which is no rare word.
_ADVERB, _ADJECTIVE, _ADJECTIVE_OFTENER = "يا", 3.0, 0.3


class NameFinder(Protocol):
    """Finds where a personal name that starts at word ``start`` ends; ``start`` itself when there is none."""

    def __call__(self, words: Words, start: int, *, known_country: bool = False) -> int:
        """The end (exclusive) of the name."""


def name_end(words: Words, start: int, *, known_country: bool = False) -> int:
    """The end (exclusive) of the personal name that starts at word ``start``, or ``start`` when none does.

    Args:
        words: the text.
        start: number of the first word of the name.
        known_country: the title before it tells the country already, so that a demonym behind a name is a surname.
    """
    at, counted = start, 0
    while at < len(words) and words.sentence[at] == words.sentence[start] and counted < _LONGEST:
        kind = name_class(words.forms[at])
        if at > start and words.original[at] != words.original[at - 1] + 1:
            break  # a quotation opens or ends
        if at > start and _opens_phrase(words, start, at):
            break
        if at in words.states and not _surname_like(words, start, at, kind, known_country):
            break
        if not _continues(words, start, at, kind):
            break
        counted += kind != "particle"
        at += 1
    while at > start and words.keys[at - 1] in word_list("name_joiner"):
        at -= 1
    return at if _good(words, start, at) else start


def name_start(words: Words, end: int, floor: int) -> int:
    """The start of the personal name that ends before word ``end``, not before ``floor``; ``end`` when there is none.

    Looks for a given name no more than five words back from which a name runs up to ``end``; "and" may be written onto it (`after_and`).
    """
    for start in range(max(floor, end - 6), end - 1):
        if words.sentence[start] != words.sentence[end - 1]:
            continue
        joined = after_and(words.forms[start])
        kind = joined or name_class(words.forms[start])
        led = start > 0 and words.tokens[start - 1].pos in ((POS.PUNCT,) if joined else (POS.VERB, POS.PUNCT))
        if kind not in {"given", "surname", "rare"} or (kind != "given" and not led):
            continue
        if name_end(words, start) == end or (joined and name_end(words, start + 1) == end):
            return start
    return end


def after_and(word: Form) -> NameClass | None:
    """How a word may take part in a name behind an "and" that is written onto it ("and Karim"); None for what is a given name itself ("Walid")."""
    if len(word.surface) <= _SHORT or not word.surface.startswith(_AND) or name_class(word) == "given":
        return None
    return name_class(form(word.surface.removeprefix(_AND)))


def starts_surely(words: Words, at: int) -> bool:
    """Whether word ``at`` is a listed given name or particle."""
    return at < len(words) and name_class(words.forms[at]) in {"given", "particle"}


def name_class(form: Form) -> NameClass:
    """How a word form may take part in a name."""
    found = _classes.get(form.surface)
    if found is None:
        found = _classes.recalled(form.surface, lambda: _read_class(form))
    return found


_CACHE_SIZE = 60_000
_classes: Recent[str, NameClass] = Recent(_CACHE_SIZE)


def _read_class(form: Form) -> NameClass:
    key = form.key
    if not _LETTERS.fullmatch(key):
        return "end"
    if key in _ends():
        return "given" if form.folded == _ALI else "end"
    if _NUNATION in form.surface and key not in given_names():
        return "end"  # a noun in the accusative
    if key in given_names():
        return "given"
    if key in word_list("particle"):
        return "particle"
    return _unlisted(form)


@cache
def _ends() -> frozenset[str]:
    lists = (
        "name_end",
        "filler",
        "filler_violent",
        "former",
        "own_preposition",
        "either_preposition",
        "destination_preposition",
    )
    return frozenset(phrase_list("filler_phrase")).union(*(word_list(name) for name in lists))


def _core(form: Form) -> str:
    """Article and stem without other clitics, as the table of frequencies spells them."""
    return spelling("".join(p for p in form.proclitics if p == "ال") + form.stem)


def _unlisted(form: Form) -> NameClass:
    key, spelled = form.key, spelling(form.folded)
    if any(not opening.rest for opening in openings().get(key, ()) if opening.head.kind != "person"):
        return "end"
    if key in name_words() or key in word_list("surname") or _like_surname(form):
        return "surname"
    if (key.endswith("ا") and _in_accusative(spelled)) or is_object(spelled):
        return "end"
    if form.proclitics[:2] == ("ل", "ل"):
        return "end"  # no name is written so ("to the journalists" behind a spokesman)
    if form.proclitics and form.proclitics[0] != "ال" and frequency(_core(form)) > max(2.5, frequency(spelled)):
        return "end"
    if any(
        r.person == 3 and frequency(spelled) > _RARE_VERB[r.tense if r.number == "s" else "present"] for r in form.verbs
    ):
        return "verb"
    if form.enclitics:
        return "common"
    if form.folded.endswith("ة") and frequency(spelled) > _RARE_FEMININE:
        return "common"  # adjectives and places more often than names
    if key.startswith("ال"):
        return "rare" if frequency(spelled) < _RARE_DEFINITE else "common"
    return "rare" if frequency(spelled) < _RARE else "common"


def _in_accusative(spelled: str) -> bool:
    """Whether a word that ends in alef is a noun in the accusative, or an adverb ("militarily")."""
    often, bare = frequency(spelled), frequency(spelled[:-1])
    if spelled.endswith(_ADVERB) and bare > max(_ADJECTIVE, often + _ADJECTIVE_OFTENER):
        return True
    return len(spelled) > _SHORT and bare > max(_NOUN, often + _OFTENER)


def _like_surname(form: Form) -> bool:
    """Whether a word with the article has the form of a family's name: "al-Mutairi", but no adjective nor plural in -a, "al-Rawashida"."""
    key = form.key
    if not key.startswith("ال"):
        return False
    spelled = spelling(form.folded)
    if _OF_FAMILY.fullmatch(key):
        return frequency(spelled) < _RARE_FAMILY and not _has_verb(key.removeprefix("ال"))
    if not _OF_ORIGIN.fullmatch(key) or form.surface.endswith(_MAQSURA):
        return False
    often = frequency(spelled)
    return _RARE_DEFINITE <= often < _COMMON_SURNAME and frequency(spelled[2:] + "ة") < often - _FEMININE_RARER


def _opens_phrase(words: Words, start: int, at: int) -> bool:
    """Whether a head of two or more words starts here ("crown prince"), or behind a whole name another known person's.

    "The son of" goes on with the name, whoever may be known by what follows ("Samir bin Hasan *bin Ali*").
    """
    if words.keys[at] in word_list("descent"):
        return False
    if at - start >= _WHOLE_NAME and words.keys[start] not in foreign_by_alone().get(
        words.keys[at], {words.keys[start]}
    ):
        return words.keys[at - 1] not in word_list("name_joiner")
    found = words.head_at(at, people=at - start >= _WHOLE_NAME and words.keys[at - 1] not in word_list("name_joiner"))
    return found is not None and (found.last - at > 1 or words.is_completed(found))


def _prefixed(form: Form) -> bool:
    return bool(form.proclitics) and form.proclitics[0] != "ال"


def _continues(words: Words, start: int, at: int, kind: NameClass) -> bool:
    if words.tokens[at].pos is POS.PUNCT or (words.tokens[at].pos is POS.ADP and words.forms[at].folded == _ALI):
        return False  # the preposition has two dots, too, where a page writes every final ي as the Persian one
    listed = kind in {"given", "surname"}
    if at > start and not listed and (_is_deed(words, at) or is_counted_object(words, at)):
        return False
    if is_deed_of_known(words, start, at, listed=listed, is_name=lambda i: name_class(words.forms[i]) in _LISTED):
        return False
    if kind == "end":
        return at > start and words.definite(at) and words.keys[at - 1] in word_list("name_joiner")
    if kind == "verb" and at - start >= _WHOLE_NAME and words.keys[at - 1] not in word_list("name_joiner"):
        return False
    if at - start >= _WHOLE_NAME and kind in {"rare", "common"} and _is_said_of(words, at):
        return False
    if kind in {"common", "verb"}:
        return at > start and (words.keys[at - 1] in word_list("name_joiner") or words.tokens[at].pos is POS.PROPN)
    if at > start or kind == "given":
        return True
    if kind == "surname":
        return (
            _first_half(words, at)
            or words.tokens[at].pos is POS.PROPN
            or (frequency(spelling(words.forms[at].folded)) < _RARE and not words.definite(at))
        )
    return not words.definite(at)


def _first_half(words: Words, at: int) -> bool:
    """Whether a word stands before the second half of a given name: "*Fakhr* al-Din"."""
    return words.joined(at, at + 1) and words.keys[at + 1] == _SECOND and not words.definite(at)


def _surname_like(words: Words, start: int, at: int, kind: NameClass, known_country: bool) -> bool:
    """A word that also names a state belongs to the name after "ibn", as its first word, or as a surname of somebody whose country is known.

    Behind a name that has begun it is the state, even if people are called so: "the minister Karim Karam accused *Israel*". Not so a
    capital with a name behind it: "Anna *Sofia* Karam".
    """
    if at > start and words.keys[at - 1] in word_list("name_joiner"):
        return True
    match = words.states[at].match
    if match.kind != "demonym":
        return kind == "given" and (at == start or match.kind != "name") and _name_word_at(words, at + 1, start)
    return known_country and at > start and match.number == "s" and match.gender == "m"


def _name_word_at(words: Words, at: int, start: int) -> bool:
    return (
        at < len(words)
        and words.sentence[at] == words.sentence[start]
        and name_class(words.forms[at]) in {"given", "surname", "rare"}
    )


def _good(words: Words, start: int, end: int) -> bool:
    if end == start:
        return False
    if end - start > 1:
        return True
    word = words.forms[start]
    if name_class(word) == "rare" and (
        _prefixed(word) or word.enclitics or frequency(spelling(word.folded)) > _RARE_ALONE or words.definite(start)
    ):
        return False
    if _is_deed(words, start):
        return False
    if words.tokens[start].pos is POS.VERB and name_class(word) == "rare" and any(r.person == _HE for r in word.verbs):
        return False  # what somebody does who is told by his post alone
    return (
        words.keys[start] not in word_list("name_joiner") and words.keys[start] != "صباح" and len(words.keys[start]) > 1
    )


def _is_deed(words: Words, at: int) -> bool:
    """Whether an unlisted word of the shape of a verbal noun has what is done behind it: "discussed with him *easing* the siege"."""
    behind = at + 1
    if name_class(words.forms[at]) == "given" or not words.joined(at, behind) or not _is_verbal_noun(words.forms[at]):
        return False
    if words.tokens[behind].pos is POS.NOUN and words.definite(behind) and not words.prefix(behind):
        return True
    if is_done_to(words, at, behind):
        return True
    state = words.states.get(behind)
    return state is not None and not state.prefix and (state.match.kind != "demonym" or state.match.definite)


def _is_said_of(words: Words, at: int) -> bool:
    """Whether a word behind a whole name is the verb's object or its complement, and no third name: "*consultations* with", "*protest* against"."""
    word = words.forms[at]
    if words.keys[at - 1] in word_list("name_joiner"):
        return False
    if is_plural_noun(word) or (_REFLEXIVE.fullmatch(word.key) and _has_verb(word.key)):
        return True
    if not words.joined(at, at + 1) or not _is_verbal_noun(word):
        return False
    second = _DEED.fullmatch(word.key)
    if second is not None and not (_is_verb("".join(second.groups())) and words.tokens[at + 1].pos is POS.NOUN):
        return False  # Torres
    return goes_on(words, at + 1)


def _is_verbal_noun(form: Form) -> bool:
    """Whether a word is a listed verbal noun, or has the shape of one of a derived verb that is in use (إدراج of أدرج)."""
    key = form.key
    if _DEED.fullmatch(key) or verbs_of(key):
        return True
    return not form.folded.startswith("أ") and _has_verb(key)


def _has_verb(key: str) -> bool:
    """Whether a derived verb in use has a verbal noun of this search key."""
    found = _DERIVED.fullmatch(key)
    if found is None:
        return False
    verb = _WEAK_FIRST.sub("او", _WEAK_LAST.sub("ي", "".join(found.groups(""))))
    return _is_verb(_DOUBLED.sub(r"\1", verb))


def _is_verb(key: str) -> bool:
    return any(r.person == _HE and r.tense == "past" for r in verb_readings(key))
