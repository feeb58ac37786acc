"""What became of the records of a book since a moment, read from runs, versions and decisions.

The moments of a book are those at which something was written. One writes at a time, and takes the time only then: so what a reader sees is what was
written up to the last moment that he sees, and what comes later has later times.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import cast

from marsad.exports.changes import By, Change, ChangedArticle, Move
from marsad.exports.csv import Row as TableRow
from marsad.exports.pairs import Pair
from marsad.store.checking import checked
from marsad.store.comparing import TABLE
from marsad.store.connection import Connection, rows, value
from marsad.store.copies import roots
from marsad.store.exporting import CHUNK, Found, Page, conditions, pages, records, together
from marsad.store.filtering import LATER, Where
from marsad.store.ids import named_by_address

_LATER = LATER.format("$1")


def moment(connection: Connection) -> datetime | None:
    """The last time (UTC) at which anything was written that this transaction sees; None in an empty book."""
    parts = (("ended", "runs"), ("added", "documents"), ("decided", "decisions"), ("moved", "moves"))
    listed = " UNION ALL ".join(f"SELECT MAX({column}) AS t FROM {table}" for column, table in parts)
    found: datetime | None = value(connection, f"SELECT MAX(t) AS t FROM ({listed}) times")
    return found


def begun(connection: Connection) -> datetime | None:
    """When the first run of a book began (UTC), which its snapshots share with it and other books do not; None in an empty book."""
    found: datetime | None = value(connection, "SELECT MIN(began) AS t FROM runs")
    return found


class Changes:
    """The articles of which anything changed since a moment, in the order in which they came.

    Compared is what an export of that moment had with what one has now, under the same filter. What a run wrote that was going on at the moment may
    be told again as added or changed.

    Args:
        connection: a transaction, which must stay open while they are drawn.
        since: the moment (UTC, without a zone).
        where: which records.

    Raises:
        WrongValueError: a type or an outlet that none has.
        UnknownNameError: a name is asked for that no record has or had, or that several begin with.
    """

    def __init__(self, connection: Connection, since: datetime, where: Where | None = None) -> None:
        self._connection, self._since = connection, since
        self._where = checked(connection, where or Where(), *TABLE, ever=True)
        kinds = rows(connection, "SELECT key, kind, ended > $1 AS later FROM runs", since)
        self._kinds = {row["key"]: cast(By, row["kind"]) for row in kinds}
        self._later = {row["key"] for row in kinds if row["later"]}
        sql = "SELECT DISTINCT id FROM decisions WHERE verdict = 'reject' AND decided > $1"
        self._rejected = {row["id"] for row in rows(connection, sql, since)}
        self._decided = {row["id"] for row in rows(connection, "SELECT id FROM decisions WHERE decided > $1", since)}
        self._moves = _moves(connection, since)
        touched, self._twins = self._touched(), set[str]()
        self._versions = self._of_renamed()
        self._keys = sorted({*touched, *self._with_twins(touched), *self._versions})

    def __len__(self) -> int:
        return len(self._keys)

    def __iter__(self) -> Iterator[ChangedArticle]:
        for first in range(0, len(self._keys), CHUNK):
            found = pages(self._connection, self._keys[first : first + CHUNK])
            now = records(self._connection, found, conditions(self._where))
            then = records(self._connection, found, conditions(self._where, at=self._since))
            before = self._before(found)
            for page in found:
                article = self._article(page, now[page.name], before.get(page.name), then[page.name])
                if article is not None:
                    yield article

    def _touched(self) -> list[int]:
        parts = [
            f"SELECT d.id FROM {table} r JOIN documents d ON d.key = r.document WHERE r.run IN ({_LATER})"
            f" OR r.superseded IN ({_LATER}) OR r.id IN (SELECT id FROM decisions WHERE decided > $1)"
            for table in TABLE.values()
        ]
        parts.append(
            "SELECT d.id FROM events r JOIN documents d ON d.key = r.document WHERE r.superseded IS NULL"
            " AND r.id IN (SELECT event FROM moves WHERE moved > $1)"
        )
        names = " UNION ".join(["SELECT id FROM documents WHERE added > $1", *parts, *self._reprinted()])
        sql = f"SELECT key FROM documents WHERE superseded IS NULL AND id IN ({names}) ORDER BY key"
        return [row["key"] for row in rows(self._connection, sql, self._since)]

    def _reprinted(self) -> list[str]:
        """The pages of which versions came or went; that matters only where it is asked who printed them."""
        copied = (
            "SELECT c.record FROM copies c JOIN documents v ON v.key = c.document"
            f" WHERE v.added > $1 OR v.superseded IN ({_LATER})"
        )
        return [
            f"SELECT d.id FROM {table} r JOIN documents d ON d.key = r.document WHERE r.id IN ({copied})"
            for table in (TABLE.values() if self._where.outlet else ())
        ]

    def _with_twins(self, touched: list[int]) -> list[int]:
        """Pages with the words of a touched one at another address: exports give both the same ids, so both are told whole."""
        sql = (
            "SELECT DISTINCT n.key, n.id, k.id AS touched FROM documents k JOIN documents t ON t.id = k.id JOIN documents n"
            " ON n.characters = t.characters AND n.words = t.words AND n.sketch IS NOT DISTINCT FROM t.sketch"
            " WHERE k.key IN (SELECT unnest(CAST($1 AS BIGINT[]))) AND n.superseded IS NULL AND n.id <> t.id"
            " AND n.url IS NOT NULL AND t.url IS NOT NULL"
        )
        found = rows(self._connection, sql, touched)
        self._twins.update(name for row in found for name in (row["id"], row["touched"]))
        return [row["key"] for row in found]

    def _of_renamed(self) -> set[int]:
        """Versions of pages that have another id since, in exports that is: they say by it of what they are versions."""
        sql = "SELECT DISTINCT id, url FROM documents WHERE added > $1 AND revision > 1"
        changed = rows(self._connection, sql, self._since)
        renamed = {row["id"] for row in changed if named_by_address(row["id"], row["url"])}
        if not renamed:
            return set()
        sql = "SELECT key, version_of, version FROM documents WHERE superseded IS NULL AND version_of IS NOT NULL"
        versions = rows(self._connection, sql)
        return {row["key"] for row in versions if not renamed.isdisjoint(roots(row))}

    def _before(self, found: list[Page]) -> dict[str, Page]:
        """The revisions of pages that stood at the moment, by name."""
        sql = (
            "SELECT MAX(key) AS key FROM documents WHERE added <= $1 AND id IN (SELECT unnest(CAST($2 AS TEXT[])))"
            " GROUP BY id"
        )
        same = {page.key: page for page in found}
        keys = [row["key"] for row in rows(self._connection, sql, self._since, [page.name for page in found])]
        other = pages(self._connection, [key for key in keys if key not in same])
        return {page.name: page for page in [*other, *(same[key] for key in keys if key in same)]}

    def _article(self, page: Page, now: list[Found], before: Page | None, then: list[Found]) -> ChangedArticle | None:
        old = {found.row["id"]: found for found in sorted(then, key=lambda f: int(f.row["version"]))}
        standing, earlier = together(page, now), together(before or page, list(old.values()))
        moved = before is None or before.key != page.key
        told = [self._change(found, old.get(found.row["id"]), standing, earlier, moved=moved) for found in now]
        gone = [
            Change("deleted", self._ended_by(found), row := TableRow(*earlier, found.record), row)
            for id_, found in old.items()
            if id_ not in {f.row["id"] for f in now}
        ]
        told = _with_namesakes(told, gone, whole=page.name in self._twins)
        filtered, renewed = self._where != Where(), moved or page.key in self._versions
        if (filtered and not told and not gone) or not (renewed or gone or any(c.what != "unchanged" for c in told)):
            return None
        replaces = earlier[0].id if before is not None and (old or not filtered) else None
        if filtered and not told:
            return ChangedArticle("deleted", *earlier, replaces, tuple(gone))
        return ChangedArticle("changed" if replaces else "added", *standing, replaces, (*told, *gone))

    def _change(self, found: Found, old: Found | None, now: Pair, then: Pair, *, moved: bool) -> Change:
        row = TableRow(*now, found.record)
        written = self._kinds[found.row["run"]] if found.row["run"] in self._later else self._otherwise(found)
        if old is None:
            return Change("added", written, row, None)
        before, move = TableRow(*then, old.record), self._moves.get(found.row["id"])
        if old.row["key"] != found.row["key"]:
            return Change("changed", written, row, before, move)
        # The record of a page that changed is told with the page as it is now.
        if moved:
            return Change("changed", "ingest", row, before, move)
        return Change("changed" if move else "unchanged", "story" if move else None, row, before, move)

    def _ended_by(self, found: Found) -> By:
        """What took a record away: a rejection, or the run that put another version, or none, in its place."""
        run = found.row["superseded"]
        if found.row["id"] in self._rejected:
            return "review"
        return self._otherwise(found) if run is None else self._kinds[run]

    def _otherwise(self, found: Found) -> By:
        """What made a record fit, or fit no more, that no run wrote: a decision, or a version of its page that an outlet printed."""
        return "review" if found.row["id"] in self._decided else "ingest"


def _moves(connection: Connection, since: datetime) -> dict[str, Move]:
    """The events that people put into another story since a moment, by name: from the first one left to the last one found."""
    found: dict[str, Move] = {}
    for row in rows(connection, "SELECT event, was, story FROM moves WHERE moved > $1 ORDER BY moved", since):
        first = found.get(row["event"])
        found[row["event"]] = Move(first.was if first else row["was"], row["story"])
    return {event: move for event, move in found.items() if move.was != move.story}


def _with_namesakes(told: list[Change], gone: list[Change], *, whole: bool) -> list[Change]:
    """The changes, with unchanged records told as changed if a changed one has the same number: who takes that out must get both again."""
    numbers = {
        row.number for c in (*told, *gone) if c.what != "unchanged" for row in (c.row, c.before) if row is not None
    }
    return [
        replace(c, what="changed", by="ingest") if c.what == "unchanged" and (whole or c.row.number in numbers) else c
        for c in told
    ]
