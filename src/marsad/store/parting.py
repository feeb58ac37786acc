"""People parting and joining stories, and taking it back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from itertools import count
from typing import Any, NamedTuple

from marsad.store.connection import Connection, Row, insert_rows, next_key, rows, value
from marsad.store.deeds import renew
from marsad.store.errors import BookError
from marsad.store.linking import account, link, story_names
from marsad.store.making import now
from marsad.store.naming import whole
from marsad.store.reviewing import signed

_LISTED = "IN (SELECT unnest(CAST($1 AS BIGINT[])))"
_NAMED = "IN (SELECT unnest(CAST($1 AS TEXT[])))"


class UnknownStoryError(BookError):
    """Stories, events or decisions do not go together as was said."""


class Undone(NamedTuple):
    """Decisions taken back: how many, and the names of the events that did not go back to the stories that they left."""

    decisions: int
    elsewhere: tuple[str, ...]


def split(connection: Connection, story: str, events: Sequence[str], *, reviewer: str, reason: str) -> list[int]:
    """Say that events of a story are another happening than the rest of it; they become a story of their own.

    Args:
        connection: a writing transaction.
        story: name of the story, or the beginning of it.
        events: names of the events, or the beginnings of them, together one happening.
        reviewer: who says so.
        reason: why.

    Returns:
        Numbers of the decisions, for `undo`.

    Raises:
        UnknownNameError: no such story or event, or the names of several begin so.
        UnknownStoryError: an event that is not in the story, or all of it.
        BookError: nobody says so, or for no reason.
    """
    signed(reviewer, reason)
    key = _key(connection, story)
    events = list(dict.fromkeys(whole(connection, name, ("event",))[1] for name in events))
    members = [
        row["id"]
        for row in rows(connection, "SELECT id FROM events WHERE superseded IS NULL AND story = $1 ORDER BY key", key)
    ]
    strange = [id_ for id_ in events if id_ not in members]
    rest = [id_ for id_ in members if id_ not in events]
    if strange or not rest:
        raise UnknownStoryError(
            f"{strange[0]} is not in story {story}" if strange else f"nothing would be left of story {story}"
        )
    pairs = [(one, other, False) for one in events for other in rest] + [(events[0], id_, True) for id_ in events[1:]]
    made = _decide(connection, pairs, reviewer, reason)
    own = story_names(connection, events[:1], next_key(connection, "stories"))[0]
    _anew(connection, events, dict.fromkeys(events, own))
    return made


def merge(connection: Connection, one: str, other: str, *, reviewer: str, reason: str) -> list[int]:
    """Say that two stories are one happening; the one that came later goes into the other.

    Args:
        connection: a writing transaction.
        one: name of a story, or the beginning of it.
        other: the same of another.
        reviewer: who says so.
        reason: why.

    Returns:
        Numbers of the decisions, for `undo`.

    Raises:
        UnknownNameError: no such story, or the names of several begin so.
        UnknownStoryError: they are one story.
        BookError: nobody says so, or for no reason.
    """
    signed(reviewer, reason)
    keys = sorted((_key(connection, one), _key(connection, other)))
    if keys[0] == keys[1]:
        raise UnknownStoryError(f"{one} and {other} are one story already")
    sql = f"SELECT id, story FROM events WHERE superseded IS NULL AND story {_LISTED} ORDER BY key"
    members = rows(connection, sql, keys)
    first, *rest = [row["id"] for row in members]
    made = _decide(connection, [(first, id_, True) for id_ in rest], reviewer, reason)
    _anew(connection, [row["id"] for row in members if row["story"] == keys[1]])
    return made


def undo(connection: Connection, decisions: Sequence[int]) -> Undone:
    """Take decisions about stories back; the events that they moved go back to the stories that they left, with the names that these had.

    An event about which another decision stands finds a story as if it had just come; one that was rejected or is no more, none.

    Args:
        connection: a writing transaction.
        decisions: numbers that `split` and `merge` gave.

    Returns:
        How many were taken back, and which events could not go back.

    Raises:
        UnknownStoryError: no such decision stands.
    """
    sql = f"SELECT event, other, decided FROM links WHERE revoked IS NULL AND key {_LISTED}"
    pairs = rows(connection, sql, list(decisions))
    if not pairs:
        raise UnknownStoryError(
            f"no decision about stories stands under {', '.join(map(str, decisions))}; marsad story decisions lists them"
        )
    connection.run("UPDATE links SET revoked = $2 WHERE revoked IS NULL AND key " + _LISTED, list(decisions), now())
    standing = {row[name] for row in links(connection) for name in ("event", "other")}
    since = _since(connection, pairs, standing)
    sql = f"SELECT event, was, moved FROM moves WHERE event {_NAMED} ORDER BY moved DESC"
    moves = rows(connection, sql, sorted(since))
    left = {row["event"]: row["was"] for row in moves if row["moved"] >= since[row["event"]]}
    _anew(connection, list(left), {id_: story for id_, story in left.items() if id_ not in standing})
    there = placed(connection, list(left))
    return Undone(len(pairs), tuple(sorted(id_ for id_, story in left.items() if there.get(id_) != story)))


def _since(connection: Connection, taken_back: Sequence[Row], standing: AbstractSet[str]) -> dict[str, datetime]:
    """For each event of decisions that were taken back since when it is to be as if nothing had been decided.

    That is since the first of these; if no decision stands about it any more, since any did without a break: one that was taken back
    before, while these stood, did not bring it back.
    """
    since: dict[str, datetime] = {}
    for row in taken_back:
        for id_ in (row["event"], row["other"]):
            since[id_] = min(since.get(id_, row["decided"]), row["decided"])
    free = since.keys() - standing
    sql = (
        f"SELECT event, other, decided, revoked FROM links WHERE event {_NAMED} OR other {_NAMED} ORDER BY decided DESC"
    )
    for row in rows(connection, sql, sorted(free)):
        for id_ in free & {row["event"], row["other"]}:
            if row["revoked"] >= since[id_]:
                since[id_] = min(since[id_], row["decided"])
    return since


def links(connection: Connection) -> list[dict[str, Any]]:
    """The decisions about stories that stand."""
    return rows(
        connection,
        "SELECT key, event, other, same, reviewer, reason, decided FROM links WHERE revoked IS NULL ORDER BY key",
    )


def _decide(connection: Connection, pairs: list[tuple[str, str, bool]], reviewer: str, reason: str) -> list[int]:
    first = next_key(connection, "links")
    about = {"reviewer": reviewer, "reason": reason, "decided": now()}
    new: list[Row] = [
        about | {"key": n, "event": a, "other": b, "same": same} for n, (a, b, same) in enumerate(pairs, first)
    ]
    insert_rows(connection, "links", new)
    return [row["key"] for row in new]


def _anew(connection: Connection, events: Sequence[str], homes: Mapping[str, str] | None = None) -> None:
    """Let events find their stories again, and note which found another; what else is in the stories stays where it is.

    ``homes`` are the stories, by name, that some of them are put into; those that were emptied begin again.
    """
    before = placed(connection, events)
    in_stories = rows(
        connection,
        f"SELECT key, story FROM events WHERE superseded IS NULL AND story IS NOT NULL AND id {_NAMED}",
        list(events),
    )
    keys = [row["key"] for row in in_stories]
    connection.run(f"UPDATE events SET story = NULL WHERE key {_LISTED}", keys)
    account(connection, {row["story"] for row in in_stories})
    _bring_home(connection, {id_: story for id_, story in (homes or {}).items() if id_ in before}, keys)
    connection.run(
        f"DELETE FROM story_blocks WHERE event IN (SELECT key FROM events WHERE story IS NULL AND key {_LISTED})", keys
    )
    link(connection)
    note_moves(connection, before, placed(connection, events))


def note_moves(connection: Connection, before: Mapping[str, str], after: Mapping[str, str]) -> int:
    """Note which events are in another story than before; both give the names of stories by those of events.

    Returns:
        How many are.
    """
    moved = {id_: story for id_, story in after.items() if story != before[id_]}
    about = {"moved": now()}
    insert_rows(
        connection, "moves", [about | {"event": id_, "was": before[id_], "story": s} for id_, s in moved.items()]
    )
    return len(moved)


def _bring_home(connection: Connection, homes: Mapping[str, str], keys: list[int]) -> None:
    names = list(dict.fromkeys(homes.values()))
    there = {row["id"]: row["key"] for row in rows(connection, f"SELECT key, id FROM stories WHERE id {_NAMED}", names)}
    gone = [name for name in names if name not in there]
    begun = dict(zip(gone, count(next_key(connection, "stories")), strict=False))
    insert_rows(connection, "stories", [{"key": key, "id": name} for name, key in begun.items()])
    there |= begun
    for event, story in homes.items():
        connection.run(
            "UPDATE events SET story = $1 WHERE superseded IS NULL AND story IS NULL AND id = $2",
            there[story],
            event,
        )
    renew(connection, keys)
    account(connection, there.values())


def placed(connection: Connection, events: Sequence[str]) -> dict[str, str]:
    """The names of the stories of standing events, by those of the events."""
    sql = f"SELECT e.id, s.id AS story FROM events e JOIN stories s ON s.key = e.story WHERE e.superseded IS NULL AND e.id {_NAMED}"
    return {row["id"]: row["story"] for row in rows(connection, f"{sql} ORDER BY e.key", list(events))}


def _key(connection: Connection, story: str) -> int:
    _, name = whole(connection, story, ("story",))
    return int(value(connection, "SELECT key FROM stories WHERE id = $1", name))
