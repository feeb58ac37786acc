"""Who does what to whom where the words stand in an order that is easily taken the other way round, but leaves no doubt.

"Welcomed the step the *minister*", "the report accused *Togo*", "the militias that *Iran* backs", "summoned *diplomats* who criticised"; nouns,
pronouns and what a speaker tells of himself have modules of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from marsad.coding.agreement import agrees
from marsad.coding.complements import matter_before, object_of_thing, verb_of_matter
from marsad.coding.cues import qualifier_words
from marsad.coding.nearby import stands
from marsad.coding.patrons import group_backed, is_backed
from marsad.coding.scenes import Scene
from marsad.coding.sides.barring import ACTOR, BOTH, FORCES, RECIPIENT, Barred, View
from marsad.coding.sides.himself import HANDED_OVER, handed_over, passed_over, speaking_of_himself
from marsad.coding.sides.parties import DIRECTED, NOBODY, Parties, acts, begins_at, country_of, group_of
from marsad.coding.sides.pointing import of_one, of_them, pointed_back
from marsad.coding.sides.verbal import of_the_noun
from marsad.coding.syntax import is_of_people_before, is_of_some_people
from marsad.records import POS

Reading = Callable[[View], Parties]
"""What finds a construction that leaves no doubt."""
_BACKING = frozenset({"SUPPORT", "AID", "alignment"})
_BY_PEOPLE = frozenset({"PROTEST", "ASSAULT", "ACCUSE", "REJECT", "REQUEST", "THREATEN", "RETREAT"})


def turned(view: View) -> Barred:
    """Who does it is not whom it is done to, and the other way round."""
    read, found = _reading(view)
    scene, actors = view.scene, view.scene.actors
    doing = {country_of(scene, n) for n in found.doers} - {None}
    harmed = {country_of(scene, n) for n in found.targets} - {None}
    yield from ((ACTOR, n) for n in found.targets)
    yield from ((RECIPIENT, n) for n in found.doers)
    if doing and harmed:
        yield from ((ACTOR, n) for n, a in enumerate(actors) if a.mention.country in harmed - doing)
        yield from ((RECIPIENT, n) for n, a in enumerate(actors) if a.mention.country in doing - harmed)
    settled = {*found.doers, *found.targets}
    if read in (of_them, of_one):
        yield from ((RECIPIENT, n) for n in view.before(view.at) if n not in found.targets)
    elif read is _of_people:
        yield from ((ACTOR, n) for n in _dealing_with_them(scene, view.at))
    elif read is handed_over and found.doers:
        yield from ((side, n) for n in view.before(view.at) if n not in settled for side in BOTH)


def hit_by_a_thing(view: View) -> Barred:
    """Whom a thing accuses, strikes or forces does nothing of it: "the report accused Togo", "the raid surprised the army"."""
    target = _hit_by_thing(view)[1]
    if target is not None:
        country = country_of(view.scene, target)
        yield from ((ACTOR, n) for n, a in enumerate(view.scene.actors) if a.mention.country == country)


def backed_by_another(view: View) -> Barred:
    """Whom somebody backs in a relative clause is nobody else, nor does anybody else back them: "the militias that Iran backs"."""
    relative = view.at > 0 and "relative" in view.scene.cues[view.at - 1]
    if relative and not view.noun and view.kind in _BACKING and is_backed(view.scene, view.at):
        found = _backed(view)
        yield from ((ACTOR, n) for n in range(len(view.scene.actors)) if n not in found.doers)
        yield from ((RECIPIENT, n) for n in range(len(view.scene.actors)) if n not in found.targets)


def of_others(view: View) -> Barred:
    """What people do of whom a relative clause tells is not done by, nor to, the subject of the sentence: "arrested youths who protested".

    Where they are named as nobody's, who is named before them has no part in it, either, but that forces may fight them: "denied having sheltered
    gunmen who launched an attack".
    """
    scene = view.scene
    verb = scene.last_verbs[view.at] if view.noun else view.at
    if verb is None or view.kind not in _BY_PEOPLE or scene.clause[verb] != scene.clause[view.at]:
        return
    own = scene.subjects.get(verb)
    if own is None and is_of_people_before(scene, verb):
        before = scene.last_verbs[verb]
        subject = None if before is None else scene.subjects.get(before)
        if subject is not None:
            yield from ((side, subject.actor) for side in BOTH)
    elif own is not None and own.own and is_of_some_people(scene, verb, scene.actors[own.actor]):
        people = scene.actors[own.actor]
        if people.mention.country in (None, "UNK"):
            for number in view.before(people.first):
                fights = scene.actors[number].mention.sector in FORCES
                yield from ((side, number) for side in ((ACTOR,) if fights else BOTH))


RULES = (turned, hit_by_a_thing, backed_by_another, passed_over, of_others)
"""Those that bar somebody from a side."""


def seated(view: View) -> Iterator[tuple[str, int]]:
    """The sides on which somebody surely stands, each with the number of the actor."""
    _, found = _reading(view)
    for side, numbers in ((ACTOR, found.doers), (RECIPIENT, found.targets)):
        first_of = {country_of(view.scene, n): n for n in reversed(numbers)}  # of one country, who is named first
        yield from ((side, n) for n in first_of.values())
    if not view.noun and (speaking := speaking_of_himself(view)) is not None and acts(view):
        yield ACTOR, speaking


def _reading(view: View) -> tuple[Reading | None, Parties]:
    """The construction that leaves no doubt, and whom it tells of; None and nobody where there is none."""
    readings: tuple[Reading, ...] = ()
    if view.kind in DIRECTED:
        readings = _OF_NOUNS if view.noun else _OF_VERBS
    if view.kind in HANDED_OVER:
        readings = (handed_over, *readings)
    if view.kind in _BACKING:
        readings = (_backed, *readings)
    return next(((read, found) for read in readings if (found := read(view)) != NOBODY), (None, NOBODY))


def _complement_first(view: View) -> Parties:
    """Behind a verb and the thing that it is about stands the subject: "and welcomed the step the minister"."""
    scene, at = view.scene, view.at
    subject = scene.subjects.get(at)
    if subject is None or not subject.own or not acts(view):
        return NOBODY
    first = scene.actors[subject.actor].first
    thing = matter_before(scene, first) if first > at + 1 else None
    if thing is None or verb_of_matter(scene, thing) != at or not agrees(scene, at, scene.actors[subject.actor]):
        return NOBODY
    return Parties(group_of(scene, subject.actor), ())


def _of_thing(view: View) -> Parties:
    """Whom a report accuses does not accuse, whom a raid hits is hit by it: "and the report accused Togo of", "and the raid hit the army"."""
    verb, target = _hit_by_thing(view)
    if target is None or not (_acts_as_thing(view.scene, verb) if view.noun else acts(view)):
        return NOBODY
    return Parties((), group_of(view.scene, target))


def _hit_by_thing(view: View) -> tuple[int, int | None]:
    """The verb of a thing that the trigger is, or that stands behind it, and whom the verb has as its object; None where nobody is it surely."""
    verb = view.at - 1 if view.noun else view.at
    verbal = verb >= 0 and view.scene.tokens[verb].pos is POS.VERB
    return verb, object_of_thing(view.scene, verb) if verbal and view.kind in DIRECTED else None


def _acts_as_thing(scene: Scene, verb: int) -> bool:
    return stands(scene, qualifier_words()["striking"], (verb,))


def _backed(view: View) -> Parties:
    """In a relative clause who is named behind "backs" backs those of whom it tells: "the militias that Iran backs"."""
    scene, at = view.scene, view.at
    doer = None if view.noun or not is_backed(scene, at) else begins_at(scene, at + 1)
    if doer is None:
        return NOBODY
    group = group_backed(scene, at)
    known = group is not None and scene.actors[group].mention.country is not None
    return Parties(group_of(scene, doer), (group,) if known and group is not None else ())


def _of_people(view: View) -> Parties:
    """A plural verb right behind people without the article is theirs: "summoned American diplomats who criticised"."""
    scene, at = view.scene, view.at
    subject, before = scene.subjects.get(at), scene.last_verbs[at]
    if subject is None or not subject.own or before is None or not acts(view):
        return NOBODY
    owner = scene.subjects.get(before)
    if not is_of_some_people(scene, at, scene.actors[subject.actor]):
        return NOBODY
    dealt_with = owner is not None and scene.groups[owner.actor] != scene.groups[subject.actor]
    return Parties((subject.actor,), ()) if dealt_with and not scene.opened_in(before, at) else NOBODY


_OF_VERBS: tuple[Reading, ...] = (_complement_first, _of_thing, pointed_back, of_them, of_one, _of_people)
_OF_NOUNS: tuple[Reading, ...] = (_of_thing, pointed_back, of_the_noun)


def _dealing_with_them(scene: Scene, verb: int) -> Iterator[int]:
    """Who deals with the people of whom the verb behind them tells: the subject of the verb before."""
    before = scene.last_verbs[verb]
    if before is not None and before in scene.subjects:
        yield scene.subjects[before].actor
