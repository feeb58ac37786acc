"""Events of a document: decide for each trigger what it expresses, who takes part, and how it is told."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from marsad.coding.acceptance import acceptance_features
from marsad.coding.cameo import cameo_code
from marsad.coding.contexts import contexts_of_all, page_contexts
from marsad.coding.details import DetailThresholds, leave_out_visits, read_details, read_modes, source_of
from marsad.coding.discourse import Candidate
from marsad.coding.drafts import Draft
from marsad.coding.evidence import evidence_span
from marsad.coding.features import trigger_features
from marsad.coding.governing import first_of
from marsad.coding.links import links_of
from marsad.coding.merging import merge
from marsad.coding.model.network import Question
from marsad.coding.ontology import event_types
from marsad.coding.reading import NONE, Layout, Reading
from marsad.coding.same_deed import is_told_twice
from marsad.coding.sides.aftermath import seat_aftermath
from marsad.coding.sides.condemned import seat_condemned
from marsad.coding.sides.doers import name_doers, seat_victims
from marsad.coding.sides.foes import leave_out_foes
from marsad.coding.sides.gunmen import name_gunmen
from marsad.coding.sides.joined import join_actors
from marsad.coding.sides.located import seat_located
from marsad.coding.sides.named_deeds import seat_named
from marsad.coding.sides.nameless import is_nameless, nameless_confidence, seat_nameless
from marsad.coding.sides.naming import ACTOR, RECIPIENT, name_parties, name_sides, told_sector
from marsad.coding.sides.own_rulers import seat_toppled
from marsad.coding.sides.policed import seat_policed
from marsad.coding.sides.roles import RoleThresholds, cast
from marsad.coding.sides.seated import seat_told
from marsad.coding.sides.uninvolved import accuses_nobody, leave_out_uninvolved
from marsad.coding.stage import Stage
from marsad.coding.statuses.aims import asker, tells_only_a_kind, tells_only_an_end, threat
from marsad.coding.statuses.in_time import is_out_of_time, is_over
from marsad.coding.statuses.pending import discussed
from marsad.coding.statuses.prospects import is_hoped
from marsad.coding.topic import OTHER, topic_features
from marsad.coding.triggers import Trigger
from marsad.records import Event, Interval, Party
from marsad.text import closed, key

_MEETING, _ASKING = "CONSULT", frozenset({"REQUEST", "REJECT", "AGREE"})
_THREAT, _TALKS, _AGREED = frozenset({"THREATEN"}), frozenset({_MEETING}), frozenset({"AGREE", "SUPPORT"})
_SHORT = 40  # tokens
# Chances of being no political news from which on a page, and a short one, is passed over.
_NO_NEWS, _NO_NEWS_SHORT = 0.6, 0.85
_SETTLED = 0.75  # the least chance of a type that a construction settles
_WISHING = frozenset(
    map(key, ("أن", "كي", "لكي", "حتى", "ألا", "هل"))
)  # right before a verb that tells what is to be, or asks
_DOUBT = 1.1  # so many times surer than that the page is no political news must an event be


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which probability on a decision is taken; chosen on articles held out fold by fold (`training/thresholds.py`)."""

    event: float = 0.12
    same: float = 0.8
    accept: float = 0.41
    roles: RoleThresholds = field(default_factory=RoleThresholds)
    details: DetailThresholds = field(default_factory=DetailThresholds)


def code_events(stage: Stage, reading: Reading, thresholds: Thresholds) -> tuple[Event, ...]:
    """The events of a document in the order of the text."""
    thresholds = _raised(thresholds, stage, reading)
    drafts = draft_events(stage, reading, thresholds)
    judged = [(draft, _confidence(draft, drafts, reading)) for draft in drafts]
    reading.trail.judged(judged, thresholds.accept)
    accepted = [(draft, confidence) for draft, confidence in judged if confidence >= thresholds.accept]
    for draft, _ in accepted:
        name_parties(draft)
        name_doers(draft)
        name_gunmen(draft)
        seat_named(draft, stage.day)
        seat_policed(draft)
        if is_over(draft.trigger, draft.status, draft.when, stage.day):
            draft.when = None
    page = page_contexts(stage.analysis.tokens) if accepted else frozenset()
    contexts = contexts_of_all([draft for draft, _ in accepted], page)
    events = tuple(_event(*judged, stage, about) for judged, about in zip(accepted, contexts, strict=True))
    reading.trail.coded([draft for draft, _ in accepted], events)
    return events


