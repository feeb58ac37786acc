"""Names of those who hold a post together: "the envoys of the Union N. N. *and N. N.*", "the ministers of Chad and Niger N. N. *and N. N.*"."""

from __future__ import annotations

from dataclasses import replace

from marsad.language import form
from marsad.mentions.actor.heads import head_at
from marsad.mentions.actor.phrase import Phrase, Side
from marsad.mentions.actor.text import Words
from marsad.mentions.actor.titles import TITLES, person_at, titles
from marsad.mentions.people.name_classes import name_class
from marsad.mentions.people.names import AND, NameFinder, after_and, starts_surely
from marsad.records import POS

_MOST = 4
_TWO = 2
_NAMES = frozenset({"given", "surname", "rare"})


def share_names(words: Words, phrase: Phrase, find_name: NameFinder) -> None:
    """Give each of those whom a post for several people joins the name that stands behind it in the same order.

    Of posts of one state or body each name makes a side of its own. Where neither is told the names stand by themselves: the text as a
    whole tells too little of them. As many names as states are shared out among these; any other number of names is left as it is.
    """
    head = phrase.head
    if head.kind != "post" or head.number == "s" or phrase.country is None:
        return
    if phrase.possessed or phrase.title_first != phrase.first:
        return
    before = [phrase.name, *(side.name for side in phrase.sides)]
    if any(name is not None for name in before[:-1]):
        return  # each has his name behind his own state
    names = _names(words, phrase, before[-1], find_name)
    if len(names) < _TWO or (head.number == "d" and len(names) != _TWO):
        return
    if not phrase.sides:
        phrase.name, phrase.last = names[0], names[0][1]
        phrase.sides = [
            Side(first, last, phrase.country, (first, last), joined=True, alone=True) for first, last in names[1:]
        ]
    elif len(names) == len(phrase.sides) + 1:
        phrase.name = names[0]
        phrase.sides = [
            replace(side, name=name, joined=True) for side, name in zip(phrase.sides, names[1:], strict=True)
        ]
        phrase.sides[-1].last = names[-1][1]


def _names(words: Words, phrase: Phrase, first: tuple[int, int] | None, find_name: NameFinder) -> list[tuple[int, int]]:
    """The names behind the phrase that "and" joins; ``first`` is that which is read already."""
    at = first[1] if first is not None else max([phrase.last, *(side.last for side in phrase.sides)])
    if first is None:
        first = _first_name(words, phrase, at, find_name)
        if first is None:
            return []
    first = (first[0], _without_next(words, *first))
    at = first[1]
    names = [first]
    while len(names) < _MOST and words.joined(phrase.first, at):
        end = _joined_name(words, at, find_name)
        if end == at:
            break
        names.append((at, end))
        at = end
    return names


def _first_name(words: Words, phrase: Phrase, at: int, find_name: NameFinder) -> tuple[int, int] | None:
    found = head_at(words, at) if words.joined(phrase.first, at) else None
    if found is not None and found.head.kind in TITLES and not found.prefix:
        at, _ = titles(words, found.last, found)
    if not words.joined(phrase.first, at) or words.prefix(at):
        return None
    end = find_name(words, at, known_country=True)
    sure = starts_surely(words, at) or person_at(words, at) or words.tokens[at].pos is POS.PROPN
    return (at, end) if end - at >= _TWO and sure else None


def _without_next(words: Words, first: int, end: int) -> int:
    """The end of a name before another that a finder takes for its last words: "N. N. *and N. N.*"."""
    inside = range(first + _TWO, end - 1)
    return next((at for at in inside if after_and(words.forms[at]) in _NAMES), end)


def _joined_name(words: Words, at: int, find_name: NameFinder) -> int:
    """The end of a name of two or more words with "and" written onto the first; ``at`` where none stands there."""
    word, behind = words.forms[at], at + 1
    if not word.surface.startswith(AND) or at in words.states or not words.joined(at, behind):
        return at
    kind = name_class(
        form(word.surface.removeprefix(AND))
    )  # as given names go, a short one is likelier than one in "w-"
    if kind != "given" and (after_and(word) not in _NAMES or words.tokens[at].pos is not POS.PROPN):
        return at
    end = _without_next(words, at, find_name(words, behind, known_country=True))
    known = head_at(words, behind)
    plain = (known is None or known.head.kind == "person") and not words.prefix(behind)
    return end if end > behind and plain else at
