"""The record book: documents, what was coded from them, stories and decisions, in a DuckDB file or on a PostgreSQL server."""

from marsad.store.book import Book
from marsad.store.errors import (
    BookError,
    BusyBookError,
    FullDiskError,
    MissingBookError,
    NotABookError,
    OtherVersionError,
    ServerError,
)

__all__ = [
    "Book",
    "BookError",
    "BusyBookError",
    "FullDiskError",
    "MissingBookError",
    "NotABookError",
    "OtherVersionError",
    "ServerError",
]
