"""Words that bound or blur a number: "more than", "at most", "about"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from marsad.lexicon import entries
from marsad.mentions.clitics import bare_keys
from marsad.records.mentions import Hedge
from marsad.text import words

_THAN = "من"  # behind "and more" it begins the hedge of another number
_SO_THAT, _PREFIXES = "ل", ("ي", "ت")  # joined to a verb of the present
_GLUED = frozenset({"ب", "ل", "ك", "ال", "بال", "لل"})


class _Before(NamedTuple):
    first: str
    middle: tuple[str, ...]
    hedge: Hedge
    reach: int
    gap: int


def hedge_before(keys: Sequence[str], at: int) -> Hedge | None:
    """The hedge of a number that starts at token ``at``: the nearest that ends before it, within its reach.

    Verbs ("exceeded") reach over a short subject; a number or a mark between stops them.
    """
    last = at - 1
    while last >= 0 and keys[last] in _GLUED:
        last -= 1
    distance = 0
    while last >= 0 and distance <= _farthest() and not _stops(keys[last]):
        for phrase in _before().get(keys[last], ()) if distance == 0 or keys[last] in _reaching() else ():
            if phrase.reach >= distance and _stands(keys, last, phrase):
                return phrase.hedge
        if distance == 0 and (hedge := _glued_single(keys[last])) is not None:
            return hedge
        last, distance = last - 1, distance + 1
    return None


def hedge_after(keys: Sequence[str], at: int) -> Hedge | None:
    """The hedge that starts at token ``at``, after number and unit."""
    if at >= len(keys):
        return None
    for rest, hedge in _after().get(keys[at], ()):
        last = at + 1 + len(rest)
        if tuple(keys[at + 1 : last]) == rest and keys[last : last + 1] != [_THAN]:
            return hedge
    return None


def _stands(keys: Sequence[str], last: int, phrase: _Before) -> bool:
    """Whether ``phrase`` ends at ``last``; its first word may carry clitics, a short subject may part its preposition from it."""
    if not phrase.first:
        return True
    for end in range(last, max(last - phrase.gap, 0) - 1, -1):
        if end < last and _stops(keys[end]):
            return False
        if _opens(keys, end, phrase):
            return True
    return False


def _opens(keys: Sequence[str], end: int, phrase: _Before) -> bool:
    """Whether all but the last word of ``phrase`` stands before token ``end``."""
    first = end - 1 - len(phrase.middle)
    if (
        first >= 0
        and phrase.hedge == "max"
        and phrase.first[:1] in _PREFIXES
        and keys[first] == _SO_THAT + phrase.first
    ):
        return False  # "to reach 16" is 16
    return first >= 0 and tuple(keys[first + 1 : end]) == phrase.middle and phrase.first in bare_keys(keys[first])


def _glued_single(key: str) -> Hedge | None:
    """A hedge of one word with clitics: بنحو."""
    for bare in bare_keys(key)[1:]:
        for phrase in _before().get(bare, ()):
            if not phrase.first:
                return phrase.hedge
    return None


def _stops(key: str) -> bool:
    return not key[-1:].isalpha()


@cache
def _before() -> dict[str, list[_Before]]:
    found: dict[str, list[_Before]] = {}
    for entry in entries("ar", "hedges"):
        if entry.value.get("where") not in ("before", "either"):
            continue
        for spelling in entry.match:
            *start, last = words(spelling)
            phrase = _Before(
                start[0] if start else "",
                tuple(start[1:]),
                entry.value["hedge"],
                entry.value.get("reach", 0),
                entry.value.get("gap", 0),
            )
            found.setdefault(last, []).append(phrase)
    for rows in found.values():
        rows.sort(key=lambda p: -(len(p.middle) + bool(p.first)))  # "does not exceed" before "exceeds"
    return found


@cache
def _reaching() -> frozenset[str]:
    return frozenset(last for last, rows in _before().items() if any(p.reach for p in rows))


@cache
def _farthest() -> int:
    return max((p.reach for rows in _before().values() for p in rows), default=0)


@cache
def _after() -> dict[str, list[tuple[tuple[str, ...], Hedge]]]:
    found: dict[str, list[tuple[tuple[str, ...], Hedge]]] = {}
    for entry in entries("ar", "hedges"):
        if entry.value.get("where") in ("after", "either"):
            for spelling in entry.match:
                first, *rest = words(spelling)
                found.setdefault(first, []).append((tuple(rest), entry.value["hedge"]))
    return found
