"""Whose words stand for a country on a side where its likeliest mention is not who is meant.

Countries are weighed with all their mentions, and the likeliest mention may be the same for both sides: in "police in Bangladesh arrested students"
one mention has a country by itself. Nobody does something to himself, so each side gets words of its own: those that stand in its slot, also of
people of whom nothing but the event tells the country. Likewise it is people who protest, not the police or the town that is named beside them.

Each country has one mention a side until an event is finished. Then all are told who do together what is done inside one country: "clashes between
the army and the gunmen".
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from marsad.coding.discourse import Candidate
from marsad.coding.drafts import Draft
from marsad.coding.links import link_to, links_of
from marsad.coding.scenes import Link, Placed
from marsad.coding.sides.casting import farness
from marsad.coding.sides.victims import is_struck, is_victim
from marsad.mentions.actors import NATIONALS
from marsad.records import ActorKind, ActorMention
from marsad.text import words

ACTOR, RECIPIENT = "actor", "recipient"
_SIDES = {"subject": ACTOR, "object": RECIPIENT}  # where no frame says otherwise
_SUBJECTS = frozenset({"subject", "shared", "light", "upper"})
_PROTEST, _TALKS, _ATTACK = "PROTEST", "CONSULT", "ASSAULT"
_OF_CIVILIANS = {ACTOR: frozenset({_PROTEST}), RECIPIENT: frozenset({"AID", "ASSAULT", "COERCE", "RETREAT"})}
FORCES = frozenset({"COP", "MIL"})
"""Sectors of those who mostly stand by a protest."""
_AUTHORITIES = FORCES | {"GOV", "SPY", "JUD", "LEG"}
_PERSONS = frozenset({ActorKind.PEOPLE, ActorKind.PERSON})
_IN_SLOT = 2
_ALONE = frozenset({_PROTEST, "MOBILIZE"})
"""What is done without anybody to whom it is done, as often as not."""
_MOST_PARTNERS = 3
_NEAR = 3  # tokens between a subject and its verb


class _Words(NamedTuple):
    """Somebody who may stand for the country, and how well on each side: 2 in its slot, 1 in a slot of both, 0 in none, -1 in the other's."""

    candidate: Candidate
    fit: dict[str, int]


def name_sides(draft: Draft) -> None:
    """Give a country that is on both sides of ``draft`` by the same words other words on one of them.

    Where there are none, it is not held to be whom a protest is against, or troops are raised against.
    """
    for actor in list(draft.actors):
        for recipient in list(draft.recipients):
            if actor.country == recipient.country and _is_one(actor.mention, recipient.mention):
                _part(draft, actor, recipient)
    if draft.type == _PROTEST:
        draft.actors = [_protester(draft, actor) for actor in draft.actors]


def name_parties(draft: Draft) -> None:
    """Of a finished event without recipients: name all of a country who did it together."""
    if not draft.recipients:
        draft.actors += [partner for actor in list(draft.actors) for partner in _partners(draft, actor)]


def _is_one(a: ActorMention, b: ActorMention) -> bool:
    """Whether two mentions are the same words, or name the same person."""
    named = a.kind is b.kind is ActorKind.PERSON and a.name != a.post and b.name != b.post
    return _overlap(a, b) or (named and words(a.name)[-1:] == words(b.name)[-1:])


def _partners(draft: Draft, actor: Candidate) -> list[Candidate]:
    """Others of the same country: whom "and" joins with an actor, and, of talks inside it, those of another sector with whom he talks."""
    scene, links = draft.trigger.scene, links_of(draft.trigger)
    own = next((n for n, a in enumerate(scene.actors) if a.mention is actor.mention), None)
    if own is None or actor.mention.kind is ActorKind.STATE:
        return []
    inside = draft.type == _TALKS and {c.country for c in draft.actors} == {actor.country}
    known = [c.mention for c in draft.actors]
    found: list[Candidate] = []
    for number, (placed, link) in enumerate(zip(scene.actors, links, strict=True)):
        mention, fit = placed.mention, _fit(draft, placed, link)
        joined = fit[ACTOR] > 0 and scene.groups[number] == scene.groups[own]
        if mention.country != actor.country or mention.kind is ActorKind.STATE or mention.rule == "both":
            continue
        apart = inside and max(fit.values()) > 0 and mention.sector != actor.sector
        if not (joined or apart) or any(_is_one(mention, m) for m in known):
            continue
        known.append(mention)
        found.append(Candidate(mention, actor.country, mention.sector or "UNK", link, "here", scene.groups[number]))
    return found[:_MOST_PARTNERS]


def told_sector(somebody: Candidate, event_type: str, side: str) -> str:
    """The sector as which somebody is told on a side; people named by their country alone are no government: "they arrested 40 Syrians"."""
    civilians = somebody.mention.rule == NATIONALS and event_type in _OF_CIVILIANS[side]
    return "CVL" if civilians else somebody.sector


