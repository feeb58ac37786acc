"""Which records of a book stand, in the same words, in pages that tell again what an earlier one told, and so were printed by others too."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from marsad.store.comparing import TABLE
from marsad.store.connection import Connection, Row, insert_rows, rows, value
from marsad.store.documents import text_of
from marsad.text import words

_NAMED = "IN (SELECT unnest(CAST($1 AS TEXT[])))"
_NUMBERED = "IN (SELECT unnest(CAST($1 AS BIGINT[])))"


def note(connection: Connection, names: Iterable[str]) -> None:
    """Note which standing records the versions of their pages have the words of, as far as it is not noted yet.

    What is noted stays: a version that was replaced is told by its row in ``documents``.

    Args:
        connection: a writing transaction.
        names: pages that came or were coded anew, be they versions or what others are versions of.
    """
    came = set(names)
    versions = _versions(connection, came)
    if not versions:
        return
    families = sorted({root for row in versions for root in row["roots"]})
    sql = f"SELECT key, id, COALESCE(version_of, id) AS root FROM documents WHERE id {_NAMED} OR version_of {_NAMED}"
    members = {row["key"]: row for row in rows(connection, sql, families)}
    said: defaultdict[str, list[Row]] = defaultdict(list)
    for row in _records(connection, list(members)):
        page = members[row["document"]]
        said[page["root"]].append(row | {"page": page["id"]})
    noted = _noted(connection, [row["key"] for row in versions])
    new = {
        (record["id"], version["key"]): None
        for version in versions
        for root in version["roots"]
        for record in said[root]
        if record["page"] != version["id"] and came & {record["page"], version["id"]}
    }
    _insert(
        connection,
        [pair for pair in new if pair not in noted],
        {r["id"]: r["evidence"] for s in said.values() for r in s},
    )


def carriers(connection: Connection, told: Mapping[int, list[Row]]) -> dict[int, dict[int, str | None]]:
    """Who else carries what stories tell: versions of their pages that have the words of an event and no events of their own there.

    Args:
        connection: a transaction.
        told: for each story its events, with the columns ``id`` and ``page_name``.

    Returns:
        For each story the outlets of such pages, by their numbers.
    """
    story_of = {row["id"]: story for story, events in told.items() for row in events}
    telling = {story: {row["page_name"] for row in events} for story, events in told.items()}
    found: dict[int, dict[int, str | None]] = {story: {} for story in told}
    for row in _standing(connection, list(story_of)):
        story = story_of[row["record"]]
        if row["page_name"] not in telling[story]:
            found[story][row["key"]] = row["outlet"]
    return found


def outlets_of_copies(connection: Connection, records: Sequence[str]) -> dict[str, set[str]]:
    """The outlets that printed the words of a record in a version of its page, for each of ``records`` that has any.

    Args:
        connection: a transaction.
        records: ids of events or facts.
    """
    found: dict[str, set[str]] = {}
    for row in _standing(connection, records):
        if row["outlet"]:
            found.setdefault(row["record"], set()).add(row["outlet"])
    return found


def _standing(connection: Connection, records: Sequence[str]) -> Sequence[Row]:
    """Each of ``records`` with each standing version that has its words: the version's number, name and outlet."""
    sql = (
        "SELECT c.record, v.key, v.id AS page_name, v.outlet FROM copies c JOIN documents v ON v.key = c.document"
        f" WHERE v.superseded IS NULL AND c.record {_NAMED} ORDER BY v.key"
    )
    return rows(connection, sql, list(records)) if records else ()


def _versions(connection: Connection, names: set[str]) -> list[Row]:
    """The standing versions among pages, and of them and of what they are versions of; with ``roots``, the first pages of what each tells."""
    if value(connection, "SELECT 1 AS found FROM documents WHERE version_of IS NOT NULL LIMIT 1") is None:
        return []
    columns = "SELECT key, id, version_of, version FROM documents WHERE superseded IS NULL AND version_of IS NOT NULL"
    own = [_rooted(row) for row in rows(connection, f"{columns} AND id {_NAMED}", sorted(names))]
    families = names.union(*(row["roots"] for row in own))
    # Few pages join several others, and only their own words name these.
    sql = f"""{columns} AND (version_of {_NAMED} OR version NOT LIKE '%"joins": []%') ORDER BY key"""
    return [
        row for row in map(_rooted, rows(connection, sql, sorted(families))) if not families.isdisjoint(row["roots"])
    ]


def roots(row: Row) -> tuple[str, ...]:
    """The names of the first of the pages that a version is a version of, from its columns ``version_of`` and ``version``."""
    return (row["version_of"], *json.loads(row["version"])["joins"])


def _rooted(row: Row) -> Row:
    return row | {"roots": roots(row)}


def _records(connection: Connection, documents: list[int]) -> list[Row]:
    sql = "SELECT id, document, evidence FROM {table} WHERE superseded IS NULL AND document " + _NUMBERED
    return [row for table in TABLE.values() for row in rows(connection, sql.format(table=table), documents)]


def _noted(connection: Connection, versions: list[int]) -> set[tuple[str, int]]:
    sql = f"SELECT record, document FROM copies WHERE document {_NUMBERED}"
    return {(row["record"], row["document"]) for row in rows(connection, sql, versions)}


def _insert(connection: Connection, pairs: list[tuple[str, int]], evidence: Mapping[str, str]) -> None:
    """Note those of the pairs of a record and a version of which the version has the words."""
    if not pairs:
        return
    sql = f"SELECT key, text FROM documents WHERE key {_NUMBERED}"
    packed = {row["key"]: row["text"] for row in rows(connection, sql, sorted({key for _, key in pairs}))}

    @cache
    def wording(key: int) -> str:
        return _wording(text_of(packed[key]))

    sought = {id_: _wording(evidence[id_]) for id_ in {id_ for id_, _ in pairs}}
    new = [{"record": id_, "document": key} for id_, key in pairs if sought[id_] in wording(key)]
    insert_rows(connection, "copies", new)


def _wording(text: str) -> str:
    return " ".join(words(text))
