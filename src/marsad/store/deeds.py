"""The standing actual events under each pair of countries, with what is counted of them: what two countries do to each other is asked most.

What is in ``deeds`` follows from ``events`` and ``dyads``; whoever replaces, rejects or moves events has their rows renewed in the same transaction.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from marsad.store.connection import Connection
from marsad.store.filtering import Conditions, Where

_STANDING = "r.superseded IS NULL AND (r.review IS NULL OR r.review <> 'rejected') AND r.status = 'actual'"
_COLUMNS = "one, other, event, forth, back, first_day, last_day, story, document, intensity"

WHOLE = (
    "SELECT LEAST(y.source, y.target) AS one, GREATEST(y.source, y.target) AS other, r.key AS event,"
    " BOOL_OR(y.source <= y.target) AS forth, BOOL_OR(y.source >= y.target) AS back,"
    " r.first_day, r.last_day, r.story, r.document, r.intensity"
    f" FROM dyads y JOIN events r ON r.key = y.event WHERE {_STANDING}{{more}}"
    " GROUP BY LEAST(y.source, y.target), GREATEST(y.source, y.target), r.key, r.first_day, r.last_day, r.story, r.document, r.intensity"
)
"""What the table holds: pairs in the order of the alphabet, ``forth`` where the first acts towards the other, ``back`` where the other does."""


def renew(connection: Connection, events: Iterable[int]) -> None:
    """Write down anew what events that came or changed are under their pairs.

    Args:
        connection: a writing transaction.
        events: keys of events.
    """
    keys = sorted(set(events))
    if keys:
        listed = "IN (SELECT unnest(CAST($1 AS BIGINT[])))"
        connection.run(f"DELETE FROM deeds WHERE event {listed}", keys)
        connection.run(f"INSERT INTO deeds ({_COLUMNS}) {WHOLE.format(more=f' AND r.key {listed}')}", keys)


def fill(connection: Connection) -> None:
    """Write down what all events are, in a table that is empty."""
    connection.run(f"INSERT INTO deeds ({_COLUMNS}) {WHOLE.format(more='')}")


def on_deeds(where: Where) -> Conditions | None:
    """Conditions on ``deeds r``; None if a question is not of one pair, or asks for more than can be told from there."""
    if where.pair is None or where.status != ("actual",):
        return None
    if replace(where, pair=None, directed=False, status=(), since=None, until=None) != Where():
        return None
    found = Conditions()
    one, other = sorted(where.pair)
    found.add("r.one = {0} AND r.other = {1}", one, other)
    if where.directed:
        found.add("r.forth" if where.pair == (one, other) else "r.back")
    found.on_days(where)
    return found
