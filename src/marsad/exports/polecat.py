"""Events in the 40 columns of POLECAT, one line an event, several sides joined by "; ", "None" where nothing is known.

POLECAT has no column for the status. What is announced is AGREE there, as PLOVER has it; what is denied, conditional or otherwise still
to come is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import BinaryIO

from marsad.coding.ontology import event_types
from marsad.exports.about import VERSION, language_name
from marsad.exports.columns import Column
from marsad.exports.countries import states
from marsad.exports.delimited import as_text, header, row
from marsad.exports.pairs import Pair, Tally
from marsad.exports.recorded import Recorded, recorded
from marsad.records import Party

QUADS = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}
_FEATURES = {"place": "PPL", "country": "PCLI"}
_NOTHING = "not known to Marsad; always None"


def _actors(event: Recorded) -> tuple[Party, ...]:
    return event.event.actors


def _recipients(event: Recorded) -> tuple[Party, ...]:
    return event.event.recipients


def _joined(values: Iterable[object]) -> str:
    return "; ".join(dict.fromkeys(str(value) for value in values if value not in (None, "")))


def _side(word: str, of: Callable[[Recorded], tuple[Party, ...]]) -> tuple[Column[Recorded], ...]:
    """The eight columns of a side."""
    return (
        Column(f"{word} Name", "text", f"{word.lower()}s as the article names them", lambda e: _joined(p.name for p in of(e))),
        Column(f"{word} Country", "text", "ISO 3166-1 alpha-3, or UNO, EUR, IGO, NGO, MNC, ISM, UNK", lambda e: _joined(p.country for p in of(e))),
        Column(f"{word} COW", "text", "Correlates of War numbers of the states among them", lambda e: _joined(_cow(p) for p in of(e))),
        Column(f"Primary {word} Sector", "text", f"PLOVER sector of the first {word.lower()}", lambda e: next((p.sector for p in of(e)), None)),
        Column(f"{word} Sectors", "text", "PLOVER sectors", lambda e: _joined(p.sector for p in of(e))),
        Column(f"{word} Title", "text", "posts that the article gives them", lambda e: _joined(p.post for p in of(e))),
        Column(f"{word} Name Raw", "text", f"the same words as {word} Name", lambda e: _joined(p.name for p in of(e))),
        Column(f"Wikipedia {word} ID", "text", _NOTHING),
    )  # fmt: skip


COLUMNS: tuple[Column[Recorded], ...] = (
    Column("Event ID", "integer", "number of the event, the same in every run", lambda e: e.id),
    Column("Event Date", "day", "day of the event where the text leaves no other; undated news has the day of publication", lambda e: e.day),
    Column("Event Type", "text", "PLOVER type; AGREE for what is announced", lambda e: "AGREE" if e.announced else e.event.type),
    Column("Event Mode", "text", "PLOVER mode", lambda e: None if e.announced else e.event.mode),
    Column("Intensity", "number", "PLOVER intensity, -10 to 10", lambda e: event_types()["AGREE"].intensity if e.announced else e.event.intensity),
    Column("Quad Code", "text", "verbal or material, cooperation or conflict", lambda e: QUADS.get(1 if e.announced else e.event.quad_class or 0)),
    Column("Contexts", "text", "PLOVER contexts", lambda e: _joined(e.event.contexts)),
    *_side("Actor", _actors),
    *_side("Recipient", _recipients),
    Column("Placename", "text", "place that the evidence names", lambda e: e.where and e.where.name),
    Column("City", "text", "the same where it is known by position", lambda e: e.where and e.where.name),
    Column("District", "text", _NOTHING),
    Column("Province", "text", _NOTHING),
    Column("Country", "text", "country where it happened, ISO 3166-1 alpha-3", lambda e: e.event.place),
    Column("Latitude", "number", "degrees; of the place, else of a point inside the country", lambda e: e.where and e.where.latitude),
    Column("Longitude", "number", "degrees, likewise", lambda e: e.where and e.where.longitude),
    Column("GeoNames ID", "integer", "of the place", lambda e: e.where and e.where.geonames),
    Column("Raw Placename", "text", "the place as written", lambda e: e.where and e.where.surface),
    Column("Feature Type", "text", "PPL for a place, PCLI for a country", lambda e: e.where and _FEATURES[e.where.precision]),
    Column("Source", "text", "publisher, else the host of the address", lambda e: e.source),
    Column("Publication Date", "day", "day of publication where it is known to the day", lambda e: e.published),
    Column("Story People", "text", _NOTHING),
    Column("Story Organizations", "text", _NOTHING),
    Column("Story Locations", "text", _NOTHING),
    Column("Language", "text", "language of the article", lambda e: language_name(e.document.language)),
    Column("Version", "text", "program and version that coded it", lambda _: VERSION),
)  # fmt: skip
"""The columns, in the order of the published files."""


def write(pairs: Iterable[Pair], out: BinaryIO) -> Tally:
    """Write the events of ``pairs`` with a line of column names."""
    tally = Tally()
    with as_text(out) as text:
        text.write(header(COLUMNS))
        for event in recorded(pairs):
            if event.event.status == "actual" or (event.announced and (event.event.cameo or "").startswith("03")):
                text.write(row(COLUMNS, event, "None"))
                tally.written += 1
            else:
                tally.left_out += 1
    return tally


def _cow(party: Party) -> int | None:
    state = states().get(party.country)
    return state.cow if state else None
