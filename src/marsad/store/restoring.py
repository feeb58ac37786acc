"""Records as they lie in a book, read back."""

from __future__ import annotations

import json
from collections.abc import Iterable

from marsad.records import HARMS, Event, Fact, Interval, Party, Span
from marsad.store.connection import Row


def event(row: Row, parties: Iterable[Row]) -> Event:
    """An event from its row and those of its sides, in their order."""
    sides: dict[str, list[Party]] = {"actor": [], "recipient": []}
    evidence = _span(row, "evidence")
    for p in parties:
        # A side that a reviewer put in has no words of its own in the page.
        span = evidence if p["span_start"] is None else _span(p, "span")
        sides[p["side"]].append(Party(p["country"], p["sector"], p["name"], span, p["post"]))
    dated = row["date_start"] or row["date_end"]
    return Event(
        **{name: row[name] for name in _SAME},
        actors=tuple(sides["actor"]),
        recipients=tuple(sides["recipient"]),
        when=Interval(row["date_start"], row["date_end"]) if dated else None,
        evidence_span=evidence,
        trigger=_span(row, "trigger"),
        bounds=json.loads(row["bounds"] or "{}"),
        attributed_via=tuple(json.loads(row["attributed_via"] or "[]")),
        contexts=tuple(json.loads(row["contexts"])),
        also=tuple(Span(*span) for span in json.loads(row["also"])),
    )


_SAME = (
    "type", "mode", "status", "historical", "place", "attributed_to", "evidence", "rule", "confidence", "cameo", "quad_class", "intensity", *HARMS,
)  # fmt: skip


def fact(row: Row) -> Fact:
    """A fact from its row."""
    return Fact(
        **{
            name: row[name]
            for name in ("relation", "subject", "object", "attributed_to", "evidence", "rule", "confidence", "bound")
        },
        evidence_span=_span(row, "evidence"),
        fields=json.loads(row["qualifiers"]),
    )


def _span(row: Row, name: str) -> Span:
    return Span(row[f"{name}_start"], row[f"{name}_end"])
