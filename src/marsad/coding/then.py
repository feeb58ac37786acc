"""What happened at a time told before: "expelled the ambassador in March 2020, and Ghana promised *then* to answer"."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.coding.cues import qualifier_words
from marsad.coding.scenes import Scene
from marsad.coding.triggers import Trigger
from marsad.records import POS, ActorKind, DateMention

_REACH = 5  # tokens between a deed and the word that says that it was then
_VERBS = (POS.VERB, POS.AUX)
_LENGTH = "duration"


def told_then(trigger: Trigger, scenes: Sequence[Scene]) -> DateMention | None:
    """The last time told before a trigger beside which "then", "on that day" stands; None where none does, or no time was told.

    It may be that of the sentence before. "The then minister" is no time.
    """
    scene, at = trigger.scene, trigger.at
    if not _is_then(trigger):
        return None
    before = [d.mention for d in scene.dates if d.first < at]
    if not before and scene.index:
        before = [d.mention for d in scenes[scene.index - 1].dates]
    known = [m for m in before if m.start is not None and m.end is not None and m.grain != _LENGTH]
    return known[-1] if known else None


def _is_then(trigger: Trigger) -> bool:
    scene, at = trigger.scene, trigger.at
    listed = qualifier_words()["then"]
    for i in range(at + 1, min(len(scene.tokens), at + 1 + _REACH)):
        token = scene.tokens[i]
        if scene.keys[i] in listed:
            return not any(a.last == i and a.mention.kind is ActorKind.PERSON for a in scene.actors)
        if token.pos in _VERBS or token.pos is POS.PUNCT:
            return False
    return False
