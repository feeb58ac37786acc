"""All stories of a book made anew: those of a book that an earlier version filled are as that version made them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from marsad.records import Span
from marsad.store.connection import Connection, Row, next_key, rows
from marsad.store.documents import text_of
from marsad.store.indexing import gist
from marsad.store.linking import link
from marsad.store.parting import note_moves, placed

_LISTED = "IN (SELECT unnest(CAST($1 AS BIGINT[])))"
_AT_ONCE = 2000
_STANDING = (
    "SELECT r.key, r.id, r.story, EXISTS (SELECT 1 FROM events o WHERE o.id = r.id AND o.superseded IS NOT NULL AND o.type = r.type"
    " AND o.actors = r.actors AND o.recipients = r.recipients"
    " AND (o.first_day IS DISTINCT FROM r.first_day OR o.last_day IS DISTINCT FROM r.last_day)) AS corrected"
    " FROM events r WHERE r.superseded IS NULL AND r.story IS NOT NULL ORDER BY r.document, r.key"
)
"""The events that have a story, and whether an earlier version of them differs in the days, but not in type or sides."""


class Regrouped(NamedTuple):
    """What was done: events that have a story, and how many of them are in one of another name than before."""

    events: int
    moved: int


def regroup(connection: Connection) -> Regrouped:
    """Make all stories anew, as if the events came again in the order of their pages.

    What people parted or joined stays so, and an event of which only the days were corrected stays with what it was together with, as far as with
    `marsad.store.linking.link`. A story has the name of the one that had most of its events.

    Args:
        connection: a writing transaction.
    """
    events = rows(connection, _STANDING)
    before = placed(connection, [row["id"] for row in events])
    for some in _parts(events):
        _gists(connection, [row["key"] for row in some])
    connection.run("UPDATE events SET story = NULL WHERE superseded IS NULL AND story IS NOT NULL")
    connection.run("DELETE FROM story_blocks")
    # Old stories free their names at once, but their numbers stand in earlier versions of events and are not given again.
    first = next_key(connection, "stories")
    connection.run("UPDATE stories SET id = '-' || CAST(key AS TEXT)")
    corrected = [row for row in events if row["corrected"]]
    for some in _parts([row for row in events if not row["corrected"]]):
        link(connection, only=[row["key"] for row in some])
    link(connection, _homes(connection, corrected, events))
    connection.run("DELETE FROM stories WHERE key < $1", first)
    _keep_names(connection, before)
    after = placed(connection, [row["id"] for row in events])
    return Regrouped(len(after), note_moves(connection, before, after))


def _parts(events: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """So many events at a time that what is compared can be held."""
    return (events[at : at + _AT_ONCE] for at in range(0, len(events), _AT_ONCE))


def _gists(connection: Connection, keys: list[int]) -> None:
    """Take the words around events anew from their pages: stems may be others now."""
    sql = (
        "SELECT r.key, r.evidence_start, r.evidence_end, r.document, d.text FROM events r JOIN documents d ON d.key = r.document"
        f" WHERE r.key {_LISTED} ORDER BY r.key"
    )
    found = {
        row["key"]: gist(text_of(row["text"]), Span(row["evidence_start"], row["evidence_end"]))
        for row in rows(connection, sql, keys)
    }
    sql = (
        "UPDATE events SET gist = m.gist FROM (SELECT unnest(CAST($1 AS BIGINT[])) AS key, unnest(CAST($2 AS TEXT[])) AS gist) m"
        " WHERE events.key = m.key"
    )
    connection.run(sql, list(found), [json.dumps(words, ensure_ascii=False) for words in found.values()])


def _homes(connection: Connection, corrected: Sequence[Row], events: Sequence[Row]) -> dict[str, int]:
    """For each corrected event, by name, the story that the first of those now has with which it was in one."""
    sql = "SELECT key, story FROM events WHERE superseded IS NULL AND story IS NOT NULL"
    now = {row["key"]: row["story"] for row in rows(connection, sql)}
    with_: dict[int, int] = {}
    for row in events:
        if row["key"] in now:
            with_.setdefault(row["story"], now[row["key"]])
    return {row["id"]: with_[row["story"]] for row in corrected if row["story"] in with_}


def _keep_names(connection: Connection, before: Mapping[str, str]) -> None:
    """Name every story after the one that had most of its events; ``before`` gives the names of stories by those of events."""
    sql = "SELECT e.id AS event, s.key, s.id FROM events e JOIN stories s ON s.key = e.story WHERE e.superseded IS NULL ORDER BY e.key"
    there = rows(connection, sql)
    shared = Counter((row["key"], before[row["event"]]) for row in there if row["event"] in before)
    names: dict[int, str] = {}
    taken: set[str] = set()
    for (key, name), _ in shared.most_common():
        if key not in names and name not in taken:
            names[key] = name
            taken.add(name)
    for key, name in {row["key"]: row["id"] for row in there}.items():
        names.setdefault(key, f"{name}.{key}" if name in taken else name)
    connection.run("UPDATE stories SET id = '-' || CAST(key AS TEXT)")  # so that no name is there twice in between
    sql = (
        "UPDATE stories SET id = m.id FROM (SELECT unnest(CAST($1 AS BIGINT[])) AS key, unnest(CAST($2 AS TEXT[])) AS id) m"
        " WHERE stories.key = m.key"
    )
    connection.run(sql, list(names), list(names.values()))
