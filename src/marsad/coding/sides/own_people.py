"""What is done to, or asked of, one's own people: "evacuated 28 *of its citizens*", "urged *the citizens* to stay at home".

The network hardly gives one country both sides; where the people are the object, they are the recipient all the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from marsad.coding.cues import qualifier_words
from marsad.coding.governing import passes
from marsad.coding.nearby import stands
from marsad.coding.scenes import Scene, in_date
from marsad.coding.sides.barring import RECIPIENT, View
from marsad.records import POS, ActorKind

_KINDS = frozenset({"AID", "REQUEST", "COERCE", "RETREAT"})
_KINDS_OF_PEOPLE = frozenset({ActorKind.PEOPLE, ActorKind.ORGANISATION})
_DONE_TO = frozenset({"object", "genitive"})
_OF, _FOR = "من", "ل"
_COUNTED = frozenset({POS.NUM, POS.NOUN, POS.ADJ})


def seated(view: View) -> Iterator[tuple[str, int]]:
    """The people of who acts, as those to whom it is done: the side with the number of the actor."""
    if view.kind not in _KINDS:
        return
    scene = view.scene
    for number, actor in enumerate(scene.actors):
        link = view.links[number]
        if not link.after or link.verbs or actor.mention.kind not in _KINDS_OF_PEOPLE or not _own(scene, actor.first):
            continue
        if link.relation in _DONE_TO or (
            (link.relation == _FOR and view.noun) or (link.relation == _OF and _counts(view, actor.first - 1))
        ):
            yield RECIPIENT, number


def _own(scene: Scene, at: int) -> bool:
    """Whether a word means the people of who acts: "its citizens", "the citizens"."""
    form = scene.tokens[at].form
    behind = scene.tokens[at + 1 : at + 2]
    if scene.stems[at] not in qualifier_words()["own_people"]:
        return False
    return bool(form.enclitics) or ("ال" in form.proclitics and not any(t.pos is POS.ADJ for t in behind))


def _counts(view: View, of: int) -> bool:
    """Whether nothing but who acts, a day and a number or amount stands between a trigger and "of": "evacuated *28* of its citizens".

    A request is made *of* somebody.
    """
    if view.kind == "REQUEST":
        return True
    scene = view.scene
    return (
        of > view.at + 1 and _is_counted(scene, of - 1) and all(_passes(scene, i) for i in range(view.at + 1, of - 1))
    )


def _passes(scene: Scene, at: int) -> bool:
    return _is_counted(scene, at) or passes(scene, at) or stands(scene, qualifier_words()["among_them"], (at,))


def _is_counted(scene: Scene, at: int) -> bool:
    return scene.tokens[at].pos in _COUNTED and not scene.tokens[at].form.enclitics and not in_date(scene, at)
