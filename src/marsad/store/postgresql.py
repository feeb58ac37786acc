"""A book on a PostgreSQL server, in a schema of its own."""

from __future__ import annotations

import os
import re
import time
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import pyarrow as pa

from marsad.store.connection import Connection, create_tables, declared
from marsad.store.errors import BookError, BusyBookError, FullDiskError, MissingBookError, ServerError
from marsad.store.schema import INDEXES, Type

_TYPES: dict[Type, str] = {
    "int": "INTEGER", "big": "BIGINT", "float": "DOUBLE PRECISION", "text": "TEXT", "day": "DATE", "time": "TIMESTAMP",
    "flag": "BOOLEAN", "bytes": "BYTEA",
}  # fmt: skip
_DEFAULT = "marsad"
_SCHEMA = re.compile("[a-z_][a-z0-9_]{0,62}")
_PAUSE = 0.05  # seconds between two tries to become the writer
_FULL = ("No space left", "53100")
_FAILED = "Failed to connect"
_REFUSED = "FATAL: "
_GONE = (
    "server closed the connection",
    "no connection to the server",
    "terminating connection",
    "57P01",
    _FAILED,
    "SSL SYSCALL",
)


class PostgreSQL:
    """Where a book lies.

    Args:
        url: ``postgresql://user@host:port/database``, with ``?schema=NAME`` for another schema than ``marsad``.
        wait: seconds to wait while somebody else writes.

    Raises:
        BookError: the address or the name of the schema is none, or the driver is not installed.
    """

    def __init__(self, url: str, *, wait: float) -> None:
        try:
            parts = urlsplit(url)
        except ValueError as error:
            raise BookError(
                f"{url.partition(':')[0]}://...: no address of a server; write it as postgresql://user@host/database"
            ) from error
        options = dict(parse_qsl(parts.query, keep_blank_values=True))
        self.schema = options.pop("schema", _DEFAULT)
        if not _SCHEMA.fullmatch(self.schema):
            raise BookError(f"?schema={self.schema}: use a name of small letters, digits and _")
        self._url = urlunsplit(parts._replace(query=urlencode(options)))
        self._shown = f"postgresql://{parts.hostname or ''}{parts.path}" + (
            "" if self.schema == _DEFAULT else f"?schema={self.schema}"
        )
        self._wait = wait
        self._idle: list[tuple[int, Any]] = []
        weakref.finalize(self, _close_all, self._idle)

    def __str__(self) -> str:
        return self._shown  # the address without password

    def has_tables(self, connection: Connection) -> bool:
        """Whether the schema holds a book."""
        sql = "SELECT 1 AS found FROM information_schema.tables WHERE table_schema = $1 AND table_name = 'meta'"
        return bool(connection.query(sql, self.schema).num_rows)

    def no_book(self) -> BookError:
        """What to say of a schema without."""
        return MissingBookError(f"there is no book at {self}; make one with: marsad ingest PAGES --db URL")

    def create(self) -> None:
        """Make the schema and its tables, at once or not at all.

        Raises:
            BookError: they cannot be made.
        """
        with self.session(write=True) as connection:
            connection.run(f"CREATE SCHEMA IF NOT EXISTS {self.schema}")
            if self.has_tables(connection):
                return
            create_tables(connection)

    @contextmanager
    def copied(self) -> Iterator[PostgreSQL]:
        """Where to read at length: here, for readers hold nobody up."""
        yield self

    @contextmanager
    def session(self, *, write: bool) -> Iterator[_Session]:
        """A transaction; what it wrote stands only if it ends well. One writes at a time, readers wait for nobody.

        Raises:
            BookError: server out of reach, gone, refusing, its disk full, somebody else writing.
        """
        dbapi = _driver()
        database: Any = None
        try:
            database = self._connected(dbapi)
            session = _Session(database, self.schema)
            session.run(f"SET search_path TO {self.schema}")
            session.run("SET jit TO off")  # compiling a question takes longer than answering it
            if write:
                self._become_writer(session)
            else:
                session.run(
                    "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"
                )  # all answers about one moment
            yield session
            database.commit()
            self._idle.append((os.getpid(), database))
        except BaseException as error:
            _close(database, dbapi)
            if isinstance(error, dbapi.Error):
                raise self._meaning(str(error)) from error
            raise

    def _connected(self, dbapi: Any) -> Any:
        """A connection that the session before left, for making one takes longer than most questions; never one of a process forked from."""
        while self._idle:
            process, database = self._idle.pop()
            if process == os.getpid():
                with suppress(dbapi.Error), database.cursor() as cursor:  # the server may have gone meanwhile
                    cursor.execute("SELECT 1")
                    cursor.fetchone()
                    database.rollback()  # the next statement begins the transaction
                    return database
                _close(database, dbapi)
        return dbapi.connect(self._url)

    def _become_writer(self, session: _Session) -> None:
        until = time.monotonic() + self._wait
        sql = "SELECT pg_try_advisory_xact_lock(hashtext($1)) AS got"
        while not session.query(sql, f"marsad {self.schema}").to_pylist()[0]["got"]:
            if time.monotonic() > until:
                raise BusyBookError(f"{self} is being written by another process; try again when it is done")
            time.sleep(_PAUSE)

    def _meaning(self, text: str) -> BookError:
        line = " ".join(text.split("SQLSTATE")[0].split("Query was:")[0].split())
        if any(sign in text for sign in _FULL):
            return FullDiskError(
                f"{self}: the server's disk is full; what was written before stands. Make room and run the command again"
            )
        if _REFUSED in line and _FAILED in line:
            return ServerError(
                f"{self}: the server refuses ({line.partition(_REFUSED)[2]}); check user and database, or try again later"
            )
        if any(sign in text for sign in _GONE):
            return ServerError(
                f"{self}: the server cannot be reached or went away ({line}); what was written before stands, run the command again"
            )
        return ServerError(f"{self}: {line}")


