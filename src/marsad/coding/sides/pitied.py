"""Whom a condemnation pities is not whom it condemns: "condemned the blast that shook *Ghana*", "and voiced its solidarity with *Ghana*".

What is said of an attack on somebody, or in, stands in `suffering` (`marsad.coding.sides.barring`).
"""

from __future__ import annotations

from marsad.coding.cues import qualifier_words
from marsad.coding.governing import only_somebody
from marsad.coding.nearby import stands
from marsad.coding.scenes import Placed, Scene
from marsad.coding.sides.barring import BOTH, RECIPIENT, Barred, View
from marsad.coding.syntax import governor
from marsad.records import POS, ActorKind, ActorMention

_ACCUSATION = "ACCUSE"
_FAR = 10  # tokens between a condemnation and the deed
_NEAR = 3  # tokens between a word of pity and whom it is for; words in front of one's name
_NAMED_BY = ((), ("ال",), ("ب",), ("ب", "ال"), ("ل",), ("ل", "ل"))
_BARE = ((), ("ال",))
_WITH_WEAPON = "ب"
_WITH = frozenset({"مع", "الي", "ل"})  # before whom sympathy is for
_PEOPLE = frozenset({ActorKind.PERSON, ActorKind.PEOPLE})
_FORCES = frozenset({"MIL", "COP"})
_ADJECTIVE = "demonym"


def hit(view: View) -> Barred:
    """Who was hit by what is condemned is not accused: "its condemnation of the blast that shook Ghana", "the murder of a Ghanaian judge"."""
    scene = view.scene
    deed = _deed(view)
    if deed is None:
        return
    victims = [a for a in scene.actors if a.first > deed and (_is_killed(scene, deed, a) or _is_struck(scene, deed, a))]
    countries = {a.mention.country for a in victims}
    for number, actor in enumerate(scene.actors):
        if actor in victims:
            yield from ((side, number) for side in BOTH)
        elif actor.last <= view.at and actor.mention.country in countries:
            yield RECIPIENT, number


def consoled(view: View) -> Barred:
    """Nor is who has the sympathy of who condemns: "condemned the attack, voicing its solidarity with Ghana"."""
    if view.kind != _ACCUSATION:
        return
    scene = view.scene
    for number, actor in enumerate(scene.actors):
        for word in range(max(view.at + 1, actor.first - _NEAR), actor.first):
            if stands(scene, qualifier_words()["sympathy"], (word,)) and _is_for(scene, word, actor):
                yield RECIPIENT, number


def _is_for(scene: Scene, word: int, actor: Placed[ActorMention]) -> bool:
    """Whether sympathy is with somebody, not his own: "solidarity *with* Ghana"."""
    between = {*scene.keys[word + 1 : actor.first], *scene.tokens[actor.first].form.proclitics}
    alone = not scene.verbs_in(word, actor.first) and not scene.actors_in(word + 1, actor.first)
    return alone and not _WITH.isdisjoint(between)


RULES = (hit, consoled)


def _deed(view: View) -> int | None:
    """The deed that is condemned by the trigger, by a noun right behind it ("voiced its condemnation of"), or by the verb or noun before it."""
    if view.kind != _ACCUSATION:
        return None
    scene, listed = view.scene, qualifier_words()
    words = listed["condemning"] | listed["condemnation"]
    near = [
        *range(view.at, max(-1, view.at - _FAR), -1),
        *range(view.at + 1, min(len(scene.tokens), view.at + _FAR // 2)),
    ]
    word = next((i for i in near if stands(scene, words, (i,))), None)
    return None if word is None else _deed_behind(scene, word)


def _deed_behind(scene: Scene, word: int) -> int | None:
    listed = qualifier_words()
    deeds = listed["attack"] | listed["death"] | listed["condemned_deed"]
    for behind in range(word + 1, min(len(scene.tokens), word + 1 + _FAR)):
        token = scene.tokens[behind]
        if token.pos is POS.NOUN and token.form.proclitics in _NAMED_BY and stands(scene, deeds, (behind,)):
            return behind
        if not only_somebody(scene, behind, behind + 1):
            return None
    return None


def _is_killed(scene: Scene, deed: int, actor: Placed[ActorMention]) -> bool:
    """Whether somebody's death is the deed, with nothing but his number or post before his name; of a state that may be whose deed it is."""
    if not stands(scene, qualifier_words()["death"], (deed,)) or actor.first - deed - 1 > _NEAR:
        return False
    person = actor.mention.kind in _PEOPLE or actor.mention.rule == _ADJECTIVE or actor.mention.sector in _FORCES
    return person and _is_bare(scene, deed + 1, actor.last)


def _is_bare(scene: Scene, first: int, last: int) -> bool:
    bare = all(t.form.proclitics in _BARE and t.pos is not POS.VERB for t in scene.tokens[first:last])
    return bare and not any("preposition" in cues for cues in scene.cues[first:last])


def _is_struck(scene: Scene, deed: int, actor: Placed[ActorMention]) -> bool:
    """Whether a relative clause with a verb of striking or suffering tells of the deed whom it hit: "the attack that Ghana suffered"."""
    words = qualifier_words()["striking"] | qualifier_words()["stricken"]
    verb = next((i for i in range(deed + 2, actor.first) if "relative" in scene.cues[i - 1]), None)
    if verb is None or not stands(scene, words, (verb,)) or scene.verbs_in(verb + 1, actor.first):
        return False
    if scene.verbs_in(deed + 1, verb) or "،" in scene.keys[verb : actor.first]:
        return False
    return not (actor.mention.rule == _ADJECTIVE and governor(scene, actor.first, verb)[0] == _WITH_WEAPON)
