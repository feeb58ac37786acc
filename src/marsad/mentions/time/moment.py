"""From where a time is counted, and the choice among repeating times."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from marsad.mentions.time.calendars import Days

Tense = Literal["past", "present", "future"]
_MONDAY = 0
_SUNDAY, _WEEKEND = 6, (5, 6)
RECENT = timedelta(days=270)  # so long a time without its year is taken for past
_JUST_PAST = timedelta(days=15)


@dataclass(frozen=True, slots=True)
class Moment:
    """What a relative time is counted from.

    ``today`` is the day of publication, None when unknown; ``tense`` is that of the clause, None when unclear; weeks start on weekday
    ``week_starts`` (Monday 0), None where the text does not say.
    """

    today: date | None
    tense: Tense | None = None
    week_starts: int | None = None

    @property
    def first_weekday(self) -> int:
        """On which weekday weeks start, as a rule."""
        return _MONDAY if self.week_starts is None else self.week_starts

    @property
    def first_weekday_now(self) -> int:
        """On which weekday "this week", "last week" start: whoever writes on a Saturday or Sunday has the week from Sunday to Saturday in mind."""
        weekend = self.today is not None and self.today.weekday() in _WEEKEND
        return _SUNDAY if self.week_starts is None and weekend else self.first_weekday


def choose(candidates: Iterable[Days | None], now: Moment, step: int | None) -> Days | None:
    """The one of a repeating time that is meant.

    Args:
        candidates: the times in order, one a year or so, around ``now``.
        now: where it is counted from.
        step: -1 for "last", -2 for the one before it, 1 for "next", 2 for the one after it, 0 for "this", None
            where the words do not say: then the tense decides, and without a tense the past of the
            last nine months goes before the nearest.
    """
    today = now.today
    known = [d for d in candidates if d is not None and d.start is not None and d.end is not None]
    if today is None or not known:
        return None
    if step:
        return _counted(known, today, step)
    current = next((d for d in known if d.start and d.end and d.start <= today <= d.end), None)
    if current is not None or step == 0:
        return current or _nearest(known, today)
    return _by_tense(known, today, now.tense)


def _counted(known: list[Days], today: date, step: int) -> Days | None:
    if step < 0:
        past = sorted(d for d in known if d.end and d.end < today)
        return past[step] if len(past) >= -step else None
    coming = sorted(d for d in known if d.start and d.start > today)
    return coming[step - 1] if len(coming) >= step else None


def _by_tense(known: list[Days], today: date, tense: Tense | None) -> Days:
    past = max((d for d in known if d.end and d.end < today), default=None)
    future = min((d for d in known if d.start and d.start > today), default=None)
    if past is None or future is None:
        return past or future or known[0]
    if tense == "past":
        return past
    # A day just gone in a clause about the future is far likelier than the same day next year.
    limit = _JUST_PAST if tense == "future" else RECENT
    if past.end is not None and today - past.end <= limit:
        return past
    return future if tense == "future" else _nearest([past, future], today)


def _nearest(known: list[Days], today: date) -> Days:
    return min(known, key=lambda d: min(abs((d.start or today) - today), abs((d.end or today) - today)))
