"""Police and authorities against those who march: it is done to people of the country, neither to the town nor to what they stand before.

"Police broke up a march in the city" names the people by no more than the march.
"""

from __future__ import annotations

from marsad.coding.cues import qualifier_words
from marsad.coding.discourse import Candidate
from marsad.coding.drafts import Draft
from marsad.coding.links import link_to
from marsad.coding.nearby import stands
from marsad.coding.scenes import Placed, Scene
from marsad.coding.sides.barring import FORCES
from marsad.coding.sides.naming import harmed_for
from marsad.coding.syntax import led_by
from marsad.records import POS, ActorKind, ActorMention

_PROTEST, _AGAINST = "PROTEST", frozenset({"ASSAULT", "COERCE"})
_AUTHORITIES = FORCES | {"GOV"}
_PLACES = frozenset({"في", "ب", "داخل", "شمال", "جنوب", "شرق", "غرب", "وسط"})
_BEFORE = frozenset({"امام", "قباله", "قرب", "محيط"})  # a parliament or an embassy, against which it may be
_ACCUSATIVE, _AT = "ا", "علي"
_REACH = 8  # tokens between a verb and the protest against which it is
_ANYBODY = "CVL"


def seat_policed(draft: Draft) -> None:
    """Of a finished event: put those who protest where only the police, a town or a building is named."""
    if draft.type not in _AGAINST and draft.type != _PROTEST:
        return
    scene = draft.trigger.scene
    verb = draft.trigger.at if draft.trigger.shape == "verb" else scene.last_verbs[draft.trigger.at]
    if verb is None or (found := _against(scene, verb)) is None:
        return
    police, march = found
    if draft.type != _PROTEST and draft.trigger.at > march:
        return
    if draft.type == _PROTEST:
        draft.actors = [_crowd(draft, c, march) if c.mention is police else c for c in draft.actors]
        return
    own = police.country or next((c.country for c in draft.actors), None)
    if own is None:
        return
    draft.actors = [_police(draft, c, police) if c.country == own else c for c in draft.actors]
    draft.recipients = [
        _crowd(draft, c._replace(country=own) if place in _BEFORE else c, march) if place is not None else c
        for c in draft.recipients
        for place in [_place(draft, c, march) if c.mention is not police else ""]
    ]


def _against(scene: Scene, verb: int) -> tuple[ActorMention, int] | None:
    """The police or authority that is the subject of a verb by which a protest does not take place, and the word for that protest."""
    listed, subject = qualifier_words(), scene.subjects.get(verb)
    if subject is None or not subject.own:
        return None
    mention = scene.actors[subject.actor].mention
    if mention.sector not in _AUTHORITIES or mention.kind is ActorKind.STATE:
        return None
    near = range(verb + 1, min(len(scene.tokens), verb + 1 + _REACH))
    march = next((i for i in near if _is_noun(scene, i) and stands(scene, listed["march"], (i,))), None)
    if march is None or not stands(scene, listed["banning"] | listed["dispersing"], range(verb, march)):
        return None
    return mention, march


def _is_noun(scene: Scene, at: int) -> bool:
    if scene.keys[at + 1 : at + 2] == [_AT]:
        return False  # "in protest *at*"
    return scene.tokens[at].pos is not POS.VERB or scene.tokens[at].form.surface.endswith(_ACCUSATIVE)


def _police(draft: Draft, known: Candidate, police: ActorMention) -> Candidate:
    """The acting side by the words for the police, where it is named by a town."""
    placed = draft.trigger.scene.placed(police)
    if known.mention is police or placed is None or known.mention.kind is not ActorKind.STATE:
        return known
    return known._replace(mention=police, sector=police.sector or "UNK", seen=link_to(draft.trigger, placed))


def _place(draft: Draft, somebody: Candidate, march: int) -> str | None:
    """By which preposition a side is named behind a march as the town in which, or the building before which it was; None where it is not."""
    scene = draft.trigger.scene
    placed = scene.placed(somebody.mention)
    if placed is None or placed.first < march or somebody.mention.kind in (ActorKind.PEOPLE, ActorKind.PERSON):
        return None
    preposition = led_by(scene, placed.first)
    named = [p.last for p in scene.places] + [p.last for p in scene.actors]
    described = somebody.mention.rule == "demonym" and placed.first in named
    return preposition if preposition in _PLACES | _BEFORE else "" if described else None


def _crowd(draft: Draft, known: Candidate, march: int) -> Candidate:
    """People of the sentence to whom it is done, else those of whom no more than the march is named."""
    people = [c for c in harmed_for(draft, known) if c.sector not in _AUTHORITIES]
    if people:
        return people[0]
    token = draft.trigger.scene.tokens[march]
    mention = ActorMention(
        token.span,
        token.surface,
        ActorKind.PEOPLE,
        None,
        _ANYBODY,
        token.surface,
        rule="crowd",
        score=known.mention.score,
    )
    return known._replace(
        mention=mention, sector=_ANYBODY, seen=link_to(draft.trigger, Placed(mention, march, march + 1))
    )
