"""In which row of states a fact stands: the ``slot`` that holds one state at a time, the ``state``, and the days it speaks of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from marsad.records import Interval
from marsad.text import key

_DATES = ("since", "period", "signed")


class Standing(NamedTuple):
    """``slot`` and ``state`` of a fact; ``state`` is None where several hold beside each other. ``days``: an open end goes on."""

    slot: str
    state: str | None
    days: Interval


def standing(relation: str, qualifiers: Mapping[str, Any], published: Interval | None) -> Standing:
    """Where a fact stands among others of its relation and parties.

    Args:
        relation: relation of the fact.
        qualifiers: its qualifiers as plain values.
        published: the days the page may have been published on; a state without dates of its own is known to hold from the last of them.
    """
    slot, state = _slot(relation, qualifiers)
    return Standing(slot, state, _days(qualifiers, published))


def _slot(relation: str, fields: Mapping[str, Any]) -> tuple[str, str | None]:
    if relation == "office":
        return key(str(fields.get("post") or "")), key(str(fields.get("person") or ""))
    if relation == "diplomatic_mission":
        kind, city = fields.get("kind") or "mission", fields.get("city")
        return f"{kind} {key(str(city))}" if city else str(kind), str(fields.get("state") or "open")
    if relation == "diplomatic_relations":
        return "", _LEVELS.get(str(fields.get("level")), "full")
    if relation == "membership":
        return key(str(fields.get("body") or "")), "member"
    name = _MEASURES.get(relation)
    if name and fields.get(name) is not None:
        return key(str(fields.get("place") or fields.get("commodity") or fields.get("base") or "")), str(fields[name])
    return key(str(fields.get("over") or fields.get("topic") or fields.get("item") or "")), None


_LEVELS = {"severed": "severed", "none": "severed", "reduced": "reduced", "restored": "full", "full": "full"}
_MEASURES = {"border": "length_km", "distance": "km", "military_presence": "troops", "trade": "share"}


def _days(fields: Mapping[str, Any], published: Interval | None) -> Interval:
    for name in _DATES:
        dates = fields.get(name)
        if isinstance(dates, Mapping) and dates.get("start"):
            end = dates.get("end") if name == "period" else None
            return Interval(date.fromisoformat(dates["start"]), date.fromisoformat(end) if end else None)
    if published is None:
        return Interval(None, None)
    return Interval(published.end or published.start, None)
