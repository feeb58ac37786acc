"""Where an event happened: the country that was coded, and the place in it that the evidence names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from marsad.exports.countries import states
from marsad.mentions.places import find_places
from marsad.mentions.recognition import recognise
from marsad.records import Event, PlaceMention, Span

Precision = Literal["place", "country"]


@dataclass(frozen=True, slots=True)
class Where:
    """A place: its country (ISO 3166-1 alpha-3), and a point in degrees, of the place itself or only somewhere in its country.

    ``name`` and ``surface`` are the words of the evidence, ``geonames`` the GeoNames id, all None where only the country is known.
    """

    country: str
    precision: Precision
    latitude: float | None
    longitude: float | None
    name: str | None = None
    surface: str | None = None
    geonames: int | None = None


def where(event: Event) -> Where | None:
    """Where ``event`` happened; None where the text does not say."""
    if event.place is None:
        return None
    mention = next((m for m in _named(event.evidence) if _is_there(m, event)), None)
    if mention is not None:
        return Where(
            event.place, "place", mention.latitude, mention.longitude, mention.name, mention.surface, mention.geonames
        )
    state = states().get(event.place)
    return Where(event.place, "country", state.latitude if state else None, state.longitude if state else None)


def _is_there(mention: PlaceMention, event: Event) -> bool:
    """Whether ``mention`` may be the place of ``event``: it lies in the country, and it is no capital that stands for its government as a side."""
    if event.place not in (mention.country, recognise(mention.country or "")):
        return False
    start = event.evidence_span.start
    span = Span(start + mention.span.start, start + mention.span.end)
    sides = (*event.actors, *event.recipients)
    return not (mention.rule.startswith("capital.") and any(span.overlaps(party.span) for party in sides))


@lru_cache(maxsize=1024)
def _named(evidence: str) -> tuple[PlaceMention, ...]:
    """The places of ``evidence`` that are no whole countries and whose position is known."""
    return tuple(m for m in find_places(evidence) if m.kind != "country" and m.latitude is not None)
