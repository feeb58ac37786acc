"""``marsad book``: looking after a record book."""

from __future__ import annotations

from pathlib import Path

from marsad.cli.answers import answer, limit_of
from marsad.cli.asking import Shown
from marsad.cli.books import BookPlace, told
from marsad.cli.progress import tell
from marsad.cli.status import Status
from marsad.store import Book
from marsad.store.connection import rows, value
from marsad.store.migrations import migrate as steps
from marsad.store.schema import TABLES, VERSION
from marsad.store.snapshots import snapshot as copied

_COUNTED = ("documents", "events", "facts", "stories", "mentions", "decisions", "failures")


def info(book: BookPlace, /, *, shown: Shown | None = None) -> int:
    """What is in a book, and what wrote it.

    Args:
        book: the record book.
        shown: how the answer is shown.
    """
    with told(), Book(book).reading() as connection:
        found = [{"what": "version of the tables", "number": VERSION}]
        for table in _COUNTED:
            standing = " WHERE superseded IS NULL" if "superseded" in TABLES[table] else ""
            found.append({"what": table, "number": value(connection, f"SELECT COUNT(*) AS n FROM {table}{standing}")})  # noqa: S608 - our own names
        makers = rows(
            connection,
            "SELECT m.version, m.digest, m.recognition, COUNT(*) AS n FROM documents d JOIN makers m ON m.key = d.maker"
            " WHERE d.superseded IS NULL GROUP BY m.key, m.version, m.digest, m.recognition ORDER BY m.key",
        )
    found += [
        {"what": f"pages coded by marsad {m['version']} ({m['digest']}, {m['recognition']})", "number": m["n"]}
        for m in makers
    ]
    answer(found, ("what", "number"), shown or Shown())
    return Status.OK


def changes(book: BookPlace, /, *, run: int | None = None, shown: Shown | None = None) -> int:
    """What re-coding, new revisions of pages and corrections changed.

    Args:
        book: the record book.
        run: Of this run only; all without.
        shown: how the answer is shown.
    """
    shown = shown or Shown()
    condition, parameters = ("WHERE c.run = $1", [run]) if run is not None else ("", [])
    most = limit_of(shown)
    with told(), Book(book).reading() as connection:
        found = rows(
            connection,
            "SELECT c.run, r.kind AS because, c.kind, c.id, c.version, c.what, c.fields, d.id AS document FROM changes c"  # noqa: S608
            f" JOIN runs r ON r.key = c.run JOIN documents d ON d.key = c.document {condition} ORDER BY c.run, d.key, c.id"
            + ("" if most is None else f" LIMIT {most}"),
            *parameters,
        )
    answer(found, ("run", "because", "kind", "id", "version", "what", "fields", "document"), shown)
    return Status.OK


def snapshot(book: str, target: Path, /) -> int:
    """Copy a book, also one on a server, into a DuckDB file; the copy can be read while the book is written.

    Args:
        book: The record book.
        target: The file to make.
    """
    with told():
        counts = copied(Book(book), target)
    tell(f"{target}: {counts['documents']} pages, {counts['events']} events, {counts['facts']} facts")
    return Status.OK


def migrate(book: BookPlace, /) -> int:
    """Bring a book of an older version up to this one, all at once or not at all.

    Args:
        book: the record book.
    """
    with told():
        passed = steps(Book(book))
    tell(f"{book} has tables of version {passed[-1]} now" if passed else f"{book} is of version {VERSION} already")
    return Status.OK
