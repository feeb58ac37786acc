"""What became of the records of a book since a moment: as rows of the table of `marsad.exports.csv`, and as coded articles in JSON Lines.

Whoever has an export of that moment brings it up to date so. A table: take out the rows whose ``record_id`` stands here in ``record_id`` or
``replaces``, then add the rows that are not deleted. JSON Lines: take out the articles whose ``id`` stands here in ``id`` or ``replaces``, then add
those that are not deleted, without their deleted records.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, Literal

from marsad.exports import csv
from marsad.exports.columns import Column
from marsad.exports.delimited import as_text
from marsad.exports.jsonl import article, event, fact, one_line
from marsad.exports.pairs import Tally
from marsad.records import Coding, Document, Event

What = Literal["added", "changed", "deleted", "unchanged"]
By = Literal["ingest", "recode", "review", "story"]


@dataclass(frozen=True, slots=True)
class Move:
    """That people put an event from one story into another: the names of both, before and now."""

    was: str
    story: str


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a record, and by what.

    ``row`` is the record as it is now, of a deleted one as it was; ``before`` is it as it was, None for an added one. ``by`` is None of an unchanged
    one. ``move`` is None unless an event is in another story since because people merged or split stories.
    """

    what: What
    by: By | None
    row: csv.Row
    before: csv.Row | None
    move: Move | None = None


@dataclass(frozen=True, slots=True)
class ChangedArticle:
    """An article as it is now, of a deleted one as it was; ``replaces`` is the id that it had.

    ``records`` has first what stands, then what was deleted.
    """

    what: What
    document: Document
    coding: Coding
    replaces: str | None
    records: tuple[Change, ...]


def changes(articles: Iterable[ChangedArticle]) -> Iterator[Change]:
    """The records of articles that were added, changed or deleted."""
    return (change for found in articles for change in found.records if change.what != "unchanged")


def _of_row(column: Column[csv.Row]) -> Callable[[Change], object]:
    return lambda change: column.of(change.row)


FIELDS: tuple[Column[Change], ...] = (
    Column("change", "text", "added, changed or deleted; a deleted record is shown as it was", lambda c: c.what),
    Column("changed_by", "text", "ingest: its page came or changed; recode: coded anew; review: judged; story: parted or joined", lambda c: c.by),
    Column("replaces", "integer", "record_id that it had before", lambda c: c.before and c.before.number),
    Column("story", "text", "story of an event that people put into another one", lambda c: c.move and c.move.story),
    Column("story_before", "text", "the story that it was in before", lambda c: c.move and c.move.was),
    *(Column(column.name, column.kind, column.about, _of_row(column)) for column in csv.FIELDS),
)  # fmt: skip
"""The columns in order: what became of a record, then those of the table."""


def write_csv(articles: Iterable[ChangedArticle], out: BinaryIO) -> Tally:
    """Write the records that were added, changed or deleted as CSV."""
    return csv.write_rows(FIELDS, changes(articles), out)


def write_jsonl(articles: Iterable[ChangedArticle], out: BinaryIO) -> Tally:
    """Write the articles of which anything changed as JSON Lines."""
    tally = Tally()
    with as_text(out) as lines:
        for found in articles:
            lines.write(one_line(_plain(found)) + "\n")
            tally.written += 1
    return tally


def _plain(found: ChangedArticle) -> dict[str, Any]:
    plain = article(found.document, found.coding)
    plain["events"], plain["facts"] = [], []
    for change in found.records:
        record = change.row.record
        mark: dict[str, str | None] = {"change": change.what, "changed_by": change.by}
        if change.move:
            mark |= {"story": change.move.story, "story_before": change.move.was}
        if isinstance(record, Event):
            plain["events"].append(event(record) | mark)
        else:
            plain["facts"].append(fact(record) | mark)
    return plain | {"change": found.what, "replaces": found.replaces}