def _confidence(draft: Draft, drafts: Sequence[Draft], reading: Reading) -> float:
    if not draft.codes:
        return nameless_confidence(draft)
    return reading.network.linear["accept"].probability(acceptance_features(draft, drafts), "yes")


def draft_events(stage: Stage, reading: Reading, thresholds: Thresholds) -> list[Draft]:
    """What may be the events of a document, each happening once, before it is judged which of them a reader would code."""
    told = tellings(stage, reading, thresholds)
    merged = merge(told, reading.network.linear["same"], thresholds.same, reading.trail)
    leave_out_visits(merged)
    for draft in merged:
        if is_out_of_time(draft.status, draft.when, stage.day):
            draft.when = None  # the day of another telling
    reading.trail.stand("merging", merged)
    return merged


def tellings(stage: Stage, reading: Reading, thresholds: Thresholds) -> list[Draft]:
    """What each trigger of a document may tell, in the order of the text, though several may tell the same."""
    triggers = stage.triggers if thresholds.event <= 1 else ()
    answers = reading.answers("type", type_questions(triggers, stage, reading.layout))
    drafts = [
        Draft(trigger, *_settled(trigger, name, chance))
        for trigger, (name, chance) in zip(triggers, answers.best(but=NONE), strict=True)
        if chance >= thresholds.event or _is_told(trigger)
    ]
    reading.trail.stand("type", drafts)
    read_modes(drafts, reading, thresholds.details.unsaid)
    cast(drafts, stage.discourse, reading, thresholds.roles)
    for draft in drafts:
        join_actors(draft)
        seat_told(draft, stage.discourse)
        leave_out_foes(draft)
        leave_out_uninvolved(draft)
        seat_victims(draft)
        seat_condemned(draft)
        seat_located(draft)
        seat_toppled(draft)
        name_sides(draft)
        seat_aftermath(draft)
        seat_nameless(draft, stage.discourse)
    drafts = [d for d in drafts if d.codes or is_nameless(d, stage.discourse)]
    reading.trail.stand("sides", drafts)
    read_details(drafts, stage, reading, thresholds.details)
    drafts = [
        d
        for d in drafts
        if not any(only(d, drafts) for only in (_is_only_asked_for, _is_only_threatened, _is_only_discussed))
    ]
    reading.trail.stand("asked", drafts)
    drafts = [d for d in drafts if not (_tells_no_deed(d.trigger, d.type) or is_told_twice(d, drafts))]
    reading.trail.stand("kind", drafts)
    return drafts


def _tells_no_deed(trigger: Trigger, event_type: str) -> bool:
    """Whether a trigger names only the like of a deed, what is ended, or a part in a deed that nobody is accused of."""
    return tells_only_a_kind(trigger) or tells_only_an_end(trigger, event_type) or accuses_nobody(trigger, event_type)


def _settled(trigger: Trigger, name: str, chance: float) -> tuple[str, float]:
    """The type of a trigger and its chance: of a construction that leaves no doubt its own, whatever the network takes the word for."""
    frame = trigger.frames[0]
    if frame.setting is None:
        return name, chance
    return frame.type, max(chance, _SETTLED) if _is_told(trigger) else chance


def _is_told(trigger: Trigger) -> bool:
    """Whether a construction tells that something is done; a noun without a word that leads to it may name what is wished for.

    So may a verb right behind "that" or with "in order to": "on condition *that* it opens the border".
    """
    setting = trigger.frames[0].setting
    if setting is None or trigger.shape != "verb":
        return setting is not None and bool(setting.before)
    scene, at = trigger.scene, trigger.at
    form = scene.tokens[at].form
    past = any(verb.tense == "past" for verb in form.verbs)
    return past or ("ل" not in form.proclitics and (at == 0 or scene.keys[at - 1] not in _WISHING))


