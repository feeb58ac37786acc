"""What comes to nothing: what somebody fails in, refrains from, goes back on, calls off, is not ready for, does not intend, or had only planned."""

from __future__ import annotations

from marsad.coding.cues import qualifier_words
from marsad.coding.governing import (
    REACH,
    Settled,
    first_of,
    governors,
    is_denied,
    is_not_so,
    is_present,
    object_of,
    only_names,
    only_somebody,
    passes,
    preposition_before,
)
from marsad.coding.nearby import stands
from marsad.coding.scenes import Scene
from marsad.coding.statuses.conditions import possible
from marsad.coding.triggers import Trigger
from marsad.records import POS

_DONE_OR_NOT = frozenset({"consenting", "reaching"})
_PLANNED = 3  # tokens before "that" in which "was" may make of what is planned what had been planned
_MEETING = "CONSULT"
_CANCELLED = frozenset({_MEETING, "COOPERATE"})
_SAID = frozenset({"SUPPORT", "AGREE", "COOPERATE"})
_NAMING = (POS.NOUN, POS.PROPN)
_GENITIVE = ((), ("ال",), ("ب",), ("ل",))
_ON = ("علي", "الي")
_GOVERNED = frozenset({"ل", "ب", "في", "علي", "عن", "الي"})  # prepositions behind "not ready"
_IN = "في"


def unready(scene: Scene, first: int) -> Settled | None:
    """That somebody is not ready, willing or able to do what is named, or no party to it: "not ready for talks", "not willing to meet"."""
    preposition, end = preposition_before(scene, first)
    if preposition not in _GOVERNED:
        return None
    words = qualifier_words()["unready"]
    word = next((i for i in governors(scene, end) if stands(scene, words, (i,))), None)
    negated = word is not None and is_not_so(scene, word) and only_names(scene, word + 1, end)
    return ("negated", scene.tokens[word - 1].surface) if word is not None and negated else None


def come_to_nothing(scene: Scene, first: int, preposition: str) -> Settled | None:
    """That somebody failed in what is named, refrained from it, or did not succeed in it."""
    listed = qualifier_words()
    for led in (_agreed_on(scene, first), _leading(scene, first, "decision")):
        if led and (nothing := come_to_nothing(scene, led, scene.keys[led - 1])):
            return nothing
    for word, pos, names, denied in _WITH_PREPOSITION:
        if word != preposition:
            continue
        fitting = (i for i in governors(scene, first - 1) if scene.tokens[i].pos is pos)
        governor = next((i for i in fitting if stands(scene, listed[names], (i,))), None)
        if (
            governor is not None
            and (_did_not(scene, governor) if names in _DONE_OR_NOT else is_denied(scene, governor)) == denied
            and only_somebody(scene, governor + 1, first - 1)
            and not (names == "refraining" and was_done(scene, first))
        ):
            supposed = possible(scene, governor, None) if pos is POS.VERB else None
            return "negated" if supposed is None else "hypothetical", scene.tokens[governor].surface
    return None


def was_done(scene: Scene, first: int) -> bool:
    """Whether a relative clause behind a deed tells that it was done: "went back on the sanctions *that it imposed* in March"."""
    relative = next((i for i in (first + 1, first + 2) if i < len(scene.tokens) and "relative" in scene.cues[i]), None)
    if relative is None or "ال" not in scene.tokens[first].form.proclitics or relative + 1 >= len(scene.tokens):
        return False
    verb = relative + 1
    return scene.tokens[verb].pos is POS.VERB and not is_present(scene, verb, None)


def _did_not(scene: Scene, verb: int) -> bool:
    """Whether "did not" or "will not" stands right before a verb; not "if", which has a word of denial in it, too."""
    listed = qualifier_words()
    return verb > 0 and scene.keys[verb - 1] in listed["not_done"] | listed["never"]


def _agreed_on(scene: Scene, first: int) -> int | None:
    """Where "agreeing on" begins that stands before what is named: "failed in *coming* to an agreement on sanctions"; None where it does not."""
    listed, at = qualifier_words(), first
    while (
        at > 2
        and (scene.keys[at - 1] in _ON or scene.keys[at - 1] in listed["about"])
        and scene.tokens[at - 2].pos is not POS.VERB
        and stands(scene, listed["agreement_on"], (at - 2,))
    ):
        at -= 2
    return at if at < first else None


