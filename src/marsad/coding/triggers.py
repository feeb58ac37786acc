"""Words of a sentence that may express an event."""

from __future__ import annotations

from typing import NamedTuple

from marsad.coding.frames import Frame, Frames, Shape, stem_keys
from marsad.coding.scenes import Scene
from marsad.records import POS

_NEAR = 10  # tokens after the trigger in which a demanded word may stand
_BACK = 4  # and before it


class Trigger(NamedTuple):
    """A word that may express an event: token ``at`` of ``scene``, read in ``shape``, with the frames it may trigger."""

    scene: Scene
    at: int
    shape: Shape
    frames: tuple[Frame, ...]


def triggers_in(scene: Scene, frames: Frames) -> list[Trigger]:
    """The triggers of a sentence in order; words inside an actor's name (ministry of defence) are none."""
    inside = {i for a in scene.actors for i in range(a.first, a.last) if a.mention.rule != "demonym"}
    found = []
    nearby: set[str] | None = None
    for at, token in enumerate(scene.tokens):
        if at in inside or token.pos is POS.PUNCT:
            continue
        shape_frames = _choose(token.pos, frames.of(token.form))
        if shape_frames is None:
            continue
        shape, possible = shape_frames
        nearby = None
        kept = []
        for frame in possible:
            if frame.near:
                if nearby is None:
                    nearby = _nearby(scene, at)
                if not frame.near & nearby:
                    continue
            kept.append(frame)
        if kept:
            found.append(Trigger(scene, at, shape, tuple(kept)))
    return found


def _choose(pos: POS, options: tuple[tuple[Shape, tuple[Frame, ...]], ...]) -> tuple[Shape, tuple[Frame, ...]] | None:
    """The reading that agrees with the part of speech, else the first."""
    if not options:
        return None
    for shape, frames in options:
        if (shape == "verb") == (pos in (POS.VERB, POS.AUX)):
            return shape, frames
    return None if pos in (POS.VERB, POS.AUX) else options[0]


def _nearby(scene: Scene, at: int) -> set[str]:
    window = scene.tokens[max(0, at - _BACK) : at] + scene.tokens[at + 1 : at + 1 + _NEAR]
    return {k for t in window for k in (t.form.key, t.form.core_key, *stem_keys(t.form))}