class _Session:
    def __init__(self, database: Any, schema: str) -> None:
        self._database, self._schema = database, schema

    def query(self, sql: str, *parameters: object) -> pa.Table:
        with self._database.cursor() as cursor:
            cursor.execute(sql, parameters or None)
            return cursor.fetch_arrow_table()

    def stream(self, sql: str) -> Iterator[pa.Table]:
        with self._database.cursor() as cursor:
            cursor.execute(sql)
            for batch in cursor.fetch_record_batch():
                yield pa.Table.from_batches([batch])

    def run(self, sql: str, *parameters: object) -> None:
        with self._database.cursor() as cursor:
            cursor.execute(sql, parameters or None)

    def insert(self, table: str, rows: pa.Table) -> None:
        with self._database.cursor() as cursor:
            cursor.adbc_ingest(table, rows, mode="append", db_schema_name=self._schema)

    def create(self, table: str) -> None:
        self.run(declared(table, _TYPES))
        for of, columns, unique in INDEXES:
            if of == table:
                self.index(table, columns, unique=unique)

    def index(self, table: str, columns: str, *, unique: bool) -> None:
        self.run(f"CREATE {'UNIQUE ' if unique else ''}INDEX ON {table} ({columns})")


def _close(database: Any, dbapi: Any) -> None:
    if database is not None:
        with suppress(dbapi.Error):  # what went wrong before is what matters
            database.close()


def _close_all(idle: list[tuple[int, Any]]) -> None:
    for process, database in idle:
        if process == os.getpid():
            _close(database, _driver())


def _driver() -> Any:
    try:
        from adbc_driver_postgresql import dbapi
    except ImportError as error:
        raise BookError(
            "books on PostgreSQL need a driver; install it with: pip install adbc-driver-postgresql"
        ) from error
    return dbapi
