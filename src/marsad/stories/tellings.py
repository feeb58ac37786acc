"""An event as one page tells it, as far as it matters for finding others that tell the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import combinations

from marsad.stories.copies import signs

UNKNOWN = "UNK"
_SLACK = timedelta(days=2)
"""Pages are a day or two late; days at most twice that apart share a block."""
LATER = timedelta(days=14)
"""A page that corrects an earlier report, or tells of a toll that has risen since, is later than that by this at most."""
_WEEKS, _MONTHS = 21, 62
_MOST = 12
"""Blocks of parties at most; an event of a whole conference would lie in hundreds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One event of one page.

    ``first`` and ``last`` are the days it may have been on, None where nothing tells; ``dated`` is whether the words themselves date it (else the
    page does); ``bounds`` are the hedges of its numbers (min, max, about); ``comes_back`` is whether the page says that it comes back to an earlier
    report, which may have other days. ``words`` are the telling words around it with their weight, the rarer the heavier; ``towns`` the towns and
    sites named there, by what they are told apart by, with the weight of their names. ``page`` sketches the whole page (`marsad.text.sketches`).
    """

    key: int
    id: str
    document: int
    type: str
    mode: str | None = None
    actors: frozenset[str] = frozenset()
    recipients: frozenset[str] = frozenset()
    first: date | None = None
    last: date | None = None
    dated: bool = False
    comes_back: bool = False
    place: str | None = None
    status: str = "actual"
    dead: int | None = None
    injured: int | None = None
    arrested: int | None = None
    displaced: int | None = None
    bounds: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, float] = field(default_factory=dict)
    towns: Mapping[str, float] = field(default_factory=dict)
    page: bytes = b""
    confidence: float = 1.0

    @property
    def sides(self) -> frozenset[str]:
        """Everybody named on either side."""
        return self.actors | self.recipients


def with_days_of(telling: Telling, others: Sequence[Telling]) -> Telling | None:
    """A telling as if it were of the days of others; None if its own are more than two weeks from theirs."""
    firsts, lasts = [t.first for t in others if t.first], [t.last for t in others if t.last]
    if not (telling.first and telling.last and firsts and lasts):
        return replace(telling, first=None, last=None)
    first, last = min(firsts), max(lasts)
    near = first - telling.last <= LATER and telling.first - last <= LATER
    return replace(telling, first=first, last=last) if near else None


def blocks(telling: Telling) -> list[str]:
    """Names of the blocks that a telling lies in; only tellings that share a block are compared.

    A block is a type, two parties (or the one there is) and about a week. A deed against somebody also lies in the block of that somebody alone:
    who did it may be what the pages disagree about. What comes back to an earlier report lies in the two weeks before, too. Pages with the same words
    are compared whatever their days, for one of them may not be dated.
    """
    known = sorted(telling.sides - {UNKNOWN})
    sides = [f"{a} {b}" for a, b in combinations(known, 2)] or known or ["-"]
    sides += [f">{code}" for code in sorted(telling.recipients - {UNKNOWN}) if len(known) > 1]
    sides += [f">{code}" for code in known if len(known) == 1]
    times = _times(telling.first, telling.last, LATER if telling.comes_back else timedelta())
    found = [f"{telling.type} {side} {time}" for side in sides[:_MOST] for time in times]
    return list(dict.fromkeys([*found, *page_blocks(telling.type, telling.page)]))


def page_blocks(type: str, page: bytes) -> list[str]:
    """The blocks that events of a type lie in on account of the wording of their page, given as its sketch."""
    return [f"{type} p{sign}" for sign in signs(page)]


def _times(first: date | None, last: date | None, before: timedelta) -> list[str]:
    first, last = first or last, last or first
    if first is None or last is None:
        return []  # only a page with the same words may tell that it is the same
    width = (last - first).days
    if width > _MONTHS:
        return [f"y{first.year}"]
    if width > _WEEKS:
        return [f"m{first:%Y-%m}"]
    weeks = range(_week(first, -(before + _SLACK)), _week(last, _SLACK) + 1)
    return [f"w{week}" for week in weeks]


def _week(day: date, away: timedelta) -> int:
    """The number of the week so far from a day, also beyond the calendar, on whose edges pages without a true day are dated."""
    return (day.toordinal() + away.days) // 7
