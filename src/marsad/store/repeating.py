"""What a book has of a site, so that what the site repeats is known from run to run."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from marsad.records import Document
from marsad.store.book import Book
from marsad.store.connection import rows
from marsad.store.documents import stored
from marsad.store.rows import outlet_of

MOST = 16
"""Pages of a site that are looked at: enough to tell what it repeats, few enough that what it has given up is soon forgotten."""

_WINDOW = 20_000


def recent(book: Book) -> Callable[[str], Iterable[Document]]:
    """What gives the last pages of a host, at most `MOST` and of the last 20,000 that came into a book.

    What is given is for `marsad.readers.boilerplate.Boilerplate`; it raises `BookError` where the book cannot be read.
    """
    sql = (
        "SELECT key FROM documents WHERE superseded IS NULL AND outlet = $1"
        f" AND key > (SELECT MAX(key) FROM documents) - {_WINDOW} ORDER BY key DESC LIMIT {MOST}"
    )

    def of(host: str) -> Iterable[Document]:
        with book.reading() as connection:
            keys = [row["key"] for row in rows(connection, sql, outlet_of(host))]
            return stored(connection, keys).values() if keys else ()

    return of
