"""``marsad stories``: happenings that several pages tell."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from marsad.cli.answers import answer, form_of, limit_of
from marsad.cli.asking import Filters, Shown, where
from marsad.cli.books import BookName, told
from marsad.cli.status import Status
from marsad.store import Book, asking


def stories(
    pair: Annotated[list[str] | None, Parameter(negative=())] = None,
    /,
    *,
    db: BookName,
    filters: Filters | None = None,
    sources: Annotated[int, Parameter(help="Least number of sources of their own.")] = 1,
    disputed: Annotated[bool, Parameter(negative=(), help="Only stories whose pages contradict each other.")] = False,
    shown: Shown | None = None,
) -> int:
    """List stories: what happened, first report, how many pages and sources of their own tell it, where they contradict each other.

    Args:
        pair: Codes of two countries, such as ISR AZE; all stories without.
        db: the record book.
        filters: what an event of the story must be.
        sources: least number of sources.
        disputed: only disputed ones.
        shown: how the answer is shown.
    """
    shown = shown or Shown()
    with told(), Book(db).reading() as connection:
        table = asking.stories(
            connection, where(filters, pair=pair or ()), sources=sources, disputed=disputed, limit=limit_of(shown)
        )
    layout = None
    if form_of(shown) == "table":
        from marsad.cli.record_tables import story_layout

        layout = story_layout()
    answer(table.to_pylist(), table.column_names, shown, layout)
    return Status.OK