def _is_only_asked_for(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a meeting without a day is nothing but what is hoped for, or called for, offered, refused or denied by an event of its own."""
    if draft.type != _MEETING or draft.when is not None:
        return False
    if is_hoped(draft.trigger, first_of(draft.trigger.scene, draft.trigger.at)):
        return True
    asking = asker(draft.trigger)
    return asking is not None and _tells_at(asking, draft, drafts, _ASKING)


def _is_only_threatened(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a deed is nothing but what a threat threatens with that is an event of its own: "threatened to shell the port"."""
    menace = threat(draft.trigger) if event_types()[draft.type].is_deed else None
    return menace is not None and _tells_at(menace, draft, drafts, _THREAT)


def _is_only_discussed(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether an agreement is nothing but what talks are about that are an event of their own: "discussed the signing of an accord"."""
    trigger = draft.trigger
    if draft.type not in _AGREED or trigger.shape == "verb":
        return False
    talks = discussed(trigger.scene, first_of(trigger.scene, trigger.at))
    return talks is not None and _tells_at(talks, draft, drafts, _TALKS)


def _tells_at(at: int, draft: Draft, drafts: Sequence[Draft], types: Collection[str]) -> bool:
    """Whether an event of one of some types is told at a token of the sentence of a draft."""
    return any(d.trigger.at == at and d.trigger.scene is draft.trigger.scene and d.type in types for d in drafts)


def type_questions(triggers: Sequence[Trigger], stage: Stage, layout: Layout) -> list[Question]:
    """For each trigger the question which event it expresses, if any; the same question serves facts."""
    return [layout.question(t, None, trigger_features(t, links_of(t), stage.discourse)) for t in triggers]


def _raised(thresholds: Thresholds, stage: Stage, reading: Reading) -> Thresholds:
    """The thresholds for this page: the less it looks like political news, the surer its events must be, and none is when it looks like none.

    A sentence or two say little about themselves and are held to be news until they clearly are not.
    """
    model = reading.network.linear.get("topic")
    if model is None:
        return thresholds
    other = model.probability(topic_features(stage), OTHER)
    short = len(stage.analysis.tokens) < _SHORT
    if other > (_NO_NEWS_SHORT if short else _NO_NEWS):
        thresholds = replace(thresholds, event=2.0)
    elif not short:
        thresholds = replace(thresholds, accept=max(thresholds.accept, _DOUBT * other))
    reading.trail.page(other, thresholds.event)
    return thresholds


def _event(draft: Draft, confidence: float, stage: Stage, contexts: tuple[str, ...]) -> Event:
    kind, text = event_types()[draft.type], stage.document.text
    span = evidence_span(draft)
    when = draft.when
    # Only now: whether tellings are one event was learned from the sources as they were chosen.
    source, via = source_of(draft, stage.scenes)
    return Event(
        type=draft.type,
        mode=draft.mode,
        actors=tuple(_party(c, told_sector(c, draft.type, ACTOR), text) for c in draft.actors),
        recipients=tuple(_party(c, told_sector(c, draft.type, RECIPIENT), text) for c in draft.recipients),
        status=draft.status,  # type: ignore[arg-type]  # the status model's classes are the statuses
        historical=draft.historical,
        when=Interval(when.start, when.end) if when else None,
        place=draft.place,
        attributed_to=closed(source.name, text) if source else None,
        attributed_via=tuple(closed(name, text) for name in via),
        evidence=span.of(text),
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
        arrested=draft.arrested,
        displaced=draft.displaced,
        bounds=dict(draft.bounds),
        also=tuple(draft.also),
    )


def _party(candidate: Candidate, sector: str, text: str) -> Party:
    mention = candidate.mention
    post = closed(mention.post, text) if mention.post is not None else None
    return Party(candidate.country, sector, closed(mention.name, text), mention.span, post)
