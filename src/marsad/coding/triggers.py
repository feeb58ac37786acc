"""Words of a sentence that may express an event."""

from __future__ import annotations

from typing import NamedTuple

from marsad.coding.frames import Frame, Frames, Reading, Shape, stem_keys
from marsad.coding.scenes import Scene
from marsad.records import POS

_CLOSED = frozenset({POS.PUNCT, POS.NUM, POS.PRON, POS.DET, POS.PART, POS.SCONJ, POS.CCONJ, POS.SYM})
_FUNCTION = frozenset({"preposition", "complementiser", "relative", "connective"})
_NEAR = 10  # tokens after the trigger in which a demanded word may stand
_BACK = 4  # and before it


class Trigger(NamedTuple):
    """A word that may express an event: token ``at`` of ``scene``, read as ``word`` of some ``frames``."""

    scene: Scene
    at: int
    shape: Shape
    word: str
    frames: tuple[Frame, ...]


def triggers_in(
    scene: Scene, frames: Frames, *, in_names: bool = False, alone: dict[int, tuple[Frame, ...]] | None = None
) -> list[Trigger]:
    """The triggers of a sentence in order.

    Args:
        scene: the sentence.
        frames: what may trigger.
        in_names: whether words inside an actor's name count: a ministry of defence defends nobody, but an embassy is a fact.
        alone: takes the words whose frames ask for another word that does not stand near, with these frames.
    """
    inside = {i for a in scene.actors for i in range(a.first, a.last) if not in_names and a.mention.rule != "demonym"}
    found = []
    for at, token in enumerate(scene.tokens):
        if (
            at in inside
            or token.pos in _CLOSED
            or (token.pos is not POS.VERB and not _FUNCTION.isdisjoint(scene.cues[at]))
        ):
            continue
        reading = _choose(token.pos, frames.of(token.form))
        if reading is None:
            continue
        nearby: set[str] | None = None
        kept = []
        for frame in reading.frames:
            if frame.near:
                if nearby is None:
                    nearby = words_near(scene, at)
                if not frame.near & nearby:
                    continue
            kept.append(frame)
        if not kept and alone is not None:
            alone[at] = reading.frames
        if kept:
            found.append(Trigger(scene, at, reading.shape, reading.word, tuple(kept)))
    return found


def _choose(pos: POS, readings: tuple[Reading, ...]) -> Reading | None:
    """The reading that agrees with the part of speech, else the first there is: taggers err, and the models see what was tagged."""
    verbal = pos in (POS.VERB, POS.AUX)
    return next((r for r in readings if (r.shape == "verb") == verbal), readings[0] if readings else None)


def words_near(scene: Scene, at: int) -> set[str]:
    """Keys and stem keys of the words around token ``at``."""
    window = (*scene.tokens[max(0, at - _BACK) : at], *scene.tokens[at + 1 : at + 1 + _NEAR])
    return {k for t in window for k in (t.form.key, t.form.core_key, *stem_keys(t.form))}
