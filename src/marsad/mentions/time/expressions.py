"""What an expression of time says, apart from any date: each kind turns into days once a moment is given.

Every expression has a ``grain`` and a method ``days``; days that the words (and a known day of publication) do not fix are None.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from marsad.mentions.time import calendars
from marsad.mentions.time.calendars import DAY, Days, Grain, Part
from marsad.mentions.time.moment import Moment, choose
from marsad.mentions.time.vocabulary import Feast, Turn

_MONTHS_OF = {"month": 1, "quarter": 3, "season": 3, "year": 12, "decade": 120, "century": 1200}


class Expression(Protocol):
    """An expression of time."""

    @property
    def grain(self) -> Grain:
        """The unit in which the words speak."""

    def days(self, now: Moment) -> Days:
        """The days that it may mean."""


def _or_unknown(found: Days | None, grain: Grain) -> Days:
    return found if found is not None else Days(None, None, grain)


def _years_around(now: Moment, *, hijri: bool) -> range:
    if now.today is None:
        return range(0)
    middle = calendars.hijri_year_of(now.today) if hijri else now.today.year
    return range(middle - 2, middle + 3)


@dataclass(frozen=True, slots=True)
class YearTime:
    """A year by its number."""

    year: int
    hijri: bool = False
    grain: Grain = "year"

    def days(self, now: Moment) -> Days:  # noqa: ARG002 - a fixed time needs no moment
        """The year's days."""
        found = calendars.hijri_year_days(self.year) if self.hijri else calendars.year_days(self.year)
        return _or_unknown(found, "year")


@dataclass(frozen=True, slots=True)
class TurnTime:
    """A unit of the calendar counted from now: last week, this year, the coming month."""

    unit: str
    turn: Turn

    @property
    def grain(self) -> Grain:
        """The unit."""
        return (
            "day"
            if self.unit in ("day", "night")
            else self.unit
            if self.unit in _MONTHS_OF or self.unit == "week"
            else "part"
        )  # type: ignore[return-value]

    def days(self, now: Moment) -> Days:
        """The days of the unit; unknown for one counted from another time of the text."""
        following = self.turn.step == 1 and now.tense == "future"  # "the following week" of a plan is the next one
        if now.today is None or (self.turn.anaphoric and not following):
            return Days(None, None, self.grain)
        return _or_unknown(_unit_days(self.unit, now.today, self.turn.step, now.week_starts), self.grain)


def _unit_days(unit: str, today: date, step: int, week_starts: int) -> Days | None:
    if unit == "day":
        found = calendars.shift(today, days=step)
        return Days(found, found, "day") if found else None
    if unit == "week":
        return calendars.week_days(today, step, week_starts)
    if unit == "night":
        found = calendars.shift(today, days=step)
        return Days(min(found, today), max(found, today), "day") if found else None
    if unit == "weekend":
        week = calendars.week_days(today, step, week_starts)
        return Days(week.end - DAY, week.end, "part") if week and week.end else None
    months = _MONTHS_OF.get(unit)
    if months is None:
        return None
    if months >= 120:
        size = months // 12
        return calendars.years_days(today.year - today.year % size + step * size, size, unit)  # type: ignore[arg-type]
    index = (today.year * 12 + today.month - 1) // months + step
    year, month = divmod(index * months, 12)
    return calendars.months_from(year, month + 1, months, unit) if 1 <= year <= 9999 else None  # type: ignore[arg-type]


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
            return [] if self.turn and self.turn.anaphoric else list(_years_around(now, hijri=self.hijri))
        if isinstance(self.year, YearTime) and self.year.hijri == self.hijri:
            return [self.year.year]
        whole = self.year.days(now)
        if whole.start is None or whole.end is None:
            return []
        if self.hijri:
            return sorted({calendars.hijri_year_of(whole.start), calendars.hijri_year_of(whole.end)})
        return [whole.start.year]

    def days(self, now: Moment) -> Days:
        """The month's days."""
        found = [d for y in self.years(now) if (d := self.of_year(y)) is not None]
        if self.year is not None:
            return _or_unknown(_inside(found, self.year.days(now)), "month")
        return _or_unknown(choose(found, now, self.turn.step if self.turn else None), "month")


