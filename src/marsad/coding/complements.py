"""Where a complement ends behind which the subject may yet stand: "welcomed the step *the minister*", "objected to the decision *the delegate of*".

A noun with the article has no genitive: who is named right behind one that means a thing is not of it, and its preposition does not reach him.
"""

from __future__ import annotations

from bisect import bisect_left

from marsad.coding.cues import qualifier_words
from marsad.coding.nearby import stands
from marsad.coding.scenes import MARKED, Scene
from marsad.records import POS

_ARTICLE, _TO_THE, _IN = "ال", "لل", "في"
_BARE = ((), (_ARTICLE,))
_MOST_ADJECTIVES = 2
_NOUNS = (POS.NOUN, POS.PROPN)


def begins_behind_matter(scene: Scene, first: int) -> bool:
    """Whether an actor begins at a token, right behind a thing named with the article."""
    if not first or not _has_article(scene, first - 1) or scene.tokens[first].form.proclitics not in _BARE:
        return False
    number = bisect_left(scene.starts, first)
    if number == len(scene.starts) or scene.starts[number] != first or scene.actors[number].mention.rule in MARKED:
        return False
    thing = matter_before(scene, first)
    return thing is not None and scene.keys[thing - 1] != _IN  # "killed in the raid the minister"


def matter_before(scene: Scene, end: int) -> int | None:
    """Where a thing with the article stands that ends, with its adjectives, before a token; None where none does."""
    matter = qualifier_words()["inert"]
    for at in range(end - 1, max(-1, end - 2 - _MOST_ADJECTIVES), -1):
        if not _has_article(scene, at):
            return None
        if scene.tokens[at].pos in _NOUNS and stands(scene, matter, (at,)):
            return at
        if scene.tokens[at].pos is not POS.ADJ:
            return None
    return None


def _has_article(scene: Scene, at: int) -> bool:
    proclitics = scene.tokens[at].form.proclitics
    return _ARTICLE in proclitics or _TO_THE in proclitics
