"""What somebody denies, rules out or cannot do, in its own words, in a clause, or as what some report tells; what is named as not done."""

from __future__ import annotations

from marsad.coding.cues import qualifier_words
from marsad.coding.governing import (
    CLAUSAL,
    FAR,
    REACH,
    Settled,
    first_of,
    governors,
    is_denied,
    object_of,
    opened_at,
    passes,
)
from marsad.coding.nearby import stands
from marsad.coding.scenes import Scene
from marsad.coding.statuses.intentions import governed_by
from marsad.records import POS

_BEHIND = 10  # tokens behind a trigger in which a word may say that the report of it is false
_NAMED = 4  # tokens between a report and the verb that says what it tells
_ABOUT_ONE = "ب"
_OF_ONE = (("ل",), ("لل",), ("ل", "ال"))
_OF = "من"
_SPEECH = frozenset({"say", "request", "source"})


def denied_before(scene: Scene, end: int, *, report: bool = False) -> Settled | None:
    """Whether what begins at token ``end`` is denied or ruled out, by which word.

    The word stands before, with its subject, adverbs, and what is reported between: "the ministry denied what was said about".

    Args:
        scene: the sentence.
        end: the first token of what may be denied.
        report: whether it is denied only as what some report tells.
    """
    listed, told, at = qualifier_words(), not report, end - 1
    while at >= max(0, end - FAR):
        if stands(scene, listed["ruling_out"], (at,)):
            return denial(scene, at) if told else None
        if scene.keys[at] in listed["truth"] and at and scene.keys[at - 1] in listed["no"]:
            return "negated", scene.tokens[at].surface
        told = told or stands(scene, listed["report"], (at,))
        if scene.tokens[at].pos is POS.VERB or not _SPEECH.isdisjoint(scene.cues[at]):
            named = _named_before(scene, at)
            if named is None:
                return None
            at, told = named, True
        elif scene.cues[at] and not CLAUSAL.isdisjoint(scene.cues[at]):
            return None
        at -= 1
    return None


def _named_before(scene: Scene, verb: int) -> int | None:
    """Where the report begins of which a verb says what it tells: "what was said", "reports that spoke of"."""
    listed = qualifier_words()
    for at in range(verb - 1, max(-1, verb - 1 - _NAMED), -1):
        if scene.keys[at] in listed["what"] or stands(scene, listed["report"], (at,)):
            return at
        if scene.tokens[at].pos in (POS.VERB, POS.PUNCT):
            return None
    return None


def denial(scene: Scene, at: int) -> Settled | None:
    """The status of what the word at ``at`` rules out or denies; what is not ruled out is possible, what is not denied is open."""
    if not is_denied(scene, at):
        return "negated", scene.tokens[at].surface
    excluding = stands(scene, qualifier_words()["excluding"], (at,))
    return ("hypothetical", scene.tokens[at].surface) if excluding else None


def denied_report(scene: Scene, first: int, at: int) -> Settled | None:
    """Whether a deed is named as what a denied report tells: "denied the news of", "the news of ... is false"."""
    listed = qualifier_words()
    bound = scene.tokens[first].form.proclitics[:1]
    after_report = first > 0 and stands(scene, listed["report"], (first - 1,))
    about = first > 0 and (scene.keys[first - 1] in listed["about"] or bound == (_ABOUT_ONE,) or after_report)
    if first and bound in (("ل",), ("لل",)) and scene.keys[first - 1] in listed["truth"]:
        about = True
    if not about:
        return None
    if found := denied_before(scene, first, report=True):
        return found
    if not any(stands(scene, listed["report"], (i,)) for i in range(max(0, first - _NAMED), first)):
        return None
    for false in range(at + 1, min(len(scene.tokens), at + 1 + _BEHIND)):
        if scene.tokens[false].pos in (POS.VERB, POS.PUNCT):
            return None
        lacking = scene.keys[false] in listed["truth"] and scene.keys[false - 1] in listed["no"]
        if lacking or stands(scene, listed["false"], (false,)):
            return "negated", scene.tokens[false].surface
    return None


def undone(scene: Scene, first: int) -> Settled | None:
    """That what is named from a token on is named as not done ("the non-signing of"), or, where that is called for or threatened, may be so."""
    listed, at = qualifier_words(), first - 1
    while at > max(0, first - REACH) and passes(scene, at):
        at -= 1
    if at > 0 and stands(scene, listed["handing"], (at,)):
        at -= 1  # "the non-granting by Togo of aid"
    elif at < first - 1:
        return None
    if at < 0 or scene.stems[at] not in listed["non"]:
        return None
    sought = governed_by(scene, listed["calling"] | listed["threatening"] | listed["urging"], at)
    return "hypothetical" if sought else "negated", scene.tokens[at].surface


def impossible(scene: Scene, first: int) -> Settled | None:
    """That somebody cannot do what is named from a token on, or told by a verb there: "cannot sign", "it is impossible that it signs"."""
    verb = scene.tokens[first].pos is POS.VERB
    at = first - 1
    if verb and opened_at(scene, first) != at:
        return None
    at -= verb
    while at > max(0, first - FAR) and not _is_impossible(scene, at):
        if not passes(scene, at) and scene.tokens[at].form.proclitics not in _OF_ONE:
            return None
        at -= 1
    if at < 0 or not _is_impossible(scene, at):
        return None
    excepted = any(
        scene.keys[i] in qualifier_words()["except"] for i in range(first, min(len(scene.tokens), first + FAR))
    )
    return "hypothetical" if excepted else "negated", scene.tokens[at].surface


def _is_impossible(scene: Scene, at: int) -> bool:
    """Whether a word says that something is impossible, or, denied, that it is possible: "cannot", "it is not possible"."""
    listed = qualifier_words()
    if stands(scene, listed["impossible"], (at,)):
        return not is_denied(scene, at)
    if not at or not stands(scene, listed["able"], (at,)):
        return False
    before = at - 1 - (at > 1 and scene.keys[at - 1] == _OF)
    return scene.keys[before].removeprefix("و") in listed["not_done"] | listed["never"] | listed["not_so"]


def is_none(scene: Scene, governor: int) -> bool:
    """Whether there is no such plan or threat: "no plan to", "denied that there was a plan to"."""
    first = first_of(scene, governor)
    denying = (i for i in governors(scene, first) if stands(scene, qualifier_words()["ruling_out"], (i,)))
    denier = next(denying, None)
    denied = denier is not None and not is_denied(scene, denier) and object_of(scene, denier, first)
    return is_denied(scene, first) or denied
