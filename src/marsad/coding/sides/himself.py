"""What a speaker tells of himself behind "that he": "adding that *he* called", "said that it had granted *Togo* a loan"."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.coding.agreement import is_meant_by
from marsad.coding.cues import qualifier_words
from marsad.coding.nearby import stands
from marsad.coding.ontology import event_types
from marsad.coding.scenes import Scene
from marsad.coding.sides.barring import ACTOR, BOTH, Barred, View
from marsad.coding.sides.parties import NOBODY, Parties, acts, begins_at, country_of, group_of

HANDED_OVER = frozenset({"AID", "aid", "arms_transfer"})
"""What a verb with two objects tells."""
_AT_HAND = 8  # tokens from a verb to the noun of what is given


def handed_over(view: View) -> Parties:
    """Behind "that he" with a verb of giving stands no subject: "said that it had also granted Togo a loan"."""
    scene = view.scene
    verb = scene.last_verbs[view.at] if view.noun else view.at
    if verb is None or not _is_of_pronoun(scene, verb) or view.at > verb + _AT_HAND:
        return NOBODY
    if not stands(scene, qualifier_words()["bestowing"], (verb,)):
        return NOBODY
    first = verb + 1
    while first < len(scene.tokens) and scene.keys[first] in qualifier_words()["also"]:
        first += 1
    target = begins_at(scene, first) if first < len(scene.tokens) else None
    if target is None or not (scene.actors[target].last <= view.at if view.noun else acts(view)):
        return NOBODY
    subject = scene.subjects.get(verb)
    doer = None if subject is None or subject.own else subject.actor
    if doer is None or country_of(scene, doer) == country_of(scene, target):
        return Parties((), group_of(scene, target))
    sure = is_meant_by(scene, scene.tokens[verb - 1].form.enclitics, scene.actors[doer])
    return Parties(group_of(scene, doer) if sure else (), group_of(scene, target))


def passed_over(view: View) -> Barred:
    """Whoever is told of between a speaker and "adding that he" does not do what the speaker says of himself."""
    scene, speaking = view.scene, None if view.noun else speaking_of_himself(view)
    if speaking is None:
        return
    barred = BOTH if view.kind in event_types() and event_types()[view.kind].reciprocal else (ACTOR,)
    yield from ((side, n) for n in _told_of(scene, speaking, view.at) for side in barred)


def speaking_of_himself(view: View) -> int | None:
    """The speaker who says "that he" does what a verb tells, if others are told of before: "said that Togo needs help, adding that he called"."""
    scene, at = view.scene, view.at
    subject = scene.subjects.get(at)
    if subject is None or subject.own or not _is_of_pronoun(scene, at):
        return None
    meant = is_meant_by(scene, scene.tokens[at - 1].form.enclitics, scene.actors[subject.actor])
    return subject.actor if meant and any(True for _ in _told_of(scene, subject.actor, at)) else None


def _is_of_pronoun(scene: Scene, at: int) -> bool:
    return at > 0 and "complementiser" in scene.cues[at - 1] and bool(scene.tokens[at - 1].form.enclitics)


def _told_of(scene: Scene, speaking: int, at: int) -> Iterator[int]:
    """Those of another country of whom a speaker tells before a token: the subjects of verbs, and who stands right behind "that"."""
    teller = scene.actors[speaking]
    owners = {s.actor for v, s in scene.subjects.items() if v < at and s.own}
    for number, actor in enumerate(scene.actors):
        between = actor.first >= teller.last and actor.last < at
        told_of = between and (number in owners or "complementiser" in scene.cues[actor.first - 1])
        if told_of and actor.mention.country != teller.mention.country:
            yield number
