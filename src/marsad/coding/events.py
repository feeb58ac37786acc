"""Events of a document: decide for each trigger what it expresses, who takes part, and how it is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from marsad.coding.acceptance import acceptance_features
from marsad.coding.cameo import cameo_code
from marsad.coding.casting import casting_features, empty_features
from marsad.coding.casualties import casualties
from marsad.coding.contexts import contexts_of, page_contexts
from marsad.coding.discourse import Candidate
from marsad.coding.drafts import Draft
from marsad.coding.evidence import evidence_span
from marsad.coding.features import trigger_features
from marsad.coding.linear import Linear
from marsad.coding.links import link
from marsad.coding.merging import merge
from marsad.coding.ontology import event_types
from marsad.coding.options import date_options, place_options, source_options
from marsad.coding.stage import Stage
from marsad.coding.status import age_features, status_features
from marsad.coding.topic import OTHER, topic_features
from marsad.coding.triggers import Trigger
from marsad.records import Event, Interval, Party

NONE = "none"
SIDES = ("actor", "recipient")
_OTHER = {"actor": "recipient", "recipient": "actor"}
_SHORT = 60  # tokens


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which probability on a decision is taken; chosen by cross-validation (`training/coder.py`)."""

    event: float = 0.15
    accept: float = 0.25
    floor: float = 0.1  # for the first actor of a side
    unnamed: float = 0.7  # how much likelier than the side's being unnamed that actor must be
    within: float = 0.7  # for a second side of the same country
    further: float = 0.65  # for a second actor of a side that is not coordinated with the first
    date: float = 0.5
    place: float = 0.5
    source: float = 0.5


def code_events(stage: Stage, models: Mapping[str, Linear], thresholds: Thresholds) -> tuple[Event, ...]:
    """The events of a document in the order of the text."""
    drafts = draft_events(stage, models, thresholds)
    accept = models["accept"]
    judged = [(draft, accept.probability(acceptance_features(draft, drafts), "yes")) for draft in drafts]
    accepted = [(draft, confidence) for draft, confidence in judged if confidence >= thresholds.accept]
    page = page_contexts(stage.analysis.tokens) if accepted else frozenset()
    return tuple(_event(draft, stage, page, confidence) for draft, confidence in accepted)


def draft_events(stage: Stage, models: Mapping[str, Linear], thresholds: Thresholds) -> list[Draft]:
    """What may be the events of a document, each happening once, before it is judged which of them a reader would code."""
    least = least_chance(stage, models, thresholds)
    drafts = []
    for trigger in stage.triggers if least <= 1 else ():
        draft = _draft(trigger, stage, models, thresholds, least)
        if draft is not None:
            drafts.append(draft)
    return merge(drafts)


def least_chance(stage: Stage, models: Mapping[str, Linear], thresholds: Thresholds) -> float:
    """The probability that an event of this page needs.

    It is higher the less the page looks like political news, and above 1 when it looks like none.
    A page of few words says little about itself and is held to be news until it clearly is not.
    """
    model = models.get("topic")
    if model is None:
        return thresholds.event
    other = model.probability(topic_features(stage), OTHER)
    short = len(stage.analysis.tokens) < _SHORT
    if other > (0.85 if short else 0.6):
        return 2.0
    return max(thresholds.event, other) if not short and other > 0.4 else thresholds.event


def _draft(
    trigger: Trigger, stage: Stage, models: Mapping[str, Linear], thresholds: Thresholds, least: float
) -> Draft | None:
    links = [link(trigger, n) for n in range(len(trigger.scene.actors))]
    model = models["type"]
    features = trigger_features(trigger, links, stage.discourse)
    chances = model.probabilities(features)
    best = max((n for n, c in enumerate(model.classes) if c != NONE), key=chances.__getitem__)
    name, chance = model.classes[best], chances[best]
    if chance < least:
        return None
    draft = Draft(trigger, name, chance)
    if (modes := models.get(f"mode.{name}")) is not None:
        mode = modes.best(features)[0]
        draft.mode = None if mode == NONE else mode
    _cast(draft, stage.discourse.candidates(trigger), models, thresholds)
    if not draft.actor_codes and not draft.recipient_codes:
        return None
    _detail(draft, stage, models, thresholds)
    return draft


