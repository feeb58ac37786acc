"""What is hoped for, likely, drafted as a law, or to come when something else has: "hopes that they meet", "after it withdraws"."""

from __future__ import annotations

from marsad.coding.cues import qualifier_words
from marsad.coding.governing import (
    FAR,
    REACH,
    Settled,
    governors,
    is_denied,
    is_present,
    only_names,
    opened_at,
    passes,
    preposition_before,
)
from marsad.coding.nearby import stands
from marsad.coding.scenes import Scene, in_actor
from marsad.coding.triggers import Trigger
from marsad.records import POS

_HOPING = frozenset({"في", "الي", "ب"})  # prepositions behind a word of hope
_DRAFTED = frozenset({"ل", "ب", "بشان"})  # and behind a draft
_BARE = ((), ("ال",))
_PREPOSITIONS = frozenset({"من", "الي", "علي", "في", "عن"})
_WILL, _ABOUT, _FOR = "س", "عن", "ل"
_FUTURE = frozenset({"سوف", "لن"})
_BEFORE = "قبل"
_NEVER = frozenset({"لن", "لا"})


def prospect(scene: Scene, verb: int, word: str | None, *, called: bool) -> Settled | None:
    """The status of what a verb in the present tells behind "that": feared, demanded, hoped for, likely, to come after something; else None.

    Args:
        scene: the sentence.
        verb: the verb's token.
        word: as which verb it is read, if that is known.
        called: whether it tells of what mostly takes place where somebody calls for it; then only what hope and time say counts.
    """
    if not is_present(scene, verb, word):
        return None
    if not called and stands_drafted(scene, verb - 1):
        return "hypothetical", scene.tokens[verb - 1].surface
    if (when := _until(scene, verb)) is not None:
        return when
    if opened_at(scene, verb) != verb - 1:
        return None
    listed = qualifier_words()
    words = listed["hoping"] if called else listed["hoping"] | listed["wanting"]
    return _led_by(scene, verb - 1, words, "hypothetical") or _led_by(scene, verb - 1, listed["likely"], "future")


def _led_by(scene: Scene, opened: int, words: frozenset[str], status: str) -> Settled | None:
    """That what a clause tells has a status, where one of some words leads to "that" at ``opened``, nothing but names and prepositions between."""
    for at in range(opened - 1, max(-1, opened - 1 - FAR), -1):
        if stands(scene, words, (at,)) and not in_actor(scene, at):
            return None if is_denied(scene, at) else (status, scene.tokens[at].surface)
        if not passes(scene, at) and scene.keys[at] not in _PREPOSITIONS:
            return None
    return None


def hoped(scene: Scene, first: int) -> Settled | None:
    """Whether what is named from a token on is hoped for or wished: "voiced its hope of a visit", "looks forward to talks", "wishes talks"."""
    preposition, end = preposition_before(scene, first)
    ends = [end] if preposition in _HOPING else []
    ends += [first] if scene.tokens[first].form.proclitics in _BARE else []
    for to in ends:
        words = qualifier_words()["hoping"]
        found = next((i for i in governors(scene, to) if stands(scene, words, (i,)) and not in_actor(scene, i)), None)
        if found is None or is_denied(scene, found) or _came_true(scene, found) or _is_told_of(scene, first):
            continue
        if only_names(scene, found + 1, to):
            return "hypothetical", scene.tokens[found].surface
    return None


def intended(scene: Scene, first: int) -> Settled | None:
    """That what is named from a token on is to come, since somebody intends it: "intends to buy", "plans to send"; not what he had intended."""
    preposition, end = preposition_before(scene, first)
    to = end if preposition == _FOR else first
    verb, bare = scene.last_verbs[to], scene.tokens[first].form.proclitics == ()
    if verb is None or not (bare or preposition == _FOR) or not stands(scene, qualifier_words()["intending"], (verb,)):
        return None
    had = verb > 0 and "pluperfect" in scene.cues[verb - 1]
    if had or is_denied(scene, verb) or not only_names(scene, verb + 1, to):
        return None
    # Who planned it in the past did not do it as often as he did.
    past = all(v.tense != "present" for v in scene.tokens[verb].form.verbs)
    return "hypothetical" if past else "future", scene.tokens[verb].surface


