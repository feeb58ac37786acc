"""Whom the adjective of a state in the plural describes: people, but no thing and no post of one."""

from __future__ import annotations

from marsad.mentions.actor.lexicon import word_list
from marsad.mentions.actor.phrase import Phrase
from marsad.mentions.actor.text import Words

_THINGS = frozenset({"institution", "body", "company"})
_AND = "و"
_COUNCILS = frozenset({"مجلس"})
_OF_PEOPLE = ("ون", "ين")


def may_be_described(words: Words, phrase: Phrase, last: int | None = None) -> bool:
    """Whether "the Syrians" behind a phrase, or behind word ``last`` (exclusive), may describe whom it names.

    They are others where a thing or a post of one person stands before them, and no people whom they may describe: "the authorities
    arrested *the Qataris*", "the minister urged *the Syrians*", but "the union of *the Tunisian* journalists", "*the French* members of the
    senate". Two joined by "and" take the plural, too: "the army and the police, *Moroccan*".
    """
    if phrase.head.kind not in _THINGS and (phrase.head.kind != "post" or phrase.head.number != "s"):
        return True
    last = phrase.last if last is None else last
    if _are_people(words, last - 1) or _is_listed(words, phrase.first):
        return True
    return any(words.prefix(at).startswith(_AND) for at in range(phrase.first, last))


def _are_people(words: Words, at: int) -> bool:
    if words.keys[at].endswith(_OF_PEOPLE):
        return True
    return _is_listed(words, at) and words.forms[at - 1].core_key not in _COUNCILS


def _is_listed(words: Words, at: int) -> bool:
    return words.forms[at].core_key.removeprefix("ال") in word_list("people_plural")
