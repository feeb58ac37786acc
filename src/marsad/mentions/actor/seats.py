"""States that are named only with places: where somebody has his seat, or whose the quarter of a town is called."""

from __future__ import annotations

from marsad.mentions.actor.lexicon import word_list
from marsad.mentions.actor.text import StateAt, Words
from marsad.mentions.place.seats import is_made_seat, seat_before

_NEAR = 5  # words


def is_seat_or_quarter(words: Words, at: int, state: StateAt, owner: int) -> bool:
    """Whether the state at word ``at`` is named only with a place: the seat of the body whose name ends before word ``owner``, or a quarter."""
    return _is_seat(words, at, state, owner) or _is_of_quarter(words, at, state)


def _is_seat(words: Words, at: int, state: StateAt, owner: int) -> bool:
    """Whether the state or capital at word ``at`` tells only where the body has its seat whose name ends before word ``owner``.

    What is not named itself may be meant by its state: "a company *whose seat is in Sudan*".
    """
    if state.match.kind == "demonym" or state.prefix or at - owner > _NEAR or not words.joined(owner - 1, at):
        return False
    if words.joined(at, state.last) and is_made_seat(words.keys[state.last]):
        return True
    seat = seat_before(words.keys, at)
    return seat is not None and words.joined(seat, at)


def _stands(words: Words, before: int, at: int) -> bool:
    return before >= 0 and words.joined(before, at)


def _is_of_quarter(words: Words, at: int, state: StateAt) -> bool:
    """Whether an adjective describes the part of a town or land that is called so: "the *Armenian* quarter"."""
    if state.match.kind != "demonym" or state.prefix or not state.match.definite or not _stands(words, at - 1, at):
        return False
    return words.definite(at - 1) and words.forms[at - 1].core_key in word_list("part_of_place")
