"""How an actor stands to a trigger: a shallow stand-in for a parse.

Arabic news sentences are long and their order varies (verb-subject-object in prose, subject-verb in headlines and after أن), but prepositions,
adjacency and the order of bare noun phrases tell most of the time who does and who suffers. A link only states what is
seen; what it means for a frame is decided by `marsad.coding.roles`.
"""

from __future__ import annotations

from typing import NamedTuple

from marsad.coding.scenes import Scene
from marsad.coding.triggers import Trigger
from marsad.records import POS

_ATTACHED = {"ل": "ل", "ب": "ب", "ك": "ك", "لل": "ل"}
_LOOK_BACK = 4


class Link(NamedTuple):
    """What stands between a trigger and an actor.

    ``relation`` is subject, object, genitive, adjective, the key of a governing preposition, ``self`` for the actor in whose name the trigger stands,
    or ``far`` when none applies; ``head`` the stem of a noun
    between preposition and actor ("على قاعدة أميركية" has head قاعده), else empty. Distances count tokens; ``verbs`` and ``actors`` are
    what stands between; ``clauses`` how many clause borders.
    """

    relation: str
    after: bool
    head: str
    distance: int
    verbs: int
    actors: int
    clauses: int


def governor(scene: Scene, first: int, stop: int) -> tuple[str, str]:
    """Preposition that governs the noun phrase starting at ``first`` and the head noun between them, looking no further back than ``stop``.

    Returns:
        The preposition's key ("" for none) and the stem of the nearest noun passed on the way ("" for none).
    """
    for segment in scene.tokens[first].form.proclitics:
        if segment in _ATTACHED:
            return _ATTACHED[segment], ""
    head = ""
    for at in range(first - 1, max(stop, first - 1 - _LOOK_BACK), -1):
        if "preposition" in scene.cues[at]:
            return scene.keys[at].removeprefix("و") if len(scene.keys[at]) > 3 else scene.keys[at], head
        pos = scene.tokens[at].pos
        if pos in (POS.VERB, POS.PUNCT, POS.AUX) or scene.cues[at]:
            return "", head
        head = head or scene.stems[at]
        for segment in scene.tokens[at].form.proclitics:
            if segment in _ATTACHED:
                return _ATTACHED[segment], head
        if "و" in scene.tokens[at].form.proclitics:
            return "", head
    return "", head


def link(trigger: Trigger, number: int) -> Link:
    """The link from ``trigger`` to actor ``number`` of its scene; a coordinated actor has the relation of the first of its group."""
    scene, at = trigger.scene, trigger.at
    lead = scene.actors[scene.groups[number]]
    own = scene.actors[number]
    if own.first <= at < own.last:
        return Link("self", False, "", 0, 0, 0, 0)
    after = own.first > at
    low, high = (at + 1, own.first) if after else (own.last, at)
    verbs = sum(scene.tokens[i].pos is POS.VERB for i in range(low, high))
    actors = sum(low <= a.first < high for a in scene.actors)
    clauses = abs(scene.clause[own.first] - scene.clause[at])
    relation, head = _relation(trigger, lead.first, lead.last, scene.groups[number])
    return Link(relation, after, head, high - low, verbs, actors, clauses)


def _relation(trigger: Trigger, first: int, last: int, number: int) -> tuple[str, str]:
    scene, at = trigger.scene, trigger.at
    if first > at:
        preposition, head = governor(scene, first, at)
        if preposition:
            return preposition, head
        return (_after_verb if trigger.shape == "verb" else _after_noun)(trigger, first, number, head)
    preposition, head = governor(scene, first, -1)
    if preposition:
        return "before:" + preposition, head
    if any(scene.tokens[i].pos is POS.VERB for i in range(last, at)):
        return ("light" if trigger.shape != "verb" else "far"), head
    return "subject" if trigger.shape == "verb" else "before", head


def _after_verb(trigger: Trigger, first: int, number: int, head: str) -> tuple[str, str]:
    """The first bare noun phrase after a verb is its subject unless one stands before the verb; the next is its object."""
    scene, at = trigger.scene, trigger.at
    if any(scene.tokens[i].pos is POS.VERB for i in range(at + 1, first)):
        return "far", head
    bare = _bare_before(trigger, first, number)
    if bare == 0 and not _has_subject_before(trigger):
        return "subject", head
    return ("object" if bare <= 1 else "third"), head


def _bare_before(trigger: Trigger, first: int, number: int) -> int:
    scene = trigger.scene
    groups = {
        scene.groups[n]
        for n, a in enumerate(scene.actors)
        if trigger.at < a.first < first and a.mention.rule != "demonym" and scene.groups[n] != number
    }
    return sum(not governor(scene, scene.actors[g].first, trigger.at)[0] for g in groups)


def _has_subject_before(trigger: Trigger) -> bool:
    scene, at = trigger.scene, trigger.at
    for actor in reversed(scene.actors):
        if actor.last <= at:
            close = scene.clause[actor.first] == scene.clause[at] and at - actor.last <= 1
            return close and not governor(scene, actor.first, -1)[0] and not scene.tokens[at].form.proclitics
    return False


def _after_noun(trigger: Trigger, first: int, number: int, head: str) -> tuple[str, str]:
    scene, at = trigger.scene, trigger.at
    gap = first - at - 1
    if any(scene.tokens[i].pos is POS.VERB for i in range(at + 1, first)):
        return "far", head
    if scene.actors[number].mention.rule == "demonym":
        return ("adjective" if gap <= 2 else "far"), head
    if gap == 0:
        return "genitive", head
    bare = _bare_before(trigger, first, number)
    if gap <= 3:
        return ("genitive" if bare == 0 else "object"), head
    return ("object" if bare == 1 else "far"), head
