"""The table of `marsad.exports.csv` as Parquet: typed columns, each with what it holds in its metadata. Needs pyarrow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any, BinaryIO, TypeVar

import pyarrow as pa
import pyarrow.parquet as pq

from marsad.exports.about import VERSION
from marsad.exports.changes import FIELDS as CHANGE_FIELDS
from marsad.exports.changes import ChangedArticle, changes
from marsad.exports.columns import Column
from marsad.exports.csv import FIELDS, rows, values
from marsad.exports.pairs import Pair, Tally

R = TypeVar("R")

_TYPES = {"text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "flag": pa.bool_(), "day": pa.date32()}
_BATCH = 5_000  # rows held at a time


def schema(columns: Sequence[Column[Any]] = FIELDS) -> pa.Schema:
    """The schema: names, types, and in each field's metadata under ``description`` what it holds."""
    fields = [pa.field(c.name, _TYPES[c.kind], metadata={"description": c.about}) for c in columns]
    return pa.schema(fields, metadata={"creator": VERSION})


def write(pairs: Iterable[Pair], out: BinaryIO) -> Tally:
    """Write the events and facts of ``pairs``."""
    return _write(FIELDS, (row for document, coding in pairs for row in rows(document, coding)), out)


def write_changes(articles: Iterable[ChangedArticle], out: BinaryIO) -> Tally:
    """Write the records that were added, changed or deleted."""
    return _write(CHANGE_FIELDS, changes(articles), out)


def _write(columns: Sequence[Column[R]], records: Iterable[R], out: BinaryIO) -> Tally:
    tally, known = Tally(), schema(columns)
    with pq.ParquetWriter(out, known, compression="zstd") as writer:
        left = ({n: _encodable(v) for n, v in values(columns, record).items()} for record in records)
        while batch := list(islice(left, _BATCH)):
            writer.write_table(pa.Table.from_pylist(batch, known))
            tally.written += len(batch)
    return tally


def _encodable(value: object) -> object:
    """``value``; a text without lone surrogates, which UTF-8 cannot hold."""
    return value.encode("utf-8", "backslashreplace").decode() if isinstance(value, str) else value
