"""Tables whose last column holds words of a page: where a terminal leaves too little room for them, they stand below their rows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from rich.console import Console, RenderableType
from rich.measure import Measurement
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

_ROOM = 40
"""Columns of a terminal in which a sentence can be read."""
_LEAST = 8
_GAP = 2
_BORDERS = 3
_INDENT = 4

Cells = Sequence[Sequence[RenderableType]]


def is_squeezed(console: Console, names: Sequence[str], cells: Cells) -> bool:
    """Whether the words in the last column have too little room beside the other columns."""
    others = _widths(console, names, cells)[:-1]
    words = max(_width(console, row[-1]) for row in cells)
    return console.width - sum(others) - _BORDERS * len(others) < min(words, _ROOM)


def below(console: Console, names: Sequence[str], cells: Cells, narrow: Collection[str]) -> Iterator[RenderableType]:
    """The rows, the last cell of each over the whole width below it.

    Args:
        console: where they will be shown.
        names: the heads of the columns.
        cells: the cells of each row.
        narrow: heads of columns that are cut last where the width is too small for the others.
    """
    widths = _fitting(_widths(console, names, cells)[:-1], [name in narrow for name in names], console.width)
    yield _row([Text(name, "dim") for name in names[:-1]], widths)
    yield _words(Text(names[-1], "dim"))
    yield Text("─" * console.width, "dim")
    for row in cells:
        yield _row(row[:-1], widths)
        yield _words(row[-1])


def _widths(console: Console, names: Sequence[str], cells: Cells) -> list[int]:
    """What each column takes if nothing in it is wrapped."""
    columns = zip(map(Text, names), *cells, strict=True)
    return [max(_width(console, cell) for cell in column) for column in columns]


def _width(console: Console, cell: RenderableType) -> int:
    return Measurement.get(console, console.options, cell).maximum


def _fitting(widths: list[int], narrow: Sequence[bool], width: int) -> list[int]:
    """The widths, the widest cut until all fit."""
    fitting = list(widths)
    while sum(fitting) + _GAP * (len(fitting) - 1) > width and max(fitting) > 1:
        wide = [at for at, is_narrow in enumerate(narrow[: len(fitting)]) if not is_narrow and fitting[at] > _LEAST]
        fitting[max(wide or range(len(fitting)), key=fitting.__getitem__)] -= 1
    return fitting


def _row(cells: Sequence[RenderableType], widths: Sequence[int]) -> Table:
    row = Table.grid(padding=(0, _GAP))
    for width in widths:
        row.add_column(width=width, overflow="fold")
    row.add_row(*cells)
    return row


def _words(words: RenderableType) -> Padding:
    return Padding(words, (0, 0, 0, _INDENT))
