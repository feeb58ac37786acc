"""Who does what to whom where the words stand in an order that is easily taken the other way round, but leaves no doubt.

"His accusing *Berlin*", "accusing *him*", "firms on which *Europe* imposed", "the charges that the *minister* levelled at Iran", "attacked Paris and
Berlin and threatened *them*", "adding that *he* refused", "welcomed the step the *minister*".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from marsad.coding.agreement import agrees, is_meant_by, is_plural
from marsad.coding.complements import matter_before
from marsad.coding.cues import qualifier_words
from marsad.coding.nearby import stands
from marsad.coding.ontology import event_types
from marsad.coding.patrons import group_backed, is_backed
from marsad.coding.scenes import MARKED, Scene, in_actor
from marsad.coding.sides.barring import ACTOR, BOTH, RECIPIENT, Barred, View
from marsad.coding.syntax import governor, has_doer_joined, is_indefinite, is_of_people_before, pronoun_behind
from marsad.records import POS, ActorKind

_OF_WORDS = frozenset({"ACCUSE", "THREATEN", "REQUEST", "SUPPORT", "REJECT"})
_DIRECTED = _OF_WORDS | {"SANCTION", "ASSAULT", "COERCE", "AID", "CONCEDE"}
_OF_NOUNS = _OF_WORDS | {"SANCTION", "ASSAULT", "COERCE", "AID"}
_BACKING = frozenset({"SUPPORT", "AID", "alignment"})
_BY_PEOPLE = frozenset({"PROTEST", "ASSAULT", "ACCUSE", "REJECT", "REQUEST", "THREATEN"})
_HANDED_OVER = frozenset({"AID", "aid", "arms_transfer"})
"""What a verb with two objects tells."""
_AND = (("و",), ("ف",))
_ARTICLE = "ال"
_BARE = ((), ("ال",))
_FUTURE = "س"
_HIM = frozenset({"اياه", "اياها", "اياهم"})
_PERSONS = (ActorKind.PEOPLE, ActorKind.PERSON)
_SEVERAL = frozenset({"هما", "هم", "هن"})
_BOTH_OF_THEM = "هما"
_TWO = 2
_AT_WHOM = frozenset({"ل", "الي", "ضد", "علي"})
_WITH = frozenset({"", "مع", "ب"})
_AT_HAND = 8  # tokens from a verb to the noun of what is given
_NEAR = 3  # adjectives between a noun and its relative clause


class _Parties(NamedTuple):
    """Actors (by number) who surely do it, and those to whom it is surely done."""

    doers: tuple[int, ...]
    targets: tuple[int, ...]


_NOBODY = _Parties((), ())


def turned(view: View) -> Barred:
    """Who does it is not whom it is done to, and the other way round."""
    found = _parties(view)
    actors = view.scene.actors
    doing = {actors[n].mention.country for n in found.doers}
    harmed = {actors[n].mention.country for n in found.targets} - doing - {None}
    if found.targets:
        yield from ((ACTOR, n) for n, a in enumerate(actors) if n in found.targets or a.mention.country in harmed)
    yield from ((RECIPIENT, n) for n in found.doers)
    if not view.noun and found == _of_people(view) != _NOBODY:
        yield from ((ACTOR, n) for n in _dealing_with_them(view.scene, view.at))
    relative = view.at > 0 and "relative" in view.scene.cues[view.at - 1]
    if relative and not view.noun and view.kind in _BACKING and is_backed(view.scene, view.at):
        yield from ((ACTOR, n) for n in range(len(actors)) if n not in found.doers)
        yield from ((RECIPIENT, n) for n in range(len(actors)) if n not in found.targets)
    if view.kind in _HANDED_OVER and found.doers:
        settled = {*found.doers, *found.targets}
        before = (n for n, a in enumerate(actors) if a.last <= view.at and n not in settled)
        yield from ((side, n) for n in before for side in BOTH)
    yield from _passed_over(view)
    yield from _of_others(view)


RULES = (turned,)
"""Those that bar somebody from a side."""


def seated(view: View) -> Iterator[tuple[str, int]]:
    """The sides on which somebody surely stands, each with the number of the actor."""
    found = _parties(view)
    yield from ((ACTOR, n) for n in found.doers)
    yield from ((RECIPIENT, n) for n in found.targets)
    if not view.noun and (speaking := _speaking_of_himself(view)) is not None and _acts(view):
        yield ACTOR, speaking


def _parties(view: View) -> _Parties:
    if view.kind in _BACKING and (backed := _backed(view)) != _NOBODY:
        return backed
    if view.kind in _HANDED_OVER and (handed := _handed_over(view)) != _NOBODY:
        return handed
    if view.kind not in _DIRECTED:
        return _NOBODY
    readings = (_pointed_back, _levelled, _of_the_noun) if view.noun else _OF_VERBS
    return next((found for read in readings if (found := read(view)) != _NOBODY), _NOBODY)


def _acts(view: View) -> bool:
    """Whether the subject of the trigger does what it tells."""
    frame = next((f for f in view.trigger.frames if f.type == view.kind), None)
    return frame is not None and frame.slots.get("subject") in (ACTOR, "subject", "both")


def _begins_at(scene: Scene, at: int) -> int | None:
    """The actor whose name begins at a token, without a preposition or "and"; None where none does."""
    number = next((n for n, a in enumerate(scene.actors) if a.first == at), None)
    if number is None or scene.tokens[at].form.proclitics not in _BARE:
        return None
    mention = scene.actors[number].mention
    return number if mention.rule not in MARKED and mention.country is not None else None


def _group(scene: Scene, number: int) -> tuple[int, ...]:
    return tuple(n for n, group in enumerate(scene.groups) if group == scene.groups[number])


def _country(scene: Scene, number: int) -> str | None:
    return scene.actors[number].mention.country


def _complement_first(view: View) -> _Parties:
    """Behind a verb and the thing that it is about stands the subject: "and welcomed the step the minister"."""
    scene, at = view.scene, view.at
    subject = scene.subjects.get(at)
    if subject is None or not subject.own or not _acts(view):
        return _NOBODY
    first = scene.actors[subject.actor].first
    thing = matter_before(scene, first) if first > at + 1 else None
    if thing is None or not agrees(scene, at, scene.actors[subject.actor]):
        return _NOBODY
    return _Parties(_group(scene, subject.actor), ()) if _leads_to(scene, at, thing) else _NOBODY


def _leads_to(scene: Scene, verb: int, thing: int) -> bool:
    """Whether nothing but a preposition or a word for "this" stands between a verb and its complement."""
    return all(
        "preposition" in scene.cues[i] or scene.tokens[i].pos in (POS.ADP, POS.DET) for i in range(verb + 1, thing)
    )


def _of_the_noun(view: View) -> _Parties:
    """A noun with its doer as a pronoun has no other: "his accusing Berlin", "accusing him"."""
    scene, at = view.scene, view.at
    form = scene.tokens[at].form
    if view.kind not in _OF_NOUNS or at + 1 >= len(scene.tokens):
        return _NOBODY
    if not form.enclitics:
        return _of_him(view) if scene.keys[at + 1] in _HIM else _NOBODY
    target = _begins_at(scene, at + 1)
    if target is None:
        target = next((n for n, a in enumerate(scene.actors) if a.first == at + 2 and _is_some(scene, n)), None)
    if target is None or not _acts(view) or not (has_doer_joined(scene, at) or _is_surely_noun(scene, at)):
        return _NOBODY
    doer = _meant(scene, at, form.enclitics, target)
    return _Parties(() if doer is None else (doer,), _group(scene, target))


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
    if subject is not None and _country(scene, subject.actor) == "UNK":
        return None  # "the West, by its support of Kyiv"
    order = (subject.actor, *nearest) if subject is not None else nearest
    for number in order:
        actor = scene.actors[number]
        country = actor.mention.country
        if country in (None, "UNK", _country(scene, other)) or actor.mention.rule in MARKED or actor.last > at:
            continue
        if is_meant_by(scene, pronoun, actor):
            return number
    return None


def _of_him(view: View) -> _Parties:
    """Behind "accusing him" the subject accuses whoever was named behind him."""
    scene, at = view.scene, view.at
    verb = scene.last_verbs[at]
    subject = None if verb is None else scene.subjects.get(verb)
    if verb is None or subject is None or scene.tokens[at].form.proclitics not in ((), ("و",)):
        return _NOBODY
    pronoun = scene.tokens[at + 1].form.enclitics or (scene.keys[at + 1].removeprefix("ايا"),)
    for number in range(len(scene.actors) - 1, -1, -1):
        actor = scene.actors[number]
        if actor.last > at or actor.first < verb or scene.groups[number] == scene.groups[subject.actor]:
            continue
        if actor.mention.rule in MARKED or actor.mention.country is None:
            continue
        if is_meant_by(scene, pronoun, actor) and scene.opened_in(verb, at) is False:
            return _Parties((subject.actor,), (number,))
    return _NOBODY


def _pointed_back(view: View) -> _Parties:
    """A verb right behind people or firms without the article points back to them: "firms on which Europe imposed sanctions"."""
    scene = view.scene
    verb = scene.last_verbs[view.at] if view.noun else view.at
    if verb is None or not verb or scene.clause[verb] != scene.clause[view.at]:
        return _NOBODY
    form = scene.tokens[verb].form
    on = pronoun_behind(scene, verb)
    if not (form.enclitics or on) or form.proclitics not in ((), (_FUTURE,)):
        return _NOBODY
    target = next((n for n, a in enumerate(scene.actors) if a.last == verb and _is_some(scene, n)), None)
    doer = _begins_at(scene, verb + (2 if on and not form.enclitics else 1))
    if target is None or doer is None or not agrees(scene, verb, scene.actors[doer]):
        return _NOBODY
    if view.noun and view.at < scene.actors[doer].last:
        return _NOBODY
    if not view.noun and not _acts(view):
        return _NOBODY
    return _Parties(_group(scene, doer), (target,)) if _country(scene, doer) != _country(scene, target) else _NOBODY


def _is_some(scene: Scene, number: int) -> bool:
    """Whether an actor is people or things without the article, also where only their country is an actor: "a *Russian* group"."""
    actor = scene.actors[number]
    if actor.mention.rule != "demonym":
        return is_indefinite(scene, actor)
    before = actor.first - 1
    if before < 0 or _ARTICLE in scene.tokens[actor.first].form.proclitics or in_actor(scene, before):
        return False
    noun = scene.tokens[before]
    return noun.pos in (POS.NOUN, POS.PROPN) and _ARTICLE not in noun.form.proclitics and not noun.form.enclitics


def _levelled(view: View) -> _Parties:
    """Charges and threats are of whoever is named behind those at whom they are levelled: "the charges that levelled at Iran the minister"."""
    scene, at = view.scene, view.at
    relative = next(
        (i for i in range(at + 1, min(len(scene.tokens), at + 2 + _NEAR)) if "relative" in scene.cues[i]), None
    )
    if relative is None or relative + 2 >= len(scene.tokens):
        return _NOBODY
    verb = relative + 1
    if not scene.tokens[verb].form.enclitics or not stands(scene, qualifier_words()["levelling"], (verb,)):
        return _NOBODY
    target = next((n for n, a in enumerate(scene.actors) if verb < a.first <= verb + 2), None)
    if target is None or governor(scene, scene.actors[target].first, verb) not in ((p, "") for p in _AT_WHOM):
        return _NOBODY
    doer = _begins_at(scene, scene.actors[target].last)
    if doer is None or _country(scene, target) is None or not agrees(scene, verb, scene.actors[doer]):
        return _NOBODY
    return _Parties(_group(scene, doer), (target,))


def _of_them(view: View) -> _Parties:
    """What somebody goes on to do to "them" he does to those whom he did something before: "attacked Paris and Berlin and threatened them"."""
    scene, at = view.scene, view.at
    form = scene.tokens[at].form
    subject, before = scene.subjects.get(at), scene.last_verbs[at]
    if subject is None or subject.own or before is None or not _SEVERAL.intersection(form.enclitics):
        return _NOBODY
    owner = scene.subjects.get(before)
    if owner is None or owner.actor != subject.actor or form.proclitics[:1] not in _AND or not _acts(view):
        return _NOBODY
    objects = {
        scene.groups[n]
        for n, a in enumerate(scene.actors)
        if before < a.first < at
        and scene.groups[n] != scene.groups[subject.actor]
        and governor(scene, scene.actors[scene.groups[n]].first, before)[0] in _WITH
    }
    listed = [g for g in objects if _is_many(scene, g, form.enclitics[-1])]
    if len(listed) != 1 or scene.opened_in(before, at):
        return _NOBODY
    return _Parties(_group(scene, subject.actor), _group(scene, listed[0]))


def _is_many(scene: Scene, group: int, pronoun: str) -> bool:
    countries = {_country(scene, n) for n in _group(scene, group)} - {None}
    return len(countries) == _TWO if pronoun == _BOTH_OF_THEM else len(countries) >= _TWO


def _of_one(view: View) -> _Parties:
    """Whom alone "him" may mean behind a verb that is joined with "and" to another: "attacked the minister, and accused him"."""
    scene, at = view.scene, view.at
    form = scene.tokens[at].form
    subject, before = scene.subjects.get(at), scene.last_verbs[at]
    if subject is None or before is None or form.proclitics[:1] not in _AND or not _acts(view):
        return _NOBODY
    owner = scene.subjects.get(before)
    if owner is None or not owner.own or not form.enclitics or scene.opened_in(before, at):
        return _NOBODY
    own = scene.groups[subject.actor]
    if subject.own and scene.actors[subject.actor].first != at + 1:
        return _NOBODY
    meant = {
        scene.groups[n]
        for n, a in enumerate(scene.actors)
        if min(before, scene.actors[owner.actor].first) <= a.first < at
        and scene.groups[n] != own
        and a.mention.rule not in MARKED
        and is_meant_by(scene, form.enclitics, a)
    }
    if len(meant) != 1 or not (group := _group(scene, meant.pop())) or len(group) != 1:
        return _NOBODY
    target = scene.actors[group[0]]
    bare = governor(scene, target.first, before)[0] in _WITH
    known = target.mention.country is not None and _country(scene, subject.actor) is not None
    return _Parties(_group(scene, subject.actor), group) if bare and known else _NOBODY


def _backed(view: View) -> _Parties:
    """In a relative clause who is named behind "backs" backs those of whom it tells: "the militias that Iran backs"."""
    scene, at = view.scene, view.at
    doer = None if view.noun or not is_backed(scene, at) else _begins_at(scene, at + 1)
    if doer is None:
        return _NOBODY
    group = group_backed(scene, at)
    known = group is not None and scene.actors[group].mention.country is not None
    return _Parties(_group(scene, doer), (group,) if known and group is not None else ())


def _handed_over(view: View) -> _Parties:
    """Behind "that he" with a verb stands no subject: "said that it had also granted Togo a loan"."""
    scene = view.scene
    verb = scene.last_verbs[view.at] if view.noun else view.at
    if verb is None or not _is_of_pronoun(scene, verb) or view.at > verb + _AT_HAND:
        return _NOBODY
    first = verb + 1
    while first < len(scene.tokens) and scene.keys[first] in qualifier_words()["also"]:
        first += 1
    target = _begins_at(scene, first) if first < len(scene.tokens) else None
    if target is None or not (scene.actors[target].last <= view.at if view.noun else _acts(view)):
        return _NOBODY
    subject = scene.subjects.get(verb)
    doer = None if subject is None or subject.own else subject.actor
    if doer is None or _country(scene, doer) == _country(scene, target):
        return _Parties((), _group(scene, target))
    sure = is_meant_by(scene, scene.tokens[verb - 1].form.enclitics, scene.actors[doer])
    return _Parties(_group(scene, doer) if sure else (), _group(scene, target))


def _of_people(view: View) -> _Parties:
    """A plural verb right behind people without the article is theirs: "summoned American diplomats who criticised"."""
    scene, at = view.scene, view.at
    subject, before = scene.subjects.get(at), scene.last_verbs[at]
    if subject is None or not subject.own or before is None or not _acts(view) or not is_plural(scene.tokens[at]):
        return _NOBODY
    people, owner = scene.actors[subject.actor], scene.subjects.get(before)
    if people.last != at or people.mention.kind not in _PERSONS or not is_indefinite(scene, people):
        return _NOBODY
    dealt_with = owner is not None and scene.groups[owner.actor] != scene.groups[subject.actor]
    return _Parties((subject.actor,), ()) if dealt_with and not scene.opened_in(before, at) else _NOBODY


_OF_VERBS = (_complement_first, _pointed_back, _of_them, _of_one, _of_people)


def _is_of_pronoun(scene: Scene, at: int) -> bool:
    return at > 0 and "complementiser" in scene.cues[at - 1] and bool(scene.tokens[at - 1].form.enclitics)


def _passed_over(view: View) -> Barred:
    """Whoever is told of between a speaker and "adding that he" does not do what the speaker says of himself."""
    scene, speaking = view.scene, None if view.noun else _speaking_of_himself(view)
    if speaking is None:
        return
    barred = BOTH if view.kind in event_types() and event_types()[view.kind].reciprocal else (ACTOR,)
    yield from ((side, n) for n in _told_of(scene, speaking, view.at) for side in barred)


def _speaking_of_himself(view: View) -> int | None:
    """The speaker who says "that he" does what a verb tells, if others are told of before: "said that Togo needs help, adding that he called"."""
    scene, at = view.scene, view.at
    subject = scene.subjects.get(at)
    if subject is None or subject.own or not _is_of_pronoun(scene, at):
        return None
    meant = is_meant_by(scene, scene.tokens[at - 1].form.enclitics, scene.actors[subject.actor])
    return subject.actor if meant and any(True for _ in _told_of(scene, subject.actor, at)) else None


def _told_of(scene: Scene, speaking: int, at: int) -> Iterator[int]:
    """Those of another country of whom a speaker tells before a token: the subjects of verbs, and who stands right behind "that"."""
    teller = scene.actors[speaking]
    owners = {s.actor for v, s in scene.subjects.items() if v < at and s.own}
    for number, actor in enumerate(scene.actors):
        between = actor.first >= teller.last and actor.last < at
        told_of = between and (number in owners or "complementiser" in scene.cues[actor.first - 1])
        if told_of and actor.mention.country != teller.mention.country:
            yield number


def _dealing_with_them(scene: Scene, verb: int) -> Iterator[int]:
    """Who deals with the people of whom the verb behind them tells: the subject of the verb before."""
    before = scene.last_verbs[verb]
    if before is not None and before in scene.subjects:
        yield scene.subjects[before].actor


def _of_others(view: View) -> Barred:
    """What people do of whom a relative clause tells is not done by, nor to, the subject of the sentence: "arrested youths who protested"."""
    scene = view.scene
    verb = scene.last_verbs[view.at] if view.noun else view.at
    if verb is None or view.kind not in _BY_PEOPLE or not is_of_people_before(scene, verb):
        return
    before = scene.last_verbs[verb]
    subject = None if before is None else scene.subjects.get(before)
    if subject is not None and verb not in scene.subjects and scene.clause[verb] == scene.clause[view.at]:
        yield from ((side, subject.actor) for side in BOTH)
