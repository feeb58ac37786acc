"""Bodies of civil life that are in no list and address somebody: "the teachers' union urges the government to".

Right behind a verb of asking or accusing such a body is the subject, and the government, police or army behind it the object.
"""

from __future__ import annotations

from typing import NamedTuple

from marsad.coding.agreement import FEMININE, MASCULINE, gender_of_verb
from marsad.coding.cues import qualifier_words
from marsad.coding.nearby import stands
from marsad.coding.scenes import MARKED, Scene, in_actor
from marsad.records import POS, ActorKind

_TURNED_TO = frozenset({"GOV", "COP", "MIL", "JUD", "LEG"})
_FAR = 5  # tokens of the name of a body
_ARTICLE = ("ال",)
_BARE = ((), _ARTICLE)
_NAMING = (POS.NOUN, POS.PROPN, POS.ADJ)
_COMPLEMENTS = frozenset({"من"})
_BY = ("ب",)

_NGO = "NGO"
_CLASSES = {
    "unions": ("LAB", None),
    "families": ("CVL", None),
    "civil_bodies": ("SOC", None),
    "watchdogs": ("SOC", _NGO),
}
"""Of each class of bodies the sector, and the code that they have where they are of no country."""


class Body(NamedTuple):
    """A body right behind a verb: the token behind its name, its sector, the actor (by number) whom it addresses, and its code.

    ``code`` is None where it is of the country of whom it addresses: a union asks its own government, a watchdog any.
    """

    last: int
    sector: str
    addressed: int
    code: str | None


def body_behind(scene: Scene, verb: int) -> Body | None:
    """The body that is the subject of a verb of asking or accusing, if it addresses an authority right behind its name."""
    first = verb + 1
    if first >= len(scene.tokens) or scene.tokens[verb].form.enclitics or in_actor(scene, first):
        return None
    form, listed = scene.tokens[first].form, qualifier_words()
    if form.proclitics not in _BARE or form.enclitics:
        return None
    found = next((kind for name, kind in _CLASSES.items() if stands(scene, listed[name], (first,))), None)
    if found is None:
        return None
    turning = listed["blaming"] | listed["demanding"] | listed["addressing"] | listed["warning_somebody"]
    if not stands(scene, turning, (verb,)) or not _agrees(scene, verb):
        return None
    number = next(
        (n for n, a in enumerate(scene.actors) if first < a.first <= first + _FAR and _is_addressee(scene, n)), None
    )
    if number is None:
        return None
    last = scene.actors[number].first
    described = all(
        scene.tokens[i].pos in _NAMING and scene.tokens[i].form.proclitics in _BARE for i in range(first, last)
    )
    home = scene.actors[number].mention.country
    within = [a.mention.country for a in scene.actors if first < a.first < last]
    named = last - first > 1 and all(country == home for country in within)
    if not (described and named and _complements(scene, scene.actors[number].last)):
        return None
    sector, code = found
    return Body(last, sector, number, None if within else code)


def _agrees(scene: Scene, verb: int) -> bool:
    feminine = scene.tokens[verb + 1].form.stem.endswith(("ة", "ات"))
    return {gender_of_verb(scene.tokens[verb]), FEMININE if feminine else MASCULINE} != {MASCULINE, FEMININE}


def _is_addressee(scene: Scene, number: int) -> bool:
    mention = scene.actors[number].mention
    authority = mention.sector in _TURNED_TO and mention.kind is not ActorKind.STATE and mention.rule not in MARKED
    return (
        authority and mention.country is not None and scene.tokens[scene.actors[number].first].form.proclitics in _BARE
    )


def _complements(scene: Scene, at: int) -> bool:
    if at >= len(scene.tokens):
        return False
    opens = qualifier_words()["complement"] | _COMPLEMENTS
    return scene.keys[at] in opens or scene.tokens[at].form.proclitics[:1] == _BY
