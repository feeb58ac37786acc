"""Talks that are named beside what somebody says: "condemned, *after talks with X*, the raids of Y".

Whoever stands behind such an aside belongs to the verb before it and takes no part in the talks; with whom the talks were is not who is condemned,
nor whoever does what is spoken of. But who is met and asked in one breath ("asked, during his meeting with X, to end the war") is asked.
"""

from __future__ import annotations

from collections.abc import Iterator

from marsad.coding.cues import qualifier_words
from marsad.coding.governing import only_somebody, passes
from marsad.coding.nearby import stands
from marsad.coding.scenes import Aside, Scene, in_actor, in_date
from marsad.coding.sides.barring import ACTOR, BOTH, DEEDS, RECIPIENT, Barred, View
from marsad.coding.sides.told import asked_by
from marsad.coding.syntax import governor
from marsad.records import POS, ActorKind

_TALKS = "CONSULT"
_SAID = frozenset({"REQUEST", "ACCUSE", "THREATEN", "SUPPORT", "REJECT"})
_DONE = DEEDS | _SAID | {"AID", "SANCTION", "RETREAT", "CONCEDE", "military_presence", "alignment"}
_STATES = frozenset({None, "UNK", "GOV"})
_AFTER = frozenset({"بعد", "عقب", "اثر"})
_DURING = frozenset({"خلال", "اثناء", "في"})
_MARGIN, _UPON, _WITH, _IN, _BY, _AND = "هامش", "علي", "مع", "في", "ب", "و"
_RECEIVING = frozenset({"استقبال"})
_PRESS = frozenset({"مءتمر"})
_MARKS = frozenset("،,")
_THEIRS = frozenset({("هما",), ("هم",)})  # "the refusal of both"
_OBJECTS = frozenset({(), ("ال",), (_BY,), (_BY, "ال")})
_FAR = 5  # tokens between the word for talks and with whom they are
_DESCRIBED = 3  # tokens between "with" and who is meant
_BACK = 14  # tokens between the verb and the aside
_COMPLEMENT = 4  # tokens between who is addressed and what he is asked
_REACH = 14  # tokens behind an aside in which what is spoken of is named


def asides(scene: Scene) -> list[Aside]:
    """The asides of a sentence, in order."""
    if scene.asides is None:
        scene.asides = list(_asides(scene)) if scene.actors else []
    return scene.asides


def _asides(scene: Scene) -> Iterator[Aside]:
    for at in range(len(scene.tokens) - 3):
        word = scene.keys[at].removeprefix(_AND)
        if word in _AFTER or word in _DURING:
            first = at
        elif word == _MARGIN and at and scene.keys[at - 1].removeprefix(_AND) == _UPON:
            first = at - 1
        else:
            continue
        found = _aside(scene, first, at + 1, after=word in _AFTER)
        if found is not None:
            yield found


def _aside(scene: Scene, first: int, noun: int, *, after: bool) -> Aside | None:
    token = scene.tokens[noun]
    if token.pos is POS.VERB or not stands(scene, qualifier_words()["talks_beside"], (noun,)):
        return None
    if scene.stems[noun] in _PRESS and not stands(scene, qualifier_words()["of_press"], (noun + 1,)):
        return None
    partner = _partner(scene, noun)
    if partner is None:
        return None
    partners, end = _partners(scene, partner)
    end = _behind_setting(scene, end)
    verb = _verb_before(scene, first)
    if verb is None and (first == 0 or scene.tokens[first - 1].pos is POS.PUNCT):
        verb = end if end < len(scene.tokens) and scene.tokens[end].pos is POS.VERB else None
    says = verb is not None and stands(scene, qualifier_words()["saying_beside"], (verb,))
    return Aside(verb, noun, after, partners, end) if verb is not None and says else None


