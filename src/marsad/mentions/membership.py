"""Which states are members of an international body, by date."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from marsad import lexicon


@cache
def _bodies() -> dict[str, dict[str, Any]]:
    return {entry.id: entry.value for entry in lexicon.entries("world", "members")}


def bodies() -> tuple[str, ...]:
    """The bodies whose members are known: ``eu``, ``nato``, ``arab_league`` ... (the rule of an actor without ``body.``)."""
    return tuple(_bodies())


def members(body: str, day: date | None = None) -> frozenset[str]:
    """The members of a body on a day.

    Args:
        body: one of `bodies`.
        day: any day since 1990; None for the latest state of the table.

    Returns:
        ISO 3166-1 alpha-3 codes. A membership that began or ended in a year or month is one from its first day, or until its last.

    Raises:
        ValueError: the members of this body are not known; the message lists those that are.
    """
    if body not in _bodies():
        raise ValueError(f"the members of {body!r} are not known; those are: {', '.join(_bodies())}")
    value = _bodies()[body]
    since, until = value.get("from", {}), value.get("until", {})
    if day is None:
        return frozenset(state for state in value["members"] if state not in until)
    told = day.isoformat()

    def is_member(state: str) -> bool:
        first, last = since.get(state, ""), until.get(state)
        return first <= told[: len(first)] and (last is None or told[: len(last)] <= last)

    return frozenset(filter(is_member, value["members"]))
