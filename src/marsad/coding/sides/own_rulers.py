"""The rulers of a country against whom its people protest: "marches *against the government*", "toppled *the president*".

The network hardly gives one country both sides of a protest; where the words say against whom it is, he is the recipient all the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from marsad.coding.cues import qualifier_words
from marsad.coding.discourse import Candidate
from marsad.coding.drafts import Draft
from marsad.coding.links import link_to
from marsad.coding.nearby import stands
from marsad.coding.scenes import Placed, Scene, in_actor
from marsad.coding.sides.barring import RECIPIENT, View
from marsad.coding.triggers import Trigger
from marsad.records import POS, ActorKind, ActorMention

_PROTEST = "PROTEST"
_RULING = frozenset({ActorKind.ORGANISATION, ActorKind.PERSON})
_GOVERNMENT, _ANYBODY = "GOV", "CVL"
_AGAINST, _OVER, _TO, _BY = "ضد", frozenset({"ضد", "علي"}), "ل", "ب"
_BARE = ((), ("ال",))
_FAR = 12  # tokens between a protest and whom it is against
_NEAR = 2  # words between "against" and whom it is against: "the decisions of"
_UPRISING = 3  # tokens between the verb of toppling and the uprising that topples


def seated(view: View) -> Iterator[tuple[str, int]]:
    """The rulers against whom a protest is, as those to whom it is done: the side with their number."""
    if view.kind != _PROTEST:
        return
    scene = view.scene
    for number, actor in enumerate(scene.actors):
        if actor.mention.kind not in _RULING or actor.mention.sector != _GOVERNMENT:
            continue
        near = view.at < actor.first <= view.at + _FAR and not scene.verbs_in(view.at + 1, actor.first)
        if near and _is_opposed(scene, view.at, actor):
            yield RECIPIENT, number


def _is_opposed(scene: Scene, at: int, actor: Placed[ActorMention]) -> bool:
    """Whether "against", "opposed to", "for the fall of", or "over the decisions of" stands before somebody."""
    listed, first = qualifier_words(), actor.first
    proclitics = scene.tokens[first].form.proclitics
    if first - 1 > at and stands(scene, listed["set_against"], (first - 1,)) and proclitics[:1] == (_TO,):
        return True
    if proclitics not in _BARE:
        return False
    for word in range(first - 1, max(at, first - 2 - _NEAR), -1):
        if scene.keys[word] == _AGAINST or stands(scene, listed["going"], (word,)):
            return True
        if stands(scene, listed["ruling"], (word,)):
            return word - 1 > at and scene.keys[word - 1] in _OVER
        if not _leads_on(scene, word):
            return False
    return False


def _leads_on(scene: Scene, word: int) -> bool:
    """Whether a word may stand between "against" and whom it is against: his post or body, without a preposition."""
    return scene.tokens[word].pos is POS.NOUN and scene.tokens[word].form.proclitics in _BARE


def seat_toppled(draft: Draft) -> None:
    """Put whom an uprising toppled on the receiving side, and the uprising in his place where he stands for his country on the acting one."""
    trigger = draft.trigger
    verb = _toppling(trigger) if draft.type == _PROTEST else None
    toppled = None if verb is None else next((a for a in trigger.scene.actors if _is_toppled(trigger, verb, a)), None)
    country = toppled.mention.country if toppled is not None else None
    if toppled is None or country is None:
        return
    first = trigger.at if trigger.at != verb else verb + 1
    token = trigger.scene.tokens[first]
    uprising = ActorMention(token.span, token.surface, ActorKind.PEOPLE, None, _ANYBODY, token.surface, rule="crowd")
    crowd = Placed(uprising, first, first + 1)
    seen = link_to(trigger, toppled)
    ruler = Candidate(toppled.mention, country, toppled.mention.sector or "UNK", seen, "here")
    people = Candidate(uprising, country, _ANYBODY, link_to(trigger, crowd), "here")
    draft.actors = [people if c.mention is toppled.mention else c for c in draft.actors] or [people]
    draft.recipients = [ruler, *(c for c in draft.recipients if c.country != country)]


def _toppling(trigger: Trigger) -> int | None:
    """The verb by which an uprising is told to end a rule: right before it, close behind, or the trigger itself before a noun."""
    scene, at = trigger.scene, trigger.at
    if trigger.shape == "verb":
        told = stands(scene, qualifier_words()["toppling"], (at,)) and at + 1 < len(scene.tokens)
        return at if told and scene.tokens[at + 1].pos is POS.NOUN and not in_actor(scene, at + 1) else None
    near = [*range(max(0, at - _UPRISING), at), *range(at + 1, min(len(scene.tokens), at + 1 + _UPRISING + _NEAR))]
    verbs = (i for i in near if scene.tokens[i].pos is POS.VERB)
    return next((i for i in verbs if stands(scene, qualifier_words()["toppling"], (i,))), None)


def _is_toppled(trigger: Trigger, verb: int, actor: Placed[ActorMention]) -> bool:
    """Whether a ruler stands behind the verb with "by", or before it where a pronoun takes him up: "the president whom an uprising toppled"."""
    scene, at = trigger.scene, trigger.at
    if actor.mention.kind not in _RULING or actor.mention.sector != _GOVERNMENT:
        return False
    if actor.first > verb:
        named = scene.tokens[actor.first].form.proclitics[:1] == (_BY,)
        return named and not scene.verbs_in(verb + 1, actor.first) and actor.first - max(verb, at) <= _FAR
    pronoun = scene.tokens[verb + 1 : verb + 2]
    taken_up = bool(pronoun) and scene.stems[verb + 1] == _BY and bool(pronoun[0].form.enclitics)
    return taken_up and verb < at and not scene.verbs_in(actor.last, verb) and not scene.actors_in(actor.last, verb)
