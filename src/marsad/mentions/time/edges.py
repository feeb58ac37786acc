"""The first and the last pieces of a time by their number, and the same time in another year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from marsad.mentions.time import calendars
from marsad.mentions.time.amounts import Amount, amount, amount_of
from marsad.mentions.time.calendars import DAY, Days, Grain
from marsad.mentions.time.centuries import new_millennium
from marsad.mentions.time.expressions import Expression, TurnTime, YearTime, or_unknown
from marsad.mentions.time.moment import Moment
from marsad.mentions.time.parts import whole
from marsad.mentions.time.pieces import NthTime, PartTime
from marsad.mentions.time.reading import OF, Parsed, glued_letters, number, turn, turn_before, turn_opening, year_phrase
from marsad.mentions.time.vocabulary import Turn, vocabulary
from marsad.mentions.time.words import Words, time_words

_THE = ("ال", "بال", "وال", "لل")
_SAME = Turn(0, anaphoric=True)
_BEFORE = {"اول": True, "واول": True, "اخر": False, "واخر": False}  # "the first" is True


@dataclass(frozen=True, slots=True)
class EdgeTime:
    """So much of a time from its start, or up to its end."""

    amount: Amount
    at_start: bool
    of: Expression
    grain: Grain = "part"

    def days(self, now: Moment) -> Days:
        """The days; unknown when the time is shorter than that."""
        found = self.of.days(now)
        if found.start is None or found.end is None:
            return Days(None, None, "part")
        if self.at_start:
            after = self.amount.away(found.start, 1)
            return _within(found, found.start, after - DAY if after else None)
        return _within(found, self.amount.away(found.end + DAY, -1), found.end)


def _within(of: Days, start: date | None, end: date | None) -> Days:
    if start is None or end is None or of.start is None or of.end is None or start < of.start or end > of.end:
        return Days(None, None, "part")
    return Days(start, end, "part")


@dataclass(frozen=True, slots=True)
class SameTime:
    """The day or the month of the publication, or of a time ``told`` before, in another year."""

    unit: str
    year: YearTime | TurnTime
    told: bool = False

    @property
    def grain(self) -> Grain:
        """The unit."""
        return "day" if self.unit == "day" else "month"

    def days(self, now: Moment) -> Days:
        """The day or month, of one told before the year in which it is; none for a Hijri year, or on 29 February of a common year."""
        year = self.year.days(now)
        if now.today is None or year.start is None or getattr(self.year, "hijri", False):
            return Days(None, None, self.grain)
        return year if self.told else self.within(year.start.year, now.today)

    def within(self, year: int, of: date) -> Days:
        """The same day or month as ``of`` in a year."""
        if self.unit == "month":
            return or_unknown(calendars.month_days(year, of.month), "month")
        found = calendars.day(year, of.month, of.day)
        return Days(found, found, "day")


def first_or_last_few(w: Words, at: int) -> Parsed | None:
    """As in "The first three months of the year", "the last two weeks of May", "the first days of the year", "the first 3 months of 2020"."""
    head = _few_after(w, at) or _few_before(w, at) or _few_counted(w, at)
    if head is None:
        return None
    found, at_start, last, clitic = head
    of = whole(w, last + 1, definite=True) if w.key(last) in OF else None
    if of is None and at_start and w.key(last) in OF:
        of = new_millennium(w, last + 1)
    if of is None:
        return None
    if found.several:
        return Parsed(at, of.last, PartTime(of.time, "early" if at_start else "late"), "part", clitic)
    return Parsed(at, of.last, EdgeTime(found, at_start, of.time), "piece", clitic)


def _few_after(w: Words, at: int) -> tuple[Amount, bool, int, int] | None:
    """The unit with its article, a number or none, and "first" or "last"."""
    unit = vocabulary().units.at(w.keys, at)
    if unit is None or unit.value.count == 1 or not unit.value.definite:
        return None
    name, count, place = unit.value.name, unit.value.count, unit.last
    counted = number(w, place) if not count else None
    if counted is not None and not counted.ordinal:
        count, place = counted.value, counted.last
    if w.key(place) not in time_words("first_few") | time_words("last_few"):
        return None
    found = amount_of(name, float(count)) if count else Amount(name, several=True)
    return found, w.key(place) in time_words("first_few"), place + 1, len(unit.clitic)


def _few_before(w: Words, at: int) -> tuple[Amount, bool, int, int] | None:
    """As in "the first" or "the last" and a number of units."""
    at_start = _BEFORE.get(w.key(at))
    found = amount(w, at + 1) if at_start is not None else None
    if at_start is None or found is None or found[0].several:
        return None
    unit = vocabulary().units.at(w.keys, at + 1)
    return None if unit is not None and unit.value.count == 1 else (found[0], at_start, found[1], 0)


def _few_counted(w: Words, at: int) -> tuple[Amount, bool, int, int] | None:
    """A number with the article, its units, and "first" or "last"."""
    found = amount(w, at) if w.key(at) == "ال" or w.key(at).startswith(_THE) else None
    if found is None or found[0].several or w.key(found[1]) not in time_words("first_few") | time_words("last_few"):
        return None
    return found[0], w.key(found[1]) in time_words("first_few"), found[1] + 1, glued_letters(w, at)


def ten_days(w: Words, at: int) -> Parsed | None:
    """As in "The last ten (nights) of Ramadan"."""
    if w.key(at + 1) not in time_words("first_few") | time_words("last_few") or w.key(at + 2) not in OF:
        return None
    of = whole(w, at + 3)
    number_of_third = 1 if w.key(at + 1) in time_words("first_few") else -1
    return Parsed(at, of.last, NthTime("third", number_of_third, of.time), "piece") if of else None


def same_time(w: Words, at: int) -> Parsed | None:
    """As in "This very day of last year", "this month of 2011"."""
    said = turn_before(w, at + 1)
    unit = vocabulary().units.at(w.keys, said[1]) if said and not said[0].anaphoric and not said[0].step else None
    if unit is None or unit.value.name not in ("day", "month") or unit.value.count != 1 or w.key(unit.last) not in OF:
        return None
    year = year_phrase(w, unit.last)
    return Parsed(at, year[1], SameTime(unit.value.name, year[0]), "same-time") if year else None


def same_as_told(w: Words, at: int) -> Parsed | None:
    """As in "The same month of last year", "that very day of 2011": of the month or day told before."""
    before = turn_opening(w, at)
    unit = vocabulary().units.at(w.keys, before[1] if before else at)
    if unit is None or unit.value.name not in ("day", "month") or unit.value.count != 1 or not unit.value.definite:
        return None
    said = (before[0], unit.last) if before else turn(w, unit.last)
    if said is None or said[0] != _SAME or w.key(said[1]) not in OF:
        return None
    year = year_phrase(w, said[1])
    if year is None:
        return None
    clitic = before[2] if before else len(unit.clitic)
    return Parsed(at, year[1], SameTime(unit.value.name, year[0], told=True), "same-time", clitic)
