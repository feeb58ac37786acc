"""How an event is told: its mode, whether it happened, when, where, and who says so."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from marsad.coding.attribution import told_through
from marsad.coding.casualties import casualties
from marsad.coding.date_options import DateOption, date_options
from marsad.coding.drafts import Draft
from marsad.coding.features import mode_features
from marsad.coding.lasting import as_long_as_told
from marsad.coding.modes import tells_no_visit, told_mode
from marsad.coding.ontology import event_types
from marsad.coding.other_times import tells_of_the_day
from marsad.coding.place_options import place_options
from marsad.coding.reading import Reading
from marsad.coding.scenes import Scene
from marsad.coding.sides.beside import asks_elsewhere
from marsad.coding.sides.victims import is_victim
from marsad.coding.source_options import SourceOption, source_options
from marsad.coding.stage import Stage
from marsad.coding.statuses.in_time import is_over, may_date, to_come
from marsad.coding.statuses.settled import settled_status
from marsad.coding.statuses.status import age_features, status_features
from marsad.coding.then import told_then
from marsad.coding.told_by import goes_on, surely_tells
from marsad.coding.triggers import Trigger
from marsad.records import ActorKind, ActorMention

_FORCES = frozenset({"MIL", "REB", "PRM", "COP"})
_MEET = "meet"
_VISIT = ("CONSULT", "visit")
UNSAID = "-"  # the mode that no word tells


@dataclass(frozen=True, slots=True)
class DetailThresholds:
    """From which probability on a date, a place, a source is taken; ``unsaid`` is what the chance of no mode counts beside the others.

    ``speaker`` holds instead of ``source`` for who surely says the words that tell the event.
    """

    date: float = 0.5
    place: float = 0.65
    source: float = 0.55
    speaker: float = 0.2
    unsaid: float = 0.45


def mode_class(event_type: str, mode: str | None) -> str:
    """The class of the network's head for modes."""
    return f"{event_type}/{mode or UNSAID}"


def read_modes(drafts: Sequence[Draft], reading: Reading, unsaid: float) -> None:
    """Fill in the modes of ``drafts``; only modes of the draft's own type are weighed. For ``unsaid`` see `DetailThresholds`."""
    known = [d for d in drafts if event_types()[d.type].modes]
    asked = [reading.layout.question(d.trigger, d.type, mode_features(d.trigger, d.type)) for d in known]
    for draft, chances in zip(known, reading.answers("mode", asked).each(), strict=True):
        modes = [m for m in (None, *event_types()[draft.type].modes) if mode_class(draft.type, m) in chances]
        worth = {m: chances[mode_class(draft.type, m)] * (1 if m else unsaid) for m in modes}
        if _MEET in worth and asks_elsewhere(draft.trigger.scene, draft.trigger.at):
            del worth[_MEET]
        draft.mode = _settled_mode(draft) or max(worth, key=worth.__getitem__, default=None)


def _settled_mode(draft: Draft) -> str | None:
    """The mode that a construction tells which leaves no doubt, or the words that the trigger leads to."""
    of_frame = next((f.mode for f in draft.trigger.frames if f.setting is not None), None)
    return of_frame or told_mode(draft.trigger, draft.type)


def leave_out_visits(drafts: Sequence[Draft]) -> None:
    """Take the mode of a visit from talks of several, whose sides are known, of which nobody is the host and no word tells a visit."""
    for draft in drafts:
        visit = (draft.type, draft.mode) == _VISIT
        if visit and len(draft.actor_codes) > 1 and not draft.recipients and tells_no_visit(draft.trigger):
            draft.mode = None


def read_details(drafts: Sequence[Draft], stage: Stage, reading: Reading, thresholds: DetailThresholds) -> None:
    """Fill in status, date, counts of people, whether they are past history, place and source of ``drafts``, whose sides and modes are known."""
    _read_statuses(drafts, reading)
    _read_dates(drafts, stage, reading, thresholds.date)
    for draft in drafts:
        if draft.status == "actual" and (settled := to_come(draft.trigger, draft.type, draft.when, stage.day)):
            draft.status = settled[0]
        for harm, (number, bound) in casualties(draft.trigger, draft.type, draft.mode).items():
            draft.count(harm, number, bound)
    _read_ages(drafts, stage, reading)
    _read_places(drafts, stage, reading, thresholds.place)
    _read_sources(drafts, stage, reading, thresholds)


