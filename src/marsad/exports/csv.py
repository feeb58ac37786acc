"""Codings as rows of a table, one row per event or fact, safe to open in a spreadsheet.

A spreadsheet runs a cell that begins with ``=``, ``+``, ``-`` or ``@`` as a formula, and pages are written by strangers; such a cell gets a
leading apostrophe (OWASP, "CSV Injection"). Control characters are shown as U+FFFD.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from marsad.exports.jsonl import event, fact
from marsad.records import Coding, Document

COLUMNS = (
    "id", "url", "published_start", "published_end", "published_basis", "language", "record", "type", "mode", "actors", "actor_names",
    "recipients", "recipient_names", "status", "historical", "date_start", "date_end", "place", "subject", "object", "qualifiers", "bound",
    "attributed_to", "dead", "injured", "evidence", "evidence_start", "evidence_end", "rule", "confidence", "cameo", "quad_class",
    "intensity", "contexts",
)  # fmt: skip
"""Names of the columns, in order; ``record`` is event or fact, ``type`` an event's type or a fact's relation."""

_FORMULA = re.compile("[=+\\-@\t\r\n＝＋－＠]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_OWN = frozenset(
    {"relation", "subject", "object", "bound", "attributed_to", "evidence", "evidence_span", "rule", "confidence"}
)


def table(document: Document, coding: Coding) -> Iterator[list[str]]:
    """The rows of one coded article, as texts in the order of `COLUMNS`; events first."""
    about = _about(document, coding)
    for found in coding.events:
        yield _row(about | _event(event(found)))
    for known in coding.facts:
        yield _row(about | _fact(fact(known)))


def safe(value: object) -> str:
    """``value`` as the text of a cell that no spreadsheet takes for a formula; None is empty."""
    if value is None:
        return ""
    if isinstance(value, int | float):
        return str(value).lower()
    text = _CONTROL.sub("\ufffd", str(value))
    return f"'{text}" if _FORMULA.match(text) else text


def _row(values: dict[str, Any]) -> list[str]:
    return [safe(values.get(name)) for name in COLUMNS]


def _about(document: Document, coding: Coding) -> dict[str, Any]:
    known = coding.published
    return {
        "id": document.id,
        "url": document.url,
        "published_start": known and known.start,
        "published_end": known and known.end,
        "published_basis": known and known.basis,
        "language": document.language,
    }


def _event(plain: dict[str, Any]) -> dict[str, Any]:
    when = plain["date"] or {}
    return plain | {
        "record": "event",
        "actors": _codes(plain["actors"]),
        "actor_names": "; ".join(p["name"] for p in plain["actors"]),
        "recipients": _codes(plain["recipients"]),
        "recipient_names": "; ".join(p["name"] for p in plain["recipients"]),
        "contexts": "; ".join(plain["contexts"]),
        "date_start": when.get("start"),
        "date_end": when.get("end"),
        **_span(plain),
    }


def _fact(plain: dict[str, Any]) -> dict[str, Any]:
    qualifiers = {name: value for name, value in plain.items() if name not in _OWN}
    own = {name: plain.get(name) for name in _OWN}
    return own | {
        "record": "fact",
        "type": plain["relation"],
        "qualifiers": json.dumps(qualifiers, ensure_ascii=False) if qualifiers else None,
        **_span(plain),
    }


def _span(plain: dict[str, Any]) -> dict[str, int]:
    start, end = plain["evidence_span"]
    return {"evidence_start": start, "evidence_end": end}


def _codes(parties: list[dict[str, Any]]) -> str:
    return "; ".join(f"{p['country']} {p['sector']}" for p in parties)
