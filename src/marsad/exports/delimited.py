"""Events as lines of tab-separated text, the shape of POLECAT, GDELT and ICEWS."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import BinaryIO, TextIO, TypeVar

from marsad.exports.cells import one_line
from marsad.exports.columns import Column

R = TypeVar("R")


@contextmanager
def as_text(out: BinaryIO, *, mark: bool = False) -> Iterator[TextIO]:
    """``out`` as UTF-8 text whose lines end with a line feed; it stays open.

    Args:
        out: where to write.
        mark: whether to begin with a byte order mark.
    """
    # A lone surrogate, which no encoding has, becomes the escape that JSON has for it.
    encoding = "utf-8-sig" if mark else "utf-8"
    text = io.TextIOWrapper(out, encoding=encoding, errors="backslashreplace", newline="\n")
    try:
        yield text
        text.flush()
    finally:
        text.detach()


def header(columns: Sequence[Column[R]]) -> str:
    """The line of column names."""
    return "\t".join(column.name for column in columns) + "\n"


def row(columns: Sequence[Column[R]], record: R, empty: str = "") -> str:
    """The line of one record; a value that is not known is written as ``empty``."""
    return "\t".join(one_line(column.of(record), empty) for column in columns) + "\n"
