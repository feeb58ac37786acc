"""Dates of the Persian solar calendar in running text: "15 Khordad 1402", "in the month of Aban of the year 1398".

Several of its months are everyday words: they count only with a year of that calendar behind them.
"""

from __future__ import annotations

from marsad.mentions.time.calendars import DAY
from marsad.mentions.time.expressions import FixedTime, YearTime
from marsad.mentions.time.reading import Parsed, number, year_phrase
from marsad.mentions.time.vocabulary import vocabulary
from marsad.mentions.time.words import Words
from marsad.text.persian import persian_day

_YEARS = range(1300, 1473)
_DIGITS = 2  # of a day


def persian_day_of_month(w: Words, at: int) -> Parsed | None:
    """A day, a month and a year; starts at the day, in digits."""
    found = number(w, at) if w.key(at).isdecimal() and len(w.key(at)) <= _DIGITS else None
    told = _month_of_year(w, found.last + (w.key(found.last) == "من")) if found else None
    if found is None or told is None or told[2]:
        return None
    day = persian_day(told[0], told[1], found.value)
    return Parsed(at, told[3], FixedTime(day, day, "day"), "day") if day else None


def persian_month(w: Words, at: int) -> Parsed | None:
    """A month and a year; starts at the month, or at the word "month" before it."""
    told = _month_of_year(w, at)
    if told is None:
        return None
    year, month, clitic, last = told
    first = persian_day(year, month, 1)
    behind = persian_day(year, month + 1, 1) if month < 12 else persian_day(year + 1, 1, 1)
    if first is None or behind is None:
        return None
    return Parsed(at, last, FixedTime(first, behind - DAY, "month"), "month", clitic)


def _month_of_year(w: Words, at: int) -> tuple[int, int, int, int] | None:
    """Year, month, letters joined before the first word, and the token behind."""
    unit = vocabulary().units.at(w.keys, at)
    said = unit is not None and unit.value.name == "month"
    name = vocabulary().persian_months.at(w.keys, unit.last if unit and said else at)
    if name is None or (said and name.clitic):
        return None
    year = year_phrase(w, name.last)
    if year is None or not isinstance(year[0], YearTime) or year[0].before or year[0].year not in _YEARS:
        return None
    return year[0].year, name.value, len(unit.clitic if unit and said else name.clitic), year[1]
