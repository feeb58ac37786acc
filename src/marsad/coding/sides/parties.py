"""Who surely does something and to whom it is surely done, and what the rules that find this ask of an actor or a trigger."""

from __future__ import annotations

from typing import NamedTuple

from marsad.coding.scenes import MARKED, Scene, in_actor
from marsad.coding.sides.barring import ACTOR, RECIPIENT, View
from marsad.coding.syntax import is_indefinite
from marsad.records import POS

OF_WORDS = frozenset({"ACCUSE", "THREATEN", "REQUEST", "SUPPORT", "REJECT"})
"""Types of what is done to somebody in words."""
DIRECTED = OF_WORDS | {"SANCTION", "ASSAULT", "COERCE", "AID", "CONCEDE"}
"""Types of what one does to another."""
AND = (("و",), ("ف",))
"""First segments of words that go on with what stands before."""
_ARTICLE = "ال"
_BARE = ((), (_ARTICLE,))
_DOING = (ACTOR, "subject", "both")
_DONE_TO = (RECIPIENT, "object", "both")


class Parties(NamedTuple):
    """Actors (by number) who surely do it, and those to whom it is surely done."""

    doers: tuple[int, ...]
    targets: tuple[int, ...]


NOBODY = Parties((), ())


def acts(view: View) -> bool:
    """Whether the subject of the trigger does what it tells."""
    return _slot(view, "subject") in _DOING


def acts_on(view: View) -> bool:
    """Whether the object of the trigger is whom it is done to."""
    return _slot(view, "object") in _DONE_TO


def _slot(view: View, slot: str) -> str | None:
    frame = next((f for f in view.trigger.frames if f.type == view.kind), None)
    return None if frame is None else frame.slots.get(slot)


def begins_at(scene: Scene, at: int) -> int | None:
    """The actor whose name begins at a token, without a preposition or "and"; None where none does."""
    number = next((n for n, a in enumerate(scene.actors) if a.first == at), None)
    if number is None or scene.tokens[at].form.proclitics not in _BARE:
        return None
    mention = scene.actors[number].mention
    return number if mention.rule not in MARKED and mention.country is not None else None


def group_of(scene: Scene, number: int) -> tuple[int, ...]:
    """The numbers of all actors that are named in one list with an actor."""
    return tuple(n for n, group in enumerate(scene.groups) if group == scene.groups[number])


def country_of(scene: Scene, number: int) -> str | None:
    """The country of an actor."""
    return scene.actors[number].mention.country


def is_some(scene: Scene, number: int) -> bool:
    """Whether an actor is people or things without the article, also where only their country is an actor: "a *Russian* group"."""
    actor = scene.actors[number]
    return of_some(scene, number) if actor.mention.rule == "demonym" else is_indefinite(scene, actor)


def of_some(scene: Scene, number: int) -> bool:
    """Whether an actor is an adjective without the article, of a noun that is none either: "a *Russian* proposal"."""
    actor = scene.actors[number]
    before = actor.first - 1
    if actor.mention.rule != "demonym" or before < 0 or in_actor(scene, before):
        return False
    noun = scene.tokens[before]
    definite = _ARTICLE in (*noun.form.proclitics, *scene.tokens[actor.first].form.proclitics)
    return noun.pos in (POS.NOUN, POS.PROPN) and not definite and not noun.form.enclitics


def is_plain_object(scene: Scene, number: int) -> bool:
    """Whether nothing but a verb, a preposition or another name stands before an actor, so that he is of no noun: "greeted *Togo*"."""
    before = scene.actors[number].first - 1
    if before < 0 or scene.tokens[before].pos in (POS.VERB, POS.ADP) or "preposition" in scene.cues[before]:
        return True
    return in_actor(scene, before) or scene.tokens[before].pos is POS.ADJ
