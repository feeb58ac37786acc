"""A book in a DuckDB file.

DuckDB lets one process write, or several read. So nobody keeps the file: a writer opens it for each batch, a reader for each question, and whoever
finds it taken waits a little.
"""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pyarrow as pa

from marsad.store import checkpoints
from marsad.store.connection import Connection, create_tables, declared
from marsad.store.errors import BookError, BusyBookError, FullDiskError, MissingBookError, NotABookError
from marsad.store.schema import Type

_TYPES: dict[Type, str] = {
    "int": "INTEGER", "big": "BIGINT", "float": "DOUBLE", "text": "VARCHAR", "day": "DATE", "time": "TIMESTAMP", "flag": "BOOLEAN",
    "bytes": "BLOB",
}  # fmt: skip
_CHUNK = 50_000  # rows
_COPIED_AT_ONCE = 1 << 20  # bytes
_PAUSE = 0.05  # seconds between two tries to open the file
_HOLDER = re.compile(r"\(PID (\d+)\)")
_MAGIC, _MAGIC_AT = b"DUCK", 8
_TAKEN = ("Could not set lock", "different configuration", "being used by another process", "already attached")
_DAMAGED = ("Corrupt database", "enough bytes from file", "Failed to load metadata", "Failed to deserialize")
_FULL = ("No space left", "File too large", "Disk quota", "out of disk")


class DuckDBFile:
    """Where a book lies.

    Args:
        path: the file.
        wait: seconds to wait while somebody else has it.
    """

    def __init__(self, path: Path, *, wait: float) -> None:
        self.path, self._wait = path, wait

    def __str__(self) -> str:
        return str(self.path)

    def has_tables(self, connection: Connection) -> bool:
        """Whether the file holds a book."""
        return bool(connection.query("SELECT 1 AS found FROM duckdb_tables() WHERE table_name = 'meta'").num_rows)

    def no_book(self) -> BookError:
        """What to say of a file without."""
        return NotABookError(f"{self} is a DuckDB database, but no record book; choose another file")

    def create(self) -> None:
        """Make the file and its tables, at once or not at all.

        Raises:
            BookError: it cannot be made, for instance because the disk is full.
        """
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise BookError(f"cannot make the folder of {self}: {error.strerror}") from error
        with suppress(FileExistsError), self.made(os.link):  # somebody made it at the same time
            pass

    @contextmanager
    def made(self, put: Callable[[Path, Path], None]) -> Iterator[_Session]:
        """A transaction on a new file with the tables of a book; the file appears when all that was written is in it.

        Args:
            put: gives the file its name, called with the present one and the one to have.

        Raises:
            FileExistsError: ``put`` found the name taken.
            BookError: it cannot be made, for instance because the disk is full.
        """
        # Made under another name: whoever is killed meanwhile leaves no half-made book.
        unfinished = DuckDBFile(self.path.with_name(f".{self.path.name}.unfinished-{os.getpid()}"), wait=self._wait)
        try:
            unfinished._remove()
            with unfinished._session(write=True, whole=True) as session:
                create_tables(session)
                yield session
            put(unfinished.path, self.path)
        except FileExistsError:
            raise
        except OSError as error:
            raise _not_made(self.path, error.strerror or str(error)) from error
        except BookError as error:
            raise _not_made(self.path, str(error.__cause__ or error)) from error
        finally:
            unfinished._remove()

    def _remove(self) -> None:
        for file in (self.path, checkpoints.log(self.path), checkpoints.kept(self.path)):
            file.unlink(missing_ok=True)

    @contextmanager
    def copied(self) -> Iterator[DuckDBFile]:
        """A copy of the file in the folder for temporary files, there until this ends; the file itself where there is no room for one.

        Raises:
            BookError: no such file, no book, taken by somebody else.
        """
        with TemporaryDirectory(prefix="marsad-") as folder:
            copy = DuckDBFile(Path(folder) / self.path.name, wait=self._wait)
            with self.session(write=False):  # nobody writes meanwhile
                made = _copied(self.path, copy.path)
            yield copy if made else self

    @contextmanager
    def session(self, *, write: bool) -> Iterator[_Session]:
        """A transaction; what it wrote stands only if it ends well.

        Raises:
            BookError: no such file, no book, taken by somebody else, disk full.
        """
        if not self.path.exists():
            raise MissingBookError(f"there is no book {self}; make one with: marsad ingest PAGES --db {self}")
        with self._session(write=write) as session:
            yield session

    @contextmanager
    def _session(self, *, write: bool, whole: bool = False) -> Iterator[_Session]:
        database = self._opened(write=write)
        try:
            database.execute("BEGIN")
            yield _Session(database)
            database.execute("COMMIT")
            if whole:  # what stands in the log alone is lost when the file is moved
                database.execute("CHECKPOINT")
        except duckdb.Error as error:
            raise _meaning(self.path, error) from error
        finally:
            with suppress(duckdb.Error):  # nothing to take back, mostly
                database.execute("ROLLBACK")
            checkpoints.close(database, self.path, wrote=write)

    def _opened(self, *, write: bool) -> duckdb.DuckDBPyConnection:
        until = time.monotonic() + self._wait
        while True:
            try:
                return checkpoints.connected(self.path, write=write, look=_refuse_another_kind)
            except duckdb.Error as error:
                if not any(sign in str(error) for sign in _TAKEN):
                    raise _meaning(self.path, error) from error
                if time.monotonic() > until:
                    raise _taken(self.path, error, self._wait, write=write) from error
            time.sleep(_PAUSE)


