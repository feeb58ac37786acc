"""Who is on which side of what a construction tells that leaves no doubt: its slots say so, whatever the network takes them for."""

from __future__ import annotations

from marsad.coding.constructions import leads_to
from marsad.coding.discourse import Candidate, Discourse
from marsad.coding.drafts import Draft
from marsad.coding.frames import Setting
from marsad.coding.ontology import event_types
from marsad.coding.sides.mentioned import names_accord
from marsad.coding.triggers import Trigger

_ACTOR, _RECIPIENT = "actor", "recipient"
_REMOVED = frozenset({"shared", "light", "upper"})  # subjects at one remove, which may be of another verb
_SUBJECTS = _REMOVED | {"subject"}
_SURE = 0.75  # the least chance of a side that a construction fills


def seat_told(draft: Draft, discourse: Discourse) -> None:
    """Put those who fill a slot of the construction on the side of that slot, if they are on the other or nobody is on it."""
    trigger = draft.trigger
    setting = trigger.frames[0].setting
    if setting is None or event_types()[draft.type].reciprocal:
        return
    if setting.apart:
        draft.actors, draft.recipients = (
            [c for c in side if not _is_apart(setting, c)] for side in (draft.actors, draft.recipients)
        )
    found = leads_to(setting, trigger.scene, trigger.at) if setting.foreign else None
    told = [(side, c) for c in discourse.candidates(trigger) if (side := _side_of(trigger, setting, c, found))]
    if setting.passive:
        draft.actors = [c for c in draft.actors if any(s == _ACTOR and c.mention is o.mention for s, o in told)]
    acting = _side(draft.actors, draft.recipients, told, _ACTOR)
    suffering = _side(draft.recipients, draft.actors, told, _RECIPIENT)
    if acting != draft.actors:
        draft.actors, draft.actor_chance = acting, max(draft.actor_chance, _SURE)
    if suffering != draft.recipients:
        draft.recipients, draft.recipient_chance = suffering, max(draft.recipient_chance, _SURE)


def _is_apart(setting: Setting, candidate: Candidate) -> bool:
    return candidate.seen is not None and candidate.seen.relation in setting.apart


def _side_of(trigger: Trigger, setting: Setting, candidate: Candidate, found: int | None) -> str | None:
    """The side of the slot that somebody fills, if he does; a foreigner to whom the trigger leads (``found``) is never its subject."""
    seen = candidate.seen
    if seen is None or seen.verbs or seen.clauses:
        return None
    relation = seen.relation
    if any(
        a.mention is candidate.mention and names_accord(trigger.scene, n) for n, a in enumerate(trigger.scene.actors)
    ):
        return None  # "withdrew from the *Paris* accord"
    placed = trigger.scene.placed(candidate.mention)
    if relation in _SUBJECTS and placed is not None and placed.first == found:
        relation = "object" if trigger.shape == "verb" else "genitive"
    elif relation in _REMOVED and not (relation == "light" and setting.before):
        # Whoever stands right behind a noun is its genitive, whatever verb brings the noun in: "the *ambassador's* summons took place".
        relation = "genitive" if trigger.shape == "noun" and seen.after and not seen.distance else ""
    if relation == "genitive" and trigger.shape == "noun" and found is not None and placed and placed.first < found:
        return _ACTOR  # "*Nairobi's* summons of the ambassador"
    side = trigger.frames[0].slots.get(relation)
    return side if side in (_ACTOR, _RECIPIENT) else None


def _side(
    own: list[Candidate], other: list[Candidate], told: list[tuple[str, Candidate]], side: str
) -> list[Candidate]:
    """One side without those who are told to be on the other, and with those who stood there by mistake or are named in one list with its own.

    If it is empty, the first who is told stands there, with those in one list with him.
    """
    here = [c for s, c in told if s == side]
    elsewhere = {id(c.mention) for s, c in told if s != side}
    theirs = {c.country for c in other}  # what goes on inside one country has it on both sides
    kept = [c for c in own if id(c.mention) not in elsewhere or c.country in theirs]
    strayed, there = {id(c.mention) for c in other}, {c.country for c in kept}
    lists = {c.group for c in kept if c.group >= 0}
    added = [c for c in here if (id(c.mention) in strayed or c.group in lists) and c.country not in there]
    return [*kept, *added] or [c for c in here if c.group == here[0].group]
