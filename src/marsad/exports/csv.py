"""Codings as rows of a table, one row per event or fact: as text safe to open in a spreadsheet, or as typed values.

A spreadsheet runs a cell that begins with ``=``, ``+``, ``-`` or ``@`` as a formula, and pages are written by strangers; see `marsad.exports.cells`.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, BinaryIO, TypeVar

from marsad.exports.cells import safe
from marsad.exports.columns import Column
from marsad.exports.countries import states
from marsad.exports.delimited import as_text
from marsad.exports.jsonl import qualifiers
from marsad.exports.pairs import Pair, Tally
from marsad.exports.places import Where
from marsad.exports.recorded import Recorded, number_of
from marsad.records import HARMS, Coding, Document, Event, Fact, Harm, Interval, Party
from marsad.records.mentions import Hedge

R = TypeVar("R")

_NEVER = Interval(None, None)


@dataclass(frozen=True)
class Row:
    """An event or a fact with the article that tells it."""

    document: Document
    coding: Coding
    record: Event | Fact

    @property
    def event(self) -> Event | None:
        """The event, None for a fact."""
        return self.record if isinstance(self.record, Event) else None

    @property
    def fact(self) -> Fact | None:
        """The fact, None for an event."""
        return self.record if isinstance(self.record, Fact) else None

    @cached_property
    def told(self) -> Recorded | None:
        """The event in its article."""
        return Recorded(self.document, self.coding, self.event) if self.event else None

    @property
    def number(self) -> int:
        """A number that stays the same as long as the same words of the same article are read as the same event or fact."""
        if self.told:
            return self.told.id
        said: dict[str, Any] = {}
        if fact := self.fact:
            said = {"relation": fact.relation, "subject": fact.subject, "object": fact.object} | qualifiers(fact)
        told = json.dumps(said, sort_keys=True, ensure_ascii=False)
        return number_of(self.document.id, told, self.record.evidence_span.start)

    @property
    def published(self) -> Interval:
        """The days on which the article may have been published."""
        return self.coding.published.interval if self.coding.published else _NEVER

    @property
    def when(self) -> Interval:
        """The days on which the event may have happened."""
        return (self.event and self.event.when) or _NEVER

    @property
    def spot(self) -> Where | None:
        """The place that the evidence names."""
        place = self.told.where if self.told else None
        return place if place and place.name else None

    @property
    def sides(self) -> tuple[list[str | None], list[str | None]]:
        """The country codes of those who act and those to whom it is done, or of the two parties of a fact."""
        if self.event:
            return [p.country for p in self.event.actors], [p.country for p in self.event.recipients]
        return ([self.fact.subject], [self.fact.object]) if self.fact else ([], [])


def _codes(parties: Iterable[Party]) -> str:
    return "; ".join(f"{p.country} {p.sector}" for p in parties)


def _names(parties: Iterable[Party]) -> str:
    return "; ".join(p.name for p in parties)


def bounds_in_words(bounds: Mapping[Harm, Hedge]) -> str:
    """Bounds as text: ``dead min; injured about``."""
    return "; ".join(f"{harm} {bounds[harm]}" for harm in HARMS if harm in bounds)


def _numbers(codes: Iterable[str | None], system: str) -> str | None:
    known = (getattr(states()[code], system) for code in codes if code in states())
    return "; ".join(dict.fromkeys(str(number) for number in known if number is not None)) or None


def _qualifiers(row: Row) -> str | None:
    own = qualifiers(row.fact) if row.fact else {}
    return json.dumps(own, ensure_ascii=False) if own else None


FIELDS: tuple[Column[Row], ...] = (
    Column("id", "text", "the article's id", lambda r: r.document.id),
    Column("url", "text", "its address", lambda r: r.document.url),
    Column("title", "text", "its headline", lambda r: r.document.title),
    Column("publisher", "text", "who published it", lambda r: r.document.publisher),
    Column("published_start", "day", "published on this day or later", lambda r: r.published.start),
    Column("published_end", "day", "published on this day or earlier", lambda r: r.published.end),
    Column("published_basis", "text", "known how: given, metadata, page, content", lambda r: r.coding.published and r.coding.published.basis),
    Column("language", "text", "language of the article, ISO 639-1", lambda r: r.document.language),
    Column("record", "text", "event or fact", lambda r: "event" if r.event else "fact"),
    Column("record_id", "integer", "number of the event or fact, the same in every run", lambda r: r.number),
    Column("type", "text", "PLOVER type of an event, relation of a fact", lambda r: r.event.type if r.event else r.fact and r.fact.relation),
    Column("mode", "text", "PLOVER mode", lambda r: r.event and r.event.mode),
    Column("actors", "text", "country and sector of those who act", lambda r: r.event and _codes(r.event.actors)),
    Column("actor_names", "text", "the same as the article names them", lambda r: r.event and _names(r.event.actors)),
    Column("recipients", "text", "country and sector of those to whom it is done", lambda r: r.event and _codes(r.event.recipients)),
    Column("recipient_names", "text", "the same as the article names them", lambda r: r.event and _names(r.event.recipients)),
    Column("status", "text", "actual, future, hypothetical or negated", lambda r: r.event and r.event.status),
    Column("historical", "flag", "whether it lies clearly before the news of the day", lambda r: r.event and r.event.historical),
    Column("date_start", "day", "happened on this day or later", lambda r: r.when.start),
    Column("date_end", "day", "happened on this day or earlier", lambda r: r.when.end),
    Column("place", "text", "country where it happened, ISO 3166-1 alpha-3", lambda r: r.event and r.event.place),
    Column("place_name", "text", "place in that country that the evidence names", lambda r: r.spot and r.spot.name),
    Column("latitude", "number", "degrees, of the place named; empty where only the country is known", lambda r: r.spot and r.spot.latitude),
    Column("longitude", "number", "degrees, likewise", lambda r: r.spot and r.spot.longitude),
    Column("subject", "text", "first party of a fact, ISO 3166-1 alpha-3", lambda r: r.fact and r.fact.subject),
    Column("object", "text", "second party of a fact, ISO 3166-1 alpha-3", lambda r: r.fact and r.fact.object),
    Column("first_cow", "text", "Correlates of War numbers of the actors, or of the subject", lambda r: _numbers(r.sides[0], "cow")),
    Column("second_cow", "text", "Correlates of War numbers of the recipients, or of the object", lambda r: _numbers(r.sides[1], "cow")),
    Column("first_gw", "text", "Gleditsch-Ward numbers of the actors, or of the subject", lambda r: _numbers(r.sides[0], "gleditsch_ward")),
    Column("second_gw", "text", "Gleditsch-Ward numbers of the recipients, or of the object", lambda r: _numbers(r.sides[1], "gleditsch_ward")),
    Column("qualifiers", "text", "the fact's further fields, a JSON object", _qualifiers),
    Column("bound", "text", "where a number of the fact is hedged: min, max or about", lambda r: r.fact and r.fact.bound),
    Column("attributed_to", "text", "words naming who says so", lambda r: r.record.attributed_to),
    Column("attributed_via", "text", "through whom it came, the outermost teller first", lambda r: r.event and "; ".join(r.event.attributed_via)),
    Column("dead", "integer", "dead, where the text gives a number", lambda r: r.event and r.event.dead),
    Column("injured", "integer", "injured, likewise", lambda r: r.event and r.event.injured),
    Column("arrested", "integer", "arrested, likewise", lambda r: r.event and r.event.arrested),
    Column("displaced", "integer", "people who had to leave, likewise", lambda r: r.event and r.event.displaced),
    Column("bounds", "text", "which of these numbers are hedged: min, max or about", lambda r: r.event and bounds_in_words(r.event.bounds)),
    Column("evidence", "text", "the words that say it, verbatim", lambda r: r.record.evidence),
    Column("evidence_start", "integer", "first character of the evidence in the article's text", lambda r: r.record.evidence_span.start),
    Column("evidence_end", "integer", "character after its last", lambda r: r.record.evidence_span.end),
    Column("rule", "text", "the rule that fired", lambda r: r.record.rule),
    Column("confidence", "number", "how likely a reader would code it, 0 to 1", lambda r: round(r.record.confidence, 4)),
    Column("cameo", "text", "CAMEO code; of the intent where the event is still to come", lambda r: r.event and r.event.cameo),
    Column("quad_class", "integer", "1, 2 verbal, material cooperation; 3, 4 verbal, material conflict", lambda r: r.event and r.event.quad_class),
    Column("intensity", "number", "PLOVER intensity, -10 to 10", lambda r: r.event and r.event.intensity),
    Column("contexts", "text", "PLOVER contexts", lambda r: r.event and "; ".join(r.event.contexts)),
)  # fmt: skip
"""The columns in order, with what they hold."""

COLUMNS = tuple(field.name for field in FIELDS)
"""Names of the columns, in order; ``record`` is event or fact, ``type`` an event's type or a fact's relation."""


def rows(document: Document, coding: Coding) -> Iterator[Row]:
    """The rows of one coded article; events first."""
    for event in coding.events:
        yield Row(document, coding, event)
    for known in coding.facts:
        yield Row(document, coding, known)


def table(document: Document, coding: Coding) -> Iterator[list[str]]:
    """The rows of one coded article, as texts in the order of `COLUMNS`; events first."""
    for row in rows(document, coding):
        yield _cells(FIELDS, row)


def values(columns: Sequence[Column[R]], record: R) -> dict[str, Any]:
    """The typed values of a record by column; None where there is none."""
    return {column.name: _filled(column.of(record)) for column in columns}


def write(pairs: Iterable[Pair], out: BinaryIO) -> Tally:
    """Write the events and facts of ``pairs`` as CSV, with a byte order mark, which spreadsheets need to read Arabic."""
    return write_rows(FIELDS, (row for document, coding in pairs for row in rows(document, coding)), out)


def write_rows(columns: Sequence[Column[R]], records: Iterable[R], out: BinaryIO) -> Tally:
    """Write records as CSV in these columns, with a byte order mark."""
    tally = Tally()
    with as_text(out, mark=True) as text:
        lines = csv.writer(text, lineterminator="\n")
        lines.writerow([column.name for column in columns])
        for record in records:
            lines.writerow(_cells(columns, record))
            tally.written += 1
    return tally


def _cells(columns: Sequence[Column[R]], record: R) -> list[str]:
    return [safe(_filled(column.of(record))) for column in columns]


def _filled(value: object) -> object:
    return None if value == "" else value
