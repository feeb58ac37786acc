"""The place that stands in front of a verb: "*in Mali* gunmen attacked a convoy". It looks like the subject and is none."""

from __future__ import annotations

from marsad.coding.cues import qualifier_words
from marsad.coding.scenes import Scene, in_actor, in_date
from marsad.records import POS

_FRONT = 14  # tokens of a place in front of a verb
_ALONG = frozenset({POS.NOUN, POS.PROPN, POS.ADJ, POS.ADP, POS.NUM, POS.DET})
_VERBLIKE = frozenset({POS.NOUN, POS.PROPN, POS.ADJ})  # what a verb behind a place may look like
_COMMAS = frozenset("،,")
_AS_FOR, _AND = "اما", "و"
_BARE = ((), ("ف",))


def fronted(scene: Scene, at: int) -> range:
    """The tokens of the place that stands in front of a verb, with its preposition; none where no place does.

    What looks like "the killing of" is a verb there: "in Mali were killed ten".
    """
    token, words = scene.tokens[at], qualifier_words()["located"]
    verbal = token.pos is POS.VERB or (token.pos in _VERBLIKE and any(v.tense == "past" for v in token.form.verbs))
    if not at or not verbal or token.form.proclitics not in _BARE or token.form.enclitics:
        return range(0)
    first = None
    for i in range(at - 1, max(-1, at - 1 - _FRONT), -1):
        leads = scene.keys[i].removeprefix(_AND) in words
        if leads and not scene.tokens[i].form.enclitics:
            first = i
        if not (leads or _goes_along(scene, i)):
            break
        if scene.keys[i] != scene.stems[i] and scene.keys[i].startswith(_AND) and not in_actor(scene, i):
            break  # "and in Mali": a new phrase
    return range(first, at) if first is not None and _begins(scene, first) else range(0)


def _goes_along(scene: Scene, at: int) -> bool:
    token = scene.tokens[at]
    if "complementiser" in scene.cues[at] or "relative" in scene.cues[at]:
        return False
    return token.pos in _ALONG or in_date(scene, at) or in_actor(scene, at) or scene.keys[at] in _COMMAS


def _begins(scene: Scene, first: int) -> bool:
    """Whether a sentence, or a part of it, begins with a token."""
    if first and scene.keys[first - 1] == _AS_FOR:
        first -= 1
    joined = scene.keys[first].startswith(_AND) and scene.keys[first].removeprefix(_AND) in qualifier_words()["located"]
    return not first or joined or scene.tokens[first - 1].pos is POS.PUNCT or "complementiser" in scene.cues[first - 1]
