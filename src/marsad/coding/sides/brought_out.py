"""From where, to where and by what way people are brought out has no part in it: "evacuated 28 of its citizens *from Sudan to Jordan*"."""

from __future__ import annotations

from marsad.coding.cues import qualifier_words
from marsad.coding.nearby import stands
from marsad.coding.sides.barring import BOTH, RECIPIENT, Barred, View
from marsad.records import ActorKind

_AID = "AID"
_FROM = frozenset({"من", "عن"})
_TO = frozenset({"الي", "عبر"})
_NEAR = frozenset({"قرب", "قباله"})
_PEOPLE = frozenset({ActorKind.PEOPLE, ActorKind.PERSON})


def brought_from(view: View) -> Barred:
    """The state from which people of a known country are brought out, and the one to which anybody is brought."""
    scene = view.scene
    if view.kind != _AID or not stands(scene, qualifier_words()["bringing_out"], (view.at,)):
        return
    people = [a.first for a in scene.actors if a.first > view.at and a.mention.kind in _PEOPLE]
    for number, link in enumerate(view.links):
        actor = scene.actors[number]
        if not link.after or link.verbs or actor.mention.kind is not ActorKind.STATE:
            continue
        known = any(first < actor.first for first in people)
        if link.relation in _TO or (link.relation in _FROM and known):
            yield from ((side, number) for side in BOTH)


def helped_near(view: View) -> Barred:
    """The state near which, or off whose coast, somebody is helped: "rescued migrants off Libya"."""
    if view.kind != _AID:
        return
    for number in view.linked(_NEAR):
        if view.links[number].after and view.scene.actors[number].mention.kind is ActorKind.STATE:
            yield RECIPIENT, number


RULES = (brought_from, helped_near)
