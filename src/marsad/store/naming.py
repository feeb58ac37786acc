"""Names of events, facts and stories as people give them: whole, or the beginning of one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from marsad.store.comparing import TABLE
from marsad.store.connection import Connection, rows
from marsad.store.errors import BookError

_SHORTEST = 6  # characters of a name
_MOST = 8
"""Candidates that are named."""
_TABLES = {"event": TABLE["event"], "fact": TABLE["fact"], "story": "stories"}

K = TypeVar("K", bound=str)


class UnknownNameError(BookError):
    """Nothing of that name stands in the book, or the names of several begin so."""


def whole(connection: Connection, name: str, kinds: Sequence[K], *, ever: bool = False) -> tuple[K, str]:
    """What a name, or the beginning of one, means: the kind and the whole name.

    Args:
        connection: a transaction.
        name: at least six characters.
        kinds: what may be meant: event, fact, story.
        ever: also events and facts that stood once.

    Raises:
        UnknownNameError: there is none, or the names of several begin so.
    """
    told = " or ".join(kinds)
    if len(name) < _SHORTEST:
        raise UnknownNameError(
            f"{name!r} is too short for the name of {_an(told)}; give at least {_SHORTEST} characters of it"
        )
    parts = [
        f"SELECT {number} AS kind, id FROM {_TABLES[kind]} WHERE substr(id, 1, {len(name)}) = $1"
        f"{'' if ever or kind == 'story' else ' AND superseded IS NULL'}"
        for number, kind in enumerate(kinds)
    ]
    found = [
        (kinds[row["kind"]], row["id"]) for row in rows(connection, f"{' UNION '.join(parts)} ORDER BY 1, 2", name)
    ]
    if not found:
        lists = " and ".join(f"marsad {_TABLES[kind]}" for kind in kinds)
        raise UnknownNameError(f"no {told} is named {name!r}; {lists} print{'' if len(kinds) > 1 else 's'} the names")
    # Stories may be named after another, with a number behind.
    found = [(kind, id_) for kind, id_ in found if id_ == name] or found
    if len({id_ for _, id_ in found}) > 1:
        some = ", ".join(f"{kind} {id_}" for kind, id_ in found[:_MOST])
        more = f" and {len(found) - _MOST} more" if len(found) > _MOST else ""
        raise UnknownNameError(
            f"{len(found)} names begin with {name!r}: {some}{more}; give more characters of the name"
        )
    return found[0]


def _an(word: str) -> str:
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"
