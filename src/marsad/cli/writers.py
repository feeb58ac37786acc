"""Where coded articles go: one writer per format."""

from __future__ import annotations

import csv
from typing import Literal, Protocol, TextIO

from marsad.exports.csv import COLUMNS, table
from marsad.exports.jsonl import line
from marsad.pipeline import Coded

Format = Literal["table", "json", "jsonl", "csv"]


class Writer(Protocol):
    """Writes coded articles in one format."""

    def write(self, coded: Coded) -> None:
        """Write one article."""

    def close(self) -> None:
        """Write what ends the output."""


def writer(form: Format, out: TextIO, *, text: bool = False) -> Writer:
    """The writer for a format.

    Args:
        form: the format.
        out: where to write.
        text: whether JSON objects hold the page's text.
    """
    if form == "table":
        return _Table(out)
    if form == "csv":
        return _Csv(out)
    return _Json(out, text=text, lines=form == "jsonl")


class _Json:
    def __init__(self, out: TextIO, *, text: bool, lines: bool) -> None:
        self._out, self._text, self._lines = out, text, lines
        self._count = 0

    def write(self, coded: Coded) -> None:
        if not self._lines:
            self._out.write(",\n" if self._count else "[\n")
        self._count += 1
        self._out.write(line(coded.document, coded.coding, text=self._text))
        if self._lines:
            self._out.write("\n")

    def close(self) -> None:
        if not self._lines:
            self._out.write("\n]\n" if self._count else "[]\n")


class _Csv:
    def __init__(self, out: TextIO) -> None:
        self._rows = csv.writer(out, lineterminator="\n")
        self._rows.writerow(COLUMNS)

    def write(self, coded: Coded) -> None:
        self._rows.writerows(table(coded.document, coded.coding))

    def close(self) -> None:
        pass


class _Table:
    def __init__(self, out: TextIO) -> None:
        from marsad.cli.table import console

        self._console = console(out)
        self._count = 0

    def write(self, coded: Coded) -> None:
        from marsad.cli.table import render

        if self._count:
            self._console.rule(style="dim")
        self._count += 1
        self._console.print(render(coded))

    def close(self) -> None:
        pass
