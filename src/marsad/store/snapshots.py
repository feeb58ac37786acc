"""A copy of a book at one moment, in a DuckDB file of its own; what happens to a book meanwhile waits or does not show."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from marsad.store.book import Book
from marsad.store.connection import Connection
from marsad.store.duckdb_file import DuckDBFile
from marsad.store.errors import BookError
from marsad.store.schema import TABLES


def snapshot(book: Book, target: Path) -> dict[str, int]:
    """Copy a book, also one on a server, into a new DuckDB file.

    Args:
        book: the book.
        target: the file to make; it appears when it is whole.

    Returns:
        How many rows each table has.

    Raises:
        BookError: the book cannot be read, the file exists or cannot be written, for instance because the disk is full.
    """
    if target.exists():
        raise BookError(f"{target} is there already; choose another name for the copy, or delete it first")
    with book.reading() as source, DuckDBFile(target, wait=0).made(os.replace) as sink:
        sink.run("DELETE FROM meta")
        return {table: sum(_copied(source, sink, table)) for table in TABLES}


def _copied(source: Connection, sink: Connection, table: str) -> Iterator[int]:
    for rows in source.stream(f"SELECT * FROM {table}"):
        sink.insert(table, rows)
        yield rows.num_rows
