"""Times counted back from the news itself: "three days after the explosion", "the tenth anniversary", "for the third day in a row"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice, takewhile
from typing import NamedTuple

from marsad.mentions.time import calendars
from marsad.mentions.time.ago import AgoTime
from marsad.mentions.time.calendars import Days, Grain
from marsad.mentions.time.expressions import Expression, TurnTime
from marsad.mentions.time.moment import Moment
from marsad.mentions.time.reading import Parsed, number
from marsad.mentions.time.tense import Tenses
from marsad.mentions.time.vocabulary import Turn, vocabulary
from marsad.mentions.time.words import Words, key_set, time_words
from marsad.records import Analysis, DateMention

_LEAD = 3  # sentences, the title one of them, in which the news of the day is told
_FRESH = timedelta(days=7)  # a day so near the publication is one of the news
_FAR, _OLD = 400, timedelta(days=31)  # so many characters after a time so old a text still tells of then
_SINCE = key_set("من على")
_RUNNING = frozenset(["day", "night", "week", "month", "year"])
_MOST = 400


@dataclass(frozen=True, slots=True)
class AnniversaryTime:
    """The year in which that happened of which this is the so many-th anniversary; not fixed before the year of the anniversary is known."""

    years: int
    grain: Grain = "year"

    def days(self, now: Moment) -> Days:  # noqa: ARG002 - counted from the news, see `from_the_news`
        """No days."""
        return Days(None, None, "year")


@dataclass(frozen=True, slots=True)
class RunningTime:
    """What goes on for the so many-th day, week, month or year: all of them up to the news."""

    unit: str
    number: int
    grain: Grain = "part"

    def days(self, now: Moment) -> Days:  # noqa: ARG002 - counted from the news, see `from_the_news`
        """No days."""
        return Days(None, None, "part")

    def up_to(self, last: date) -> Days:
        """From the first day of the first unit to ``last``; a night begins in the evening before its day, which leaves two."""
        if self.unit in ("day", "night"):
            start = calendars.shift(last, days=1 - self.number - (self.unit == "night"))
        else:
            start = TurnTime(self.unit, Turn(1 - self.number)).days(Moment(last)).start
        return Days(start, last if start else None, "part")


def anniversary(w: Words, at: int) -> Parsed | None:
    """As in "The (annual) tenth anniversary of"."""
    place = at + 1 if w.key(at + 1) != "السنويه" else at + 2
    found = number(w, place)
    if found is None or not (found.ordinal or found.digits) or not 1 <= found.value <= _MOST:
        return None
    return Parsed(at, found.last, AnniversaryTime(found.value), "anniversary", int(not w.key(at).startswith("ال")))


def running(w: Words, at: int) -> Parsed | None:
    """As in "For the third day (in a row)", "(in) its third day"; the first one goes on from nowhere."""
    if w.key(at) in time_words("its_day"):
        found = number(w, at + 1)
        known = found is not None and (found.ordinal or found.digits) and 2 <= found.value <= _MOST
        return Parsed(at, found.last, RunningTime("day", found.value), "running") if found and known else None
    unit = vocabulary().units.at(w.keys, at)
    if unit is None or unit.clitic not in ("ل", "ول") or unit.value.count != 1:
        return None
    if not unit.value.definite and unit.value.name != "night":  # of "for the night" one lam is not written
        return None
    found = number(w, unit.last)
    if unit.value.name not in _RUNNING or found is None or not (found.ordinal or found.digits):
        return None
    if not 2 <= found.value <= _MOST:
        return None
    in_a_row = vocabulary().in_a_row.at(w.keys, found.last)
    last = in_a_row.last if in_a_row and not in_a_row.clitic else found.last
    return Parsed(at, last, RunningTime(unit.value.name, found.value), "running", len(unit.clitic) - 1)


def from_the_news(
    analysis: Analysis, w: Words, found: Sequence[Parsed], mentions: list[DateMention], today: date, tenses: Tenses
) -> list[DateMention]:
    """The times of a text, those counted back from the news with their days where the text leaves no doubt of what day it tells.

    Args:
        analysis: the text.
        w: its words.
        found: times as they were read, from left to right.
        mentions: the same times as days.
        today: the day of publication.
        tenses: the tenses of the clauses of the text.
    """
    back = [at for at, one in enumerate(found) if _counted_back(w, one)]
    if not back:
        return mentions
    starts = [0, *(analysis.tokens[s.first].span.start for s in analysis.sentences[1:]), len(w.text) + 1]
    out, told = list(mentions), None
    for at in back:
        one, mention = found[at], mentions[at]
        here = bisect_right(starts, mention.span.start) - 1
        if told is None or told.number != here:
            told = _told(w, mentions, starts, here, today)
        lead = here < _LEAD or isinstance(one.time, RunningTime | AnniversaryTime)
        ahead = tenses.at(mention.span.start, mention.span.end) == "future"
        planned = ahead and not isinstance(one.time, AnniversaryTime)
        if lead and not planned and not told.was < one.first and not told.of_old:
            out[at] = _dated(one, mention, told, today)
    return out


class _Told(NamedTuple):
    """What a sentence, by its number, tells of time: the word that is its first "was", its single days, whether it tells longer times.

    ``years`` are its first two years, each with the character at which it is told first; ``of_old`` is whether a time long past stands before it.
    """

    number: int
    was: int
    days: frozenset[date]
    longer: bool
    years: tuple[tuple[int, int], ...]
    of_old: bool


def _told(w: Words, mentions: Sequence[DateMention], starts: Sequence[int], number: int, today: date) -> _Told:
    begins, ends = starts[number], starts[number + 1]
    at = bisect_left(w.starts, begins)
    past = time_words("was")
    was = next((i for i in range(at, bisect_left(w.starts, ends)) if w.keys[i] in past), len(w.keys))
    first = bisect_left(mentions, begins, key=lambda m: m.span.start)
    inside = mentions[first : bisect_left(mentions, ends, key=lambda m: m.span.start)]
    fixed = [(m.span.start, m.start, m.end) for m in inside if m.start is not None and m.end is not None]
    years: dict[int, int] = {}
    for place, start, end in fixed:
        years.setdefault(start.year, place)
        years.setdefault(end.year, place)
    return _Told(
        number,
        was,
        frozenset(start for _, start, end in fixed if start == end),
        any(start != end for _, start, end in fixed),
        tuple((place, year) for year, place in islice(years.items(), 2)),
        _of_old((mentions[i] for i in range(first - 1, -1, -1)), begins, today),
    )


def _counted_back(w: Words, one: Parsed) -> bool:
    time = one.time
    if isinstance(time, AnniversaryTime | RunningTime):
        return True
    if not isinstance(time, AgoTime) or not time.anaphoric or time.sign < 0 or w.key(one.last) not in _SINCE:
        return False
    after = w.key(one.last + 1)
    lasting = w.key(one.last) == "من" and vocabulary().lasting.at(w.keys, one.last + 1) is not None
    return after[:1].isalpha() and after not in time_words("no_happening") and not lasting


def _of_old(before: Iterable[DateMention], begins: int, today: date) -> bool:
    """Whether the first fixed one of the times before character ``begins``, where a sentence begins, is near it and long past."""
    near = takewhile(lambda m: m.span.start >= begins - _FAR, before)
    last = next((m for m in near if m.start is not None), None)
    return last is not None and last.end is not None and today - last.end > _OLD


def _dated(one: Parsed, mention: DateMention, told: _Told, today: date) -> DateMention:
    if isinstance(one.time, AnniversaryTime):  # what stands after it may date what happened
        years = {year for place, year in told.years if place < mention.span.start}
        found = calendars.year_days((years or {today.year}).pop() - one.time.years) if len(years) < 2 else None
        return replace(mention, start=found.start, end=found.end, grain="year") if found else mention
    if len(told.days) > 1 or told.longer:
        return mention
    day = next(iter(told.days), today)
    if not timedelta() <= today - day <= _FRESH:
        return mention
    back = _counted(one.time, day)
    rule = "time.since-event" if isinstance(one.time, AgoTime) else mention.rule
    return replace(mention, start=back.start, end=back.end, grain=back.grain, rule=rule) if back.start else mention


def _counted(time: Expression, day: date) -> Days:
    if isinstance(time, RunningTime):
        return time.up_to(day)
    return (
        replace(time, sign=-1, anaphoric=False).days(Moment(day))
        if isinstance(time, AgoTime)
        else time.days(Moment(day))
    )
