"""What the construction around a trigger settles about its status, where no judgement is needed: of a verb, of a noun, of a demand."""

from __future__ import annotations

from itertools import takewhile

from marsad.coding.cues import qualifier_words
from marsad.coding.governing import (
    REACH,
    Settled,
    first_of,
    governors,
    into,
    is_denied,
    is_entered,
    is_not_so,
    object_of,
    only_names,
    opened_at,
    passes,
)
from marsad.coding.nearby import stands
from marsad.coding.ontology import event_types
from marsad.coding.scenes import Scene, in_actor
from marsad.coding.sides.uninvolved import denied_part, hindered
from marsad.coding.statuses.aims import aimed_at, refused
from marsad.coding.statuses.conditions import in_case, possible, unless, would
from marsad.coding.statuses.denials import denial, denied_before, denied_report, impossible, undone
from marsad.coding.statuses.described import described
from marsad.coding.statuses.unfulfilled import called_off, cancels, come_to_nothing, not_intended, scheduled, unready
from marsad.coding.triggers import Trigger
from marsad.records import POS

_BEHIND = 10  # tokens behind a denied verb in which a word may take a part of the denial back
_JOINED = 4  # deeds joined by "or" of which one denial speaks
_VERBAL_CONFLICT = 3  # the quad class of demands, accusations, refusals and threats
_MEETING, _ASKING, _ACCUSING = "CONSULT", "REQUEST", "ACCUSE"
_YIELDING = frozenset({"CONCEDE"})  # who goes back on something yields
_WHAT = "ما"  # before "did not", "unless"
_ENDING = (POS.VERB, POS.PUNCT)
_AMONG = ("بين", "مع")
_NOT = "غير"
_RAID = "ASSAULT"
_OR, _WILL = "او", "س"


def settled_status(trigger: Trigger, event_type: str) -> Settled | None:
    """The status that the construction around a trigger leaves no doubt about, with the word that settles it, or None.

    What stands right behind "if", "unless" or "in case of" is a condition, what "may" come is possible; what somebody rules out or denies, also
    what a denied report tells, what somebody fails in, refrains from, puts off, or has no intention to do, what did not, will not or almost did
    happen, is negated, as is what stands right behind "without"; what is not ruled out is possible. See `conditions`, `unfulfilled` and
    `denials` beside this module; for what somebody aims at, `aims`. Refusals, demands, accusations and threats are acts of their own and took
    place, what is denied in them is what they say; but who did not ask did not.
    """
    scene, at = trigger.scene, trigger.at
    verb = at if trigger.shape == "verb" else _carrying(scene, at)
    if verb is not None and (found := possible(scene, verb, trigger.word if verb == at else None)) is not None:
        return "hypothetical", scene.tokens[found].surface
    if trigger.shape != "verb" and (found := in_case(scene, at)) is not None:
        return "hypothetical", scene.tokens[found].surface
    known = event_types()[event_type]
    if known.quad_class == _VERBAL_CONFLICT:
        return _of_words(trigger, event_type)
    consents = trigger.shape == "verb" and stands(scene, qualifier_words()["consenting"], (at,))
    done = event_type == _MEETING or known.is_deed or consents
    if verb is not None and _is_of_others(scene, verb, at, event_type):
        never = scene.keys[verb - 1] in qualifier_words()["never"]
        return None if never else ("actual", scene.tokens[verb].surface)
    settled = cancels(trigger, event_type) or (_of_verb(scene, verb, done=done) if verb is not None else None)
    if settled is None and trigger.shape != "verb":
        settled = _of_noun(scene, at, event_type)
    settled = settled or unless(scene, verb) or would(trigger)
    if settled is None and trigger.shape != "verb":
        settled = described(scene, at, event_type)
    return settled or aimed_at(trigger, event_type, verb)


def _is_of_others(scene: Scene, verb: int, at: int, event_type: str) -> bool:
    """Whether somebody does not take part in an attack, which others make without him: "did not take part in the raid"."""
    part = denied_part(scene, first_of(scene, at)) if event_type == _RAID and verb != at else None
    return part is not None and part.at == verb and verb > 0


