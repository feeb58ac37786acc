"""The qualifiers of a fact, read from the words around its trigger.

Each reader gives the fields that the coding guide names for its relation, and the hedge of the number among them; a field that the words do
not give is left out. Dates are ISO strings in ``{"start", "end"}``.
"""

from __future__ import annotations

from marsad.coding.facts.qualifiers import exchange, ground, ties
from marsad.coding.facts.qualifiers.ground import lies_away as lies_away
from marsad.coding.facts.qualifiers.statement import Bound, Fields, Reader
from marsad.coding.facts.qualifiers.statement import Statement as Statement
from marsad.records import Span


def qualify(said: Statement, relation: str) -> tuple[Fields, Bound]:
    """The relation's own fields and the hedge of its number, if it has one."""
    settled: Fields = next((dict(f.fields) for f in said.trigger.frames if f.type == relation), {})
    reader = _READERS.get(relation)
    read, bound = reader(said) if reader else ({}, None)
    return settled | read, bound


def told_beside(said: Statement, relation: str, fields: Fields) -> list[tuple[Fields, Bound, Span]]:
    """What the words tell of another time, only to compare with it: the fields of that fact, its hedge, its words."""
    return list(exchange.told_beside(said, fields)) if relation == "trade" else []


_READERS: dict[str, Reader] = {
    "diplomatic_mission": ties.mission,
    "diplomatic_relations": ties.relations,
    "arms_transfer": exchange.arms,
    "aid": exchange.aid,
    "investment": exchange.investment,
    "agreement": ties.agreement,
    "alignment": ties.alignment,
    "dispute": ties.dispute,
    "trade": exchange.trade,
    "membership": ties.membership,
    "military_presence": ground.presence,
    "border": ground.border,
    "distance": ground.distance,
}
