"""Where something was is not who did it: "in Mali gunmen attacked a convoy", "near the border with Mali the army killed ten".

A place in front of a verb looks like its subject. It is none: who did it stands behind the verb, if he is told at all.
"""

from __future__ import annotations

from itertools import chain

from marsad.coding.cues import qualifier_words
from marsad.coding.discourse import Candidate
from marsad.coding.drafts import Draft
from marsad.coding.fates import says
from marsad.coding.fronting import fronted
from marsad.coding.links import link_to
from marsad.coding.nearby import stands
from marsad.coding.scenes import Placed, Scene, in_date
from marsad.coding.sides.killings import ATTACKERS, killing
from marsad.coding.sides.naming import harmed_for
from marsad.coding.sides.victims import is_victim, tolls
from marsad.coding.syntax import led_by
from marsad.records import POS, ActorKind, ActorMention

_DEEDS = frozenset({"ASSAULT", "COERCE"})
_AND, _OF, _WITH = "و", "من", "مع"
_STRUCK = frozenset({"ب", "علي", "تحت", "قرب", "امام"})
_FORCES = frozenset({"MIL", "COP"})
_MANY = "ون"
_TWO = "ان"
_OBLIQUE = ("ين", "ا")
_FAR = 12  # tokens between a verb of harm and the attack
_AFTER = 2  # tokens of a time between a verb and its subject
_HARM = frozenset({"dead", "injured"})


def seat_located(draft: Draft) -> None:
    """Of a deed told with a place in front of its verb: those of the place give way to who stands behind the verb as its subject, or to nobody."""
    if draft.type not in _DEEDS:
        return
    _clear_blast(draft)
    scene, at = draft.trigger.scene, _verb_of(draft)
    front = fronted(scene, at)
    where = [a.mention for a in scene.actors if a.first in front and _is_place(scene, a)]
    if not where or stands(scene, qualifier_words()["executing"], (at,)):
        return
    doer = _doer(scene, at) or _maker(scene, front)
    if doer is None and not _suffer(scene, at):
        return
    named = [c for c in draft.actors if any(c.mention is m for m in where)]
    draft.actors = [c for c in draft.actors if c not in named]
    if doer is not None:
        if at == draft.trigger.at:
            _seat_doer(draft, doer, where)
        return
    draft.actors += [c for n in named if (c := _by_hand(draft, n, where)) is not None]
    if named and not draft.recipients:
        draft.recipients = [*harmed_for(draft, named[0]), named[0]][:1]


def _verb_of(draft: Draft) -> int:
    """The verb in front of which a place may stand: of a blow, and of what "and" joins, the verb of harm near it."""
    scene, at = draft.trigger.scene, draft.trigger.at
    joined = scene.tokens[at].form.proclitics[:1] == (_AND,)
    if draft.trigger.shape == "verb" and not joined:
        return at
    near = chain((at,), range(at - 1, max(0, at - _FAR), -1), range(at + 1, min(len(scene.tokens), at + _FAR)))
    return next((i for i in near if (i == at or says(scene, i) in _HARM) and fronted(scene, i)), at)


def _seat_doer(draft: Draft, doer: Placed[ActorMention], where: list[ActorMention]) -> None:
    """Seat who did it, with the country of the place where nothing else tells his; to whom he did it, if nobody is left, is of the place."""
    scene, mention = draft.trigger.scene, doer.mention
    taken = [c for c in draft.recipients if c.mention is mention]
    draft.recipients = [c for c in draft.recipients if c.mention is not mention]
    country = mention.country or next((m.country for m in where if m.country), None)
    if country is not None and all(c.country != country for c in draft.actors):
        draft.actors.append(_as(draft, doer, country))
    _seat_object(draft, doer)
    home = next((a for a in scene.actors if a.mention in where and a.mention.country == country), None)
    if taken and not draft.recipients and home is not None and _has_object(scene, doer.last):
        draft.recipients = [_as(draft, home, taken[0].country)]


def _as(draft: Draft, placed: Placed[ActorMention], country: str) -> Candidate:
    return Candidate(placed.mention, country, placed.mention.sector or "UNK", link_to(draft.trigger, placed), "here")


def _by_hand(draft: Draft, known: Candidate, where: list[ActorMention]) -> Candidate | None:
    """Who of a country did it by what is said behind the verb: "in Mali ten were killed *at the hands of the militia*"."""
    scene, hands = draft.trigger.scene, qualifier_words()["hand"] | qualifier_words()["assailing"]
    for actor in scene.actors:
        behind = actor.first > draft.trigger.at and actor.mention not in where
        if behind and actor.mention.country == known.country and stands(scene, hands, (actor.first - 1,)):
            return _as(draft, actor, known.country)
    return None


def _clear_blast(draft: Draft) -> None:
    """Take those off the acting side who are named by where a bomb went off that killed others: "a mine went off in Mali and killed two"."""
    scene, at = draft.trigger.scene, draft.trigger.at
    toll = next((t for t in tolls(scene) if t.cause is not None and t.cause < t.at and t.cause - 2 <= at <= t.at), None)
    if toll is None or toll.cause is None:
        return
    blast = scene.last_verbs[toll.cause]
    front = range(0) if blast is None else fronted(scene, blast)
    where = [a.mention for a in scene.actors if a.first in front and _is_place(scene, a)]
    where += [a.mention for a in scene.actors if toll.cause < a.first < toll.at and _is_hit(scene, a)]
    cleared = [c for c in draft.actors if any(c.mention is m for m in where)]
    draft.actors = [c for c in draft.actors if c not in cleared]
    if not draft.recipients:
        draft.recipients = cleared[:1]


