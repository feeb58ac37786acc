"""What the models see of those who may take part in an event: named features of each, in bundles, the others being known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from marsad.coding.bundles import Bundle, bundled
from marsad.coding.discourse import Candidate
from marsad.coding.features import bucket
from marsad.coding.scenes import MARKED, Link
from marsad.coding.triggers import Trigger

_SURE = 0.75  # below it, a mention's country was guessed from the document
_SIDES = frozenset({"actor", "recipient", "both", "subject", "object"})


def casting_features(trigger: Trigger, event_type: str, candidates: Sequence[Candidate]) -> list[list[Bundle]]:
    """Features of each candidate for the role it plays in one event, the others being known.

    Args:
        trigger: the event's trigger.
        event_type: PLOVER type or, for facts, relation.
        candidates: everybody who may take part.
    """
    frame_slots = next((f.slots for f in trigger.frames if f.type == event_type), None)
    slots = [_slot(frame_slots, c.seen) for c in candidates]
    nearest: dict[str, int] = {}
    for number, (candidate, slot) in enumerate(zip(candidates, slots, strict=True)):
        if slot and (slot not in nearest or farness(candidate) < farness(candidates[nearest[slot]])):
            nearest[slot] = number
    here = len({c.country for c in candidates if c.seen})
    filled = "+".join(sorted(_SIDES.intersection(nearest)))
    return [
        [
            *_candidate_features(trigger, event_type, c, slot),
            _rivals(event_type, slot, filled, min(here, 4), *_rivalry(c, candidates[nearest[slot]]))
            if slot
            else _outside(event_type, c.source, filled, min(here, 3)),
        ]
        for c, slot in zip(candidates, slots, strict=True)
    ]


def farness(candidate: Candidate) -> tuple[int, int, int]:
    """How far a candidate stands from the trigger: verbs, clauses and tokens between; outside the sentence farther than anything in it."""
    seen = candidate.seen
    return (seen.verbs, seen.clauses, seen.distance) if seen else (99, 99, 99)


def _slot(frame_slots: dict[str, str] | None, seen: Link | None) -> str:
    """The slot that a mention of the sentence fills: "?" none, "-" of no frame; "" for those from outside."""
    if seen is None:
        return ""
    return "-" if frame_slots is None else frame_slots.get(seen.relation, "?")


def _rivalry(own: Candidate, nearest: Candidate) -> tuple[str, str]:
    """Whether somebody nearer fills the same slot, and whether it is near itself."""
    assert own.seen is not None
    place = "nearest" if nearest is own else "same" if nearest.country == own.country else "rival"
    return place, "near" if own.seen.verbs == 0 and own.seen.clauses <= 1 else "far"


@bundled
def _rivals(event_type: str, slot: str, filled: str, here: int, place: str, near: str) -> Iterator[str]:
    yield f"{place}/{slot}"
    yield f"{place}/{slot}/{event_type}"
    yield f"{place}/{slot}/{near}"
    yield f"{place}/{slot}/filled={filled}"
    yield f"{near}/{slot}/filled={filled}"
    yield f"{slot}/filled={filled}/{event_type}"
    yield f"{near}/{slot}/{event_type}"
    yield f"here={here}/{slot}/{place}"


@bundled
def _outside(event_type: str, source: str, filled: str, here: int) -> Iterator[str]:
    yield f"{source}/filled={filled}"
    yield f"{source}/filled={filled}/{event_type}"
    yield f"{source}/here={here}"


def _candidate_features(trigger: Trigger, event_type: str, candidate: Candidate, slot: str) -> Iterator[Bundle]:
    mention, seen, source, shape = candidate.mention, candidate.seen, candidate.source, trigger.shape
    kind = mention.rule if mention.rule in MARKED else mention.kind
    yield _who(event_type, source, kind, candidate.sector)
    if mention.score < _SURE:
        yield _guessed(event_type, kind, slot)
    if seen is None:
        yield _carried(event_type, source, shape, bool(trigger.scene.tokens[trigger.at].form.enclitics))
        return
    side, distance = "after" if seen.after else "before", bucket(seen.distance)
    yield _relation(event_type, seen.relation, shape, kind)
    yield (f"rel={seen.relation}/{trigger.word}",)
    yield _in_slot(event_type, slot, side, min(seen.clauses, 2), min(seen.verbs, 2))
    yield (f"head={seen.head}", f"head={seen.head}/{event_type}")
    yield _distance(side, distance, shape, kind, seen.relation)
    yield _between(event_type, side, shape, min(seen.actors, 3), min(seen.verbs, 3), min(seen.clauses, 3))
    yield _kind(event_type, kind, side)


@bundled
def _who(event_type: str, source: str, kind: str, sector: str) -> Iterator[str]:
    yield f"src={source}"
    yield f"src={source}/{event_type}"
    yield f"kind={kind}"
    yield f"kind={kind}/{event_type}"
    yield f"sector={sector}/{event_type}"


@bundled
def _guessed(event_type: str, kind: str, slot: str) -> Iterator[str]:
    yield "guessed"
    yield f"guessed/{kind}"
    yield f"guessed/{slot}"
    yield f"guessed/{event_type}"


@bundled
def _carried(event_type: str, source: str, shape: str, enclitic: bool) -> Iterator[str]:
    yield f"src={source}/{shape}/{enclitic}"
    yield f"src={source}/{shape}/{event_type}"


@bundled
def _relation(event_type: str, relation: str, shape: str, kind: str) -> Iterator[str]:
    yield f"rel={relation}"
    yield f"rel={relation}/{event_type}"
    yield f"rel={relation}/{shape}"
    yield f"rel={relation}/{shape}/{event_type}"
    yield f"rel={relation}/{kind}"
    yield f"kind={kind}/{relation}/{shape}"


@bundled
def _in_slot(event_type: str, slot: str, side: str, clauses: int, verbs: int) -> Iterator[str]:
    yield f"slot={slot}"
    yield f"slot={slot}/{event_type}"
    yield f"slot={slot}/{side}/c{clauses}"
    yield f"slot={slot}/v{verbs}"


@bundled
def _distance(side: str, distance: int, shape: str, kind: str, relation: str) -> Iterator[str]:
    yield f"{side}/d{distance}"
    yield f"{side}/d{distance}/{shape}"
    yield f"kind={kind}/{relation}/d{distance}"


@bundled
def _between(event_type: str, side: str, shape: str, actors: int, verbs: int, clauses: int) -> Iterator[str]:
    yield f"{side}/a{actors}"
    yield f"{side}/a{actors}/{shape}/{event_type}"
    yield f"{side}/v{verbs}"
    yield f"{side}/c{clauses}"
    yield f"{side}/{event_type}"


@bundled
def _kind(event_type: str, kind: str, side: str) -> Iterator[str]:
    yield f"kind={kind}/{side}/{event_type}"
