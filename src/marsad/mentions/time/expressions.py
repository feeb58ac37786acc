"""What an expression of time says, apart from any date: each kind turns into days once a moment is given.

Every expression has a ``grain`` and a method ``days``; days that the words (and a known day of publication) do not fix are None.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from marsad.mentions.time import calendars
from marsad.mentions.time.calendars import DAY, GRAINS, Days, Grain
from marsad.mentions.time.moment import Moment, choose
from marsad.mentions.time.vocabulary import Turn

_FRIDAY = 4
_LONGEST_HIJRI_MONTH = 30  # where one country counts 29 days, another may count 30
_MONTHS_OF = {"month": 1, "quarter": 3, "season": 3, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}


class Expression(Protocol):
    """An expression of time."""

    @property
    def grain(self) -> Grain:
        """The unit in which the words speak."""

    def days(self, now: Moment) -> Days:
        """The days that it may mean."""


def or_unknown(found: Days | None, grain: Grain) -> Days:
    """``found``, or unknown days of that grain."""
    return found if found is not None else Days(None, None, grain)


def years_around(now: Moment, *, hijri: bool) -> range:
    """Five years of the calendar about the publication; none when it is unknown."""
    if now.today is None:
        return range(0)
    middle = calendars.hijri_year_of(now.today) if hijri else now.today.year
    return range(middle - 2, middle + 3)


@dataclass(frozen=True, slots=True)
class YearTime:
    """A year by its number; ``before`` the common era, where the calendar has no days.

    ``happened`` when it is not said, but that of what is known by its day and month.
    """

    year: int
    hijri: bool = False
    before: bool = False
    grain: Grain = "year"
    happened: bool = False

    def days(self, now: Moment) -> Days:  # noqa: ARG002 - a fixed time needs no moment
        """The year's days."""
        found = calendars.hijri_year_days(self.year) if self.hijri else calendars.year_days(self.year)
        return or_unknown(None if self.before else found, "year")


@dataclass(frozen=True, slots=True)
class TurnTime:
    """A unit of the calendar counted from now: last week, this year, the coming month.

    ``unsaid`` when the words say only "the year": the one of the publication, unless a clause about the future means the next.
    """

    unit: str
    turn: Turn
    unsaid: bool = False

    @property
    def grain(self) -> Grain:
        """The unit."""
        return GRAINS.get(self.unit, "part")

    def days(self, now: Moment) -> Days:
        """The days of the unit; unknown for one counted from another time of the text."""
        following = self.turn.step == 1 and now.tense == "future"  # "the following week" of a plan is the next one
        if now.today is None or (self.turn.anaphoric and not following):
            return Days(None, None, self.grain)
        week_starts = now.first_weekday_now if self.unit == "week" else now.first_weekday
        return or_unknown(_unit_days(self.unit, now.today, self.turn.step, week_starts), self.grain)


def _unit_days(unit: str, today: date, step: int, week_starts: int) -> Days | None:
    if unit == "day":
        found = calendars.shift(today, days=step)
        return Days(found, found, "day") if found else None
    if unit == "week":
        return calendars.week_days(today, step, week_starts)
    if unit == "night":
        found = calendars.shift(today, days=step)
        evening = calendars.shift(today, days=step - (step > 0))
        return Days(evening, evening + DAY * (step != 0), "day") if found and evening else None
    if unit == "weekend":
        week = calendars.week_days(today, step, week_starts)
        friday = calendars.nth_weekday(week, _FRIDAY, 1) if week else None
        # Two days of the three, by country: Friday and Saturday, or Saturday and Sunday.
        return Days(friday.start, week.end, "part") if week and friday else None
    months = _MONTHS_OF.get(unit)
    if months is None:
        return None
    if months >= 120:
        size = months // 12
        return calendars.years_days(today.year - today.year % size + step * size, size, GRAINS[unit])
    index = (today.year * 12 + today.month - 1) // months + step
    year, month = divmod(index * months, 12)
    return calendars.months_from(year, month + 1, months, GRAINS[unit]) if 1 <= year <= 9999 else None