def _read_statuses(drafts: Sequence[Draft], reading: Reading) -> None:
    asked = [reading.layout.question(d.trigger, d.type, status_features(d.trigger, d.type)) for d in drafts]
    for draft, (likeliest_status, _) in zip(drafts, reading.answers("status", asked).best(), strict=True):
        settled = settled_status(draft.trigger, draft.type)
        draft.status = settled[0] if settled else likeliest_status


def _read_dates(drafts: Sequence[Draft], stage: Stage, reading: Reading, least: float) -> None:
    dated = [(d.trigger, d.type, _in_time(d, stage)) for d in drafts]
    for draft, date in zip(drafts, likeliest("date", dated, reading, least, readings=_reading), strict=True):
        draft.when = told_then(draft.trigger, stage.scenes) or (date.when if date else None)
        if draft.when is not None:
            draft.when = as_long_as_told(draft.trigger, draft.type, draft.status, draft.when, stage.day)


def _in_time(draft: Draft, stage: Stage) -> list[DateOption]:
    """The dates that the status of a draft leaves it; where what is to come is left none, all, for it is judged with a day whether it is an event."""
    trigger, kind, day = draft.trigger, draft.type, stage.day
    options = date_options(trigger, kind, stage.scenes, day)
    left = [o for o in options if draft.status is None or may_date(trigger, kind, draft.status, o.when, day)]
    return left or (options if draft.status != "actual" else [])


def _read_ages(drafts: Sequence[Draft], stage: Stage, reading: Reading) -> None:
    """Tell the news of the day from background; what dates an event is known."""
    whens = (None if is_over(d.trigger, d.status, d.when, stage.day) else d.when for d in drafts)
    features = (age_features(d.trigger, d.type, when, stage.day) for d, when in zip(drafts, whens, strict=True))
    asked = [reading.layout.question(d.trigger, d.type, f) for d, f in zip(drafts, features, strict=True)]
    ages = reading.answers("age", asked)
    for draft, yes, no in zip(drafts, ages.of("yes"), ages.of("no"), strict=True):
        draft.historical = yes > no and not tells_of_the_day(draft.trigger, draft.when, stage.day)


def _read_places(drafts: Sequence[Draft], stage: Stage, reading: Reading, least: float) -> None:
    sides = ((sorted(d.actor_codes), sorted(d.recipient_codes)) for d in drafts)
    placed = [
        (d.trigger, d.type, place_options(d.trigger, d.type, d.mode, *codes, stage.scenes))
        for d, codes in zip(drafts, sides, strict=True)
    ]
    for draft, place in zip(drafts, likeliest("place", placed, reading, least), strict=True):
        draft.place = place.country if place else None


def _read_sources(drafts: Sequence[Draft], stage: Stage, reading: Reading, thresholds: DetailThresholds) -> None:
    told = [(d.trigger, d.type, source_options(d.trigger, d.type, own_sides(d), stage.scenes)) for d in drafts]
    leasts = [_least_of(d, options, thresholds) for d, (_, _, options) in zip(drafts, told, strict=True)]
    chosen = likeliest("source", told, reading, thresholds.source, leasts=leasts)
    for draft, source in zip(drafts, chosen, strict=True):
        draft.source = source.mention if source else None


def _least_of(draft: Draft, options: Sequence[SourceOption], thresholds: DetailThresholds) -> list[float]:
    """From which probability on each of those who may tell of a draft is taken; what is announced for later is its speaker's own word."""
    if draft.status != "actual":
        return [thresholds.source] * len(options)
    trigger, deed = draft.trigger, event_types()[draft.type].is_deed
    speaker, before = surely_tells(trigger, own_sides(draft), deed=deed), goes_on(trigger, deed=deed)
    sure = (o.mention is speaker or (before and _spoke_before(o.mention, trigger.scene)) for o in options)
    return [thresholds.speaker if each else thresholds.source for each in sure]


