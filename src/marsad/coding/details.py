"""How an event is told: its mode, whether it happened, when, where, and who says so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from marsad.coding.casualties import casualties
from marsad.coding.drafts import Draft
from marsad.coding.features import mode_features
from marsad.coding.network import Question
from marsad.coding.ontology import event_types
from marsad.coding.options import date_options, place_options, source_options
from marsad.coding.reading import Reading
from marsad.coding.stage import Stage
from marsad.coding.status import age_features, status_features
from marsad.records import ActorMention, DateMention

UNSAID = "-"  # the mode that no word tells


@dataclass(frozen=True, slots=True)
class DetailThresholds:
    """From which probability on a date, a place, a source is taken."""

    date: float = 0.5
    place: float = 0.5
    source: float = 0.5


def mode_class(event_type: str, mode: str | None) -> str:
    """The class of the network's head for modes."""
    return f"{event_type}/{mode or UNSAID}"


def read_modes(drafts: Sequence[Draft], reading: Reading) -> None:
    """Fill in the modes of ``drafts``; only modes of the draft's own type are weighed."""
    known = [d for d in drafts if event_types()[d.type].modes]
    asked = [reading.layout.question(d.trigger, d.type, mode_features(d.trigger, d.type)) for d in known]
    for draft, chances in zip(known, reading.answers("mode", asked), strict=True):
        modes = [m for m in (None, *event_types()[draft.type].modes) if mode_class(draft.type, m) in chances]
        draft.mode = max(modes, key=lambda m: chances[mode_class(draft.type, m)], default=None)


def read_details(drafts: Sequence[Draft], stage: Stage, reading: Reading, thresholds: DetailThresholds) -> None:
    """Fill in status, date, place and source of ``drafts``, whose sides are known."""
    layout, scenes = reading.layout, stage.scenes
    asked = [layout.question(d.trigger, d.type, status_features(d.trigger, d.type)) for d in drafts]
    for draft, chances in zip(drafts, reading.answers("status", asked), strict=True):
        draft.status = max(chances, key=chances.__getitem__)
    dates = _chosen(drafts, lambda d: date_options(d.trigger, d.type, scenes), "date", reading, thresholds.date)
    day = stage.document.published.day if stage.document.published else None
    for draft, when in zip(drafts, dates, strict=True):
        draft.when = when.mention if when else None
        if draft.type == "ASSAULT":
            draft.dead, draft.injured = casualties(draft.trigger)
    asked = [layout.question(d.trigger, d.type, age_features(d.trigger, d.type, d.when, day)) for d in drafts]
    for draft, chances in zip(drafts, reading.answers("age", asked), strict=True):
        draft.historical = chances["yes"] > chances["no"]
    places = _chosen(
        drafts,
        lambda d: place_options(d.trigger, d.type, d.mode, sorted(d.actor_codes), sorted(d.recipient_codes), scenes),
        "place",
        reading,
        thresholds.place,
    )
    sources = _chosen(
        drafts, lambda d: source_options(d.trigger, d.type, own_sides(d), scenes), "source", reading, thresholds.source
    )
    for draft, place, source in zip(drafts, places, sources, strict=True):
        draft.place = place.country if place else None
        draft.source = source.mention if source else None


def own_sides(draft: Draft) -> list[str]:
    """The countries of those whose own deed the event is."""
    acting = sorted(draft.actor_codes)
    return [*acting, *sorted(draft.recipient_codes)] if event_types()[draft.type].reciprocal else acting


def _chosen(
    drafts: Sequence[Draft], options_of: Callable[[Draft], Sequence[Any]], head: str, reading: Reading, least: float
) -> list[Any]:
    """For each draft the likeliest of its options, None when it is not likely enough."""
    options = [options_of(d) for d in drafts]
    questions = [
        option_question(reading, d, o.features, getattr(o, "mention", None))
        for d, own in zip(drafts, options, strict=True)
        for o in own
    ]
    answers = iter(reading.answers(head, questions))
    chosen = []
    for own in options:
        weighed = [(next(answers)["yes"], n) for n in range(len(own))]
        best = max(weighed, default=(0.0, 0))
        chosen.append(own[best[1]] if own and best[0] >= least else None)
    return chosen


def option_question(
    reading: Reading, draft: Draft, features: Sequence[str], mention: ActorMention | DateMention | None
) -> Question:
    """What is asked about one of an event's options."""
    return reading.layout.question(draft.trigger, draft.type, features, mention)
