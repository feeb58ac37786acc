"""Two words of one sentence that tell one deed: a verb that says no more than that it is done and the noun behind it, a death and the attack.

"Launched an attack", "a bomb went off", "an attack that gunmen launched", "two soldiers were killed in an attack".
"""

from __future__ import annotations

from collections.abc import Sequence

from marsad.coding.cues import qualifier_words
from marsad.coding.drafts import Draft
from marsad.coding.governing import object_of, only_names
from marsad.coding.nearby import stands
from marsad.coding.scenes import Scene
from marsad.coding.sides.victims import cause_of
from marsad.records import POS

_BARE = ((), ("ال",))
_BY = ("ب",)
_ATTACK, _SIGNED, _AGREED, _GIVEN = "ASSAULT", "SUPPORT", "AGREE", "AID"
_OF = "عن"
_NEAR = 3  # tokens from a word of an attack to what went off in it


def tells_the_toll(a: Draft, b: Draft) -> bool:
    """Whether the word of ``a`` says who was killed or hurt in the attack that the word of ``b`` names, or tells of as a noun's own verb or bomb."""
    one, other, scene = a.trigger, b.trigger, a.trigger.scene
    if not a.type == b.type == _ATTACK or scene is not other.scene or (cause := cause_of(scene, one.at)) is None:
        return False
    return cause in (other.at, cause_of(scene, other.at)) or (
        other.at > cause and (_describes if other.shape == "verb" else _is_weapon)(scene, cause, other.at)
    )


def tell_one_deed(a: Draft, b: Draft) -> bool:
    """Whether the words of two drafts of one type, of which ``a`` stands first, tell one deed by the way that one governs the other."""
    one, other, scene = a.trigger, b.trigger, a.trigger.scene
    if scene is not other.scene or one.at >= other.at:
        return False
    if other.shape == "verb":
        return one.shape != "verb" and _describes(scene, one.at, other.at)
    if one.shape != "verb":
        return a.type == _ATTACK and _is_weapon(scene, one.at, other.at)
    return _carries(scene, one.at, other.at) or (a.type == _ATTACK and _is_next(scene, one.at, other.at))


def tells_what_is_signed(signing: Draft, pact: Draft) -> bool:
    """Whether the word of ``pact`` names no more than what is signed by the word of ``signing``: "signed, yesterday, an agreement"."""
    scene, at = signing.trigger.scene, signing.trigger.at
    if (
        scene is not pact.trigger.scene
        or (signing.type, pact.type) != (_SIGNED, _AGREED)
        or pact.trigger.shape == "verb"
    ):
        return False
    signs = at < pact.trigger.at and stands(scene, qualifier_words()["signing"], (at,))
    return signs and object_of(scene, at, pact.trigger.at)


def is_told_twice(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether another draft tells what this one is no more than the word for: "announced the giving of", "renewed its commitment to".

    Aid that is announced or decided is agreed, and not given yet, but who begins or goes on to give it gives it; a commitment renewed to somebody's
    safety is support, any other is agreed.
    """
    scene = draft.trigger.scene
    alike = [
        d
        for d in drafts
        if d.trigger.scene is scene and (d.actor_codes, d.recipient_codes) == (draft.actor_codes, draft.recipient_codes)
    ]
    if draft.type == _GIVEN:
        given = [d for d in alike if d.type == _GIVEN]
        return any(_announces(d, draft, given) for d in alike if d.type == _AGREED)
    if draft.type == _AGREED:
        given = [d for d in alike if d.type == _GIVEN]
        begun = _begins(draft) and any(_announces(draft, d, given, begun=True) for d in given)
        return begun or any(d.type == _SIGNED and _renews(d, draft) and _stands_by(draft) for d in alike)
    return draft.type == _SIGNED and any(
        d.type == _AGREED and _renews(draft, d) and not _stands_by(d) for d in alike if d is not draft
    )


def _begins(verb: Draft) -> bool:
    """Whether a verb says that what its object names begins or goes on: "began sending tanks"."""
    scene, at = verb.trigger.scene, verb.trigger.at
    return verb.trigger.shape == "verb" and stands(scene, qualifier_words()["setting_about"], (at,))


def _announces(verb: Draft, gift: Draft, given: Sequence[Draft], *, begun: bool = False) -> bool:
    """Whether what is given is the object of a verb of agreeing, at once or by the word for giving it: "announced *the giving of aid*"."""
    scene, at, noun = verb.trigger.scene, verb.trigger.at, gift.trigger.at
    if verb.trigger.shape != "verb" or gift.trigger.shape != "noun" or at >= noun or _begins(verb) is not begun:
        return False
    giving = (d.trigger.at for d in given if d.trigger.shape == "noun" and at < d.trigger.at < noun)
    return _is_said(scene, at, noun) or any(
        _is_said(scene, at, word) and object_of(scene, word, noun) for word in giving
    )


def _is_said(scene: Scene, verb: int, noun: int) -> bool:
    """Whether a noun is what a verb tells: its object, or behind "of": "announced (*of*) the giving"."""
    of = noun - 1 > verb and scene.keys[noun - 1] == _OF
    return object_of(scene, verb, noun) or (of and only_names(scene, verb + 1, noun - 1))


def _renews(verb: Draft, noun: Draft) -> bool:
    """Whether the word of ``verb`` says no more than that what the word of ``noun`` names is said again."""
    scene, at = verb.trigger.scene, verb.trigger.at
    again = at < noun.trigger.at and stands(scene, qualifier_words()["renewing"], (at,))
    return again and noun.trigger.shape == "noun" and object_of(scene, at, noun.trigger.at)


def _stands_by(pledge: Draft) -> bool:
    scene, at = pledge.trigger.scene, pledge.trigger.at
    return stands(scene, qualifier_words()["standing_by"], range(at + 1, min(at + 1 + _NEAR, len(scene.tokens))))


def _carries(scene: Scene, verb: int, noun: int) -> bool:
    """Whether a verb says that what its object names is done: "launched an attack", "came forward with a request"."""
    if not stands(scene, qualifier_words()["carrying_out"], (verb,)):
        return False
    by = scene.tokens[noun].form.proclitics == _BY and only_names(scene, verb + 1, noun)
    return by or object_of(scene, verb, noun)


def _is_next(scene: Scene, verb: int, noun: int) -> bool:
    """Whether a noun stands right behind a verb as its subject or object: "a bomb went off"."""
    return noun == verb + 1 and scene.tokens[noun].form.proclitics in _BARE


def _is_weapon(scene: Scene, noun: int, weapon: int) -> bool:
    """Whether a noun of an attack is followed by what went off in it: "the explosion of a car bomb"."""
    listed, between = qualifier_words(), range(noun + 1, weapon)
    plain = all(
        scene.tokens[i].pos in (POS.NOUN, POS.ADJ) and scene.tokens[i].form.proclitics in _BARE for i in between
    )
    near = weapon - noun <= _NEAR and scene.tokens[weapon].form.proclitics in _BARE
    return near and plain and stands(scene, listed["bomb"], (weapon,)) and stands(scene, listed["assailing"], (noun,))


def _describes(scene: Scene, noun: int, verb: int) -> bool:
    """Whether a verb right behind a noun says who did what it names: "an attack that gunmen launched"."""
    between = range(noun + 1, verb)
    described = all(scene.tokens[i].pos is POS.ADJ or "relative" in scene.cues[i] for i in between)
    joined = scene.tokens[verb].form.proclitics[:1] in (("و",), ("ف",))
    return described and not joined and stands(scene, qualifier_words()["carrying_out"], (verb,))
