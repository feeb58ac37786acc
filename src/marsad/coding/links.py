"""How an actor stands to a trigger.

A link only states what is seen; what it means for a frame is decided by the models from `marsad.coding.features`.
"""

from __future__ import annotations

from marsad.coding.scenes import Link
from marsad.coding.syntax import governor
from marsad.coding.triggers import Trigger


def link(trigger: Trigger, number: int) -> Link:
    """The link from ``trigger`` to actor ``number`` of its scene; a coordinated actor has the relation of the first of its group."""
    links, asked = trigger.scene.links, (trigger.at, number, trigger.shape)
    found = links.get(asked)
    if found is None:
        found = links[asked] = _link(trigger, number)
    return found


def _link(trigger: Trigger, number: int) -> Link:
    scene, at = trigger.scene, trigger.at
    lead = scene.actors[scene.groups[number]]
    own = scene.actors[number]
    if own.first <= at < own.last:
        return Link("self", False, "", 0, 0, 0, 0)
    after = own.first > at
    low, high = (at + 1, own.first) if after else (own.last, at)
    verbs, actors = scene.verbs_in(low, high), scene.actors_in(low, high)
    clauses = abs(scene.clause[own.first] - scene.clause[at])
    relation, head = _relation(trigger, lead.first, scene.groups[number])
    return Link(relation, after, head, high - low, verbs, actors, clauses)


def _relation(trigger: Trigger, first: int, number: int) -> tuple[str, str]:
    scene, at = trigger.scene, trigger.at
    standing = _as_subject(trigger, number)
    if standing:
        return standing, ""
    preposition, head = governor(scene, first, at if first > at else -1)
    if first < at:
        apart = scene.verbs_in(first, at)
        return ("before:" + preposition if preposition else "far" if apart else "before"), head
    if preposition:
        return preposition, head
    return (_after_verb if trigger.shape == "verb" else _after_noun)(trigger, first, number, head)


def _as_subject(trigger: Trigger, number: int) -> str:
    """Whether an actor is the subject of the trigger verb, or of the verb that a trigger noun depends on; "" if neither."""
    scene, at = trigger.scene, trigger.at
    if trigger.shape == "verb":
        subject = scene.subjects.get(at)
        if subject is None or subject.actor != number:
            return ""
        return "subject" if subject.own else "shared"
    verb = scene.last_verbs[at]
    if verb is None:
        return ""
    subject = scene.subjects.get(verb)
    if subject is None or subject.actor != number:
        return ""
    near = scene.clause[verb] == scene.clause[at]
    return "light" if near else "upper"


def _after_verb(trigger: Trigger, first: int, number: int, head: str) -> tuple[str, str]:
    """A bare noun phrase after a verb that is not its subject is its object, or a third one."""
    scene, at = trigger.scene, trigger.at
    if scene.verbs_in(at + 1, first):
        return "far", head
    return ("object" if _bare_before(trigger, first, number) <= 1 else "third"), head


def _bare_before(trigger: Trigger, first: int, number: int) -> int:
    scene = trigger.scene
    groups = {
        scene.groups[n]
        for n, a in enumerate(scene.actors)
        if trigger.at < a.first < first and a.mention.rule != "demonym" and scene.groups[n] != number
    }
    return sum(not governor(scene, scene.actors[g].first, trigger.at)[0] for g in groups)


def _after_noun(trigger: Trigger, first: int, number: int, head: str) -> tuple[str, str]:
    scene, at = trigger.scene, trigger.at
    gap = first - at - 1
    if scene.verbs_in(at + 1, first):
        return "far", head
    if scene.actors[number].mention.rule == "demonym":
        return ("adjective" if gap <= 2 else "far"), head
    if gap == 0:
        return "genitive", head
    bare = _bare_before(trigger, first, number)
    if gap <= 3:
        return ("genitive" if bare == 0 else "object"), head
    return ("object" if bare == 1 else "far"), head