def _protester(draft: Draft, actor: Candidate) -> Candidate:
    """Who protests in the name of a country: people of the sentence rather than an authority or a place; the police only stand by."""
    if actor.sector not in _AUTHORITIES or actor.mention.kind is ActorKind.PEOPLE:
        return actor
    options = list(_options(draft, actor))
    own = next((o.fit[ACTOR] for o in options if o.candidate.mention == actor.mention), 0)
    if own == _IN_SLOT and actor.sector not in FORCES:
        return actor
    people = [
        o
        for o in options
        if o.candidate.mention.kind is ActorKind.PEOPLE
        and o.candidate.sector not in _AUTHORITIES
        and not any(_overlap(o.candidate.mention, r.mention) for r in draft.recipients)
    ]
    nearest = min(people, key=lambda o: (-o.fit[ACTOR], farness(o.candidate)), default=None)
    return nearest.candidate if nearest else actor


def _part(draft: Draft, actor: Candidate, recipient: Candidate) -> None:
    options = list(_options(draft, actor))
    pairs = [
        (one, other)
        for one, other in product(options, repeat=2)
        if not _is_one(one.candidate.mention, other.candidate.mention)
        and not {actor.mention, recipient.mention}.isdisjoint((one.candidate.mention, other.candidate.mention))
        and not (draft.type == _PROTEST and one.candidate.sector in FORCES and one.candidate.mention != actor.mention)
        and max(one.fit[ACTOR], other.fit[RECIPIENT]) > 0 <= min(one.fit[ACTOR], other.fit[RECIPIENT])
    ]
    if pairs:
        one, other = max(pairs, key=_worth)
        draft.actors[draft.actors.index(actor)] = one.candidate
        draft.recipients[draft.recipients.index(recipient)] = other.candidate
    elif draft.type in _ALONE:
        draft.recipients.remove(recipient)


def doers_for(draft: Draft, known: Candidate) -> list[Candidate]:
    """Who of the sentence may act for the country of ``known``, the likeliest first: people and forces that stand where who acts does."""
    taken = [c.mention for c in (*draft.actors, *draft.recipients)]
    found = [
        o
        for o in _options(draft, known)
        if o.fit[ACTOR] > 0
        and o.candidate.mention.kind is not ActorKind.STATE
        and not any(_overlap(o.candidate.mention, mention) for mention in taken)
    ]
    return [o.candidate for o in sorted(found, key=lambda o: (-o.fit[ACTOR], farness(o.candidate)))]


def harmed_for(draft: Draft, known: Candidate) -> list[Candidate]:
    """People of the sentence to whom it may have been done for the country of ``known``, the likeliest first."""
    found = [o for o in _options(draft, known) if o.fit[RECIPIENT] > 0 and o.candidate.mention.kind in _PERSONS]
    return [o.candidate for o in sorted(found, key=lambda o: (-o.fit[RECIPIENT], farness(o.candidate)))]


def _worth(pair: tuple[_Words, _Words]) -> tuple[int, bool, int]:
    one, other = pair
    bare = sum(words.candidate.mention.kind is ActorKind.STATE for words in pair)
    far = sum(farness(words.candidate)[2] for words in pair)
    return one.fit[ACTOR] + other.fit[RECIPIENT], not bare, -far


def _options(draft: Draft, known: Candidate) -> Iterator[_Words]:
    """Who of the sentence may stand for the country of ``known``: its mentions, and people without a country."""
    scene = draft.trigger.scene
    found = list(zip(scene.actors, links_of(draft.trigger), strict=True))
    found += [(somebody, link_to(draft.trigger, somebody)) for somebody in scene.people]
    for somebody, link in found:
        mention = somebody.mention
        if mention.country in (None, known.country) and mention.rule not in ("both", "demonym"):
            candidate = Candidate(mention, known.country, mention.sector or "UNK", link, "here")
            yield _Words(candidate, _fit(draft, somebody, link))


def _fit(draft: Draft, somebody: Placed[ActorMention], link: Link) -> dict[str, int]:
    first = somebody.first
    if draft.type == _ATTACK and (is_victim(draft.trigger.scene, first) or is_struck(draft.trigger, first)):
        return {ACTOR: -1, RECIPIENT: _IN_SLOT}
    if link.clauses > 1 or link.verbs:
        return {ACTOR: 0, RECIPIENT: 0}
    slots = next((f.slots for f in draft.trigger.frames if f.type == draft.type), _SIDES)
    role = slots.get(_standing(draft, somebody, link))
    if role == "both":
        return {ACTOR: 1, RECIPIENT: 1}
    return {side: _IN_SLOT if role == side else -1 if role in (ACTOR, RECIPIENT) else 0 for side in (ACTOR, RECIPIENT)}


def _standing(draft: Draft, somebody: Placed[ActorMention], link: Link) -> str:
    """The relation to the trigger; who is no known actor may yet be the subject of a verb that has none, or of one that is done without an object."""
    trigger = draft.trigger
    if link.relation in _SUBJECTS:
        return "subject"
    if trigger.shape != "verb":
        return link.relation
    subject = trigger.scene.subjects.get(trigger.at)
    lacks = subject is None or not subject.own
    before = link.relation == "before" and link.distance <= _NEAR
    if lacks and (
        before or (link.relation == "object" and _is_nominative(trigger.scene.tokens[somebody.first].form.surface))
    ):
        return "subject"
    return link.relation


def _is_nominative(word: str) -> bool:
    return word.endswith("ون")


def _overlap(a: ActorMention, b: ActorMention) -> bool:
    return a.span.start < b.span.end and b.span.start < a.span.end
