"""Who is said to have no part in a deed: who denies it, opposes the deed, or keeps it from happening."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from marsad.coding.cues import qualifier_words
from marsad.coding.discourse import Candidate
from marsad.coding.drafts import Draft
from marsad.coding.governing import (
    FAR,
    REACH,
    describes,
    first_of,
    governors,
    is_denied,
    is_not_so,
    is_present,
    only_names,
    only_somebody,
    opened_at,
    passes,
    preposition_before,
)
from marsad.coding.nearby import stands
from marsad.coding.ontology import event_types
from marsad.coding.scenes import Scene, in_actor
from marsad.coding.statuses.denials import denied_before
from marsad.coding.triggers import Trigger
from marsad.records import POS, ActorMention

_TO, _ARTICLE, _WHAT = "ل", "ال", "ما"
_ABOUT, _ACCUSATIVE = "عن", "ا"
_OF = (("ل",), ("لل",))
_ACCUSING = "ACCUSE"
_WILL, _AIMING = "س", frozenset({"ل", "الي", "علي"})
_BE = (POS.AUX,)
_ARMED = frozenset({"REB", "UAF", "PRM", "CRM"})
_COERCIVE = 4  # the quad class of deeds that are done against somebody


class NoPart(NamedTuple):
    """Where the word stands by which somebody has a part in a deed or is against it, and from where on those may be named who have none."""

    at: int
    since: int


def denied_part(scene: Scene, first: int) -> NoPart | None:
    """By which word somebody is said to have no part in the deed whose name begins at a token; None where nobody is.

    The word is denied itself ("not responsible for the raid", "has no link to the raid", "did not take part in the raid") or somebody denies it
    ("denied its role in the raid", "denied that it was behind the raid").
    """
    preposition, end = preposition_before(scene, first)
    if preposition not in qualifier_words()["part_in"]:
        return None
    word = _word_of_part(scene, end)
    if word is None:
        return None
    verbal = scene.tokens[word].pos is POS.VERB
    noun = not verbal and stands(scene, qualifier_words()["involvement"], (word,))
    since = _denied_since(scene, word, noun=noun)
    return NoPart(word, since) if since is not None else None


def _word_of_part(scene: Scene, end: int) -> int | None:
    """The word of having a part that governs the preposition at ``end``, with nothing between but whose part it is."""
    listed = qualifier_words()
    for at in governors(scene, end):
        words = (
            listed["taking_part"] if scene.tokens[at].pos is POS.VERB else listed["involvement"] | listed["involved"]
        )
        if stands(scene, words, (at,)) and (not in_actor(scene, at) or _is_said_of(scene, at)):
            return at
        if not (passes(scene, at) or describes(scene, at) or _is_to_them(scene, at)):
            return None
    return None


def _is_said_of(scene: Scene, at: int) -> bool:
    """Whether what looks like somebody is said of somebody: "be responsible", "not responsible", not "an official"."""
    return at > 0 and (scene.tokens[at - 1].pos in _BE or is_not_so(scene, at))


def _is_to_them(scene: Scene, at: int) -> bool:
    """Whether a token says whose something is: "any link *of it*, *of the group* to the raid"."""
    form = scene.tokens[at].form
    return (scene.stems[at] == _TO and bool(form.enclitics)) or form.proclitics[:1] in _OF


def _denied_since(scene: Scene, word: int, *, noun: bool) -> int | None:
    """Where the denial of a word begins; None where it is not denied."""
    listed, at = qualifier_words(), word - 1
    while at > max(0, word - REACH) and (
        passes(scene, at) or scene.keys[at] in listed["there"] or _is_to_them(scene, at)
    ):
        at -= 1
    if at < 0:
        return None
    if "negation" in scene.cues[at] and scene.keys[at] != _WHAT:
        return at
    if scene.tokens[at].pos in _BE and at and is_denied(scene, at):  # "was not responsible"
        return at - 1
    if noun and stands(scene, listed["ruling_out"], (at,)):
        return None if is_denied(scene, at) else at
    if noun and (denier := _denier(scene, word)) is not None:
        return denier
    opened = opened_at(scene, word)
    denied = denied_before(scene, opened) if opened is not None else None
    return max(0, opened - FAR) if opened is not None and denied is not None and denied[0] == "negated" else None


def _denier(scene: Scene, word: int) -> int | None:
    """The word of denial whose bare object a noun is, however its subject is described."""
    listed = qualifier_words()
    found = next((i for i in governors(scene, word) if stands(scene, listed["ruling_out"], (i,))), None)
    if found is None or is_denied(scene, found) or scene.tokens[word].form.proclitics not in ((), (_ARTICLE,)):
        return None
    between = range(found + 1, word)
    fits = all(
        passes(scene, i) or describes(scene, i) or scene.keys[i] in listed["there"] or _is_to_them(scene, i)
        for i in between
    )
    return found if fits else None


def accuses_nobody(trigger: Trigger, event_type: str) -> bool:
    """Whether a word of having a part is no accusation, since it is denied, or since somebody owns up: "claimed responsibility for"."""
    scene, at = trigger.scene, trigger.at
    listed = qualifier_words()
    nouns = listed["involvement"]
    if event_type != _ACCUSING or not stands(scene, nouns | listed["involved"] | listed["taking_part"], (at,)):
        return False
    noun = trigger.shape == "noun"
    if _denied_since(scene, at, noun=noun) is not None:
        return True
    if not noun or not scene.tokens[at].form.enclitics:
        return False
    found = next((i for i in governors(scene, at) if stands(scene, listed["claiming"], (i,))), None)
    return found is not None and only_somebody(scene, found + 1, at)


def opposed(scene: Scene, first: int) -> int | None:
    """Where the word stands by which somebody opposes what is named from a token on, or objects to it; None where none does."""
    listed = qualifier_words()
    preposition, end = preposition_before(scene, first)
    ways = [(listed["opposing"], end, preposition == _TO)]
    ways.append((listed["objecting"], end, preposition == "علي"))
    ways.append((listed["opposing"], first, scene.tokens[first].form.proclitics in ((), (_ARTICLE,))))
    for words, to, fits in ways:
        if not fits:
            continue
        found = next((i for i in governors(scene, to) if stands(scene, words, (i,)) and _is_opposing(scene, i)), None)
        if found is not None and not is_denied(scene, found) and only_somebody(scene, found + 1, to):
            return found
    return None


def _is_opposing(scene: Scene, at: int) -> bool:
    """Whether a word of opposing names no opposition, as with the article: "its opposition to", "voiced opposition to"."""
    if _ARTICLE in scene.tokens[at].form.proclitics:
        return False
    return not in_actor(scene, at) or bool(scene.tokens[at].form.enclitics) or scene.keys[max(0, at - 1)] == _ABOUT


def hindered(scene: Scene, first: int) -> int | None:
    """Where the word stands by which somebody keeps what is named from a token on from happening; None where none does.

    What has the article may have happened before it was hindered; it was only foiled if it did not.
    """
    listed, named, lead = qualifier_words(), first, scene.tokens[first].form.proclitics
    preposition, end = preposition_before(scene, first)
    if preposition == _TO and end and stands(scene, listed["attempt"], (end - 1,)):
        first = end - 1  # "an attempt at"
    elif lead not in ((), (_ARTICLE,)):
        return None
    while first and stands(scene, listed["attempt"], (first - 1,)):
        first -= 1
    tried = first < named
    kinds = (listed["hindering"], listed["hindrance"])
    if lead == (_ARTICLE,):
        kinds = (listed["foiling"], listed["foiling"])
    verb = scene.last_verbs[first]
    hinders = verb is not None and stands(scene, kinds[0], (verb,)) and (tried or not _is_subject(scene, verb, first))
    found = verb if hinders else None
    if found is None:
        nouns = (i for i in governors(scene, first) if scene.tokens[i].pos is not POS.VERB)
        found = next((i for i in nouns if stands(scene, kinds[1], (i,))), None)
    if found is None or is_denied(scene, found) or _is_aimed_at(scene, found) or (not tried and _is_made(scene, named)):
        return None
    fits = only_names if lead == (_ARTICLE,) else only_somebody
    return found if fits(scene, found + 1, first) else None


def _is_subject(scene: Scene, verb: int, first: int) -> bool:
    """Whether the name of a deed right behind a verb may be its subject: "a raid disrupted", not "foiled a raid" by its ending."""
    if verb + 1 != first or scene.tokens[first].surface.endswith(_ACCUSATIVE):
        return False
    subject = scene.subjects.get(verb)
    return subject is None or not subject.own or scene.actors[subject.actor].first > verb


def _is_made(scene: Scene, at: int) -> bool:
    """Whether it is told right behind the name of a deed that it was done: "a raid that gunmen made"."""
    behind = at + 1
    behind += behind < len(scene.tokens) and scene.tokens[behind].pos is POS.ADJ
    if behind >= len(scene.tokens) or scene.tokens[behind].pos is not POS.VERB:
        return False
    made = bool(scene.tokens[behind].form.enclitics) and not is_present(scene, behind, None)
    return made and stands(scene, qualifier_words()["carrying"], (behind,))


def _is_aimed_at(scene: Scene, at: int) -> bool:
    """Whether a word of hindering is itself only to come or sought: "will hinder", "strive to hinder"."""
    preposition, _ = preposition_before(scene, at)
    if scene.tokens[at].pos is POS.VERB:
        return _WILL in scene.tokens[at].form.proclitics
    return preposition in _AIMING


def leave_out_uninvolved(draft: Draft) -> None:
    """Take from the sides of a deed who denies a part in it, and from the actors who opposes it, refuses what others do, or hinders it."""
    kind = event_types()[draft.type]
    if draft.trigger.shape == "verb" or kind.reciprocal or not (kind.is_deed and draft.codes):
        return
    scene, first = draft.trigger.scene, first_of(draft.trigger.scene, draft.trigger.at)
    if not first:
        return
    part = denied_part(scene, first)
    against = part if part is not None else _against(scene, first, draft)
    if against is None:
        return
    named = set(_named(scene, against, first))
    draft.actors = [c for c in draft.actors if not any(_acts_for(c, scene.actors[number].mention) for number in named)]
    if part is None:
        return
    others = [c for c in draft.recipients if not _is_among(scene, c, named)]
    if draft.recipients and not others:
        # Who denies that he did it is not whom it was done to; the other who is named is.
        draft.actors, others = [], draft.actors
    draft.recipients = others


def _acts_for(candidate: Candidate, mention: ActorMention) -> bool:
    """Whether somebody is of the state or the people of who is named; gunmen are not of the army of their country."""
    sectors = {candidate.sector, mention.sector}
    return candidate.country == mention.country and (len(sectors) == 1 or sectors.isdisjoint(_ARMED))


def _against(scene: Scene, first: int, draft: Draft) -> NoPart | None:
    """By which word somebody is against a deed that is of others, as all that is opposed or hindered is, and what is refused with the article."""
    found = hindered(scene, first)
    found = found if found is not None else opposed(scene, first)
    if found is None and event_types()[draft.type].quad_class == _COERCIVE:
        found = _refused(scene, first)
    return NoPart(found, found) if found is not None else None


def _refused(scene: Scene, first: int) -> int | None:
    if _ARTICLE not in scene.tokens[first].form.proclitics[:1]:
        return None
    listed = qualifier_words()["refusing"]
    found = next((i for i in governors(scene, first) if stands(scene, listed, (i,))), None)
    return found if found is not None and only_names(scene, found + 1, first) else None


def _named(scene: Scene, against: NoPart, first: int) -> Iterator[int]:
    """The actors, by number, who have no part: those named from the denial on to the deed, and the subject of the verb before it."""
    between = [n for n, a in enumerate(scene.actors) if against.since <= a.first < first]
    yield from between
    verb = against.since if scene.tokens[against.since].pos is POS.VERB else scene.last_verbs[against.since]
    start = 0 if verb is None else verb
    if scene.tokens[against.since].pos is not POS.VERB:
        before = [n for n, a in enumerate(scene.actors) if start < a.first and a.last <= against.since]
        last = before[-1] if before else None
        if last is not None and opened_at(scene, against.since) is not None:
            yield last  # "said that Kenya is not"
            return
        yield from before[-1:] if not between else ()
    if verb is not None and verb in scene.subjects:
        group = scene.subjects[verb].actor
        yield from (n for n, of in enumerate(scene.groups) if of == scene.groups[group] and n not in between)


def _is_among(scene: Scene, candidate: Candidate, named: set[int]) -> bool:
    placed = scene.placed(candidate.mention)
    return placed is not None and any(scene.actors[n] is placed for n in named)