def _is_told_of(scene: Scene, first: int) -> bool:
    """Whether a clause in the past says of what is named that it was done: "looks forward to the loans that it granted"."""
    verb = first + 2
    if verb >= len(scene.tokens) or "relative" not in scene.cues[first + 1]:
        return False
    return scene.tokens[verb].pos is POS.VERB and all(v.tense != "present" for v in scene.tokens[verb].form.verbs)


def _came_true(scene: Scene, wish: int) -> bool:
    """Whether a word of granting governs a wish: "met its wish for talks"."""
    granted = (i for i in governors(scene, wish) if stands(scene, qualifier_words()["granting"], (i,)))
    return any(only_names(scene, i + 1, wish) or i + 2 == wish for i in granted)


def is_hoped(trigger: Trigger, first: int) -> bool:
    """Whether what a trigger tells, whose name begins at ``first``, is only hoped for or wished."""
    scene, at = trigger.scene, trigger.at
    if trigger.shape != "verb":
        return hoped(scene, first) is not None
    if at and scene.keys[at - 1] == _ABOUT and stands(scene, qualifier_words()["hoping"], (at,)):
        return True  # a noun that looks like a verb: "of its looking forward"
    present = is_present(scene, at, trigger.word) and opened_at(scene, at) == at - 1
    return present and _led_by(scene, at - 1, qualifier_words()["hoping"], "hypothetical") is not None


def stands_drafted(scene: Scene, at: int) -> bool:
    """Whether a draft of a law or resolution ends at a token, of which nothing says that it passed: "a draft resolution that imposes"."""
    listed = qualifier_words()
    draft = at - 1
    if draft < 0 or not stands(scene, listed["measure"], (at,)) or not stands(scene, listed["proposing"], (draft,)):
        return False
    return not is_enacted(scene, draft)


def drafted(scene: Scene, first: int) -> Settled | None:
    """Whether what is named from a token on is what a draft or a proposal is for: "a bill to impose sanctions"."""
    preposition, end = preposition_before(scene, first)
    if preposition not in _DRAFTED:
        return None
    listed, at = qualifier_words(), end - 1
    while at > 0 and not stands(scene, listed["proposing"], (at,)) and _is_of_draft(scene, at):
        at -= 1
    project = stands(scene, listed["project"], (at,)) and at == end - 1  # "a project to help", not "a bill"
    fits = stands(scene, listed["proposing"], (at,)) and not project and not is_enacted(scene, at)
    return ("hypothetical", scene.tokens[at].surface) if fits else None


def _is_of_draft(scene: Scene, at: int) -> bool:
    return passes(scene, at) or stands(scene, qualifier_words()["measure"], (at,))


def is_enacted(scene: Scene, draft: int) -> bool:
    """Whether a word of passing governs a draft: "passed a bill", "voted for a bill"."""
    return any(stands(scene, qualifier_words()["enacting"], (i,)) for i in governors(scene, draft))


def _until(scene: Scene, verb: int) -> Settled | None:
    """Whether a verb tells what is to come before or after something that is itself of the present or the future: "begins after it withdraws"."""
    listed, before = qualifier_words(), verb - 1
    if before < 1:
        return None
    at = before if scene.keys[before] in listed["until_verb"] else None
    if at is None and opened_at(scene, verb) == before and scene.keys[before - 1] in listed["until"]:
        at = before - 1
    main = scene.last_verbs[at] if at is not None else None
    if at is None or main is None or scene.clause[main] + 1 < scene.clause[at] or _was(scene, main):
        return None
    lead = scene.tokens[main - 1] if main else None
    never = lead is not None and lead.form.stem_key in _NEVER
    will = scene.tokens[main].form.proclitics[-1:] == (_WILL,) or (lead is not None and lead.form.stem_key in _FUTURE)
    # A tale may be told in the present: "shows two men before one fires".
    if not (will or never or scene.keys[at].removeprefix("و") != _BEFORE) or not (
        will or is_present(scene, main, None)
    ):
        return None
    return ("hypothetical" if never else "future"), scene.tokens[at].surface


def _was(scene: Scene, main: int) -> bool:
    """Whether a verb in the present tells of the past, behind "was" and its subject: "was living in Accra", "the army had been guarding"."""
    for at in range(main - 1, max(-1, main - 1 - REACH), -1):
        if "pluperfect" in scene.cues[at]:
            return True
        if scene.tokens[at].pos is POS.VERB:
            return False
    return False