def _cast(draft: Draft, candidates: Sequence[Candidate], models: Mapping[str, Linear], thresholds: Thresholds) -> None:
    """Fill the sides of ``draft``.

    The likeliest candidate of a side is taken when that is likelier than that the side is unnamed; others only when
    they are likely by themselves.
    """
    trigger, model = draft.trigger, models["role"]
    number = {side: model.classes.index(side) for side in SIDES}
    empty = empty_features(trigger, draft.type, candidates)
    least = {
        side: max(thresholds.floor, thresholds.unnamed * models[f"empty.{side}"].probability(empty, "yes"))
        for side in SIDES
    }
    options = []
    for candidate, features in zip(candidates, casting_features(trigger, draft.type, candidates), strict=True):
        chances = model.probabilities(features)
        options += [(chances[number[side]], side, candidate) for side in SIDES]
    chosen: dict[str, dict[str, tuple[float, Candidate]]] = {side: {} for side in SIDES}
    placed: set[int] = set()
    for chance, side, candidate in sorted(options, key=lambda o: -o[0]):
        if id(candidate) in placed:
            continue
        if chance >= _needed(candidate, chosen[side], chosen[_OTHER[side]], least[side], thresholds):
            chosen[side].setdefault(candidate.country, (chance, candidate))
            placed.add(id(candidate))
    actors, recipients = ([c for _, c in sorted(chosen[s].values(), key=lambda x: x[1].mention.span)] for s in SIDES)
    if event_types()[draft.type].reciprocal and draft.mode != "visit":
        taken = {c.country for c in actors}
        actors, recipients = [*actors, *(c for c in recipients if c.country not in taken)], []
    draft.actors, draft.recipients = actors, recipients
    draft.actor_chance, draft.recipient_chance = (max((c for c, _ in chosen[s].values()), default=0.0) for s in SIDES)


def _needed(
    candidate: Candidate,
    own: Mapping[str, tuple[float, Candidate]],
    other: Mapping[str, tuple[float, Candidate]],
    least: float,
    thresholds: Thresholds,
) -> float:
    """The probability from which on ``candidate`` joins a side, given who stands on both already."""
    rival = other.get(candidate.country)
    if rival is not None and (rival[1].sector == candidate.sector or rival[1].mention is candidate.mention):
        least = max(least, thresholds.within)
    if own and all(c.group != candidate.group or c.group < 0 for _, c in own.values()):
        least = max(least, thresholds.further)
    return least


def _detail(draft: Draft, stage: Stage, models: Mapping[str, Linear], thresholds: Thresholds) -> None:
    """Status, date, place and source."""
    trigger, scenes = draft.trigger, stage.scenes
    draft.status = models["status"].best(status_features(trigger, draft.type))[0]
    dates = [
        (models["date"].probability(o.features, "yes"), n, o)
        for n, o in enumerate(date_options(trigger, draft.type, scenes))
    ]
    if dates and (best := max(dates))[0] >= thresholds.date:
        draft.when = best[2].mention
    if draft.type == "ASSAULT":
        draft.dead, draft.injured = casualties(trigger)
    day = stage.document.published.day if stage.document.published else None
    draft.historical = models["age"].best(age_features(trigger, draft.type, draft.when, day))[0] == "yes"
    actors, recipients = sorted(draft.actor_codes), sorted(draft.recipient_codes)
    places = [
        (models["place"].probability(o.features, "yes"), o.country)
        for o in place_options(trigger, draft.type, draft.mode, actors, recipients, scenes)
    ]
    if places and (top := max(places))[0] >= thresholds.place:
        draft.place = top[1]
    sources = [
        (models["source"].probability(o.features, "yes"), n, o)
        for n, o in enumerate(
            source_options(
                trigger, draft.type, [*actors, *recipients] if event_types()[draft.type].reciprocal else actors, scenes
            )
        )
    ]
    if sources and (first := max(sources))[0] >= thresholds.source:
        draft.source = first[2].mention


def _event(draft: Draft, stage: Stage, page: frozenset[str], confidence: float) -> Event:
    kind = event_types()[draft.type]
    span = evidence_span(draft)
    sectors = (c.sector for c in (*draft.actors, *draft.recipients))
    contexts = contexts_of(draft.trigger, draft.type, draft.mode, sectors=sectors, page=page)
    when = draft.when
    return Event(
        type=draft.type,
        mode=draft.mode,
        actors=tuple(map(_party, draft.actors)),
        recipients=tuple(map(_party, draft.recipients)),
        status=draft.status,  # type: ignore[arg-type]  # the status model's classes are the statuses
        historical=draft.historical,
        when=Interval(when.start, when.end) if when else None,
        place=draft.place,
        attributed_to=draft.source.name if draft.source else None,
        evidence=span.of(stage.document.text),
        evidence_span=span,
        trigger=draft.trigger.scene.tokens[draft.trigger.at].span,
        rule=draft.rule,
        confidence=round(confidence, 3),
        cameo=cameo_code(draft, contexts),
        quad_class=kind.quad_class,
        intensity=kind.intensity_in(draft.mode),
        contexts=contexts,
        dead=draft.dead,
        injured=draft.injured,
        also=tuple(draft.also),
    )


def _party(candidate: Candidate) -> Party:
    mention = candidate.mention
    return Party(candidate.country, candidate.sector, mention.name, mention.span, mention.post)
