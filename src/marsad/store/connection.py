"""What the rest of the store needs of a database, and types of columns in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Protocol

import pyarrow as pa

from marsad.store.schema import TABLES, VERSION, Type

ARROW: dict[Type, pa.DataType] = {
    "int": pa.int32(),
    "big": pa.int64(),
    "float": pa.float64(),
    "text": pa.string(),
    "day": pa.date32(),
    "time": pa.timestamp("us"),
    "flag": pa.bool_(),
    "bytes": pa.binary(),
}

_NO_CHARACTER = re.compile("[\0\ud800-\udfff]")
_LARGEST = 2**63 - 1  # that a column of whole numbers holds

Row = dict[str, Any]


class Connection(Protocol):
    """A transaction on a database. SQL is what DuckDB and PostgreSQL share; parameters are ``$1``, ``$2`` ..."""

    def query(self, sql: str, *parameters: object) -> pa.Table:
        """The answer to a question."""

    def stream(self, sql: str) -> Iterator[pa.Table]:
        """The answer to a question piece by piece."""

    def run(self, sql: str, *parameters: object) -> None:
        """Execute a statement that answers nothing."""

    def insert(self, table: str, rows: pa.Table) -> None:
        """Add rows to a table."""

    def create(self, table: str) -> None:
        """Make a table of `marsad.store.schema`, with its indexes where the database is to have them."""

    def index(self, table: str, columns: str, *, unique: bool) -> None:
        """Make an index, where the database is to have them."""


def rows(connection: Connection, sql: str, *parameters: object) -> list[Row]:
    """The answer to a question as one dictionary per row."""
    found: list[Row] = connection.query(sql, *parameters).to_pylist()
    return found


def value(connection: Connection, sql: str, *parameters: object) -> Any:
    """The first value of the first row; None if there is none."""
    found = rows(connection, sql, *parameters)
    return next(iter(found[0].values())) if found else None


def insert_rows(connection: Connection, table: str, new: list[Row]) -> None:
    """Add rows; a column that a row does not name is NULL."""
    if new:
        columns = TABLES[table]
        arrays = [pa.array([storable(row.get(name)) for row in new], ARROW[type_]) for name, type_ in columns.items()]
        connection.insert(table, pa.Table.from_arrays(arrays, names=list(columns)))


def storable(value: Any) -> Any:
    """``value`` as any database takes it: strings of a page may hold what is no character, numbers may be beyond all counting."""
    if isinstance(value, str):
        return _NO_CHARACTER.sub("\ufffd", value)
    return None if isinstance(value, int) and abs(value) > _LARGEST else value


def next_key(connection: Connection, table: str) -> int:
    """A number above every ``key`` of the table."""
    return int(value(connection, f"SELECT COALESCE(MAX(key), 0) + 1 AS k FROM {table}"))


def create_tables(connection: Connection) -> None:
    """Make the tables of a new book."""
    for table in TABLES:
        connection.create(table)
    insert_rows(connection, "meta", [{"name": "schema", "value": str(VERSION)}])


def declared(table: str, types: dict[Type, str]) -> str:
    """The statement that makes a table, in a database whose names of types are ``types``."""
    listed = ", ".join(f"{name} {types[type_]}" for name, type_ in TABLES[table].items())
    return f"CREATE TABLE {table} ({listed})"
