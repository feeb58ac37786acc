"""Books of older versions, brought up to this one step by step."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from marsad.store.book import Book
from marsad.store.connection import Connection, value
from marsad.store.errors import OtherVersionError
from marsad.store.making import now
from marsad.store.schema import VERSION

Step = Callable[[Connection], None]


def _to_2(connection: Connection) -> None:
    """Room for what else is known of a page; of pages that came before it is not known."""
    for name in ("published_at", "updated", "author", "section"):
        connection.run(f"ALTER TABLE documents ADD COLUMN {name} TEXT")
    connection.run("UPDATE runs SET ended = $1 WHERE ended IS NULL", now())  # killed; at the latest now


STEPS: Mapping[int, Step] = {1: _to_2}
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
                f"{book} was written by a newer marsad (tables {found}, this one knows {target}); upgrade with: pip install -U marsad"
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
