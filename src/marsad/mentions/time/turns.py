"""Times told by "last", "this" or "next": "last week", "the current year", "this summer", "the coming weekend"."""

from __future__ import annotations

from dataclasses import replace

from marsad.mentions.time.dates import month_first, weekday_name
from marsad.mentions.time.expressions import TurnTime, WeekdayTime
from marsad.mentions.time.pieces import SeasonTime
from marsad.mentions.time.reading import Parsed, last_of_another, turn, turn_opening
from marsad.mentions.time.vocabulary import Turn, vocabulary
from marsad.mentions.time.words import Words

_WEEKEND = (("نهايه", "الاسبوع"), ("عطله", "نهايه", "الاسبوع"))


def turned_unit(w: Words, at: int) -> Parsed | None:
    """As in "Last week", "the current year", "this month"."""
    before = turn_opening(w, at)
    unit = vocabulary().units.at(w.keys, before[1] if before else at)
    if unit is None or unit.value.count != 1 or unit.value.name in ("second", "minute", "hour"):
        return None
    if before is not None:
        said, _, letters = before
        if not unit.value.definite and w.key(at)[letters:] != "نفس":
            return None  # "one day" (ذات يوم) is no known one
        if said.step or (letters and turn(w, unit.last) is not None):
            return None  # "for this, last year" gives a reason
        of_week = _day_of_week_named(w, unit.last, unit.value.name, said)
        if of_week is not None:
            return replace(of_week, first=at, clitic=letters)
        return Parsed(at, unit.last, TurnTime(unit.value.name, said), "turn", letters)
    after = turn(w, unit.last) if unit.value.definite else None
    if after is None or last_of_another(w, after[1]):
        return None
    of_week = _day_of_week_named(w, after[1], unit.value.name, after[0])
    if of_week is not None:
        return replace(of_week, first=at, clitic=len(unit.clitic))
    return Parsed(at, after[1], TurnTime(unit.value.name, after[0]), "turn", len(unit.clitic))


def _day_of_week_named(w: Words, at: int, unit: str, said: Turn) -> Parsed | None:
    """The weekday after its week: "next week on Friday"."""
    named = weekday_name(w, at) if unit == "week" else None
    return (
        Parsed(at, named[1], WeekdayTime(named[0].number, None, TurnTime("week", said)), "weekday") if named else None
    )


def this_time(w: Words, at: int) -> Parsed | None:
    """As in "This summer", "this March"."""
    before = turn_opening(w, at)
    if before is None or before[0].step:
        return None
    said, place, letters = before
    hit = vocabulary().seasons.at(w.keys, place)
    if hit is not None and not hit.clitic and w.key(place).startswith("ال"):
        return Parsed(at, hit.last, SeasonTime(hit.value, None, said), "season", letters)
    month = month_first(w, place)
    if month is not None and month.rule == "month" and not getattr(month.time, "year", None):
        return replace(month, first=at, clitic=letters)
    weekday = weekday_name(w, place)
    if weekday is not None:
        return Parsed(at, weekday[1], WeekdayTime(weekday[0].number, said), "weekday", letters)
    return None


def weekend(w: Words, at: int) -> Parsed | None:
    """As in "The weekend", "the end of last week"."""
    for words in _WEEKEND:
        last = at + len(words)
        if tuple(w.keys[at:last]) == words:
            said = turn(w, last)
            if said is None and len(words) < 3:
                return None
            return Parsed(at, said[1] if said else last, TurnTime("weekend", said[0] if said else Turn(0)), "weekend")
    return None
