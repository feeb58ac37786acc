"""What is told as a condition or a possibility: behind "if", "unless", "in case of", "may", or as what would have come."""

from __future__ import annotations

from marsad.coding.cues import load_cues, qualifier_words
from marsad.coding.governing import REACH, Settled, first_of, is_present
from marsad.coding.nearby import stands
from marsad.coding.scenes import Scene, in_actor
from marsad.coding.triggers import Trigger
from marsad.records import POS

_HAVE = ("قد",)
_UNLESS = ["ما", "لم"]
_IF, _SPELLED, _OTHER = "ان", "إ", "أ"
_WILL = "س"
_THIRD = 3
_OPENING = frozenset({":", "«", '"', "“"})


def possible(scene: Scene, verb: int, word: str | None) -> int | None:
    """Where the word stands that makes of a verb a condition or a possibility: "if it shelled", "if the army has shelled", "may shell"."""
    listed, at = qualifier_words(), verb - 1
    if at >= 0 and scene.keys[at] in _HAVE and is_present(scene, verb, word):
        return at
    if at >= 0 and scene.keys[at] in listed["maybe"]:
        return at
    while at > max(0, verb - REACH) and scene.keys[at] not in listed["condition"] and _leads(scene, at):
        if _is_if(scene, at, verb):
            return at
        at -= 1
    if at < 0 or (scene.keys[at] in listed["case"] and not _is_case(scene, at)):
        return None
    return at if scene.keys[at] in listed["condition"] | listed["case"] or _is_if(scene, at, verb) else None


def _is_if(scene: Scene, at: int, verb: int) -> bool:
    """Whether what is spelled like "that" is the "if" of a verb, as where the verb in the past, "was" or "did not" stands right behind it.

    Behind "that" of the same spelling somebody is named first. Without its hamza it may be the other "that", which a verb may follow, but not
    where what comes before is to come or threatened ("will close the border if they shell"), or where it opens the sentence.
    """
    if (
        scene.stems[at] != _IF
        or scene.tokens[at].form.enclitics
        or _OTHER in scene.tokens[at].surface
        or (at and scene.keys[at - 1] in qualifier_words()["no_if"])
    ):
        return False
    behind = at + 1
    past = behind == verb and any(v.tense == "past" and v.person == _THIRD for v in scene.tokens[verb].form.verbs)
    if not past and scene.tokens[behind].pos is not POS.AUX and scene.keys[behind] != _UNLESS[1]:
        return False
    if at == 0 or scene.keys[at - 1] in _OPENING:
        return True
    return not _is_said(scene, at) and (_SPELLED in scene.tokens[at].surface or _threatens(scene, at))


def _is_said(scene: Scene, at: int) -> bool:
    """Whether "that" at a token opens what somebody says: no other stands between it and a word of saying."""
    for before in range(at - 1, -1, -1):
        if stands(scene, load_cues()["say"], (before,)):
            return True
        if scene.tokens[before].pos is POS.VERB or "complementiser" in scene.cues[before]:
            return False
    return False


def _threatens(scene: Scene, at: int) -> bool:
    """Whether the clause before a token tells of what is to come or is threatened, and no preposition leads to the token."""
    listed, verb = qualifier_words(), scene.last_verbs[at]
    if verb is None or "preposition" in scene.cues[at - 1]:
        return False
    will = _WILL in scene.tokens[verb].form.proclitics or (verb > 0 and scene.keys[verb - 1] in listed["will"])
    return will or stands(scene, listed["threatening"], range(verb, at))


def _leads(scene: Scene, at: int) -> bool:
    """Whether a word may stand between "if" and its verb: "if it is true that the army has"."""
    of_verb = scene.tokens[at].pos is POS.AUX or scene.keys[at] in _HAVE or scene.keys[at] in qualifier_words()["if_so"]
    return of_verb or in_actor(scene, at)


def in_case(scene: Scene, at: int) -> int | None:
    """Where "case" stands right before a deed that is named: "in case of a withdrawal"; not "in a state of alert"."""
    listed, case = qualifier_words(), first_of(scene, at) - 1
    if case < 0 or scene.keys[case] not in listed["case"] or not _is_case(scene, case):
        return None
    return None if stands(scene, listed["state"], (at,)) else case


def _is_case(scene: Scene, at: int) -> bool:
    return at > 0 and scene.keys[at - 1].removeprefix("و") == "في"


def unless(scene: Scene, verb: int | None) -> Settled | None:
    """Whether "unless" stands right before a verb; what is spelled like it, "which ... not", has a pronoun or a word of naming before it."""
    if verb is None or scene.keys[max(0, verb - 2) : verb] != _UNLESS:
        return None
    which = verb > len(_UNLESS) and scene.tokens[verb - 3].pos in (POS.PRON, POS.DET, POS.VERB)
    return None if which else ("hypothetical", scene.tokens[verb - 2].surface)


def would(trigger: Trigger) -> Settled | None:
    """Whether a verb tells what would have come if something else had been: past, with the particle that answers "if" joined to it."""
    scene, at = trigger.scene, trigger.at
    token = scene.tokens[at]
    if trigger.shape != "verb" or token.form.proclitics[-1:] != ("ل",) or is_present(scene, at, trigger.word):
        return None
    before = (i for i in range(at - 1, -1, -1) if scene.keys[i] in qualifier_words()["if_only"])
    answered = next(before, None)
    return ("hypothetical", scene.tokens[answered].surface) if answered is not None else None
