"""Pages of a book that tell again what an earlier one told: recognised across runs, kept as its versions."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache, partial

from marsad.pipeline import Coded
from marsad.readers.versions import WINDOW, Versions, news
from marsad.records import Document
from marsad.store.book import Book
from marsad.store.connection import Connection, rows
from marsad.store.copies import roots
from marsad.store.documents import stored
from marsad.store.ids import document_id

_TEXTS = 1024


def remembered(book: Book, window: int = WINDOW) -> Versions:
    """What recognises versions of the pages that came into a book last, and of those that come.

    Raises:
        BookError: there is no book, or it cannot be read; also later, when a page of it is looked at.
    """

    @lru_cache(maxsize=_TEXTS)
    def text(key: int) -> str:
        with book.reading() as connection:
            return news(stored(connection, [key])[key])

    sql = (
        "SELECT key, id, version_of, sketch FROM documents WHERE superseded IS NULL AND octet_length(sketch) > 0"
        f" ORDER BY key DESC LIMIT {window:d}"
    )
    with book.reading() as connection:
        last = rows(connection, sql)
    versions = Versions(window, name=document_id)
    for row in reversed(last):
        versions.remember(row["id"], row["version_of"] or row["id"], partial(text, row["key"]), row["sketch"])
    return versions


def firstless(connection: Connection, batch: Iterable[Coded]) -> list[Coded]:
    """The versions in a batch of which a first is neither in it nor in the book, because it could not be coded: nobody told the rest."""
    coded = list(batch)
    told = {id_ for c in coded for id_ in firsts(c.document)}
    there = {document_id(c.document) for c in coded}
    sql = "SELECT DISTINCT id FROM documents WHERE id IN (SELECT unnest(CAST($1 AS TEXT[])))"
    there |= {row["id"] for row in rows(connection, sql, sorted(told))} if told else set()
    return [c for c in coded if not there.issuperset(firsts(c.document))]


def retold(connection: Connection, batch: Iterable[Coded]) -> set[int]:
    """The stories of the pages that those of a batch are versions of, or were before they changed."""
    coded = list(batch)
    told = {id_ for c in coded for id_ in firsts(c.document)}
    sql = "SELECT version_of, version FROM documents WHERE version_of IS NOT NULL AND id IN (SELECT unnest(CAST($1 AS TEXT[])))"
    for row in rows(connection, sql, [document_id(c.document) for c in coded]):
        told.update(roots(row))
    sql = (
        "SELECT DISTINCT r.story FROM events r JOIN documents d ON d.key = r.document WHERE r.superseded IS NULL AND r.story IS NOT NULL"
        " AND COALESCE(d.version_of, d.id) IN (SELECT unnest(CAST($1 AS TEXT[])))"
    )
    return {row["story"] for row in rows(connection, sql, sorted(told))} if told else set()


def firsts(document: Document) -> tuple[str, ...]:
    """The names of the first of the pages that a page is a version of."""
    version = document.version
    return (version.of, *version.joins) if version else ()
