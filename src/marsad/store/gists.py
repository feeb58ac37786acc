"""The telling words of an event without those that say who acts, how many and on which day of the week: these are compared for themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import cache

from marsad.lexicon import entries
from marsad.store.indexing import stem

_LANGUAGE = "ar"
_ENDINGS = ("", "ه", "ا", "ين", "ون", "ان", "تين", "تان", "ات")
"""Of nationalities, as far as stems keep them."""


def telling_words(gist: Mapping[str, float], countries: Collection[str | None]) -> dict[str, float]:
    """The words of a gist that are no number in digits and name neither one of these countries nor a day of the week."""
    known, nobody = _countries(), frozenset[str]()
    return {
        word: weight
        for word, weight in gist.items()
        if not word.isdecimal() and word not in _weekdays() and known.get(word, nobody).isdisjoint(countries)
    }


@cache
def _countries() -> dict[str, set[str]]:
    """The countries that a stem names, of the words that name one by themselves."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for topic, endings in (("countries", ("",)), ("demonyms", _ENDINGS)):
        for entry in entries(_LANGUAGE, topic):
            for phrase in entry.match:
                if " " not in phrase:
                    for ending in endings:
                        found[stem(phrase) + ending].add(str(entry.value.get("country")))
    return dict(found)


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(
        stem(phrase)
        for entry in entries(_LANGUAGE, "weekdays")
        if not entry.value.get("bare")
        for phrase in entry.match
    )
