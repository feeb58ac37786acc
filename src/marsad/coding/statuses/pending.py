"""What is only in view: agreements near, drafted, worked for or discussed, and deeds on the verge, needed or expected."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.coding.cues import qualifier_words
from marsad.coding.governing import Settled, governors, is_denied, passes, preposition_before
from marsad.coding.nearby import stands
from marsad.coding.scenes import Scene, in_actor, in_teller
from marsad.coding.statuses.denials import is_none
from marsad.coding.statuses.prospects import is_enacted
from marsad.records import POS

_AGREED = frozenset({"AGREE", "SUPPORT", "COOPERATE"})
_BARE = ((), ("ال",))
_UPON, _FROM, _BY, _IN = "علي", "من", "ب", "في"
_AMONG = frozenset({"مع", "بين"})
_ABOUT = frozenset({"علي", "ل", "في", "حول", "بشان", "بخصوص"})
_NEAR = ((_FROM, "nearing"), (_UPON, "nearing"), (_UPON, "working"))
"""Prepositions before an agreement that is near or worked for, and the class of the word that governs it."""


def in_view(scene: Scene, first: int, event_type: str) -> Settled | None:
    """The status of what is named from a token on as near, drafted, needed, expected or discussed, with the word that says so; None else.

    Args:
        scene: the sentence.
        first: where the name of the deed begins.
        event_type: its type; of agreements more words say so than of other deeds.
    """
    agreed = event_type in _AGREED
    found = _needed(scene, first, agreed=agreed) or _expected(scene, first, agreed=agreed)
    if found is not None or not agreed:
        return found
    if (found := _near(scene, first) or _drafted(scene, first)) is not None:
        return found
    talks = discussed(scene, first)
    return ("hypothetical", scene.tokens[talks].surface) if talks is not None else None


def discussed(scene: Scene, first: int) -> int | None:
    """Where the word stands by which somebody discusses an agreement named from a token on: "discussed the signing of", "negotiate an accord"."""
    listed = qualifier_words()
    preposition, end = preposition_before(scene, first)
    concluded = stands(scene, listed["conclusion"], (first,))
    verb = scene.last_verbs[end]
    if verb is not None and stands(scene, listed["signing"], (verb,)) and not is_denied(scene, verb):
        return None  # "signed, after talks, an accord"
    if concluded and scene.tokens[first].form.proclitics in _BARE:
        talks = next(_governing(scene, first, "talking_over"), None)
        if talks is not None:
            return None if is_denied(scene, talks) else talks
    if not (concluded and preposition in _ABOUT) and not (
        preposition == _UPON and scene.tokens[first].form.proclitics == ()
    ):
        return None
    talks = next(_governing(scene, end, "talking_over"), None)
    in_talks = talks is not None and preposition == _IN and scene.tokens[talks].pos is not POS.VERB
    return None if talks is None or in_talks or is_denied(scene, talks) else talks


def _governing(scene: Scene, end: int, words: str) -> Iterator[int]:
    """The words of a class that govern what begins at token ``end``, nothing but names, and "with" or "between" before them, in between."""
    listed = qualifier_words()[words]
    for at in governors(scene, end):
        if stands(scene, listed, (at,)) and not in_actor(scene, at):
            yield at
        if not passes(scene, at) and scene.keys[at] not in _AMONG:
            return


def _needed(scene: Scene, first: int, *, agreed: bool) -> Settled | None:
    """That what is named is on the verge, needed or possible: "on the verge of signing", "the need to send", "the chance of a deal"."""
    listed, at = qualifier_words(), first - 1
    if at < 0 or scene.tokens[first].form.proclitics not in _BARE:
        return None
    concluded = agreed and stands(scene, listed["conclusion"], (first,))
    if stands(scene, listed["verge"], (at,)) or (
        agreed and scene.keys[at] in listed["towards"] and not _is_definite(scene, first)
    ):
        return "future", scene.tokens[at].surface
    if not stands(scene, listed["need"] | listed["worth"] if concluded else listed["need"], (at,)):
        return None
    return "negated" if is_none(scene, at) else "hypothetical", scene.tokens[at].surface


def _is_definite(scene: Scene, at: int) -> bool:
    return scene.tokens[at].form.proclitics == _BARE[1]


def _expected(scene: Scene, first: int, *, agreed: bool) -> Settled | None:
    """That somebody expects what is named: "expects the sending of", "expectations of a raid"."""
    listed = qualifier_words()
    preposition, end = preposition_before(scene, first)
    # "Expects" is spelled like "she signs".
    bare = scene.tokens[first].form.proclitics in _BARE and (
        not agreed or stands(scene, listed["conclusion"], (first,))
    )
    ends = ([end] if preposition == _BY else []) + ([first] if bare else [])
    found = next((at for to in ends for at in _governing(scene, to, "likely") if not is_denied(scene, at)), None)
    return ("future", scene.tokens[found].surface) if found is not None else None


def _near(scene: Scene, first: int) -> Settled | None:
    """That an agreement is near or worked for: "came close to an accord", "are working on signing"."""
    preposition, end = preposition_before(scene, first)
    for before, words in _NEAR:
        at = next(_governing(scene, end, words), None) if before == preposition else None
        if at is not None and not in_teller(scene, at) and not in_teller(scene, at - 1):
            return "negated" if is_denied(scene, at) else "future", scene.tokens[at].surface
    return None


def _drafted(scene: Scene, first: int) -> Settled | None:
    """That no more than a draft of an agreement is named, which nobody signed or agreed on."""
    listed, draft = qualifier_words(), first - 1
    if draft < 0 or scene.tokens[first].form.proclitics or not stands(scene, listed["proposing"], (draft,)):
        return None
    made = is_enacted(scene, draft) or any(stands(scene, listed["signing"], (i,)) for i in governors(scene, draft))
    return None if made else ("hypothetical", scene.tokens[draft].surface)
