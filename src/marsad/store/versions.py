"""Pages of a book that tell again what an earlier one told: recognised across runs, kept as its versions, counted among those who carry a story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache, partial

from marsad.pipeline import Coded
from marsad.readers.versions import WINDOW, Versions, news
from marsad.records import Document
from marsad.store.book import Book
from marsad.store.connection import Connection, Row, rows
from marsad.store.documents import stored, text_of
from marsad.store.ids import document_id
from marsad.text import words

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
    """The stories of the pages that those of a batch are versions of."""
    told = sorted({id_ for c in batch for id_ in firsts(c.document)})
    sql = (
        "SELECT DISTINCT r.story FROM events r JOIN documents d ON d.key = r.document WHERE r.superseded IS NULL AND r.story IS NOT NULL"
        " AND COALESCE(d.version_of, d.id) IN (SELECT unnest(CAST($1 AS TEXT[])))"
    )
    return {row["story"] for row in rows(connection, sql, told)} if told else set()


def carriers(connection: Connection, told: Mapping[int, list[Row]]) -> dict[int, dict[int, str | None]]:
    """Who else carries what stories tell: versions of their pages that have the words of an event and no events of their own there.

    Args:
        connection: a transaction.
        told: for each story its events, with the columns ``document``, ``first`` (id of the first version of its page) and ``evidence``.

    Returns:
        For each story the outlets of such pages, by their numbers.
    """
    pages = sorted({row["first"] for events in told.values() for row in events})
    sql = (
        "SELECT key, version_of, outlet, text FROM documents WHERE superseded IS NULL"
        " AND version_of IN (SELECT unnest(CAST($1 AS TEXT[]))) ORDER BY key"
    )
    versions: defaultdict[str, list[tuple[Row, str]]] = defaultdict(list)
    for row in rows(connection, sql, pages) if pages else ():
        versions[row["version_of"]].append((row, _wording(text_of(row["text"]))))
    found: dict[int, dict[int, str | None]] = {}
    for story, events in told.items():
        telling = {row["document"] for row in events}
        found[story] = {
            version["key"]: version["outlet"]
            for row in events
            for version, wording in versions[row["first"]]
            if version["key"] not in telling and _wording(row["evidence"]) in wording
        }
    return found


def firsts(document: Document) -> tuple[str, ...]:
    """The names of the first of the pages that a page is a version of."""
    version = document.version
    return (version.of, *version.joins) if version else ()


def _wording(text: str) -> str:
    return " ".join(words(text))