def _of_words(trigger: Trigger, event_type: str) -> Settled | None:
    """What is settled of demands and accusations: that somebody did not ask, or refrains from condemning, or refuses to."""
    scene, at = trigger.scene, trigger.at
    if trigger.shape == "verb":
        return _of_verb(scene, at, done=True) if event_type == _ASKING else None
    asks = event_type == _ASKING and stands(scene, qualifier_words()["calling"], (at,))
    condemns = scene.stems[at] in qualifier_words()["condemnation"]
    if (asks or condemns) and (left := undone(scene, first_of(scene, at))):
        return left
    if event_type != _ACCUSING or not condemns:
        return None
    first = first_of(scene, at)
    without = (
        first > 0 and scene.last_verbs[first] is not None and scene.keys[first - 1] in qualifier_words()["without"]
    )
    if without:
        return "negated", scene.tokens[first - 1].surface
    preposition = scene.keys[first - 1] if first else ""
    return unready(scene, first) or come_to_nothing(scene, first, preposition) or refused(scene, first)


def _carrying(scene: Scene, at: int) -> int | None:
    """The verb that tells with a deed's name as its bare object, or as its subject, that the deed was done: "held talks", "a meeting took place"."""
    verb = scene.last_verbs[at]
    if verb is None:
        return None
    if stands(scene, qualifier_words()["carrying"], (verb,)):
        return verb if object_of(scene, verb, at) else None
    return verb if stands(scene, qualifier_words()["entering"], (verb,)) and _goes_into(scene, verb, at) else None


def _goes_into(scene: Scene, verb: int, at: int) -> bool:
    """Whether "in" or "to" leads from a verb to the name of a deed: "will not enter into talks", "will not sit down at the table of talks"."""
    preposition = into(scene, first_of(scene, at))
    return preposition is not None and only_names(scene, verb + 1, preposition)


def _of_verb(scene: Scene, verb: int, *, done: bool) -> Settled | None:
    """What is settled of the deed that a verb tells; "did not" only settles it of what is ``done``: said of words it is often what they say."""
    listed, first = qualifier_words(), verb
    for _ in range(_JOINED):
        before = scene.last_verbs[first]
        if before is None or scene.keys[first - 1] != _OR:
            break
        first = before
    if first and (settled := _never(scene, first, done=done)):
        return settled
    almost = scene.last_verbs[first]
    if almost is not None and scene.keys[almost] in listed["almost"] and not is_denied(scene, almost):
        led = range(almost + 1, first)
        if all(in_actor(scene, i) or "complementiser" in scene.cues[i] for i in led):
            return "negated", scene.tokens[almost].surface
    opened = opened_at(scene, first)
    if opened and (scene.keys[opened - 1] in listed["without"] or scheduled(scene, opened) is not None):
        return "negated", scene.tokens[opened - 1].surface
    return impossible(scene, first) or (denied_before(scene, opened) if opened is not None else None)


def _to_be_held(scene: Scene, at: int, event_type: str) -> Settled | None:
    """That what a noun names is to come, where the clause right behind it says that it will be held: "the talks that will be held in Accra"."""
    behind = at + 1
    while behind < min(len(scene.tokens) - 1, at + 1 + REACH) and (
        passes(scene, behind) or scene.keys[behind] in _AMONG
    ):
        behind += 1
    behind += behind < len(scene.tokens) and "relative" in scene.cues[behind]
    if behind >= len(scene.tokens) or not (event_type == _MEETING or event_types()[event_type].is_deed):
        return None
    token = scene.tokens[behind]
    will = token.pos is POS.VERB and token.form.proclitics == (_WILL,)
    return ("future", token.surface) if will and stands(scene, qualifier_words()["taking_place"], (behind,)) else None