def _spoke_before(speaker: ActorMention, scene: Scene) -> bool:
    return speaker.span.end <= scene.span.start and speaker.kind is not ActorKind.MEDIA


def own_sides(draft: Draft) -> list[str]:
    """The countries of those whose own deed the event is."""
    acting = sorted(draft.actor_codes)
    return [*acting, *sorted(draft.recipient_codes)] if event_types()[draft.type].reciprocal else acting


def source_of(draft: Draft, scenes: Sequence[Scene]) -> tuple[ActorMention | None, tuple[str, ...]]:
    """Who says that the event of a finished draft happened, and the names of those who passed it on; nobody where a force tells of its own deed.

    A ministry, a minister or a spokesman tells of what others of his country did.
    """
    if draft.source is None:
        return None, ()
    source, via = told_through(draft.source, own_sides(draft), scenes)
    force = source.sector in _FORCES and source.kind is not ActorKind.PERSON  # an officer speaks for others
    own = force and not via and any(_is_one(source, c.mention) for c in draft.actors)
    return (None, ()) if own or _is_dead(source, scenes) else (source, via)


def _is_dead(source: ActorMention, scenes: Sequence[Scene]) -> bool:
    """Whether somebody is told as killed or hurt, so that he tells nothing."""
    placed = ((s, p) for s in scenes if (p := s.placed(source)) is not None)
    return any(is_victim(scene, p.first) for scene, p in placed)


def _is_one(a: ActorMention, b: ActorMention) -> bool:
    return a.span == b.span or (a.kind is b.kind and a.name == b.name)


def _reading(option: DateOption) -> tuple[int, Hashable]:
    """Which time a date reads, and the days that it reads from it."""
    return id(option.mention), (option.when.start, option.when.end)


def likeliest(
    head: str,
    asked: Sequence[tuple[Trigger, str, Sequence[Any]]],
    reading: Reading,
    least: float,
    *,
    readings: Callable[[Any], tuple[int, Hashable]] | None = None,
    leasts: Sequence[Sequence[float]] | None = None,
) -> list[Any]:
    """For each trigger the likeliest of its options (dates, places, sources), None when it is not likely enough.

    Several readings of one thing, which exclude each other, share what is likely: the best is also taken where it is likelier than that none holds.

    Args:
        head: the head that weighs such options.
        asked: triggers, each with an event's type or a fact's relation and its options.
        reading: the page.
        least: the probability from which on an option is taken.
        readings: the thing that an option reads, and what it makes of it; None where options do not exclude each other.
        leasts: for each trigger the probability from which on each of its options is taken; None where it is ``least`` for all.
    """
    questions = [
        reading.layout.question(trigger, kind, o.features, getattr(o, "mention", None))
        for trigger, kind, options in asked
        for o in options
    ]
    likely = iter(reading.answers(head, questions).of("yes"))
    chosen, chances, needed = [], [], []
    for order, (_, _, options) in enumerate(asked):
        weighed = [(next(likely), n) for n in range(len(options))]
        # Of options that are equally likely the first, the one as said.
        chance, number = max(weighed, key=lambda w: (w[0], -w[1]), default=(0.0, 0))
        needed.append(leasts[order][number] if leasts and options else least)
        likely_enough = chance >= needed[-1] or (
            options and readings and chance > none_of(weighed, options, number, readings)
        )
        chosen.append(options[number] if options and likely_enough else None)
        chances.append([chance for chance, _ in weighed])
    reading.trail.chose(head, asked, chances, chosen, leasts=needed)
    return chosen


def none_of(
    weighed: Sequence[tuple[float, int]],
    options: Sequence[Any],
    best: int,
    readings: Callable[[Any], tuple[int, Hashable]],
) -> float:
    """How likely it is that none of the readings of a thing holds, of which option ``best`` is the likeliest; 1 where it has no other."""
    thing, _ = readings(options[best])
    found: dict[Hashable, float] = {}
    for chance, number in weighed:
        of, value = readings(options[number])
        if of == thing:
            found[value] = max(found.get(value, 0.0), chance)
    return 1 - sum(found.values()) if len(found) > 1 else 1.0
