"""Calendars as pure functions on days: lengths, parts, Hijri months, movable feasts.

A stretch of time is a `Days`: first day, last day, and the grain in which the words name it.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple, get_args

Grain = Literal[
    "day", "week", "month", "quarter", "season", "year", "decade", "century", "millennium", "part", "duration"
]
Part = Literal["early", "middle", "late", "end", "rest", "sofar"]

GRAINS: dict[str, Grain] = {
    **{g: g for g in get_args(Grain)},
    **dict.fromkeys(["night", "weekday", "hour", "minute", "second"], "day"),
}
_TUESDAY = 1
DAY = timedelta(days=1)
_HIJRI_YEARS = range(1343, 1501)  # what the Umm al-Qura tables cover
_MONTHS_OF = {"month": 1, "quarter": 3, "season": 3, "year": 12, "decade": 120}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}


class Days(NamedTuple):
    """Days from ``start`` to ``end``, both inclusive; None where open or not fixed."""

    start: date | None
    end: date | None
    grain: Grain


def day(year: int, month: int, number: int) -> date | None:
    """The day, or None where the calendar has none such."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def shift(origin: date, *, months: int = 0, days: int = 0) -> date | None:
    """``origin`` moved by whole months (the day of the month kept, or the month's last) and then by days; None beyond year 1 or 9999."""
    index = origin.year * 12 + origin.month - 1 + months
    year, month = index // 12, index % 12 + 1
    try:
        return date(year, month, min(origin.day, monthrange(year, month)[1])) + timedelta(days=days)
    except (ValueError, OverflowError):
        return None


def months_from(year: int, month: int, count: int, grain: Grain) -> Days | None:
    """``count`` whole months from the first of ``month``."""
    first = day(year, month, 1)
    last = shift(first, months=count - 1) if first else None
    return Days(first, last.replace(day=monthrange(last.year, last.month)[1]), grain) if last else None


def last_day(start: date, grain: str) -> date:
    """The last day of the week, month, quarter ... that begins with ``start``; of other stretches ``start`` itself, beyond the calendar its end."""
    months = _MONTHS_OF.get(grain)
    if grain == "week":
        last = shift(start, days=6)
    elif months is None or start.day != 1 or (months % 12 == 0 and start.month != 1):
        last = start
    else:
        whole = months_from(start.year, start.month, months, "part")
        last = whole.end if whole else None
    return last or date.max


def month_days(year: int, month: int) -> Days | None:
    """The days of a Gregorian month."""
    return months_from(year, month, 1, "month")


def year_days(year: int) -> Days | None:
    """The days of a Gregorian year; None outside 1 to 9999."""
    return Days(date(year, 1, 1), date(year, 12, 31), "year") if 1 <= year <= 9999 else None


def years_days(first: int, count: int, grain: Grain) -> Days | None:
    """The days of ``count`` years from ``first``."""
    if first >= 1 and first + count - 1 <= 9999:
        return Days(date(first, 1, 1), date(first + count - 1, 12, 31), grain)
    return None


def week_days(origin: date, weeks: int, starts: int) -> Days | None:
    """The week ``weeks`` after the one of ``origin``; weeks start on weekday ``starts`` (Monday 0)."""
    first = shift(origin, days=7 * weeks - (origin.weekday() - starts) % 7)
    last = shift(first, days=6) if first else None
    return Days(first, last, "week") if last else None


def season_days(year: int, season: str) -> Days | None:
    """The three whole months of a meteorological season; winter starts in December of ``year``."""
    return months_from(year, _SEASONS[season][0], 3, "season")


def nth_weekday(within: Days, weekday: int, number: int) -> Days | None:
    """The ``number``-th such weekday of the stretch (-1 the last)."""
    if within.start is None or within.end is None:
        return None
    if number < 0:
        found = shift(within.end, days=7 * (number + 1) - (within.end.weekday() - weekday) % 7)
    else:
        found = shift(within.start, days=(weekday - within.start.weekday()) % 7 + 7 * (number - 1))
    return Days(found, found, "day") if found and within.start <= found <= within.end else None


