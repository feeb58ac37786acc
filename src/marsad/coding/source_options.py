"""Who may tell of an event: the speakers that the network weighs, with their features in bundles."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from marsad.coding.bundles import Bundle, bundled
from marsad.coding.features import bucket
from marsad.coding.scenes import MARKED, Scene
from marsad.coding.sides.asides import asides
from marsad.coding.speakers import speakers_of
from marsad.coding.triggers import Trigger
from marsad.records import ActorMention


class SourceOption(NamedTuple):
    """An actor who may be the one that tells of an event, with its features."""

    mention: ActorMention
    features: list[Bundle]


def source_options(
    trigger: Trigger, event_type: str, sides: Collection[str], scenes: Sequence[Scene]
) -> list[SourceOption]:
    """Who may tell of the event: actors and tellers of its sentence, and the speaker carried over from the sentences before.

    Args:
        trigger: the trigger of the event, or of the fact.
        event_type: its PLOVER type, or the fact's relation.
        sides: country codes of those whose own deed is told, or of a fact's parties.
        scenes: the sentences of the page.
    """
    scene, at = trigger.scene, trigger.at
    out, told = [], False
    main, quoted = scene.main_verb == at, scene.quoted[at]
    met = [scene.actors[n] for aside in asides(scene) for n in aside.partners]
    for number, (a, (says, via)) in enumerate(speakers_of(scene)):
        mention = a.mention
        if mention.rule in MARKED or a in met:
            continue
        told = told or says != "no"
        own = "own" if mention.country in sides else "other"
        after = a.first > at
        low, high = (at, a.first) if after else (a.last, at)
        side = "after" if after else "before"
        clauses = min(abs(scene.clause[a.first] - scene.clause[at]), 3)
        out.append(
            SourceOption(
                mention,
                [
                    _speaker(event_type, says, own, side),
                    (f"via={via}",),
                    _speaker_kind(says, mention.kind, mention.sector, number == 0),
                    _speech(says, own, side, scene.opened_in(low, high)),
                    _told(trigger.shape, says, own, quoted, main),
                    _speaker_place(side, clauses, bucket(high - low)),
                ],
            )
        )
    out += _carried(trigger, event_type, sides, scenes, told)
    return out


@bundled
def _speaker(event_type: str, says: str, own: str, side: str) -> Iterator[str]:
    yield f"says={says}"
    yield f"says={says}/{own}"
    yield f"says={says}/{own}/{side}"
    yield f"says={says}/{own}/{event_type}"
    yield f"{own}/{event_type}"


@bundled
def _speaker_kind(says: str, kind: str, sector: str | None, first: bool) -> Iterator[str]:
    yield f"kind={kind}"
    yield f"kind={kind}/{says}"
    yield f"sector={sector}"
    yield f"first={first}/{says}"


@bundled
def _speech(says: str, own: str, side: str, opened: bool) -> Iterator[str]:
    yield f"opened={opened}/{says}/{own}/{side}"


@bundled
def _told(shape: str, says: str, own: str, quoted: bool, main: bool) -> Iterator[str]:
    yield f"quoted={quoted}/{says}/{own}"
    yield f"shape={shape}/{says}/{own}"
    yield f"main={main}/{own}"


@bundled
def _speaker_place(side: str, clauses: int, distance: int) -> Iterator[str]:
    yield f"{side}/c{clauses}"
    yield f"{side}/d{distance}"


def _carried(
    trigger: Trigger, event_type: str, sides: Collection[str], scenes: Sequence[Scene], told: bool
) -> list[SourceOption]:
    scene = trigger.scene
    for back in range(1, 4):
        if scene.index < back:
            break
        before = scenes[scene.index - back]
        for a, (says, _) in speakers_of(before):
            if says == "no" or a.mention.rule in MARKED:
                continue
            own = "own" if a.mention.country in sides else "other"
            opens = "say" if any("say" in c for c in scene.cues[:2]) else "quote" if any(scene.quoted[:3]) else "no"
            features = _earlier_speaker(event_type, says, own, back, opens, told)
            return [SourceOption(a.mention, [features, (f"back/quoted={scene.quoted[trigger.at]}",)])]
    return []


@bundled
def _earlier_speaker(event_type: str, says: str, own: str, back: int, opens: str, told: bool) -> Iterator[str]:
    yield f"back{back}/{own}"
    yield f"back/{opens}/{own}"
    yield f"back/{opens}/{told}"
    yield f"back/{event_type}/{own}"
    yield f"back{back}/{says}"
