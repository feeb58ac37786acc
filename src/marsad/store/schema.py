"""The tables of a book, declared once for both databases.

A record that was replaced stays: ``superseded`` then holds the run that replaced it, and is NULL in what stands. ``key`` numbers rows and joins
tables, ``id`` is the stable name of a document, event, fact or story.
"""

from __future__ import annotations

from typing import Literal

Type = Literal["int", "big", "float", "text", "day", "time", "flag", "bytes"]

VERSION = 6
"""Version of these tables; a change of them comes with a step in `marsad.store.migrations`."""

_RECORD: dict[str, Type] = {"key": "big", "id": "text", "version": "int", "document": "big"}
_EVIDENCE: dict[str, Type] = {
    "attributed_to": "text", "evidence": "text", "evidence_start": "int", "evidence_end": "int", "rule": "text", "confidence": "float",
}  # fmt: skip
_ORIGIN: dict[str, Type] = {"maker": "int", "run": "big", "superseded": "big", "review": "text"}

TABLES: dict[str, dict[str, Type]] = {
    "meta": {"name": "text", "value": "text"},
    "makers": {"key": "int", "version": "text", "digest": "text", "recognition": "text", "first_used": "time"},
    "runs": {"key": "big", "kind": "text", "maker": "int", "began": "time", "ended": "time", "documents": "int"},
    "failures": {"run": "big", "source": "text", "line": "int", "document": "text", "why": "text"},
    "documents": {
        "key": "big", "id": "text", "revision": "int", "content": "text", "url": "text", "outlet": "text", "publisher": "text",
        "source": "text", "language": "text", "title": "text", "published_start": "day", "published_end": "day", "published_basis": "text",
        "characters": "int", "words": "int", "text": "bytes", "notes": "text", "sketch": "bytes", "agency": "text", "added": "time",
        "maker": "int", "run": "big", "superseded": "big", "published_at": "text", "updated": "text", "author": "text",
        "section": "text", "version_of": "text", "version": "text",
    },
    "blocks": {"document": "big", "number": "int", "kind": "text", "span_start": "int", "span_end": "int", "language": "text"},
    "mentions": {
        "document": "big", "kind": "text", "span_start": "int", "span_end": "int", "surface": "text", "country": "text", "sector": "text",
        "name": "text", "value": "text", "rule": "text", "score": "float",
    },
    "events": _RECORD | {
        "type": "text", "mode": "text", "status": "text", "historical": "flag", "date_start": "day", "date_end": "day",
        "first_day": "day", "last_day": "day", "place": "text", "dead": "big", "injured": "big", "actors": "text", "recipients": "text",
        "trigger_start": "int", "trigger_end": "int", "also": "text", "cameo": "text", "quad_class": "int", "intensity": "float",
        "contexts": "text",
    } | _EVIDENCE | _ORIGIN | {"gist": "text", "story": "big", "arrested": "big", "displaced": "big", "bounds": "text", "attributed_via": "text"},
    "parties": {
        "event": "big", "side": "text", "number": "int", "country": "text", "sector": "text", "name": "text", "post": "text",
        "span_start": "int", "span_end": "int",
    },
    "dyads": {"event": "big", "source": "text", "target": "text", "mutual": "flag"},
    "deeds": {
        "one": "text", "other": "text", "event": "big", "forth": "flag", "back": "flag", "first_day": "day", "last_day": "day",
        "story": "big", "document": "big", "intensity": "float",
    },
    "facts": _RECORD | {
        "relation": "text", "subject": "text", "object": "text", "qualifiers": "text", "bound": "text", "slot": "text", "state": "text",
        "first_day": "day", "last_day": "day",
    } | _EVIDENCE | _ORIGIN,
    "changes": {"run": "big", "kind": "text", "id": "text", "what": "text", "version": "int", "fields": "text", "document": "big"},
    "decisions": {
        "key": "big", "kind": "text", "id": "text", "version": "int", "verdict": "text", "corrections": "text", "reason": "text",
        "reviewer": "text", "decided": "time",
    },
    "stories": {
        "key": "big", "id": "text", "type": "text", "first_day": "day", "last_day": "day", "headline": "text", "first_document": "big",
        "events": "int", "documents": "int", "outlets": "int", "independent": "int", "contradictions": "text",
    },
    "story_blocks": {"event": "big", "block": "text"},
    "links": {
        "key": "big", "event": "text", "other": "text", "same": "flag", "reason": "text", "reviewer": "text", "decided": "time",
        "revoked": "time",
    },
    "copies": {"record": "text", "document": "big"},
    "moves": {"event": "text", "was": "text", "story": "text", "moved": "time"},
    "terms": {"key": "int", "term": "text"},
    "postings": {"document": "big", "term": "int", "count": "int"},
}  # fmt: skip
"""Columns of each table with their types."""

INDEXES: tuple[tuple[str, str, bool], ...] = (
    ("makers", "key", True),
    ("documents", "key", True),
    ("documents", "id, revision", True),
    ("documents", "version_of", False),
    ("documents", "superseded, published_start, published_end", False),
    ("events", "key", True),
    ("events", "id, version", True),
    ("events", "document", False),
    ("events", "story", False),
    ("parties", "event", False),
    ("parties", "country, event", False),
    ("dyads", "source, target, event", True),
    ("dyads", "event", False),
    ("deeds", "one, other, event, forth, back, first_day, last_day, story, document, intensity", False),
    ("deeds", "event", False),
    ("facts", "key", True),
    ("facts", "id, version", True),
    ("facts", "document", False),
    ("facts", "subject, object", False),
    ("blocks", "document, number", True),
    ("mentions", "document", False),
    ("changes", "run", False),
    ("decisions", "kind, id", False),
    ("stories", "key", True),
    ("stories", "id", True),
    ("story_blocks", "block", False),
    ("copies", "record, document", True),
    ("copies", "document", False),
    ("moves", "event", False),
    ("terms", "term", True),
    ("postings", "term, document", True),
    ("postings", "document", False),
)
"""Table, columns, whether unique. What is counted of a pair and of the days of pages is read from indexes alone.
 PostgreSQL has all; DuckDB none: it reads columns fast without, and its indexes make files large."""
