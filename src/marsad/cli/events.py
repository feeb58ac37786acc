"""``marsad events``: events of a record book, or counts of them."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from marsad.cli.answers import answer, form_of, limit_of
from marsad.cli.asking import Filters, Shown, where
from marsad.cli.books import BookName, told
from marsad.cli.status import Status
from marsad.store import Book
from marsad.store.asking import By, counts, of_deeds
from marsad.store.asking import events as listed


def events(
    *,
    db: BookName,
    filters: Filters | None = None,
    by: Annotated[
        By | None,
        Parameter(
            help="Count instead: events, stories, pages, mean intensity; only actual events unless --status or --by status is given."
        ),
    ] = None,
    shown: Shown | None = None,
) -> int:
    """Events of a record book, or counts of them; only actual ones are counted unless --status or --by status says otherwise.

    Args:
        db: the record book.
        filters: which events.
        by: what a row of counts is about.
        shown: how the answer is shown.
    """
    shown, asked = shown or Shown(), where(filters)
    most = limit_of(shown)
    with told(), Book(db).reading() as connection:
        table = counts(connection, of_deeds(asked, by), by) if by else listed(connection, asked, limit=most)
    layout = None
    if not by and form_of(shown) == "table":
        from marsad.cli.record_tables import event_layout

        layout = event_layout()
    answer(table.to_pylist(), table.column_names, shown, layout)
    return Status.OK
