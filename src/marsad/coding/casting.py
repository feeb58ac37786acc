"""What the models see of those who may take part in an event: named features of each, the others being known."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.coding.discourse import Candidate
from marsad.coding.features import bucket
from marsad.coding.scenes import MARKED, Link
from marsad.coding.triggers import Trigger

_SURE = 0.75  # below it, a mention's country was guessed from the document


def casting_features(trigger: Trigger, event_type: str, candidates: Sequence[Candidate]) -> list[list[str]]:
    """Features of each candidate for the role it plays in one event, the others being known.

    Args:
        trigger: the event's trigger.
        event_type: PLOVER type or, for facts, relation.
        candidates: everybody who may take part.
    """
    slots = [_slot(trigger, event_type, c.seen) if c.seen else "" for c in candidates]
    nearest: dict[str, int] = {}
    for number, (candidate, slot) in enumerate(zip(candidates, slots, strict=True)):
        if slot and (slot not in nearest or farness(candidate) < farness(candidates[nearest[slot]])):
            nearest[slot] = number
    here = {c.country for c in candidates if c.seen}
    filled = "+".join(sorted(s for s in nearest if s in ("actor", "recipient", "both", "subject", "object")))
    return [
        _candidate_features(trigger, event_type, c, slot)
        + _rivalry(event_type, slot, c, candidates[nearest[slot]] if slot else None, filled, len(here))
        for c, slot in zip(candidates, slots, strict=True)
    ]


def farness(candidate: Candidate) -> tuple[int, int, int]:
    """How far a candidate stands from the trigger: verbs, clauses and tokens between; outside the sentence farther than anything in it."""
    seen = candidate.seen
    return (seen.verbs, seen.clauses, seen.distance) if seen else (99, 99, 99)


def _rivalry(
    event_type: str, slot: str, own: Candidate, nearest: Candidate | None, filled: str, here: int
) -> list[str]:
    """Whether somebody nearer fills the same slot, and which slots are filled at all."""
    if nearest is None:
        return [
            f"{own.source}/filled={filled}",
            f"{own.source}/filled={filled}/{event_type}",
            f"{own.source}/here={min(here, 3)}",
        ]
    assert own.seen is not None
    if nearest is own:
        place = "nearest"
    elif nearest.country == own.country:
        place = "same"
    else:
        place = "rival"
    near = "near" if own.seen.verbs == 0 and own.seen.clauses <= 1 else "far"
    return [
        f"{place}/{slot}",
        f"{place}/{slot}/{event_type}",
        f"{place}/{slot}/{near}",
        f"{place}/{slot}/filled={filled}",
        f"{near}/{slot}/filled={filled}",
        f"{slot}/filled={filled}/{event_type}",
        f"{near}/{slot}/{event_type}",
        f"here={min(here, 4)}/{slot}/{place}",
    ]


def _candidate_features(trigger: Trigger, event_type: str, candidate: Candidate, slot: str) -> list[str]:
    mention, seen, source = candidate.mention, candidate.seen, candidate.source
    kind = mention.rule if mention.rule in MARKED else mention.kind.value
    out = [
        f"src={source}",
        f"src={source}/{event_type}",
        f"kind={kind}",
        f"kind={kind}/{event_type}",
        f"sector={candidate.sector}/{event_type}",
    ]
    if mention.score < _SURE:
        out += ["guessed", f"guessed/{kind}", f"guessed/{slot}", f"guessed/{event_type}"]
    if seen is None:
        enclitic = bool(trigger.scene.tokens[trigger.at].form.enclitics)
        return [*out, f"src={source}/{trigger.shape}/{enclitic}", f"src={source}/{trigger.shape}/{event_type}"]
    relation, side = seen.relation, "after" if seen.after else "before"
    return [
        *out,
        f"rel={relation}",
        f"rel={relation}/{event_type}",
        f"rel={relation}/{trigger.shape}",
        f"rel={relation}/{trigger.shape}/{event_type}",
        f"rel={relation}/{trigger.word}",
        f"rel={relation}/{kind}",
        f"slot={slot}",
        f"slot={slot}/{event_type}",
        f"slot={slot}/{side}/c{min(seen.clauses, 2)}",
        f"slot={slot}/v{min(seen.verbs, 2)}",
        f"head={seen.head}",
        f"head={seen.head}/{event_type}",
        f"{side}/d{bucket(seen.distance)}",
        f"{side}/d{bucket(seen.distance)}/{trigger.shape}",
        f"{side}/a{min(seen.actors, 3)}",
        f"{side}/a{min(seen.actors, 3)}/{trigger.shape}/{event_type}",
        f"{side}/v{min(seen.verbs, 3)}",
        f"{side}/c{min(seen.clauses, 3)}",
        f"{side}/{event_type}",
        f"kind={kind}/{side}/{event_type}",
        f"kind={kind}/{relation}/{trigger.shape}",
        f"kind={kind}/{relation}/d{bucket(seen.distance)}",
    ]


def _slot(trigger: Trigger, event_type: str, seen: Link) -> str:
    for frame in trigger.frames:
        if frame.type == event_type:
            return frame.slots.get(seen.relation, "?")
    return "-"