@dataclass(frozen=True, slots=True)
class MonthTime:
    """A named month; ``year`` may be a number, "last year" or missing; ``turn`` as in "last March"."""

    month: int
    hijri: bool = False
    year: YearTime | TurnTime | None = None
    turn: Turn | None = None
    grain: Grain = "month"

    def of_year(self, year: int) -> Days | None:
        """The month's days in a year of its own calendar."""
        return calendars.hijri_month_days(year, self.month) if self.hijri else calendars.month_days(year, self.month)

    def years(self, now: Moment) -> list[int]:
        """The years of its calendar that it may fall in."""
        if self.year is None:
            return [] if self.turn and self.turn.anaphoric else list(years_around(now, hijri=self.hijri))
        if isinstance(self.year, YearTime) and self.year.hijri == self.hijri and not self.year.before:
            return [self.year.year]
        whole = self.year.days(now)
        if whole.start is None or whole.end is None:
            return []
        if self.hijri:
            return sorted({calendars.hijri_year_of(whole.start), calendars.hijri_year_of(whole.end)})
        return [whole.start.year]

    def as_of(self, now: Moment) -> MonthTime:
        """Without the year of what happened, in a text that is older than that."""
        if not isinstance(self.year, YearTime) or not self.year.happened or now.today is None:
            return self
        return replace(self, year=None) if self.year.year > now.today.year else self

    def days(self, now: Moment) -> Days:
        """The month's days."""
        if (plain := self.as_of(now)) is not self:
            return plain.days(now)
        found = [d for y in self.years(now) if (d := self.of_year(y)) is not None]
        if self.year is not None:
            return or_unknown(inside(found, self.year.days(now)), "month")
        return or_unknown(choose(found, now, self.turn.step if self.turn else None), "month")


def inside(found: list[Days], whole: Days) -> Days | None:
    """The first of the candidates that begins in ``whole`` (a Hijri month named with a Gregorian year), else the first."""
    for days in found:
        if whole.start is None or whole.end is None or (days.start and whole.start <= days.start <= whole.end):
            return days
    return found[0] if found else None


@dataclass(frozen=True, slots=True)
class DayTime:
    """A day of a month; ``weekday`` (Monday 0), when said, helps to find the year."""

    number: int
    month: MonthTime | TurnTime
    weekday: int | None = None
    grain: Grain = "day"

    def days(self, now: Moment) -> Days:
        """The day."""
        if isinstance(self.month, TurnTime):
            whole = self.month.days(now)
            found = whole.start + DAY * (self.number - 1) if whole.start and whole.end else None
            return Days(found, found, "day") if found and whole.end and found <= whole.end else Days(None, None, "day")
        if (plain := self.month.as_of(now)) is not self.month:
            return replace(self, month=plain).days(now)
        candidates = [self._in(days) for y in self.month.years(now) if (days := self.month.of_year(y)) is not None]
        agreeing = [d for d in candidates[1:-1] if d and d.start and d.start.weekday() == self.weekday] or candidates
        if self.month.year is not None:
            return or_unknown(inside([d for d in agreeing if d], self.month.year.days(now)), "day")
        return or_unknown(choose(agreeing, now, self.month.turn.step if self.month.turn else None), "day")

    def _in(self, whole: Days) -> Days | None:
        if whole.start is None or whole.end is None or self.number < 1:
            return None
        hijri = isinstance(self.month, MonthTime) and self.month.hijri
        found = whole.start + DAY * (self.number - 1)
        if found > whole.end and not (hijri and self.number == _LONGEST_HIJRI_MONTH):
            return None
        if hijri and self.weekday is not None:  # countries begin a month a day apart: the weekday tells
            off = (self.weekday - found.weekday() + 3) % 7 - 3
            found += DAY * off * (abs(off) == 1)
        return Days(found, found, "day")


