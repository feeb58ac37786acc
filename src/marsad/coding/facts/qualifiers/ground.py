"""What lies on the ground: troops and bases, borders, distances."""

from __future__ import annotations

from marsad.coding.cues import qualifier_words
from marsad.coding.facts.qualifiers.statement import REACH, THINGS, Bound, Fields, Statement, named
from marsad.coding.fates import fate_of
from marsad.coding.nearby import Phrase, amount_near, belongs, nearest, phrase, stands, written
from marsad.coding.scenes import Placed, Scene
from marsad.coding.triggers import Trigger
from marsad.records import POS, AmountMention

_AWAY = 5  # tokens before a length in which a word may say that it is a distance
_IN_KM = {"km": 1.0, "m": 0.001, "mile": 1.609344}


def presence(said: Statement) -> tuple[Fields, Bound]:
    """How many troops are there, at which base."""
    troops = amount_near(said.trigger, "troops", "people", but=_no_garrison)
    fields: Fields = {"troops": troops.value} if troops else {}
    return fields | named("base", _base(said.trigger)), troops.hedge if troops else None


def _no_garrison(scene: Scene, amount: Placed[AmountMention]) -> bool:
    """Whether an amount counts who fell, or people that are no soldiers."""
    return fate_of(scene, amount) is not None or stands(
        scene, qualifier_words()["no_soldiers"], range(amount.first, amount.last + 1)
    )


def _base(trigger: Trigger) -> Phrase | None:
    """A base that has a name: "Ain al-Asad base", not "a base"."""
    at = nearest(trigger, qualifier_words()["base"], THINGS)
    found = phrase(trigger.scene, at, bare=True, most=5) if at is not None else None
    if found is None or found.last - found.first < 2:
        return None
    behind = trigger.scene.tokens[found.first + 1 : found.last]
    described = all(t.pos is POS.ADJ and "ال" not in t.form.proclitics for t in behind)  # "a Turkish military base"
    return None if described else found


def border(said: Statement) -> tuple[Fields, Bound]:
    """How long a border is, in kilometres."""
    return _length(said.trigger, "length_km")


def lies_away(trigger: Trigger) -> bool:
    """Whether the words tell how far from the trigger, a border, something lies: "on a distance of 20 km from the border"."""
    scene = trigger.scene
    before = [a for a in scene.amounts if a.mention.unit in _IN_KM and a.last < trigger.at]
    if not before or not {"من", "عن"}.issuperset(scene.keys[before[-1].last : trigger.at]):
        return False
    start = before[-1].first
    return stands(scene, qualifier_words()["away"], range(max(0, start - _AWAY), start))


def distance(said: Statement) -> tuple[Fields, Bound]:
    """How far what place lies from what, in kilometres."""
    trigger = said.trigger
    fields, bound = _length(trigger, "km")
    return fields | named("place", _place(said)) | named("to", _goal(trigger)), bound


def _place(said: Statement) -> Phrase | None:
    """The place whose distance is told: named before the number, in the country of the subject."""
    scene = said.trigger.scene
    at = next((p for p in scene.places if p.mention.country == said.subject.country), None)
    if at is not None and at.mention.kind != "country":
        return Phrase(at.first, at.last, written(scene, at.first, at.last))
    return _base(said.trigger)


def _goal(trigger: Trigger) -> Phrase | None:
    """What something is far from: what follows "from" behind the number, else behind the trigger."""
    scene = trigger.scene
    after = [a.last for a in scene.amounts if a.mention.unit in _IN_KM]
    for start in (*after, trigger.at + 1):
        for at in range(start, min(start + REACH, len(scene.tokens))):
            if scene.keys[at] in ("من", "عن") and belongs(trigger, at):
                return phrase(scene, at + 1, bare=True)
    return None


def _length(trigger: Trigger, field: str) -> tuple[Fields, Bound]:
    amount = amount_near(trigger, *_IN_KM)
    if amount is None or amount.value is None:
        return {}, None
    return {field: round(amount.value * _IN_KM[amount.unit or "km"], 3)}, amount.hedge
