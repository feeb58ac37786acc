"""Who comes after a deed, or before it, without doing it: who looks into it, finds the dead, or did what people protest at.

"The police are investigating an attack", "the police found the body of", "protests broke out when the government decided",
"jailed an activist for her articles on Mali".
"""

from __future__ import annotations

from itertools import chain

from marsad.coding.agreement import is_plural
from marsad.coding.cues import qualifier_words
from marsad.coding.discourse import Candidate
from marsad.coding.drafts import Draft
from marsad.coding.fates import says
from marsad.coding.governing import governors, only_somebody
from marsad.coding.links import link_to
from marsad.coding.nearby import stands
from marsad.coding.scenes import Placed, Scene
from marsad.coding.sides.barring import ACTOR, BOTH, DEEDS, RECIPIENT, Barred, View
from marsad.coding.sides.doers import is_where
from marsad.coding.sides.killings import ATTACKERS
from marsad.coding.sides.naming import harmed_for
from marsad.coding.syntax import led_by
from marsad.records import POS, ActorKind, ActorMention

_ATTACK, _PROTEST, _ACCUSATION = "ASSAULT", "PROTEST", "ACCUSE"
_PUNISHED = frozenset({"SANCTION", "COERCE", "RETREAT", "CONCEDE"})
_OFFICES = frozenset({"COP", "JUD", "GOV", "SPY"})
_FORCES = frozenset({"COP", "MIL"})
_RULERS = _FORCES | {"GOV", "LEG", "JUD"}
_MAKERS = frozenset({"genitive", "adjective", "ل"})
_SUBJECTS = frozenset({"subject", "shared", "light", "upper"})
_IN, _ON, _FROM, _AFTER, _THAT = "في", "علي", "عن", "بعد", "ان"
_BACKGROUND = "خلفيه"
_HARM = frozenset({"dead", "injured"})
_PHRASE = 8  # tokens between what somebody is punished for and whom it is about
_NEAR = 3
_FAR = 10
_LIVING = (ActorKind.PEOPLE, ActorKind.PERSON)
_BODIES = (ActorKind.ORGANISATION, ActorKind.GROUP)
_ANYBODY = "CVL"


def investigated(view: View) -> Barred:
    """Police and authorities that look into a deed, or arrest somebody over it, have not done it."""
    scene, at = view.scene, view.at
    if view.kind not in DEEDS or not view.noun or _is_their_own(scene, at):
        return
    word = _looks_into(scene, at)
    if word is None:
        return
    offices = {
        scene.actors[n].mention.country
        for n, link in enumerate(view.links)
        if scene.actors[n].last <= at
        and (link.relation in _SUBJECTS or word < scene.actors[n].first)
        and scene.actors[n].mention.sector in _OFFICES
        and scene.actors[n].mention.kind is not ActorKind.STATE
    }
    struck = stands(scene, qualifier_words()["killing_of"], (at,))
    for number, link in enumerate(view.links):
        # Nor do those of its country do it whom the words for the deed do not name as who did it.
        made = link.after and link.relation in _MAKERS and not struck
        if scene.actors[number].mention.country in offices and not made:
            yield ACTOR, number


def _is_their_own(scene: Scene, at: int) -> bool:
    """Whether a verb with a pronoun follows that tells whose deed it is: "a raid *that it made*"."""
    for behind in range(at + 1, min(len(scene.tokens), at + _NEAR)):
        if scene.tokens[behind].pos is POS.VERB:
            return bool(scene.tokens[behind].form.enclitics)
    return False


