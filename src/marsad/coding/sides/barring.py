"""Who of a sentence can be on no side of a deed: who punishes, forbids or polices it, who is the place or the topic of it, who is left out.

Each rule looks at one trigger, and yields a side and the number of an actor who cannot stand on it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from marsad.coding.agreement import is_plural
from marsad.coding.cues import qualifier_words
from marsad.coding.governing import passes
from marsad.coding.nearby import stands
from marsad.coding.scenes import Link, Scene
from marsad.coding.syntax import governor
from marsad.coding.triggers import Trigger
from marsad.records import POS, ActorKind, ActorMention

ACTOR, RECIPIENT = "actor", "recipient"
BOTH = (ACTOR, RECIPIENT)

Barred = Iterator[tuple[str, int]]

_ATTACK, _PROTEST, _TALKS = "ASSAULT", "PROTEST", "CONSULT"
DEEDS = frozenset({_ATTACK, "MOBILIZE", "COERCE"})
"""Types of what is done with force."""
_JOINT = frozenset({"AGREE", "SUPPORT", "COOPERATE", "agreement"})
FORCES = frozenset({"COP", "MIL"})
"""Sectors of those who mostly stand by a protest."""
_AUTHORITIES = FORCES | {"GOV", "JUD"}
HELD_UP = frozenset({"light", "upper"})
"""Relations of a noun to the subject of the verb before it."""
_FOUGHT = frozenset({"في", "علي", "ضد", "ل", "adjective", "genitive"})
_ARMY = "MIL"
_DOING = frozenset({"subject", "shared", "genitive", "adjective"})
_SLAIN = frozenset({"subject", "object", "genitive"})
_SHARED = frozenset({"مع", "بين"})
_BEFORE = HELD_UP | {"subject", "shared", "before"}
_NOUN = (POS.NOUN, POS.PROPN)
_OF_IT = ("به", "بهم", "بهما", "بها", "بانهم")  # between a word for a suspect and the deed
_NEAR = 3  # adjectives between a noun and its relative clause
_BY, _IN, _ON, _WITH, _SINCE = "ب", "في", "علي", "مع", "منذ"


@dataclass(frozen=True, slots=True)
class View:
    """A trigger as a deed or relation of some ``kind``, with the links of all actors of its sentence to it."""

    trigger: Trigger
    kind: str
    links: Sequence[Link]

    @property
    def scene(self) -> Scene:
        """The sentence."""
        return self.trigger.scene

    @property
    def at(self) -> int:
        """The token of the trigger."""
        return self.trigger.at

    @property
    def noun(self) -> bool:
        """Whether the trigger names the deed."""
        return self.trigger.shape != "verb"

    def linked(self, relations: Collection[str]) -> Iterator[int]:
        """The actors that stand in one of ``relations`` to the trigger."""
        return (n for n, link in enumerate(self.links) if link.relation in relations)

    def before(self, stop: int) -> Iterator[int]:
        """The actors that end before a token."""
        return (n for n, actor in enumerate(self.scene.actors) if actor.last <= stop)


def since(view: View) -> Barred:
    """What somebody does since, before or after a war is no part of that war: "raised its spending since the beginning of the war in"."""
    scene, at = view.scene, view.at
    listed, before = qualifier_words(), at - 1
    named = view.noun and not scene.tokens[at].form.enclitics and stands(scene, listed["attack"], (at,))
    if view.kind != _ATTACK or not named:
        return
    while before > 0 and scene.tokens[before].pos in _NOUN and stands(scene, listed["outbreak"], (before,)):
        if scene.tokens[before].form.enclitics:
            return
        before -= 1
    preposition = scene.keys[before].removeprefix("و") if before >= 0 else ""
    whole = before < at - 1 or preposition == _SINCE or scene.tokens[at].form.proclitics == ("ال",)
    dated = whole and preposition in listed["dating"]
    fought = {view.scene.actors[n].mention.country for n in view.linked(_FOUGHT) if view.links[n].after}
    if dated and fought and not any(link.after and link.relation in _SHARED for link in view.links):
        verb = scene.last_verbs[at]
        struck = stands(scene, listed["attack"], range(verb if verb is not None else 0, before))
        for number, link in enumerate(view.links):
            mention = scene.actors[number].mention
            if link.after or mention.country in fought or mention.sector == _ARMY:
                continue
            # Who is told to strike another since then may well be the one who fights; the other is not.
            if link.relation.startswith("before:") if struck else link.relation in _BEFORE:
                yield ACTOR, number


def suspected(view: View) -> Barred:
    """Who arrests or tries somebody suspected of a deed has no part in the deed."""
    scene, at = view.scene, view.at
    if not view.noun or view.kind not in DEEDS:
        return
    by = scene.tokens[at].form.proclitics[:1] == (_BY,)
    before = at - 1 if by else at - 2
    if not by and scene.keys[max(0, at - 1)] != _IN:
        return
    while (
        before > 0
        and (scene.keys[before] in _OF_IT or scene.tokens[before].pos is POS.ADJ)
        and not _suspect(scene, before)
    ):
        before -= 1
    if before > 0 and _suspect(scene, before):
        yield from ((s, n) for n in view.linked(_BEFORE) if scene.actors[n].last < before for s in BOTH)
        if stands(scene, qualifier_words()["killing_of"], (at,)):
            yield from ((ACTOR, n) for n in view.linked(("genitive",)))


def _suspect(scene: Scene, at: int) -> bool:
    return scene.tokens[at].pos is not POS.VERB and stands(scene, qualifier_words()["suspect"], (at,))


def policed(view: View) -> Barred:
    """Police and authorities that forbid, allow or break up a protest do not protest; nobody does where it is forbidden."""
    scene = view.scene
    verb = scene.last_verbs[view.at]
    if view.kind != _PROTEST or not view.noun or verb is None or scene.clause[verb] != scene.clause[view.at]:
        return
    listed, subject = qualifier_words(), scene.subjects.get(verb)
    if subject is None or not subject.own or scene.actors[subject.actor].mention.sector not in _AUTHORITIES:
        return
    if stands(scene, listed["banning"], (verb,)):
        yield from ((s, n) for n in range(len(scene.actors)) for s in BOTH)
        return
    forces = scene.actors[subject.actor].mention.sector in FORCES
    if stands(scene, listed["policing"], range(verb, view.at)) or (
        forces and stands(scene, listed["keeping_order"], (verb,))
    ):
        own = {a.mention.country for a in scene.actors if not _is_authority(a.mention)}
        for number, actor in enumerate(scene.actors):
            # Where nobody else of the country is named, its people protest, whatever word stands for it.
            if _is_authority(actor.mention) and actor.mention.country in own:
                yield ACTOR, number
        if forces:
            yield RECIPIENT, subject.actor


def _is_authority(mention: ActorMention) -> bool:
    return mention.sector in _AUTHORITIES and mention.kind is not ActorKind.STATE


def unknown_doers(view: View) -> Barred:
    """What gunmen do of whom no more is known is not done by who tells of it: "Kenya said that gunmen attacked a camp"."""
    scene = view.scene
    if view.kind not in DEEDS and view.kind != _PROTEST:
        return
    verb = scene.last_verbs[view.at] if view.noun else view.at
    if verb is None or scene.clause[verb] != scene.clause[view.at] or not verb or not is_plural(scene.tokens[verb]):
        return
    people = verb - 1
    while (
        people > 0
        and scene.tokens[people].pos is POS.ADJ
        and not stands(scene, qualifier_words()["unknown"], (people,))
    ):
        people -= 1
    if people < 1 or not stands(scene, qualifier_words()["unknown"], (people,)):
        return
    opened = next((i for i in range(people - 1, max(-1, people - 4), -1) if "complementiser" in scene.cues[i]), None)
    if opened is not None and not any(a.mention.country for a in scene.actors if people <= a.first < verb):
        yield from ((ACTOR, n) for n, a in enumerate(scene.actors) if a.mention.country)


def of_the_clause(view: View) -> Barred:
    """An agreement that others are told to have made is theirs: "criticised the agreement that they signed with France"."""
    scene, at = view.scene, view.at
    if view.kind not in _JOINT:
        return
    relative, verb = _relative_clause(scene, at) if view.noun else (at - 1, at)
    if verb >= len(scene.tokens) or relative < 1 or "relative" not in scene.cues[relative]:
        return
    subject = scene.subjects.get(verb)
    own = subject is not None and subject.own and scene.actors[subject.actor].first > verb
    own = own and stands(scene, qualifier_words()["concluding"], (verb,))
    ahead = scene.tokens[verb + 1 : verb + 9]
    if own and scene.tokens[verb].form.enclitics and not any(_with_it(t.form.segments) for t in ahead):
        yield from ((s, n) for n in view.before(relative) for s in BOTH if not _adjoins(scene, n, at, relative))


def _adjoins(scene: Scene, number: int, at: int, relative: int) -> bool:
    return scene.tokens[at].pos is not POS.VERB and at < scene.actors[number].first < relative


def _with_it(segments: tuple[str, ...]) -> bool:
    return segments[0] == _WITH and len(segments) > 1


def _relative_clause(scene: Scene, at: int) -> tuple[int, int]:
    """Where the relative clause of a noun begins, and its verb; beyond the sentence where there is none."""
    behind = at + 1
    while (
        behind < min(len(scene.tokens), at + 1 + _NEAR)
        and passes(scene, behind)
        and "relative" not in scene.cues[behind]
    ):
        behind += 1
    verb = behind + 1
    told = verb < len(scene.tokens) and scene.tokens[verb].pos is POS.VERB and "relative" in scene.cues[behind]
    return (behind, verb) if told else (0, len(scene.tokens))


def discussed(view: View) -> Barred:
    """Talks about the situation in a country are not with it, if it is told who else talks."""
    if view.kind != _TALKS:
        return
    topics = {n for n, actor in enumerate(view.scene.actors) if _is_topic(view.scene, actor.first)}
    others = (a.mention.country for n, a in enumerate(view.scene.actors) if n not in topics)
    if topics and any(country not in (None, "UNK") for country in others):
        yield from ((s, n) for n in sorted(topics) for s in BOTH)


def _is_topic(scene: Scene, first: int) -> bool:
    """Whether "in" leads to what begins at a token from a noun like "the situation"."""
    attached = scene.tokens[first].form.proclitics[:1] == (_BY,)
    if first < 2 or not (attached or scene.keys[first - 1] == _IN):
        return False
    noun = first - 1 if attached else first - 2
    situations = qualifier_words()["situation"]
    while noun > 0 and scene.tokens[noun].pos is POS.ADJ and not stands(scene, situations, (noun,)):
        noun -= 1
    return stands(scene, situations, (noun,))


def left_out(view: View) -> Barred:
    """Who stands behind "without" or "except" has no part."""
    for number, actor in enumerate(view.scene.actors):
        preposition, head = governor(view.scene, actor.first, -1)
        if preposition and not head and preposition in qualifier_words()["left_out"]:
            yield from ((s, number) for s in BOTH)


def strewn(view: View) -> Barred:
    """Attacks in two countries of one list are not of one on the other."""
    if view.kind != _ATTACK or stands(view.scene, qualifier_words()["clash"], (view.at,)):
        return
    scene, groups = view.scene, view.scene.groups
    listed = {g for g in groups if groups.count(g) > 1 and governor(scene, scene.actors[g].first, view.at) == (_IN, "")}
    if listed and all(groups[n] in listed for n in view.linked(_DOING)):
        yield from ((ACTOR, n) for n, group in enumerate(groups) if group in listed)


def killed_in(view: View) -> Barred:
    """Where people of another country are killed is no doer: "a French soldier was killed in Mali"."""
    scene, at = view.scene, view.at
    if view.kind != _ATTACK or not stands(scene, qualifier_words()["killed"], (at,)):
        return
    for number, link in enumerate(view.links):
        actor = scene.actors[number]
        if (
            link.relation != _IN
            or link.head
            or link.verbs
            or not link.after
            or actor.mention.kind is not ActorKind.STATE
        ):
            continue
        dead = (n for n, other in enumerate(view.links) if other.after and scene.actors[n].last <= actor.first)
        victim = next((n for n in dead if view.links[n].relation in _SLAIN), None)
        if victim is not None and scene.actors[victim].mention.country not in (None, actor.mention.country):
            yield ACTOR, number


def hit(view: View) -> Barred:
    """An attack on something is not of the country in which that is: "the attack on a church in Nigeria"."""
    scene, at = view.scene, view.at
    if view.kind != _ATTACK or not view.noun or not stands(scene, qualifier_words()["attack"], (at,)):
        return
    for number, link in enumerate(view.links):
        first = scene.actors[number].first
        on = link.relation == _ON or (link.relation == _IN and _ON in scene.keys[at + 1 : first])
        by = link.head in qualifier_words()["hand"]
        if on and not by and link.after and not link.verbs:
            yield ACTOR, number


RULES: tuple[Callable[[View], Barred], ...] = (
    since,
    suspected,
    policed,
    unknown_doers,
    of_the_clause,
    discussed,
    left_out,
    strewn,
    hit,
    killed_in,
)
"""All of them."""
OF_SUBJECTS = frozenset({since, suspected, policed})
"""Those that bar the subject of a verb, whatever it is called elsewhere in the sentence."""
