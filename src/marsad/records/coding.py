"""What the coder makes of a document: events and facts with their evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from marsad.records.document import Publication
from marsad.records.mentions import ActorMention, AmountMention, DateMention, Hedge, PlaceMention
from marsad.records.spans import Interval, Span

Mention = ActorMention | PlaceMention | DateMention | AmountMention
Status = Literal["actual", "future", "hypothetical", "negated"]
Harm = Literal["dead", "injured", "arrested", "displaced"]
HARMS: tuple[Harm, ...] = ("dead", "injured", "arrested", "displaced")
"""What may have become of people whom an event counts: the names of its counts."""
RELATIONS = (
    "diplomatic_mission", "diplomatic_relations", "arms_transfer", "trade", "aid", "investment", "agreement", "alignment", "dispute", "border",
    "distance", "membership", "military_presence", "office",
)  # fmt: skip
"""What the relation of a fact may be."""
UNDIRECTED = frozenset({"diplomatic_relations", "agreement", "dispute", "border"})
"""Relations without a direction: their parties stand in the order of the alphabet."""
NUMBERS = ("value", "share", "length_km", "km", "troops", "volume", "duration_years")
"""Qualifiers of facts that are numbers, the one before the other where a fact has several."""


@dataclass(frozen=True, slots=True)
class Party:
    """One side of an event: country code, PLOVER sector, and the words of the text that name it."""

    country: str
    sector: str
    name: str
    span: Span
    post: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Somebody did (will do, might do, did not do) something to somebody.

    ``type`` and ``mode`` are PLOVER's; ``when`` is None where the text does not date the event; ``attributed_to`` are the
    words naming who says so, ``attributed_via`` those naming through whom it came, the outermost teller first. ``evidence`` is
    ``evidence_span`` of the document's text, ``trigger`` the word that expresses the event, ``also`` further spans that tell the same event.
    ``rule`` is the id of the frame that fired, ``confidence`` in 0..1. ``dead``, ``injured``, ``arrested`` and ``displaced`` count people;
    ``bounds`` says which of these numbers the text hedges, and how.
    """

    type: str
    mode: str | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    status: Status
    historical: bool
    when: Interval | None
    place: str | None
    attributed_to: str | None
    evidence: str
    evidence_span: Span
    trigger: Span
    rule: str
    confidence: float
    cameo: str | None = None
    quad_class: int | None = None
    intensity: float | None = None
    contexts: tuple[str, ...] = ()
    dead: int | None = None
    injured: int | None = None
    arrested: int | None = None
    displaced: int | None = None
    bounds: Mapping[Harm, Hedge] = field(default_factory=dict, hash=False)
    attributed_via: tuple[str, ...] = ()
    also: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """How things stand between two parties.

    ``subject`` and ``object`` are country codes. ``fields`` holds the relation's own qualifiers by the names of the coding guide, ``bound`` says how
    the number among them is hedged; ``confidence`` lies in 0..1.
    """

    relation: str
    subject: str | None
    object: str | None
    attributed_to: str | None
    evidence: str
    evidence_span: Span
    rule: str
    confidence: float
    bound: Literal["min", "max", "about"] | None = None
    fields: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Coding:
    """Everything coded from one document.

    ``published`` is when the document was published: as the document has it, else bounded by the dates its words fix, else None.
    ``mentions`` is everything that the text names, where the coder was asked to keep it.
    """

    document_id: str
    events: tuple[Event, ...]
    facts: tuple[Fact, ...]
    published: Publication | None = None
    mentions: tuple[Mention, ...] = ()
