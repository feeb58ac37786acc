"""Answers of a record book: rows as JSON Lines, CSV, or a table for reading."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TextIO

from marsad.cli.asking import Shown
from marsad.cli.output import opened
from marsad.cli.progress import tell
from marsad.cli.status import WrongUse
from marsad.exports.cells import safe
from marsad.exports.jsonl import one_line

if TYPE_CHECKING:
    from rich.console import RenderableType

Row = Mapping[str, Any]
Column = tuple[str, Callable[[Row], "RenderableType"]]

_PLAIN = ("qualifiers", "contradictions", "fields", "corrections", "bounds", "attributed_via")
"""Columns that hold JSON."""
_NARROW = ("name", "event", "fact", "relation", "story", "between", "when", "from", "until", "month", "year")
_MOST = 1_000_000_000_000
_SHORT = 50  # rows of a table for reading, unless told


def limit_of(shown: Shown) -> int | None:
    """How many rows to ask for; None for all.

    Raises:
        WrongUse: a number below nothing.
    """
    if shown.limit is not None and not 0 <= shown.limit <= _MOST:
        raise WrongUse(
            f"--limit must be 0 or more{f', at most {_MOST:,}' if shown.limit > 0 else ''}, not {shown.limit}"
        )
    if shown.limit is None:
        return _SHORT + 1 if form_of(shown) == "table" else None
    return shown.limit or None


def form_of(shown: Shown) -> str:
    """The shape of the answer."""
    return shown.format or ("table" if shown.output is None and sys.stdout.isatty() else "jsonl")


def answer(rows: Sequence[Row], columns: Sequence[str], shown: Shown, layout: Sequence[Column] | None = None) -> None:
    """Write rows.

    Args:
        rows: the rows.
        columns: names of their columns, in order.
        shown: in which form, and where.
        layout: columns of the table for reading; those of the rows if None.

    Raises:
        WrongUse: the file cannot be written, or a number of rows is asked for that is below nothing.
    """
    form, rows = form_of(shown), rows[: limit_of(shown)]
    with opened(shown.output, mark=form == "csv") as out:
        if form == "csv":
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow(columns)
            writer.writerows([safe(_iso(row[name])) for name in columns] for row in rows)
        elif form == "jsonl":
            for row in rows:
                out.write(one_line({name: _json(name, row[name]) for name in columns}) + "\n")
        else:
            most = len(rows) if shown.limit is not None else _SHORT
            _table(rows[:most], layout or [(name, _column(name)) for name in columns], out, below=layout is not None)
            if len(rows) > most:
                tell(f"the first {most} are shown; --limit 0 shows all")


def _table(rows: Sequence[Row], layout: Sequence[Column], out: TextIO, *, below: bool) -> None:
    """Write a table; with ``below`` the words in its last column go below their rows where they have too little room."""
    from rich import box
    from rich.table import Table

    from marsad.cli import wide
    from marsad.cli.table import console

    if not rows:
        out.write("nothing found\n")
        return
    shown, names = console(out), [name for name, _ in layout]
    cells = [[cell(row) for _, cell in layout] for row in rows]
    if below and wide.is_squeezed(shown, names, cells):
        shown.print(*wide.below(shown, names, cells, _NARROW), sep="")
        return
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="dim", expand=False)
    for name in names:
        table.add_column(name, overflow="fold", no_wrap=name in _NARROW)
    for row in cells:
        table.add_row(*row)
    shown.print(table)


def _column(name: str) -> Callable[[Row], RenderableType]:
    from marsad.cli.terminal import Words

    width = {"month": 7, "year": 4}.get(name)
    return lambda row: Words(text_of(row[name])[:width])


def text_of(value: object) -> str:
    """A value as words of a table; a hyphen for none."""
    if value is None or value == "":
        return "-"
    if isinstance(value, float):
        return f"{value:,.2f}"
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    return f"{value:,}" if isinstance(value, int) and abs(value) >= 10_000 else str(value)


def days_of(row: Row, start: str = "first_day", end: str = "last_day") -> str:
    """Two columns of days as words."""
    first, last = row[start], row[end]
    if first == last:
        return str(first or "-")
    if first is None or last is None:
        return f"from\n{first}" if first else f"until\n{last}"
    return f"{first}\nto {last}"


def _json(name: str, value: object) -> object:
    return json.loads(value) if name in _PLAIN and isinstance(value, str) else _iso(value)


def _iso(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