def _inside(found: list[Days], whole: Days) -> Days | None:
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
        candidates = [self._in(whole) for y in self.month.years(now) if (whole := self.month.of_year(y)) is not None]
        agreeing = [d for d in candidates[1:-1] if d and d.start and d.start.weekday() == self.weekday] or candidates
        if self.month.year is not None:
            return _or_unknown(_inside([d for d in agreeing if d], self.month.year.days(now)), "day")
        return _or_unknown(choose(agreeing, now, self.month.turn.step if self.month.turn else None), "day")

    def _in(self, whole: Days) -> Days | None:
        if whole.start is None or whole.end is None or self.number < 1:
            return None
        found = whole.start + DAY * (self.number - 1)
        return Days(found, found, "day") if found <= whole.end else None


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
        return _or_unknown(choose(agreeing, now, None), "day")


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
            return _or_unknown(calendars.nth_weekday(week, self.weekday, 1), "day")
        if self.turn is not None and self.turn.step == 0 and now.tense != "future":
            week = _or_unknown(calendars.week_days(now.today, 0, now.week_starts), "week")
            return _or_unknown(calendars.nth_weekday(week, self.weekday, 1), "day")
        strict = self.turn is not None and self.turn.step != 0
        step = self.turn.step if self.turn and strict else 1 if now.tense == "future" else -1
        back = (now.today.weekday() - self.weekday) % 7
        offset = (7 * step if strict else 0) if back == 0 else -back if step < 0 else 7 - back
        found = calendars.shift(now.today, days=offset)
        return Days(found, found, "day")


@dataclass(frozen=True, slots=True)
class PartTime:
    """The beginning, middle, end or rest of a time."""

    of: Expression
    part: Part
    grain: Grain = "part"

    def days(self, now: Moment) -> Days:
        """The days of the part."""
        return _or_unknown(calendars.part_of(self.of.days(now), self.part, now.today), "part")


@dataclass(frozen=True, slots=True)
class NthTime:
    """The first Friday of July, the third week of the month, the second quarter or half of a year; ``number`` -1 is the last."""

    unit: str
    number: int
    of: Expression
    weekday: int = 0

    @property
    def grain(self) -> Grain:
        """The unit that is counted."""
        return (
            self.unit
            if self.unit in ("day", "week", "month", "quarter")
            else "day"
            if self.unit == "weekday"
            else "part"
        )  # type: ignore[return-value]

    def days(self, now: Moment) -> Days:
        """The days of that one."""
        whole = self.of.days(now)
        if whole.start is None or whole.end is None:
            return Days(None, None, self.grain)
        return _or_unknown(self._within(whole, now.week_starts), self.grain)

    def _within(self, whole: Days, week_starts: int) -> Days | None:
        if self.unit == "weekday":
            return calendars.nth_weekday(whole, self.weekday, self.number)
        if self.unit == "week" and self.number < 0:
            last = calendars.nth_weekday(whole, (week_starts - 1) % 7, self.number)
            return Days(last.start - DAY * 6, last.start, "week") if last and last.start else None
        if self.unit == "week":
            first = calendars.nth_weekday(whole, week_starts, self.number)
            return Days(first.start, first.start + DAY * 6, "week") if first and first.start else None
        if self.unit == "day":
            found = _count_days(whole, self.number)
            return Days(found, found, "day") if found else None
        months = {"month": 1, "quarter": 3, "half": 6, "third": 4}.get(self.unit)
        if months is None or whole.start is None:
            return None
        if whole.grain == "month" and self.unit in ("half", "third"):
            return _share(whole, self.unit, self.number)
        number = self.number if self.number > 0 else 12 // months + 1 + self.number
        start = calendars.shift(whole.start, months=months * (number - 1))
        return calendars.months_from(start.year, start.month, months, self.grain) if start else None


def _count_days(whole: Days, number: int) -> date | None:
    if whole.start is None or whole.end is None:
        return None
    found = whole.start + DAY * (number - 1) if number > 0 else whole.end + DAY * (number + 1)
    return found if whole.start <= found <= whole.end else None


def _share(whole: Days, unit: str, number: int) -> Days | None:
    if whole.start is None or whole.end is None:
        return None
    size = 15 if unit == "half" else 10
    parts = 2 if unit == "half" else 3
    place = number if number > 0 else parts + 1 + number
    end = whole.end if place == parts else whole.start + DAY * (size * place - 1)
    return Days(whole.start + DAY * (size * (place - 1)), end, "part")


