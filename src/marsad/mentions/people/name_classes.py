"""How a word may take part in a personal name: from lists of names, the frequency of words and their verb readings."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from marsad.language.ar.vocabulary import frequency, spelling
from marsad.mentions.actor.lexicon import openings, phrase_list, word_list
from marsad.mentions.people.known import given_names, name_words
from marsad.mentions.people.name_objects import is_object
from marsad.mentions.people.verbal_nouns import has_verb
from marsad.records import Form
from marsad.text import Recent

NameClass = Literal["given", "surname", "particle", "rare", "common", "verb", "end"]
LISTED = frozenset({"given", "surname"})
"""Classes of words that are names by a list or by their shape."""
ALI = "علي"
"""A name with two dots, a preposition without."""
RARE = 3.9
"""Eight in a million; commoner words are taken for names only from the list."""
RARE_DEFINITE = 3.5
"""The same for words with the article."""
_RARE_FEMININE = 0.5
_RARE_VERB = {"past": 3.4, "present": 1.0, "imperative": 9.0}
_NUNATION = "\u064b"
_LETTERS = re.compile("[\u0621-\u064a]+")
# A surname of origin, and of a family: المطيري, الرواشدة. What tells the first from an adjective is how much rarer its feminine is.
_OF_ORIGIN = re.compile("ال(?!ت.{3}$)(?!.*ا.ي$).{3,}ي|ال.+اني")
_MAQSURA = "ى"
_FEMININE_RARER, _COMMON_SURNAME = 0.6, 4.4
_OF_FAMILY, _RARE_FAMILY = re.compile("ال(..ا|.وا)..ه"), 2.4
_CACHE_SIZE = 60_000
_classes: Recent[str, NameClass] = Recent(_CACHE_SIZE)


def name_class(form: Form) -> NameClass:
    """How a word form may take part in a name."""
    found = _classes.get(form.surface)
    if found is None:
        found = _classes.recalled(form.surface, lambda: _read_class(form))
    return found


def _read_class(form: Form) -> NameClass:
    key = form.key
    if not _LETTERS.fullmatch(key):
        return "end"
    if key in _ends():
        return "given" if form.folded == ALI else "end"
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
    if is_object(spelled):
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
        return "rare" if frequency(spelled) < RARE_DEFINITE else "common"
    return "rare" if frequency(spelled) < RARE else "common"


def _like_surname(form: Form) -> bool:
    """Whether a word with the article has the form of a family's name: "al-Mutairi", but no adjective nor plural in -a, "al-Rawashida"."""
    key = form.key
    if not key.startswith("ال"):
        return False
    spelled = spelling(form.folded)
    if _OF_FAMILY.fullmatch(key):
        return frequency(spelled) < _RARE_FAMILY and not has_verb(key.removeprefix("ال"))
    if not _OF_ORIGIN.fullmatch(key) or form.surface.endswith(_MAQSURA):
        return False
    often = frequency(spelled)
    return RARE_DEFINITE <= often < _COMMON_SURNAME and frequency(spelled[2:] + "ة") < often - _FEMININE_RARER