class _Session:
    def __init__(self, database: duckdb.DuckDBPyConnection) -> None:
        self._database = database

    def query(self, sql: str, *parameters: object) -> pa.Table:
        return self._database.sql(sql, params=list(parameters)).to_arrow_table()

    def stream(self, sql: str) -> Iterator[pa.Table]:
        for batch in self._database.sql(sql).to_arrow_reader(_CHUNK):
            yield pa.Table.from_batches([batch])

    def run(self, sql: str, *parameters: object) -> None:
        self._database.execute(sql, list(parameters))

    def insert(self, table: str, rows: pa.Table) -> None:
        self._database.register("incoming", rows)
        self._database.execute(f"INSERT INTO {table} BY NAME SELECT * FROM incoming")
        self._database.unregister("incoming")

    def create(self, table: str) -> None:
        self.run(declared(table, _TYPES))

    def index(self, table: str, columns: str, *, unique: bool) -> None:  # noqa: ARG002 - none is made, see `INDEXES`
        return


def _refuse_another_kind(path: Path) -> None:
    """Refuse a table or JSON, for which DuckDB opens a database in memory."""
    try:
        with path.open("rb") as file:
            head = file.read(_MAGIC_AT + len(_MAGIC))
    except OSError:  # told by who opens it
        return
    if head and head[_MAGIC_AT:] != _MAGIC:
        raise NotABookError(f"{path} cannot be read as a book: it is no DuckDB database; choose another file")


def _copied(path: Path, copy: Path) -> bool:
    """Whether a file could be copied, with the log that a process which was killed left beside it."""
    log, its = checkpoints.log(path), checkpoints.log(copy)
    try:
        if log.exists():
            shutil.copyfile(log, its)
        with copy.open("wb") as out:
            shutil.copyfileobj(checkpoints.opened(path), out, _COPIED_AT_ONCE)
    except OSError:
        return False
    return True


def _taken(path: Path, error: duckdb.Error, waited: float, *, write: bool) -> BusyBookError:
    holder = _HOLDER.search(str(error))
    who = f"process {holder.group(1)}" if holder else "another part of this program"
    way = (
        "one process can write a book or several read it. Try again when it is done"
        if write
        else f"try again, or read a copy made by: marsad book snapshot {path} COPY"
    )
    return BusyBookError(f"{path} is in use by {who}, and still was after {waited:g} s of waiting; {way}")


def _not_made(path: Path, reason: str) -> BookError:
    if any(sign in reason for sign in _FULL):
        return FullDiskError(f"{path}: the disk is full; it was not made. Make room and run the command again")
    return BookError(f"cannot make {path}: {reason.splitlines()[0]}")


def _meaning(path: Path, error: duckdb.Error) -> BookError:
    text = str(error)
    if any(sign in text for sign in _FULL):
        return FullDiskError(
            f"{path}: the disk is full; what was written before stands. Make room and run the command again"
        )
    if any(sign in text for sign in _DAMAGED):
        return NotABookError(
            f"{path} is damaged ({text.splitlines()[0]}); go on with a copy (marsad book snapshot makes one), or ingest the pages into a new book"
        )
    if isinstance(error, duckdb.IOException | duckdb.SerializationException | duckdb.FatalException):
        return NotABookError(f"{path} cannot be read as a book: {text.splitlines()[0]}")
    return BookError(f"{path}: {text.splitlines()[0]}")
