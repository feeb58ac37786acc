"""``marsad facts``: facts of a record book, and the states they make over time."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from marsad.cli.answers import answer, form_of, limit_of
from marsad.cli.asking import Filters, Shown, day, where
from marsad.cli.books import BookName, told
from marsad.cli.status import Status, WrongUse
from marsad.store import Book
from marsad.store.asking import facts as listed
from marsad.store.filtering import of_events
from marsad.store.history import states

_STATES = (
    "relation", "subject", "object", "slot", "state", "start", "basis", "end", "for", "against", "outlets", "evidence", "ids", "against_ids",
)  # fmt: skip


def facts(
    pair: Annotated[list[str] | None, Parameter(negative=())] = None,
    /,
    *,
    db: BookName,
    filters: Filters | None = None,
    over_time: Annotated[
        bool, Parameter(negative=(), help="The states that facts and events make, one after the other.")
    ] = False,
    on: Annotated[str | None, Parameter(help="The states that held on a day.")] = None,
    shown: Shown | None = None,
) -> int:
    """Facts of a record book, or the states that they and the events make over time.

    Args:
        pair: Codes of two countries, such as ISR AZE; all facts without.
        db: the record book.
        filters: which facts; --sector, --mode, --quad, --status, --place and --story are of events only.
        over_time: states instead of facts.
        on: states that held on a day.
        shown: how the answer is shown.
    """
    shown = shown or Shown()
    asked, moment = where(filters, pair=pair or ()), day("--on", on, last=True)
    if of_events(asked):
        options = ", ".join(f"--{name}" for name in of_events(asked))
        raise WrongUse(f"{options} can be asked of events only, not of facts; see: marsad events --help")
    most, table = limit_of(shown), form_of(shown) == "table"
    with told(), Book(db).reading() as connection:
        if over_time or moment:
            rows = [state.as_row() for state in states(connection, asked, on=moment)]
            columns: tuple[str, ...] = _STATES
        else:
            found = listed(connection, asked, limit=most)
            rows, columns = found.to_pylist(), tuple(found.column_names)
    layout = None
    if table:
        from marsad.cli.record_tables import fact_layout, state_layout

        layout = state_layout() if over_time or moment else fact_layout()
    answer(rows, columns, shown, layout)
    return Status.OK
