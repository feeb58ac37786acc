"""Features that tell a deed from a plan, a possibility or a denial, and the news of the day from background; in bundles."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from marsad.coding.bundles import Bundle, bundled
from marsad.coding.scenes import Scene
from marsad.coding.triggers import Trigger
from marsad.records import POS, BlockKind, DateMention, VerbReading

_TELLING = frozenset({"negation", "denial", "future", "possibility", "request", "purpose", "pluperfect", "say"})
_REACH = 8  # tokens before a trigger, and around it, that are looked at
_TOLD = (POS.VERB, POS.ADJ, POS.ADP)


def status_features(trigger: Trigger, event_type: str) -> list[Bundle]:
    """What around a trigger shows whether the event happened, will happen, might happen or did not happen."""
    scene, at = trigger.scene, trigger.at
    form = scene.tokens[at].form
    out = [
        _expressed(event_type, trigger.shape),
        (f"stem={scene.stems[at]}",),
        _inflected(form.verbs, form.proclitics, trigger.shape),
    ]
    for offset in (-3, -2, -1, 1):
        i = at + offset
        if 0 <= i < len(scene.stems):
            token = scene.tokens[i]
            proclitics = token.form.proclitics if token.pos is POS.VERB else ()
            out += [(f"{offset}={scene.stems[i]}",), _beside(offset, scene.cues[i], proclitics)]
    out += [(name,) for name in _cues_before(scene, at)]
    if scene.quoted[at]:
        out.append(("quoted",))
    return out


@bundled
def _expressed(event_type: str, shape: str) -> Iterator[str]:
    yield f"type={event_type}"
    yield f"shape={shape}"
    yield f"shape={shape}/{event_type}"


@bundled
def _inflected(verbs: tuple[VerbReading, ...], proclitics: tuple[str, ...], shape: str) -> Iterator[str]:
    if shape == "verb":
        yield from (f"tense={t}" for t in sorted({v.tense for v in verbs}))
    yield from (f"pro={p}/{shape}" for p in proclitics)


@bundled
def _beside(offset: int, cues: tuple[str, ...], proclitics: tuple[str, ...]) -> Iterator[str]:
    yield from (f"{offset}cue={c}" for c in cues)
    yield from (f"{offset}pro={p}" for p in proclitics)


def _cues_before(scene: Scene, at: int) -> list[str]:
    out = []
    for i in range(max(0, at - _REACH), at):
        cues, token = scene.cues[i], scene.tokens[i]
        if not cues and token.pos is not POS.VERB:
            continue
        clause = "same" if scene.clause[i] == scene.clause[at] else "other"
        for cue in cues:
            if cue in _TELLING:
                out += [f"{cue}/{clause}", f"{cue}={scene.keys[i]}/{clause}"]
        if token.pos is POS.VERB and "س" in token.form.proclitics:
            out.append(f"will/{clause}")
    return list(dict.fromkeys(out))


def age_features(trigger: Trigger, event_type: str, when: DateMention | None, published: date | None) -> list[Bundle]:
    """What shows that an event lies clearly before the news of the day.

    Args:
        trigger: the event's trigger.
        event_type: its PLOVER type.
        when: the date that was chosen for it, if any.
        published: the day of publication, where known.
    """
    scene, at = trigger.scene, trigger.at
    out = [
        _standing(event_type, scene.block, min(scene.index, 6)),
        (f"stem={scene.stems[at]}",),
        (f"opens={scene.stems[0]}",),
    ]
    for i in range(max(0, at - _REACH), min(len(scene.stems), at + _REACH)):
        cues = scene.cues[i]
        if cues or scene.tokens[i].pos in _TOLD:
            out += [(f"near={scene.stems[i]}",), *((f"cue={c}",) for c in cues)]
    if when is not None and when.end is not None:
        out.append(_dated(when.grain, (published - when.end).days if published else None))
    out += [(f"amid={d.mention.grain}",) for d in scene.dates]
    return out


@bundled
def _standing(event_type: str, block: BlockKind, sentence: int) -> Iterator[str]:
    yield f"type={event_type}"
    yield f"block={block}"
    yield f"sentence={sentence}"


def _dated(grain: str, days: int | None) -> Bundle:
    """Of what grain a date is, and how long before publication it ends."""
    age = "?" if days is None else next((name for name, less in _AGES if days < less), "old")
    return (f"grain={grain}", f"age={age}")


_AGES = (("future", 0), ("day", 3), ("week", 10), ("month", 32))  # less than so many days before publication
