"""What an adjective behind the name of a deed says of it: that it is expected or planned ("the planned visit"), or possible ("a possible attack")."""

from __future__ import annotations

from marsad.coding.cues import qualifier_words
from marsad.coding.governing import (
    REACH,
    Settled,
    first_of,
    is_denied,
    is_present,
    object_of,
    passes,
    preposition_before,
)
from marsad.coding.nearby import stands
from marsad.coding.ontology import event_types
from marsad.coding.scenes import Scene, in_actor, in_date
from marsad.coding.statuses.conditions import possible
from marsad.records import POS, ActorKind

_ARTICLE, _WILL = "ال", "س"
_FEMININE = ("ه", "ات")  # endings of keys
_PERSONS = frozenset({ActorKind.PERSON, ActorKind.PEOPLE})
_BARE = ((), (_ARTICLE,))
_OF_ONE = (*_BARE, ("و",), ("و", _ARTICLE))
_AMONG = frozenset({"بين", "مع"})
_AMID = frozenset({"في", "ب", "ل"})


def described(scene: Scene, at: int, event_type: str) -> Settled | None:
    """The status that an adjective behind the deed named at a token gives it; None where there is none, or the deed is told as under way.

    Args:
        scene: the sentence.
        at: the noun that names the deed.
        event_type: its type; "supposed" says only of what is done together that it may come, else who is suspected of it.
    """
    listed = qualifier_words()
    wished = listed["proposed"] | listed["supposed"] if event_types()[event_type].reciprocal else listed["proposed"]
    adjective = next((i for i in _behind(scene, at) if stands(scene, listed["expected"] | wished, (i,))), None)
    if adjective is None or not _is_of(scene, at, adjective):
        return None
    if (verb := _under_way(scene, at)) is not None:
        supposed = possible(scene, verb, None)
        return _unless_denied(scene, verb) if supposed is None else ("hypothetical", scene.tokens[supposed].surface)
    status = "future" if stands(scene, listed["expected"], (adjective,)) else "hypothetical"
    return status, scene.tokens[adjective].surface


def _unless_denied(scene: Scene, verb: int) -> Settled | None:
    return None if is_denied(scene, verb) else ("actual", scene.tokens[verb].surface)


def _behind(scene: Scene, at: int) -> range:
    """The tokens behind a noun that may describe it: adjectives, whose it is, and "has become"."""
    last = at + 1
    while last < min(len(scene.tokens), at + 1 + REACH) and _may_describe(scene, last):
        last += 1
    return range(at + 1, last)


def _may_describe(scene: Scene, at: int) -> bool:
    listed, proclitics = qualifier_words(), scene.tokens[at].form.proclitics
    if in_actor(scene, at):
        return proclitics in _OF_ONE
    words = listed["expected"] | listed["proposed"] | listed["supposed"] | listed["becoming"]
    # Asked first, as written: "imminent" begins with the letter of "and".
    if scene.keys[at] in words or (proclitics in _BARE and stands(scene, words, (at,))):
        return True
    described = scene.tokens[at].pos is POS.ADJ or scene.keys[at] in _AMONG
    return described and proclitics in _BARE and not in_date(scene, at)


def _is_of(scene: Scene, at: int, adjective: int) -> bool:
    """Whether an adjective agrees with a noun in gender, and has no article where that has none, and cannot be of a person named between."""
    noun = scene.tokens[at]
    if scene.stems[at].endswith(_FEMININE) != scene.stems[adjective].endswith(_FEMININE):
        return False
    between = [a for a in scene.actors if at < a.first < adjective]
    definite = _ARTICLE in noun.form.proclitics or noun.form.enclitics or between
    if _ARTICLE in scene.tokens[adjective].form.proclitics and not definite:
        return False
    became = stands(scene, qualifier_words()["becoming"], range(at + 1, adjective))
    return became or all(a.mention.kind not in _PERSONS for a in between)


def _under_way(scene: Scene, at: int) -> int | None:
    """The verb in the past that tells that what is named took place, or began: "began his planned visit", "arrived on a planned visit"."""
    listed, first = qualifier_words(), first_of(scene, at)
    verb = scene.last_verbs[first]
    if verb is None or stands(scene, listed["likely"], (verb,)):  # "expected" is spelled like "she signs"
        return None
    if _WILL in scene.tokens[verb].form.proclitics or is_present(scene, verb, None):
        return None
    if not stands(
        scene, listed["carrying"] | listed["taking_place"] | listed["signing"] | listed["under_way"], (verb,)
    ):
        return None
    preposition, end = preposition_before(scene, first)
    amid = preposition in _AMID and all(
        passes(scene, i) or "preposition" in scene.cues[i] for i in range(verb + 1, end)
    )
    return verb if amid or object_of(scene, verb, at) else None
