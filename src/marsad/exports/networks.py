"""Dyad networks: who did how much to whom, as GEXF (Gephi) or GraphML, written by networkx.

A node is a country or a body, an edge all events from one to another. Only what happened counts in ``weight`` and the figures beside
it; what was planned, conditional or denied is counted apart. Reciprocal events count in both directions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, BinaryIO

import networkx as nx

from marsad.coding.cameo import cameo_codes
from marsad.exports.about import VERSION
from marsad.exports.cells import xml_text
from marsad.exports.countries import name_of, states
from marsad.exports.pairs import Pair, Tally
from marsad.exports.recorded import Recorded, recorded

_QUADS = {1: "verbal_cooperation", 2: "material_cooperation", 3: "verbal_conflict", 4: "material_conflict"}
ATTRIBUTES = {
    "weight": "events that happened",
    **{name: f"of these {name.replace('_', ' ')} (quad class {quad})" for quad, name in _QUADS.items()},
    "intensity": "mean PLOVER intensity of the events that happened",
    "goldstein": "mean Goldstein score of their CAMEO codes",
    "future": "events told as still to come",
    "hypothetical": "events told as possible or conditional",
    "negated": "events told as not having happened",
    "articles": "articles that tell any of them",
    "first": "day of the first event whose day is known",
    "last": "day of the last",
    "types": "PLOVER types of the events that happened, with their numbers",
}
"""What an edge says, by attribute."""


@dataclass(slots=True)
class _Edge:
    statuses: Counter[str] = field(default_factory=Counter)
    quads: Counter[int] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    articles: set[str] = field(default_factory=set)
    days: list[str] = field(default_factory=list)
    intensity: float = 0.0
    goldstein: float = 0.0

    def add(self, told: Recorded) -> None:
        event = told.event
        self.statuses[event.status] += 1
        self.articles.add(told.document.id)
        if event.status != "actual":
            return
        self.quads[event.quad_class or 0] += 1
        self.types[event.type] += 1
        self.intensity += event.intensity or 0.0
        self.goldstein += cameo_codes()[event.cameo].goldstein if event.cameo in cameo_codes() else 0.0
        if told.day:
            day = told.day.isoformat()
            self.days = [min([day, *self.days]), max([day, *self.days])]

    def attributes(self) -> dict[str, Any]:
        happened = self.statuses["actual"]
        found = {
            "weight": happened,
            **{name: self.quads[quad] for quad, name in _QUADS.items()},
            "intensity": round(self.intensity / happened, 4) if happened else 0.0,
            "goldstein": round(self.goldstein / happened, 4) if happened else 0.0,
            **{status: self.statuses[status] for status in ("future", "hypothetical", "negated")},
            "articles": len(self.articles),
            "first": self.days[0] if self.days else "",
            "last": self.days[-1] if self.days else "",
            "types": "; ".join(f"{name} {count}" for name, count in self.types.most_common()),
        }
        return {name: found[name] for name in ATTRIBUTES}


def network(pairs: Iterable[Pair], tally: Tally) -> nx.DiGraph:
    """The network of the events of ``pairs``; ``tally`` counts the events in it, and those left out because a side is not known."""
    edges: dict[tuple[str, str], _Edge] = {}
    for told in recorded(pairs):
        sides = {
            (d.source.country, d.target.country)
            for d in told.dyads
            if d.source and d.target and "UNK" not in (d.source.country, d.target.country) and not d.mirrored
        }
        for side in sides:
            edges.setdefault(side, _Edge()).add(told)
        tally.written += bool(sides)
        tally.left_out += not sides
    graph: nx.DiGraph = nx.DiGraph(creator=VERSION)
    for code in sorted({code for side in edges for code in side}):
        graph.add_node(code, **_node(code))
    for (source, target), edge in sorted(edges.items()):
        graph.add_edge(source, target, **edge.attributes())
    return graph


def write_gexf(pairs: Iterable[Pair], out: BinaryIO) -> Tally:
    """Write the network of ``pairs`` as GEXF 1.2."""
    tally = Tally()
    nx.write_gexf(network(pairs, tally), out)
    return tally


def write_graphml(pairs: Iterable[Pair], out: BinaryIO) -> Tally:
    """Write the network of ``pairs`` as GraphML."""
    tally = Tally()
    nx.write_graphml_xml(network(pairs, tally), out)
    return tally


def _node(code: str) -> dict[str, Any]:
    """What a node says; GEXF and GraphML know no empty value, so what is not known is left out."""
    state = states().get(code)
    label = xml_text(name_of(code) or code)
    if state is None:
        return {"label": label}
    known = {"cow": state.cow, "gw": state.gleditsch_ward, "latitude": state.latitude, "longitude": state.longitude}
    return {"label": label, **{name: value for name, value in known.items() if value is not None}}
