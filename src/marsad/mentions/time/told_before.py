"""Times counted from another time of the text, or told again without their year: "the following day", "in May of the same year", "two days later"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import TypeVar, cast

from marsad.mentions.time.ago import AgoTime
from marsad.mentions.time.calendars import Days
from marsad.mentions.time.edges import SameTime
from marsad.mentions.time.expressions import DayTime, Expression, MonthTime, RangeTime, TurnTime
from marsad.mentions.time.moment import Moment
from marsad.mentions.time.reading import Parsed
from marsad.mentions.time.vocabulary import Turn
from marsad.mentions.time.words import Words
from marsad.records import DateMention

_FAR = 60  # words back in which the time is looked for that is counted from
_YEARLY = frozenset(["year", "decade", "century"])
_AFTER = "لل"  # "of the", as in "following the explosion"
T = TypeVar("T")


def from_told_before(w: Words, found: Sequence[Parsed], mentions: list[DateMention]) -> list[DateMention]:
    """The times of a text, those counted from another time with the days that the last one told before gives them, if it is exact enough.

    What is counted from a happening ("the day after the explosion") stays unknown.

    Args:
        w: the words of the text.
        found: times as they were read, from left to right.
        mentions: the same times as days.
    """
    out: list[DateMention] = []
    told: tuple[Parsed, DateMention] | None = None  # the last time before that has a first day
    for one, mention in zip(found, mentions, strict=True):
        near = told[1] if told is not None and told[0].first >= one.first - _FAR else None
        days = _from(w, one, mention, near) if near is not None else None
        out.append(replace(mention, start=days.start, end=days.end, grain=days.grain) if days else mention)
        if out[-1].start is not None:
            told = one, out[-1]
    return out


def since_days_told(found: Sequence[Parsed], mentions: list[DateMention]) -> list[DateMention]:
    """The times of a text, "since" a day without its year as of the one year with which the text tells that day elsewhere.

    Args:
        found: times as they were read, from left to right.
        mentions: the same times as days.
    """
    if not any(one.rule == "since" for one in found):
        return mentions
    told: dict[tuple[int, int], set[date]] = {}
    for one, mention in zip(found, mentions, strict=True):
        named = _named(one.time)
        if named is not None and named.year is not None and mention.start is not None:
            told.setdefault((mention.start.month, mention.start.day), set()).add(mention.start)
    return [_since(one, mention, told) for one, mention in zip(found, mentions, strict=True)]


def _since(one: Parsed, mention: DateMention, told: dict[tuple[int, int], set[date]]) -> DateMention:
    named = _named(one.time) if one.rule == "since" else None
    if named is None or named.year is not None or named.turn is not None or mention.start is None:
        return mention
    days = told.get((mention.start.month, mention.start.day), set())
    return replace(mention, start=min(days)) if len(days) == 1 and min(days) < mention.start else mention


def _named(time: Expression) -> MonthTime | None:
    """The month of a time that is a day of a month, or begins with one and has no end."""
    first = time.first if isinstance(time, RangeTime) and time.last is None else time
    month = first.month if isinstance(first, DayTime) else None
    return month if isinstance(month, MonthTime) and not month.hijri else None


def _from(w: Words, one: Parsed, mention: DateMention, before: DateMention) -> Days | None:
    """The days of a time counted from the one told before it; None when it is not, or that is not exact enough."""
    if isinstance(one.time, SameTime):
        return _in_its_year(one.time, mention, before) if one.time.told else None
    if mention.start is not None or mention.end is not None or w.key(one.last).startswith(_AFTER):
        return None
    time = _counted(one.time)
    return _days(time, before) if time is not None else None


def _in_its_year(time: SameTime, mention: DateMention, before: DateMention) -> Days | None:
    if mention.start is None or before.start is None or before.end is None:
        return None
    exact = _exact_enough(time.unit, before.start, before.end)
    found = time.within(mention.start.year, before.start) if exact else None
    return found if found is not None and found.start is not None else None


def _counted(time: Expression) -> Expression | None:
    """``time`` as it is said when counted from a known day; None when it is not counted from another time."""
    if isinstance(time, AgoTime) and time.told:
        return None if time.amount.several else replace(time, told=False)
    if isinstance(time, AgoTime):  # without "ago" or "from": "two days later"
        return None if time.anaphoric or time.sign < 0 or time.amount.several else time
    plain = _plain(time)
    return plain if plain != time else None


def _plain(value: T) -> T:
    if not is_dataclass(value) or isinstance(value, type):
        return value
    inner = {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Turn):
        inner["anaphoric"] = False
    return cast("T", replace(value, **inner))


def _days(time: Expression, before: DateMention) -> Days | None:
    start, end = before.start, before.end
    if start is None or end is None or not _exact_enough(_unit(time), start, end):
        return None
    days = time.days(Moment(start, "future" if isinstance(time, AgoTime) else None))
    return days if days.start is not None else None


def _unit(time: Expression) -> str:
    """The unit that is counted: the year in "May of the same year"."""
    year = getattr(time, "year", None)
    return year.grain if isinstance(year, TurnTime) else time.grain


def _exact_enough(grain: str, start: date, end: date) -> bool:
    if grain in _YEARLY:
        return start.year == end.year
    if grain == "month":
        return (start.year, start.month) == (end.year, end.month)
    return (end - start).days < 7 if grain == "week" else start == end
