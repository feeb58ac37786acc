"""PLOVER types, modes, quad classes and intensities; data in ``lexicons/world/ontology.yml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from marsad.lexicon import entries


@dataclass(frozen=True, slots=True)
class EventType:
    """A PLOVER event type: quad class 1-4, intensity, CAMEO code; ``modes`` give mode -> (intensity, CAMEO code).

    ``reciprocal`` types pool their sides: everybody who takes part is an actor.
    """

    name: str
    quad_class: int
    intensity: float
    cameo: str
    reciprocal: bool
    modes: dict[str, tuple[float, str]]

    def scored(self, mode: str | None) -> tuple[float, str]:
        """Intensity and CAMEO code of the type in ``mode``."""
        return self.modes.get(mode or "", (self.intensity, self.cameo))


@cache
def event_types() -> dict[str, EventType]:
    """All event types by name."""
    found = {}
    for entry in entries("world", "ontology"):
        v = entry.value
        modes = {name: (float(m["intensity"]), str(m["cameo"])) for name, m in v["modes"].items()}
        found[v["type"]] = EventType(
            v["type"], v["quad_class"], float(v["intensity"]), v["cameo"], v["reciprocal"], modes
        )
    return found
