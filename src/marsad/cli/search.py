"""``marsad search``: the text of the pages in a record book."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from marsad.cli.answers import answer, form_of, limit_of
from marsad.cli.asking import ShownPages, day
from marsad.cli.books import BookName, told
from marsad.cli.status import Status
from marsad.store import Book
from marsad.store.searching import search as found_in

_COLUMNS = ("document", "score", "outlet", "url", "title", "published_start", "words")
_MOST = 20  # pages, unless told


def search(
    query: str,
    /,
    *,
    db: BookName,
    outlet: Annotated[list[str] | None, Parameter(negative=(), help="Of these outlets only.")] = None,
    since: Annotated[str | None, Parameter(help="Published from this day on.")] = None,
    until: Annotated[str | None, Parameter(help="Published up to this day.")] = None,
    shown: ShownPages | None = None,
) -> int:
    """Search the text of the pages in a record book, best first.

    Words are found in any spelling and with what Arabic glues to them; a page with more of the words, and with rarer ones, comes before others.

    Args:
        query: The words to look for.
        db: the record book.
        outlet: of these outlets only.
        since: published from this day on.
        until: published up to this day.
        shown: how the answer is shown; 20 pages unless told.
    """
    shown = shown or ShownPages()
    limit = limit_of(shown) if shown.limit is not None else _MOST
    first, last = day("--since", since, last=False), day("--until", until, last=True)
    with told(), Book(db).reading() as connection:
        hits = found_in(connection, query, limit=limit, outlet=outlet or (), since=first, until=last)
    layout = None
    if form_of(shown) == "table":
        from marsad.cli.record_tables import hit_layout

        layout = hit_layout()
    answer([hit.as_row() for hit in hits], _COLUMNS, shown, layout)
    return Status.OK
