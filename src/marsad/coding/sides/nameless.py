"""Attacks and protests in a text that names no state: a sentence or two taken out of an article, a message.

Sides are countries, so that a deed without any would be dropped. Where the whole text names none, what gunmen, soldiers or demonstrators do is
still coded, with parties of unknown country (UNK) or, where nobody is named, without parties, as the coding guide has it.
"""

from __future__ import annotations

from marsad.coding.discourse import Candidate, Discourse
from marsad.coding.drafts import Draft
from marsad.coding.links import links_of
from marsad.coding.scenes import Link
from marsad.coding.sides.killings import ATTACKERS
from marsad.coding.sides.naming import FORCES
from marsad.coding.sides.victims import is_victim
from marsad.records import ActorMention

_DEEDS = frozenset({"ASSAULT", "PROTEST"})
_SURE = 0.6  # chance of the type from which on such a deed is coded
DISCOUNT = 0.75
"""What is left of that chance, since no party bears it out."""

_PROTESTED = frozenset({"GOV", "PTY", "JUD", "LEG", "SPY"})
_OBJECT, _SUBJECT = "object", "subject"


def seat_nameless(draft: Draft, discourse: Discourse) -> None:
    """Give ``draft``, which has no sides, the parties of unknown country that its sentence names; nothing where the text names a state."""
    if not is_nameless(draft, discourse):
        return
    scene = draft.trigger.scene
    for actor, link in zip(scene.actors, links_of(draft.trigger), strict=True):
        mention = actor.mention
        if mention.country is None and mention.rule != "both" and not _stands_by(draft.type, mention, link):
            acts = _acts(draft.type, mention, link) and not is_victim(scene, actor.first)
            side = draft.actors if acts else draft.recipients
            side.append(Candidate(mention, "UNK", mention.sector or "UNK", link, "here"))


def is_nameless(draft: Draft, discourse: Discourse) -> bool:
    """Whether ``draft`` tells an attack or a protest in a text that names no state, surely enough."""
    return draft.type in _DEEDS and draft.chance >= _SURE and not discourse.countries and not draft.codes


def nameless_confidence(draft: Draft) -> float:
    """The confidence in such a draft, 0 to 1."""
    return draft.chance * DISCOUNT


def _stands_by(kind: str, mention: ActorMention, link: Link) -> bool:
    """Whether the police or soldiers only stand by a protest; what they do there is a deed of its own."""
    return kind == "PROTEST" and mention.sector in FORCES and link.relation != _SUBJECT


def _acts(kind: str, mention: ActorMention, link: Link) -> bool:
    """Whether somebody attacks or protests; soldiers attack, and governments and parties protest, only where they are the subject."""
    if kind == "PROTEST" and mention.sector in _PROTESTED:
        return link.relation == _SUBJECT
    if kind == "PROTEST" or mention.sector in ATTACKERS:
        return link.relation != _OBJECT
    return link.relation == _SUBJECT
