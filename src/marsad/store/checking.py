"""What is asked, checked against what there can be: types of the records that are meant, outlets that the book has pages of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marsad.records import RELATIONS
from marsad.store.comparing import Kind
from marsad.store.connection import Connection, rows
from marsad.store.filtering import Where
from marsad.store.naming import whole
from marsad.store.values import WrongValueError, check_one_of, nearest, types

_MOST = 12
"""Outlets that are named."""


def checked(connection: Connection, where: Where, *kinds: Kind, ever: bool = False) -> Where:
    """A question that can have an answer, with the whole names in place of their beginnings.

    Args:
        connection: a transaction.
        where: the question.
        kinds: of what records it is asked.
        ever: also by names of records that stood once.

    Raises:
        WrongValueError: a type that no record of these kinds has, or an outlet that the book has no page of.
        UnknownNameError: no such record or story, or the names of several begin so.
    """
    if len(kinds) == 1:
        check_types(where, kinds[0])
    check_outlets(connection, where.outlet)
    ids = tuple(whole(connection, name, kinds, ever=ever)[1] for name in where.id)
    story = None if where.story is None else whole(connection, where.story, ("story",))[1]
    return replace(where, id=ids, story=story)


def check_types(where: Where, kind: Kind) -> None:
    """Refuse types of records of the other kind.

    Raises:
        WrongValueError: there is one; the message says which there are.
    """
    if where.type:
        check_one_of("type", where.type, types() if kind == "event" else RELATIONS, of=f" (those of {kind}s)")


def check_outlets(connection: Connection, asked: Sequence[str]) -> None:
    """Refuse outlets that the book has no page of.

    Raises:
        WrongValueError: there is one; the message says which there are.
    """
    for name in asked:
        if rows(connection, "SELECT 1 AS found FROM documents WHERE outlet = $1 LIMIT 1", name):
            continue
        sql = "SELECT outlet FROM documents WHERE outlet IS NOT NULL GROUP BY outlet ORDER BY COUNT(*) DESC, outlet"
        there = [row["outlet"] for row in rows(connection, sql)]
        if not there:
            raise WrongValueError("outlet", f"cannot be {name!r}: of no page in the book it is known who published it")
        named = nearest(name, there)
        more = f" and {len(named) - _MOST} more" if len(named) > _MOST else ""
        raise WrongValueError(
            "outlet", f"must be one that the book has pages of: {', '.join(named[:_MOST])}{more}, not {name!r}"
        )
