"""Days of the Persian solar calendar, by which pages and texts from Iran tell dates."""

from __future__ import annotations

from datetime import date

_BEFORE = 226_894  # days before the calendar began
_LONG = 6  # months of 31 days; those behind have 30, but for the last one of most years, which has 29


def persian_day(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a Persian date; eight leap years in 33, as in every year from 1300 to 1472.

    Returns:
        The day, None where the month or the day is none; the 30th of the last month of a common year is the first of the next one.
    """
    if not (1 <= month <= 12 and 1 <= day <= (31 if month <= _LONG else 30)):
        return None
    before = 30 * (month - 1) + min(month - 1, _LONG)
    return date.fromordinal(365 * (year - 1) + (8 * year + 21) // 33 + before + day + _BEFORE)
