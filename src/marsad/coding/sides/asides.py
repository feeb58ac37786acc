"""Talks that are named beside what somebody says, and who stands where: "condemned, *after talks with X*, the raids of Y"."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.coding.cues import qualifier_words
from marsad.coding.governing import only_somebody, passes
from marsad.coding.nearby import stands
from marsad.coding.scenes import Aside, Scene, in_actor, in_date
from marsad.coding.syntax import governor
from marsad.records import POS, ActorKind

_AFTER = frozenset({"بعد", "عقب", "اثر"})
_DURING = frozenset({"خلال", "اثناء", "في"})
BESIDE = _AFTER | _DURING
"""Words (keys) with which an aside begins."""
_MARGIN, _UPON, _WITH, _IN, _BY, _AND = "هامش", "علي", "مع", "في", "ب", "و"
_PRESS = frozenset({"مءتمر"})
_MARKS = frozenset("،,")
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
    partner = partner_of(scene, noun)
    if partner is None:
        return None
    partners, end = _partners(scene, partner)
    end = _behind_setting(scene, end)
    verb = _verb_before(scene, first)
    if verb is None and (first == 0 or scene.tokens[first - 1].pos is POS.PUNCT):
        verb = end if end < len(scene.tokens) and scene.tokens[end].pos is POS.VERB else None
    says = verb is not None and stands(scene, qualifier_words()["saying_beside"], (verb,))
    return Aside(verb, noun, after, partners, end) if verb is not None and says else None


def partner_of(scene: Scene, noun: int) -> int | None:
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


def named_behind(scene: Scene, aside: Aside) -> list[int]:
    """Those named behind an aside, by number, before another verb."""
    begin = max(aside.end, aside.verb + 1)
    stop = next((i for i in range(begin, len(scene.tokens)) if scene.tokens[i].pos is POS.VERB), len(scene.tokens))
    stop = min(stop, begin + _REACH)
    subject = speaker_of(scene, aside)
    return [
        n for n, a in enumerate(scene.actors) if begin <= a.first < stop and n not in aside.partners and n != subject
    ]


def speaker_of(scene: Scene, aside: Aside) -> int | None:
    """The actor who is surely the subject of the verb that an aside stands beside."""
    subject = scene.subjects.get(aside.verb)
    if subject is None or not subject.own or subject.actor in aside.partners:
        return None
    first = scene.actors[subject.actor].first
    return subject.actor if aside.verb > aside.noun or first < aside.noun else None


def addressee_of(scene: Scene, aside: Aside) -> int | None:
    """The actor behind an aside who is accused, asked or threatened by the verb before it."""
    if not stands(scene, qualifier_words()["addressing_beside"], (aside.verb,)):
        return None
    speaker = speaker_of(scene, aside)
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


def is_asked(scene: Scene, aside: Aside) -> bool:
    """Whether with whom somebody talks may be whom he asks or warns: he does it in the talks, and names nobody else."""
    if aside.after or objects_of(scene, aside):
        return False
    if stands(scene, qualifier_words()["addressing_beside"], (aside.verb,)):
        return addressee_of(scene, aside) is None
    met = {scene.actors[n].mention.country for n in aside.partners}
    speaker = speaker_of(scene, aside)
    met.add(scene.actors[speaker].mention.country if speaker is not None else None)
    return all(scene.actors[n].mention.country in met | {None, "UNK"} for n in named_behind(scene, aside))


def objects_of(scene: Scene, aside: Aside) -> list[int]:
    """Those, by number, who stand as the object of the verb before the aside: "asked *Y* after a meeting with X to"."""
    speaker = speaker_of(scene, aside)
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


def hosts_of(scene: Scene, aside: Aside) -> list[int]:
    """Those, by number, who are named only by where the talks were."""
    inside = (n for n, a in enumerate(scene.actors) if aside.noun < a.first < aside.end)
    return [n for n in inside if n not in aside.partners]