def _never(scene: Scene, verb: int, *, done: bool) -> Settled | None:
    """What "will not" and "did not" right before a verb settle: that it is negated, or, with an "except" behind it, that it depends, or is open."""
    listed, word = qualifier_words(), scene.keys[verb - 1]
    never = word in listed["never"] or (done and word in listed["not_done"])
    if not never or scene.keys[max(0, verb - 2)] in (_WHAT, _OR):
        return None  # "unless", "whether it did or did not"
    behind = takewhile(
        lambda at: scene.tokens[at].pos not in _ENDING, range(verb + 1, min(len(scene.tokens), verb + _BEHIND))
    )
    if any(scene.keys[at] in listed["except"] for at in behind):
        return ("hypothetical", scene.tokens[verb - 1].surface) if word in listed["never"] else None
    return "negated", scene.tokens[verb - 1].surface


def _of_noun(scene: Scene, at: int, event_type: str) -> Settled | None:
    """What is settled of a deed that is named."""
    first = first_of(scene, at)
    if (planned := scheduled(scene, first)) is not None:
        return "negated", scene.tokens[planned].surface
    if event_types()[event_type].reciprocal and (none := _is_none(scene, first)):
        return none
    bare = "ال" not in scene.tokens[at].form.proclitics  # "nothing but the talks", "changed by the talks"
    if bare and is_not_so(scene, at) and scene.keys[at - 1].endswith(_NOT):
        return "negated", scene.tokens[at - 1].surface
    settled = _of_governor(scene, first, event_type) or denied_report(scene, first, at) or not_intended(scene, at)
    return settled or _of_part(scene, first, event_type) or _to_be_held(scene, at, event_type)


def _is_none(scene: Scene, first: int) -> Settled | None:
    """That there is nothing of what is named from a token on: "there are no talks", "there were no talks"."""
    listed, at = qualifier_words(), first - 1
    if at < 0 or "ال" in scene.tokens[first].form.proclitics:
        return None
    there = scene.keys[first] in listed["there"]
    if there and scene.tokens[at].pos is POS.AUX and is_denied(scene, at):
        return "negated", scene.tokens[at - 1].surface  # but "the talks were not easy"
    lacks = scene.keys[at].removeprefix("و") in listed["not_so"] or scene.keys[at] in listed["none"]
    there = there or scene.keys[at] in listed["none"]
    return ("negated", scene.tokens[at].surface) if lacks and there else None


def _of_part(scene: Scene, first: int, event_type: str) -> Settled | None:
    """That a deed took place in which somebody denies to have a part; what is done together, without him, may not have."""
    part = denied_part(scene, first)
    if part is None or scene.keys[first] in qualifier_words()["there"]:
        return None
    if event_types()[event_type].reciprocal:
        return "negated", scene.tokens[part.at].surface
    return ("actual", scene.tokens[part.at].surface) if event_type == _RAID else None


def _of_governor(scene: Scene, first: int, event_type: str) -> Settled | None:
    """What the verb, or the word of denial, settles that governs the name of a deed which begins at ``first``."""
    listed, verb = qualifier_words(), scene.last_verbs[first]
    preposition = scene.keys[first - 1] if first else ""
    if verb is not None and preposition in listed["without"]:
        return "negated", scene.tokens[first - 1].surface
    nothing = unready(scene, first) or come_to_nothing(scene, first, preposition)
    if event_type not in _YIELDING and nothing:
        return nothing
    part = event_type == _RAID and is_entered(scene, first)  # others may have made the raid
    if not part and (left := undone(scene, first) or impossible(scene, first)):
        return left
    if (hinders := hindered(scene, first)) is not None:
        return "negated", scene.tokens[hinders].surface
    if (off := called_off(scene, first, event_type)) is not None:
        return "negated", scene.tokens[off].surface
    being = first > 0 and scene.tokens[first - 1].pos is POS.AUX  # "denied that there is"
    if being and (opened := opened_at(scene, first)) is not None:
        return denied_before(scene, opened)
    denier = next((i for i in governors(scene, first) if stands(scene, listed["ruling_out"], (i,))), None)
    return denial(scene, denier) if denier is not None and object_of(scene, denier, first) else None
