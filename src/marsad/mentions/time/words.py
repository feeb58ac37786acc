"""A text as rows of words, numbers and marks with their search keys: what the grammar of times reads.

Digits part from letters ("2015م" are two), so that the grammar does not depend on how the analysis cuts tokens.
"""

from __future__ import annotations

import re
from functools import lru_cache

from marsad.lexicon import word_classes
from marsad.text import key

_DRESS = "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_DIGITS = "0-9\u0660-\u0669\u06f0-\u06f9"
_TOKEN = re.compile(rf"(?:[^\W\d_][{_DRESS}]*)+|[{_DIGITS}]+|\n|[^\w\s{_DRESS}]|\w")
_DASH = "-"
_BASE = re.compile(rf"[{_DRESS}]+")


@lru_cache(maxsize=1 << 16)
def _key(surface: str) -> str:
    return key(surface)


def key_set(row: str) -> frozenset[str]:
    """The search keys of words (or marks) written with spaces between them."""
    return frozenset(key(word) for word in row.split())


def time_words(name: str) -> frozenset[str]:
    """The search keys of a class of the lexicon ``time_words``: ``both``, ``piece.last`` ..."""
    return word_classes("ar", "time_words")[name]


class Words:
    """The words of a text: ``keys`` (a mark or a line break is itself), and where each starts and ends in ``text``."""

    __slots__ = ("_with", "ends", "keys", "starts", "text")

    def __init__(self, text: str) -> None:
        found = [match.span() for match in _TOKEN.finditer(text)]
        self.text = text
        self.keys = [
            _key(text[start:end]) or _DASH for start, end in found
        ]  # a stroke that lengthens no letter stands for a dash
        self.starts = [start for start, _ in found]
        self.ends = [end for _, end in found]
        self._with: dict[str, bool] = {}

    def key(self, at: int) -> str:
        """The key of word ``at``; empty outside the text."""
        return self.keys[at] if 0 <= at < len(self.keys) else ""

    def any_with(self, part: str) -> bool:
        """Whether ``part`` stands in any word; looked for once."""
        if part not in self._with:
            self._with[part] = any(part in key for key in self.keys)
        return self._with[part]

    def surface(self, at: int) -> str:
        """Word ``at`` as written."""
        return self.text[self.starts[at] : self.ends[at]]

    def glued(self, at: int) -> bool:
        """Whether word ``at`` stands directly after the word before it."""
        return 0 < at < len(self.keys) and self.starts[at] == self.ends[at - 1]

    def start_after(self, at: int, letters: int) -> int:
        """Where word ``at`` goes on in the text after its first ``letters`` letters."""
        place = self.starts[at]
        for _ in range(letters):
            place += 1
            dress = _BASE.match(self.text, place)
            place = dress.end() if dress else place
        return place
