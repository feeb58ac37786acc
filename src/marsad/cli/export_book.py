"""What ``marsad export`` takes from a record book: which book, which records."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, ClassVar, Generic, Protocol, TypeVar

from cyclopts import Parameter

from marsad.cli.asking import Filters, where
from marsad.cli.status import WrongUse
from marsad.exports.changes import ChangedArticle
from marsad.exports.pairs import Pair
from marsad.store import Book
from marsad.store.connection import Connection
from marsad.store.exporting import Articles
from marsad.store.since import Changes, begun, moment

Item = TypeVar("Item")
Item_co = TypeVar("Item_co", covariant=True)

_VARIABLE = "MARSAD_BOOK"
_FEW = 2000
"""Articles that are written in a few seconds; a copy of the book is not worth making for them."""


@Parameter(name="*", group="Records of a book")
@dataclass(frozen=True, kw_only=True)
class FromBook(Filters):
    """The record book to take records from, and which; an option given several times takes any of its values."""

    FIRST_DAY: ClassVar[str] = "--from"

    db: Annotated[
        str | None,
        Parameter(
            help=f"The record book: a DuckDB file, or postgresql://user@host/database; without sources also from {_VARIABLE}."
        ),
    ] = None
    moment: Annotated[
        str | None,
        Parameter(
            name="--since",
            help="Only what was added, changed or deleted since this moment (2024-03-05T14:30:00Z, or a snapshot's file), in csv, parquet, jsonl.",
        ),
    ] = None
    since: Annotated[
        str | None, Parameter(name="--from", help="Happened on this day or later (2024-01-31; also 2024-01 or 2024).")
    ] = None
    until: Annotated[str | None, Parameter(help="Happened up to this day.")] = None


class Items(Protocol[Item_co]):
    """Items that can be counted before they are drawn."""

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[Item_co]: ...


class Drawn(Generic[Item]):
    """What is drawn from a book, and how much there is of it; ``moment`` is the last time (UTC) at which the book was written."""

    def __init__(self, items: Items[Item], moment: datetime | None) -> None:
        self._items, self.moment = items, moment

    def __iter__(self) -> Iterator[Item]:
        return iter(self._items)

    def total(self) -> int:
        """How many articles there are."""
        return len(self._items)


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
def opened_book(location: str, book: FromBook | None) -> Iterator[Drawn[Pair]]:
    """The articles of a book with the records that are asked for, as they stand at this moment.

    Raises:
        WrongUse: a filter that none can have.
        BookError: there is no book, or it cannot be read.
    """
    asked = where(book)
    with _drawn(location, lambda connection: Articles(connection, asked)) as found:
        yield found


@contextmanager
def opened_changes(location: str, book: FromBook) -> Iterator[Drawn[ChangedArticle]]:
    """The articles of a book of which anything changed since the moment that is asked for.

    Raises:
        WrongUse: a moment or a filter that none can have.
        BookError: there is no book, or it cannot be read.
    """
    asked, since = where(book), _moment(book.moment or "", location)
    if asked.review or asked.story:
        raise WrongUse("--review and --story ask for what stands now, and do not go with --since")
    with _drawn(location, lambda connection: Changes(connection, since, asked)) as found:
        yield found


@contextmanager
def _drawn(location: str, draw: Callable[[Connection], Items[Item]]) -> Iterator[Drawn[Item]]:
    """Items of a book, all as they are at one moment; nobody who wants to write waits for more than a few of them."""
    book = Book(location)
    with book.reading() as connection:
        many = len(draw(connection)) > _FEW
    with book.reading(at_length=many) as connection:
        yield Drawn(draw(connection), moment(connection))


def _moment(words: str, location: str) -> datetime:
    """A moment given on the command line, in UTC without a zone; without one there it is UTC. Of a snapshot it is the one that that shows."""
    if Path(words).is_file():
        with Book(words).reading() as connection:
            shown, first = moment(connection), begun(connection)
        if shown is None:
            raise WrongUse(f"--since: nothing was ever written into {words}, so it shows no moment")
        with Book(location).reading() as connection:
            if first != begun(connection):
                raise WrongUse(
                    f"--since: {words} is no snapshot of {location} but another book; give one that marsad book snapshot made of it"
                )
        return shown
    try:
        found = datetime.fromisoformat(words)
        found = (found.replace(tzinfo=UTC) if found.tzinfo is None else found).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise WrongUse(
            "--since must be a time such as 2024-03-05T14:30:00Z (or a day: its first moment), or a file that marsad book snapshot made,"
            f" not {words!r}"
        ) from error
    if found > datetime.now(UTC):
        raise WrongUse(
            f"--since {words} lies in the future; the book can only tell what has changed since a moment that was"
        )
    return found.replace(tzinfo=None)
