"""What made a record: the version of the program, its rules and models, the recognition policy."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import NamedTuple

from marsad.store.connection import Connection, insert_rows, next_key, value

_ROOMS = ("records", "text", "lexicon", "lexicons", "readers", "language", "mentions", "coding")


class Maker(NamedTuple):
    """A coder: its version, a hash over its code, lexicons and models, and the policy for disputed states."""

    version: str
    digest: str
    recognition: str


def this_maker(recognition: str) -> Maker:
    """The coder that is installed here."""
    return Maker(version("marsad"), _digest(), recognition)


def now() -> datetime:
    """The present moment in UTC, without a zone, as the book keeps times."""
    return datetime.now(UTC).replace(tzinfo=None)


def known(connection: Connection, maker: Maker) -> int:
    """The number of a coder in the book; it is written into it if need be."""
    sql = "SELECT key FROM makers WHERE version = $1 AND digest = $2 AND recognition = $3"
    found = value(connection, sql, *maker)
    if found is None:
        found = next_key(connection, "makers")
        insert_rows(connection, "makers", [{"key": found, **maker._asdict(), "first_used": now()}])
    return int(found)


@cache
def _digest() -> str:
    total = hashlib.sha256()
    for room in _ROOMS:
        for name, content in _contents(files("marsad") / room, room):
            total.update(f"{name}\0{hashlib.sha256(content).hexdigest()}\0".encode())
    return total.hexdigest()[:16]


def _contents(folder: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    for item in sorted(folder.iterdir(), key=lambda i: i.name):
        if item.is_dir():
            if item.name != "__pycache__":
                yield from _contents(item, f"{name}/{item.name}")
        else:
            yield f"{name}/{item.name}", item.read_bytes()
