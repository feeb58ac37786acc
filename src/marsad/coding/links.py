"""How an actor stands to a trigger.

A link only states what is seen; what it means for a frame is decided by the models from `marsad.coding.features`.
"""

from __future__ import annotations

from collections.abc import Sequence

from marsad.coding.scenes import Link, Placed
from marsad.coding.syntax import governor, has_doer_joined
from marsad.coding.triggers import Trigger
from marsad.records import ActorKind, ActorMention


def links_of(trigger: Trigger) -> Sequence[Link]:
    """The link from ``trigger`` to each actor of its scene; a coordinated actor has the relation of the first of its group."""
    known, asked = trigger.scene.links, (trigger.at, trigger.shape)
    found = known.get(asked)
    if found is None:
        found = known[asked] = _links(trigger)
    return found


def link_to(trigger: Trigger, somebody: Placed[ActorMention]) -> Link:
    """The link from ``trigger`` to somebody of its scene who is no actor of it; a subject is known only among actors."""
    return _link(trigger, somebody, *_relation(trigger, somebody.first, _NO_GROUP, demonym=False))


_NO_GROUP = -1


def _links(trigger: Trigger) -> list[Link]:
    scene = trigger.scene
    subject, standing = _subject(trigger)
    relations: dict[int, tuple[str, str]] = {} if subject is None else {subject: (standing, "")}
    for group in scene.groups:
        if group not in relations:
            actor = scene.actors[group]
            relations[group] = _relation(trigger, actor.first, group, demonym=actor.mention.rule == "demonym")
    return [_link(trigger, actor, *relations[group]) for actor, group in zip(scene.actors, scene.groups, strict=True)]


def _link(trigger: Trigger, actor: Placed[ActorMention], relation: str, head: str) -> Link:
    scene, at = trigger.scene, trigger.at
    if actor.first <= at < actor.last:
        return Link("self", False, "", 0, 0, 0, 0)
    after = actor.first > at
    low, high = (at + 1, actor.first) if after else (actor.last, at)
    clauses = abs(scene.clause[actor.first] - scene.clause[at])
    return Link(relation, after, head, high - low, scene.verbs_in(low, high), scene.actors_in(low, high), clauses)


def _relation(trigger: Trigger, first: int, group: int, *, demonym: bool) -> tuple[str, str]:
    """The relation of somebody of a ``group`` (number of its first actor) who begins at ``first`` and is no subject, and the head noun before."""
    scene, at = trigger.scene, trigger.at
    preposition, head = governor(scene, first, at if first > at else -1)
    if first < at:
        apart = scene.verbs_in(first, at)
        return ("before:" + preposition if preposition else "far" if apart else "before"), head
    if preposition:
        return preposition, head
    if trigger.shape == "verb":
        return _after_verb(trigger, first, group), head
    return _after_noun(trigger, first, group, demonym=demonym), head


def _subject(trigger: Trigger) -> tuple[int | None, str]:
    """The actor (by number) that is the subject of the trigger verb, or of the verb that a trigger noun depends on, and its relation."""
    scene, at = trigger.scene, trigger.at
    verb = at if trigger.shape == "verb" else scene.last_verbs[at]
    subject = None if verb is None else scene.subjects.get(verb)
    if verb is None or subject is None:
        return None, ""
    if trigger.shape == "verb":
        return subject.actor, "subject" if subject.own else "shared"
    return subject.actor, "light" if scene.clause[verb] == scene.clause[at] else "upper"


def _after_verb(trigger: Trigger, first: int, group: int) -> str:
    """A bare noun phrase after a verb that is not its subject is its object, or a third one."""
    if trigger.scene.verbs_in(trigger.at + 1, first):
        return "far"
    return "object" if _bare_before(trigger, first, group) <= 1 else "third"


def _bare_before(trigger: Trigger, first: int, group: int) -> int:
    """How many groups of actors other than ``group`` stand between the trigger and token ``first`` without a preposition."""
    scene = trigger.scene
    groups = {
        scene.groups[n]
        for n, a in enumerate(scene.actors)
        if trigger.at < a.first < first and a.mention.rule != "demonym" and scene.groups[n] != group
    }
    return sum(not governor(scene, scene.actors[g].first, trigger.at)[0] for g in groups)


def _after_noun(trigger: Trigger, first: int, group: int, *, demonym: bool) -> str:
    scene, at = trigger.scene, trigger.at
    gap = first - at - 1
    if scene.verbs_in(at + 1, first):
        return "far"
    if demonym:
        return "adjective" if gap <= 2 else "far"
    if gap == 0:
        named = group != _NO_GROUP and scene.actors[group].mention.kind is not ActorKind.PEOPLE
        return "object" if named and has_doer_joined(scene, at) else "genitive"
    bare = _bare_before(trigger, first, group)
    if gap <= 3:
        return "genitive" if bare == 0 else "object"
    return "object" if bare == 1 else "far"
