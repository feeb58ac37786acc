"""Events as a GeoJSON FeatureCollection (RFC 7946), a point each.

``precision`` says what the point means: ``place`` a place that the evidence names, ``country`` any point inside the country. An event
without a place has no geometry.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, BinaryIO

from marsad.exports.delimited import as_text
from marsad.exports.jsonl import event
from marsad.exports.pairs import Pair, Tally
from marsad.exports.recorded import Recorded, recorded, web_address
from marsad.records import HARMS

_TOLD = ("type", "mode", "status", "historical", "date", "place", "attributed_to", "attributed_via", "evidence", "rule", "confidence", "cameo",
         "quad_class", "intensity", "contexts", *HARMS, "bounds")  # fmt: skip


def feature(told: Recorded) -> dict[str, Any]:
    """The feature of one event; its properties have the names of `docs/records.md`."""
    plain, place = event(told.event), told.where
    located = place is not None and place.latitude is not None and place.longitude is not None
    return {
        "type": "Feature",
        "id": told.id,
        "geometry": {"type": "Point", "coordinates": [place.longitude, place.latitude]} if place and located else None,
        "properties": {
            "article": told.document.id,
            "title": told.document.title,
            "url": web_address(told.document.url),
            "published": told.published and told.published.isoformat(),
            **{name: plain[name] for name in _TOLD if name in plain},
            "actors": [p.country for p in told.event.actors],
            "actor_names": [p.name for p in told.event.actors],
            "recipients": [p.country for p in told.event.recipients],
            "recipient_names": [p.name for p in told.event.recipients],
            "precision": place.precision if place and located else None,
            "place_name": place.name if place else None,
            "geonames": place.geonames if place else None,
        },
    }


def write(pairs: Iterable[Pair], out: BinaryIO) -> Tally:
    """Write the events of ``pairs``, a feature a line."""
    tally = Tally()
    with as_text(out) as text:
        text.write('{"type": "FeatureCollection", "features": [')
        for told in recorded(pairs):
            text.write(",\n" if tally.written else "\n")
            text.write(json.dumps(feature(told), ensure_ascii=False))
            tally.written += 1
        text.write("\n]}\n")
    return tally
