"""Who has a part in talks that are named beside what somebody says, and who in what he says: "condemned, *after talks with X*, the raids of Y".

Whoever stands behind such an aside belongs to the verb before it and takes no part in the talks; with whom the talks were is not who is condemned,
nor whoever does what is spoken of. But who is met and asked in one breath ("asked, during his meeting with X, to end the war") is asked.
"""

from __future__ import annotations

from collections.abc import Iterator

from marsad.coding.cues import qualifier_words
from marsad.coding.nearby import stands
from marsad.coding.scenes import Aside, Scene
from marsad.coding.sides.asides import (
    BESIDE,
    addressee_of,
    asides,
    hosts_of,
    is_asked,
    named_behind,
    objects_of,
    partner_of,
    speaker_of,
)
from marsad.coding.sides.barring import ACTOR, BOTH, DEEDS, RECIPIENT, Barred, View
from marsad.coding.sides.told import asked_by
from marsad.records import POS

_TALKS = "CONSULT"
_SAID = frozenset({"REQUEST", "ACCUSE", "THREATEN", "SUPPORT", "REJECT"})
_DONE = DEEDS | _SAID | {"AID", "SANCTION", "RETREAT", "CONCEDE", "military_presence", "alignment"}
_STATES = frozenset({None, "UNK", "GOV"})
_RECEIVING = frozenset({"استقبال"})
_BY = "ب"
_THEIRS = frozenset({("هما",), ("هم",)})  # "the refusal of both"
_OBJECTS = frozenset({(), ("ال",), (_BY,), (_BY, "ال")})
_COMPLEMENT = 4  # tokens between a verb of asking and talks that are named behind what is asked
_REACH = 14  # tokens behind an aside in which what is asked for is named


def met_beside(view: View) -> Barred:
    """With whom, or where, somebody only talked before is not who he condemns, asks or backs."""
    if view.kind in _SAID:
        for aside in asides(view.scene):
            if view.at == aside.verb:
                met = () if is_asked(view.scene, aside) else aside.partners
                yield from ((side, n) for n in (*met, *hosts_of(view.scene, aside)) for side in BOTH)


def spoken_of_beside(view: View) -> Barred:
    """With whom somebody talks does not do what he speaks of: "urged after a meeting with X to lift the siege"."""
    if view.kind not in _DONE:
        return
    scene = view.scene
    for aside in asides(scene):
        if aside.end <= view.at and aside.verb in (scene.last_verbs[view.at], view.at):
            asked = stands(scene, qualifier_words()["demanding"], (aside.verb,)) and is_asked(scene, aside)
            together = scene.tokens[view.at].form.enclitics[-1:] in _THEIRS
            if view.at != aside.verb:
                yield from ((side, n) for n in hosts_of(scene, aside) for side in BOTH)
            if not asked and not together and view.at != aside.verb:
                named = aside.after or addressee_of(scene, aside) is not None
                sides = BOTH if named and view.kind in _SAID else (ACTOR,)
                yield from ((side, n) for n in aside.partners for side in sides)


def named_beside(view: View) -> Barred:
    """Whoever is named behind an aside, in what is said, has no part in the talks."""
    if view.kind != _TALKS:
        return
    scene = view.scene
    for aside in asides(scene):
        if view.at != aside.noun or _attends(scene, aside.end):
            continue
        known = speaker_of(scene, aside) is not None
        for number in named_behind(scene, aside):
            # Where nothing tells of which country the one who speaks is, it may be told behind.
            if known or scene.actors[number].mention.sector not in _STATES:
                yield from ((side, number) for side in BOTH)


def asked_before(view: View) -> Barred:
    """Who is asked or accused before talks with another are named takes no part in these: "urged Y to end the war after a meeting with X"."""
    scene, at = view.scene, view.at
    verb = scene.last_verbs[at]
    if view.kind != _TALKS or not view.noun or verb is None or at < verb + _COMPLEMENT:
        return
    for aside in asides(scene):
        if aside.noun == at and stands(scene, qualifier_words()["addressing_beside"], (aside.verb,)):
            yield from ((side, n) for n in objects_of(scene, aside) for side in BOTH)
    dated = scene.keys[at - 1] in BESIDE and stands(scene, qualifier_words()["talks_beside"], (at,))
    asking = asked_by(scene, verb) if dated else None
    partner = partner_of(scene, at) if asking is not None else None
    if asking is not None and partner is not None:
        yield from ((side, asking.of) for side in BOTH)


def _attends(scene: Scene, at: int) -> bool:
    """Whether at a token the words go on with who is there too: "in the presence of"."""
    return at < len(scene.tokens) and stands(scene, qualifier_words()["attending_beside"], (at, at + 1))


RULES = (met_beside, spoken_of_beside, named_beside, asked_before)
"""Those that bar somebody from a side."""


def seated(view: View) -> Iterator[tuple[str, int]]:
    """Who is addressed or blamed behind an aside, and by whom, each with the side."""
    scene = view.scene
    if view.kind not in _SAID or view.noun:
        return
    for aside in asides(scene):
        speaker = speaker_of(scene, aside) if view.at == aside.verb else None
        if speaker is None:
            continue
        other = addressee_of(scene, aside)
        other = _blamed(scene, aside) if other is None else other
        if other is not None:
            groups = scene.groups
            yield from ((ACTOR, n) for n, group in enumerate(groups) if group == groups[speaker])
            # "After talks in Paris, Tokyo": a comma may close the aside rather than part two names of a list.
            yield from ((RECIPIENT, n) for n, group in enumerate(groups) if group == groups[other] and n >= other)


def _blamed(scene: Scene, aside: Aside) -> int | None:
    """The actor whose deed is the object of a verb of condemning, told right behind an aside: "condemned after talks with X the *Y* raids"."""
    if aside.verb > aside.noun or not stands(scene, qualifier_words()["condemning"], (aside.verb,)):
        return None
    named = aside.end < len(scene.tokens) and scene.tokens[aside.end].form.proclitics in _OBJECTS
    adjectives = (n for n, a in enumerate(scene.actors) if a.first == aside.end + 1 and a.mention.rule == "demonym")
    return next(adjectives, None) if named and scene.tokens[aside.end].pos is POS.NOUN else None


def talkers(view: View) -> Iterator[tuple[str, int]]:
    """Who takes part in talks that are named beside what he says, if nothing else tells who does, with his side."""
    if view.kind != _TALKS:
        return
    scene = view.scene
    for aside in asides(scene):
        speaker = speaker_of(scene, aside) if view.at == aside.noun else None
        if speaker is not None:
            receives = stands(scene, _RECEIVING, (aside.noun,))
            yield RECIPIENT if receives else ACTOR, speaker


def asks_elsewhere(scene: Scene, at: int) -> bool:
    """Whether a verb asks for something other than talks, which are only named in an aside."""
    beside = [a for a in asides(scene) if a.verb == at]
    if not beside:
        return False
    end = max(at + 1, *(a.end for a in beside))
    return not stands(scene, qualifier_words()["talks_asked"], range(end, min(len(scene.tokens), end + _REACH)))
