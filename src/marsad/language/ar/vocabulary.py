"""How often a word stands in running text, and which inflected verbs a form may be: lookups in the shipped tables."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import marisa_trie

from marsad.lexicon import model_path
from marsad.records import VerbReading

LANGUAGE = "ar"


@cache
def _vocabulary() -> Any:
    return marisa_trie.RecordTrie("<B").mmap(str(model_path(LANGUAGE, "vocabulary.marisa")))


@cache
def _verbs() -> Any:
    return marisa_trie.RecordTrie("<HH").mmap(str(model_path(LANGUAGE, "verbs.marisa")))


@cache
def _lemmas() -> Any:
    return marisa_trie.Trie().mmap(str(model_path(LANGUAGE, "lemmas.marisa")))


@cache
def _readings() -> list[list[list[Any]]]:
    sets: list[list[list[Any]]] = json.loads(model_path(LANGUAGE, "readings.json").read_text(encoding="utf-8"))
    return sets


def frequency(key: str) -> float:
    """Powers of ten above one in a thousand million words; 0 for a word never seen."""
    found = _vocabulary().get(key)
    return found[0][0] / 40 if found else 0.0


def is_verb(key: str) -> bool:
    """Whether the table has an inflected verb of this search key."""
    return key in _verbs()


def verb_readings(key: str) -> tuple[VerbReading, ...]:
    """Every inflected verb of this search key; third person first, past before present, active before passive."""
    found: dict[VerbReading, None] = {}
    for lemma, readings in _verbs().get(key, ()):
        name = _lemmas().restore_key(lemma)
        for tense, person, number, gender, voice, _ in _readings()[readings]:
            found[VerbReading(name, tense, person, number, gender, voice)] = None
    return tuple(found)
