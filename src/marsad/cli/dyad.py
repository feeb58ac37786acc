"""``marsad dyad``: what two countries do to each other."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from marsad.cli.answers import answer, form_of, limit_of
from marsad.cli.asking import Filters, Shown, where
from marsad.cli.books import BookName, told
from marsad.cli.status import Status, WrongUse
from marsad.store import Book
from marsad.store.asking import By, counts, of_deeds
from marsad.store.asking import events as listed


def dyad(
    one: str,
    other: str,
    /,
    *,
    db: BookName,
    filters: Filters | None = None,
    by: Annotated[
        By | None,
        Parameter(
            help="What a row of counts is about; month unless told. Only actual events are counted unless --status or --by status is given."
        ),
    ] = None,
    directed: Annotated[bool, Parameter(negative=(), help="Only what the first does to the second.")] = False,
    events: Annotated[bool, Parameter(negative=(), help="The events themselves, not counts of them.")] = False,
    shown: Shown | None = None,
) -> int:
    """What two countries do to each other: counts over time, and the events.

    Args:
        one: Code of a country, such as ISR.
        other: Code of another, or the same for what happens within it.
        db: the record book.
        filters: which events; only actual ones are counted unless --status says otherwise.
        by: what a row of counts is about; not with ``events``.
        directed: only what the first does to the second.
        events: the events themselves.
        shown: how the answer is shown.
    """
    shown, filters, unit = shown or Shown(), filters or Filters(), by or "month"
    if events and by:
        raise WrongUse("give either --events, for the events themselves, or --by, for counts of them")
    asked = where(filters, pair=(one, other), directed=directed)
    most = limit_of(shown)
    with told(), Book(db).reading() as connection:
        table = listed(connection, asked, limit=most) if events else counts(connection, of_deeds(asked, unit), unit)
    layout = None
    if events and form_of(shown) == "table":
        from marsad.cli.record_tables import event_layout

        layout = event_layout()
    answer(table.to_pylist(), table.column_names, shown, layout)
    return Status.OK
