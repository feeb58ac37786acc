"""Documents as they lie in a book, read back."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from datetime import datetime

import msgspec

from marsad.records import Block, BlockKind, Document, Publication, Span, Version
from marsad.store.book import Book
from marsad.store.connection import Connection, Row, rows

_CHUNK = 64  # documents read at a time


def text_of(packed: bytes) -> str:
    """The text of a document from its column."""
    return zlib.decompress(packed).decode(errors="surrogatepass")


def stored(connection: Connection, keys: list[int]) -> dict[int, Document]:
    """Documents by their numbers."""
    parts: dict[int, list[Block]] = {key: [] for key in keys}
    sql = "SELECT * FROM blocks WHERE document IN (SELECT unnest(CAST($1 AS BIGINT[]))) ORDER BY document, number"
    for row in rows(connection, sql, keys):
        span = Span(row["span_start"], row["span_end"])
        parts[row["document"]].append(Block(BlockKind(row["kind"]), span, row["language"]))
    sql = "SELECT * FROM documents WHERE key IN (SELECT unnest(CAST($1 AS BIGINT[]))) ORDER BY key"
    return {row["key"]: _document(row, parts[row["key"]]) for row in rows(connection, sql, keys)}


def coded_otherwise(book: Book, maker: int) -> Iterator[Document]:
    """The standing documents that another coder coded, in the order in which they came.

    Nothing is held open between two of them.
    """
    after = 0
    sql = (
        "SELECT key FROM documents WHERE superseded IS NULL AND maker <> $1 AND key > $2"
        f" ORDER BY key LIMIT {_CHUNK}"
    )  # fmt: skip
    while True:
        with book.reading() as connection:
            keys = [row["key"] for row in rows(connection, sql, maker, after)]
            found = stored(connection, keys)
        if not found:
            return
        yield from found.values()
        after = max(found)


def publication(row: Row) -> Publication | None:
    """When a document was published, as far as its row tells, the bounds that its words set included."""
    if not row["published_basis"]:
        return None
    at = datetime.fromisoformat(row["published_at"]) if row["published_at"] else None
    return Publication(row["published_start"], row["published_end"], row["published_basis"], at)


def _document(row: Row, blocks: list[Block]) -> Document:
    basis = row["published_basis"]
    # Bounds that the content gave are the coder's, and the next one draws its own.
    known = publication(row) if basis != "content" else None
    return Document(
        id=row["id"],
        text=text_of(row["text"]),
        blocks=tuple(blocks),
        title=row["title"],
        url=row["url"],
        source=row["source"],
        publisher=row["publisher"],
        language=row["language"],
        published=known,
        updated=msgspec.json.decode(row["updated"], type=Publication) if row["updated"] else None,
        author=row["author"],
        section=row["section"],
        version=_version(row),
        notes=tuple(json.loads(row["notes"])),
    )


def _version(row: Row) -> Version | None:
    if row["version_of"] is None:
        return None
    about = json.loads(row["version"])
    added = tuple(Span(*span) for span in about["added"])
    return Version(row["version_of"], about["shared"], added, tuple(about["dropped"]), tuple(about["joins"]))
