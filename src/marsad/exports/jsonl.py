"""Codings as plain values for JSON, one object per article.

The names are those of the coding guide (`docs/records.md`); what the guide leaves open is added: spans, rule, confidence, codes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, BinaryIO

from marsad.exports.delimited import as_text
from marsad.exports.pairs import Pair, Tally
from marsad.records import HARMS, Coding, Document, Event, Fact, Interval, Party, Publication, Span, Version

# Valid as they stand, but a terminal may obey some and line-based programs break at others.
_AWKWARD = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def line(document: Document, coding: Coding, *, text: bool = False) -> str:
    """One coded article as JSON on one line, without its end; arguments as for `article`."""
    return one_line(article(document, coding, text=text))


def one_line(plain: object) -> str:
    """Plain values as JSON on one line; what a terminal obeys or breaks a line at is escaped."""
    return _AWKWARD.sub(lambda m: f"\\u{ord(m.group()):04x}", json.dumps(plain, ensure_ascii=False))


def write(pairs: Iterable[Pair], out: BinaryIO) -> Tally:
    """Write ``pairs`` as JSON Lines, with the text of those that have it."""
    tally = Tally()
    with as_text(out) as lines:
        for document, coding in pairs:
            lines.write(line(document, coding, text=bool(document.text)) + "\n")
            tally.written += 1
    return tally


def article(document: Document, coding: Coding, *, text: bool = False) -> dict[str, Any]:
    """The JSON object of one coded article.

    Args:
        document: the page as read.
        coding: what was found in it.
        text: whether to add the page's text, which all spans index.
    """
    plain: dict[str, Any] = {
        "id": document.id,
        "published": _published(coding.published),
        "updated": _published(document.updated),
        "language": document.language,
        "title": document.title,
        "url": document.url,
        "publisher": document.publisher,
        "source": document.source,
        "author": document.author,
        "section": document.section,
        "events": [event(e) for e in coding.events],
        "facts": [fact(f) for f in coding.facts],
        "blocks": [{"kind": str(b.kind), "span": list(b.span), "language": b.language} for b in document.blocks],
        "version": _version(document.version),
        "notes": list(document.notes),
    }
    return plain | {"text": document.text} if text else plain


def event(record: Event) -> dict[str, Any]:
    """The JSON object of an event; counts of people, their bounds and who passed the words on stand in it only if the text gives them."""
    plain: dict[str, Any] = {
        "type": record.type,
        "mode": record.mode,
        "actors": [_party(p) for p in record.actors],
        "recipients": [_party(p) for p in record.recipients],
        "status": record.status,
        "historical": record.historical,
        "date": _interval(record.when),
        "place": record.place,
        "attributed_to": record.attributed_to,
        "evidence": record.evidence,
        "evidence_span": list(record.evidence_span),
        "trigger": list(record.trigger),
        "also": [list(span) for span in record.also],
        "rule": record.rule,
        "confidence": round(record.confidence, 4),
        "cameo": record.cameo,
        "quad_class": record.quad_class,
        "intensity": record.intensity,
        "contexts": list(record.contexts),
    }
    plain |= {harm: n for harm in HARMS if (n := getattr(record, harm)) is not None}
    if record.attributed_via:
        plain["attributed_via"] = list(record.attributed_via)
    return plain | ({"bounds": dict(record.bounds)} if record.bounds else {})


def fact(record: Fact) -> dict[str, Any]:
    """The JSON object of a fact: its qualifiers stand beside its parties; ``bound`` only where a number is hedged."""
    plain: dict[str, Any] = {"relation": record.relation, "subject": record.subject, "object": record.object}
    plain |= qualifiers(record)
    if record.bound is not None:
        plain["bound"] = record.bound
    return plain | {
        "attributed_to": record.attributed_to,
        "evidence": record.evidence,
        "evidence_span": list(record.evidence_span),
        "rule": record.rule,
        "confidence": round(record.confidence, 4),
    }


def qualifiers(record: Fact) -> dict[str, Any]:
    """The qualifiers of a fact as plain values."""
    return {name: _plain(value) for name, value in record.fields.items()}


def _party(party: Party) -> dict[str, Any]:
    return {
        "country": party.country,
        "sector": party.sector,
        "name": party.name,
        "post": party.post,
        "span": list(party.span),
    }


def _published(known: Publication | None) -> dict[str, Any] | None:
    if known is None:
        return None
    plain = {"start": _day(known.start), "end": _day(known.end), "basis": known.basis}
    return plain if known.at is None else plain | {"at": known.at.isoformat()}


def _version(version: Version | None) -> dict[str, Any] | None:
    if version is None:
        return None
    return {
        "of": version.of,
        "shared": version.shared,
        "added": [list(span) for span in version.added],
        "dropped": list(version.dropped),
        "joins": list(version.joins),
    }


def _interval(when: Interval | None) -> dict[str, str | None] | None:
    if when is None or (when.start is None and when.end is None):
        return None
    return {"start": _day(when.start), "end": _day(when.end)}


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _plain(value: object) -> object:
    if isinstance(value, Interval):
        return _interval(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Span):
        return list(value)
    if isinstance(value, Mapping):
        return {str(name): _plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(part) for part in value]
    return value
