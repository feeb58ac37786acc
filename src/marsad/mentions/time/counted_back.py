"""Times counted back from the news itself: "three days after the explosion", "the tenth anniversary", "for the third day in a row"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from marsad.mentions.time import calendars
from marsad.mentions.time.calendars import Days, Grain
from marsad.mentions.time.expressions import Expression, TurnTime
from marsad.mentions.time.moment import Moment
from marsad.mentions.time.quantities import AgoTime
from marsad.mentions.time.reading import Parsed, number
from marsad.mentions.time.tense import Tenses
from marsad.mentions.time.vocabulary import Turn, vocabulary
from marsad.mentions.time.words import Words, key_set
from marsad.records import Analysis, DateMention
from marsad.text import words

ITS_DAY = ("يومه", "يومها", "ليومه", "ليومها")
_LEAD = 3  # sentences, the title one of them, in which the news of the day is told
_FRESH = timedelta(days=7)  # a day so near the publication is one of the news
_FAR, _OLD = 400, timedelta(days=31)  # so many characters after a time so old a text still tells of then
_SINCE = key_set("من على")
_NO_HAPPENING = key_set("ذلك هذا هذه الآن اليوم تلك دون غير قبل بعد جديد أجل خلال بين")
_WAS = key_set("كان كانت وكان وكانت كانوا وكانوا")
_ITS_DAY = frozenset(ITS_DAY)
_RUNNING = frozenset(["day", "night", "week", "month", "year"])
_IN_A_ROW = (words("على التوالي"), words("تواليا"), words("على التتابع"))
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
    if w.key(at) in _ITS_DAY:
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
    in_a_row = next((len(row) for row in _IN_A_ROW if tuple(w.keys[found.last : found.last + len(row)]) == row), 0)
    time = RunningTime(unit.value.name, found.value)
    return Parsed(at, found.last + in_a_row, time, "running", len(unit.clitic) - 1)


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
    out = list(mentions)
    for at in back:
        one, mention = found[at], mentions[at]
        here = bisect_right(starts, mention.span.start) - 1
        begins, ends = starts[here], starts[here + 1]
        lead = here < _LEAD or isinstance(one.time, RunningTime | AnniversaryTime)
        ahead = tenses.at(mention.span.start, mention.span.end) == "future"
        planned = ahead and not isinstance(one.time, AnniversaryTime)
        if lead and not planned and not _was(w, one.first, begins) and not _of_old(mentions, begins, today):
            out[at] = _dated(one, mention, [m for m in mentions if begins <= m.span.start < ends], today)
    return out


def _counted_back(w: Words, one: Parsed) -> bool:
    time = one.time
    if isinstance(time, AnniversaryTime | RunningTime):
        return True
    if not isinstance(time, AgoTime) or not time.anaphoric or time.sign < 0 or w.key(one.last) not in _SINCE:
        return False
    after = w.key(one.last + 1)
    lasting = w.key(one.last) == "من" and vocabulary().lasting.at(w.keys, one.last + 1) is not None
    return after[:1].isalpha() and after not in _NO_HAPPENING and not lasting


def _was(w: Words, at: int, begins: int) -> bool:
    """Whether "was" stands before word ``at`` in its sentence, which tells of a time before the news."""
    while at > 0 and w.starts[at - 1] >= begins:
        at -= 1
        if w.keys[at] in _WAS:
            return True
    return False


def _of_old(mentions: Sequence[DateMention], begins: int, today: date) -> bool:
    """Whether shortly before the sentence that begins at character ``begins`` a time long past is told last."""
    before = [m for m in mentions if m.start is not None and begins - _FAR <= m.span.start < begins]
    last = before[-1] if before else None
    return last is not None and last.end is not None and today - last.end > _OLD


def _dated(one: Parsed, mention: DateMention, others: Sequence[DateMention], today: date) -> DateMention:
    fixed = [(m, m.start, m.end) for m in others if m.start is not None and m.end is not None]
    if isinstance(one.time, AnniversaryTime):  # what stands after it may date what happened
        years = {d.year for m, start, end in fixed if m.span.start < mention.span.start for d in (start, end)}
        found = calendars.year_days((years or {today.year}).pop() - one.time.years) if len(years) < 2 else None
        return replace(mention, start=found.start, end=found.end, grain="year") if found else mention
    days = {start for _, start, end in fixed if start == end}
    if len(days) > 1 or any(start != end for _, start, end in fixed):
        return mention
    day = days.pop() if days else today
    if not today - _FRESH <= day <= today:
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
