"""Frames: which words can express which event, and which grammatical slot holds which side.

A frame lists verbs (third person masculine singular past), participles (masculine singular, indefinite) and nouns (each number and
broken plural as written); `Frames.of` finds the frames that a word form may trigger. ``with`` demands one of some words nearby.
Frame files: ``lexicons/ar/frames_<type>.yml``.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Literal

from marsad.lexicon import entries, topics
from marsad.records import Form
from marsad.text import key

Shape = Literal["verb", "participle", "noun"]


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """One way to express an event type.

    ``slots`` maps a relation (``subject``, ``object``, ``genitive``, ``adjective`` or the key of a preposition) to ``actor``, ``recipient``,
    ``both`` or ``none``. ``near`` are stem keys of which one must stand near the trigger; empty for no demand.
    """

    id: str
    type: str
    mode: str | None
    slots: dict[str, str]
    near: frozenset[str]


@dataclass(frozen=True, slots=True)
class Frames:
    """All frames of a language, by the word that triggers them."""

    verbs: dict[str, tuple[Frame, ...]]
    participles: dict[str, tuple[Frame, ...]]
    nouns: dict[str, tuple[Frame, ...]]

    def of(self, form: Form) -> tuple[tuple[Shape, tuple[Frame, ...]], ...]:
        """The frames that ``form`` may trigger, by the shape in which it would."""
        return _of(self, form.surface, form)


_CACHE: dict[str, tuple[tuple[Shape, tuple[Frame, ...]], ...]] = {}
_CACHE_SIZE = 200_000


def _of(frames: Frames, surface: str, form: Form) -> tuple[tuple[Shape, tuple[Frame, ...]], ...]:
    known = _CACHE.get(surface)
    if known is not None:
        return known
    found: list[tuple[Shape, tuple[Frame, ...]]] = []
    lemmas = dict.fromkeys(key(v.lemma) for v in form.verbs)
    verbal = tuple(dict.fromkeys(f for lemma in lemmas for f in frames.verbs.get(lemma, ())))
    if verbal:
        found.append(("verb", verbal))
    stems = stem_keys(form)
    nominal = tuple(dict.fromkeys(f for s in stems for f in frames.nouns.get(s, ())))
    if nominal:
        found.append(("noun", nominal))
    participial = tuple(dict.fromkeys(f for s in stems for f in frames.participles.get(s, ())))
    if participial:
        found.append(("participle", participial))
    if len(_CACHE) >= _CACHE_SIZE:
        _CACHE.clear()
    return _CACHE.setdefault(surface, tuple(found))


_ENDINGS = ("يتين", "تين", "تان", "ات", "ين", "ون", "ان", "تا", "تي", "ه", "ا", "ت", "ي")


def stem_keys(form: Form) -> tuple[str, ...]:
    """Keys under which a noun, adjective or participle may be listed: the stem, and the stem without its ending of number, gender or case.

    زيارتهما gives زيارت and زياره, اتفاقا gives اتفاقا and اتفاق.
    """
    stem = form.stem_key
    found = [stem]
    for ending in _ENDINGS:
        if stem.endswith(ending) and len(stem) - len(ending) >= 2:
            bare = stem[: -len(ending)]
            found += [bare, bare + "ه"]
    return tuple(dict.fromkeys(found))


@cache
def load_frames(language: str = "ar") -> Frames:
    """The frames of ``language``."""
    verbs: dict[str, list[Frame]] = defaultdict(list)
    participles: dict[str, list[Frame]] = defaultdict(list)
    nouns: dict[str, list[Frame]] = defaultdict(list)
    for topic in topics(language):
        if not topic.startswith("frames_"):
            continue
        for entry in entries(language, topic):
            value = entry.value
            slots = {r if r.isascii() else key(r): role for r, role in value.get("slots", {}).items()}
            near = frozenset(map(key, value.get("with", ())))
            frame = Frame(entry.id, value["type"], value.get("mode"), slots, near)
            for words, index in ((value.get("verbs", ()), verbs), (value.get("participles", ()), participles), (value.get("nouns", ()), nouns)):
                for word in words:
                    index[key(word)].append(frame)
    return Frames(*({k: tuple(v) for k, v in index.items()} for index in (verbs, participles, nouns)))
