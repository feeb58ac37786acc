"""The mode that the words beside a trigger tell: what is threatened, asked for or refused, who is sent out, what an attack is made with.

``lexicons/ar/modes.yml`` says which words lead to what a trigger is about (``by``: a preposition, nothing, or the very next word) and which mode
the noun that stands there tells. Only the first noun so led to counts: "asked to end its support" is no demand for support.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from marsad.coding.constructions import keys_of
from marsad.coding.cues import qualifier_words
from marsad.coding.nearby import stands
from marsad.coding.scenes import Scene, in_actor, in_date, in_teller
from marsad.coding.triggers import Trigger
from marsad.lexicon import entries
from marsad.records import POS
from marsad.text import key

_FAR = 14  # tokens from a trigger to what it is about
_BEHIND = 3  # tokens behind that in which its ``then`` or ``without`` stands
_VISIT = "visit"
_NEXT, _BARE, _ITSELF = "next", "bare", "itself"
_SPEAKING_FOR = frozenset(map(key, ("اسم", "لسان")))  # with "by", in whose name somebody speaks
_MEETINGS = frozenset(map(key, ("اجتماع", "قمة", "مؤتمر", "جلسة", "لقاء")))
_JOINED = frozenset({"ب", "ل"})
_QUOTES = frozenset('«»"“”')
_NAMING = frozenset({POS.NOUN, POS.ADJ, POS.PROPN})
_PLAIN = ((), ("ال",))


class _Told(NamedTuple):
    """The ``mode`` that one of some ``words`` tells: one of ``then`` and none of ``without`` right behind it, none of ``nowhere`` in its sentence."""

    mode: str
    words: frozenset[str]
    then: frozenset[str]
    without: frozenset[str]
    nowhere: frozenset[str]
    triggers: frozenset[str]


class _Listed(NamedTuple):
    """How words lead to what they are about, by type and word; what that tells, by type."""

    ways: dict[tuple[str, str], tuple[tuple[str, ...], ...]]
    told: dict[str, tuple[_Told, ...]]


def told_mode(trigger: Trigger, event_type: str) -> str | None:
    """The mode of an event of some type that the words beside its trigger leave no doubt of; None where they tell none."""
    listed = _listed()
    ways = listed.ways.get((event_type, trigger.word))
    if ways is None:
        return None
    scene = trigger.scene
    for alike in ways:
        firsts = (trigger.at if way == _ITSELF else next(_led_to(scene, trigger.at, way), None) for way in alike)
        at = min((first for first in firsts if first is not None), default=None)
        if at is None:
            continue
        if _is_meeting_of(trigger, at):
            continue
        mode = _mode_of(scene, at, trigger.word, listed.told[event_type])
        if mode is None and _BARE in alike and _is_subject(trigger, at):
            behind = next((i for i in _led_to(scene, trigger.at, _BARE) if i > at), None)
            mode = _mode_of(scene, behind, trigger.word, listed.told[event_type]) if behind is not None else None
        if mode is not None:
            return mode
    return None


def _is_subject(trigger: Trigger, at: int) -> bool:
    """Whether a noun right behind a verb, with the article, is rather who does it: "the authorities stopped the broadcast"."""
    definite = "ال" in trigger.scene.tokens[at].form.proclitics
    return trigger.shape == "verb" and at == trigger.at + 1 and definite


def _is_meeting_of(trigger: Trigger, at: int) -> bool:
    """Whether a noun right behind a verb is a meeting of its subject, and so acts itself: "the *meeting* of the League refused"."""
    scene = trigger.scene
    subject = scene.subjects.get(trigger.at)
    own = subject is not None and subject.own and scene.actors[subject.actor].first == at + 1
    return trigger.shape == "verb" and at == trigger.at + 1 and own and stands(scene, _MEETINGS, (at,))


def tells_no_visit(trigger: Trigger) -> bool:
    """Whether neither the trigger nor a word of its sentence tells that somebody travelled, came or was received."""
    scene = trigger.scene
    travels = any(f.mode == _VISIT for f in trigger.frames)
    return not travels and not stands(scene, qualifier_words()["visiting"], range(len(scene.tokens)))


def _mode_of(scene: Scene, at: int, word: str, told: tuple[_Told, ...]) -> str | None:
    keys = keys_of(scene.tokens[at])
    behind: set[str] = set().union(*[keys_of(t) for t in scene.tokens[at + 1 : at + 1 + _BEHIND]])
    for one in told:
        fits = not one.words.isdisjoint(keys) and (not one.triggers or word in one.triggers)
        beside = not (one.then and one.then.isdisjoint(behind)) and one.without.isdisjoint(behind)
        if fits and beside and not (one.nowhere and stands(scene, one.nowhere, range(len(scene.tokens)))):
            return one.mode
    return None


def _led_to(scene: Scene, at: int, way: str) -> Iterator[int]:
    """The nouns that a trigger leads to in some way, nearest first, up to a mark, a verb or a clause."""
    for i in range(at + 1, min(at + 1 + _FAR, len(scene.tokens))):
        token = scene.tokens[i]
        if token.form.surface in _QUOTES:
            continue
        if token.pos in (POS.VERB, POS.PUNCT) or "complementiser" in scene.cues[i] or "relative" in scene.cues[i]:
            return
        if way == _NEXT:
            if not any(a.first == i and a.mention.rule == "demonym" for a in scene.actors):
                yield i
                return
            continue
        if in_actor(scene, i) or in_date(scene, i) or in_teller(scene, i) or token.pos not in _NAMING:
            continue
        if way == _BARE:
            counts = stands(scene, qualifier_words()["some"], (i,))
            if token.pos is not POS.ADJ and not counts and not _is_governed(scene, i, at):
                yield i
        elif (
            (way in token.form.proclitics and scene.stems[i] not in _SPEAKING_FOR)
            if way in _JOINED
            else _word_before(scene, i) == way
        ):
            yield i


def _word_before(scene: Scene, at: int) -> str:
    before = next((i for i in range(at - 1, -1, -1) if scene.tokens[i].form.surface not in _QUOTES), None)
    return scene.keys[before] if before is not None else ""


def _is_governed(scene: Scene, i: int, at: int) -> bool:
    """Whether a preposition rules a noun: it stands before it, or is joined to it."""
    before = i > at + 1 and (scene.tokens[i - 1].pos is POS.ADP or "preposition" in scene.cues[i - 1])
    return before or scene.tokens[i].form.proclitics not in _PLAIN


@cache
def _listed(language: str = "ar") -> _Listed:
    ways: dict[tuple[str, str], list[tuple[str, ...]]] = defaultdict(list)
    told: dict[str, list[_Told]] = defaultdict(list)
    for entry in entries(language, "modes"):
        value = entry.value
        words = [key(w) for w in value["words"]]
        if "mode" not in value:
            by = tuple(w if w.isascii() else key(w) for w in value["by"])
            for word in words:
                ways[value["type"], word].append(by)
            continue
        others = (frozenset(map(key, value.get(n, ()))) for n in ("then", "without", "nowhere", "triggers"))
        told[value["type"]].append(_Told(value["mode"], frozenset(words), *others))
    return _Listed({asked: tuple(found) for asked, found in ways.items()}, {t: tuple(o) for t, o in told.items()})
