"""What somebody condemns, discusses or records is not his, and who was hit by it is not accused: "condemned the attack on an airport"."""

from __future__ import annotations

from marsad.coding.cues import qualifier_words
from marsad.coding.governing import only_somebody
from marsad.coding.nearby import stands
from marsad.coding.scenes import Placed, Scene
from marsad.coding.sides.barring import ACTOR, BOTH, DEEDS, HELD_UP, RECIPIENT, Barred, View
from marsad.coding.syntax import governor
from marsad.records import POS, ActorMention

_ACCUSATION, _PENALTY = "ACCUSE", "SANCTION"
_TOGETHER = frozenset({"CONSULT", "COOPERATE"})
_UPON = ("علي", "في", "ضد", "قرب", "داخل", "ب")
_DOERS = frozenset({"genitive", "adjective"})
_BODIES = frozenset({"UNO", "IGO"})
_OBJECTS = (("ل",), ("لل",))  # of a verbal noun behind which the doer stands
_NOUN = (POS.NOUN, POS.PROPN)
_FAR = 10  # tokens between a verb and the deed that it condemns
_BY, _WITH = "ب", "مع"


def condemned(view: View) -> Barred:
    """An attack that somebody condemns, discusses or records is not his: "Cairo condemned the attack on an airport".

    What he discusses may be his own plan if nobody else is named who does it.
    """
    word = spoken_of(view.scene, view.at) if view.noun and view.kind in DEEDS else None
    if word is None:
        return
    scene = view.scene
    others = {scene.actors[n].mention.country for n in view.linked(_DOERS)}
    for number in view.linked(HELD_UP):
        plans = stands(scene, qualifier_words()["planning"], (word,)) and not others - {
            scene.actors[number].mention.country
        }
        if not plans or scene.actors[number].mention.country in _BODIES:
            yield ACTOR, number


def disapproved(view: View) -> Barred:
    """What others do together and somebody condemns is not his: "condemned the exercises of Seoul and Washington"."""
    scene = view.scene
    word = spoken_of(scene, view.at) if view.noun and view.kind in _TOGETHER else None
    if word is None or not stands(scene, qualifier_words()["condemning"], (word,)):
        return
    behind = scene.tokens[view.at : view.at + _FAR]
    parties = {
        scene.actors[n].mention.country for n, link in enumerate(view.links) if link.after and link.relation != _WITH
    }
    if any(t.form.enclitics for t in behind):
        return
    for number in view.linked(HELD_UP):
        if parties - {scene.actors[number].mention.country, None, "UNK"}:
            yield from ((s, number) for s in BOTH)


def spoken_of(scene: Scene, at: int) -> int | None:
    """The word that condemns, criticises, discusses or records what a noun names, if the noun is its object."""
    listed = qualifier_words()
    words = listed["condemning"] | listed["discussing"]
    if scene.tokens[at].form.proclitics[:1] not in ((), ("ال",), (_BY,)):
        return None
    for before in range(at - 1, max(-1, at - 1 - _FAR), -1):
        if stands(scene, words, (before,)):
            return before if scene.tokens[before].pos is not POS.NOUN else None
        if not (only_somebody(scene, before, before + 1) or scene.keys[before] == _WITH):
            return None
    return None


def suffering(view: View) -> Barred:
    """Who suffered the attack that is condemned is not accused, nor does he condemn it there: "condemned the attack on a bus in Kenya"."""
    if view.kind != _ACCUSATION or not stands(view.scene, qualifier_words()["condemning"], (view.at,)):
        return
    scene = view.scene
    attack = _attack_behind(scene, view.at)
    if attack is None:
        return
    for number, actor in enumerate(scene.actors):
        if actor.first > attack and _suffers(scene, attack, actor):
            yield from ((s, number) for s in BOTH)


def _attack_behind(scene: Scene, at: int) -> int | None:
    attacks = qualifier_words()["attack"]
    for behind in range(at + 1, min(len(scene.tokens), at + 1 + _FAR)):
        bare = scene.tokens[behind].form.proclitics[:1] in ((), ("ال",), (_BY,))
        if bare and scene.tokens[behind].pos in _NOUN and stands(scene, attacks, (behind,)):
            return behind
        if not only_somebody(scene, behind, behind + 1):
            return None
    return None


def _suffers(scene: Scene, attack: int, actor: Placed[ActorMention]) -> bool:
    verbs = scene.verbs_in(attack + 1, actor.first)
    preposition = governor(scene, actor.first, attack)[0]
    if verbs == 0:
        beside = attack + 1 if actor.mention.rule != "demonym" else attack + 2
        killed = actor.first == beside and stands(scene, qualifier_words()["killing_of"], (attack,))
        killed = killed and scene.tokens[min(actor.last, len(scene.tokens) - 1)].form.proclitics[:1] not in _OBJECTS
        town = actor.first == attack + 1 and actor.mention.rule == "place"
        return preposition in _UPON or killed or town
    hit = scene.last_verbs[actor.first]
    aimed = hit is not None and stands(scene, qualifier_words()["striking"], (hit,))
    return verbs == 1 and aimed and preposition in ("", *_UPON) and actor.mention.rule != "demonym"


def penalties(view: View) -> Barred:
    """Sanctions that somebody condemns or discusses do not fall on him, unless "on his country" follows."""
    scene, at = view.scene, view.at
    if view.kind != _PENALTY or not view.noun or spoken_of(scene, at) is None:
        return
    behind = range(at + 1, min(len(scene.tokens), at + 6))
    if any(scene.tokens[i].form.enclitics for i in behind):
        return
    yield from ((RECIPIENT, n) for n in view.linked(HELD_UP | {"before:" + _WITH}))


RULES = (condemned, disapproved, suffering, penalties)
"""Those that bar somebody from a side."""
OF_SUBJECTS = frozenset({condemned, penalties})
"""Those of them that bar the subject of a verb, whatever it is called elsewhere in the sentence."""
