"""The beginning, middle, end or rest of a time, and the times that have them: "early March", "the end of last year"."""

from __future__ import annotations

from typing import cast

from marsad.mentions.time.calendars import Part
from marsad.mentions.time.centuries import century, decade, new_millennium
from marsad.mentions.time.dates import month_first, unit_turn
from marsad.mentions.time.expressions import TurnTime
from marsad.mentions.time.figures import numeric_date
from marsad.mentions.time.pieces import PartTime
from marsad.mentions.time.reading import OF, Parsed, year_number
from marsad.mentions.time.seasons import feast, season
from marsad.mentions.time.turns import turned_unit, weekend
from marsad.mentions.time.vocabulary import Turn, vocabulary
from marsad.mentions.time.words import Words, time_words
from marsad.mentions.time.years import year


def part(w: Words, at: int) -> Parsed | None:
    """As in "Early March", "the end of last year", "the rest of the week"."""
    hit = vocabulary().parts.at(w.keys, at)
    if hit is None:
        return None
    of_week = weekend(w, at)
    if of_week is not None:
        return of_week
    place = hit.last + 1 if w.key(hit.last) in OF else hit.last
    of = whole(w, place, definite=hit.value != "sofar") or _day_of_week(w, place)
    if of is None and hit.value == "early":
        of = new_millennium(w, place)
    if of is None:
        return None
    return Parsed(at, of.last, PartTime(of.time, cast("Part", hit.value)), "part", len(hit.clitic))


def _day_of_week(w: Words, at: int) -> Parsed | None:
    hit = vocabulary().days.at(w.keys, at)
    if hit is None:
        return None
    found = unit_turn(w, at, "day")
    return Parsed(at, found[1], found[0], "turn") if found else None


def whole(w: Words, at: int, *, definite: bool = False) -> Parsed | None:
    """A time of which a part or a numbered piece may be taken; ``definite`` admits "the year" for the current one."""
    dated = month_first(w, at, numbered=True)
    if dated is not None and dated.clitic <= 1:
        return dated
    for reader in (century, decade, year, turned_unit, season, feast):
        found = reader(w, at)
        if found is not None and found.clitic <= 1:
            return found
    figure = numeric_date(w, at) if w.key(at).isdecimal() else None
    if figure is None and w.key(at).isdecimal():
        bare = year_number(w, at, named=False)
        figure = Parsed(at, bare[1], bare[0], "year") if bare else None
    if figure is not None:
        return figure
    if definite:
        unit = vocabulary().units.at(w.keys, at)
        if (
            unit
            and unit.value.count == 1
            and unit.value.definite
            and unit.value.name in ("week", "month", "year", "century", "decade")
            and not (unit.value.name == "year" and w.key(unit.last) in time_words("other_year"))
        ):
            return Parsed(at, unit.last, TurnTime(unit.value.name, Turn(0), unsaid=True), "turn", len(unit.clitic))
    return None
