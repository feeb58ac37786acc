"""The coded articles of a book as `marsad code` gave them, for the exports.

They are read some hundred at a time, so that a book of any size can be written out; all in one transaction, so that they show one moment.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from marsad.exports.pairs import Pair
from marsad.records import Coding, Document, Event, Fact, Publication
from marsad.store.checking import checked
from marsad.store.comparing import TABLE, Kind
from marsad.store.connection import Connection, Row, rows
from marsad.store.documents import publication, stored
from marsad.store.filtering import Conditions, Where, of_events, on_events, on_facts
from marsad.store.ids import own_id
from marsad.store.restoring import event, fact
from marsad.store.versions import firsts

CHUNK = 400
"""Articles that are held at a time."""


class Page(NamedTuple):
    """A document of a book without its text: number and name there, as it was read, when it was published as far as was found out."""

    key: int
    name: str
    document: Document
    published: Publication | None


class Found(NamedTuple):
    """A record of a book: the row and what it says."""

    kind: Kind
    row: Row
    record: Event | Fact


class Articles:
    """The articles of a book with the standing records that fit, in the order in which they came.

    Without a filter these are all articles, also those in which nothing was found; with one, those that have a record that fits.

    Args:
        connection: a transaction, which must stay open while they are drawn.
        where: which records.

    Raises:
        WrongValueError: a type or an outlet that none has.
        UnknownNameError: a name is asked for that none has, or that several begin with.
    """

    def __init__(self, connection: Connection, where: Where | None = None) -> None:
        self._connection, self._where = connection, checked(connection, where or Where(), *TABLE)
        self._keys = self._chosen()

    def __len__(self) -> int:
        return len(self._keys)

    def __iter__(self) -> Iterator[Pair]:
        for first in range(0, len(self._keys), CHUNK):
            found = pages(self._connection, self._keys[first : first + CHUNK])
            told = records(self._connection, found, conditions(self._where))
            for page in found:
                yield together(page, told[page.name])

    def _chosen(self) -> list[int]:
        if self._where == Where():
            found = rows(self._connection, "SELECT key FROM documents WHERE superseded IS NULL ORDER BY key")
            return [row["key"] for row in found]
        keys: set[int] = set()
        for kind, asked in conditions(self._where).items():
            sql = (
                "SELECT DISTINCT n.key AS key FROM documents n JOIN documents d ON d.id = n.id"
                f" JOIN {TABLE[kind]} r ON r.document = d.key WHERE n.superseded IS NULL AND {asked}"
            )
            keys.update(row["key"] for row in rows(self._connection, sql, *asked.parameters))
        return sorted(keys)


def conditions(where: Where, *, at: datetime | None = None) -> dict[Kind, Conditions]:
    """What is asked of the records of each kind, with ``at`` as they stood at a moment; what only events have leaves facts out."""
    found: dict[Kind, Conditions] = {"event": on_events(where, at=at)}
    if not of_events(where):
        found["fact"] = on_facts(where, at=at)
    return found


def pages(connection: Connection, keys: list[int]) -> list[Page]:
    """Documents by their numbers, in that order."""
    sql = (
        "SELECT key, id, published_start, published_end, published_basis, published_at FROM documents"
        " WHERE key IN (SELECT unnest(CAST($1 AS BIGINT[])))"
    )
    known = {row["key"]: row for row in rows(connection, sql, keys)}
    documents = stored(connection, keys)
    of = _own_ids(connection, documents.values())
    return [
        Page(key, known[key]["id"], _as_read(known[key]["id"], documents[key], of), publication(known[key]))
        for key in keys
    ]


def _own_ids(connection: Connection, documents: Iterable[Document]) -> dict[str, str]:
    """The ids that exports give the pages that some are versions of, by the names of those in the book."""
    names = sorted({name for document in documents for name in firsts(document)})
    sql = "SELECT key FROM documents WHERE superseded IS NULL AND id IN (SELECT unnest(CAST($1 AS TEXT[])))"
    keys = [row["key"] for row in rows(connection, sql, names)] if names else []
    return {found.id: own_id(found.id, found) for found in stored(connection, keys).values()} if keys else {}


def _as_read(name: str, document: Document, of: Mapping[str, str]) -> Document:
    version = document.version
    if version is not None:
        joins = tuple(of.get(name, name) for name in version.joins)
        version = replace(version, of=of.get(version.of, version.of), joins=joins)
    return replace(document, id=own_id(name, document), text="", version=version)


def records(connection: Connection, found: list[Page], asked: dict[Kind, Conditions]) -> defaultdict[str, list[Found]]:
    """The records of pages that fit, by the names of the pages: events first, in the order of the coder."""
    told: defaultdict[str, list[Found]] = defaultdict(list)
    for kind, fitting in asked.items():
        names = fitting.parameter([page.name for page in found])
        sql = (
            f"SELECT r.*, d.id AS page FROM {TABLE[kind]} r JOIN documents d ON d.key = r.document"
            f" WHERE {fitting} AND d.id IN (SELECT unnest(CAST({names} AS TEXT[]))) ORDER BY r.key"
        )
        listed = rows(connection, sql, *fitting.parameters)
        sides = _sides(connection, [row["key"] for row in listed]) if kind == "event" else {}
        for row in listed:
            record = event(row, sides.get(row["key"], ())) if kind == "event" else fact(row)
            told[row["page"]].append(Found(kind, row, record))
    return told


def _sides(connection: Connection, events: list[int]) -> dict[int, list[Row]]:
    sides: defaultdict[int, list[Row]] = defaultdict(list)
    sql = "SELECT * FROM parties WHERE event IN (SELECT unnest(CAST($1 AS BIGINT[]))) ORDER BY event, side, number"
    for row in rows(connection, sql, events):
        sides[row["event"]].append(row)
    return sides


def together(page: Page, told: list[Found]) -> Pair:
    """A page with its records, as the exports take them."""
    document = page.document
    # What a person accepted stays when the page changes; its evidence stands in the revision that he read.
    if any(found.row["document"] != page.key for found in told):
        document = replace(document, notes=(*document.notes, _KEPT))
    events = tuple(f.record for f in told if isinstance(f.record, Event))
    facts = tuple(f.record for f in told if isinstance(f.record, Fact))
    return document, Coding(document.id, events, facts, page.published)


_KEPT = "some records were kept by review from an earlier revision of the page; their spans count in that one"
