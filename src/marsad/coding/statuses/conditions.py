"""What is told as a condition or a possibility: behind "if", "unless", "in case of", "may", or as what would have come."""

from __future__ import annotations

from marsad.coding.cues import qualifier_words
from marsad.coding.governing import REACH, Settled, first_of, is_present
from marsad.coding.nearby import stands
from marsad.coding.scenes import Scene, in_actor
from marsad.coding.triggers import Trigger
from marsad.records import POS

_HAVE = ("قد",)
_UNLESS = ["ما", "لم"]


def possible(scene: Scene, verb: int, word: str | None) -> int | None:
    """Where the word stands that makes of a verb a condition or a possibility: "if it shelled", "if the army has shelled", "may shell"."""
    listed, at = qualifier_words(), verb - 1
    if at >= 0 and scene.keys[at] in _HAVE and is_present(scene, verb, word):
        return at
    if at >= 0 and scene.keys[at] in listed["maybe"]:
        return at
    while at > max(0, verb - REACH) and scene.keys[at] not in listed["condition"] and _leads(scene, at):
        at -= 1
    if at < 0 or (scene.keys[at] not in listed["condition"] and scene.keys[at] not in listed["case"]):
        return None
    return at if scene.keys[at] in listed["condition"] or _is_case(scene, at) else None


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
