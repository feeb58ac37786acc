"""The formats that can be written, by name; none is loaded before it is used."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import BinaryIO

from marsad.exports.pairs import Pair, Tally

Writer = Callable[[Iterable[Pair], BinaryIO], Tally]


class MissingLibraryError(ImportError):
    """A format needs a library that is not installed; the message says how to get it."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, what it is, and where its writer and columns are.

    ``extra`` is the extra of this package that brings its library, None if none is needed; ``seeks`` whether it can be written to a file only;
    ``leaves_out`` why it may leave events out.
    """

    name: str
    about: str
    module: str
    writer: str = "write"
    columns: str | None = None
    row: str = ""
    extra: str | None = None
    seeks: bool = False
    leaves_out: str = ""

    def load(self) -> Writer:
        """The writer.

        Raises:
            MissingLibraryError: its library is not installed.
        """
        writer: Writer = getattr(self._module(), self.writer)
        return writer

    def codebook(self, *, as_json: bool = False) -> str | None:
        """The codebook of a table (Markdown, or JSON), the JSON Schema of JSON Lines; None where the format has neither."""
        if self.name == "jsonl":
            from marsad.exports.schema import article_schema

            return json.dumps(article_schema(), ensure_ascii=False, indent=2) + "\n"
        if self.columns is None:
            return None
        from marsad.exports.codebook import markdown, plain

        columns = getattr(self._module(), self.columns)
        if as_json:
            return json.dumps(plain(columns), ensure_ascii=False, indent=1) + "\n"
        return markdown(self.name, self.row, columns)

    def _module(self) -> object:
        try:
            return import_module(f"marsad.exports.{self.module}")
        except ModuleNotFoundError as error:
            if self.extra is None or (error.name or "").startswith("marsad"):
                raise
            raise MissingLibraryError(
                f"{self.name} needs {error.name}, which is not installed; try: pip install 'marsad[{self.extra}]'"
            ) from error


_EVENT = "A row is an event, as one article tells it."
_STATUS = "it has no place to say that something is denied, conditional or still to come"
_SIDES = "it joins two known sides"
_RECORD = "A row is an event or a fact of one article."
_DYAD = "A row is an event between a source and a target, as one article tells it."

FORMATS = {
    format.name: format
    for format in (
        Format("csv", "events and facts as a table for spreadsheets", "csv", columns="FIELDS", row=_RECORD),
        Format("parquet", "the same table with typed columns", "parquet", columns="FIELDS", row=_RECORD, seeks=True),
        Format("jsonl", "JSON Lines of coded articles, as marsad code writes them", "jsonl"),
        Format("polecat", "events in the 40 columns of POLECAT", "polecat", columns="COLUMNS", row=_EVENT, leaves_out=_STATUS),
        Format("gdelt", "events in the 61 columns of GDELT 2.0", "gdelt", columns="COLUMNS", row=_DYAD, leaves_out=_STATUS),
        Format("icews", "events in the 20 columns of ICEWS", "icews", columns="COLUMNS", row=_DYAD, leaves_out=_STATUS),
        Format("geojson", "events as points on a map", "geojson"),
        Format("gexf", "network of who does how much to whom, for Gephi", "networks", "write_gexf", leaves_out=_SIDES),
        Format("graphml", "the same network as GraphML", "networks", "write_graphml", leaves_out=_SIDES),
        Format("followthemoney", "FollowTheMoney entities, one a line", "ftm", extra="followthemoney"),
        Format("ris", "citations of the articles and of the snapshot, RIS", "citations", "write_ris"),
        Format("bibtex", "the same citations as BibTeX", "citations", "write_bibtex"),
    )
}  # fmt: skip
"""All formats by name."""
