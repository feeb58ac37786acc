"""Who does what to whom by a verbal noun or a participle: "his accusing *Berlin*", "accusing *him*"."""

from __future__ import annotations

from marsad.coding.agreement import is_meant_by
from marsad.coding.cues import qualifier_words
from marsad.coding.nearby import stands
from marsad.coding.scenes import MARKED, Scene
from marsad.coding.sides.barring import View
from marsad.coding.sides.parties import (
    NOBODY,
    OF_WORDS,
    Parties,
    acts,
    begins_at,
    country_of,
    group_of,
    is_plain_object,
    of_some,
)
from marsad.coding.syntax import governor, has_doer_joined

_OF_NOUNS = OF_WORDS | {"SANCTION", "ASSAULT", "COERCE", "AID"}
_OF_SOMEBODY = frozenset({"REQUEST", "THREATEN"})
"""Types of what is done to nobody but somebody."""
_HIM = frozenset({"اياه", "اياها", "اياهم"})


def of_the_noun(view: View) -> Parties:
    """A noun with its doer as a pronoun has no other: "his accusing Berlin", "accusing him"."""
    scene, at = view.scene, view.at
    form = scene.tokens[at].form
    if view.kind not in _OF_NOUNS or at + 1 >= len(scene.tokens):
        return NOBODY
    if not form.enclitics:
        return _of_him(view) if scene.keys[at + 1] in _HIM else NOBODY
    target = begins_at(scene, at + 1)
    if target is None:
        target = next((n for n, a in enumerate(scene.actors) if a.first == at + 2 and of_some(scene, n)), None)
    if target is None or not acts(view) or not (has_doer_joined(scene, at) or _is_surely_noun(scene, at)):
        return NOBODY
    doer = _meant(scene, at, form.enclitics, target)
    return Parties(() if doer is None else (doer,), group_of(scene, target))


def _is_surely_noun(scene: Scene, at: int) -> bool:
    """Whether what may be read as a verb is a noun where it stands: behind a preposition, or as the object of a verb and its subject."""
    before = at - 1
    if scene.tokens[at].form.proclitics[:1] in (("ب",), ("ل",)):
        return True
    if before >= 0 and "preposition" in scene.cues[before] and not scene.tokens[before].form.enclitics:
        return True
    verb = scene.last_verbs[at]
    subject = None if verb is None else scene.subjects.get(verb)
    return subject is not None and subject.own and scene.actors[subject.actor].last == at


def _meant(scene: Scene, at: int, pronoun: tuple[str, ...], other: int) -> int | None:
    """Whom a pronoun stands for: the subject of the sentence, else the nearest who may be meant and is not of the country of another."""
    verb = scene.last_verbs[at]
    subject = None if verb is None else scene.subjects.get(verb)
    nearest = (n for n in range(len(scene.actors) - 1, -1, -1) if scene.actors[n].last <= at)
    if subject is not None and country_of(scene, subject.actor) == "UNK":
        return None  # "the West, by its support of Kyiv"
    order = (subject.actor, *nearest) if subject is not None else nearest
    for number in order:
        actor = scene.actors[number]
        country = actor.mention.country
        if country in (None, "UNK", country_of(scene, other)) or actor.mention.rule in MARKED or actor.last > at:
            continue
        if is_meant_by(scene, pronoun, actor):
            return number
    return None


def _of_him(view: View) -> Parties:
    """Behind "accusing him" the subject accuses whoever was named behind him.

    What is *called* something may as well be a thing, so that whoever is meant must be the object of the verb before.
    """
    scene, at = view.scene, view.at
    verb = scene.last_verbs[at]
    subject = None if verb is None else scene.subjects.get(verb)
    if verb is None or subject is None or scene.tokens[at].form.proclitics not in ((), ("و",)):
        return NOBODY
    pronoun = scene.tokens[at + 1].form.enclitics or (scene.keys[at + 1].removeprefix("ايا"),)
    of_somebody = view.kind in _OF_SOMEBODY or stands(scene, qualifier_words()["blaming"], (at,))
    for number in range(len(scene.actors) - 1, -1, -1):
        actor = scene.actors[number]
        if actor.last > at or actor.first < verb or scene.groups[number] == scene.groups[subject.actor]:
            continue
        if actor.mention.rule in MARKED or actor.mention.country is None:
            continue
        if is_meant_by(scene, pronoun, actor) and not scene.opened_in(verb, at):
            object_ = not governor(scene, actor.first, verb)[0] and is_plain_object(scene, number)
            return Parties((subject.actor,), (number,)) if of_somebody or object_ else NOBODY
    return NOBODY
