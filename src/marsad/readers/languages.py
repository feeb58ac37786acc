"""Which language a block is in: its script, then letters that one language alone has, then frequent words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from marsad.lexicon import entries
from marsad.text import words

_SCRIPTS = {
    "ar": re.compile("[\u0620-\u064a\u066e-\u06d3\ufb50-\ufdff\ufe70-\ufefc]"),
    "en": re.compile("[A-Za-z\u00c0-\u024f]"),
    "he": re.compile("[\u05d0-\u05ea]"),
    "ru": re.compile("[\u0400-\u04ff]"),
    "el": re.compile("[\u0370-\u03ff]"),
    "zh": re.compile("[\u4e00-\u9fff]"),
}
# Letters of a language that shares its script, and the share of all letters from which on they settle it.
_LETTERS = {
    "ar": (("ur", re.compile("[ٹڈڑںے]"), 0.01), ("ku", re.compile("[ێۆڵڕ]"), 0.01), ("fa", re.compile("[پچژگ]"), 0.04)),
    "en": (
        ("tr", re.compile("[ışğİ]"), 0.01),
        ("es", re.compile("[ñ¿¡]"), 0.01),
        ("pt", re.compile("[ãõ]"), 0.01),
        ("de", re.compile("[ßäöü]"), 0.01),
    ),
}
_FEWEST = 4
_SAMPLE = 2_000
# A word in eight is the least that running text has of the frequent words listed.
_WORD_SHARE = 8


def language(text: str) -> str | None:
    """ISO 639-1 code of the language of ``text``, or None where there are too few letters to tell.

    A text of a script that several languages use, with no sign of any of them, counts as Arabic (Arabic script) or English (Latin script).
    """
    sample = text[:_SAMPLE]
    counts = {code: len(pattern.findall(sample)) for code, pattern in _SCRIPTS.items()}
    script = max(counts, key=counts.__getitem__)
    if counts[script] < _FEWEST:
        return None
    for code, letters, share in _LETTERS.get(script, ()):
        if len(letters.findall(sample)) > max(1, share * counts[script]):
            return code
    return _by_words(sample, script) if script in _LETTERS else script


def _by_words(sample: str, script: str) -> str:
    found = words(sample)
    frequent = _frequent_words()
    hits = Counter(frequent[word] for word in found if word in frequent)
    if not hits:
        return script
    code, count = hits.most_common(1)[0]
    return code if count > 1 and count * _WORD_SHARE > len(found) and count > hits[script] else script


@cache
def _frequent_words() -> dict[str, str]:
    return {
        words(word)[0]: entry.value["language"] for entry in entries("world", "frequent_words") for word in entry.match
    }
