"""Kinds of page parts by their words (lexicon ``page_parts``) and by what marks their form."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from marsad.lexicon import Phrases, entries
from marsad.records import BlockKind
from marsad.text import words


class Wording(NamedTuple):
    """What the words of a block say it is (None: nothing), and whether it heads a list of such."""

    kind: BlockKind | None
    heading: bool


class _Rule(NamedTuple):
    kind: BlockKind
    where: str
    most: int


_NOTHING = Wording(None, heading=False)


def wording(block: str) -> Wording:
    """What the words of ``block`` alone say that it is."""
    found = words(block)
    if not found:
        return Wording(BlockKind.OTHER, heading=False)
    rules, longest = _rules()
    if len(found) > longest:
        return _NOTHING
    counted = [word for word in found if not word.isdigit()]
    for first in range(len(counted)):
        match = rules.at([(word,) for word in counted], counted, first)
        if match is not None and _fits(match.value, first, match.last, len(counted)):
            whole = first == 0 and match.last == len(counted)
            return Wording(match.value.kind, heading=whole and match.value.kind is BlockKind.RELATED)
    return _NOTHING


def _fits(rule: _Rule, first: int, last: int, count: int) -> bool:
    if count > rule.most:
        return False
    at_start, at_end = first == 0, last == count
    return {"whole": at_start and at_end, "start": at_start, "end": at_end, "any": True}[rule.where]


@cache
def _rules() -> tuple[Phrases[_Rule], int]:
    rows = [
        (phrase, _Rule(BlockKind(e.value["kind"]), e.value["where"], e.value["most"]))
        for e in entries("ar", "page_parts")
        for phrase in e.match
    ]
    return Phrases(rows), max(rule.most for _, rule in rows)
