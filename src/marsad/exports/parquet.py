"""The table of `marsad.exports.csv` as Parquet: typed columns, each with what it holds in its metadata. Needs pyarrow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from marsad.exports.about import VERSION
from marsad.exports.csv import FIELDS, rows, values
from marsad.exports.pairs import Pair, Tally

_TYPES = {"text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "flag": pa.bool_(), "day": pa.date32()}
_BATCH = 5_000  # rows held at a time


def schema() -> pa.Schema:
    """The schema: names, types, and in each field's metadata under ``description`` what it holds."""
    fields = [pa.field(f.name, _TYPES[f.kind], metadata={"description": f.about}) for f in FIELDS]
    return pa.schema(fields, metadata={"creator": VERSION})


def write(pairs: Iterable[Pair], out: BinaryIO) -> Tally:
    """Write the events and facts of ``pairs``."""
    tally, known = Tally(), schema()
    with pq.ParquetWriter(out, known, compression="zstd") as writer:
        left = _values(pairs)
        while batch := list(islice(left, _BATCH)):
            writer.write_table(pa.Table.from_pylist(batch, known))
            tally.written += len(batch)
    return tally


def _values(pairs: Iterable[Pair]) -> Iterator[dict[str, Any]]:
    for document, coding in pairs:
        for row in rows(document, coding):
            yield {name: _encodable(value) for name, value in values(row).items()}


def _encodable(value: object) -> object:
    """``value``; a text without lone surrogates, which UTF-8 cannot hold."""
    return value.encode("utf-8", "backslashreplace").decode() if isinstance(value, str) else value
