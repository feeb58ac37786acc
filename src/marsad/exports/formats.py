"""The formats that can be written, by name; none is loaded before it is used."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, BinaryIO, Literal

from marsad.exports.pairs import Pair, Tally

if TYPE_CHECKING:
    from marsad.exports.changes import ChangedArticle

Writer = Callable[[Iterable[Pair], BinaryIO], Tally]
ChangesWriter = Callable[["Iterable[ChangedArticle]", BinaryIO], Tally]


class MissingLibraryError(ImportError):
    """A format needs a library that is not installed; the message says how to get it."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, what it is, and where its writer and columns are.

    ``extra`` is the extra of this package that brings its library, None if none is needed; ``seeks`` whether it can be written to a file only;
    ``leaves_out`` why it may leave records out, ``kind`` of what kind these are. ``changes`` are module and name of the writer of changes since a
    moment, None where the format has no place to say what became of a record; ``cites`` whether the writer names the moment.
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
    kind: Literal["event", "fact"] = "event"
    changes: tuple[str, str] | None = None
    cites: bool = False

    def load(self, *, moment: datetime | None = None) -> Writer:
        """The writer.

        Args:
            moment: when a record book stood so (UTC, without a zone), for citations.

        Raises:
            MissingLibraryError: its library is not installed.
        """
        writer: Callable[..., Tally] = getattr(self._module(self.module), self.writer)
        return partial(writer, moment=moment) if self.cites and moment else writer

    def load_changes(self) -> ChangesWriter | None:
        """The writer of changes since a moment, if the format has one.

        Raises:
            MissingLibraryError: its library is not installed.
        """
        if self.changes is None:
            return None
        module, name = self.changes
        writer: ChangesWriter = getattr(self._module(module), name)
        return writer

    def codebook(self, *, as_json: bool = False, changes: bool = False) -> str | None:
        """The codebook of a table (Markdown, or JSON), the JSON Schema of JSON Lines; None where the format has neither.

        Args:
            as_json: the codebook as JSON.
            changes: that of changes since a moment.
        """
        if self.name == "jsonl":
            from marsad.exports.schema import article_schema, changed_article_schema

            schema = changed_article_schema() if changes else article_schema()
            return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        if self.columns is None:
            return None
        from marsad.exports.codebook import markdown, plain

        columns = getattr(self._module("changes" if changes else self.module), self.columns)
        if as_json:
            return json.dumps(plain(columns), ensure_ascii=False, indent=1) + "\n"
        return markdown(self.name, _CHANGE if changes else self.row, columns)

    def _module(self, name: str) -> object:
        try:
            return import_module(f"marsad.exports.{name}")
        except ModuleNotFoundError as error:
            if self.extra is None or (error.name or "").startswith("marsad"):
                raise
            raise MissingLibraryError(
                f"{self.name} needs {error.name}, which is not installed; try: pip install {self.extra}"
            ) from error


_CHANGE = "A row is an event or a fact of one article that was added, changed or deleted since a moment."
_EVENT = "A row is an event, as one article tells it."
_STATUS = "it has no place to say that something is denied, conditional or still to come"
_SIDES = "it joins two known sides"
_ENDS = "it links two known parties, or somebody and a post"
_RECORD = "A row is an event or a fact of one article."
_DYAD = "A row is an event between a source and a target, as one article tells it."

FORMATS = {
    format.name: format
    for format in (
        Format("csv", "events and facts as a table for spreadsheets", "csv", columns="FIELDS", row=_RECORD, changes=("changes", "write_csv")),
        Format(
            "parquet", "the same table with typed columns", "parquet", columns="FIELDS", row=_RECORD, seeks=True,
            changes=("parquet", "write_changes"),
        ),
        Format("jsonl", "JSON Lines of coded articles, as marsad code writes them", "jsonl", changes=("changes", "write_jsonl")),
        Format("polecat", "events in the 40 columns of POLECAT", "polecat", columns="COLUMNS", row=_EVENT, leaves_out=_STATUS),
        Format("gdelt", "events in the 61 columns of GDELT 2.0", "gdelt", columns="COLUMNS", row=_DYAD, leaves_out=_STATUS),
        Format("icews", "events in the 20 columns of ICEWS", "icews", columns="COLUMNS", row=_DYAD, leaves_out=_STATUS),
        Format("geojson", "events as points on a map", "geojson"),
        Format("gexf", "network of who does how much to whom, for Gephi", "networks", "write_gexf", leaves_out=_SIDES),
        Format("graphml", "the same network as GraphML", "networks", "write_graphml", leaves_out=_SIDES),
        Format(
            "followthemoney", "FollowTheMoney entities, one a line", "ftm", extra="followthemoney", leaves_out=_ENDS, kind="fact"
        ),
        Format("ris", "citations of the articles and of the snapshot, RIS", "citations", "write_ris", cites=True),
        Format("bibtex", "the same citations as BibTeX", "citations", "write_bibtex", cites=True),
    )
}  # fmt: skip
"""All formats by name."""
