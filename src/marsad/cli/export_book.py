"""What ``marsad export`` takes from a record book: which book, which records."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from typing import Annotated

from cyclopts import Parameter

from marsad.cli.asking import Filters, where
from marsad.cli.status import WrongUse
from marsad.exports.pairs import Pair
from marsad.store import Book
from marsad.store.exporting import Articles

_VARIABLE = "MARSAD_BOOK"


@Parameter(name="*", group="Records of a book")
@dataclass(frozen=True, kw_only=True)
class FromBook(Filters):
    """The record book to take records from, and which; an option given several times takes any of its values."""

    db: Annotated[
        str | None,
        Parameter(
            help=f"The record book: a DuckDB file, or postgresql://user@host/database; without sources also from {_VARIABLE}."
        ),
    ] = None
    since: Annotated[
        str | None, Parameter(name="--from", help="Happened on this day or later (2024-01-31; also 2024-01 or 2024).")
    ] = None
    until: Annotated[str | None, Parameter(help="Happened up to this day.")] = None


class BookArticles:
    """The coded articles of a book, and how many there are."""

    def __init__(self, articles: Articles) -> None:
        self._articles = articles

    def __iter__(self) -> Iterator[Pair]:
        return iter(self._articles)

    def total(self) -> int:
        """How many articles there are."""
        return len(self._articles)


def book_of(book: FromBook | None, sources: Sequence[str] | None, *, coding: bool) -> str | None:
    """Where the book lies that is to be exported; None for sources.

    Args:
        book: what was said of a book.
        sources: files and folders named.
        coding: whether anything was said of how pages are read and coded.

    Raises:
        WrongUse: neither a book nor sources are named, or both.
    """
    book = book or FromBook()
    location = book.db or (None if sources else os.environ.get(_VARIABLE))
    if location and sources:
        raise WrongUse("give either sources or --db BOOK, not both")
    if not location and not sources:
        raise WrongUse("nothing to export: name files that marsad code wrote, or pages, or give --db BOOK")
    if location and coding:
        raise WrongUse(
            "the records of a book are there already: options for reading and coding pages do not go with --db"
        )
    if not location and any(getattr(book, f.name) is not None for f in fields(book)):
        raise WrongUse("only the records of a book can be filtered; give --db BOOK (marsad ingest makes one)")
    return location


@contextmanager
def opened_book(location: str, book: FromBook | None) -> Iterator[BookArticles]:
    """The articles of a book with the records that are asked for, as they stand at this moment.

    Raises:
        WrongUse: a filter that none can have.
        BookError: there is no book, or it cannot be read.
    """
    asked = where(book)
    with Book(location).reading() as connection:
        yield BookArticles(Articles(connection, asked))
