"""Unnamed gunmen who act in the one country that is told: "gunmen attacked a mosque in Pakistan", "rebels handed their arms over to the army".

Nothing but where it was tells their country, so that the network may find nobody who did it, or take whom they gave themselves up to for them.
"""

from __future__ import annotations

from itertools import chain

from marsad.coding.discourse import Candidate
from marsad.coding.drafts import Draft
from marsad.coding.links import link_to
from marsad.coding.scenes import Placed, Scene
from marsad.coding.sides.killings import ATTACKERS
from marsad.coding.sides.victims import is_victim
from marsad.coding.syntax import led_by
from marsad.records import POS, ActorKind, ActorMention

_ATTACK, _RETREAT = "ASSAULT", "RETREAT"
_HANDED = frozenset({"disarm", "release"})  # modes of what gunmen hand over: arms, captives
_WHERE = frozenset({"في", "ب", "داخل", "قرب", "وسط", "علي"})
_TO = frozenset({"الي", "ل"})
_UNKNOWN = (None, "UNK")


def name_gunmen(draft: Draft) -> None:
    """Of a finished event: put gunmen who are the subject of its verb on the acting side where nobody, or not who did it, stands there."""
    if draft.type == _ATTACK and not draft.actors and len(draft.recipients) == 1:
        known = draft.recipients[0]
        if _standing(draft, known) in _WHERE and (gunmen := _gunmen(draft, known)) is not None:
            draft.actors = [gunmen]
    elif draft.type == _RETREAT and draft.mode in _HANDED and not draft.recipients and len(draft.actors) == 1:
        known = draft.actors[0]
        standing = _standing(draft, known)
        if standing in _WHERE | _TO and (gunmen := _gunmen(draft, known)) is not None:
            draft.actors, draft.recipients = [gunmen], [known] if standing in _TO else []


def _standing(draft: Draft, somebody: Candidate) -> str:
    """The preposition behind which somebody stands; empty where none does."""
    placed = draft.trigger.scene.placed(somebody.mention)
    return led_by(draft.trigger.scene, placed.first) if placed is not None else ""


def _gunmen(draft: Draft, known: Candidate) -> Candidate | None:
    """Gunmen of no other country who are the subject right behind the verb of the event, as those of the country of ``known``."""
    scene, at = draft.trigger.scene, draft.trigger.at
    verb = at if draft.trigger.shape == "verb" else scene.last_verbs[at]
    if verb is None or scene.clause[verb] != scene.clause[at] or scene.tokens[verb].pos is not POS.VERB:
        return None
    for placed in chain(scene.people, scene.actors):
        mention = placed.mention
        armed = mention.sector in ATTACKERS and mention.kind is ActorKind.PEOPLE and mention is not known.mention
        if (
            armed
            and mention.country in (*_UNKNOWN, known.country)
            and _begins(scene, placed) == verb + 1
            and not is_victim(scene, placed.first)
        ):
            return Candidate(mention, known.country, mention.sector or "UNK", link_to(draft.trigger, placed), "here")
    return None


def _begins(scene: Scene, placed: Placed[ActorMention]) -> int:
    """Where somebody begins, with the number before him."""
    return min([placed.first, *(a.first for a in scene.amounts if a.first < placed.first <= a.last)])
