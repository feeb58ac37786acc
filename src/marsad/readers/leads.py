"""Whether a short text is a flash of what another tells in full: they share the lead, the sentence that says what happened, and little else.

Reports of every day (of prices, of the weather) have a lead in common, too, but for the day.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache

from marsad.lexicon import entries
from marsad.text import words

SENTENCE = re.compile(r"[^.!؟?\n\r\u2028]+(?:[.!؟?]+[\"'”»)\]]*|(?=[\n\r\u2028])|$)")

_SAME = 0.8
_FEWEST = 12
"""Words of a lead; headlines mostly have fewer."""
_MOST = 80
_PART = 1 / 3

Words = tuple[str, ...]


def is_flash(one: str, other: str) -> bool:
    """Whether the shorter of two texts is little more than a lead, which the other begins with.

    The lead makes a third of the shorter text or more, is the same but for a few words, and the two name no different days of the week.
    """
    leads = _lead(one), _lead(other)
    least = _PART * min(len(words(one)), len(words(other)))
    return min(map(len, leads)) >= max(_FEWEST, least) and _alike(*leads)


def _lead(text: str) -> Words:
    found = (words(match.group())[:_MOST] for match in SENTENCE.finditer(text))
    return next((keys for keys in found if len(keys) >= _FEWEST), ())


def _alike(one: Words, other: Words) -> bool:
    days, others = _days() & set(one), _days() & set(other)
    if days and others and days.isdisjoint(others):
        return False
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) >= _SAME * min(len(one), len(other))


@cache
def _days() -> frozenset[str]:
    full = (entry for entry in entries("ar", "weekdays") if "bare" not in entry.value)
    return frozenset(words(phrase)[0] for entry in full for phrase in entry.match)