@dataclass(frozen=True, slots=True)
class NumberedDay:
    """A day said by its number alone: "on the 27th"."""

    number: int
    weekday: int | None = None
    grain: Grain = "day"

    def days(self, now: Moment) -> Days:
        """The nearest such day by the tense."""
        if now.today is None:
            return Days(None, None, "day")
        found = []
        for months in (-2, -1, 0, 1, 2):
            first = calendars.shift(now.today.replace(day=1), months=months)
            there = calendars.day(first.year, first.month, self.number) if first else None
            if there:
                found.append(Days(there, there, "day"))
        agreeing = [d for d in found if d.start and d.start.weekday() == self.weekday] or found
        return or_unknown(choose(agreeing, now, None), "day")


@dataclass(frozen=True, slots=True)
class FixedTime:
    """A date written out in full."""

    start: date | None
    end: date | None
    grain: Grain

    def days(self, now: Moment) -> Days:  # noqa: ARG002 - a fixed time needs no moment
        """The days."""
        return Days(self.start, self.end, self.grain)


@dataclass(frozen=True, slots=True)
class RelativeDay:
    """Yesterday, today, tomorrow: days counted from the publication."""

    offset: int
    weekday: int | None = None
    grain: Grain = "day"

    def days(self, now: Moment) -> Days:
        """The day; a weekday said with it outweighs a day of publication that disagrees: the text may be days older."""
        found = calendars.shift(now.today, days=self.offset) if now.today else None
        if found is not None and self.weekday is not None:
            found = calendars.shift(found, days=(self.weekday - found.weekday() + 5) % 7 - 5)
        return Days(found, found, "day")


@dataclass(frozen=True, slots=True)
class WeekdayTime:
    """A day of the week; ``turn`` as in "last Monday", ``week`` as in "Monday of last week"."""

    weekday: int
    turn: Turn | None = None
    week: TurnTime | None = None
    grain: Grain = "day"

    def days(self, now: Moment) -> Days:
        """The day: the nearest on or before the publication, or on or after it in a clause about the future."""
        unknown = Days(None, None, "day")
        if now.today is None or (self.turn is not None and self.turn.anaphoric):
            return unknown
        if self.week is not None:
            week = self.week.days(now)
            return or_unknown(calendars.nth_weekday(week, self.weekday, 1), "day")
        if self.turn is not None and self.turn.step == 0 and now.tense != "future":
            week = or_unknown(calendars.week_days(now.today, 0, now.first_weekday), "week")
            return or_unknown(calendars.nth_weekday(week, self.weekday, 1), "day")
        strict = self.turn is not None and self.turn.step != 0
        step = self.turn.step if self.turn and strict else 1 if now.tense == "future" else -1
        back = (now.today.weekday() - self.weekday) % 7
        weeks = (step if strict else 0) if back == 0 else step + 1 if step < 0 else step
        offset = 7 * weeks - back
        found = calendars.shift(now.today, days=offset)
        return Days(found, found, "day")


@dataclass(frozen=True, slots=True)
class RangeTime:
    """From one time to another; an open side is None (since 2011, until Friday)."""

    first: Expression | None
    last: Expression | None

    @property
    def grain(self) -> Grain:
        """The unit of its ends, where both speak in the same."""
        known = {e.grain for e in (self.last, self.first) if e is not None}
        return known.pop() if len(known) == 1 else "part"

    def days(self, now: Moment) -> Days:
        """From the start of the first to the end of the last; unknown when a side that is said is not fixed."""
        first = self.first.days(now).start if self.first else None
        last = self.last.days(now).end if self.last else None
        if (self.first and first is None) or (self.last and last is None):
            return Days(None, None, self.grain)
        if first and last and first > last:
            return self._repaired(first, last, now)
        return Days(first, last, self.grain)

    def _repaired(self, first: date, last: date, now: Moment) -> Days:
        """Ends resolved apart from each other fall in different years: "from 3 December to 5 January"."""
        earlier = replace(now, today=last, tense="past")
        first_again = self.first.days(earlier).start if self.first else None
        if first_again is not None and first_again <= last:
            return Days(first_again, last, self.grain)
        later = self.last.days(replace(now, today=first, tense="future")).end if self.last else None
        return Days(first, later, self.grain) if later and first <= later else Days(None, None, self.grain)
