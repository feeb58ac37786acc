"""Amounts of time: "three days", "a month and a half", "a week or two", "several weeks"; how long, how long ago, how long from now."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from marsad.mentions.number_words import number_readings
from marsad.mentions.numbers import number_at
from marsad.mentions.time import calendars
from marsad.mentions.time.calendars import DAY, GRAINS, Days, Grain
from marsad.mentions.time.moment import Moment
from marsad.mentions.time.persian import persian_month
from marsad.mentions.time.reading import Parsed, glued_letters, last_of_another, number, turn
from marsad.mentions.time.vocabulary import Turn, Unit, vocabulary
from marsad.mentions.time.words import Words, time_words
from marsad.mentions.units import unit_after

_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}
_DAYS = {"day": 1.0, "night": 1.0, "week": 7.0, "hour": 1 / 24, "minute": 1 / 1440, "second": 1 / 86400}
_SEVERAL = 7  # "some days ago" reaches back a week, "some weeks" and "some months" five of them
_MORE = 0.2  # so much of it, and at least one unit, "more than" an amount is at most
_FARTHEST = 120_000  # months
_FIRST_YEAR = 1000  # a number from this on is a year and counts nothing


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
    return Amount(unit, day_count=_DAYS[unit] * count)


_CENTURY = 1200  # months; "a century ago" tells no year, "a quarter of a century ago" does


@dataclass(frozen=True, slots=True)
class LengthTime:
    """How long something takes: no days."""

    amount: Amount
    grain: Grain = "duration"

    def days(self, now: Moment) -> Days:  # noqa: ARG002 - a length has no place in the calendar
        """No days."""
        return Days(None, None, "duration")


@dataclass(frozen=True, slots=True)
class AgoTime:
    """An amount of time before (-1) or after (1) the publication.

    ``since`` for the word that also means "ever since"; ``anaphoric`` when counted from an event of the text, ``told`` from the time told before.
    """

    amount: Amount
    sign: int
    since: bool = False
    anaphoric: bool = False
    from_now: bool = False
    told: bool = False

    @property
    def grain(self) -> Grain:
        """The unit counted."""
        return GRAINS.get(self.amount.unit, "part")

    def days(self, now: Moment) -> Days:
        """The day, or the days that words in weeks, months or years leave."""
        unknown = Days(None, None, self.grain)
        if self.from_now and self.sign > 0 and now.tense == "past":
            return replace(self, sign=-1).days(now)
        if now.today is None or self.anaphoric or self.told or (self.sign > 0 and now.tense == "past"):
            return unknown
        found = self._of_either(now.today)
        if found is None:
            return unknown
        if self.since and now.tense == "present":
            return Days(found.start, None, self.grain)
        return found

    def _of_either(self, today: date) -> Days | None:
        """The days of the amount; of two amounts, from those of the one to those of the other."""
        near = [replace(self, amount=one)._of_one(today) for one in self.amount.either()]
        starts = [days.start for days in near if days is not None and days.start is not None]
        ends = [days.end for days in near if days is not None and days.end is not None]
        if len(set(near)) == 1:
            return near[0]
        return Days(min(starts), max(ends), "part") if len(starts) == len(ends) == len(near) else None

    def _of_one(self, today: date) -> Days | None:
        return self._some(today) if self.amount.several else self._around(today)

    def _around(self, today: date) -> Days | None:
        middle = self.amount.away(today, self.sign)
        if middle is None:
            return None
        if self.amount.unit == "week":
            return Days(calendars.shift(middle, days=-3), calendars.shift(middle, days=3), "week")
        if self.amount.unit == "month":
            return calendars.month_days(middle.year, middle.month)
        if self.amount.unit in ("year", "decade") or (self.amount.unit == "century" and self.amount.months < _CENTURY):
            whole = self.amount.months % 12 == 0 or self.amount.unit == "century"
            return calendars.year_days(middle.year) if whole else calendars.month_days(middle.year, middle.month)
        return Days(middle, middle, "day") if self.amount.unit in _DAYS else None

    def _some(self, today: date) -> Days | None:
        near = {"day": 1, "week": 7, "month": 31}.get(self.amount.unit)
        if near is None:
            return (
                Days(calendars.shift(today, days=-1), today, "day")
                if self.amount.unit in ("hour", "minute", "second") and self.sign < 0
                else None
            )
        far = _SEVERAL if self.amount.unit == "day" else near * 5
        one, other = (calendars.shift(today, days=self.sign * days) for days in (far, near))
        return Days(min(one, other), max(one, other), "part") if one and other else None


@dataclass(frozen=True, slots=True)
class WindowTime:
    """As in "The last three days", "the coming 60 days", "within two weeks": up to or from the publication; ``within`` only in the future."""

    amount: Amount
    step: int
    within: bool = False
    grain: Grain = "part"

    def days(self, now: Moment) -> Days:
        """The days, of two amounts those of the longer; unknown for a vague number of units."""
        if now.today is None or (self.within and now.tense != "future"):
            return Days(None, None, self.grain)
        if any(one.several for one in self.amount.either()):
            hours = self.amount.unit in ("hour", "minute", "second") and self.step < 0 and self.amount.other is None
            return Days(now.today - DAY, now.today, self.grain) if hours else Days(None, None, self.grain)
        ends = [one.away(now.today, self.step) for one in self.amount.either()]
        known = [end for end in ends if end is not None]
        if len(known) < len(ends):
            return Days(None, None, self.grain)
        return Days(min(*known, now.today), max(*known, now.today), self.grain)


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
    count = _count(w, last + 1) if surely and not first.several and first.unit in {**_MONTHS, **_DAYS} else None
    if count is None or unit_after(w.keys, count[1]) is not None:
        return first, last
    return replace(first, other=amount_of(first.unit, count[0])), count[1]


def _inexact(w: Words, at: int, *, more: bool) -> tuple[Amount, int] | None:
    """The amount at token ``at``; with ``more`` it or one that is larger."""
    found = amount(w, at)
    if found is None or not more or found[0].several or found[0].other is not None:
        return found
    said, unit = found[0], amount_of(found[0].unit, 1)
    larger = Amount(
        said.unit,
        months=said.months + max(unit.months, said.months * _MORE),
        day_count=said.day_count + max(unit.day_count, said.day_count * _MORE),
    )
    return replace(said, other=larger), found[1]


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


def length(w: Words, at: int) -> Parsed | None:
    """How long: a counted or vague amount, or one unit after "for" or before "whole"."""
    after = w.key(at - 1) in time_words("before_length")
    found = amount(w, at)
    if found is None or _names_a_time(w, at, found[1]):
        return None
    if found[0].several and not vocabulary().some.at(w.keys, at):
        return None
    unit = vocabulary().units.at(w.keys, at)
    if unit is not None and unit.value.count == 1 and found[1] == unit.last and not after:
        return None
    from_now = _from_now(w, found[1])
    if from_now is not None:
        return Parsed(at, from_now, AgoTime(found[0], 1, from_now=True), "from-now")
    window = _last_or_next(w, found[1])
    if window is not None:
        return Parsed(at, window[1], WindowTime(found[0], window[0].step), "window")
    return Parsed(at, found[1], LengthTime(found[0]), "length", len(unit.clitic) if unit else glued_letters(w, at))


def _from_now(w: Words, at: int) -> int | None:
    return at + 2 if w.key(at) == "من" and w.key(at + 1) in ("الان", "اليوم") else None


def ago(w: Words, at: int) -> Parsed | None:
    """As in "Three days ago", "two weeks from now"; counted from an event when one follows ("two days after the signing")."""
    hit = vocabulary().ago.at(w.keys, at)
    if hit is None:
        return None
    if hit.value < 0 and (w.key(hit.last), w.key(hit.last + 1)) == ("اقل", "من"):
        return _less_than(w, at, hit.last + 2, len(hit.clitic))
    told = w.key(hit.last) == "ذلك" and w.key(hit.last + 1).startswith("ب")
    elapsed = hit.value > 0 and w.key(hit.last) in time_words("elapsing")
    place = hit.last + 1 if told or elapsed else hit.last
    about = vocabulary().about.at(w.keys, place)
    more = about is not None and about.value
    place = about.last if about and about.clitic in ("", "ب") else place
    found = _inexact(w, place, more=more)
    if found is None or _names_a_time(w, place, found[1]) or _hours_of_a_day(w, found):
        return None
    if hit.value > 0 and _again_and_again(w, at, place):
        return None
    if told:
        return Parsed(at, found[1], AgoTime(found[0], hit.value, told=True), "ago", len(hit.clitic))
    if hit.value > 0 and (w.key(found[1]), w.key(found[1] + 1)) == ("من", "ذلك"):
        return Parsed(at, found[1] + 2, AgoTime(found[0], 1, told=True), "ago", len(hit.clitic))
    if elapsed and w.key(found[1]) != "علي":
        return None
    last = _from_now(w, found[1])
    if hit.value > 0 and vocabulary().describing.at(w.keys, found[1]) is not None:
        return Parsed(at, found[1], AgoTime(found[0], 1, anaphoric=True), "ago", len(hit.clitic))
    since = w.key(at).endswith("منذ")
    anaphoric = last is None and (w.key(found[1]) == "من" or (hit.value > 0 and w.key(found[1]) in ("علي", "ل")))
    return Parsed(at, last or found[1], AgoTime(found[0], hit.value, since, anaphoric), "ago", len(hit.clitic))


def _again_and_again(w: Words, at: int, place: int) -> bool:
    """Whether "after" joins a unit to itself: "day after day", "year after year"."""
    before, after = (vocabulary().units.at(w.keys, token) for token in (at - 1, place))
    if at == 0 or before is None or after is None:
        return False
    return before.last == at and before.value == after.value and before.value.count == 1


def _less_than(w: Words, at: int, place: int, clitic: int) -> Parsed | None:
    """As in "Less than a month ago": at some time since then; not fixed when counted from an event."""
    found = amount(w, place)
    if found is None or _names_a_time(w, place, found[1]):
        return None
    of_event = w.key(found[1]) == "من"
    time = AgoTime(found[0], -1, anaphoric=True) if of_event else WindowTime(found[0], -1)
    return Parsed(at, found[1], time, "ago" if of_event else "window", clitic)


def passed(w: Words, at: int) -> Parsed | None:
    """As in "A year has passed since", "the passing of a year since"; counted from what follows."""
    about = vocabulary().about.at(w.keys, at + 1)
    place = about.last if about and not about.clitic else at + 1
    found = _inexact(w, place, more=about is not None and about.value)
    if found is None or w.key(found[1]) != "علي" or _names_a_time(w, place, found[1]):
        return None
    return Parsed(at, found[1], AgoTime(found[0], 1, anaphoric=True), "ago")


def _hours_of_a_day(w: Words, found: tuple[Amount, int]) -> bool:
    """Whether "hours" are those of a part of a day: "since the early hours of the morning"."""
    return found[0].unit == "hour" and w.key(found[1]) in time_words("of_a_day")


def throughout(w: Words, at: int) -> Parsed | None:
    """As in "All day", "the whole week long"."""
    unit = vocabulary().units.at(w.keys, at + 1)
    if w.key(at) not in time_words("throughout") or unit is None or unit.value.count != 1 or unit.clitic:
        return None
    if turn(w, unit.last) is not None or number(w, unit.last) is not None or _names_a_time(w, at + 1, unit.last):
        return None
    return Parsed(at, unit.last, LengthTime(amount_of(unit.value.name, 1.0)), "length")


def within(w: Words, at: int) -> Parsed | None:
    """As in "Within two weeks"."""
    found = amount(w, at + 1)
    if found is None or found[0].several or _names_a_time(w, at + 1, found[1], least=0):
        return None
    window = _last_or_next(w, found[1])
    if window is not None:
        return Parsed(at + 1, window[1], WindowTime(found[0], window[0].step), "window")
    if w.key(found[1]) in time_words("first_few") | time_words("last_few"):
        return None  # "within the 9 first months of the year"
    return Parsed(at, found[1], WindowTime(found[0], 1, within=True), "within")


def _last_or_next(w: Words, at: int) -> tuple[Turn, int] | None:
    """The "last" or "next" after an amount, which makes a window from the publication."""
    said = turn(w, at)
    if said is None or said[0].step not in (-1, 1) or said[0].anaphoric or last_of_another(w, said[1]):
        return None
    return said


def _names_a_time(w: Words, at: int, last: int, least: int = _FIRST_YEAR) -> bool:
    """Whether the unit belongs to a name or a number after it: "the month of May", "the month of fasting", "the year 2014", "the day of Friday"."""
    vocab = vocabulary()
    unit = vocab.units.at(w.keys, at)
    if unit is None or unit.last != last or unit.value.count != 1:
        return False
    if vocab.feasts.at(w.keys, at) is not None or persian_month(w, at) is not None:
        return True
    told = number(w, last)
    if told is not None and told.value >= least and (not least or (unit.value.name == "year" and not told.ordinal)):
        return True
    if unit.value.name in ("day", "night") and vocab.days.at(w.keys, last) is not None:
        return True
    named = (
        vocab.months if unit.value.name == "month" else vocab.weekdays if unit.value.name in ("day", "night") else None
    )
    hit = named.at(w.keys, last) if named is not None else None
    return hit is not None and not hit.clitic


def window(w: Words, at: int) -> Parsed | None:
    """As in "The last three days", "the two coming weeks", "the 48 hours past"; starts at the noun with its article."""
    unit = vocabulary().units.at(w.keys, at)
    if unit is None or unit.value.count == 1 or not unit.value.definite:
        return None
    place, count = unit.last, float(unit.value.count)
    if not count:
        found = number(w, place)
        if found is not None:
            count, place = float(found.value), found.last
        elif w.key(place) in time_words("few"):
            place += 1
    further = number(w, place + 1) if count and w.key(place) in time_words("or") else None
    if further is not None:
        count, place = max(count, float(further.value)), further.last
    said = _last_or_next(w, place)
    if said is None:
        return None
    vague = Amount(unit.value.name, several=True)
    return Parsed(
        at,
        said[1],
        WindowTime(amount_of(unit.value.name, count) if count else vague, said[0].step),
        "window",
        len(unit.clitic),
    )


def last_few(w: Words, at: int) -> Parsed | None:
    """As in "The last 3 years" with the word "last" before the number."""
    if w.key(at) not in ("اخر", "واخر"):
        return None
    found = amount(w, at + 1)
    unit = vocabulary().units.at(w.keys, at + 1)
    if found is None or (unit is not None and unit.value.count == 1):
        return None
    return Parsed(at, found[1], WindowTime(found[0], -1), "window")
