"""Surnames that are titles elsewhere: "the minister Muhammad *al-Qadi*", the judge."""

from __future__ import annotations

from marsad.mentions.actor.heads import head_at
from marsad.mentions.actor.lexicon import is_filler, word_list
from marsad.mentions.actor.tail import headed
from marsad.mentions.actor.text import Words
from marsad.mentions.actor.titles import holder_at
from marsad.mentions.people.name_classes import name_class
from marsad.records import POS

_MOST = 3  # given names
_GIVEN = frozenset({"given", "particle"})
_TITLES = frozenset({"post", "rank", "honorific", "people"})
_NAMING = frozenset({POS.NOUN, POS.ADJ, POS.PROPN})
_OF_ORIGIN = "ي"


def is_title_of_family(words: Words, first: int, end: int) -> bool:
    """Whether the title or adjective right behind given names, words ``first`` to ``end`` (exclusive), is a surname.

    One that something completes, or behind which a name stands, is the title of another: "Muhammad *the judge* N. N.".
    """
    if end - first > _MOST or end in words.states or not words.definite(end) or words.prefix(end):
        return False
    if any(name_class(words.forms[at]) not in _GIVEN for at in range(first, end)):
        return False
    found = head_at(words, end)
    if found is None:
        return is_filler(words.keys[end]) and words.keys[end].endswith(_OF_ORIGIN) and not _is_described(words, end)
    if found.head.kind not in _TITLES or found.last > end + 1 or found.prefix or found.possessed:
        return False
    if words.joined(first, found.last) and holder_at(words, found.last):
        return False
    alone = headed(words, found, 0).last == found.last or words.keys[found.last] in word_list("either_preposition")
    return alone and not _is_described(words, end)


def _is_described(words: Words, at: int) -> bool:
    """Whether an adjective or another noun with the article stands behind a title."""
    behind = at + 1
    if not words.joined(at, behind) or not words.definite(behind) or words.prefix(behind):
        return False
    return words.tokens[behind].pos in _NAMING
