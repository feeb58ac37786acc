"""Documents and their codings as rows of the book's tables."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from datetime import date
from itertools import permutations, product
from typing import Any

import msgspec

from marsad.exports.jsonl import event as plain_event
from marsad.exports.jsonl import fact as plain_fact
from marsad.exports.jsonl import qualifiers
from marsad.records import (
    HARMS,
    ActorMention,
    AmountMention,
    Coding,
    DateMention,
    Document,
    Event,
    Fact,
    Interval,
    Mention,
    Party,
    PlaceMention,
    Version,
)
from marsad.store.connection import Row
from marsad.store.ids import content_hash
from marsad.store.standing import standing
from marsad.text import host_of

_UNKNOWN = "UNK"


def document_row(document: Document) -> Row:
    """The row of a document, but for numbers and what belongs to the run."""
    known = document.published
    return {
        "content": content_hash(document),
        "url": document.url,
        "outlet": outlet(document),
        "publisher": document.publisher,
        "source": document.source,
        "language": document.language,
        "title": document.title,
        "published_start": known and known.start,
        "published_end": known and known.end,
        "published_basis": known and known.basis,
        "characters": len(document.text),
        "text": zlib.compress(document.text.encode(errors="surrogatepass"), 6),
        "notes": json.dumps(document.notes, ensure_ascii=False),
        "published_at": known.at.isoformat() if known and known.at else None,
        "updated": msgspec.json.encode(document.updated).decode() if document.updated else None,
        "author": document.author,
        "section": document.section,
    } | _version_row(document.version)


def _version_row(version: Version | None) -> Row:
    if version is None:
        return {}
    about = {"shared": version.shared, "added": version.added, "dropped": version.dropped, "joins": version.joins}
    return {"version_of": version.of, "version": _json(about)}


def outlet_of(host: str) -> str:
    """The outlet whose pages a host has."""
    return host.removeprefix("www.").removeprefix("m.")


def outlet(document: Document) -> str | None:
    """Who published a page: the host of its address, else the name that the page or its article object gives; a file name is none."""
    known = host_of(document.url)
    if known:
        return outlet_of(known)
    if document.publisher:
        return document.publisher
    source = document.source
    return source if source and not any(sign in source for sign in "/\\.-<") else None


def block_rows(number: int, document: Document) -> list[Row]:
    """The rows of the parts of document ``number``."""
    return [
        {"document": number, "number": n, "kind": str(b.kind), "language": b.language, **_span(b.span)}
        for n, b in enumerate(document.blocks)
    ]


def mention_rows(number: int, mentions: Iterable[Mention]) -> list[Row]:
    """The rows of what document ``number`` names."""
    return [
        {"document": number, "surface": m.surface, "rule": m.rule, **_span(m.span), **_mention(m)} for m in mentions
    ]


def _mention(m: Mention) -> Row:
    if isinstance(m, ActorMention):
        return {
            "kind": "actor",
            "country": m.country,
            "sector": m.sector,
            "name": m.name,
            "score": m.score,
            "value": _json({"kind": str(m.kind), "post": m.post}),
        }
    if isinstance(m, PlaceMention):
        about = {"kind": m.kind, "latitude": m.latitude, "longitude": m.longitude, "geonames": m.geonames}
        return {"kind": "place", "country": m.country, "name": m.name, "score": m.score, "value": _json(about)}
    if isinstance(m, DateMention):
        return {"kind": "date", "value": _json({"start": _iso(m.start), "end": _iso(m.end), "grain": m.grain})}
    return {"kind": "amount", "value": _json(_amount(m))}


def _amount(m: AmountMention) -> dict[str, Any]:
    names = ("value", "low", "high", "unit", "currency", "hedge", "per", "usd", "note")
    return {name: getattr(m, name) for name in names}


def days_of(when: Interval, published: Interval | None, *, historical: bool) -> Interval:
    """The days of an event: those that the words say, else for what is not historical those on which the page may have been published."""
    if when.start or when.end:
        return when
    return Interval(None, None) if historical or published is None else published


def event_row(event: Event, published: Interval | None) -> Row:
    """The row of an event, but for numbers, names and what belongs to the run."""
    plain = plain_event(event)
    when = event.when or Interval(None, None)
    days = days_of(when, published, historical=event.historical)
    return {
        **{name: plain.get(name) for name in _SAME},
        "date_start": when.start,
        "date_end": when.end,
        "first_day": days.start,
        "last_day": days.end,
        "actors": codes(event.actors),
        "recipients": codes(event.recipients),
        "trigger_start": event.trigger.start,
        "trigger_end": event.trigger.end,
        "also": _json(plain["also"]),
        "contexts": _json(plain["contexts"]),
        "bounds": _json(plain["bounds"]) if event.bounds else None,
        "attributed_via": _json(event.attributed_via) if event.attributed_via else None,
        "evidence_start": event.evidence_span.start,
        "evidence_end": event.evidence_span.end,
    }


_SAME = (
    "type", "mode", "status", "historical", "place", *HARMS, "cameo", "quad_class", "intensity", "attributed_to", "evidence", "rule",
    "confidence",
)  # fmt: skip


def codes(parties: Iterable[Party]) -> str:
    """Parties as text: ``EGY GOV; JOR GOV``, each once."""
    return "; ".join(dict.fromkeys(f"{p.country} {p.sector}" for p in parties))


def party_rows(number: int, event: Event) -> list[Row]:
    """The rows of the sides of event ``number``."""
    return [
        {
            "event": number,
            "side": side,
            "number": n,
            "country": p.country,
            "sector": p.sector,
            "name": p.name,
            "post": p.post,
            **_span(p.span),
        }
        for side, parties in (("actor", event.actors), ("recipient", event.recipients))
        for n, p in enumerate(parties)
    ]


def dyad_rows(number: int, actors: Iterable[str], recipients: Iterable[str]) -> list[Row]:
    """Who acts towards whom in event ``number``: each actor towards each recipient; without recipients the actors towards each other."""
    left, right = (sorted(set(side) - {_UNKNOWN}) for side in (actors, recipients))
    pairs = product(left, right) if right else permutations(left, 2)
    return [{"event": number, "source": a, "target": b, "mutual": not right} for a, b in pairs]


def fact_row(fact: Fact, published: Interval | None) -> Row:
    """The row of a fact, but for numbers, names and what belongs to the run."""
    plain = plain_fact(fact)
    own = qualifiers(fact)
    place = standing(fact.relation, own, published)
    return {
        **{
            name: plain.get(name)
            for name in ("relation", "subject", "object", "bound", "attributed_to", "evidence", "rule", "confidence")
        },
        "qualifiers": _json(own),
        "slot": place.slot,
        "state": place.state,
        "first_day": place.days.start,
        "last_day": place.days.end,
        "evidence_start": fact.evidence_span.start,
        "evidence_end": fact.evidence_span.end,
    }


def published_of(coding: Coding) -> Interval | None:
    """The days on which the coded document may have been published."""
    return coding.published.interval if coding.published else None


def _span(span: tuple[int, int]) -> Row:
    return {"span_start": span[0], "span_end": span[1]}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