def _looks_into(scene: Scene, at: int) -> int | None:
    """The word of an inquiry into a deed, or of an arrest over it or after it."""
    listed, first = qualifier_words(), at
    while first > 1 and stands(scene, listed["case_of"], (first - 1,)):
        first -= 1
    before = first - 1
    if before < 1 or scene.tokens[first].form.proclitics not in ((), ("ال",)):
        return None
    preposition = scene.keys[before]
    if preposition == _IN:
        words = listed["inquiring"]
    elif preposition == _BACKGROUND and scene.keys[before - 1] == _ON:
        words, before = listed["seizing"], before - 1
    elif preposition in listed["dating"]:
        words = listed["seizing"]
    else:
        return None
    for i in chain(governors(scene, before), () if (verb := scene.last_verbs[before]) is None else (verb,)):
        if stands(scene, words, (i,)):
            return i if only_somebody(scene, i + 1, before) else None
    return None


def sent_out_by(view: View) -> Barred:
    """Who put out the statement that tells a deed of others has no part in it by that; where no other is told to do it, it may be his own."""
    if view.kind not in DEEDS and view.kind not in _PUNISHED:
        return
    scene = view.scene
    for number, actor in enumerate(scene.actors):
        at, listed = actor.first - 1, qualifier_words()
        put_out = at > 1 and scene.keys[at] == _FROM and stands(scene, listed["put_out"], (at - 1,))
        told = put_out and stands(scene, listed["statement"], range(max(0, at - 1 - _NEAR), at - 1))
        if told and _is_made_by_another(view, number):
            yield from ((s, number) for s in BOTH)


def _is_made_by_another(view: View, number: int) -> bool:
    """Whether somebody of another country is named behind an actor as who does a deed."""
    own = view.scene.actors[number]
    return any(
        other.first >= own.last
        and other.mention.country != own.mention.country
        and (link.relation in _SUBJECTS or (link.after and link.relation in _MAKERS))
        for other, link in zip(view.scene.actors, view.links, strict=True)
    )


def suffered(view: View) -> Barred:
    """Who is told to be exposed to something is not accused of it: "said that Mali is exposed to a genocide"."""
    if view.kind != _ACCUSATION:
        return
    scene = view.scene
    for verb, subject in scene.subjects.items():
        if subject.own and stands(scene, qualifier_words()["undergoing"], (verb,)) and abs(verb - view.at) <= _FAR:
            actor = scene.actors[subject.actor]
            if "complementiser" in scene.cues[max(0, actor.first - 1)] or scene.keys[actor.first - 1] == _THAT:
                yield from ((RECIPIENT, n) for n, group in enumerate(scene.groups) if group == subject.actor)


RULES = (investigated, sent_out_by, suffered)


def seat_aftermath(draft: Draft) -> None:
    """Of a draft that has its sides: seat the force in whose operation people died, not who finds them, nor whom a punishment is only about."""
    if draft.type == _ATTACK:
        _seat_force(draft)
        _leave_out_finder(draft)
        _leave_out_inquirer(draft)
    elif draft.type == _PROTEST:
        draft.actors = [_people_of(draft, c) for c in draft.actors]
    if draft.type in _PUNISHED or (draft.type == _ATTACK and _is_execution(draft)):
        _leave_out_cause(draft)


def _seat_force(draft: Draft) -> None:
    """A force behind "during the raid of" killed those who died in it."""
    scene, at = draft.trigger.scene, draft.trigger.at
    force = _force(scene, at)
    if force is None:
        return
    dead = [p for p in chain(scene.actors, scene.people) if at < p.first < force.first and p.mention.kind in _LIVING]
    others = any(at < a.first < force.first and a.mention.kind in _BODIES for a in scene.actors)
    if not dead or others or any(p.mention.sector in _FORCES for p in dead):
        return
    acting = next((c for c in (*draft.actors, *draft.recipients) if c.mention is force.mention), None)
    country = force.mention.country or (acting.country if acting else None)
    if country is None:
        return
    known = [c for c in (*draft.actors, *draft.recipients) if c.mention is not force.mention]
    draft.actors = [_as(draft, force, country)]
    kept = [c for c in draft.recipients if c.mention is not force.mention]
    kept = kept or [c for c in known if any(c.mention is p.mention for p in dead)]
    draft.recipients = kept or [_as(draft, p, p.mention.country or country) for p in dead[:1]]


