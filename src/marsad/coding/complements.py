"""Where a complement ends behind which the subject may yet stand: "welcomed the step *the minister*", "objected to the decision *the delegate of*".

A noun with the article has no genitive: who is named right behind one that means a thing is not of it, and its preposition does not reach him.
He is the subject, unless the thing itself is: "the report accused *Togo* of", "the decision angered *the government*".
"""

from __future__ import annotations

from bisect import bisect_left

from marsad.coding.agreement import agrees
from marsad.coding.cues import qualifier_words
from marsad.coding.nearby import stands
from marsad.coding.scenes import MARKED, Scene, in_actor
from marsad.records import POS

_ARTICLE, _TO_THE, _IN = "ال", "لل", "في"
_BARE = ((), (_ARTICLE,))
_MOST_ADJECTIVES = 2
_MOST_BEFORE = 2  # words between a verb and its complement
_RELATIONAL = ("ي", "ية")
_NOUNS = (POS.NOUN, POS.PROPN)


def begins_behind_matter(scene: Scene, first: int) -> bool:
    """Whether an actor begins at a token, right behind a thing named with the article that is the complement of a verb, or its subject."""
    if not _begins(scene, first):
        return False
    thing = matter_before(scene, first)
    if thing is None or scene.keys[thing - 1] == _IN:  # "killed in the raid the minister"
        return False
    return verb_of_matter(scene, thing) is not None


def object_of_thing(scene: Scene, verb: int) -> int | None:
    """The actor (by number) to whom a thing, named right behind a verb, does what the verb tells; None where it is no subject.

    "The report accused *Togo*": one accuses, urges and warns nobody but somebody, so that a thing without a preposition behind such a verb is
    what does so; nor is who stands behind it the subject of a verb that agrees with the thing alone.
    """
    thing, token = verb + 1, scene.tokens[verb]
    if token.form.enclitics or thing >= len(scene.tokens) or scene.tokens[thing].form.proclitics != (_ARTICLE,):
        return None
    first = thing + 1
    last = min(len(scene.tokens), first + _MOST_ADJECTIVES)
    while first < last and not _begins(scene, first) and _describes(scene, first):
        first += 1
    if first >= len(scene.tokens) or not _begins(scene, first) or matter_before(scene, first) != thing:
        return None
    number = bisect_left(scene.starts, first)
    if not agrees(scene, verb, scene.actors[number]):
        return number
    listed = qualifier_words()
    speaks = (
        listed["blaming"] | listed["demanding"] | listed["warning_somebody"] | listed["striking"] | listed["moving"]
    )
    return number if stands(scene, speaks, (verb,)) else None


def _begins(scene: Scene, first: int) -> bool:
    """Whether the name of an actor begins at a token, without a preposition, behind a word with the article."""
    if not first or not _has_article(scene, first - 1) or scene.tokens[first].form.proclitics not in _BARE:
        return False
    number = bisect_left(scene.starts, first)
    return (
        number < len(scene.starts) and scene.starts[number] == first and scene.actors[number].mention.rule not in MARKED
    )


def verb_of_matter(scene: Scene, thing: int) -> int | None:
    """The verb of which a thing is the complement or the subject: right before it, or before its preposition and words like "this"."""
    for at in range(thing - 1, max(-1, thing - 2 - _MOST_BEFORE), -1):
        if scene.tokens[at].pos is POS.VERB:
            return at
        if "preposition" not in scene.cues[at] and scene.tokens[at].pos not in (POS.ADP, POS.DET):
            return None
    return None


def matter_before(scene: Scene, end: int) -> int | None:
    """Where a thing with the article stands that ends, with its adjectives, before a token; None where none does."""
    matter = qualifier_words()["inert"]
    for at in range(end - 1, max(-1, end - 2 - _MOST_ADJECTIVES), -1):
        if not _has_article(scene, at):
            return None
        if scene.tokens[at].pos in _NOUNS and stands(scene, matter, (at,)):
            return at
        if not _describes(scene, at):
            return None
    return None


def _describes(scene: Scene, at: int) -> bool:
    """Whether a word is an adjective, also where it is taken for a noun ("final" of a statement)."""
    token = scene.tokens[at]
    return token.pos is POS.ADJ or (token.form.stem.endswith(_RELATIONAL) and not in_actor(scene, at))


def _has_article(scene: Scene, at: int) -> bool:
    proclitics = scene.tokens[at].form.proclitics
    return _ARTICLE in proclitics or _TO_THE in proclitics
