"""How an event is told: its mode, whether it happened, when, where, and who says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from marsad.coding.casualties import casualties
from marsad.coding.drafts import Draft
from marsad.coding.features import mode_features
from marsad.coding.ontology import event_types
from marsad.coding.options import date_options, place_options, source_options
from marsad.coding.reading import Reading
from marsad.coding.settled import settled_status, to_come
from marsad.coding.stage import Stage
from marsad.coding.status import age_features, status_features
from marsad.coding.triggers import Trigger

UNSAID = "-"  # the mode that no word tells


@dataclass(frozen=True, slots=True)
class DetailThresholds:
    """From which probability on a date, a place, a source is taken; ``unsaid`` is what the chance of no mode counts beside the others."""

    date: float = 0.5
    place: float = 0.65
    source: float = 0.55
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
        draft.mode = max(worth, key=worth.__getitem__, default=None)


def read_details(drafts: Sequence[Draft], stage: Stage, reading: Reading, thresholds: DetailThresholds) -> None:
    """Fill in status, date, place and source of ``drafts``, whose sides are known."""
    layout, scenes = reading.layout, stage.scenes
    asked = [layout.question(d.trigger, d.type, status_features(d.trigger, d.type)) for d in drafts]
    for draft, (status, _) in zip(drafts, reading.answers("status", asked).best(), strict=True):
        settled = settled_status(draft.trigger, draft.type)
        draft.status = settled[0] if settled else status
    day = stage.document.published.day if stage.document.published else None
    dated = [(d.trigger, d.type, date_options(d.trigger, d.type, scenes, day)) for d in drafts]
    dates = likeliest("date", dated, reading, thresholds.date)
    for draft, date in zip(drafts, dates, strict=True):
        draft.when = date.when if date else None
        if draft.status == "actual" and (settled := to_come(draft.type, draft.when, day)):
            draft.status = settled[0]
        for harm, (number, bound) in casualties(draft.trigger, draft.type, draft.mode).items():
            draft.count(harm, number, bound)
    asked = [layout.question(d.trigger, d.type, age_features(d.trigger, d.type, d.when, day)) for d in drafts]
    ages = reading.answers("age", asked)
    for draft, yes, no in zip(drafts, ages.of("yes"), ages.of("no"), strict=True):
        draft.historical = yes > no
    placed = [
        (
            d.trigger,
            d.type,
            place_options(d.trigger, d.type, d.mode, sorted(d.actor_codes), sorted(d.recipient_codes), scenes),
        )
        for d in drafts
    ]
    told = [(d.trigger, d.type, source_options(d.trigger, d.type, own_sides(d), scenes)) for d in drafts]
    places = likeliest("place", placed, reading, thresholds.place)
    sources = likeliest("source", told, reading, thresholds.source)
    for draft, place, source in zip(drafts, places, sources, strict=True):
        draft.place = place.country if place else None
        draft.source = source.mention if source else None


def own_sides(draft: Draft) -> list[str]:
    """The countries of those whose own deed the event is."""
    acting = sorted(draft.actor_codes)
    return [*acting, *sorted(draft.recipient_codes)] if event_types()[draft.type].reciprocal else acting


def likeliest(
    head: str, asked: Sequence[tuple[Trigger, str, Sequence[Any]]], reading: Reading, least: float
) -> list[Any]:
    """For each trigger the likeliest of its options (dates, places, sources), None when it is not likely enough.

    Args:
        head: the head that weighs such options.
        asked: triggers, each with an event's type or a fact's relation and its options.
        reading: the page.
        least: the probability from which on an option is taken.
    """
    questions = [
        reading.layout.question(trigger, kind, o.features, getattr(o, "mention", None))
        for trigger, kind, options in asked
        for o in options
    ]
    likely = iter(reading.answers(head, questions).of("yes"))
    chosen, chances = [], []
    for _, _, options in asked:
        weighed = [(next(likely), n) for n in range(len(options))]
        # Of options that are equally likely the first, the one as said.
        chance, number = max(weighed, key=lambda w: (w[0], -w[1]), default=(0.0, 0))
        chosen.append(options[number] if options and chance >= least else None)
        chances.append([chance for chance, _ in weighed])
    reading.trail.chose(head, asked, chances, chosen, least=least)
    return chosen
