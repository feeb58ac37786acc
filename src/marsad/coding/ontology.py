"""PLOVER types, modes, quad classes and intensities; data in ``lexicons/world/ontology.yml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from marsad.lexicon import entries

_MATERIAL = frozenset({2, 4})


@dataclass(frozen=True, slots=True)
class EventType:
    """A PLOVER event type: quad class 1-4, intensity, and the intensity of each mode.

    ``reciprocal`` types pool their sides: everybody who takes part is an actor.
    """

    name: str
    quad_class: int
    intensity: float
    reciprocal: bool
    modes: dict[str, float]

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
        found[v["type"]] = EventType(v["type"], v["quad_class"], float(v["intensity"]), v["reciprocal"], modes)
    return found
