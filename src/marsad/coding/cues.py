"""Closed-class words by what they do to a clause; data in ``lexicons/<language>/cues.yml``."""

from __future__ import annotations

from functools import cache

from marsad.lexicon import entries
from marsad.text import key


@cache
def load_cues(language: str = "ar") -> dict[str, frozenset[str]]:
    """Keys of the words of each class, by the last part of the entry's id (``preposition``, ``negation`` ...)."""
    return {e.id.rsplit(".", 1)[-1]: frozenset(map(key, e.value["words"])) for e in entries(language, "cues")}


@cache
def cue_classes(language: str = "ar") -> dict[str, tuple[str, ...]]:
    """For every cue word's key the classes it belongs to."""
    found: dict[str, list[str]] = {}
    for name, words in load_cues(language).items():
        for word in sorted(words):
            found.setdefault(word, []).append(name)
    return {word: tuple(names) for word, names in found.items()}
