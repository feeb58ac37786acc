"""Who was killed or hurt did not do it: the dead of an attack are no actors of it, though they look like the subject.

Once an event is finished, a town or a country that only says where it was gives way to those who did it, to whom it was done, who protested.
Its country stays.
"""

from __future__ import annotations

from itertools import chain

from marsad.coding.cues import qualifier_words
from marsad.coding.discourse import Candidate
from marsad.coding.drafts import Draft
from marsad.coding.fates import says
from marsad.coding.fronting import fronted
from marsad.coding.links import link_to
from marsad.coding.nearby import stands, written
from marsad.coding.scenes import MARKED, Placed, Scene
from marsad.coding.sides.killings import ATTACKERS, Killing, killing, slain_in
from marsad.coding.sides.naming import doers_for, harmed_for
from marsad.coding.sides.victims import is_struck, is_victim, tolls
from marsad.coding.speakers import speaking
from marsad.coding.syntax import governor, led_by
from marsad.records import POS, ActorKind, ActorMention, Span

_ATTACK, _PROTEST = "ASSAULT", "PROTEST"
_SUFFERED = frozenset({_ATTACK, "COERCE", "RETREAT"})  # what people meet with rather than towns
_DONE = frozenset({_ATTACK, "COERCE"})  # what towns do not do
_CROWDS = frozenset({"demo", "riot", "strike", "hunger", "obstruct", "vandalize", None})
WHERE = frozenset({"في", "ب", "داخل", "قرب", "شمال", "جنوب", "شرق", "غرب", "وسط", "علي"})
"""Prepositions behind which a place stands."""
_INSIDE = WHERE - {"علي"}
_FORCES = frozenset({"MIL", "COP"})
_PERSONS = (ActorKind.PEOPLE, ActorKind.PERSON)
_OF, _WITH = "ل", "مع"
_DESCRIBED = 2  # tokens before a demonym in which the attack stands that it describes
_CROWD = 2  # tokens behind a verb in which those may begin who protest
_ANYBODY = "CVL"
_TOLD = 0.8  # the least score of a mention whose country its own words tell
_ACCUSATIVE = "يا"  # "a Kenyan", whom somebody killed


def seat_victims(draft: Draft) -> None:
    """Take those off the acting side of an attack of whom its sentence says that they were killed or hurt in one.

    Their country stays where somebody else of it may have done it; else they are whom it was done to.
    """
    if draft.type != _ATTACK:
        return
    if told := killing(draft.trigger.scene, draft.trigger.at):
        _seat_killer(draft, told)
        return
    slain = slain_in(draft.trigger.scene, draft.trigger.at)
    for actor in list(draft.actors):
        if not _is_harmed(draft, actor, slain):
            continue
        others = [c for c in doers_for(draft, actor) if not _is_harmed(draft, c, slain) and _may_do(draft, c)]
        if others:
            draft.actors[draft.actors.index(actor)] = others[0]
        else:
            draft.actors.remove(actor)
        same = [c for c in draft.recipients if c.country == actor.country]
        if not same:
            draft.recipients.append(actor)
        elif not any(_is_harmed(draft, c, slain) for c in same):
            draft.recipients[draft.recipients.index(same[0])] = actor
    if not draft.recipients:
        draft.recipients = _harmed_here(draft) or _struck_here(draft)


def _harmed_here(draft: Draft) -> list[Candidate]:
    """Those of known country whom the trigger tells as killed or hurt, or who were so in the attack that it names."""
    scene, at = draft.trigger.scene, draft.trigger.at
    toll = next((t for t in tolls(scene) if at in (t.at, t.cause)), None)
    named = (p for p in scene.actors if toll is not None and toll.first <= p.first < toll.last)
    harmed = next((p for p in named if p.mention.country not in (None, "UNK") and p.mention.rule not in MARKED), None)
    if harmed is None or _acts_in(draft, harmed.mention):
        return []
    if len(draft.actors) > 1 and any(c.country == harmed.mention.country for c in draft.actors):
        return []  # of a fight of two
    mention = harmed.mention
    ground = _ground(scene, toll.last) if toll is not None and mention.score < _TOLD else None
    country = ground or str(mention.country)
    return [Candidate(mention, country, mention.sector or "UNK", link_to(draft.trigger, harmed), "here")]


def _struck_here(draft: Draft) -> list[Candidate]:
    """Whoever stands in the accusative behind the verb, as one of his own country or that of who alone did it: "a youth beat *a reporter*"."""
    scene = draft.trigger.scene
    struck = next((p for p in chain(scene.actors, scene.people) if is_struck(draft.trigger, p.first)), None)
    acting = draft.actors[0].country if len(draft.actors) == 1 else None
    if struck is None or (country := struck.mention.country or acting) is None:
        return []
    mention = struck.mention
    sector = _ANYBODY if mention.rule == "demonym" else mention.sector or "UNK"
    return [Candidate(mention, country, sector, link_to(draft.trigger, struck), "here")]


