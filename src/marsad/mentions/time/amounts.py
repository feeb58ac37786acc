"""Amounts of time: "three days", "a month and a half", "a week or two", "24 to 48 hours", "several weeks"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from marsad.mentions.number.words import number_readings
from marsad.mentions.numbers import number_at
from marsad.mentions.time import calendars
from marsad.mentions.time.reading import number
from marsad.mentions.time.vocabulary import Unit, vocabulary
from marsad.mentions.time.words import Words, time_words
from marsad.mentions.units import unit_after

_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}
DAYS = {"day": 1.0, "night": 1.0, "week": 7.0, "hour": 1 / 24, "minute": 1 / 1440, "second": 1 / 86400}
_FARTHEST = 120_000  # months


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of time: whole and broken months and days; ``several`` of its ``unit`` when no number is said.

    ``other`` is the amount that it may be as well: "two days or three".
    """

    unit: str
    months: float = 0.0
    day_count: float = 0.0
    several: bool = False
    other: Amount | None = None

    def plus(self, other: Amount) -> Amount:
        """Both amounts together; the finer unit is kept."""
        return Amount(
            other.unit, self.months + other.months, self.day_count + other.day_count, self.several or other.several
        )

    def either(self) -> tuple[Amount, ...]:
        """The amounts that it may be."""
        return (self,) if self.other is None else (replace(self, other=None), self.other)

    def away(self, origin: date, sign: int) -> date | None:
        """``origin`` moved by the amount, forward (1) or back (-1); part months count thirty days."""
        whole = int(self.months)
        rest = round(self.day_count + (self.months - whole) * 30)
        return (
            calendars.shift(origin, months=sign * whole, days=sign * rest)
            if whole < _FARTHEST and rest < 10**6
            else None
        )


def amount_of(unit: str, count: float) -> Amount:
    """``count`` units of time."""
    if unit in _MONTHS:
        return Amount(unit, months=_MONTHS[unit] * count)
    return Amount(unit, day_count=DAYS[unit] * count)


def amount(w: Words, at: int) -> tuple[Amount, int] | None:
    """The amount of time at token ``at`` ("a year, a month and 21 days", "a week or two") and the token after it."""
    found = _one(w, at)
    while found is not None:
        more = _further(w, found[1])
        if more is None or more[1] - at > 24:
            return _or_other(w, *found)
        found = (found[0].plus(more[0]), more[1])
    return _number_or_other(w, at)


def _or_other(w: Words, first: Amount, last: int) -> tuple[Amount, int]:
    """An amount and the one that it may be as well: "a week or a month", "two days or three", "a month to two months"."""
    surely = w.key(last) in time_words("or")
    if not surely and w.key(last) not in time_words("or_up_to"):
        return first, last
    other = _one(w, last + 1)
    if other is not None and (surely or other[0].unit == first.unit):
        return replace(first, other=other[0]), other[1]
    count = _count(w, last + 1) if surely and not first.several and first.unit in {**_MONTHS, **DAYS} else None
    if count is None or unit_after(w.keys, count[1]) is not None:
        return first, last
    return replace(first, other=amount_of(first.unit, count[0])), count[1]


def _number_or_other(w: Words, at: int) -> tuple[Amount, int] | None:
    """As in "three or four days", "24 to 48 hours": the unit stands behind the second number."""
    count = _count(w, at)
    if count is None or w.key(count[1]) not in time_words("or") | time_words("or_up_to"):
        return None
    other = _counted(w, count[1] + 1)
    if other is None or count[0] > 99_999:
        return None
    return replace(amount_of(other[0].unit, count[0]), other=other[0]), other[1]


def _further(w: Words, at: int) -> tuple[Amount, int] | None:
    mark = w.key(at)
    start = at + 1 if mark in ("و", "،", ",") else at
    if start == at and not mark.startswith("و") and not mark.isdecimal():
        return None
    found = _one(w, start, joined=True)
    return found if found and not found[0].several else None


def _one(w: Words, at: int, *, joined: bool = False) -> tuple[Amount, int] | None:
    vocab = vocabulary()
    some = vocab.some.at(w.keys, at)
    if some is not None:
        unit = vocab.units.at(w.keys, some.last)
        return (
            (Amount(unit.value.name, several=True), unit.last)
            if unit and unit.value.count == 0 and not unit.clitic
            else None
        )
    share = vocabulary().fractions.get(w.key(at))
    if share is not None:
        unit = vocab.units.at(w.keys, at + 1)
        return (
            (amount_of(unit.value.name, share), unit.last)
            if unit and unit.value.count == 1 and not unit.clitic
            else None
        )
    unit = vocab.units.at(w.keys, at)
    if unit is not None:
        return _bare_unit(w, unit.value, unit.last, clitic=unit.clitic, joined=joined)
    return _counted(w, at)


def _bare_unit(w: Words, unit: Unit, last: int, *, clitic: str, joined: bool) -> tuple[Amount, int] | None:
    if clitic not in ("", "ل", "ب") and not (joined and clitic == "و"):
        return None
    if unit.count == 0:
        return Amount(unit.name, several=True), last
    if unit.count == 1 and (
        unit.definite or (unit.name == "decade" and w.key(last)[:1].isalnum() and w.key(last) != "من")
    ):
        return None  # the word for a decade also means "holding" a meeting
    last = last + 1 if w.key(last) in time_words("whole") else last
    return _and_half(w, unit, float(unit.count), last)


def _counted(w: Words, at: int) -> tuple[Amount, int] | None:
    count = _count(w, at)
    if count is None:
        return None
    value, place = count
    unit = vocabulary().units.at(w.keys, place)
    if unit is None or unit.clitic or unit.value.count == 2 or value > 99_999:
        return None
    return _and_half(w, unit.value, value, unit.last)


def _count(w: Words, at: int) -> tuple[float, int] | None:
    """A number before a unit, broken ones ("3.5") included."""
    key = w.key(at)
    if (
        key.isdecimal()
        and w.key(at + 1) in (".", "٫", ",")
        and w.glued(at + 2)
        and w.key(at + 2).isdecimal()
        and len(key) < 6
    ):
        return float(f"{key}.{w.key(at + 2)[:6]}"), at + 3
    if key.isdecimal() or key not in number_readings():
        whole = number(w, at)
        return (float(whole.value), whole.last) if whole and not whole.ordinal else None
    found = number_at(w.keys[at : at + 9], 0)
    return (
        (found.value, at + found.last)
        if found and not (found.ordinal and found.last == 1) and found.value > 0
        else None
    )


def _and_half(w: Words, unit: Unit, value: float, last: int) -> tuple[Amount, int]:
    share = vocabulary().fractions.get(w.key(last)) if w.key(last).startswith("و") else None
    if share is None:
        return amount_of(unit.name, value), last
    again = vocabulary().units.at(w.keys, last + 1)
    end = again.last if again and again.value.name == unit.name and not again.clitic else last + 1
    return amount_of(unit.name, value + share), end
