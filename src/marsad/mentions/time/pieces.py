"""Expressions made from other times: parts and numbered pieces, seasons, decades, centuries, feasts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from marsad.mentions.time import calendars
from marsad.mentions.time.calendars import DAY, GRAINS, Days, Grain, Part
from marsad.mentions.time.expressions import DayTime, Expression, TurnTime, YearTime, inside, or_unknown, years_around
from marsad.mentions.time.moment import Moment, choose
from marsad.mentions.time.vocabulary import Feast, Turn

PARTS = {"half": 2, "third": 3, "quarter": 4}
"""How many there are of each numbered share of a time."""

_YEAR = 366  # days
_MONTH = 30  # days of a month that is shared
_DAYS_OFF = 4  # days of a feast that are counted on from its first
_LUNAR, _HIJRA = 0.970224, 621.5774  # a Hijri year in solar years; the solar year in which they begin


@dataclass(frozen=True, slots=True)
class PartTime:
    """The beginning, middle, end or rest of a time."""

    of: Expression
    part: Part
    grain: Grain = "part"

    def days(self, now: Moment) -> Days:
        """The days of the part."""
        return or_unknown(_unless_over(self.of, now, self._within), "part")

    def _within(self, whole: Days, now: Moment) -> Days | None:
        return calendars.part_of(whole, self.part, now.today)


def _unless_ahead(time: NthTime, now: Moment, found: Days | None) -> Days | None:
    """``found``, but that of the year before when the year is not named, this year's is still to come and the clause tells of no future.

    "Profits rose in the fourth quarter" in February is of the quarter just over. Where the clause does not even tell of the past, the one before
    must be much the nearer, and no year be said at all.
    """
    of, today = time.of, now.today
    if found is None or found.start is None or today is None or found.start <= today or now.tense == "future":
        return found
    if not isinstance(of, TurnTime) or not of.unsaid or of.unit != "year" or not (time.bare or now.tense == "past"):
        return found
    before = replace(time, of=replace(of, turn=Turn(-1))).days(now)
    margin = 1 if now.tense == "past" else 2
    near = before.end is not None and (today - before.end) * margin < found.start - today
    return before if near else found


def _unless_over(of: Expression, now: Moment, piece: Callable[[Days, Moment], Days | None]) -> Days | None:
    """The piece of a time; of the next one when a clause about the future says only "the year" and this year's piece is over."""
    found = piece(of.days(now), now)
    over = found is not None and found.end is not None and now.today is not None and found.end < now.today
    if over and now.tense == "future" and isinstance(of, TurnTime) and of.unsaid:
        return piece(replace(of, turn=Turn(1)).days(now), now)
    return found


@dataclass(frozen=True, slots=True)
class NthTime:
    """The first Friday of July, the third week of the month, the second quarter or half of a year; ``number`` -1 is the last.

    ``bare`` when not even "of the year" stands with it.
    """

    unit: str
    number: int
    of: Expression
    weekday: int = 0
    bare: bool = False

    @property
    def grain(self) -> Grain:
        """The unit that is counted."""
        return GRAINS.get(self.unit, "part")

    def days(self, now: Moment) -> Days:
        """The days of that one."""
        return or_unknown(_unless_ahead(self, now, _unless_over(self.of, now, self._within)), self.grain)

    def _within(self, whole: Days, now: Moment) -> Days | None:
        if whole.start is None or whole.end is None:
            return None
        week_starts = now.first_weekday
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
            if isinstance(self.of, FeastTime) and 1 <= self.number <= _DAYS_OFF:
                found = whole.start + DAY * (self.number - 1)
            return Days(found, found, "day") if found else None
        if self.unit == "decade":
            first_year = whole.start.year + (self.number - 1) * 10 if self.number > 0 else whole.end.year - 9
            return calendars.years_days(first_year, 10, "decade") if first_year < whole.end.year else None
        parts = PARTS.get(self.unit)
        if parts is not None and whole.grain != "year":
            return _share(whole, parts, self.number)
        months = 1 if self.unit == "month" else 12 // parts if parts else None
        if months is None:
            return None
        number = self.number if self.number > 0 else 12 // months + 1 + self.number
        start = calendars.shift(whole.start, months=months * (number - 1))
        return (
            calendars.months_from(start.year, start.month, months, self.grain) if start and start <= whole.end else None
        )


