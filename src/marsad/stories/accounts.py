"""What the tellings of a story amount to: how many sources there are of their own, and where they contradict each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from marsad.stories.copies import is_copy
from marsad.stories.tellings import UNKNOWN, Telling


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


def contradictions(tellings: Iterable[Telling]) -> list[dict[str, Any]]:
    """Where tellings of one happening say different things.

    Returns:
        For each matter of dispute ``{"about", "values": [{"value", "events"}]}``; ``about`` is dead, injured, arrested, displaced, who, whom or
            happened. What a telling leaves open contradicts nothing.
    """
    listed = list(tellings)
    questions: tuple[tuple[str, Callable[[Telling], Hashable]], ...] = (
        ("dead", lambda t: t.dead),
        ("injured", lambda t: t.injured),
        ("arrested", lambda t: t.arrested),
        ("displaced", lambda t: t.displaced),
        ("who", lambda t: t.actors - {UNKNOWN} or None),
        ("whom", lambda t: t.recipients - {UNKNOWN} or None),
        ("happened", lambda t: {"actual": True, "negated": False}.get(t.status)),
    )
    found = []
    for about, answer in questions:
        values: defaultdict[Any, list[str]] = defaultdict(list)
        for telling in listed:
            given = answer(telling)
            if given is not None:
                values[given].append(telling.id)
        if len(values) > 1 and not _compatible(list(values)):
            found.append(
                {
                    "about": about,
                    "values": [
                        {"value": _plain(v), "events": ids}
                        for v, ids in sorted(values.items(), key=lambda x: str(_plain(x[0])))
                    ],
                }
            )
    return found


def _compatible(values: list[Any]) -> bool:
    """Whether sides differ only in how many of them are named."""
    if not isinstance(values[0], frozenset):
        return False
    widest: frozenset[str] = max(values, key=len)
    return all(value <= widest for value in values)


def _plain(value: Any) -> Any:
    return sorted(value) if isinstance(value, frozenset) else value
