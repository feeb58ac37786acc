"""Coded documents into a book, a batch at a time: all of a batch or nothing of it."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from marsad.pipeline import Coded
from marsad.readers.versions import news
from marsad.records import Event, Fact, Interval, Publication
from marsad.store.comparing import TABLE, Kind, differences
from marsad.store.connection import Connection, Row, insert_rows, next_key, rows
from marsad.store.deeds import renew
from marsad.store.documents import stored
from marsad.store.ids import content_hash, document_id, event_ids, fact_ids
from marsad.store.indexing import document_stems, gist, index
from marsad.store.linking import home, lay
from marsad.store.making import now
from marsad.store.rows import (
    block_rows,
    document_row,
    dyad_rows,
    event_row,
    fact_row,
    mention_rows,
    party_rows,
    published_of,
)
from marsad.stories.copies import agency
from marsad.text import words
from marsad.text.sketches import sketch

_IN_DOCUMENTS = (
    "SELECT r.*, d.id AS named FROM {table} r JOIN documents d ON d.key = r.document"
    " WHERE d.id IN (SELECT unnest(CAST($1 AS TEXT[]))) ORDER BY r.version"
)
_SIDES = "SELECT * FROM parties WHERE event IN (SELECT unnest(CAST($1 AS BIGINT[]))) ORDER BY event, side, number"


@dataclass(slots=True)
class Written:
    """What a batch did."""

    documents: int = 0
    revised: int = 0
    versions: int = 0
    """How many of both tell again what an earlier page told."""
    unchanged: int = 0
    events: int = 0
    facts: int = 0
    changes: Counter[str] = field(default_factory=Counter)
    stories: set[int] = field(default_factory=set)
    """Stories that lost a telling or have one in a new version."""
    homes: dict[str, int] = field(default_factory=dict)
    """Stories of events of which the days changed, see `marsad.store.linking.link`."""

    def add(self, other: Written) -> None:
        """Count another batch too."""
        for name in ("documents", "revised", "versions", "unchanged", "events", "facts"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.changes.update(other.changes)


def write(connection: Connection, batch: Iterable[Coded], *, run: int, maker: int, recode: bool = False) -> Written:
    """Write coded documents.

    A document that is there already changes nothing, unless its words changed (a new revision) or it was coded anew. Of several revisions of a
    document in one batch the last is written. What was coded anew of a revision that another has replaced meanwhile is left aside.

    Args:
        connection: a writing transaction.
        batch: the documents with their codings.
        run: number of the run.
        maker: number of the coder.
        recode: whether these are documents of the book, coded anew.
    """
    coded = {document_id(c.document): c for c in batch}
    sql = (
        "SELECT key, id, revision, content, maker FROM documents WHERE superseded IS NULL"
        " AND id IN (SELECT unnest(CAST($1 AS TEXT[])))"
    )
    known = {row["id"]: row for row in rows(connection, sql, list(coded))}
    replaced = _replaced(connection, coded, known) if recode else frozenset()
    sheet = _Sheet(connection, run, maker)
    sheet.load(list(known))
    for id_, item in coded.items():
        if id_ not in replaced:
            sheet.enter(id_, item, known.get(id_), recode=recode)
    sheet.flush()
    return sheet.written


def _replaced(connection: Connection, coded: Mapping[str, Coded], known: Mapping[str, Row]) -> frozenset[str]:
    """The documents, coded anew, of which the book has another revision by now: nobody holds it while pages are coded."""
    there = {row["id"]: row["key"] for row in known.values()}
    now_ = stored(connection, list(there.values()))
    return frozenset(
        id_
        for id_, item in coded.items()
        if id_ not in there or content_hash(now_[there[id_]]) != content_hash(item.document)
    )


class _Sheet:
    """The rows of one batch, gathered and then written table by table."""

    def __init__(self, connection: Connection, run: int, maker: int) -> None:
        self._connection, self._run, self._maker = connection, run, maker
        self._new: defaultdict[str, list[Row]] = defaultdict(list)
        self._keys = {table: next_key(connection, table) for table in ("documents", "events", "facts")}
        self._old: dict[Kind, defaultdict[str, dict[str, Row]]] = {
            "event": defaultdict(dict),
            "fact": defaultdict(dict),
        }
        self._superseded: dict[str, list[int]] = {"documents": [], "events": [], "facts": []}
        self._forgotten: list[int] = []
        self._recoded: dict[int, Publication | None] = {}
        self._terms: list[tuple[int, Counter[str]]] = []
        self.written = Written()

    def load(self, documents: list[str]) -> None:
        """Fetch the last version of each record of documents, whether it stands or not."""
        for kind, table in TABLE.items() if documents else ():
            for row in rows(self._connection, _IN_DOCUMENTS.format(table=table), documents):
                self._old[kind][row["named"]][row["id"]] = row
        old = {row["key"]: row for found in self._old["event"].values() for row in found.values()}
        sides: defaultdict[int, list[Row]] = defaultdict(list)
        for side in rows(self._connection, _SIDES, list(old)) if old else ():
            sides[side["event"]].append(side)
        for key, row in old.items():
            row["names"] = _names(sides[key])

    def enter(self, id_: str, coded: Coded, known: Row | None, *, recode: bool) -> None:
        """Take in one document."""
        content = content_hash(coded.document) if not recode else known and known["content"]
        if known is not None and known["content"] == content and not recode:
            self.written.unchanged += 1
            return
        stems = list(document_stems(coded.document))
        if known is not None and recode:
            number = known["key"]
            self._recoded[number] = coded.coding.published
        else:
            number = self._document(id_, coded, known, stems)
        self._terms.append((number, Counter(stems)))
        self._new["mentions"] += mention_rows(number, coded.coding.mentions)
        self._records(id_, number, coded, known)

    def _document(self, id_: str, coded: Coded, known: Row | None, stems: list[str]) -> int:
        number = self._next("documents")
        about = {
            "key": number,
            "id": id_,
            "revision": known["revision"] + 1 if known else 1,
            "words": len(stems),
            "sketch": sketch(words(news(coded.document))),
            "agency": agency(coded.document),
            "added": now(),
        }
        self._new["documents"].append(document_row(coded.document) | about | self._origin())
        self.written.versions += coded.document.version is not None
        self._new["blocks"] += block_rows(number, coded.document)
        if known:
            self._superseded["documents"].append(known["key"])
            self._forgotten.append(known["key"])
            self.written.revised += 1
        else:
            self.written.documents += 1
        return number

    def _records(self, id_: str, number: int, coded: Coded, known: Row | None) -> None:
        coding, text = coded.coding, coded.document.text
        published = published_of(coding)
        events = dict(zip(event_ids(id_, text, coding.events), coding.events, strict=True))
        facts = dict(zip(fact_ids(id_, coding.facts), coding.facts, strict=True))
        both: tuple[tuple[Kind, dict[str, tuple[Any, Row]]], ...] = (
            ("event", {k: (e, _event_row(text, e, published)) for k, e in events.items()}),
            ("fact", {k: (f, fact_row(f, published)) for k, f in facts.items()}),
        )
        for kind, found in both:
            self._replace(kind, id_, number, found, new=known is None)

    def _replace(self, kind: Kind, document: str, number: int, found: dict[str, tuple[Any, Row]], *, new: bool) -> None:
        old = self._old[kind][document]
        for id_, (record, row) in found.items():
            before = old.get(id_)
            if before is not None and before["superseded"] is None:
                self._update(kind, before, number, record, row)
                continue
            again = {"version": before["version"] + 1, "review": before["review"]} if before else {}
            self._add(kind, id_, number, record, row | again)
            if not new:
                self._change(kind, id_, "added", number, again.get("version", 1))
        for id_ in sorted(old.keys() - found.keys()):
            self._withdraw(kind, old[id_], number)

    def _withdraw(self, kind: Kind, before: Row, number: int) -> None:
        if before["superseded"] is not None:
            return
        if before["review"] in _HUMAN:
            self._change(kind, before["id"], "kept", number, before["version"])
            return
        self._supersede(kind, before)
        self._change(kind, before["id"], "withdrawn", number, before["version"])

    def _update(self, kind: Kind, before: Row, number: int, record: Any, row: Row) -> None:
        differing = differences(kind, before, row)
        if before["review"] in _HUMAN:
            if differing:
                self._change(kind, before["id"], "kept", number, before["version"], differing)
            return
        if not differing and before["document"] == number:
            return
        self._supersede(kind, before)
        version = before["version"] + 1
        if kind == "event":
            self.written.homes |= home(before, row)
        self._add(
            kind,
            before["id"],
            number,
            record,
            row | {"version": version, "review": before["review"], **_story(before, row)},
        )
        if differing:
            self._change(kind, before["id"], "changed", number, version, differing)

    def _supersede(self, kind: Kind, before: Row) -> None:
        self._superseded[TABLE[kind]].append(before["key"])
        if before.get("story") is not None:
            self.written.stories.add(before["story"])

    def _add(self, kind: Kind, id_: str, number: int, record: Event | Fact, row: Row) -> None:
        table = TABLE[kind]
        key = self._next(table)
        self._new[table].append({"version": 1} | row | {"key": key, "id": id_, "document": number} | self._origin())
        if isinstance(record, Event):
            self._new["parties"] += party_rows(key, record)
            sides = ([p.country for p in record.actors], [p.country for p in record.recipients])
            self._new["dyads"] += dyad_rows(key, *sides)
            self.written.events += 1
        else:
            self.written.facts += 1

    def _change(
        self, kind: Kind, id_: str, what: str, document: int, version: int, fields: dict[str, Any] | None = None
    ) -> None:
        self.written.changes[what] += 1
        about = {"what": what, "version": version, "fields": json.dumps(fields or {}, ensure_ascii=False)}
        self._new["changes"].append({"run": self._run, "kind": kind, "id": id_, "document": document, **about})

    def _origin(self) -> Row:
        return {"maker": self._maker, "run": self._run}

    def _next(self, table: str) -> int:
        number = self._keys[table]
        self._keys[table] += 1
        return number

    def flush(self) -> None:
        """Write what was gathered."""
        run = self._connection.run
        for table, keys in self._superseded.items():
            if keys:
                listed = "SELECT unnest(CAST($2 AS BIGINT[]))"
                run(f"UPDATE {table} SET superseded = $1 WHERE key IN ({listed})", self._run, keys)
        for table in ("mentions", "postings"):
            gone = [*self._recoded] + (self._forgotten if table == "postings" else [])
            if gone:
                run(f"DELETE FROM {table} WHERE document IN (SELECT unnest(CAST($1 AS BIGINT[])))", gone)
        if self._recoded:
            sql = "UPDATE documents SET maker = $1 WHERE key IN (SELECT unnest(CAST($2 AS BIGINT[])))"
            run(sql, self._maker, [*self._recoded])
        self._bound()
        for table, new in self._new.items():
            insert_rows(self._connection, table, new)
        # New events that have no story yet are written down when they are put into one.
        told = [row["key"] for row in self._new["events"] if row.get("story") is not None]
        renew(self._connection, [*self._superseded["events"], *told])
        lay(self._connection, told)
        index(self._connection, self._terms)

    def _bound(self) -> None:
        """Note what the words now say of when a page was published, where nothing else does."""
        sql = (
            "UPDATE documents SET published_start = $1, published_end = $2, published_basis = $3"
            " WHERE key = $4 AND (published_basis IS NULL OR published_basis = 'content')"
        )
        for number, known in self._recoded.items():
            if known is None or known.basis == "content":
                day, end, basis = (known.start, known.end, "content") if known else (None, None, None)
                self._connection.run(sql, day, end, basis, number)


_HUMAN = frozenset({"accepted", "corrected"})


def _event_row(text: str, event: Event, published: Interval | None) -> Row:
    """The row of an event with the words around it, and what its sides are called, to be compared."""
    words_ = {"gist": json.dumps(gist(text, event.evidence_span), ensure_ascii=False)}
    return event_row(event, published) | words_ | {"names": _names(party_rows(0, event))}


def _names(sides: Iterable[Row]) -> str:
    """What the sides of an event are called, with their posts."""
    return "; ".join(f"{p['name']}, {p['post']}" if p["post"] else f"{p['name']}" for p in sides)


def _story(before: Row, row: Row) -> Row:
    """A new version of an event stays in its story, unless it now says something else happened or somebody else did it."""
    same = all(before.get(name) == row.get(name) for name in ("type", "actors", "recipients", "date_start"))
    return {"story": before["story"]} if same and "story" in before else {}
