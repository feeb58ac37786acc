"""Dates in figures: 18/2/2016, 18-2-2016, 2016-02-18, 2.2016, 2011-2015; the day stands before the month."""

from __future__ import annotations

from datetime import date

from marsad.mentions.time.calendars import day, hijri_day, month_days
from marsad.mentions.time.expressions import DayTime, Expression, FixedTime, MonthTime, RangeTime, YearTime
from marsad.mentions.time.reading import Parsed, counts, era
from marsad.mentions.time.words import Words, time_words

_MARKS = frozenset("/-.–\\")
_HIJRI_YEARS = range(1343, 1501)
_YEARS = range(1500, 2200)
_MONTHS = 12
_PIVOT = 70  # two figures below it are of this century


def numeric_date(w: Words, at: int) -> Parsed | None:
    """A date in figures that starts at token ``at``."""
    row, last = _row(w, at)
    if len(row) < 2 or (w.key(at - 1) in _MARKS and w.glued(at)):
        return None
    said, end = era(w, last)
    time = _three(row, hijri=said == "hijri") if len(row) == 3 else _two(row, w, at) if len(row) == 2 else None
    if time is None:
        return None
    return Parsed(at, end if said else last, time, "figures")


def _row(w: Words, at: int) -> tuple[list[str], int]:
    """The figures joined by one and the same mark, and the token after them (a time of day glued to an ISO date passed over)."""
    row: list[str] = []
    mark = ""
    while w.key(at).isdecimal() and len(w.key(at)) <= 4 and len(row) < 5:
        row.append(w.key(at))
        joint = w.key(at + 1)
        if joint not in _MARKS or (mark and joint != mark) or not w.key(at + 2).isdecimal() or not _near(w, at + 1):
            return row, at + 1
        mark = joint
        at += 2
    return row, at


def _near(w: Words, at: int) -> bool:
    """Whether the mark stands by its figures; a slash may have a space beside it ("26/ 7/ 2015")."""
    if w.glued(at) and w.glued(at + 1):
        return True
    return w.key(at) == "/" and w.starts[at] - w.ends[at - 1] <= 1 and w.starts[at + 1] - w.ends[at] <= 1


def _three(row: list[str], *, hijri: bool) -> Expression | None:
    """Year first when it has four figures, else day first; the American order only where the day cannot stand first."""
    first, second, third = (int(x) for x in row)
    if len(row[0]) == 4:
        return _fixed(first, second, third, hijri=hijri)
    if len(row[2]) not in (2, 4):
        return None
    year = third if len(row[2]) == 4 else third + (2000 if third < _PIVOT else 1900)
    number, month = (second, first) if second > _MONTHS else (first, second)
    return _fixed(year, month, number, hijri=hijri)


def _fixed(year: int, month: int, number: int, *, hijri: bool) -> Expression | None:
    if not 1 <= month <= _MONTHS:
        return None
    islamic = hijri or year in _HIJRI_YEARS
    found = hijri_day(year, month, number) if islamic else day(year, month, number) if year in _YEARS else None
    return FixedTime(found, found, "day") if found else None


def _two(row: list[str], w: Words, at: int) -> Expression | None:
    first, second = int(row[0]), int(row[1])
    mark = w.key(at + 1)
    if w.key(at - 1) in time_words("no_year") or (mark == "." and not _dated_with_a_point(w, at)):
        return None
    if len(row[0]) == 4 and len(row[1]) == 4:
        return (
            RangeTime(YearTime(first), YearTime(second))
            if first in _YEARS and first < second < 2200 and mark in "-–/" and not counts(w, at + 3)
            else None
        )
    if len(row[0]) == 4 and len(row[1]) <= 2:
        return _month_of_year(first, second) or (_season_years(first, second, row[1]))
    if len(row[1]) == 4 and len(row[0]) <= 2:
        return _month_of_year(second, first)
    return _day_month(row, w, at)


def _dated_with_a_point(w: Words, at: int) -> bool:
    """Whether two figures with a point between are a date: most are broken numbers, a rate of 1.1985 or a price of 1985.7."""
    return w.key(at - 1) in time_words("before_point") and not w.key(at + 3)[:1].isalnum() and w.key(at + 3) != "%"


def _month_of_year(year: int, month: int) -> Expression | None:
    days = month_days(year, month) if year in _YEARS and 1 <= month <= 12 else None
    return FixedTime(days.start, days.end, "month") if days else None


def _season_years(first: int, second: int, written: str) -> Expression | None:
    """2015/16."""
    later = first - first % 100 + second
    return (
        RangeTime(YearTime(first), YearTime(later))
        if len(written) == 2 and later == first + 1 and first in _YEARS
        else None
    )


def _day_month(row: list[str], w: Words, at: int) -> Expression | None:
    """A day and a month alone: only beside a word for dates, as 4/22 and 24/7 are often something else."""
    first, second = int(row[0]), int(row[1])
    if max(len(row[0]), len(row[1])) > 2 or not (1 <= min(first, second) <= 12 and 13 <= max(first, second) <= 31):
        return None
    slashed = w.key(at + 1) == "/" and (first, second) != (24, 7)
    counted = w.key(at + 3)[:1].isalnum() or w.key(at + 3) == "%"  # "31.3 million" is a quantity
    if not slashed and (counted or w.key(at - 1) not in time_words("before_figures")):
        return None
    return DayTime(max(first, second), MonthTime(min(first, second)))


def iso_day(text: str) -> date:
    """The day of an ISO 8601 date, "2016-02-18" with or without a time of day.

    Raises:
        ValueError: the text is no such date.
    """
    return date.fromisoformat(text.strip()[:10])