def _partner(scene: Scene, noun: int) -> int | None:
    """The actor with whom the talks are: behind "with", or right behind "his meeting"."""
    own, at = bool(scene.tokens[noun].form.enclitics), noun + 1
    while at < min(noun + 1 + _FAR, len(scene.tokens)):
        named = next((n for n, a in enumerate(scene.actors) if a.first == at), None)
        if named is not None and own and governor(scene, at, noun)[0] in ("", _BY):
            return named
        if scene.keys[at] == _WITH:
            behind = range(at + 1, min(len(scene.tokens), at + 2 + _DESCRIBED))
            found = next((n for n, a in enumerate(scene.actors) if a.first in behind), None)
            between = range(at + 1, scene.actors[found].first) if found is not None else range(0)
            return found if all(scene.tokens[i].pos is POS.NOUN for i in between) else None
        placed = scene.keys[at] == _IN or scene.keys[at - 1] == _IN
        described = scene.tokens[at].pos in (POS.ADJ, POS.PROPN, POS.NUM) or in_date(scene, at)
        if not (placed or described) or (named is not None and not placed):
            return None
        at += 1
    return None


def _partners(scene: Scene, number: int) -> tuple[frozenset[int], int]:
    """The actors who take part with one of them, by number, and where the last name ends."""
    found, end = {number}, scene.actors[number].last
    while end < len(scene.tokens):
        # "with his Kenyan counterpart, N. N., and the president of"
        at = end + (scene.keys[end] in _MARKS)
        following = next((n for n, a in enumerate(scene.actors) if a.first == at), None)
        if following is None:
            token = scene.tokens[at] if at < len(scene.tokens) else None
            if token is None or token.pos is not POS.PROPN or in_actor(scene, at) or token.form.proclitics:
                break
            end = at + 1
            continue
        actor = scene.actors[following]
        joined = _AND in scene.tokens[at].form.proclitics
        person = actor.mention.kind is not ActorKind.STATE and actor.mention.rule != "demonym"
        same = actor.mention.country == scene.actors[number].mention.country and person and at == end
        if not joined and not same:
            break
        found.add(following)
        end = actor.last
    return frozenset(found), end


def _behind_setting(scene: Scene, end: int) -> int:
    """Where the words go on behind when and where the talks were held."""
    while end < len(scene.tokens):
        if scene.keys[end] in _MARKS or in_date(scene, end):
            end += 1
        elif scene.keys[end] == _IN and in_actor(scene, end + 1):
            end = next(a.last for a in scene.actors if a.first <= end + 1 < a.last)
        else:
            break
    return end


def _verb_before(scene: Scene, first: int) -> int | None:
    verb = scene.last_verbs[first]
    if verb is None or first - verb > _BACK:
        return None
    between = (i for i in range(verb + 1, first) if scene.keys[i] not in _MARKS)
    return verb if all(passes(scene, i) or only_somebody(scene, i, i + 1) for i in between) else None


def _behind(scene: Scene, aside: Aside) -> list[int]:
    """Those named behind an aside, by number, before another verb."""
    begin = max(aside.end, aside.verb + 1)
    stop = next((i for i in range(begin, len(scene.tokens)) if scene.tokens[i].pos is POS.VERB), len(scene.tokens))
    stop = min(stop, begin + _REACH)
    subject = _speaker(scene, aside)
    return [
        n for n, a in enumerate(scene.actors) if begin <= a.first < stop and n not in aside.partners and n != subject
    ]


def _speaker(scene: Scene, aside: Aside) -> int | None:
    """The actor who is surely the subject of the verb that an aside stands beside."""
    subject = scene.subjects.get(aside.verb)
    if subject is None or not subject.own or subject.actor in aside.partners:
        return None
    first = scene.actors[subject.actor].first
    return subject.actor if aside.verb > aside.noun or first < aside.noun else None


