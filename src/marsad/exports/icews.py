"""Events in the 20 columns of ICEWS: tab-separated, one line for each source and target."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import BinaryIO

from marsad.exports.columns import Column
from marsad.exports.countries import bodies, name_of, sectors
from marsad.exports.delimited import as_text, header, row
from marsad.exports.dyadic import Acted, acted
from marsad.exports.pairs import Pair, Tally
from marsad.exports.recorded import number_of
from marsad.records import Party

_STOP = re.compile(r"[.!?؟…]+\s|\n+")


def _sector(party: Party | None) -> str | None:
    if party is None:
        return None
    if party.country in bodies() and party.country != "UNK":
        return bodies()[party.country].name
    return sectors()[party.sector].name if party.sector in sectors() else party.sector


def _sentence(act: Acted) -> int | None:
    text = act.told.document.text
    return len(_STOP.findall(text, 0, act.told.event.trigger.start)) + 1 if text else None


def _side(word: str, number: int) -> tuple[Column[Acted], ...]:
    def side(act: Acted) -> Party | None:
        return act.dyad[number]  # type: ignore[return-value]  # the first two of a dyad are its sides

    return (
        Column(f"{word} Name", "text", "the side as the article names it", lambda a: p.name if (p := side(a)) else None),
        Column(f"{word} Sectors", "text", "its sector in words", lambda a: _sector(side(a))),
        Column(f"{word} Country", "text", "English name of its country", lambda a: name_of(p.country) if (p := side(a)) else None),
    )  # fmt: skip


COLUMNS: tuple[Column[Acted], ...] = (
    Column("Event ID", "integer", "number of the row, the same in every run", lambda a: a.id),
    Column("Event Date", "day", "day of the event where the text leaves no other; undated news has the day of publication", lambda a: a.told.day),
    *_side("Source", 0),
    Column("Event Text", "text", "name of the CAMEO code", lambda a: a.cameo.name),
    Column("CAMEO Code", "text", "CAMEO code", lambda a: a.cameo.code),
    Column("Intensity", "number", "Goldstein score of the code, -10 to 10", lambda a: a.cameo.goldstein),
    *_side("Target", 1),
    Column("Story ID", "integer", "number of the article", lambda a: number_of(a.told.document.id)),
    Column("Sentence Number", "integer", "which sentence of the article, counted by stops and line ends; empty without the text", _sentence),
    Column("Publisher", "text", "publisher, else the host of the address", lambda a: a.told.source),
    Column("City", "text", "place that the evidence names", lambda a: a.told.where and a.told.where.name),
    Column("District", "text", "not known to Marsad; always empty"),
    Column("Province", "text", "not known to Marsad; always empty"),
    Column("Country", "text", "English name of the country where it happened", lambda a: name_of(a.told.event.place)),
    Column("Latitude", "number", "degrees; of the place, else of a point inside the country", lambda a: a.told.where and a.told.where.latitude),
    Column("Longitude", "number", "degrees, likewise", lambda a: a.told.where and a.told.where.longitude),
)  # fmt: skip
"""The columns, in the order of the published files."""


def write(pairs: Iterable[Pair], out: BinaryIO) -> Tally:
    """Write the events of ``pairs`` with a line of column names."""
    tally = Tally()
    with as_text(out) as text:
        text.write(header(COLUMNS))
        for act in acted(pairs, tally):
            text.write(row(COLUMNS, act))
    return tally