def _leading(scene: Scene, first: int, words: str) -> int | None:
    """Where a noun of a class governs what is named from a token on: "went back on its *decision* to expel", "cancelled a *deal* to buy"."""
    at = first - 1
    if scene.tokens[first].form.proclitics not in _GENITIVE:
        return None
    while at > 0 and passes(scene, at):
        at -= 1
    return (
        at
        if at > 0 and scene.tokens[at].pos is not POS.VERB and stands(scene, qualifier_words()[words], (at,))
        else None
    )


_WITH_PREPOSITION = (
    ("في", POS.VERB, "failing", False),
    ("في", POS.NOUN, "failure", False),
    ("عن", POS.VERB, "refraining", False),
    ("عن", POS.NOUN, "abstention", False),
    ("في", POS.VERB, "succeeding", True),
    ("من", POS.VERB, "managing", True),
    ("علي", POS.VERB, "consenting", True),
    ("الي", POS.VERB, "reaching", True),
)
"""Prepositions before what comes to nothing, part of speech and class of the word that governs them, and whether its denial says so."""


def called_off(scene: Scene, first: int, event_type: str) -> int | None:
    """The word that says that what is named is put off, its decision taken back, or, of meetings and of what is done together, cancelled.

    So is what somebody says for another and takes back: "withdrew its recognition".
    """
    listed = qualifier_words()
    verbs, nouns = listed["postponing"], listed["postponement"]
    if event_type in _CANCELLED:
        verbs, nouns = verbs | listed["cancelling"], nouns | listed["cancellation"]
        first = _leading(scene, first, "deal") or first
    if decision := _leading(scene, first, "decision"):
        first = decision
        verbs, nouns = (
            verbs | listed["cancelling"] | listed["suspending"],
            nouns | listed["cancellation"] | listed["suspending"],
        )
    if event_type in _SAID and stands(scene, listed["stance"], (first,)):
        verbs = nouns = listed["taking_back"]
    verb = scene.last_verbs[first]
    if verb is not None and stands(scene, verbs, (verb,)) and object_of(scene, verb, first):
        return None if is_denied(scene, verb) else verb
    noun = first - 1
    named = noun >= 0 and scene.tokens[noun].pos in _NAMING and stands(scene, nouns, (noun,))
    if not named or is_denied(scene, noun) or (noun and come_to_nothing(scene, noun, scene.keys[noun - 1])):
        return None
    return noun


def cancels(trigger: Trigger, event_type: str) -> Settled | None:
    """That the trigger of a meeting is itself the word that cancels it or puts it off: "the visit was cancelled"."""
    scene, at, listed = trigger.scene, trigger.at, qualifier_words()
    words = listed["cancelling"] | listed["cancellation"] | listed["postponing"] | listed["postponement"]
    calls_off = event_type == _MEETING and stands(scene, words, (at,))
    return ("negated", scene.tokens[at].surface) if calls_off and not is_denied(scene, at) else None


def not_intended(scene: Scene, at: int) -> Settled | None:
    """That somebody has no intention to do what is named: "it is not in its intention to", "does not plan to"."""
    listed = qualifier_words()
    for i in range(max(0, at - REACH), at):
        none = any("negation" in c for c in scene.cues[max(0, i - REACH) : i])
        if scene.stems[i] in listed["intention"] and none and not scene.verbs_in(i + 1, at):
            return "negated", scene.tokens[i].surface
    verb, first = scene.last_verbs[at], first_of(scene, at)
    intends = verb is not None and stands(scene, listed["intending"], (verb,)) and is_denied(scene, verb)
    if verb is None or not intends:
        return None
    return ("negated", scene.tokens[verb].surface) if only_names(scene, verb + 1, first) else None


def scheduled(scene: Scene, first: int) -> int | None:
    """The word right before ``first`` that says that what begins there had been planned: "it was planned (originally) to hold a meeting"."""
    at, listed = first - 1, qualifier_words()
    while at > max(0, first - 1 - _PLANNED) and stands(scene, listed["originally"], (at,)):
        at -= 1 + (scene.keys[at - 1] == _IN)
    if at < 1 or scene.keys[at] not in listed["scheduled"]:
        return None
    return at if any("pluperfect" in scene.cues[i] for i in range(max(0, at + 1 - _PLANNED), at)) else None