def _addressee(scene: Scene, aside: Aside) -> int | None:
    """The actor behind an aside who is accused, asked or threatened by the verb before it."""
    if not stands(scene, qualifier_words()["addressing_beside"], (aside.verb,)):
        return None
    speaker = _speaker(scene, aside)
    begin = aside.end
    if aside.verb > aside.noun:
        if speaker is None:
            return None
        begin = scene.actors[speaker].last
    number = next((n for n, a in enumerate(scene.actors) if a.first == begin), None)
    if number is None or scene.tokens[begin].form.proclitics not in ((), ("ال",)):
        return None
    actor = scene.actors[number]
    if actor.mention.rule in ("demonym", "place") and actor.mention.kind is not ActorKind.STATE:
        return None
    ahead = range(actor.last, min(len(scene.tokens), actor.last + _COMPLEMENT))
    listed = qualifier_words()["complement"] | {"من"}
    leads = any(scene.keys[i] in listed or scene.tokens[i].form.proclitics[:1] == (_BY,) for i in ahead)
    return number if leads else None


def _is_asked(scene: Scene, aside: Aside) -> bool:
    """Whether with whom somebody talks may be whom he asks or warns: he does it in the talks, and names nobody else."""
    if aside.after or _objects(scene, aside):
        return False
    if stands(scene, qualifier_words()["addressing_beside"], (aside.verb,)):
        return _addressee(scene, aside) is None
    met = {scene.actors[n].mention.country for n in aside.partners}
    speaker = _speaker(scene, aside)
    met.add(scene.actors[speaker].mention.country if speaker is not None else None)
    return all(scene.actors[n].mention.country in met | {None, "UNK"} for n in _behind(scene, aside))


def _objects(scene: Scene, aside: Aside) -> list[int]:
    """Those, by number, who stand as the object of the verb before the aside: "asked *Y* after a meeting with X to"."""
    speaker = _speaker(scene, aside)
    if speaker is None:
        return []
    return [
        n
        for n, a in enumerate(scene.actors)
        if scene.actors[speaker].last <= a.first < aside.noun
        and aside.verb < a.first
        and scene.groups[n] != speaker
        and not governor(scene, a.first, aside.verb)[0]
    ]


def _hosts(scene: Scene, aside: Aside) -> list[int]:
    """Those, by number, who are named only by where the talks were."""
    inside = (n for n, a in enumerate(scene.actors) if aside.noun < a.first < aside.end)
    return [n for n in inside if n not in aside.partners]


def met_beside(view: View) -> Barred:
    """With whom, or where, somebody only talked before is not who he condemns, asks or backs."""
    if view.kind in _SAID:
        for aside in asides(view.scene):
            if view.at == aside.verb:
                met = () if _is_asked(view.scene, aside) else aside.partners
                yield from ((side, n) for n in (*met, *_hosts(view.scene, aside)) for side in BOTH)


def spoken_of_beside(view: View) -> Barred:
    """With whom somebody talks does not do what he speaks of: "urged after a meeting with X to lift the siege"."""
    if view.kind not in _DONE:
        return
    scene = view.scene
    for aside in asides(scene):
        if aside.end <= view.at and aside.verb in (scene.last_verbs[view.at], view.at):
            asked = stands(scene, qualifier_words()["demanding"], (aside.verb,)) and _is_asked(scene, aside)
            together = scene.tokens[view.at].form.enclitics[-1:] in _THEIRS
            if view.at != aside.verb:
                yield from ((side, n) for n in _hosts(scene, aside) for side in BOTH)
            if not asked and not together and view.at != aside.verb:
                named = aside.after or _addressee(scene, aside) is not None
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
        known = _speaker(scene, aside) is not None
        for number in _behind(scene, aside):
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
            yield from ((side, n) for n in _objects(scene, aside) for side in BOTH)
    dated = scene.keys[at - 1] in _AFTER | _DURING and stands(scene, qualifier_words()["talks_beside"], (at,))
    asking = asked_by(scene, verb) if dated else None
    partner = _partner(scene, at) if asking is not None else None
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
        speaker = _speaker(scene, aside) if view.at == aside.verb else None
        if speaker is None:
            continue
        other = _addressee(scene, aside)
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
        speaker = _speaker(scene, aside) if view.at == aside.noun else None
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