def _may_do(draft: Draft, somebody: Candidate) -> bool:
    """Whether somebody may have made an attack: not who only tells of it, nor who is named with "of" behind something else."""
    scene = draft.trigger.scene
    placed = next((p for p in chain(scene.actors, scene.people) if p.mention is somebody.mention), None)
    if placed is None or speaking(scene, placed.first, placed.last).says == "source":
        return False
    if scene.tokens[placed.first].form.proclitics[:1] != (_OF,):
        return True
    attack = range(max(0, placed.first - _DESCRIBED), placed.first)
    return stands(scene, qualifier_words()["assailing"], attack)


def _seat_killer(draft: Draft, told: Killing) -> None:
    """Who stands behind a verb of harm as its subject did it, to whom it has as its object; their countries are told, or those of the draft."""
    scene = draft.trigger.scene
    killers = [p for p in chain(scene.actors, scene.people) if p.first == told.by]
    slain = [p for p in chain(scene.actors, scene.people) if told.first <= p.first < told.last]
    if not killers or not slain:
        return
    killer, dead = killers[0], slain[0]
    wrong = [c for c in draft.actors if any(c.mention is p.mention for p in slain)]
    known = [c for c in (*draft.actors, *draft.recipients) if c not in wrong]
    acting = next((c for c in known if c.country == killer.mention.country), None)
    taken = [c for c in draft.recipients if c.mention is not killer.mention]
    left = taken or [c for c in draft.actors if c not in wrong] or known
    suffering = next((c for c in (*left, *wrong) if dead.mention.country in (None, c.country)), None)
    if killer.mention.country is None:
        acting = next(iter([*(c for c in draft.actors if c not in wrong), *wrong]), None)
        if acting is None and suffering is not None and killer.mention.sector in ATTACKERS:
            acting = suffering._replace(country=_ground(scene, told.first) or suffering.country)
    elif acting is None and suffering is not None and killer.mention.score >= _TOLD:
        acting = suffering._replace(country=killer.mention.country)
    if suffering is not None and acting is not None:
        teller = scene.placed(suffering.mention)
        alike = suffering.country in (acting.country, dead.mention.country) or dead.mention.country is None
        if (
            alike and teller is not None and teller.first < told.by
        ):  # "the army said that its soldiers killed three gunmen in Iraq"
            ground = _ground(scene, told.first) if dead.mention.country is None else None
            suffering, taken = suffering._replace(country=ground or suffering.country), []
    if acting is not None:
        draft.actors = [_standing_for(draft, acting, killer)]
    if suffering is not None and (suffering not in taken or suffering.mention.kind is ActorKind.STATE):
        draft.recipients = [_standing_for(draft, suffering, dead)]
    else:
        draft.recipients = taken or draft.recipients


def _ground(scene: Scene, first: int) -> str | None:
    """The country that is named, behind those killed, as where that was."""
    states = (p for p in scene.actors if p.first > first and p.mention.kind is ActorKind.STATE)
    return next((p.mention.country for p in states if governor(scene, p.first, first)[0] in WHERE), None)


def _is_harmed(draft: Draft, somebody: Candidate, slain: Killing | None = None) -> bool:
    scene = draft.trigger.scene
    return any(
        is_victim(scene, p.first)
        or is_struck(draft.trigger, p.first)
        or (slain is not None and slain.first <= p.first < slain.last)
        for p in (*scene.actors, *scene.people)
        if p.mention is somebody.mention
    )


def name_doers(draft: Draft) -> None:
    """Of a finished event: name those who took part rather than where it was."""
    scene, at = draft.trigger.scene, draft.trigger.at
    if draft.type == _ATTACK and not stands(scene, qualifier_words()["executing"], (at,)):
        hit = {c.country for c in draft.recipients if _is_harmed(draft, c)}
        draft.actors = [
            c
            for c in draft.actors
            if c.country not in hit or not is_where(draft, c, _INSIDE) or _doer(draft, c) is not c
        ]
    if draft.type in _DONE:
        draft.actors = [_doer(draft, c) if is_where(draft, c) else c for c in draft.actors]
    if draft.type in _SUFFERED:
        draft.recipients = [_sufferer(draft, c) if is_where(draft, c) else c for c in draft.recipients]
        draft.actors = [_person(draft, c) for c in draft.actors]
        draft.recipients = [_person(draft, c) for c in draft.recipients]
    if draft.type == _PROTEST and draft.mode in _CROWDS:
        draft.actors = [_crowd(draft, c) if c.mention.kind is ActorKind.STATE else c for c in draft.actors]


def _person(draft: Draft, somebody: Candidate) -> Candidate:
    """A person where one is named by no more than his nation, right behind a word of harm or arrest: "*a Kenyan* was arrested"."""
    mention, scene = somebody.mention, draft.trigger.scene
    placed = scene.placed(mention)
    if placed is None or mention.rule != "demonym" or placed.first == 0 or scene.tokens[placed.first].form.proclitics:
        return somebody
    before = placed.first - 1
    verb = scene.tokens[before].pos is POS.VERB and says(scene, before) is not None  # not "a *Kenyan* raid"
    alone = verb or stands(scene, qualifier_words()["demise"], (before,))
    return somebody._replace(sector=_ANYBODY) if alone else somebody