@lru_cache(maxsize=4096)
def hijri_month_days(year: int, month: int) -> Days | None:
    """The days of a month of the Umm al-Qura calendar; None outside 1343 to 1500 AH."""
    if year not in _HIJRI_YEARS:
        return None
    from hijridate import Hijri  # loads its tables: only texts with Hijri dates pay for them

    first = Hijri(year, month, 1)
    start = first.to_gregorian()
    last = shift(date(start.year, start.month, start.day), days=first.month_length() - 1)
    return Days(date(start.year, start.month, start.day), last, "month")


def hijri_day(year: int, month: int, number: int) -> date | None:
    """The Gregorian day of a Hijri date (Umm al-Qura); None outside 1343 to 1500 AH or beyond the month's end."""
    whole = hijri_month_days(year, month)
    found = shift(whole.start, days=number - 1) if whole and whole.start else None
    return found if found and whole and whole.end and number >= 1 and found <= whole.end else None


def hijri_year_days(year: int) -> Days | None:
    """The days of a Hijri year."""
    first, last = hijri_month_days(year, 1), hijri_month_days(year, 12)
    return Days(first.start, last.end, "year") if first and last else None


def hijri_year_of(origin: date) -> int:
    """The Hijri year that ``origin`` falls in, exact within the tables and near to it outside."""
    guess = int((origin.year - 622) * 33 / 32)
    for year in (guess, guess + 1, guess + 2):
        whole = hijri_year_days(year)
        if whole and whole.start and whole.end and whole.start <= origin <= whole.end:
            return year
    return guess


def easter(year: int) -> date:
    """Western Easter Sunday (Gauss's rule in the form of Meeus, Jones and Butcher)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, number = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, number + 1)


def part_of(whole: Days, part: Part, today: date | None = None) -> Days | None:
    """The beginning, middle or end of a stretch.

    Months fall into thirds of ten days, decades into 4, 3 and 3 years, other stretches into thirds; a millennium begins and ends with ten years; a
    week has its middle on Tuesday to Thursday; the early year is its first quarter, the late year its last, and the very end of a year is December.
    ``rest`` and ``sofar`` are counted from ``today``.
    """
    start, end = whole.start, whole.end
    if start is None or end is None:
        return None
    if part == "rest":
        return Days(max(today, start), end, "part") if today and today <= end else whole._replace(grain="part")
    if part == "sofar":
        return Days(start, min(today, end), "part") if today and start <= today else whole._replace(grain="part")
    if whole.grain == "day":
        return whole
    if whole.grain == "week" and part == "middle":
        tuesday = start + DAY * ((_TUESDAY - start.weekday()) % 7)
        return Days(tuesday, tuesday + DAY * 2, "part")
    if whole.grain == "month":
        bounds = {"early": (1, 10), "middle": (11, 20)}.get(part, (21, 31))
        return Days(start + DAY * (bounds[0] - 1), min(end, start + DAY * (bounds[1] - 1)), "part")
    if whole.grain == "decade":
        first, last = {"early": (0, 3), "middle": (4, 6)}.get(part, (7, 9))
        return Days(date(start.year + first, 1, 1), date(start.year + last, 12, 31), "part")
    if whole.grain == "millennium" and part != "middle":
        first = start.year - start.year % 10 if part == "early" else end.year - 9
        return Days(date(max(first, start.year), 1, 1), date(first + 9, 12, 31), "part")
    if whole.grain == "year" and start.day == 1 and start.month == 1:
        month, count = {"early": (1, 3), "middle": (5, 4), "late": (10, 3)}.get(part, (12, 1))
        return months_from(start.year, month, count, "part")
    return _third(start, end, part)


def _third(start: date, end: date, part: Part) -> Days:
    length = (end - start).days + 1
    third = DAY * (-(-length // 3) - 1)
    if part == "early":
        return Days(start, start + third, "part")
    if part == "middle":
        return Days(start + DAY * (length // 3), end - DAY * (length // 3), "part")
    return Days(end - third, end, "part")