def _force(scene: Scene, at: int) -> Placed[ActorMention] | None:
    if says(scene, at) not in _HARM:
        return None
    listed = qualifier_words()
    for i in range(at + 2, min(len(scene.tokens), at + _FAR)):
        if scene.tokens[i].pos in (POS.VERB, POS.PUNCT):
            return None
        if scene.keys[i - 1] in listed["meanwhile"] and stands(scene, listed["operating"], (i,)):
            found = next((a for a in scene.actors if a.first == i + 1), None)
            if found is None or scene.tokens[i + 1].form.proclitics not in ((), ("ال",)):
                return None
            forces = found.mention.sector in _FORCES
            gunmen = found.mention.sector in ATTACKERS and stands(scene, listed["storming"], (i,))
            return found if forces or gunmen else None
    return None


def _as(draft: Draft, placed: Placed[ActorMention], country: str) -> Candidate:
    return Candidate(placed.mention, country, placed.mention.sector or "UNK", link_to(draft.trigger, placed), "here")


def _leave_out_finder(draft: Draft) -> None:
    """Who found bodies, or tells of them, neither killed them nor is among them."""
    scene, at = draft.trigger.scene, draft.trigger.at
    finder = _finder(scene, at)
    if finder is None:
        return
    mention = finder.mention
    draft.actors = [c for c in draft.actors if c.mention is not mention and not is_where(draft, c, frozenset({_IN}))]
    for number, candidate in enumerate(draft.recipients):
        if candidate.mention is mention:
            others = [c for c in harmed_for(draft, candidate) if c.mention is not mention]
            draft.recipients[number] = others[0] if others else candidate._replace(sector=_ANYBODY)


def _leave_out_inquirer(draft: Draft) -> None:
    """Whoever looks into an attack was not attacked: people or the place behind it were, "the police are investigating an attack in *Accra*"."""
    scene, at = draft.trigger.scene, draft.trigger.at
    if draft.trigger.shape == "verb" or _looks_into(scene, at) is None:
        return
    for number, candidate in enumerate(draft.recipients):
        placed, mention = scene.placed(candidate.mention), candidate.mention
        office = mention.sector in _OFFICES and mention.kind is not ActorKind.STATE
        if placed is None or placed.first > at or not office:
            continue
        people = [c for c in harmed_for(draft, candidate) if c.mention is not mention]
        own = [a for a in scene.actors if a.first > at and a.mention.country == candidate.country]
        against = next((a for a in own if led_by(scene, a.first) == _ON), None)  # "an attack *on the police* in Accra"
        other = against or next((a for a in own if a.mention.kind is ActorKind.STATE), None)
        found = people[0] if people and against is None else None
        if found is None and other is not None:
            found = _as(draft, other, candidate.country)
        draft.recipients[number] = found or candidate._replace(sector=_ANYBODY)


def _finder(scene: Scene, at: int) -> Placed[ActorMention] | None:
    """The office that is the subject of "found the body of", or of "said that the bodies", before a word."""
    listed = qualifier_words()
    for verb, subject in scene.subjects.items():
        actor = scene.actors[subject.actor]
        office = actor.mention.sector in _OFFICES | _FORCES and actor.mention.kind is not ActorKind.PEOPLE
        if verb > at or at - verb > 2 * _FAR or not office:  # "two policemen who were found dead" found nobody
            continue
        bodies = [i for i in range(max(verb, actor.last), at + 1) if stands(scene, listed["bodies"], (i,))]
        if not bodies:
            continue
        if stands(scene, listed["finding"], (verb,)) and only_somebody(scene, max(verb + 2, actor.last + 1), bodies[0]):
            return actor
        told = subject.own and "say" in scene.cues[verb] and scene.verbs_in(actor.last, bodies[0]) == 0
        if told and bodies[0] - actor.last <= _NEAR + 1:
            return actor
    return None


