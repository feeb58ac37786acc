"""Civil bodies that are named by what they stand for: "the national gathering *for the support of the resistance* in Jordan"."""

from __future__ import annotations

from typing import NamedTuple

from marsad.mentions.actor.lexicon import word_list
from marsad.mentions.actor.phrase import Phrase
from marsad.mentions.actor.text import StateAt, Words
from marsad.records import POS

_FOR, _AND, _IN = "ل", "و", "ب"
_WITH = frozenset({("التضامن", "مع"), ("الدفاع", "عن")})
_CONSTRUCTED = frozenset({"نصره", "مناصره", "مسانده", "دعم", "مقاطعه"})
_ANYWHERE = frozenset({"الدولي", "الدوليه", "العالمي", "العالميه"})
_OF_NO_STATE = "NGO"
_LONGEST = 3  # words of what is stood for
_DESCRIBED = 2  # adjectives between the noun and the aim


class Aim(NamedTuple):
    """The end (exclusive) of the words for what a body stands for and where it is, and the state where that is told."""

    last: int
    place: StateAt | None


def aim_behind(words: Words, phrase: Phrase) -> Aim | None:
    """What a body stands for by the words behind its noun, which must be described by an adjective first or stand in construct; None for none."""
    at = start = phrase.last
    if not words.definite(at - 1):
        end = _constructed(words, phrase)
        place = _place(words, phrase, end) if end is not None else None
        return None if end is None else Aim(place.last if place else end, place)
    while at < start + _DESCRIBED and _described(words, phrase, at):
        at += 1
    if not words.joined(phrase.first, at) or not any(_is_civil(words, i) for i in range(phrase.first + 1, at)):
        return None
    if _may_be_of_state(words, phrase, at):
        return None
    end = _end(words, at)
    while end is not None and words.joined(at, end) and words.prefix(end) == _AND and _is_aim(words, end):
        end, before = _object(words, end + 1), end
        if end == before + 1:
            end = before
            break
    if end is None:
        return None
    place = _place(words, phrase, end)
    return Aim(place.last if place else end, place)


def of_no_state(words: Words, phrase: Phrase) -> str | None:
    """The code of bodies of no state, where the words of the phrase call it international."""
    keys = words.keys[phrase.first + 1 : phrase.last]
    return _OF_NO_STATE if not phrase.stated and not _ANYWHERE.isdisjoint(keys) else None


def _constructed(words: Words, phrase: Phrase) -> int | None:
    """The end of the aim of "committee of *solidarity with Palestine*"; a campaign of the kind is no body."""
    at = phrase.last
    if (
        phrase.head.civil == "only"
        or at > phrase.first + 1
        or not words.joined(phrase.first, at + 1)
        or words.prefix(at)
    ):
        return None
    with_noun = (words.keys[at], words.keys[at + 1]) in _WITH
    behind = at + 1 + with_noun
    if not (with_noun or words.keys[at] in _CONSTRUCTED) or not words.joined(at, behind):
        return None
    end = _object(words, behind)
    return end if end > behind else None


def _described(words: Words, phrase: Phrase, at: int) -> bool:
    known = words.joined(phrase.first, at) and at not in words.states and not words.prefix(at)
    return known and words.definite(at) and words.forms[at].core_key in word_list("civil")


def _may_be_of_state(words: Words, phrase: Phrase, at: int) -> bool:
    """Whether a committee for what begins at word ``at`` is rather one of a state: for protecting what it should protect."""
    committee = phrase.head.civil == "also" and phrase.sector == "GOV"
    kept = committee and words.forms[at].stem_key in word_list("aim_of_state")
    return kept and _ANYWHERE.isdisjoint(words.keys[phrase.first + 1 : at])


def _is_civil(words: Words, at: int) -> bool:
    """Whether the word at ``at`` is an adjective of civil bodies or of a state."""
    return words.forms[at].core_key in word_list("civil") or at in words.states


def _is_aim(words: Words, at: int) -> bool:
    return words.forms[at].stem_key in word_list("aim")


def _end(words: Words, at: int) -> int | None:
    """Where the aim at word ``at`` ends; None where none begins."""
    if words.keys[at] == "من" and words.joined(at, at + 1) and words.keys[at + 1] == "اجل":
        behind = at + 2
    elif words.keys[at] == "ضد":
        behind = at + 1
    elif words.prefix(at) == _FOR and _is_aim(words, at):
        behind = at + 1 + (words.joined(at, at + 1) and words.keys[at + 1] in ("عن", "مع"))
    else:
        return None
    end = _object(words, behind) if words.joined(at, behind) else behind
    return end if end > behind else None


def _object(words: Words, at: int) -> int:
    """The end of the noun phrase at word ``at``: a state, or nouns of which the last ones have the article."""
    start, definite = at, False
    while at < start + _LONGEST and words.joined(start, at) and words.is_word(at) and not words.prefix(at):
        state = words.states.get(at)
        if state is not None and state.match.kind != "demonym":
            return at if definite else state.last  # "for the support of the press, *Israel*" begins with another
        described = words.definite(at) and words.tokens[at].pos is POS.ADJ
        if words.tokens[at].pos in (POS.VERB, POS.ADP) or (definite and not described):
            break
        definite = definite or words.definite(at)
        at += 1
    return at if definite else start


def _place(words: Words, phrase: Phrase, at: int) -> StateAt | None:
    if not words.joined(phrase.first, at):
        return None
    attached = words.states.get(at)
    if attached is not None and attached.prefix == _IN:
        return attached
    inside = words.keys[at] == "في" and words.joined(phrase.first, at + 1)
    state = words.states.get(at + 1) if inside else None
    return state if state is not None and not state.prefix and state.match.kind != "demonym" else None