def _is_hit(scene: Scene, actor: Placed[ActorMention]) -> bool:
    """Whether somebody is named by where he is, or by what a bomb struck: "a mine went off *under a Kenyan patrol*"."""
    return _is_place(scene, actor) or led_by(scene, actor.first) in _STRUCK


def _is_place(scene: Scene, actor: Placed[ActorMention]) -> bool:
    """Whether somebody is named by where he is."""
    if actor.mention.kind is not ActorKind.STATE and actor.mention.sector != "GOV":
        return False
    return led_by(scene, actor.first) in qualifier_words()["located"] | {_OF, _WITH}


def _doer(scene: Scene, at: int) -> Placed[ActorMention] | None:
    """Who stands right behind a verb as its subject: an army, people or somebody in the nominative, before whom they did it to."""
    told = killing(scene, at)
    behind = at + 1
    while behind < min(len(scene.tokens), at + 1 + _AFTER) and in_date(scene, behind):
        behind += 1
    for placed in chain(scene.actors, scene.people):
        if placed.first != behind or placed.mention.rule in ("demonym", "place") or is_victim(scene, placed.first):
            continue
        if told is not None and told.by == placed.first:
            return placed
        word = scene.tokens[placed.first].form
        if word.proclitics not in ((), ("ال",)) or not _may_act(scene, at, placed):
            return None
        return placed
    return None


def _maker(scene: Scene, front: range) -> Placed[ActorMention] | None:
    """Who made the attack that is named in front of a verb: "in an operation *of the army* in Mali ten were killed"."""
    for at in front:
        if stands(scene, qualifier_words()["assailing"], (at,)):
            behind = (a for a in scene.actors if a.first == at + 1)
            return next((a for a in behind if scene.tokens[a.first].form.proclitics[:1] in (("ل",), ("لل",))), None)
    return None


def _may_act(scene: Scene, at: int, placed: Placed[ActorMention]) -> bool:
    """Whether somebody right behind a verb did what it tells, and did not suffer it."""
    mention, harms = placed.mention, says(scene, at) in _HARM
    bodies = mention.kind in (ActorKind.ORGANISATION, ActorKind.GROUP)
    if mention.kind is ActorKind.STATE:
        return harms  # nobody kills a state
    if bodies:
        return mention.sector in _FORCES | ATTACKERS | {"GOV", "SPY"}
    form = scene.tokens[placed.first].form
    if mention.sector in ATTACKERS and not harms:
        return not form.stem.endswith(_OBLIQUE)
    many = form.stem.endswith((_MANY, _TWO)) or "ال" in form.proclitics
    if not many or mention.kind is not ActorKind.PEOPLE:
        return False
    # "were killed ten" and "killed ten" are written alike: somebody must be told to whom it was done.
    return not harms or _has_object(scene, placed.last)


def _has_object(scene: Scene, at: int) -> bool:
    if at >= len(scene.tokens):
        return False
    token = scene.tokens[at]
    bare = token.form.proclitics in ((), ("ال",)) and token.pos in (POS.NOUN, POS.PROPN, POS.NUM)
    return bare and not in_date(scene, at) and "preposition" not in scene.cues[at]


def _suffer(scene: Scene, at: int) -> bool:
    """Whether those stand behind a verb to whom it was done, and nobody who did it."""
    if any(toll.at == at for toll in tolls(scene)):
        return True
    if says(scene, at) not in _HARM:
        return False
    named = [a for some in (scene.actors, scene.people) for a in some if a.first > at]
    counted = any(a.first == at + 1 for a in scene.amounts)
    return counted or any(a.first == at + 1 and a.mention.kind in (ActorKind.PEOPLE, ActorKind.PERSON) for a in named)


def _seat_object(draft: Draft, doer: Placed[ActorMention]) -> None:
    """Whoever stands right behind a subject in the plural had it done to him: "gunmen kidnapped *a doctor*"."""
    scene = draft.trigger.scene
    if not scene.tokens[doer.first].form.stem.endswith(_MANY) or not _has_object(scene, doer.last):
        return
    if not draft.recipients:
        told = next((p for p in chain(scene.actors, scene.people) if p.first == doer.last), None)
        # "attacked a *French* convoy"
        told = told or next((a for a in scene.actors if a.first == doer.last + 1 and a.mention.rule == "demonym"), None)
        acting = draft.actors[0].country if len(draft.actors) == 1 else None
        if told is not None and (country := told.mention.country or acting) is not None:
            draft.recipients.append(_as(draft, told, country))
    moved = [c for c in draft.actors if (p := scene.placed(c.mention)) is not None and p.first == doer.last]
    for candidate in moved:
        if len(draft.actors) > 1:
            draft.actors.remove(candidate)
            if all(c.country != candidate.country for c in draft.recipients):
                draft.recipients.append(candidate)
