"""Standing facts of a document: which trigger states which relation between whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from marsad.coding.casting import casting_features, farness
from marsad.coding.discourse import Candidate
from marsad.coding.drafts import Draft
from marsad.coding.evidence import evidence_span
from marsad.coding.features import trigger_features
from marsad.coding.linear import Linear
from marsad.coding.links import link
from marsad.coding.options import source_options
from marsad.coding.qualifiers import Statement, qualify
from marsad.coding.stage import Stage
from marsad.coding.triggers import Trigger
from marsad.records import Fact

NONE = "none"
PLAIN = frozenset({"diplomatic_mission"})
_SURE = 0.75  # score of a mention whose country was not guessed
UNDIRECTED = frozenset({"diplomatic_relations", "agreement", "dispute", "border"})


def code_facts(
    stage: Stage, models: Mapping[str, Linear], *, relation: float = 0.3, side: float = 0.45, source: float = 0.5
) -> tuple[Fact, ...]:
    """The facts of a document apart from offices, each pair of parties once a relation and kind.

    Args:
        stage: the document made ready.
        models: the coder's models by name.
        relation: from which probability on a trigger is held to state a relation.
        side: from which probability on an actor is held to be a party.
        source: from which probability on an actor is held to be who says so.
    """
    found: dict[tuple[object, ...], Fact] = {}
    for trigger in stage.fact_triggers:
        for fact in _facts(trigger, stage, models, relation, side, source):
            identity = (fact.relation, fact.subject, fact.object, fact.fields.get("kind"), fact.fields.get("city"))
            known = found.get(identity)
            if known is None or _worth(fact) > _worth(known):
                found[identity] = fact
    return tuple(sorted(found.values(), key=lambda f: f.evidence_span))


def _worth(fact: Fact) -> tuple[int, float]:
    return len(fact.fields), fact.confidence


def _facts(
    trigger: Trigger, stage: Stage, models: Mapping[str, Linear], relation: float, side: float, source: float
) -> list[Fact]:
    links = [link(trigger, n) for n in range(len(trigger.scene.actors))]
    model = models["fact"]
    chances = model.probabilities(trigger_features(trigger, links, stage.discourse))
    best = max((n for n, c in enumerate(model.classes) if c != NONE), key=chances.__getitem__)
    name, chance = model.classes[best], chances[best]
    candidates = stage.discourse.candidates(trigger)
    if chance >= relation:
        pairs = _pairs(trigger, name, candidates, models["party"], side)
    else:
        name, pairs = _plain(trigger, candidates)
    draft = Draft(trigger, name, chance, [c for pair in pairs for c in pair])
    span = evidence_span(draft)
    facts = []
    for subject, other in pairs:
        fields, bound = qualify(Statement(trigger, subject, other), name)
        codes = (subject.country, other.country)
        first, second = sorted(codes) if name in UNDIRECTED else codes
        options = [
            (models["source"].probability(o.features, "yes"), n, o)
            for n, o in enumerate(source_options(trigger, name, codes, stage.scenes))
        ]
        said = max(options)[2].mention.name if options and max(options)[0] >= source else None
        facts.append(
            Fact(
                name,
                first,
                second,
                said,
                span.of(stage.document.text),
                span,
                draft.rule,
                round(chance, 3),
                bound,
                fields,
            )
        )
    return facts


def _plain(trigger: Trigger, candidates: Sequence[Candidate]) -> tuple[str, list[tuple[Candidate, Candidate]]]:
    """A relation that the frame alone settles, with its parties: an embassy of one country in another is a mission.

    Such words are too rare in coded articles for the models to trust them.
    """
    for frame in trigger.frames:
        if frame.type not in PLAIN:
            continue
        near = [c for c in candidates if c.seen and c.seen.verbs <= 1 and c.mention.score >= _SURE]
        sides = [
            min((c for c in near if c.seen and frame.slots.get(c.seen.relation) == role), key=farness, default=None)
            for role in ("subject", "object")
        ]
        subject, other = sides
        if subject and other and "UNK" not in (subject.country, other.country) and subject.country != other.country:
            return frame.type, [(subject, other)]
    return trigger.frames[0].type, []


def _pairs(
    trigger: Trigger, relation: str, candidates: Sequence[Candidate], model: Linear, least: float
) -> list[tuple[Candidate, Candidate]]:
    """Subject and object of the relation; every combination where several stand on a side."""
    subjects: dict[str, tuple[float, Candidate]] = {}
    objects: dict[str, tuple[float, Candidate]] = {}
    first, second = model.classes.index("subject"), model.classes.index("object")
    for candidate, features in zip(candidates, casting_features(trigger, relation, candidates), strict=True):
        chances = model.probabilities(features)
        for number, side in ((first, subjects), (second, objects)):
            chance = chances[first] + chances[second] if relation in UNDIRECTED else chances[number]
            if chance >= least and chance > side.get(candidate.country, (0.0, None))[0]:
                side[candidate.country] = (chance, candidate)
    if relation in UNDIRECTED:
        known = sorted(subjects.values(), key=lambda x: -x[0])[:3]
        return (
            [(a, b) for (_, a), (_, b) in combinations(known, 2)][:1]
            if len(known) == 2
            else [(a, b) for (_, a), (_, b) in combinations(known, 2)][:2]
        )
    return [(s, o) for _, s in subjects.values() for _, o in objects.values() if s.country != o.country][:3]
