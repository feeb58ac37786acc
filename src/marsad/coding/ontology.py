"""PLOVER types, modes, quad classes and intensities (``lexicons/world/ontology.yml``), and what all codes of a coding mean."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from marsad.lexicon import entries

_MATERIAL = frozenset({2, 4})


@dataclass(frozen=True, slots=True)
class EventType:
    """A PLOVER event type: quad class 1-4, intensity, the intensity of each mode, and what type and modes mean, in English.

    ``reciprocal`` types pool their sides: everybody who takes part is an actor.
    """

    name: str
    quad_class: int
    intensity: float
    reciprocal: bool
    modes: dict[str, float]
    means: str
    mode_means: dict[str, str]

    @property
    def is_deed(self) -> bool:
        """Whether it is material: done, not said."""
        return self.quad_class in _MATERIAL

    def intensity_in(self, mode: str | None) -> float:
        """The intensity of the type in ``mode``."""
        return self.modes.get(mode or "", self.intensity)


@cache
def event_types() -> dict[str, EventType]:
    """All event types by name."""
    found = {}
    for entry in entries("world", "ontology"):
        v = entry.value
        modes = {name: float(m["intensity"]) for name, m in v["modes"].items()}
        means = {name: m["means"] for name, m in v["modes"].items()}
        known = (v["type"], v["quad_class"], float(v["intensity"]), v["reciprocal"], modes)
        found[v["type"]] = EventType(*known, v["means"], means)
    return found


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation of facts: what it means, who is its subject and its object (both empty where it has no direction), and its own fields."""

    name: str
    means: str
    subject: str
    object: str
    fields: tuple[str, ...]


@cache
def relations() -> dict[str, Relation]:
    """All relations of facts by name."""
    return {
        name: Relation(name, v["means"], v.get("from", ""), v.get("to", ""), tuple(v["fields"]))
        for name, v in _of("relation").items()
    }


def meanings(kind: Literal["status", "context", "field"]) -> dict[str, str]:
    """What each status or context of events, or each own field of facts, means, in English."""
    return {name: v["means"] for name, v in _of(kind).items()}


def _of(kind: str) -> dict[str, dict[str, Any]]:
    rows = (e for e in entries("world", "meanings") if e.id.startswith(f"{kind}."))
    return {row.id.partition(".")[2]: row.value for row in rows}
