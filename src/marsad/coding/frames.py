"""Frames: which words can express which event, and which grammatical slot holds which side.

A frame lists verbs (third person masculine singular past), participles (masculine singular, indefinite) and nouns (each number and
broken plural as written); `Frames.of` finds the frames that a word form may trigger. ``with`` demands one of some words nearby;
``demands`` gives single words of the frame other words to ask for, ``unless`` words that silence them beside them. A frame with a
``setting`` describes a construction that leaves no doubt: no other frame counts where it stands, and one of type ``NONE`` says that the
word tells nothing there.
Frame files: ``lexicons/ar/frames_<type>.yml``.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any, Literal, NamedTuple

from marsad.lexicon import entries, topics
from marsad.records import Form
from marsad.text import Recent, key

Shape = Literal["verb", "participle", "noun"]
NOTHING = "NONE"
"""The type of frames that say where a word tells no event."""
_CACHE_SIZE = 60_000


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """What a frame asks to stand around its trigger; what is empty is not asked for. See `marsad.coding.constructions`.

    ``forms`` are the keys of which the trigger itself must have one, ``behind`` the words of which it must lead to one, ``joined`` the preposition
    that must be joined to that word, ``through`` words of which one must stand right before it and ``then`` of which one right behind it,
    ``before`` words of which one must lead to the trigger (``through`` then asks for a word right before the trigger), ``without`` words that
    may not stand near, nor be the trigger. ``reach`` is how many words that name and describe nobody may stand between. ``patient``: somebody
    other than the subject must stand, without a preposition, between the trigger and the word it leads to. ``foreign``: that word names nobody
    of the subject's country. ``object``: that word stands behind the subject, which must be known: "the *group* left" leaves no group.
    ``passive``: nobody is named as who does it; then nobody does it whom no slot tells. Who stands behind a preposition of ``apart`` has no part:
    "deported him *to* Ghana".
    """

    forms: frozenset[str] = frozenset()
    behind: frozenset[str] = frozenset()
    joined: str = ""
    through: frozenset[str] = frozenset()
    then: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    reach: int = 0
    patient: bool = False
    foreign: bool = False
    object: bool = False
    passive: bool = False
    apart: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """One way to express an event type.

    ``slots`` maps a relation (``subject``, ``object``, ``genitive``, ``adjective`` or the key of a preposition) to ``actor``, ``recipient``,
    ``both`` or ``none``. ``near`` are stem keys of which one must stand near the trigger; empty for no demand. ``demands`` are those that single
    words ask for instead, ``unless`` those that may not stand right beside single words.
    ``fields`` are qualifiers that the
    trigger itself settles (an embassy is a mission of kind embassy). What happens ``once`` between the same two is told again where it is told again.
    Where the ``setting`` of a frame stands around the trigger, all frames without one are put aside.
    """

    id: str
    type: str
    mode: str | None
    slots: dict[str, str]
    near: frozenset[str]
    fields: dict[str, str]
    once: bool = False
    demands: dict[str, frozenset[str]] = field(default_factory=dict)
    unless: dict[str, frozenset[str]] = field(default_factory=dict)
    setting: Setting | None = None

    def asks(self, word: str) -> frozenset[str]:
        """The stem keys of which one must stand near the trigger ``word``; empty for no demand."""
        return self.demands.get(word, self.near)


class Reading(NamedTuple):
    """A word form read as a trigger: in which shape, as which listed word, and the frames of that word."""

    shape: Shape
    word: str
    frames: tuple[Frame, ...]


@dataclass(frozen=True, slots=True)
class Frames:
    """All frames of a kind, by the word that triggers them; ``seen`` keeps what was found for each word form."""

    verbs: dict[str, tuple[Frame, ...]]
    participles: dict[str, tuple[Frame, ...]]
    nouns: dict[str, tuple[Frame, ...]]
    seen: Recent[str, tuple[Reading, ...]] = field(
        default_factory=lambda: Recent(_CACHE_SIZE), repr=False, compare=False
    )

    def of(self, form: Form) -> tuple[Reading, ...]:
        """The readings of ``form`` as a trigger, at most one a shape."""
        found = self.seen.get(form.surface)
        return found if found is not None else self.seen.recalled(form.surface, lambda: _read(self, form))


def _read(frames: Frames, form: Form) -> tuple[Reading, ...]:
    stems = stem_keys(form)
    # News is told in the third person; a first person is read only where nothing else is possible, commands and "you" never.
    third = dict.fromkeys(key(v.lemma) for v in form.verbs if v.person == 3)
    first = dict.fromkeys(key(v.lemma) for v in form.verbs if v.person == 1)
    lemmas = tuple(third) or tuple(first)
    possible = (
        _reading("verb", lemmas, frames.verbs),
        _reading("noun", stems, frames.nouns),
        _reading("participle", stems, frames.participles),
    )
    return tuple(reading for reading in possible if reading is not None)


def _reading(shape: Shape, words: tuple[str, ...], index: dict[str, tuple[Frame, ...]]) -> Reading | None:
    listed = [w for w in words if w in index]
    if not listed:
        return None
    return Reading(shape, listed[0], tuple(dict.fromkeys(f for w in listed for f in index[w])))


_ENDINGS = ("يتين", "تين", "تان", "ات", "ين", "ون", "ان", "تا", "تي", "ه", "ا", "ت", "ي")


def stem_keys(form: Form) -> tuple[str, ...]:
    """Keys under which a noun, adjective or participle may be listed: the stem, and the stem without its ending of number, gender or case.

    زيارتهما gives زيارت and زياره, اتفاقا gives اتفاقا and اتفاق.
    """
    return _stem_keys(form.stem_key)


@lru_cache(maxsize=_CACHE_SIZE)
def _stem_keys(stem: str) -> tuple[str, ...]:
    found = [stem]
    for ending in _ENDINGS:
        if stem.endswith(ending) and len(stem) - len(ending) >= 2:
            bare = stem[: -len(ending)]
            found += [bare, bare + "ه"]
    return tuple(dict.fromkeys(found))


@cache
def load_frames(language: str = "ar", kind: str = "frames") -> Frames:
    """The frames of ``language``: of events (``frames``) or of facts (``facts``)."""
    verbs: dict[str, list[Frame]] = defaultdict(list)
    participles: dict[str, list[Frame]] = defaultdict(list)
    nouns: dict[str, list[Frame]] = defaultdict(list)
    for topic in topics(language):
        if not topic.startswith(kind + "_"):
            continue
        for entry in entries(language, topic):
            value = entry.value
            slots = {r if r.isascii() else key(r): role for r, role in value.get("slots", {}).items()}
            for kin in ("shared", "light", "upper"):  # subjects at one remove play the subject's part
                slots.setdefault(kin, slots.get("subject", "none"))
            near = frozenset(map(key, value.get("with", ())))
            once = bool(value.get("once"))
            frame = Frame(
                entry.id,
                value["type"],
                value.get("mode"),
                slots,
                near,
                value.get("fields", {}),
                once,
                demands=_keyed(value.get("demands", {})),
                unless=_keyed(value.get("unless", {})),
                setting=_setting(value.get("setting")),
            )
            for words, index in (
                (value.get("verbs", ()), verbs),
                (value.get("participles", ()), participles),
                (value.get("nouns", ()), nouns),
            ):
                for word in words:
                    index[key(word)].append(frame)
    by_word = [{word: tuple(found) for word, found in index.items()} for index in (verbs, participles, nouns)]
    return Frames(by_word[0], by_word[1], by_word[2])


def _keyed(told: dict[str, list[str]]) -> dict[str, frozenset[str]]:
    return {key(word): frozenset(map(key, others)) for word, others in told.items()}


def _setting(told: dict[str, Any] | None) -> Setting | None:
    if told is None:
        return None
    asked: dict[str, Any] = {n: frozenset(map(key, v)) if isinstance(v, list) else v for n, v in told.items()}
    return Setting(**asked)
