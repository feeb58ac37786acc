"""Who acts together because "and" joins them: "Moscow *and Kyiv* called for a ceasefire", "*the army and* the rebels began an assault".

The network weighs each country for itself, and may take the second for the one to whom it is done, who mostly stands there, or find it too unlikely.
"""

from __future__ import annotations

from itertools import takewhile

from marsad.coding.discourse import Candidate
from marsad.coding.drafts import Draft
from marsad.coding.links import link_to
from marsad.coding.ontology import event_types
from marsad.coding.scenes import Placed, Scene
from marsad.coding.triggers import Trigger
from marsad.records import POS, ActorMention

_AND = "و"
_PREPOSITIONS = frozenset({"ب", "ل", "ك"})
_ACTOR, _BOTH = "actor", "both"
_ON_SOMEBODY = frozenset({"ACCUSE", "ASSAULT", "COERCE", "SANCTION", "THREATEN", "AID"})
"""What is hardly told without to whom it is done: there those behind the verb may be its objects."""
_EACH_OF = ("كل", "من")
_OF_MANY = ("ان", "ون")  # endings of verbs in the present that two or more before them are the subject of
_NEGATED = frozenset({"قد", "لم", "لن", "لا", "ما", "سوف"})


def join_actors(draft: Draft) -> None:
    """Put all who are joined in the subject of what is done on the acting side, where one of them stands there; none of them suffers it."""
    trigger = draft.trigger
    acting = [c.mention for c in draft.actors]
    numbers = _joined(trigger)
    members = [trigger.scene.actors[n] for n in numbers]
    if not any(a.mention is mention for a in members for mention in acting) or not _acts(draft):
        return
    suffering = [c for c in draft.recipients if any(c.mention is a.mention for a in members)]
    others = [c for c in draft.recipients if c not in suffering]
    if not others and not event_types()[draft.type].reciprocal:
        others = [c for c in _object(trigger, numbers[-1]) if all(c.country != a.mention.country for a in members)]
    if suffering and not others and draft.type in _ON_SOMEBODY and not _fronted(trigger.scene, members):
        return
    draft.recipients = others
    known = {c.country for c in draft.actors}
    for number in numbers:
        if (country := trigger.scene.actors[number].mention.country) is not None and country not in known:
            draft.actors.append(_candidate(trigger, number, country))
            known.add(country)
    draft.actors.sort(key=lambda c: c.mention.span)


def _fronted(scene: Scene, members: list[Placed[ActorMention]]) -> bool:
    """Whether those who are joined stand before their verb, so that they are not its objects."""
    return any(t.pos is POS.VERB for t in scene.tokens[members[-1].last : members[-1].last + 1])


def _object(trigger: Trigger, last: int) -> list[Candidate]:
    """Whom a verb has right behind those who are joined in its subject: "X and Y urged *Z*"."""
    actors = trigger.scene.actors
    if trigger.shape != "verb" or last + 1 >= len(actors) or _conjoined(trigger.scene, last + 1):
        return []
    between = trigger.scene.tokens[actors[last].last : actors[last + 1].first]
    country = actors[last + 1].mention.country
    governed = not _PREPOSITIONS.isdisjoint(trigger.scene.tokens[actors[last + 1].first].form.proclitics)
    if country is None or governed or any(t.pos is not POS.PUNCT for t in between):
        return []
    return [_candidate(trigger, last + 1, country)]


def _candidate(trigger: Trigger, number: int, country: str) -> Candidate:
    placed = trigger.scene.actors[number]
    return Candidate(placed.mention, country, placed.mention.sector or "UNK", link_to(trigger, placed), "here")


def _joined(trigger: Trigger) -> list[int]:
    """The numbers of those who are joined in the subject of the trigger, or of the verb that brings its noun in; none where there is only one."""
    scene, at = trigger.scene, trigger.at
    verb = at if trigger.shape == "verb" else scene.last_verbs[at]
    number = _subject(scene, verb) if verb is not None else None
    if verb is None or number is None:
        return []
    behind = range(number + 1, len(scene.actors))
    members = [number, *takewhile(lambda n: scene.groups[n] == scene.groups[number] and _conjoined(scene, n), behind)]
    last = scene.actors[members[-1]].last
    if len(members) == 1 or (last > verb and _opens(scene, last)):
        return []
    if last <= verb:  # "Moscow and Kyiv accuse each other": only the ending tells that both do
        return members if last == verb and scene.tokens[verb].form.surface.endswith(_OF_MANY) else []
    return members if verb == at or last <= at <= last + 1 else []


def _conjoined(scene: Scene, number: int) -> bool:
    return _AND in scene.tokens[scene.actors[number].first].form.proclitics


def _subject(scene: Scene, verb: int) -> int | None:
    """The first who is the subject of a verb: right behind it, behind "each of" after it, or before it."""
    subject = scene.subjects.get(verb)
    if subject is not None and subject.own:
        return subject.actor if scene.actors[subject.actor].first <= verb + 1 else None
    if tuple(scene.keys[verb + 1 : verb + 3]) != _EACH_OF:
        return None
    return next((n for n, a in enumerate(scene.actors) if a.first == verb + 3), None)


def _acts(draft: Draft) -> bool:
    """Whether the subject of a trigger, or of the verb of saying that brings its noun in ("stressed the need"), is who acts."""
    scene, trigger = draft.trigger.scene, draft.trigger
    verb = scene.last_verbs[trigger.at]
    if trigger.shape != "verb" and verb is not None and "say" in scene.cues[verb]:
        return True
    roles = (f.slots.get("subject", _ACTOR) for f in draft.trigger.frames if f.type == draft.type)
    return next(roles, _ACTOR) in (_ACTOR, _BOTH)


def _opens(scene: Scene, last: int) -> bool:
    """Whether somebody behind "and", who ends before the token ``last``, is the subject of what follows: "X left, and Y *refused*"."""
    return any(t.pos is POS.VERB or t.form.key in _NEGATED for t in scene.tokens[last : last + 1])
