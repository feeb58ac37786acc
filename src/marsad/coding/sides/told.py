"""Who does what others tell or ask of him: whom somebody accuses of a deed, urges to it, or is told to have done it; not who tells it.

"Moscow accused Kyiv of shelling a station", "Russia said that Ukraine shelled a station", "urged Israel to send aid", "killed by the army".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from marsad.coding.cues import qualifier_words
from marsad.coding.governing import describes, passes
from marsad.coding.nearby import stands
from marsad.coding.scenes import MARKED, Placed, Scene
from marsad.coding.sides.barring import ACTOR, BOTH, DEEDS, RECIPIENT, Barred, View
from marsad.coding.sides.killings import ATTACKERS
from marsad.coding.sides.victims import tolls
from marsad.coding.syntax import governor
from marsad.records import POS, ActorKind, ActorMention

_ATTACK, _ACCUSATION = "ASSAULT", "ACCUSE"
_DONE = DEEDS | {"AID", "SANCTION", "RETREAT", "military_presence"}
"""What one does and another may be asked to do or accused of; what two do together is not."""
_AGAINST = frozenset({"REJECT", "ACCUSE", "REQUEST", "THREATEN", "SANCTION"})
_BLAMED_FOR = DEEDS | {"AID"}
_BY, _ON, _FOR, _OF, _COLON = "ب", "علي", "ل", "من", ":"
_LEADING = ("الي", "علي", "من", "عن", "وراء")
_LIABILITY = frozenset({"مسووليه"})
_FAR = 12  # tokens from whom somebody accuses to the deed
_WHOLE = frozenset({ActorKind.STATE, ActorKind.BODY, ActorKind.GROUP})
"""Who is not killed or arrested as such, so that he does what a verb behind him tells."""


class Asking(NamedTuple):
    """A verb or participle by which one (``by``, a number) accuses another (``of``) or asks him for something; ``blames`` where he accuses."""

    at: int
    by: int
    of: int
    blames: bool


def asked(view: View) -> Barred:
    """Who accuses another of a deed, or asks him for it, does not do it himself."""
    if view.noun and view.kind in _DONE and (asking := _asking(view.scene, view.at)) is not None:
        groups = view.scene.groups
        yield from ((ACTOR, n) for n, group in enumerate(groups) if group == groups[asking.by])


def related(view: View) -> Barred:
    """Who tells what another does has not done it: "Russia said that Ukraine shelled", "Russia: Ukraine shelled"."""
    number = _told_doer(view)
    if number is None:
        return
    scene, doer = view.scene, view.scene.actors[number]
    for teller, actor in enumerate(scene.actors):
        if actor.last < doer.first and not governor(scene, actor.first, -1)[0]:
            yield ACTOR, teller


def told_by(view: View) -> Barred:
    """Who is only the source of what is told does none of it: "according to Japan, Korea launched a missile".

    Nor does who tells that others than fighters were killed: "the army said that ten soldiers were killed in an ambush".
    """
    if view.kind not in DEEDS | _AGAINST:
        return
    scene = view.scene
    mourned = view.kind == _ATTACK and not view.noun and _slain(scene, view.at)
    for number, actor in enumerate(scene.actors):
        if _is_source(scene, actor.first):
            yield from ((s, number) for s in (BOTH if view.kind in DEEDS else (RECIPIENT,)))
        elif view.kind == "MOBILIZE" and actor.last < view.at and _says(scene, number, view.at):
            yield RECIPIENT, number
        elif mourned and actor.last < view.at and _says(scene, number, view.at):
            yield ACTOR, number


def _slain(scene: Scene, at: int) -> bool:
    """Whether a verb tells that people other than fighters were killed or hurt."""
    toll = next((t for t in tolls(scene) if t.at == at), None)
    if toll is None:
        return False
    some = (
        a.mention.sector for named in (scene.actors, scene.people) for a in named if toll.first <= a.first < toll.last
    )
    return not ATTACKERS.intersection(sector for sector in some if sector)


def _is_source(scene: Scene, first: int) -> bool:
    """Whether "according to" stands before a name, or before the statement or report of those named."""
    at, listed = first - 1, qualifier_words()
    if at > 1 and scene.keys[at] in listed["of_press"] and stands(scene, listed["statement"], (at - 1,)):
        at -= 1
    if at > 0 and stands(scene, listed["statement"], (at,)):
        at -= 1
    return at >= 0 and "source" in scene.cues[at]


def _says(scene: Scene, number: int, at: int) -> bool:
    """Whether an actor is the subject of a verb of saying behind which "that" leads to what a token tells."""
    actor = scene.actors[number]
    verbs = [v for v, s in scene.subjects.items() if s.actor == number and v < at and "say" in scene.cues[v]]
    return any(scene.opened_in(max(verb, actor.last), at) for verb in verbs)


RULES = (told_by, asked, related)
"""Those that bar somebody from a side."""


def seated(view: View) -> Iterator[tuple[str, int]]:
    """The sides on which somebody surely stands, each with the number of the actor."""
    scene = view.scene
    yield from ((ACTOR, n) for n in _hands(view))
    if view.noun and view.kind in _BLAMED_FOR:
        asking = _asking(scene, view.at)
        if asking is not None and asking.blames and _leads_straight(scene, scene.actors[asking.of], view.at):
            yield ACTOR, asking.of
    elif not view.noun and view.kind == _ACCUSATION:
        asking = asked_by(scene, view.at)
        if asking is not None and asking.blames:
            yield ACTOR, asking.by
            yield RECIPIENT, asking.of
    if (doer := _told_doer(view)) is not None:
        yield ACTOR, doer


def _hands(view: View) -> Iterator[int]:
    if view.kind != _ATTACK:
        return
    hands = qualifier_words()["hand"]
    for number, link in enumerate(view.links):
        if link.after and not link.verbs and link.relation == _ON and link.head in hands:
            yield number


def _asking(scene: Scene, at: int) -> Asking | None:
    """By which word another is accused of the deed named at a token, or asked for it."""
    listed = qualifier_words()
    words = listed["blaming"] | listed["demanding"]
    verb = scene.last_verbs[at]
    start = max(at - _FAR - 1, -1 if verb is None else verb - 1)
    for before in range(at - 1, start, -1):
        if stands(scene, words, (before,)) and (found := asked_by(scene, before)) is not None:
            other = scene.actors[found.of]
            return found if other.last <= at and _leads(scene, other.last, at) else None
        if stands(scene, listed["condemning"], (before,)) and scene.tokens[before].pos is POS.VERB:
            return _condemned_for(scene, before, at)
    return None


def _condemned_for(scene: Scene, verb: int, at: int) -> Asking | None:
    """Who condemns whom for a deed of his own: "condemned India for her shelling"."""
    subject, form = scene.subjects.get(verb), scene.tokens[at].form
    if subject is None or not form.enclitics or form.proclitics[:1] != (_FOR,):
        return None
    other = next((n for n, a in enumerate(scene.actors) if a.last == at), None)
    if other is None or scene.groups[other] == scene.groups[subject.actor]:
        return None
    actor = scene.actors[other]
    bare = actor.mention.rule not in MARKED and not governor(scene, actor.first, verb)[0]
    return Asking(verb, subject.actor, other, blames=True) if bare and verb < actor.first else None


def asked_by(scene: Scene, at: int) -> Asking | None:
    """Who accuses or asks whom by a verb, or by a participle without the article: "accusing Russia of"."""
    listed, token = qualifier_words(), scene.tokens[at]
    verbal = token.pos is POS.VERB
    if token.form.enclitics or not stands(scene, listed["blaming"] | listed["demanding"], (at,)):
        return None
    verb = at if verbal else scene.last_verbs[at]
    subject = scene.subjects.get(verb) if verb is not None else None
    if subject is None or (not verbal and token.form.proclitics not in ((), ("و",))):
        return None
    doer = scene.actors[subject.actor]
    first = max(at + 1, doer.last) if verbal and subject.own else at + 1
    while first < len(scene.tokens) and scene.tokens[first].pos is POS.ADJ:
        first += 1
    other = next((n for n, a in enumerate(scene.actors) if a.first == first), None)
    if other is None or scene.groups[other] == scene.groups[subject.actor]:
        return None
    actor = scene.actors[other]
    if actor.mention.rule in MARKED or governor(scene, first, at)[0]:
        return None
    blames = stands(scene, listed["blaming"], (at,))
    return Asking(at, subject.actor, other, blames) if _complements(scene, actor.last) else None


def _complements(scene: Scene, at: int) -> bool:
    """Whether what somebody is accused of, or asked for, begins at or shortly behind a token: "the militia *backed by* Iran of"."""
    listed = qualifier_words()["complement"]
    for i in range(at, min(len(scene.tokens), at + 4)):
        joined = scene.tokens[i].form.proclitics[:1] == (_BY,)
        if joined or scene.keys[i] in listed or scene.keys[i] in _LEADING or stands(scene, _LIABILITY, (i,)):
            return True
        if scene.tokens[i].pos not in (POS.ADJ, POS.PROPN, POS.NOUN):
            return False
    return False


def _leads(scene: Scene, first: int, at: int) -> bool:
    """Whether nothing stands between but words that lead on to a deed: "of standing behind the raid", "to stop the war"."""
    return all(
        passes(scene, i)
        or describes(scene, i)
        or scene.keys[i] in _LEADING
        or scene.tokens[i].form.proclitics[:1] == (_BY,)
        for i in range(first, at)
    )


def _leads_straight(scene: Scene, other: Placed[ActorMention], at: int) -> bool:
    """Whether somebody is accused of a deed itself: "of shelling", "of carrying out raids", "for her shelling"."""
    carried = stands(scene, qualifier_words()["carrying_a_deed_out"], (at - 1,))
    first = at - 1 if carried else at
    described = all(scene.keys[i] == _OF or passes(scene, i) or describes(scene, i) for i in range(other.last, first))
    return described and scene.tokens[first].form.proclitics[:1] in ((_BY,), (_FOR,))


def _told_doer(view: View) -> int | None:
    """The actor right before an active verb, and right behind "that" or a colon, of whom somebody tells a deed."""
    scene, at = view.scene, view.at
    if view.noun or view.kind not in DEEDS or scene.tokens[at].form.proclitics[:1] in (("و",), ("ف",)):
        return None
    subject = scene.subjects.get(at)
    if subject is None or not subject.own:
        return None
    doer = scene.actors[subject.actor]
    frame = view.trigger.frames[0]
    acts = doer.mention.kind in _WHOLE or (doer.mention.kind is ActorKind.ORGANISATION and doer.mention.sector == "MIL")
    if doer.last != at or doer.first < 2 or not acts or doer.mention.rule in MARKED:
        return None
    if frame.type != view.kind or frame.slots.get("subject") != ACTOR:
        return None
    opens = "complementiser" in scene.cues[doer.first - 1] or scene.tokens[doer.first - 1].surface == _COLON
    return subject.actor if opens else None