@dataclass(frozen=True, slots=True)
class SeasonTime:
    """A season; ``year`` may be a number, "last year" or missing."""

    season: str
    year: Expression | None = None
    turn: Turn | None = None
    grain: Grain = "season"

    def days(self, now: Moment) -> Days:
        """The season's three months."""
        if self.year is not None:
            whole = self.year.days(now)
            return _or_unknown(calendars.season_days(whole.start.year, self.season) if whole.start else None, "season")
        if self.turn is not None and self.turn.anaphoric:
            return Days(None, None, "season")
        found = [calendars.season_days(y, self.season) for y in _years_around(now, hijri=False)]
        return _or_unknown(choose(found, now, self.turn.step if self.turn else None), "season")


@dataclass(frozen=True, slots=True)
class DecadeTime:
    """A decade by its tens ("the nineties"), of the given century or the one that readers take: the last past one."""

    tens: int
    century: Expression | None = None
    grain: Grain = "decade"

    def days(self, now: Moment) -> Days:
        """The ten years."""
        if self.tens >= 100:
            return _or_unknown(calendars.years_days(self.tens, 10, "decade"), "decade")
        if self.century is None:
            first = 1900 + self.tens
        else:
            whole = self.century.days(now)
            # News on the web is of this century: its "last century" is fixed without a day of publication.
            last_century = isinstance(self.century, TurnTime) and self.century.turn == Turn(-1)
            if whole.start is None and not last_century:
                return Days(None, None, "decade")
            first = (whole.start.year // 100 * 100 if whole.start else 1900) + self.tens
        return _or_unknown(calendars.years_days(first, 10, "decade"), "decade")


@dataclass(frozen=True, slots=True)
class CenturyTime:
    """A century by its number; the twentieth is 1900 to 1999, as news use it."""

    number: int
    grain: Grain = "century"

    def days(self, now: Moment) -> Days:  # noqa: ARG002 - a fixed time needs no moment
        """The hundred years."""
        return _or_unknown(calendars.years_days((self.number - 1) * 100 or 1, 100, "century"), "century")


@dataclass(frozen=True, slots=True)
class FeastTime:
    """A holiday."""

    feast: Feast
    year: YearTime | TurnTime | None = None
    turn: Turn | None = None
    grain: Grain = "day"

    def days(self, now: Moment) -> Days:
        """The days of the holiday."""
        if self.year is not None:
            whole = self.year.days(now)
            if whole.start is None or whole.end is None:
                return Days(None, None, "day")
            around = self._years(whole.start, whole.end)
            return _or_unknown(_inside([d for y in around if (d := self._in(y))], whole), "day")
        return _or_unknown(
            choose(
                [self._in(y) for y in _years_around(now, hijri=self.feast.hijri)],
                now,
                self.turn.step if self.turn else None,
            ),
            "day",
        )

    def _years(self, start: date, end: date) -> list[int]:
        if self.feast.hijri:
            return sorted({calendars.hijri_year_of(start), calendars.hijri_year_of(end)})
        return [start.year]

    def _in(self, year: int) -> Days | None:
        feast = self.feast
        if feast.hijri:
            first = calendars.hijri_day(year, feast.month, feast.day)
        elif feast.easter is not None:
            first = calendars.shift(calendars.easter(year), days=feast.easter)
        elif feast.nth is not None:
            month = calendars.month_days(year, feast.month)
            found = calendars.nth_weekday(month, *feast.nth) if month else None
            first = found.start if found else None
        else:
            first = calendars.day(year, feast.month, feast.day)
        return Days(first, first + DAY * (feast.days - 1), "day") if first else None


@dataclass(frozen=True, slots=True)
class WeekdayOrDate:
    """As in "Tuesday the third of September" or "the third Tuesday of September": written alike, the weekday of the date tells."""

    date: DayTime
    piece: NthTime
    grain: Grain = "day"

    def days(self, now: Moment) -> Days:
        """The date when it falls on that weekday, else the counted weekday."""
        found = self.date.days(now)
        agrees = found.start is not None and found.start.weekday() == self.piece.weekday
        return found if agrees else self.piece.days(now)


@dataclass(frozen=True, slots=True)
class RangeTime:
    """From one time to another; an open side is None (since 2011, until Friday)."""

    first: Expression | None
    last: Expression | None

    @property
    def grain(self) -> Grain:
        """The finer unit of its ends."""
        known = [e.grain for e in (self.last, self.first) if e is not None]
        return known[0] if known else "part"

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
