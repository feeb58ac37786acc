"""Times that a text names, as days: dates in four Arab month traditions, Hijri dates, weekdays, relative times, ranges.

Nothing is made more precise than the words: a time is the interval of days that it may mean, and what needs an unknown day of publication
stays open. Grammar in `marsad.mentions.time`, words in the lexicons months, weekdays, time_units, relative, periods and holidays.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from marsad.language import analyse
from marsad.mentions.time import calendars
from marsad.mentions.time.calendars import Days
from marsad.mentions.time.counted_back import from_the_news
from marsad.mentions.time.expressions import RelativeDay
from marsad.mentions.time.figures import iso_day
from marsad.mentions.time.moment import RECENT, Moment, Tense
from marsad.mentions.time.reading import Parsed
from marsad.mentions.time.scan import expressions
from marsad.mentions.time.tense import Tenses
from marsad.mentions.time.this_day import of_this_day
from marsad.mentions.time.told_before import from_told_before, since_days_told
from marsad.mentions.time.vocabulary import vocabulary
from marsad.mentions.time.words import Words
from marsad.records import Analysis, DateMention, Span

_AHEAD = frozenset(["بحلول", "وبحلول"])
_SINCE = frozenset(["منذ", "ومنذ"])
_NONE_UNLESS_FIXED = frozenset(["time.anniversary", "time.running"])
_NAMED_BY = 3  # words before a time in which stands what it names
_SOON = timedelta(days=14)


def times_in(
    analysis: Analysis, published: date | None = None, *, week_starts: int | None = None, tense: Tense | None = None
) -> list[DateMention]:
    """Every expression of time in an analysed text, from left to right.

    Args:
        analysis: the text with its tokens.
        published: the day of publication; without it only times that the text itself fixes have days.
        week_starts: the weekday (Monday 0) on which "last week" begins, 6 for the Sunday of most Arab calendars; when None as readers of news from
            several countries take it: on a Saturday or Sunday the week from Sunday to Saturday, on other days Monday to Sunday (ISO 8601).
        tense: the tense to take where no verb tells one; "future" suits announcements and diaries.

    Returns:
        Mentions whose spans index ``analysis.text``; ``start`` and ``end`` are None where open or not fixed.
    """
    w = Words(analysis.text)
    tenses = Tenses(analysis)
    found = list(expressions(w))
    today = _dateline(found, published)
    now = Moment(today, tense, week_starts)
    mentions = [_mention(w, one, now, tenses) for one in found]
    mentions = since_days_told(found, from_told_before(w, found, mentions))
    if today is not None:
        mentions = from_the_news(analysis, w, found, mentions, today, tenses)
        mentions = of_this_day(w, found, mentions, today)
    return [m for m in mentions if m.start is not None or m.rule not in _NONE_UNLESS_FIXED]


def find_dates(
    text: str, published: date | str | None = None, *, week_starts: int | None = None, tense: Tense | None = None
) -> list[DateMention]:
    """Every expression of time in a text; see `times_in`.

    Args:
        text: any text.
        published: day of publication, a date or ISO 8601.
        week_starts: as for `times_in`.
        tense: as for `times_in`.

    Raises:
        ValueError: ``published`` is a string that is no ISO date.
    """
    day = iso_day(published) if isinstance(published, str) else published
    return times_in(analyse(text), day, week_starts=week_starts, tense=tense)


def latest_fixed_date(analysis: Analysis) -> date | None:
    """The latest day that the text itself fixes and tells as past: it was written no earlier than that; None when it fixes none."""
    w = Words(analysis.text)
    tenses = Tenses(analysis)
    latest: date | None = None
    for found in expressions(w):
        days = found.time.days(Moment(None))
        start = days.start
        if start is None or (latest is not None and start <= latest) or found.rule == "until" or _of_a_plan(w, found):
            continue
        span = _span(w, found)
        if tenses.at(span.start, span.end) != "future":
            latest = start
    return latest


def _of_a_plan(w: Words, found: Parsed) -> bool:
    """Whether a time names a plan, a budget, a contest or the like, which may be told before it comes: "the budget of the Union for 2013"."""
    return any(
        w.key(at).removeprefix("ال") in vocabulary().planned for at in range(found.first - _NAMED_BY, found.first)
    )


def _dateline(found: list[Parsed], published: date | None) -> date | None:
    """The day that the text calls today: a weekday said with "today" or "yesterday" may show that it was written a day or two before."""
    for one in found:
        if published is not None and isinstance(one.time, RelativeDay) and one.time.weekday is not None:
            day = one.time.days(Moment(published)).start
            written = calendars.shift(day, days=-one.time.offset) if day else None
            return written if written and 0 <= (published - written).days <= 2 else published
    return published


def _span(w: Words, found: Parsed) -> Span:
    start = w.start_after(found.first, found.clitic) if found.clitic else w.starts[found.first]
    return Span(start, w.ends[found.last - 1])


def _mention(w: Words, found: Parsed, now: Moment, tenses: Tenses) -> DateMention:
    span = _span(w, found)
    if now.today is not None:
        now = replace(now, tense=_tense(w, found, span, tenses) or now.tense)
    days = found.time.days(now)
    if now.today is not None and now.tense == "past" and found.rule != "since":
        days = _not_forgotten(found, days, now, now.today)
    return DateMention(span, span.of(w.text), days.start, days.end, days.grain, f"time.{found.rule}")


def _tense(w: Words, found: Parsed, span: Span, tenses: Tenses) -> Tense | None:
    if found.rule == "until":
        return "past" if tenses.counts_so_far(span.start, span.end) else "future"
    if w.key(found.first - 1) in _AHEAD:
        return "future"
    return tenses.at(span.start, span.end, programmes=w.key(found.first) not in _SINCE)


def _not_forgotten(found: Parsed, days: Days, now: Moment, today: date) -> Days:
    """Without its year nobody names a time of last year when the next such time is a few days ahead, whatever the verb."""
    if days.end is None or today - days.end <= RECENT:
        return days
    coming = found.time.days(replace(now, tense=None))
    return coming if coming.start is not None and timedelta() < coming.start - today <= _SOON else days
