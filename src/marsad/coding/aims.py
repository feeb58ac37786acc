"""What is told as an aim, not as done (what somebody calls for, threatens with, warns of, fears, plans, weighs), or as a kind of deeds."""

from __future__ import annotations

from collections.abc import Collection

from marsad.coding.cues import qualifier_words
from marsad.coding.governing import (
    FAR,
    Settled,
    first_of,
    governors,
    is_denied,
    is_present,
    object_of,
    only_names,
    opened_at,
    passes,
)
from marsad.coding.nearby import stands
from marsad.coding.ontology import event_types
from marsad.coding.scenes import Scene, in_actor
from marsad.coding.triggers import Trigger
from marsad.records import POS, ActorKind

_AIMS = (
    ("ل", "preparing", "future"),
    ("ل", "plotting", "hypothetical"),
    ("الي", "calling", "hypothetical"),
    ("ب", "threatening", "hypothetical"),
    ("علي", "urging", "hypothetical"),
    ("من", "warning", "hypothetical"),
)
"""A preposition before what is aimed at, the class of the word that governs it, and the status of what it governs."""
_ATTACHED: dict[tuple[str, ...], str] = {("ب",): "ب", ("ل",): "ل", ("لل",): "ل"}
_ASKING = frozenset({"calling", "urging"})
_CALLED = frozenset({"CONSULT", "PROTEST", "CONCEDE"})
_BARE = ((), ("ال",))
_UPON = "علي"
_ARTICLE = "ال"
_PREPOSITIONS = frozenset({"من", "الي", "علي"})
_SUCH = "مثل"


def aimed_at(trigger: Trigger, event_type: str) -> Settled | None:
    """The status of a deed that is told as what somebody aims at or fears, with the word that says so; None where none does.

    Who calls for a meeting or a march mostly makes it: these are left open, and so is pardon, for which to ask is to yield.
    """
    scene, at = trigger.scene, trigger.at
    if event_type in _CALLED:
        return None
    if trigger.shape == "verb":
        return _clause(scene, at, trigger.word)
    first = first_of(scene, at)
    return _with_preposition(scene, first) or _bare(scene, first, event_type)


def tells_only_a_kind(trigger: Trigger) -> bool:
    """Whether a noun names no happening but its like: "such attacks", "the opening of such an embassy"."""
    scene, at = trigger.scene, trigger.at
    if trigger.shape == "verb":
        return False
    behind = scene.keys[at + 1 : at + 2] == [_SUCH] and _is_demonstrative(scene, at + 2)
    return behind or (at > 1 and scene.stems[at - 2] == _SUCH and _is_demonstrative(scene, at - 1))


def _is_demonstrative(scene: Scene, at: int) -> bool:
    return at < len(scene.tokens) and scene.tokens[at].pos is POS.DET


def asker(trigger: Trigger) -> int | None:
    """Where the word stands by which somebody calls for, refuses or denies a meeting that the trigger only names; None where there is none."""
    scene = trigger.scene
    if trigger.shape == "verb":
        return None
    first, listed = first_of(scene, trigger.at), qualifier_words()
    preposition, end = _preposition(scene, first)
    for before, words, _ in _AIMS:
        if words not in _ASKING or before != preposition:
            continue
        governor = _governor(scene, end, listed[words])
        if governor is not None and only_names(scene, governor + 1, end):
            return governor
    governor = _governor(scene, first, listed["refusing"] | listed["ruling_out"])
    return governor if governor is not None and object_of(scene, governor, first) else None


def _preposition(scene: Scene, first: int) -> tuple[str | None, int]:
    """The preposition before what begins at token ``first``, and where it begins with it."""
    attached = _ATTACHED.get(scene.tokens[first].form.proclitics[:1])
    return (scene.keys[first - 1], first - 1) if attached is None and first else (attached, first)


def _with_preposition(scene: Scene, first: int) -> Settled | None:
    preposition, end = _preposition(scene, first)
    for before, words, status in _AIMS:
        if before != preposition or (words == "warning" and _ARTICLE in scene.tokens[first].form.proclitics):
            continue  # "warned of the attacks": they may have been made
        governor = _governor(scene, end, qualifier_words()[words])
        if governor is None or not only_names(scene, governor + 1, end):
            continue
        if not _is_none(scene, governor):
            return status, scene.tokens[governor].surface
        return ("negated", scene.tokens[governor].surface) if status == "future" else None
    return None


def _governor(scene: Scene, end: int, words: Collection[str]) -> int | None:
    """The nearest of some words that may govern what begins at token ``end``; none of a name: the Taliban demand nothing by being named."""
    return next((i for i in governors(scene, end) if stands(scene, words, (i,)) and not in_actor(scene, i)), None)


def _is_none(scene: Scene, governor: int) -> bool:
    """Whether there is no such plan or threat: "no plan to", "denied that there was a plan to"."""
    first = first_of(scene, governor)
    denying = (i for i in governors(scene, first) if stands(scene, qualifier_words()["ruling_out"], (i,)))
    denier = next(denying, None)
    return is_denied(scene, first) or (denier is not None and object_of(scene, denier, first))


def _bare(scene: Scene, first: int, event_type: str) -> Settled | None:
    listed = qualifier_words()
    words = listed["pondering"] | listed["refusing"]
    governor = _governor(scene, first, words)
    if governor is None or is_denied(scene, governor) or scene.tokens[first].form.proclitics not in _BARE:
        return None
    between = range(governor + 1, first)
    if not all(passes(scene, i) or (scene.keys[i] == _UPON and in_actor(scene, i + 1)) for i in between):
        return None
    if stands(scene, listed["pondering"], (governor,)):
        return "hypothetical", scene.tokens[governor].surface
    return ("negated", scene.tokens[governor].surface) if _is_own(scene, first, event_type) else None


def _is_own(scene: Scene, first: int, event_type: str) -> bool:
    """Whether what is refused is the refuser's to do: "refused to send"; "refused the raid", "its raid", "the neighbour's raid" are of others."""
    form = scene.tokens[first].form
    whose = (a.mention.kind for a in scene.actors if a.first == first + 1)
    return (
        event_types()[event_type].is_deed
        and not form.proclitics
        and not form.enclitics
        and all(kind is ActorKind.PEOPLE for kind in whose)
    )


def _clause(scene: Scene, verb: int, word: str) -> Settled | None:
    """Whether a verb in the present stands right behind "that", and before that who fears or demands it."""
    opened = opened_at(scene, verb)
    if opened != verb - 1 or not is_present(scene, verb, word):
        return None
    listed = qualifier_words()["wanting"]
    for at in range(opened - 1, max(-1, opened - 1 - FAR), -1):
        if stands(scene, listed, (at,)) and not in_actor(scene, at):
            return None if is_denied(scene, at) else ("hypothetical", scene.tokens[at].surface)
        if not passes(scene, at) and scene.keys[at] not in _PREPOSITIONS:
            return None
    return None
