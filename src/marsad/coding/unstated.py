"""Whether the words around a trigger say that what it names is not so: "does not sell", "has not yet signed", "there is no common border"."""

from __future__ import annotations

from marsad.coding.cues import qualifier_words
from marsad.coding.governing import first_of, passes
from marsad.coding.intentions import is_to_come
from marsad.coding.nearby import stands
from marsad.coding.scenes import Scene
from marsad.coding.settled import settled_status
from marsad.coding.triggers import Trigger

_OWN_STATES = frozenset(
    {"diplomatic_relations", "diplomatic_mission", "distance"}
)  # that there are none, or closed ones, is told of these
_DONE_TOGETHER = "COOPERATE"  # the type of event that what facts tell is judged as
_YET = "بعد"
_REACH = 12  # tokens before a trigger in which stands what denies it


def denied_by(trigger: Trigger, relation: str) -> str | None:
    """The word that says that what a trigger of a relation names is not so; None where it states something.

    Relations that are severed and missions that are closed are facts; but a mission that somebody does not have is none.
    """
    lacking = _lacking(trigger)
    if lacking is not None:
        return lacking if relation != "diplomatic_relations" else None
    if relation in _OWN_STATES:
        return None
    settled = settled_status(trigger, _DONE_TOGETHER)
    if settled is not None and settled[0] == "negated":
        return None if _only_threatened(trigger) else settled[1]
    return _not_yet(trigger)


def _only_threatened(trigger: Trigger) -> bool:
    """Whether it is a word of cancelling that denies, and the cancelling only to come: "threatened to cancel the deal"."""
    scene, before = trigger.scene, first_of(trigger.scene, trigger.at) - 1
    cancels = qualifier_words()["cancellation"] | qualifier_words()["postponement"]
    return before >= 0 and stands(scene, cancels, (before,)) and is_to_come(scene, before)


def _lacking(trigger: Trigger) -> str | None:
    """The word that says that there is none of what a noun names: "does not have an embassy", "there is no border"."""
    scene, listed, first = trigger.scene, qualifier_words(), first_of(trigger.scene, trigger.at)
    if trigger.shape == "verb" or scene.tokens[trigger.at].form.proclitics or not first:
        return None
    at = _leading(scene, first)
    if at < 0:
        return None
    if scene.keys[at] in listed["lacking"] or (at == first - 1 and scene.keys[at] in listed["none"]):
        return scene.tokens[at].surface
    has_not = at > 0 and stands(scene, listed["having"], (at,)) and scene.keys[at - 1] in listed["not"]
    return scene.tokens[at - 1].surface if has_not else None


def _not_yet(trigger: Trigger) -> str | None:
    """The word that denies the verb of which a noun names the object: "have not signed the treaty yet"."""
    scene, listed = trigger.scene, qualifier_words()
    verb = scene.last_verbs[trigger.at]
    if trigger.shape == "verb" or not verb or scene.keys[verb - 1] not in listed["not_done"]:
        return None
    done = stands(scene, listed["carrying"] | listed["signing"], (verb,))
    near = trigger.at - verb <= _REACH and _leading(scene, trigger.at) == verb
    return scene.tokens[verb - 1].surface if done and near else None


def _leading(scene: Scene, first: int) -> int:
    """The nearest token before a noun that is more than a name, an adjective, "there" or "yet"; -1 where there is none."""
    at = first - 1
    while at > max(-1, first - _REACH) and (passes(scene, at) or scene.keys[at] == _YET or _is_there(scene, at)):
        at -= 1
    return at


def _is_there(scene: Scene, at: int) -> bool:
    return scene.keys[at] in qualifier_words()["there"]
