"""A record of a book explained: its page is read and coded again, and told apart from what the book has where the two differ."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from marsad.coding import Coder
from marsad.explanation import PageExplanation, explain
from marsad.explanation.records import SentenceExplanation
from marsad.records import Coding, Document, Event, Fact, Span
from marsad.store.comparing import Kind, differences
from marsad.store.connection import Connection, Row, rows
from marsad.store.documents import stored
from marsad.store.ids import event_ids, fact_ids
from marsad.store.making import Maker, this_maker
from marsad.store.reviewing import find
from marsad.store.rows import event_row, fact_row, published_of


class Origin(NamedTuple):
    """A standing record, its page, and the coder that made it."""

    kind: Kind
    row: Row
    document: Document
    maker: Maker


class _Again(NamedTuple):
    """The record in a new coding of its page, None if it is not coded any more, and the fields that differ, old and new."""

    record: Event | Fact | None
    differs: dict[str, tuple[Any, Any]]


@dataclass(frozen=True, slots=True)
class RecordExplanation:
    """A record of a book, explained by the coder that is installed.

    ``coded_by`` and ``explained_by`` are version, digest of rules and models, and recognition policy. ``still_coded`` says whether this
    coder codes the record, ``differs`` in which fields it does otherwise (old, new). ``review`` is the mark of a reviewer, if any. ``page``
    holds what became of the words of the record; where it is not coded any more, of all words of its sentence.
    """

    id: str
    kind: Kind
    review: str | None
    coded_by: Maker
    explained_by: Maker
    still_coded: bool
    differs: dict[str, tuple[Any, Any]]
    page: PageExplanation

    @property
    def same_coder(self) -> bool:
        """Whether the same program, rules and models coded and explain it."""
        return self.coded_by == self.explained_by

    def plain(self) -> dict[str, Any]:
        """The explanation as values for JSON."""
        return {
            "id": self.id,
            "kind": self.kind,
            "review": self.review,
            "coded_by": self.coded_by._asdict(),
            "explained_by": self.explained_by._asdict(),
            "same_coder": self.same_coder,
            "still_coded": self.still_coded,
            "differs": {name: list(values) for name, values in self.differs.items()},
            "page": self.page.plain(),
        }


def explain_record(of: Origin, document: Document, *, recognition: str | None = None) -> RecordExplanation:
    """Why a record was coded as it was, as far as the coder that is here decides as the one that coded it.

    Args:
        of: the record.
        document: its page.
        recognition: policy for disputed states; None for the one by which it was coded.
    """
    policy = recognition or of.maker.recognition
    page, coding = explain(document, Coder(policy), within=Span(of.row["evidence_start"], of.row["evidence_end"]))
    found = _again(of, coding)
    if found.record is not None:
        page = replace(page, sentences=tuple(s for s in (_only(s, found.record) for s in page.sentences) if s))
    return RecordExplanation(
        of.row["id"],
        of.kind,
        of.row["review"],
        of.maker,
        this_maker(policy),
        found.record is not None,
        found.differs,
        page,
    )


def _only(sentence: SentenceExplanation, record: Event | Fact) -> SentenceExplanation | None:
    """The sentence with what made the record alone; None if nothing in it did."""
    span = list(record.evidence_span)
    triggers = tuple(
        t
        for t in sentence.triggers
        if any(r["evidence_span"] == span and r.get("rule") == record.rule for r in t.records)
        and (isinstance(record, Fact) or t.span == record.trigger)
    )
    offices = tuple(o for o in sentence.offices if isinstance(record, Fact) and o["evidence_span"] == span)
    return replace(sentence, triggers=triggers, offices=offices) if triggers or offices else None


def origin(connection: Connection, name: str) -> Origin:
    """Where the record of a name, or of the beginning of one, comes from.

    Raises:
        UnknownNameError: there is none, or several begin so.
    """
    kind, row = find(connection, name)
    (maker,) = rows(connection, "SELECT version, digest, recognition FROM makers WHERE key = $1", row["maker"])
    return Origin(kind, row, stored(connection, [row["document"]])[row["document"]], Maker(**maker))


def _again(of: Origin, coding: Coding) -> _Again:
    """The record in a new coding of its page."""
    page, published = of.document, published_of(coding)
    new: list[tuple[str, Event | Fact, Row]]
    if of.kind == "event":
        names = event_ids(page.id, page.text, coding.events)
        new = [(n, e, event_row(e, published)) for n, e in zip(names, coding.events, strict=True)]
    else:
        names = fact_ids(page.id, coding.facts)
        new = [(n, f, fact_row(f, published)) for n, f in zip(names, coding.facts, strict=True)]
    for name, record, row in new:
        if name == of.row["id"]:
            return _Again(record, differences(of.kind, of.row, row))
    return _Again(None, {})
