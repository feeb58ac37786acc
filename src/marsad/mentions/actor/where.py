"""Where somebody has his post, told before his name: "head of the mission of the Union *in Chad* N. N.", "ambassador of Rome *in Doha* N. N."."""

from __future__ import annotations

from marsad.language import candidates
from marsad.mentions.actor.heads import head_at
from marsad.mentions.actor.lexicon import word_list
from marsad.mentions.actor.phrase import Phrase
from marsad.mentions.actor.text import Words
from marsad.mentions.actor.titles import COMMAS, TITLES, is_bare_given, titles
from marsad.mentions.people.known import held
from marsad.mentions.people.names import NameFinder, starts_surely
from marsad.mentions.place.gazetteer import place_phrases
from marsad.mentions.state.context import roles
from marsad.records import POS

_AT, _OF_PLACE = "ب", frozenset({"place_noun", "in"})
_RULERS = frozenset(
    {"head_of_state", "head_of_government", "minister"}
)  # they are met in a place, and have no post there
_HEAD = "head"  # of the state itself where of nothing else
_FULL_NAME = 2  # words


def take_place(words: Words, phrase: Phrase, find_name: NameFinder) -> None:
    """Take the place into a post whose state or body is known, where the name of its holder stands right behind the place.

    The place says nothing of whose the post is. Without a name it is left to the sentence, which may tell what happened there.
    """
    head = phrase.head
    rules = head.role in _RULERS or (head.role == _HEAD and phrase.inner is None)
    if rules or phrase.country is None or not words.joined(phrase.first, phrase.last):
        return
    end = _place_end(words, phrase)
    if end > phrase.last and words.joined(phrase.first, end) and _is_holder(words, phrase, end, find_name):
        phrase.last = phrase.post_last = end


def _place_end(words: Words, phrase: Phrase) -> int:
    """The end of the place behind "in"; the end of the phrase where none stands there."""
    start = at = phrase.last
    if words.prefix(at) != _AT:
        if words.keys[at] not in word_list("either_preposition"):
            return start
        at += 1
    if words.joined(start, at + 1) and not words.definite(at) and not _OF_PLACE.isdisjoint(roles(words.tokens[at])):
        at += 1  # in *the region of* somewhere, in *the south of* somewhere
    if not words.joined(start, at) or (words.prefix(at) and at > start):
        return start
    state = words.states.get(at)
    if state is not None:
        return start if state.match.kind == "demonym" else state.last
    found = place_phrases().at(candidates(words.forms[at]), words.keys, at)
    return found.last if found is not None and words.joined(start, found.last - 1) else start


def _is_holder(words: Words, phrase: Phrase, at: int, find_name: NameFinder) -> bool:
    """Whether a name stands at word ``at``, behind a comma or titles too; not of somebody known for posts of other states, who is met there."""
    comma = words.keys[at] in COMMAS
    at += comma
    found = head_at(words, at) if words.joined(phrase.first, at) else None
    if found is not None and found.head.kind in TITLES and not found.prefix and not is_bare_given(words, found):
        at, _ = titles(words, found.last, found)
        found = head_at(words, at) if words.joined(phrase.first, at) else None
    if not words.joined(phrase.first, at):
        return False
    if found is not None and found.head.kind == "person" and not found.prefix:
        return phrase.country in {
            held(found.head.posts, words.published).country,
            *(p.country for p in found.head.posts),
        }
    end = find_name(words, at, known_country=True)
    if end - at < _FULL_NAME or words.prefix(at):
        return False
    closed = not comma or (words.joined(at, end) and words.keys[end] in COMMAS)
    named = starts_surely(words, at) or all(words.tokens[i].pos is POS.PROPN for i in range(at, at + _FULL_NAME))
    return closed and named
