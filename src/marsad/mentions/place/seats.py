"""Where a body has its seat: a place that is told with it ("*whose seat is in London*") and is no scene of what happens."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.mentions.actor.lexicon import is_filler, word_list
from marsad.records import POS, Analysis

_SEATS, _AS_SEAT = frozenset({"مقره", "مقرها", "مقرهم", "مقراتها"}), "مقرا"
_CITY = frozenset({"مدينه", "العاصمه"})
_MAIN = frozenset({"الرءيسي", "الرءيس", "الداءم", "العام"})
_AND, _NEAR = "و", 5  # words
_WHOSE = frozenset({"التي", "الذي", "يقع", "ويقع", "يوجد", "ويوجد"})
_APART = frozenset("(،,–—-")
_INDEFINITE = frozenset({POS.NOUN, POS.ADJ})


def seat_before(keys: Sequence[str], at: int) -> int | None:
    """Where the word for a seat stands that the place at word ``at`` tells: "*its* main *seat* in the city of Beirut".

    Args:
        keys: search keys of the words, marks among them.
        at: number of the first word of the place.
    """
    before = at - 1
    for skipped in (_CITY, word_list("either_preposition")):
        before -= before >= 0 and keys[before] in skipped
    before -= before >= 0 and (keys[before] in _MAIN or is_filler(keys[before]))
    return before if before >= 0 and keys[before].removeprefix(_AND) in _SEATS else None


def is_made_seat(key: str) -> bool:
    """Whether the word behind a place tells that somebody has his seat there: "has made Qatar its *seat*"."""
    return key == _AS_SEAT


def names_seat(analysis: Analysis, first: int, last: int) -> bool:
    """Whether the place at tokens ``first`` to ``last`` (exclusive) tells only where somebody has his seat.

    Not so where the seat itself is what something is done to: "the planes struck *its seat in Damascus*".
    """
    tokens = analysis.tokens
    if last < len(tokens) and is_made_seat(tokens[last].form.key):
        return True
    start = max(0, first - _NEAR)
    near = seat_before([token.form.key for token in tokens[start:first]], first - start)
    if near is None:
        return False
    seat = start + near
    if tokens[seat].form.key.startswith(_AND):
        return True
    if not seat:
        return False
    owner = tokens[seat - 1]
    if owner.surface in _APART or owner.form.key in _WHOSE:
        return True
    return owner.pos in _INDEFINITE and "ال" not in owner.form.proclitics