def _people_of(draft: Draft, candidate: Candidate) -> Candidate:
    """The people of a country rather than its rulers, who did what the people protest at: "protests broke out when the government decided"."""
    scene, at = draft.trigger.scene, draft.trigger.at
    placed = next((p for p in chain(scene.actors, scene.people) if p.mention is candidate.mention), None)
    if placed is None or placed.first < at or draft.trigger.shape == "verb":
        return candidate
    if candidate.mention.kind is ActorKind.STATE or not _is_provoked(scene, at, placed.first):
        return candidate
    # Those of whom it is told what befell them did not protest at it: "protests at the death of *a girl*".
    own = (a for a in scene.actors if at < a.first < placed.first and a.mention.country == candidate.country)
    where = next((a for a in own if a.mention.kind is ActorKind.STATE), None)
    if where is not None:
        return _as(draft, where, candidate.country)._replace(sector=_ANYBODY)
    return candidate._replace(sector=_ANYBODY) if candidate.sector in _RULERS else candidate


def _is_provoked(scene: Scene, at: int, first: int) -> bool:
    """Whether what stands behind a word is told as what came before a protest and brought it about."""
    words = qualifier_words()["upon"]
    return any(
        scene.keys[i] in words or (scene.keys[i] == _AFTER and scene.keys[i + 1] == _THAT) for i in range(at + 1, first)
    )


def _leave_out_cause(draft: Draft) -> None:
    """Whom it is about what somebody is punished, or pardoned, for is not punished himself."""
    scene, at = draft.trigger.scene, draft.trigger.at
    cause = next((i for i in range(at + 1, min(len(scene.tokens), at + 2 * _FAR)) if _is_cause(scene, i)), None)
    if cause is None or scene.opened_in(at, cause):
        return
    about = [a for a in scene.actors if cause < a.first <= cause + _PHRASE and not scene.verbs_in(cause, a.first)]
    elsewhere = {a.mention.country for a in scene.actors if a.first <= cause}
    named = {a.mention.country for a in about} - elsewhere
    # Whose country is named before, too, is punished by what stands there: "sanctions on *Russian* firms because of the Russian campaign".
    after = [
        c
        for c in draft.recipients
        if c.country in named or (any(c.mention is a.mention for a in about) and not _is_named(scene, at, cause, c))
    ]
    if not after:
        return
    suffering = _punished(scene, at, cause)
    left = [c for c in draft.recipients if c not in after]
    own = {p.mention.country for p in suffering}
    if not left and not suffering:
        return
    if not left:
        country = next((c for c in own if c), None) or (draft.actors[0].country if len(draft.actors) == 1 else None)
        if country is None:
            return
        left = [_as(draft, suffering[0], country)]
    draft.recipients = left


def _is_named(scene: Scene, at: int, cause: int, candidate: Candidate) -> bool:
    """Whether the country of a side is named between a word and what somebody is punished for."""
    return any(at < a.first < cause and a.mention.country == candidate.country for a in scene.actors)


def _is_execution(draft: Draft) -> bool:
    return stands(draft.trigger.scene, qualifier_words()["executing"], (draft.trigger.at,))


def _is_cause(scene: Scene, at: int) -> bool:
    """Whether a word leads to what somebody is punished for: "because of", "on a charge of", "for his support of"."""
    form, listed = scene.tokens[at].form, qualifier_words()
    if scene.keys[at] in listed["because"]:
        return True
    if scene.keys[at] == _BACKGROUND:
        return at > 0 and scene.keys[at - 1] == _ON
    return form.proclitics == ("ل",) and bool(form.enclitics) and scene.tokens[at].pos is POS.NOUN


def _punished(scene: Scene, at: int, cause: int) -> list[Placed[ActorMention]]:
    """People between a word and what they are punished for; before it where it is "who were jailed"."""
    first = at - _NEAR if scene.tokens[at].pos is POS.VERB and is_plural(scene.tokens[at]) else at
    named = (p for p in chain(scene.actors, scene.people) if first < p.first < cause and p.first != at)
    return [p for p in named if p.mention.kind in _LIVING and p.mention.sector not in _OFFICES]
