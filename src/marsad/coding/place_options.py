"""Where an event may have happened: the countries that the network weighs, with their features in bundles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from marsad.coding.bundles import Bundle, bundled
from marsad.coding.cues import qualifier_words
from marsad.coding.features import EARLY, bucket
from marsad.coding.nearby import stands
from marsad.coding.ontology import event_types
from marsad.coding.scenes import Scene
from marsad.coding.sides.asides import asides
from marsad.coding.syntax import governor
from marsad.coding.triggers import Trigger
from marsad.mentions.actor.surroundings import NO_STATES
from marsad.records import POS

_TALKS, _OFF = "CONSULT", "عن"

_NAMED = 3  # words that name a matter
_DESCRIBED = 3  # adjectives between a matter and where it is


class PlaceOption(NamedTuple):
    """A country that an event may have happened in, with its features."""

    country: str
    features: list[Bundle]


def place_options(
    trigger: Trigger,
    event_type: str,
    mode: str | None,
    actors: Sequence[str],
    recipients: Sequence[str],
    scenes: Sequence[Scene],
) -> list[PlaceOption]:
    """Countries of the places near the trigger and of the event's own sides; one option a country, its features united.

    Args:
        trigger: the event's trigger.
        event_type: its PLOVER type.
        mode: its mode.
        actors: country codes of who acts.
        recipients: country codes of those to whom it is done.
        scenes: the sentences of the page.
    """
    scene, at = trigger.scene, trigger.at
    deed = event_types()[event_type].is_deed
    found: dict[str, list[Bundle]] = {}
    for p in scene.places:
        if _is_of_others(scene, at, p.first, event_type):
            continue
        if p.mention.country is None or (not deed and _is_talked_of(scene, p.first, event_type)):
            continue
        preposition = governor(scene, p.first, -1)[0]
        side = "after" if p.first > at else "before"
        clauses = abs(scene.clause[p.first] - scene.clause[at])
        found.setdefault(p.mention.country, []).extend(
            [
                _place(event_type, p.mention.kind, preposition),
                _place_kind(event_type, p.mention.kind),
                (f"{side}/d{bucket(abs(p.first - at))}/{preposition}",),
                (f"{preposition}/c{min(clauses, 2)}",),
            ]
        )
    for role, codes in (("actor", actors), ("recipient", recipients)):
        for code in codes:
            found.setdefault(code, []).append(_side(role, event_type, mode))
    for before in scenes[max(0, scene.index - 1) : scene.index]:
        for p in before.places:
            if p.mention.country and p.mention.kind != "country":
                found.setdefault(p.mention.country, []).append(_previous_place(p.mention.kind))
    for code, kinds in _news_places(scene, scenes).items():
        found.setdefault(code, []).extend(_news_place(event_type, *kind) for kind in kinds)
    shared = _happening(event_type, mode, min(len(scene.places), 3), min(len(found), 4))
    return [
        PlaceOption(code, [*dict.fromkeys(bundles), shared, _both(event_type, code in actors and code in recipients)])
        for code, bundles in found.items()
        if code not in NO_STATES
    ]


def _is_of_others(scene: Scene, at: int, first: int, event_type: str) -> bool:
    """Whether a place stands in what is said beside the talks that are told at ``at``, or is where talks were beside which a deed is only named."""
    for aside in asides(scene):
        if aside.noun == at:
            return event_type == _TALKS and first >= aside.end
        if event_types()[event_type].is_deed and aside.noun < first < aside.end and not aside.noun <= at < aside.end:
            return True
    return False


def _is_talked_of(scene: Scene, first: int, event_type: str) -> bool:
    """Whether a place is where a matter is that somebody speaks of: "the situation in Mali"; who speaks of it is elsewhere."""
    listed = qualifier_words()
    if first < 2 or scene.keys[first - 1] != "في":
        # "To lift the siege of Mali", "the crisis of Mali".
        of = scene.keys[first - 1] == _OFF or stands(scene, listed["affairs"], (first - 1,))
        return first > 1 and event_type == _TALKS and of
    described = takewhile(
        lambda at: scene.tokens[at].pos is POS.ADJ and not stands(scene, listed["affairs"], (at,)),
        range(first - 2, max(0, first - 2 - _DESCRIBED), -1),
    )
    noun = first - 2 - sum(1 for _ in described)
    if stands(scene, listed["affairs"], (noun,)):
        return True
    if event_type != _TALKS:
        return False
    # "a ceasefire in": the matter may be named by two or three words.
    named = list(takewhile(lambda at: scene.tokens[at].pos is POS.NOUN, range(noun, max(-1, noun - _NAMED), -1)))
    return stands(scene, listed["talked_of"], named)


@bundled
def _place(event_type: str, kind: str, preposition: str) -> Iterator[str]:
    yield f"{kind}/{preposition}"
    yield f"{kind}/{preposition}/{event_type}"


@bundled
def _place_kind(event_type: str, kind: str) -> Iterator[str]:
    yield f"place/{kind}/{event_type}"


@bundled
def _side(role: str, event_type: str, mode: str | None) -> Iterator[str]:
    yield role
    yield f"{role}/{event_type}"
    yield f"{role}/{event_type}/{mode}"


@bundled
def _previous_place(kind: str) -> Iterator[str]:
    yield f"previous/{kind}"


@bundled
def _news_place(event_type: str, kind: str, inside: bool) -> Iterator[str]:
    yield f"news/{kind}/{inside}"
    yield f"news/{kind}/{inside}/{event_type}"


@bundled
def _happening(event_type: str, mode: str | None, places: int, options: int) -> Iterator[str]:
    yield f"type={event_type}"
    yield f"kind={event_type}/{mode}"
    yield f"places={places}"
    yield f"options={options}"


@bundled
def _both(event_type: str, both: bool) -> Iterator[str]:
    yield f"both={both}/{event_type}"


def _news_places(scene: Scene, scenes: Sequence[Scene]) -> dict[str, list[tuple[str, bool]]]:
    """Countries of the first places named "in" which something is, outside the event's own sentence."""
    found: dict[str, list[tuple[str, bool]]] = {}
    for early in scenes[:EARLY]:
        for p in early.places:
            if early is not scene and p.mention.country:
                inside = governor(early, p.first, -1)[0] in ("في", "ب", "الي")
                found.setdefault(p.mention.country, []).append((p.mention.kind, inside))
    return found
