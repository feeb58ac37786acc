"""How often a word stands in running text, and which inflected verbs a form may be: lookups in the shipped tables."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

import marisa_trie

from marsad.lexicon import entries, model_path
from marsad.records import VerbReading
from marsad.text import words
from marsad.text.folding import exchanged
from marsad.text.tokenising import ARABIC_LETTERS

LANGUAGE = "ar"
_LETTERS = re.compile(f"[{ARABIC_LETTERS}]+")
_NAMES = ("countries", "capitals", "regions", "demonyms")
_CACHE_SIZE = 1 << 16


@cache
def _vocabulary() -> Any:
    return marisa_trie.Trie().mmap(str(model_path(LANGUAGE, "vocabulary.marisa")))


@cache
def _word_counts() -> bytes:
    return model_path(LANGUAGE, "word_counts.bin").read_bytes()


@cache
def _verbs() -> Any:
    return marisa_trie.RecordTrie("<HH").mmap(str(model_path(LANGUAGE, "verbs.marisa")))


@cache
def _lemmas() -> Any:
    return marisa_trie.Trie().mmap(str(model_path(LANGUAGE, "lemmas.marisa")))


@cache
def _lemma_counts() -> bytes:
    return model_path(LANGUAGE, "lemma_counts.bin").read_bytes()


@cache
def _readings() -> list[list[list[Any]]]:
    sets: list[list[list[Any]]] = json.loads(model_path(LANGUAGE, "readings.json").read_text(encoding="utf-8"))
    return sets


def is_arabic(word: str) -> bool:
    """Whether a folded word is Arabic letters throughout; no other may be looked up here."""
    return _LETTERS.fullmatch(word) is not None


@lru_cache(maxsize=_CACHE_SIZE)
def spelling(word: str) -> str:
    """How a folded word stands in the table of frequencies: as its search key, but with ta marbuta (دورة) apart from ha (دوره)."""
    return exchanged(word)


@lru_cache(maxsize=_CACHE_SIZE)
def frequency(spelled: str) -> float:
    """Powers of ten above one in a thousand million words; 0 for a word never seen. Give it the `spelling` of the word."""
    number = _vocabulary().get(spelled)
    return 0.0 if number is None else _word_counts()[number] / 40


def is_verb(key: str) -> bool:
    """Whether the table has an inflected verb of this search key."""
    return key in _verbs()


@cache
def names() -> frozenset[str]:
    """Search keys of the words in names of countries, capitals, regions and peoples, without the article."""
    spellings = (text for topic in _NAMES for entry in entries(LANGUAGE, topic) for text in entry.match)
    return frozenset(word.removeprefix("ال") for text in spellings for word in words(text) if len(word) > 2)


def verb_readings(key: str) -> tuple[VerbReading, ...]:
    """Every inflected verb of this search key; lemmas as they are frequent, of each the third person, the past and the active voice first."""
    rows = _verbs().get(key, ())
    if len(rows) == 1:
        return _inflected(*rows[0])
    ranked = sorted(rows, key=lambda row: _rank(row[0]))
    return tuple(dict.fromkeys(reading for lemma, number in ranked for reading in _inflected(lemma, number)))


@lru_cache(maxsize=_CACHE_SIZE)
def _rank(lemma: int) -> tuple[float, str]:
    """What puts the frequent lemma first."""
    word: str = _lemmas().restore_key(lemma)
    return -frequency(spelling(word)), word


@lru_cache(maxsize=_CACHE_SIZE)
def verb_count(lemma: str) -> int:
    """How often a verb of the table stands in running text, in all its forms: forty steps to a power of ten."""
    number: int = _lemmas().key_id(lemma)
    return _lemma_counts()[number]


def verb_lemmas() -> list[str]:
    """The verbs of the table in the order of their numbers."""
    return [_lemmas().restore_key(number) for number in range(len(_lemmas()))]


def inflected_verbs() -> Iterator[tuple[str, int, tuple[VerbReading, ...]]]:
    """Every form of the table with the number of its verb and its readings."""
    for form, (lemma, number) in _verbs().items():
        word: str = _lemmas().restore_key(lemma)
        yield form, lemma, tuple(VerbReading(word, *reading[:5]) for reading in _readings()[number])


@lru_cache(maxsize=_CACHE_SIZE)
def _inflected(lemma: int, number: int) -> tuple[VerbReading, ...]:
    """A lemma with one set of readings; many forms share it."""
    word = _rank(lemma)[1]
    return tuple(dict.fromkeys(VerbReading(word, *reading[:5]) for reading in _readings()[number]))