@dataclass(frozen=True, slots=True)
class AfterTime:
    """The year after a day, of which the first Sundays or Fridays are counted: "the second Sunday after Easter"."""

    of: Expression
    grain: Grain = "part"

    def days(self, now: Moment) -> Days:
        """The days from the next one on."""
        end = self.of.days(now).end
        last = calendars.shift(end, days=_YEAR) if end is not None else None
        return (
            Days(end + DAY, last, self.grain) if end is not None and last is not None else Days(None, None, self.grain)
        )


def _count_days(whole: Days, number: int) -> date | None:
    if whole.start is None or whole.end is None:
        return None
    found = whole.start + DAY * (number - 1) if number > 0 else whole.end + DAY * (number + 1)
    return found if whole.start <= found <= whole.end else None


def _share(whole: Days, parts: int, number: int) -> Days | None:
    """One of so many equal parts: whole years of decades and longer times, of months as of thirty days, else days."""
    place = number if number > 0 else parts + 1 + number
    if whole.start is None or whole.end is None or not 1 <= place <= parts:
        return None
    if whole.grain in ("decade", "century", "millennium"):
        years = whole.end.year - whole.start.year + 1
        first, after = (whole.start.year + years * part // parts for part in (place - 1, place))
        return Days(date(first, 1, 1), date(after - 1, 12, 31), "part")
    days = _MONTH if whole.grain == "month" else (whole.end - whole.start).days + 1
    start, after_it = (whole.start + DAY * (days * part // parts) for part in (place - 1, place))
    return Days(start, whole.end if place == parts else after_it - DAY, "part")


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
            return or_unknown(calendars.season_days(whole.start.year, self.season) if whole.start else None, "season")
        if self.turn is not None and self.turn.anaphoric:
            return Days(None, None, "season")
        found = [calendars.season_days(y, self.season) for y in years_around(now, hijri=False)]
        return or_unknown(choose(found, now, self.turn.step if self.turn else None), "season")


@dataclass(frozen=True, slots=True)
class DecadeTime:
    """A decade by its tens ("the nineties"), of the given century or the one that readers take: the last past one."""

    tens: int
    century: Expression | None = None
    grain: Grain = "decade"

    def days(self, now: Moment) -> Days:
        """The ten years."""
        if self.tens >= 100:
            return or_unknown(calendars.years_days(self.tens, 10, "decade"), "decade")
        if self.century is None:
            first = 1900 + self.tens
        else:
            whole = self.century.days(now)
            # News on the web is of this century: its "last century" is fixed without a day of publication.
            last_century = isinstance(self.century, TurnTime) and self.century.turn == Turn(-1)
            if whole.start is None and not last_century:
                return Days(None, None, "decade")
            first = (whole.start.year // 100 * 100 if whole.start else 1900) + self.tens
        return or_unknown(calendars.years_days(first, 10, "decade"), "decade")


@dataclass(frozen=True, slots=True)
class CenturyTime:
    """A century or a millennium by its number.

    The twentieth century is 1900 to 1999, as news use it, of the Hijri ones the years that they touch; those ``before`` the common era have no days.
    """

    number: int
    hijri: bool = False
    before: bool = False
    grain: Grain = "century"

    def days(self, now: Moment) -> Days:  # noqa: ARG002 - a fixed time needs no moment
        """The hundred or thousand years."""
        if self.before:
            return Days(None, None, self.grain)
        if self.hijri:
            first, last = (_LUNAR * year + _HIJRA for year in ((self.number - 1) * 100 + 1, self.number * 100 + 1))
            return Days(date(int(first), 1, 1), date(int(last), 12, 31), "century")
        size = 1000 if self.grain == "millennium" else 100
        first = (self.number - 1) * size
        return or_unknown(calendars.years_days(first or 1, size if first else size - 1, self.grain), self.grain)


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
            return or_unknown(inside([d for y in around if (d := self._in(y))], whole), "day")
        return or_unknown(
            choose(
                [self._in(y) for y in years_around(now, hijri=self.feast.hijri)],
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
        if feast.hijri and not feast.day:
            return calendars.hijri_month_days(year, feast.month)
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
