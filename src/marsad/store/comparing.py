"""What differs between two versions of a record."""

from __future__ import annotations

from typing import Any, Literal

from marsad.records import HARMS
from marsad.store.connection import Row, storable

Kind = Literal["event", "fact"]

TABLE: dict[Kind, str] = {"event": "events", "fact": "facts"}

_COMPARED: dict[Kind, tuple[str, ...]] = {
    "event": (
        "type", "mode", "status", "historical", "date_start", "date_end", "first_day", "last_day", "place", *HARMS, "bounds",
        "actors", "recipients", "names", "contexts", "attributed_to", "attributed_via", "evidence", "rule", "cameo", "quad_class", "intensity",
    ),
    "fact": (
        "relation", "subject", "object", "qualifiers", "bound", "slot", "state", "first_day", "last_day", "attributed_to", "evidence", "rule",
    ),
}  # fmt: skip
"""What is said of a record, and what follows from it: a newer program may draw other consequences from the same words."""
_NOISE = 0.05
"""Models fitted anew move every confidence a little; a record is not another one for that."""


def differences(kind: Kind, old: Row, new: Row) -> dict[str, tuple[Any, Any]]:
    """The fields that differ, each with its old and new value; what only one of the two has is not compared."""
    found = {
        name: (_plain(old[name]), _plain(new[name]))
        for name in _COMPARED[kind]
        if name in old and name in new and _plain(old[name]) != _plain(new[name])
    }
    if abs((old["confidence"] or 0) - (new["confidence"] or 0)) >= _NOISE:
        found["confidence"] = (old["confidence"], new["confidence"])
    return found


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else storable(value)