def is_where(draft: Draft, somebody: Candidate, prepositions: frozenset[str] = WHERE) -> bool:
    """Whether a side is named by no more than where it was: behind "in", or by what a town is of ("the Syrian city of")."""
    mention, scene = somebody.mention, draft.trigger.scene
    placed = scene.placed(mention)
    if placed is None or mention.kind is not ActorKind.STATE:
        return False
    if mention.rule == "demonym":
        if any(p.last == placed.first for p in scene.places):
            return True
        if stands(scene, qualifier_words()["assailing"], range(max(0, placed.first - _DESCRIBED), placed.first)):
            return False  # "in a Kenyan raid", "in a Kenyan air raid"
    return led_by(scene, placed.first) in prepositions


def _doer(draft: Draft, known: Candidate) -> Candidate:
    """Who did it in the country of ``known``, where somebody stands right behind the verb, or the name, of what was done."""
    scene = draft.trigger.scene
    taken = [r.mention for r in draft.recipients]
    for placed in chain(scene.actors, scene.people):
        mention = placed.mention
        armed = mention.sector in ATTACKERS | _FORCES
        struck = mention.kind in _PERSONS and any(
            is_struck(draft.trigger, p.first) for p in chain(scene.actors, scene.people) if p.first == placed.last
        )
        fits = mention.country in (None, known.country) and (armed or struck)
        harmed = any(m is mention for m in taken) or is_victim(scene, placed.first)
        if fits and not harmed and _does(scene, placed):
            return _standing_for(draft, known, placed)
    return known


def _does(scene: Scene, placed: Placed[ActorMention]) -> bool:
    """Whether somebody stands right behind a verb as its subject, or behind the word of an attack as who made it: "a raid by the army on".

    So does the other side of a fight: "were killed in a clash with gunmen".
    """
    first = min([placed.first, *(a.first for a in scene.amounts if a.first < placed.first < a.last)])
    by = scene.tokens[first].form.proclitics[:1] in ((_OF,), ("لل",))
    if stands(scene, qualifier_words()["assailing"], (first - 1,)):
        return by or not scene.tokens[first].form.proclitics
    if first > 1 and scene.keys[first - 1] == _WITH and stands(scene, qualifier_words()["clash"], (first - 2,)):
        return True
    bare = not by and not governor(scene, first, first - 2)[0]
    return bare and first > 0 and (scene.tokens[first - 1].pos is POS.VERB or bool(fronted(scene, first - 1)))


def _sufferer(draft: Draft, known: Candidate) -> Candidate:
    """To whom it was done in the country of ``known``: those of whom the sentence says so, who stand as the object, or a number of people there."""
    scene = draft.trigger.scene
    if draft.type == _ATTACK:
        struck = (p for p in chain(scene.actors, scene.people) if is_struck(draft.trigger, p.first))
        hit = next((p for p in struck if p.mention.country in (None, known.country)), None)
        if hit is not None and not _acts_in(draft, hit.mention):
            return _standing_for(draft, known, hit)
        acting = {c.country for c in draft.actors}
        for toll in tolls(scene):
            named = (p for p in chain(scene.actors, scene.people) if toll.first <= p.first < toll.last)
            for placed in named:
                guessed = placed.mention.score < _TOLD and placed.mention.country in acting
                fits = guessed or placed.mention.country in (None, known.country)
                if fits and not _acts_in(draft, placed.mention):
                    return _standing_for(draft, known, placed)
    if not is_where(draft, known, _INSIDE):
        return known
    attackers = ATTACKERS if draft.type == _ATTACK else frozenset[str]()
    found = [c for c in harmed_for(draft, known) if not _acts_in(draft, c.mention) and c.sector not in attackers]
    return found[0] if found else known


def _acts_in(draft: Draft, mention: ActorMention) -> bool:
    return any(c.mention is mention for c in draft.actors)


def _crowd(draft: Draft, known: Candidate) -> Candidate:
    """Who protests in a country that is named by where it was: the number of people that is the subject, else people without more."""
    trigger, scene = draft.trigger, draft.trigger.scene
    for amount in scene.amounts:
        behind = trigger.at < amount.first <= trigger.at + _CROWD
        if behind and amount.mention.unit in (None, "people") and trigger.shape == "verb":
            if governor(scene, amount.first, trigger.at)[0]:
                break
            span = Span(scene.tokens[amount.first].span.start, scene.tokens[amount.last - 1].span.end)
            name = written(scene, amount.first, amount.last)
            crowd = ActorMention(span, name, ActorKind.PEOPLE, None, _ANYBODY, name, rule="crowd")
            return _standing_for(draft, known, Placed(crowd, amount.first, amount.last))
    return known._replace(sector=_ANYBODY)


def _standing_for(draft: Draft, known: Candidate, placed: Placed[ActorMention]) -> Candidate:
    mention = placed.mention
    alone = mention.rule == "demonym" and mention.surface.endswith(_ACCUSATIVE)
    sector = _ANYBODY if alone else mention.sector or "UNK"
    return Candidate(mention, known.country, sector, link_to(draft.trigger, placed), "here")
