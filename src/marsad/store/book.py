"""A record book: where it lies, its version, transactions on it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from marsad.store.connection import Connection, value
from marsad.store.errors import BookError, MissingBookError, NotABookError, OtherVersionError
from marsad.store.schema import VERSION

if TYPE_CHECKING:
    from marsad.store.duckdb_file import DuckDBFile
    from marsad.store.postgresql import PostgreSQL

_WAIT = 20.0  # seconds


class Book:
    """A record book in a DuckDB file or on a PostgreSQL server.

    Args:
        location: path of the file, or ``postgresql://...`` (see `marsad.store.postgresql`).
        wait: seconds to wait while somebody else has the book.
    """

    def __init__(self, location: str | Path, *, wait: float = _WAIT) -> None:
        self.location = str(location)
        self._place = _place(self.location, wait)

    def __str__(self) -> str:
        return str(self._place)

    def create(self) -> None:
        """Make the book if there is none.

        Raises:
            BookError: it cannot be made, or what is there is no book or of another version.
        """
        try:
            with self.reading():
                return
        except MissingBookError:
            self._place.create()

    def version(self) -> int:
        """The version of the book's tables.

        Raises:
            BookError: there is no book, or it cannot be read.
        """
        with self._place.session(write=False) as connection:
            return self._version(connection)

    @contextmanager
    def reading(self, *, at_length: bool = False) -> Iterator[Connection]:
        """A transaction that reads.

        Args:
            at_length: it will take long, and nobody who wants to write shall wait for it: of a file, a copy made at the beginning is read.

        Raises:
            BookError: there is no book, it cannot be read, or is of another version.
        """
        with (
            self._place.copied() if at_length else nullcontext(self._place) as place,
            place.session(write=False) as connection,
        ):
            self._check(connection)
            yield connection

    @contextmanager
    def writing(self, *, any_version: bool = False) -> Iterator[Connection]:
        """A transaction that writes; everything in it happens, or nothing.

        Args:
            any_version: also accept a book of another version, to change that.

        Raises:
            BookError: there is no book, it cannot be written, or is of another version.
        """
        with self._place.session(write=True) as connection:
            if any_version:
                self._version(connection)
            else:
                self._check(connection)
            yield connection

    def _check(self, connection: Connection) -> None:
        found = self._version(connection)
        if found > VERSION:
            raise OtherVersionError(
                f"{self} was written by a newer marsad (tables {found}, this one knows {VERSION}); install that version or a later one"
            )
        if found < VERSION:
            raise OtherVersionError(
                f"{self} has tables of version {found}, this marsad needs {VERSION}; bring it up with: marsad book migrate {self}"
            )

    def _version(self, connection: Connection) -> int:
        if not self._place.has_tables(connection):
            raise self._place.no_book()
        try:
            return int(value(connection, "SELECT value FROM meta WHERE name = 'schema'"))
        except (TypeError, ValueError) as error:
            raise NotABookError(f"{self} is no record book: it names no version") from error


def _place(location: str, wait: float) -> DuckDBFile | PostgreSQL:
    if location.startswith(("postgresql://", "postgres://")):
        from marsad.store.postgresql import PostgreSQL

        return PostgreSQL(location, wait=wait)
    if not location.strip():
        raise BookError("the name of the book is empty; give a file or postgresql://...")
    if "://" in location:
        raise BookError(f"{location}: a book is a file or postgresql://...")
    from marsad.store.duckdb_file import DuckDBFile

    return DuckDBFile(Path(location), wait=wait)
