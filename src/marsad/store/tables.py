"""A book as tables for analysis: Arrow, pandas, polars."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

import pyarrow as pa

from marsad.store.asking import By, counts, events, facts, of_deeds, stories
from marsad.store.book import Book
from marsad.store.connection import rows
from marsad.store.errors import BookError
from marsad.store.filtering import Where
from marsad.store.history import states
from marsad.store.schema import TABLES
from marsad.store.searching import search
from marsad.store.values import day_of

if TYPE_CHECKING:
    import pandas
    import polars


_STATES = pa.schema(
    [
        *((name, pa.string()) for name in ("relation", "subject", "object", "slot", "state")),
        ("start", pa.date32()),
        ("basis", pa.string()),
        ("end", pa.date32()),
        ("for", pa.int64()),
        ("against", pa.int64()),
        *((name, pa.string()) for name in ("outlets", "evidence", "ids", "against_ids")),
    ]
)
_HITS = pa.schema(
    [
        ("document", pa.string()),
        ("score", pa.float64()),
        *((name, pa.string()) for name in ("outlet", "url", "title")),
        ("published_start", pa.date32()),
        ("words", pa.string()),
    ]
)


class Asked(TypedDict, total=False):
    """What records must have; see `marsad.store.filtering.Where`.

    One value or a list of them; days as dates or ISO 8601 strings, also of a month or year. None asks for nothing.
    """

    pair: Sequence[str] | None
    directed: bool
    country: str | list[str] | None
    actor: str | list[str] | None
    recipient: str | list[str] | None
    sector: str | list[str] | None
    type: str | list[str] | None
    mode: str | list[str] | None
    quad: int | list[int] | None
    status: str | list[str] | None
    place: str | list[str] | None
    outlet: str | list[str] | None
    since: date | str | None
    until: date | str | None
    confidence: float | None
    review: str | list[str] | None
    story: str | None
    id: str | list[str] | None


class Table:
    """Rows of a book, in the form that the caller works with."""

    def __init__(self, arrow: pa.Table) -> None:
        self._arrow = arrow

    def __len__(self) -> int:
        return int(self._arrow.num_rows)

    def arrow(self) -> pa.Table:
        """The rows as an Arrow table."""
        return self._arrow

    def pandas(self) -> pandas.DataFrame:
        """The rows as a pandas data frame; days are ``datetime64``.

        Raises:
            BookError: pandas is not installed.
        """
        try:
            frame: pandas.DataFrame = self._arrow.to_pandas(date_as_object=False)
        except ImportError as error:
            raise BookError("pandas is not installed; install it with: pip install pandas") from error
        return frame

    def polars(self) -> polars.DataFrame:
        """The rows as a polars data frame.

        Raises:
            BookError: polars is not installed.
        """
        try:
            import polars
        except ImportError as error:
            raise BookError("polars is not installed; install it with: pip install polars") from error
        frame = polars.from_arrow(self._arrow)
        assert isinstance(frame, polars.DataFrame)
        return frame

    def rows(self) -> list[dict[str, Any]]:
        """The rows as dictionaries."""
        found: list[dict[str, Any]] = self._arrow.to_pylist()
        return found


class Reader:
    """A book to ask; nothing is held open between two questions.

    Args:
        location: path of a DuckDB file, or ``postgresql://...``.

    Raises:
        BookError: there is no book, or it cannot be read.
    """

    def __init__(self, location: str | Path) -> None:
        self.book = Book(location)
        with self.book.reading():
            pass

    def events(self, **asked: Unpack[Asked]) -> Table:
        """The standing events that fit."""
        with self.book.reading() as connection:
            return Table(events(connection, _where(asked)))

    def facts(self, **asked: Unpack[Asked]) -> Table:
        """The standing facts that fit; ``type`` is the relation."""
        with self.book.reading() as connection:
            return Table(facts(connection, _where(asked)))

    def stories(self, *, sources: int = 1, disputed: bool = False, **asked: Unpack[Asked]) -> Table:
        """The stories of which an event fits; with so many ``sources`` of their own, or only those whose pages contradict each other."""
        with self.book.reading() as connection:
            return Table(stories(connection, _where(asked), sources=sources, disputed=disputed))

    def states(self, *, on: date | str | None = None, **asked: Unpack[Asked]) -> Table:
        """The states that facts and events make over time; with ``on`` those that held on a day, of a month or year the last."""
        with self.book.reading() as connection:
            found = states(connection, _where(asked), on=day_of("on", on, last=True))
            return Table(pa.Table.from_pylist([state.as_row() for state in found], schema=_STATES))

    def dyad(self, one: str, other: str, *, by: By = "month", **asked: Unpack[Asked]) -> Table:
        """Counts of what two countries do to each other, by day, week, month, year ...; of which events, see `counts`."""
        asked["pair"] = (one, other)
        return self.counts(by, **asked)

    def counts(self, by: By, **asked: Unpack[Asked]) -> Table:
        """Counts of events, documents and stories, and mean intensity.

        Only actual events count unless ``status`` is given or they are counted by it.
        """
        with self.book.reading() as connection:
            return Table(counts(connection, of_deeds(_where(asked), by), by))

    def search(
        self,
        query: str,
        *,
        limit: int | None = 20,
        outlet: str | list[str] | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
    ) -> Table:
        """The pages that a query fits best, at most ``limit``; of these outlets, published on these days."""
        first, last = day_of("since", since, last=False), day_of("until", until, last=True)
        with self.book.reading() as connection:
            hits = search(connection, query, limit=limit, outlet=_several(outlet), since=first, until=last)
            return Table(pa.Table.from_pylist([hit.as_row() for hit in hits], schema=_HITS))

    def table(self, name: str) -> Table:
        """One of the book's own tables, as it is (see ``docs/record-book.md``).

        Raises:
            BookError: there is no such table.
        """
        if name not in TABLES:
            raise BookError(f"a book has no table {name!r}; it has: {', '.join(TABLES)}")
        with self.book.reading() as connection:
            return Table(connection.query(f"SELECT * FROM {name}"))

    def changes(self, run: int | None = None) -> Table:
        """What re-coding, new revisions of pages and corrections changed; of one run, or all."""
        condition, parameters = ("WHERE run = $1", [run]) if run is not None else ("", [])
        with self.book.reading() as connection:
            return Table(connection.query(f"SELECT * FROM changes {condition} ORDER BY run, document", *parameters))

    def runs(self) -> list[dict[str, Any]]:
        """The runs that wrote into the book, with what coded."""
        sql = "SELECT r.*, m.version, m.digest, m.recognition FROM runs r LEFT JOIN makers m ON m.key = r.maker ORDER BY r.key"
        with self.book.reading() as connection:
            return rows(connection, sql)


def open_book(location: str | Path) -> Reader:
    """Open a record book for questions; as ``marsad.open``.

    Args:
        location: path of a DuckDB file, or ``postgresql://...``.

    Raises:
        BookError: there is no book, or it cannot be read.
    """
    return Reader(location)


def _where(asked: Asked) -> Where:
    plain: dict[str, Any] = {name: value for name, value in asked.items() if value is not None}
    for name in plain.keys() & {"since", "until"}:
        plain[name] = day_of(name, plain[name], last=name == "until")
    for name in plain.keys() - {"directed", "since", "until", "confidence", "story"}:
        plain[name] = _several(plain[name])
    return Where(**plain)


def _several(values: Any) -> tuple[Any, ...]:
    """One value or several of them, as several."""
    return () if values is None else (values,) if isinstance(values, str | int) else tuple(values)
