"""What the words around an event tell: those that say what happened, and whether the page comes back to an earlier report.

Words that say who acts, how many and on which day of the week are left out; these are compared for themselves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import cache
from typing import NamedTuple

from marsad.lexicon import Entry, entries
from marsad.mentions.state_names import StateKind, spellings
from marsad.store.indexing import stem, stems_of

_LANGUAGE = "ar"
_KINDS: tuple[tuple[str, StateKind], ...] = (("countries", "name"), ("demonyms", "demonym"))


def telling_words(gist: Mapping[str, float], countries: Collection[str | None]) -> dict[str, float]:
    """The words of a gist that are no number in digits and name neither one of these countries nor a day of the week."""
    left_out = [_weekdays(), *(_stems_of(country) for country in countries if country is not None)]
    return {
        word: weight
        for word, weight in gist.items()
        if not word.isdecimal() and not any(word in stems for stems in left_out)
    }


def comes_back(gist: Collection[str], *, dated: bool) -> bool:
    """Whether the words of a gist say that the page comes back to an earlier report, which has other days than these.

    Args:
        gist: stems of the words.
        dated: whether the words of the page date the event.
    """
    return any(
        not (dated and told.undated)
        and not told.doing.isdisjoint(gist)
        and (not told.about or not told.about.isdisjoint(gist))
        for told in _retellings()
    )


class _Retelling(NamedTuple):
    about: frozenset[str]
    doing: frozenset[str]
    undated: bool


@cache
def _retellings() -> tuple[_Retelling, ...]:
    values = [entry.value for entry in entries(_LANGUAGE, "retellings")]
    return tuple(
        _Retelling(stems_of(v.get("about", ())), stems_of(v["doing"]), v.get("undated", False)) for v in values
    )


@cache
def _stems_of(country: str) -> frozenset[str]:
    """The stems of the words that name a country by themselves; only of countries that are asked for, as all together take long."""
    return frozenset(
        stem(inflection.spelling)
        for entry, kind in _names().get(country, ())
        for inflection in spellings(entry, kind)
        if " " not in inflection.spelling
    )


@cache
def _names() -> dict[str, list[tuple[Entry, StateKind]]]:
    """The entries that name a country, and no other, by its code."""
    found: defaultdict[str, list[tuple[Entry, StateKind]]] = defaultdict(list)
    for topic, kind in _KINDS:
        for entry in entries(_LANGUAGE, topic):
            if isinstance(country := entry.value.get("country"), str):
                found[country].append((entry, kind))
    return dict(found)


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(
        stem(phrase)
        for entry in entries(_LANGUAGE, "weekdays")
        if not entry.value.get("bare")
        for phrase in entry.match
    )
