"""Personal names after a title: where a sequence of name-like words ends.

`NameFinder` is the interface that a trained name model fills as well.
"""

from __future__ import annotations

from typing import Protocol

from marsad.language import form
from marsad.language.ar.vocabulary import frequency, spelling
from marsad.mentions.actor.heads import head_at, is_completed
from marsad.mentions.actor.lexicon import word_list
from marsad.mentions.actor.text import Words
from marsad.mentions.people.known import foreign_by_alone
from marsad.mentions.people.name_classes import ALI, LISTED, RARE, NameClass, name_class
from marsad.mentions.people.name_deeds import is_deed, is_deed_of_known, is_said_of
from marsad.mentions.people.name_objects import is_counted_object
from marsad.records import POS, Form

AND = "و"
"""The conjunction that is written onto a name."""
_LONGEST = 5  # words that are no particles
_WHOLE_NAME = 2  # words; a verb behind them is no part of the name, whatever the tagger says
_SHORT = 4  # letters of a word with "and" that is none without
_RARE_ALONE = 2.5
_NATIONALITY = frozenset({"الجنسيه", "الاصل", "المولد"})
"""Words behind which an adjective tells the state: "the Sudanese *by nationality*"."""
_SECOND = "الدين"  # ends given names whose first half is an ordinary word
_HE = 3


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
    if len(word.surface) <= _SHORT or not word.surface.startswith(AND) or name_class(word) == "given":
        return None
    return name_class(form(word.surface.removeprefix(AND)))


def starts_surely(words: Words, at: int) -> bool:
    """Whether word ``at`` is a listed given name or particle."""
    return at < len(words) and name_class(words.forms[at]) in {"given", "particle"}


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
    found = head_at(words, at, people=at - start >= _WHOLE_NAME and words.keys[at - 1] not in word_list("name_joiner"))
    return found is not None and (found.last - at > 1 or is_completed(words, found))


def _prefixed(form: Form) -> bool:
    return bool(form.proclitics) and form.proclitics[0] != "ال"


def _continues(words: Words, start: int, at: int, kind: NameClass) -> bool:
    if words.tokens[at].pos is POS.PUNCT or (words.tokens[at].pos is POS.ADP and words.forms[at].folded == ALI):
        return False  # the preposition has two dots, too, where a page writes every final ي as the Persian one
    if at > start and kind not in LISTED and (is_deed(words, at) or is_counted_object(words, at)):
        return False
    if is_deed_of_known(words, start, at):
        return False
    if kind == "end":
        return at > start and words.definite(at) and words.keys[at - 1] in word_list("name_joiner")
    if kind == "verb" and at - start >= _WHOLE_NAME and words.keys[at - 1] not in word_list("name_joiner"):
        return False
    if at - start >= _WHOLE_NAME and kind in {"rare", "common"} and is_said_of(words, at):
        return False
    if kind in {"common", "verb"}:
        return at > start and (words.keys[at - 1] in word_list("name_joiner") or words.tokens[at].pos is POS.PROPN)
    if at > start or kind == "given":
        return True
    if kind == "surname":
        return (
            _first_half(words, at)
            or words.tokens[at].pos is POS.PROPN
            or (frequency(spelling(words.forms[at].folded)) < RARE and not words.definite(at))
        )
    return not words.definite(at)


def _first_half(words: Words, at: int) -> bool:
    """Whether a word stands before the second half of a given name: "*Fakhr* al-Din"."""
    return words.joined(at, at + 1) and words.keys[at + 1] == _SECOND and not words.definite(at)


def _surname_like(words: Words, start: int, at: int, kind: NameClass, known_country: bool) -> bool:
    """A word that also names a state belongs to the name after "ibn", as its first word, or as a surname.

    It is the surname of somebody whose country is known and of who is called by given names alone ("Mohammed Said *al-Kindi*"), since nobody tells
    his state so. Behind a name that has begun it is the state, even if people are called so: "the minister Karim Karam accused *Israel*". Not so
    a capital with a name behind it: "Anna *Sofia* Karam".
    """
    if at > start and words.keys[at - 1] in word_list("name_joiner"):
        return True
    match = words.states[at].match
    if match.kind != "demonym":
        return kind == "given" and (at == start or match.kind != "name") and _name_word_at(words, at + 1, start)
    if at == start or match.number != "s" or match.gender != "m":
        return False
    if known_country:
        return True
    told = at + 1 < len(words) and words.keys[at + 1] in _NATIONALITY
    return match.definite and not told and at - start >= _WHOLE_NAME and _are_given(words, start, at)


def _are_given(words: Words, start: int, end: int) -> bool:
    """Whether all words of a stretch are given names or their particles."""
    return all(name_class(words.forms[i]) in {"given", "particle"} for i in range(start, end))


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
    if is_deed(words, start):
        return False
    if words.tokens[start].pos is POS.VERB and name_class(word) == "rare" and any(r.person == _HE for r in word.verbs):
        return False  # what somebody does who is told by his post alone
    return (
        words.keys[start] not in word_list("name_joiner") and words.keys[start] != "صباح" and len(words.keys[start]) > 1
    )
