"""Tables of articles: CSV and Parquet, their columns named as usual or as the caller says."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import IO, Any

from marsad.readers.charset import LIMIT, decode
from marsad.readers.document import Document
from marsad.readers.errors import ReadError
from marsad.readers.failures import Failure
from marsad.readers.fields import mapping
from marsad.readers.origin import Origin, reached
from marsad.readers.streams import Stream, with_newlines

PARQUET = b"PAR1"
_SAMPLE = 64_000
_CONTROLS = bytes({*range(32)} - {*b"\t\n\r"})
_QUOTED = re.compile(r'"[^"]*"')
_DOUBLED = re.compile(r'[^,;|\t]""[^,;|\t\r\n]')
"""Within a cell: where marks are written twice, a backslash is one of the text."""
_SEPARATOR = re.compile(r"sep=(.)\s*", re.IGNORECASE)
"""What Excel writes above a table to say how its cells are parted."""
_MOST_LINES = 5_000
_MOST_TRIES = 2
"""How often lines are taken for a row: by each way of writing a mark inside a cell."""
_BATCH = 64


def looks_like_csv(head: bytes, columns: Mapping[str, str] | None) -> bool:
    """Whether the first line of ``head`` names columns: the text, and one more that is known or that the caller names."""
    first, end, _ = head.partition(b"\n")
    try:
        line = first.decode("utf-8-sig")
        header = [name.strip() for name in _cells(line, _delimiter(line))]
    except (UnicodeDecodeError, csv.Error):
        return False
    known = mapping(header, columns)
    return bool(end) and "text" in known and len(known) > 1


def csv_table(stream: Stream, origin: Origin) -> Iterator[Document | Failure]:
    """The articles of a CSV or TSV table, one a row.

    A mark within a cell is written twice, or behind a backslash as databases write it. A row whose quotation marks do not close is a failure, and
    reading goes on at the line after the one on which it began.
    """
    lines = _Lines(stream)
    head = lines.filled()
    said = _SEPARATOR.fullmatch(head or "")
    head = lines.filled() if said else head
    if head is None:
        yield origin.failure("the table is empty; its first line must name the columns")
        return
    delimiter = said[1] if said else _delimiter(head)
    try:
        header = [name.strip() for name in _cells(head, delimiter)]
    except csv.Error as error:
        yield origin.failure(f"the line that names the columns is no CSV ({error})", line=lines.number)
        return
    named = mapping(header, origin.columns)
    if "text" not in named:
        yield origin.failure(_no_text(header, origin.columns), line=lines.number)
        return
    for number, cells in _rows(lines, delimiter):
        if isinstance(cells, str):
            yield origin.failure(cells, line=number)
        elif any(cell.strip() for cell in cells):
            yield _row(cells, header, named, number, origin)


def _row(cells: list[str], header: list[str], named: dict[str, str], number: int, origin: Origin) -> Document | Failure:
    if len(cells) != len(header) and any(cell.strip() for cell in cells[len(header) :]):
        return origin.failure(
            f"the row has {len(cells)} cells and there are {len(header)} columns; put cells that hold the separator in quotation marks",
            line=number,
        )
    if len(cells) <= header.index(named["text"]):
        return origin.failure(
            f"the row has {len(cells)} cells, none of them in the column {named['text']!r} that holds the text; fill it up",
            line=number,
        )
    row = dict(zip(header, cells, strict=False))
    return _made({field: row.get(name) for field, name in named.items()}, origin, number)


def _made(article: dict[str, Any], origin: Origin, number: int) -> Document | Failure:
    plain = origin.without_columns()
    article = {field: _characters(value) for field, value in article.items()}
    if not str(article.get("id") or "").strip():
        article["id"] = None
    return plain.attempt(lambda: plain.article(article), line=number, id_of=article)


def _characters(value: Any) -> Any:
    """What a column holds as bytes, as some programs write text to Parquet, as characters."""
    if not isinstance(value, bytes):
        return value
    try:
        return decode(value)[0]
    except ReadError:
        return value.decode("utf-8", "replace")


class _Lines:
    """The lines of a table as characters; one that was read too far can be given back."""

    def __init__(self, stream: Stream) -> None:
        self.number = 0
        head = stream.head(_SAMPLE)
        self._stream = with_newlines(stream) if b"\r" in head and b"\n" not in head else stream
        self._charset = _charset(head)
        self._held: list[str] = []

    def next(self) -> str | None:
        """The next line with its end, None at the end of the table."""
        if self._held:
            self.number += 1
            return self._held.pop()
        line = self._stream.line(LIMIT)
        if not line:
            return None
        self.number += 1
        return line.decode(self._charset, "replace").removeprefix("\ufeff")

    def filled(self) -> str | None:
        """The next line that is not blank, None at the end of the table."""
        while (line := self.next()) is not None and not line.strip():
            continue
        return line

    def back(self, lines: list[str]) -> None:
        """Let ``lines`` come again."""
        self.number -= len(lines)
        self._held += reversed(lines)


def _rows(lines: _Lines, delimiter: str) -> Iterator[tuple[int, list[str] | str]]:
    """Each row with the number of its first line: its cells, or what is wrong with it."""
    csv.field_size_limit(LIMIT)
    while (line := lines.next()) is not None:
        start, taken, tries = lines.number, [line], 0
        size, marks = len(line), _marks(line)
        cells = _joined(taken, delimiter)
        while (
            cells is None
            and any(n % 2 for n in marks)
            and tries < _MOST_TRIES
            and len(taken) < _MOST_LINES
            and size < LIMIT
        ):
            if (more := lines.next()) is None:
                break
            taken.append(more)
            size, marks = size + len(more), [n + m for n, m in zip(marks, _marks(more), strict=True)]
            if '"' in more and not all(n % 2 for n in marks):
                cells, tries = _joined(taken, delimiter), tries + 1
        if cells is None:
            lines.back(taken[1:])
            yield start, "the quotation marks of the row are broken; write a mark inside a cell twice"
        else:
            yield start, cells


def _marks(line: str) -> list[int]:
    """How many quotation marks open or close a cell: where one inside a cell is written twice, and where it stands behind a backslash."""
    every = line.count('"')
    return [every, every - line.count('\\"')]


def _joined(taken: list[str], delimiter: str) -> list[str] | None:
    """The cells of lines that are a row, the marks inside its cells written twice or behind backslashes; None where they are none."""
    row = "".join(taken)
    for escape in (None, "\\") if '\\"' in row and not _DOUBLED.search(row) else (None,):
        with suppress(csv.Error):
            return _cells(row, delimiter, escape)
    return None


def _cells(row: str, delimiter: str, escape: str | None = None) -> list[str]:
    """The cells of a row.

    Raises:
        csv.Error: its quotation marks are broken.
    """
    found = list(csv.reader([row], delimiter=delimiter, strict=True, escapechar=escape, doublequote=escape is None))
    return found[0] if found else []


def _delimiter(head: str) -> str:
    return max(",\t;|", key=_QUOTED.sub("", head).count)


def _charset(sample: bytes) -> str:
    """The character set of a table: UTF-8 unless its beginning is none, then Windows-1256 or ISO 8859-6, whichever reads as Arabic."""
    try:
        sample[: sample.rfind(b"\n") + 1 or None].decode("utf-8")
    except UnicodeDecodeError:
        sample = sample.translate(None, _CONTROLS)  # told of the row that has them
        try:
            text, _ = decode(sample)
        except ReadError:
            return "utf-8"
        return next(
            (n for n in ("cp1256", "iso8859-6") if sample.decode(n, "replace")[:2_000] == text[:2_000]), "utf-8"
        )
    return "utf-8"


def parquet(file: IO[bytes], origin: Origin) -> Iterator[Document | Failure]:
    """The articles of a Parquet file, one a row; of its columns only those that hold something of use are read."""
    import pyarrow
    from pyarrow.parquet import ParquetFile

    try:
        table = ParquetFile(file)
        header = [name for field in table.schema_arrow for name in _names(field)]
        named = mapping(header, origin.columns)
        if "text" not in named:
            yield origin.failure(_no_text(header, origin.columns))
            return
        number = 0
        for batch in table.iter_batches(batch_size=_BATCH, columns=sorted(set(named.values()))):
            for row in _batched(batch):
                number += 1
                if isinstance(row, str):
                    yield origin.failure(row, line=number)
                else:
                    yield _made({field: reached(row, name) for field, name in named.items()}, origin, number)
    except (pyarrow.ArrowException, OSError, ReadError) as error:
        reason = str(error).splitlines()[0][:200] if str(error) else type(error).__name__
        yield origin.failure(f"the Parquet file is damaged or cut ({reason}); get it again")


def _names(field: Any, above: str = "") -> Iterator[str]:
    """The name of a column, and of those within it, as ``article.body``."""
    from pyarrow import types

    yield above + field.name
    if types.is_struct(field.type):
        for inner in field.type:
            yield from _names(inner, f"{above}{field.name}.")


def _batched(batch: Any) -> Iterator[dict[str, Any] | str]:
    """The rows of a batch, or what is wrong with one."""
    try:
        rows = batch.to_pylist()
    except (ValueError, OverflowError):  # the sound ones are not to be lost with the others
        rows = [_apart(batch, at) for at in range(batch.num_rows)]
    yield from rows


def _apart(batch: Any, at: int) -> dict[str, Any] | str:
    """A row of a batch that cannot be read as a whole."""
    row = dict[str, Any]()
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        try:
            row[name] = _value(column[at])
        except (ValueError, OverflowError) as error:
            return f"what the row has as {name!r} cannot be read ({error}); mend it, or leave it empty"
    return row


def _value(cell: Any) -> Any:
    """What a cell holds; text that is no UTF-8 is repaired."""
    try:
        return cell.as_py()
    except UnicodeDecodeError:
        return cell.as_buffer().to_pybytes().decode("utf-8", "replace") if hasattr(cell, "as_buffer") else None


def _no_text(header: Sequence[str], columns: Mapping[str, str] | None) -> str:
    shown = ", ".join(repr(name) for name in header[:20]) or "none"
    wanted = f"no column {columns['text']!r}" if columns and "text" in columns else "no column that holds the text"
    return f"there is {wanted}; its columns are {shown}: say which (on the command line --column text=NAME)"
