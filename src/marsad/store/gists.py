"""What the words around an event tell: those that say what happened, where, and whether the page comes back to an earlier report.

Words that say who acts, where, how many and on which day of the week are left out of the first; these are compared for themselves.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from marsad.lexicon import Entry, entries
from marsad.mentions.state.names import StateKind, spellings
from marsad.store.connection import Connection, Row, rows
from marsad.store.indexing import AROUND, stem, stems, stems_of

_LANGUAGE = "ar"
_KINDS: tuple[tuple[str, StateKind], ...] = (("countries", "name"), ("demonyms", "demonym"))


Towns = Mapping[str, frozenset[str]]
"""Towns and sites, by where they lie, each with the stems of the words that name it."""


def telling_words(
    gist: Mapping[str, float], countries: Collection[str | None], towns: Towns | None = None
) -> dict[str, float]:
    """The words of a gist that are no number in digits and name neither one of these countries and towns nor a day of the week."""
    left_out = [_weekdays(), *(_stems_of(country) for country in countries if country is not None)]
    left_out += (towns or {}).values()
    return {
        word: weight
        for word, weight in gist.items()
        if not word.isdecimal() and not any(word in named for named in left_out)
    }


def weighed(gist: Mapping[str, float], towns: Towns) -> dict[str, float]:
    """Towns with the weight that the heaviest word of their names has in a gist."""
    return {town: max((gist.get(word, 0.0) for word in named), default=0.0) for town, named in towns.items()}


def towns_beside(connection: Connection, events: Sequence[Row]) -> dict[int, Towns]:
    """The towns and sites that pages name where the gists of events are taken from, by the keys of the events.

    Capitals are left out, for mostly they stand for their states, and so are regions, in which there are many towns.
    """
    places: defaultdict[int, list[Row]] = defaultdict(list)
    for row in rows(connection, _PLACES, sorted({event["document"] for event in events})) if events else ():
        places[row["document"]].append(row)
    found: dict[int, Towns] = {}
    for event in events:
        named = places[event["document"]]
        first = bisect_left(named, event["evidence_start"] - AROUND, key=_start)
        last = bisect_left(named, event["evidence_end"] + AROUND, key=_start)
        beside: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
        for place in named[first:last]:
            about = json.loads(place["value"])
            if about["kind"] in _SMALL:
                beside[_where(place["name"], about)] |= _stems_in(place["surface"])
        found[event["key"]] = beside
    return found


_PLACES = (
    "SELECT document, span_start, surface, name, value FROM mentions WHERE kind = 'place' AND rule NOT LIKE 'capital.%'"
    " AND document IN (SELECT unnest(CAST($1 AS BIGINT[]))) ORDER BY document, span_start"
)
_SMALL = ("city", "feature")


def _start(place: Row) -> int:
    return int(place["span_start"])


def _where(name: str, about: Mapping[str, float | None]) -> str:
    """What a place is told apart by: its degrees, which its spellings share, else its name."""
    latitude, longitude = about["latitude"], about["longitude"]
    return name if latitude is None or longitude is None else f"{latitude:.2f} {longitude:.2f}"


@lru_cache(maxsize=4096)
def _stems_in(surface: str) -> frozenset[str]:
    return frozenset(stems(surface))


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
