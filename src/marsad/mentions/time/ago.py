"""How long ago and how long from now, also counted from what a text tells: "three days ago", "two days after the signing"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from marsad.mentions.time import calendars
from marsad.mentions.time.amounts import DAYS, Amount, amount, amount_of
from marsad.mentions.time.calendars import GRAINS, Days, Grain
from marsad.mentions.time.moment import Moment
from marsad.mentions.time.named_units import names_a_time
from marsad.mentions.time.reading import Parsed
from marsad.mentions.time.vocabulary import vocabulary
from marsad.mentions.time.windows import WindowTime
from marsad.mentions.time.words import Words, time_words

_SEVERAL = 7  # "some days ago" reaches back a week, "some weeks" and "some months" five of them
_MORE = 0.2  # so much of it, and at least one unit, "more than" an amount is at most
_CENTURY = 1200  # months; "a century ago" tells no year, "a quarter of a century ago" does


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
        return Days(middle, middle, "day") if self.amount.unit in DAYS else None

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
    if found is None or names_a_time(w, place, found[1]) or _hours_of_a_day(w, found):
        return None
    if hit.value > 0 and _again_and_again(w, at, place):
        return None
    if told:
        return Parsed(at, found[1], AgoTime(found[0], hit.value, told=True), "ago", len(hit.clitic))
    if hit.value > 0 and (w.key(found[1]), w.key(found[1] + 1)) == ("من", "ذلك"):
        return Parsed(at, found[1] + 2, AgoTime(found[0], 1, told=True), "ago", len(hit.clitic))
    if elapsed and w.key(found[1]) != "علي":
        return None
    last = from_now(w, found[1])
    if hit.value > 0 and vocabulary().describing.at(w.keys, found[1]) is not None:
        return Parsed(at, found[1], AgoTime(found[0], 1, anaphoric=True), "ago", len(hit.clitic))
    since = w.key(at).endswith("منذ")
    anaphoric = last is None and (w.key(found[1]) == "من" or (hit.value > 0 and w.key(found[1]) in ("علي", "ل")))
    return Parsed(at, last or found[1], AgoTime(found[0], hit.value, since, anaphoric), "ago", len(hit.clitic))


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


def from_now(w: Words, at: int) -> int | None:
    """The token after "from now" or "from today" at token ``at``."""
    return at + 2 if w.key(at) == "من" and w.key(at + 1) in ("الان", "اليوم") else None


def _again_and_again(w: Words, at: int, place: int) -> bool:
    """Whether "after" joins a unit to itself: "day after day", "year after year"."""
    before, after = (vocabulary().units.at(w.keys, token) for token in (at - 1, place))
    if at == 0 or before is None or after is None:
        return False
    return before.last == at and before.value == after.value and before.value.count == 1


def _less_than(w: Words, at: int, place: int, clitic: int) -> Parsed | None:
    """As in "Less than a month ago": at some time since then; not fixed when counted from an event."""
    found = amount(w, place)
    if found is None or names_a_time(w, place, found[1]):
        return None
    of_event = w.key(found[1]) == "من"
    time = AgoTime(found[0], -1, anaphoric=True) if of_event else WindowTime(found[0], -1)
    return Parsed(at, found[1], time, "ago" if of_event else "window", clitic)


def passed(w: Words, at: int) -> Parsed | None:
    """As in "A year has passed since", "the passing of a year since"; counted from what follows."""
    about = vocabulary().about.at(w.keys, at + 1)
    place = about.last if about and not about.clitic else at + 1
    found = _inexact(w, place, more=about is not None and about.value)
    if found is None or w.key(found[1]) != "علي" or names_a_time(w, place, found[1]):
        return None
    return Parsed(at, found[1], AgoTime(found[0], 1, anaphoric=True), "ago")


def _hours_of_a_day(w: Words, found: tuple[Amount, int]) -> bool:
    """Whether "hours" are those of a part of a day: "since the early hours of the morning"."""
    return found[0].unit == "hour" and w.key(found[1]) in time_words("of_a_day")
