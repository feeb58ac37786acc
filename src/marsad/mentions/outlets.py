"""Whether words are told as the name of a newspaper, a channel, an agency: behind a word for one, or in quotation marks of their own.

Such a name may be that of a state, a day or anything ("Russia today", "the Middle East").
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from marsad import lexicon
from marsad.mentions.clitics import bare_keys
from marsad.text import key

QUOTATION_MARKS = frozenset("\"«»“”'")


def names_outlet(key_at: Callable[[int], str], first: int, last: int) -> bool:
    """Whether words ``first`` to ``last`` (exclusive) are told as the name of an outlet.

    Args:
        key_at: the search key of the word or mark at a place, empty where there is none.
        first: the first word of the name.
        last: the place behind its last word.
    """
    quoted = key_at(first - 1) in QUOTATION_MARKS
    return (quoted and key_at(last) in QUOTATION_MARKS) or is_outlet_noun(key_at(first - 2 if quoted else first - 1))


def is_outlet_noun(word: str) -> bool:
    """Whether the search key ``word`` is a word for a newspaper, channel and the like, whatever is joined before it."""
    return not _nouns().isdisjoint(bare_keys(word))


@cache
def _nouns() -> frozenset[str]:
    cues = lexicon.entries("ar", "state_cues")
    return frozenset(key(word) for cue in cues if "outlet" in cue.value["roles"] for word in cue.match)
