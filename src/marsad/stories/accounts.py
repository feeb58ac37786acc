"""What the tellings of a story amount to: how many sources there are of their own, and where they contradict each other."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from marsad.records import HARMS, Harm
from marsad.stories.copies import is_copy
from marsad.stories.tellings import UNKNOWN, Telling

_ABOUT = 0.2
"""By this share of it a number may be off that is only about right."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page that tells a story: its number, who published it, the agency it credits, its sketch."""

    document: int
    outlet: str | None
    agency: str | None
    sketch: bytes


def independent(pages: Sequence[Page]) -> int:
    """How many sources of their own a story has: pages of one outlet, of one agency, or with the same words are one."""
    groups: list[list[Page]] = []
    for page in pages:
        same = [group for group in groups if any(_one_source(page, other) for other in group)]
        groups = [group for group in groups if group not in same]
        groups.append([page, *(other for group in same for other in group)])
    return len(groups)


def _one_source(a: Page, b: Page) -> bool:
    return (
        (a.outlet is not None and a.outlet == b.outlet)
        or (a.agency is not None and a.agency == b.agency)
        or is_copy(a.sketch, b.sketch)
    )


class _Count(NamedTuple):
    """A number of people with its hedge."""

    number: int
    bound: str | None

    @property
    def range(self) -> tuple[float, float]:
        """The least and the most that it may be."""
        if self.bound == "about":
            return self.number * (1 - _ABOUT), self.number * (1 + _ABOUT)
        return 0 if self.bound == "max" else self.number, math.inf if self.bound == "min" else self.number


class _Matter(NamedTuple):
    """Something that tellings may dispute: what one says of it, None if it leaves it open, and whether different answers can be true together."""

    about: str
    answer: Callable[[Telling], Any]
    agree: Callable[[list[Any]], bool]


def contradictions(tellings: Iterable[Telling]) -> list[dict[str, Any]]:
    """Where tellings of one happening say different things.

    Returns:
        For each matter of dispute ``{"about", "values": [{"value", "events"}]}``; ``about`` is dead, injured, arrested, displaced, who, whom, where,
            when or happened. A number that is hedged has its ``bound`` beside it. What a telling leaves open contradicts nothing, and what can be
            true together (at least 10 and 12) is no contradiction.
    """
    listed = list(tellings)
    found = []
    for matter in _MATTERS:
        values: defaultdict[Any, list[str]] = defaultdict(list)
        for telling in listed:
            given = matter.answer(telling)
            if given is not None:
                values[given].append(telling.id)
        if len(values) > 1 and not matter.agree(list(values)):
            said: list[dict[str, Any]] = [_plain(value) | {"events": ids} for value, ids in values.items()]
            said.sort(key=lambda v: str(v["value"]))
            found.append({"about": matter.about, "values": said})
    return found


def _count(harm: Harm) -> Callable[[Telling], _Count | None]:
    def of(telling: Telling) -> _Count | None:
        number: int | None = getattr(telling, harm)
        return None if number is None else _Count(number, telling.bounds.get(harm))

    return of


def _days(telling: Telling) -> tuple[date, date] | None:
    """The days that the words give; of a page that comes back to an earlier report they may be those of what is told besides."""
    if telling.first is None or telling.last is None or not telling.dated or telling.comes_back:
        return None
    return telling.first, telling.last


def _overlap(ranges: Iterable[tuple[Any, Any]]) -> bool:
    """Whether something lies in all of the ranges."""
    listed = list(ranges)
    return bool(max(low for low, _ in listed) <= min(high for _, high in listed))


def _only_more(values: list[frozenset[str]]) -> bool:
    """Whether sides differ only in how many of them are named."""
    widest = max(values, key=len)
    return all(value <= widest for value in values)


def _never(_: list[Any]) -> bool:
    return False


_MATTERS = (
    *(_Matter(harm, _count(harm), lambda counts: _overlap(count.range for count in counts)) for harm in HARMS),
    _Matter("who", lambda t: t.actors - {UNKNOWN} or None, _only_more),
    _Matter("whom", lambda t: t.recipients - {UNKNOWN} or None, _only_more),
    _Matter("where", lambda t: t.place, _never),
    _Matter("when", _days, _overlap),
    _Matter("happened", lambda t: {"actual": True, "negated": False}.get(t.status), _never),
)


def _plain(value: Any) -> dict[str, Any]:
    """What a telling says, as plain values."""
    if isinstance(value, _Count):
        return {"value": value.number} | ({"bound": value.bound} if value.bound else {})
    if isinstance(value, tuple):
        return {"value": "/".join(dict.fromkeys(day.isoformat() for day in value))}
    return {"value": sorted(value) if isinstance(value, frozenset) else value}
