"""Who does something and is in no list: a union that asks a government for something, the youths of whom a relative clause tells.

They are held to be of the country of those whom they turn to, or who deal with them: "the teachers' union urges the Jordanian government to",
"the Kenyan police arrested youths who protested"; a watchdog is of none.
"""

from __future__ import annotations

from typing import NamedTuple

from marsad.coding.bodies import body_behind
from marsad.coding.nearby import written
from marsad.coding.scenes import Placed, Scene
from marsad.coding.sides.barring import View
from marsad.coding.syntax import is_of_people_before
from marsad.records import POS, ActorKind, ActorMention, Span

_DEMANDS = frozenset({"REQUEST", "ACCUSE", "THREATEN", "REJECT", "SUPPORT"})
_PROTEST = "PROTEST"
_RULING = frozenset({"GOV", "COP", "JUD"})
_PEOPLE = "CVL"
RULE = "unlisted"
"""The rule of such a mention."""


class Unlisted(NamedTuple):
    """Somebody who acts and is in no list, and the actor (by number) beside him; ``addressed`` where that is whom he turns to."""

    placed: Placed[ActorMention]
    kin: int
    addressed: bool


def unlisted(view: View) -> Unlisted | None:
    """Who of no list does what a trigger tells; None where nobody does."""
    if view.kind in _DEMANDS and not view.noun:
        return _body(view)
    return _people(view) if view.kind == _PROTEST else None


def _body(view: View) -> Unlisted | None:
    scene, at = view.scene, view.at
    body = body_behind(scene, at)
    if body is None:
        return None
    code = body.code or scene.actors[body.addressed].mention.country
    somebody = _placed(scene, at + 1, body.last, code, ActorKind.ORGANISATION, body.sector)
    return Unlisted(somebody, body.addressed, addressed=True)


def _people(view: View) -> Unlisted | None:
    scene = view.scene
    verb = scene.last_verbs[view.at] if view.noun else view.at
    if verb is None or verb in scene.subjects or not is_of_people_before(scene, verb):
        return None
    before = scene.last_verbs[verb]
    subject = None if before is None else scene.subjects.get(before)
    if subject is None or scene.actors[subject.actor].mention.sector not in _RULING:
        return None
    last = next(
        i for i in range(verb, 0, -1) if scene.tokens[i - 1].pos is not POS.AUX and "relative" not in scene.cues[i - 1]
    )
    kin = scene.actors[subject.actor].mention
    return Unlisted(
        _placed(scene, last - 1, last, kin.country, ActorKind.PEOPLE, _PEOPLE), subject.actor, addressed=False
    )


def _placed(
    scene: Scene, first: int, last: int, country: str | None, kind: ActorKind, sector: str
) -> Placed[ActorMention]:
    text = written(scene, first, last)
    span = Span(scene.tokens[first].span.start, scene.tokens[last - 1].span.end)
    return Placed(ActorMention(span, text, kind, country, sector, text, rule=RULE), first, last)
