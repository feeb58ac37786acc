"""Books of older versions, brought up to this one step by step."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from marsad.readers.versions import news
from marsad.store.book import Book
from marsad.store.connection import Connection, insert_rows, rows, value
from marsad.store.copies import note
from marsad.store.deeds import fill
from marsad.store.documents import stored
from marsad.store.errors import OtherVersionError
from marsad.store.linking import account
from marsad.store.making import now
from marsad.store.schema import VERSION
from marsad.stories.tellings import page_blocks
from marsad.text import words
from marsad.text.sketches import sketch

Step = Callable[[Connection], None]
_AT_ONCE = 2000  # rows


def _to_2(connection: Connection) -> None:
    """Room for what else is known of a page; of pages that came before it is not known."""
    for name in ("published_at", "updated", "author", "section"):
        connection.run(f"ALTER TABLE documents ADD COLUMN {name} TEXT")
    connection.run("UPDATE runs SET ended = $1 WHERE ended IS NULL", now())  # killed; at the latest now


def _to_3(connection: Connection) -> None:
    """Pages know of what they are versions. They are sketched as the readers do, and what stories make of sketches is made anew."""
    _make(connection, "copies")  # nothing was a version before, but stories ask
    for name in ("version_of", "version"):
        connection.run(f"ALTER TABLE documents ADD COLUMN {name} TEXT")
    for keys in _some(connection, "documents"):
        _sketch(connection, keys)
    connection.run("DELETE FROM story_blocks WHERE block LIKE '% p%'")
    for keys in _some(connection, "events WHERE story IS NOT NULL"):
        _lay(connection, keys)
    for keys in _some(connection, "stories"):
        account(connection, keys)


def _to_4(connection: Connection) -> None:
    """It is noted which records stand in versions of their pages, and from now on which events people put into another story."""
    for table in ("copies", "moves"):
        _make(connection, table)
    connection.index("documents", "version_of", unique=False)
    for keys in _some(connection, "documents WHERE superseded IS NULL AND version_of IS NOT NULL"):
        sql = "SELECT id FROM documents WHERE key IN (SELECT unnest(CAST($1 AS BIGINT[])))"
        note(connection, [row["id"] for row in rows(connection, sql, keys)])
    sql = "SELECT DISTINCT story FROM events WHERE superseded IS NULL AND story IS NOT NULL AND id IN (SELECT record FROM copies)"
    account(connection, [row["story"] for row in rows(connection, sql)])


def _to_5(connection: Connection) -> None:
    """What two countries do to each other is counted without looking through all events."""
    _make(connection, "deeds")
    fill(connection)
    connection.index("documents", "superseded, published_start, published_end", unique=False)


def _to_6(connection: Connection) -> None:
    """Room for more that events tell; of events coded before it is not known."""
    for name, type_ in (
        ("arrested", "BIGINT"),
        ("displaced", "BIGINT"),
        ("bounds", "TEXT"),
        ("attributed_via", "TEXT"),
    ):
        connection.run(f"ALTER TABLE events ADD COLUMN {name} {type_}")


def _make(connection: Connection, table: str) -> None:
    connection.run(f"DROP TABLE IF EXISTS {table}")
    connection.create(table)


def _some(connection: Connection, table: str) -> Iterator[list[int]]:
    """The keys of a table, so many at a time that what they stand for can be held."""
    keys = [row["key"] for row in rows(connection, f"SELECT key FROM {table} ORDER BY key")]
    for at in range(0, len(keys), _AT_ONCE):
        yield keys[at : at + _AT_ONCE]


def _sketch(connection: Connection, keys: list[int]) -> None:
    found = stored(connection, keys)
    sketches = [sketch(words(news(document))) for document in found.values()]
    sql = (
        "UPDATE documents SET sketch = m.sketch FROM (SELECT unnest(CAST($1 AS BIGINT[])) AS key,"
        " unnest(CAST($2 AS BYTEA[])) AS sketch) m WHERE documents.key = m.key"
    )
    connection.run(sql, list(found), sketches)


def _lay(connection: Connection, keys: list[int]) -> None:
    """Lay events where tellings with the same words are looked for."""
    sql = (
        "SELECT r.key, r.type, d.sketch FROM events r JOIN documents d ON d.key = r.document"
        " WHERE r.key IN (SELECT unnest(CAST($1 AS BIGINT[])))"
    )
    found = rows(connection, sql, keys)
    lying = [{"event": row["key"], "block": b} for row in found for b in page_blocks(row["type"], row["sketch"])]
    insert_rows(connection, "story_blocks", lying)


STEPS: Mapping[int, Step] = {1: _to_2, 2: _to_3, 3: _to_4, 4: _to_5, 5: _to_6}
"""Step ``n`` turns tables of version ``n`` into tables of version ``n + 1``; version 1 is the first."""


def migrate(book: Book, *, steps: Mapping[int, Step] = STEPS, target: int = VERSION) -> list[int]:
    """Bring a book up to a version, all steps or none.

    Args:
        book: the book.
        steps: the steps.
        target: the version to reach.

    Returns:
        The versions that it passed through, the last one included; nothing if it was there already.

    Raises:
        OtherVersionError: the book is newer, or a step is missing.
        BookError: it cannot be written.
    """
    with book.writing(any_version=True) as connection:
        found = int(value(connection, "SELECT value FROM meta WHERE name = 'schema'"))
        if found > target:
            raise OtherVersionError(
                f"{book} was written by a newer marsad (tables {found}, this one knows {target}); install that version or a later one"
            )
        missing = [version for version in range(found, target) if version not in steps]
        if missing:
            raise OtherVersionError(
                f"{book}: this marsad cannot turn tables of version {missing[0]} into {missing[0] + 1}"
            )
        for version in range(found, target):
            steps[version](connection)
        connection.run("UPDATE meta SET value = $1 WHERE name = 'schema'", str(target))
        return list(range(found + 1, target + 1))
