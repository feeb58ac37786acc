"""Which predicted record answers which gold record.

Matching is greedy and one to one: of all admissible pairs the one of most worth is taken first, nearer evidence breaking ties.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

from marsad.coding.ontology import event_types
from marsad.evaluation.judged import JudgedEvent, JudgedFact, words
from marsad.records import UNDIRECTED

POOLED = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Types whose two sides are compared as one: who visits whom is a figure of its own."""

Record = TypeVar("Record", JudgedEvent, JudgedFact)


class Pair(NamedTuple):
    """Gold record ``gold`` and predicted record ``predicted`` (indices) answer each other, worth ``worth``."""

    worth: float
    gold: int
    predicted: int


def pairs(
    golds: Sequence[Record],
    predictions: Sequence[Record],
    same: Callable[[Record, Record], bool],
    worth: Callable[[Record, Record], float],
) -> list[Pair]:
    """Match gold and predicted records of one article one to one.

    Args:
        golds: the gold records.
        predictions: the predicted records.
        same: whether two records may be matched at all.
        worth: what a match is worth; pairs worth nothing are not matched.
    """
    candidates = sorted(
        (-worth(g, p), -_near(g, p), i, j) for i, g in enumerate(golds) for j, p in enumerate(predictions) if same(g, p)
    )
    taken_gold: set[int] = set()
    taken_predicted: set[int] = set()
    found = []
    for negative, _, i, j in candidates:
        if negative < 0 and i not in taken_gold and j not in taken_predicted:
            taken_gold.add(i)
            taken_predicted.add(j)
            found.append(Pair(-negative, i, j))
    return found


def overlap(gold: JudgedEvent, predicted: JudgedEvent) -> float:
    """Mean Jaccard overlap of the country codes of the two sides, or of both sides pooled; 0 to 1."""
    if gold.type in POOLED or predicted.type in POOLED:
        return _jaccard(gold.parties, predicted.parties)
    return (_jaccard(gold.actors, predicted.actors) + _jaccard(gold.recipients, predicted.recipients)) / 2


def same_type(gold: JudgedEvent, predicted: JudgedEvent) -> bool:
    """Whether the types agree."""
    return gold.type == predicted.type


def same_quad_class(gold: JudgedEvent, predicted: JudgedEvent) -> bool:
    """Whether the types stand in the same quad class: verbal or material, cooperation or conflict."""
    kinds = [event_types().get(event.type or "") for event in (gold, predicted)]
    return len({kind and kind.quad_class for kind in kinds}) == 1


def same_parties(gold: JudgedEvent, predicted: JudgedEvent) -> bool:
    """Whether the types agree and the codes are exactly the same."""
    return same_type(gold, predicted) and overlap(gold, predicted) == 1


def same_fact(gold: JudgedFact, predicted: JudgedFact) -> bool:
    """Whether relation and both parties agree; of an office, the country and a word of the holder's name."""
    if gold.relation != predicted.relation:
        return False
    if gold.relation == "office":
        return gold.object == predicted.object and bool(gold.person & predicted.person)
    if gold.relation in UNDIRECTED:
        return {gold.subject, gold.object} == {predicted.subject, predicted.object}
    return (gold.subject, gold.object) == (predicted.subject, predicted.object)


def fact_worth(gold: JudgedFact, predicted: JudgedFact) -> float:
    """What matching two facts is worth: more where the evidence is nearer; 1 to 2."""
    return 1 + _near(gold, predicted)


def _near(gold: JudgedEvent | JudgedFact, predicted: JudgedEvent | JudgedFact) -> float:
    a, b = words(gold.evidence), words(predicted.evidence)
    return len(a & b) / len(a | b) if a and b else 0.0


def _jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b) if a or b else 1.0
