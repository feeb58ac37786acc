"""Whether what a word names is agreed on, decided, planned, called for or feared rather than told as done."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from marsad.coding.cues import load_cues, qualifier_words
from marsad.coding.governing import FAR, governors, only_names, opened_at
from marsad.coding.nearby import stands
from marsad.coding.scenes import Scene, in_actor
from marsad.records import POS

_TO_COME = (
    "agreeing", "weighing", "promising", "intending", "preparing", "plotting", "calling", "threatening", "urging", "pondering", "wanting", "thinking",
)  # fmt: skip
_LEADING = frozenset({"علي", "الي"})
_ATTACHED = (("ب",), ("ل",), ("لل",), ("و",))
_BARE = ((), ("ال",))
_IN, _THAT, _AFTER = "في", "ان", "بعد"
_VERBS = (POS.VERB, POS.AUX)


def governed_by(scene: Scene, words: Collection[str], at: int) -> bool:
    """Whether one of ``words`` (keys) governs what is named at a token, or the clause with "that" whose first verb stands there.

    A verb governs with a preposition ("agreed on the opening") whatever stands between; without one ("decided the opening"), and where a noun
    governs ("their approval of the opening"), nothing but names may.
    """
    first = _first(scene, at)
    if first is None:
        return False
    leads, head = _preposition(scene, first)
    if head is None:
        return False
    verb = scene.last_verbs[head]
    if verb is not None and head - verb <= FAR and stands(scene, words, (verb,)):
        return leads or only_names(scene, verb + 1, head)
    noun = next((i for i in governors(scene, head) if stands(scene, words, (i,)) and not in_actor(scene, i)), None)
    return noun is not None and only_names(scene, noun + 1, head)


def is_to_come(scene: Scene, at: int) -> bool:
    """Whether what a token names, or tells as a verb, is agreed on, planned or wanted: "agreed on opening", "asked that it open"."""
    verb = scene.tokens[at].pos in _VERBS
    # Behind "that" what looks like a past, too, is mostly no past: "that she opens".
    wished = (
        verb
        and at > 0
        and scene.stems[at - 1] == _THAT
        and any(v.tense == "present" for v in scene.tokens[at].form.verbs)
    )
    return (wished and not (at > 1 and scene.stems[at - 2] == _AFTER)) or governed_by(scene, _to_come_words(), at)


def _first(scene: Scene, at: int) -> int | None:
    """Where begins what is governed: "the opening anew", the clause with "that"; None for a verb that stands in no such clause."""
    if scene.tokens[at].pos in _VERBS:
        return opened_at(scene, at)
    return at - 1 if at and scene.stems[at - 1] in load_cues()["restoring"] else at


def _preposition(scene: Scene, first: int) -> tuple[bool, int | None]:
    """Whether a preposition leads to what begins at a token, or "and" that joins it to what one leads to; and where it, or that, stands."""
    lead = scene.tokens[first].form.proclitics
    if lead[:1] in _ATTACHED:
        return True, first
    before = first - 1
    if before >= 0 and "preposition" in scene.cues[before]:
        return (
            (True, before) if scene.keys[before] in _LEADING else (False, before if scene.keys[before] == _IN else None)
        )
    return False, first if lead in _BARE else None


@cache
def _to_come_words() -> frozenset[str]:
    listed = qualifier_words()
    return frozenset().union(*(listed[name] for name in _TO_COME))
