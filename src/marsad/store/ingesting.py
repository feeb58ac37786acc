"""Pages into a book, and the pages of a book coded anew.

A batch is written in one transaction. A run that is killed loses at most the batch it was at, and the next run codes that again: what is in the
book already is recognised and left alone.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from typing import NamedTuple

from marsad.pipeline import TIME_LIMIT, Coded, Outcome, run
from marsad.pipeline.stages import Stage, coding_stage
from marsad.readers import Failure
from marsad.records import Document
from marsad.store.book import Book
from marsad.store.connection import Connection, insert_rows, next_key, rows, value
from marsad.store.copies import note
from marsad.store.documents import coded_otherwise
from marsad.store.ids import content_hash, document_id
from marsad.store.linking import account, link
from marsad.store.making import Maker, known, now, this_maker
from marsad.store.versions import firstless, remembered, retold
from marsad.store.writing import Written, write

_BATCH = 64  # documents
_SECONDS = 3.0  # after which a batch is written though it is not full


_coded_with_mentions = partial(coding_stage, mentions=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """How documents are coded.

    ``make`` gives the stage for a policy, ``maker`` says what that stage is; both are for tests and for other coders than ours. ``batch``: documents
    that are written together. ``every_copy``: versions of a page that came before are coded like any other; else only what they add.
    """

    recognition: str = "iso"
    jobs: int | None = None
    time_limit: float | None = TIME_LIMIT
    make: Callable[[str], Stage] = _coded_with_mentions
    maker: Maker | None = None
    batch: int = _BATCH
    every_copy: bool = False


@dataclass(slots=True)
class Ingested:
    """What a run did to a book."""

    written: Written = field(default_factory=Written)
    failures: list[Failure] = field(default_factory=list)
    older: int = 0
    """Documents that were there already, coded by another version."""


class _InFlight(NamedTuple):
    """A revision of a page that goes on from here, and all documents that are it."""

    content: str
    documents: list[Document]


class _There(NamedTuple):
    """What the book has of a page, and whether this coder coded it."""

    content: str
    of_this_coder: bool


Acknowledge = Callable[[list[Document]], Failure | None]
"""Is told of documents that the book has for good; gives what failed at that."""


def ingest(
    book: Book,
    items: Iterable[Document | Failure],
    how: Coding | None = None,
    *,
    acknowledge: Acknowledge | None = None,
) -> Iterator[Ingested]:
    """Code documents and write them into a book; made if there is none.

    Args:
        book: the book.
        items: documents, drawn as they are needed, and what failed in reading.
        how: how they are coded.
        acknowledge: is told of documents once the transaction that holds them is committed, and of those that the book had before (as
            `marsad.readers.Seen.done`); never of one that failed.

    Returns:
        What was done so far, again and again as the run goes on; the work is done while these are drawn.

    Raises:
        BookError: the book cannot be written; what was written before stands.
    """
    book.create()
    how = how or Coding()
    writer = _Run(book, "ingest", how, acknowledge)
    new = writer.unknown(items)
    yield from writer.over(new if how.every_copy else remembered(book).over(new))


def recode(book: Book, how: Coding | None = None) -> Iterator[Ingested]:
    """Code the documents of a book anew where another coder coded them; the old records stay as superseded, with a list of what changed.

    Args:
        book: the book.
        how: how they are coded.

    Returns:
        What was done so far, as for `ingest`.

    Raises:
        BookError: there is no book, or it cannot be written.
    """
    how = how or Coding()
    writer = _Run(book, "recode", how)
    yield from writer.over(coded_otherwise(book, writer.maker()))


def to_recode(book: Book, how: Coding | None = None) -> int:
    """How many documents `recode` would code.

    Raises:
        BookError: there is no book, or it cannot be read.
    """
    how = how or Coding()
    maker = how.maker or this_maker(how.recognition)
    with book.reading() as connection:
        sql = "SELECT key FROM makers WHERE version = $1 AND digest = $2 AND recognition = $3"
        number = value(connection, sql, *maker)
        return int(
            value(
                connection, "SELECT COUNT(*) AS n FROM documents WHERE superseded IS NULL AND maker <> $1", number or 0
            )
        )


class _Run:
    def __init__(self, book: Book, kind: str, how: Coding, acknowledge: Acknowledge | None = None) -> None:
        self._book, self._kind, self._how, self._acknowledge = book, kind, how, acknowledge
        self._maker = how.maker or this_maker(how.recognition)
        self._key: int | None = None
        self._pending: dict[str, list[_InFlight]] = {}
        self.done = Ingested()

    def maker(self) -> int:
        """The coder's number in the book."""
        with self._book.writing() as connection:
            return known(connection, self._maker)

    def unknown(self, items: Iterable[Document | Failure]) -> Iterator[Document | Failure]:
        """The items without the documents that the book has just so; each at most once."""
        waiting = iter(items)
        while chunk := list(islice(waiting, self._how.batch)):
            there = self._there([document_id(d) for d in chunk if isinstance(d, Document)])
            # All are looked at before the first goes on: what is written meanwhile would make ``there`` untrue.
            new, known = list[Document | Failure](), list[Document]()
            for item in chunk:
                if isinstance(item, Failure) or self._is_new(item, there, known):
                    new.append(item)
            self._told(known)
            yield from new

    def _is_new(self, document: Document, there: Mapping[str, _There], known: list[Document]) -> bool:
        """Whether a document is another revision of its page than the one that came last; of the same the book's joins ``known``."""
        name, content = document_id(document), content_hash(document)
        in_flight, stands = self._pending.get(name), there.get(name)
        if in_flight and in_flight[-1].content == content:
            in_flight[-1].documents.append(document)
        elif not in_flight and stands is not None and stands.content == content:
            self.done.older += not stands.of_this_coder
            known.append(document)
        else:
            self._pending.setdefault(name, []).append(_InFlight(content, [document]))
            return True
        self.done.written.unchanged += 1
        return False

    def _arrived(self, document: Document) -> list[Document]:
        """The documents that the book has now that this one is written; earlier revisions of its page that are in flight still have failed."""
        name, content = document_id(document), content_hash(document)
        in_flight = self._pending.get(name, [])
        at = next((n for n, revision in enumerate(in_flight) if revision.content == content), None)
        if at is None:
            return []
        later = in_flight[at + 1 :]
        if later:
            self._pending[name] = later
        else:
            del self._pending[name]
        return in_flight[at].documents

    def _told(self, documents: list[Document]) -> None:
        failure = self._acknowledge(documents) if self._acknowledge else None
        if failure:
            self.done.failures.append(failure)

    def _there(self, ids: list[str]) -> dict[str, _There]:
        """Those of the pages that the book has, by name."""
        sql = (
            "SELECT d.id, d.content, m.version, m.digest, m.recognition FROM documents d JOIN makers m ON m.key = d.maker"
            " WHERE d.superseded IS NULL AND d.id IN (SELECT unnest(CAST($1 AS TEXT[])))"
        )
        with self._book.reading() as connection:
            found = rows(connection, sql, ids) if ids else []
        return {
            row["id"]: _There(row["content"], (row["version"], row["digest"], row["recognition"]) == self._maker)
            for row in found
        }

    def over(self, items: Iterable[Document | Failure]) -> Iterator[Ingested]:
        """Code ``items`` and write them batch by batch."""
        how, batch, failed, since = self._how, list[Coded](), list[Failure](), time.monotonic()
        names = set[str]()
        outcomes = run(items, recognition=how.recognition, jobs=how.jobs, time_limit=how.time_limit, make=how.make)
        for outcome in outcomes:
            name = None if isinstance(outcome, Failure) else document_id(outcome.document)
            if name in names:  # the page came again with other words: both revisions are written
                self._write(batch, failed)
                batch, failed, names, since = [], [], set(), time.monotonic()
            self._sort(outcome, batch, failed)
            if name is not None:
                names.add(name)
            if len(batch) + len(failed) >= how.batch or time.monotonic() - since > _SECONDS:
                self._write(batch, failed)
                batch, failed, names, since = [], [], set(), time.monotonic()
            yield self.done
        if batch or failed:
            self._write(batch, failed)
        yield self.done

    def _sort(self, outcome: Outcome, batch: list[Coded], failed: list[Failure]) -> None:
        if isinstance(outcome, Failure):
            failed.append(outcome)
            self.done.failures.append(outcome)
        else:
            batch.append(outcome)

    def _write(self, batch: list[Coded], failed: list[Failure]) -> None:
        batch = self._each_told(batch, failed)
        with self._book.writing() as connection:
            maker = known(connection, self._maker)
            key = self._begun(connection, maker)
            done = write(connection, batch, run=key, maker=maker, recode=self._kind == "recode")
            note(connection, [document_id(c.document) for c in batch])
            account(connection, done.stories)
            link(connection, done.homes)
            account(connection, retold(connection, batch))
            about = [{"run": key, "source": f.source, "line": f.line, "document": f.id, "why": f.why} for f in failed]
            insert_rows(connection, "failures", about)
            # Written with each batch: of a run that is killed, too, it is known until when it wrote.
            sql = "UPDATE runs SET documents = documents + $1, ended = $2 WHERE key = $3"
            connection.run(sql, len(batch), now(), key)
        self._key = key  # only now does it stand in the book
        self.done.written.add(done)
        self._told([d for c in batch for d in self._arrived(c.document)])

    def _each_told(self, batch: list[Coded], failed: list[Failure]) -> list[Coded]:
        """The batch, with versions of pages that could not be coded coded in full."""
        if not any(c.document.version for c in batch):
            return batch
        with self._book.reading() as connection:
            alone = firstless(connection, batch)
        kept, how = [c for c in batch if c not in alone], self._how
        whole = [replace(c.document, version=None) for c in alone]
        for outcome in run(whole, recognition=how.recognition, jobs=1, time_limit=how.time_limit, make=how.make):
            self._sort(outcome, kept, failed)
        return kept

    def _begun(self, connection: Connection, maker: int) -> int:
        if self._key is not None:
            return self._key
        key = next_key(connection, "runs")
        row = {"key": key, "kind": self._kind, "maker": maker, "began": now(), "documents": 0}
        insert_rows(connection, "runs", [row])
        return key
