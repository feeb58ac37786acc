"""How words, states and other phrases are taken into the phrase of an actor."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod

from marsad.mentions.actor.heads import HeadMatch, head_at
from marsad.mentions.actor.lexicon import is_filler, word_list
from marsad.mentions.actor.phrase import Phrase
from marsad.mentions.actor.text import StateAt, Words
from marsad.mentions.people.known import held
from marsad.mentions.people.names import starts_surely
from marsad.records import POS

DEEPEST = 4  # phrases that stand in one another
_OWNED = frozenset({"post", "institution", "people"})
_NISBA = re.compile(".*(ي|يه|يا|يون|يين|يان|يتين|يتان|يات)$")
_OF = "ل"
_NOMINATIVE, _OBLIQUE = "ون", ("ين", "يا")
_FIGHTING, _OF_STATES = frozenset({"REB", "PRM", "UAF"}), frozenset({"GOV", "MIL"})


class Completion(ABC):
    """A phrase as far as it is read, and how words and other phrases are taken into it."""

    def __init__(self, words: Words, phrase: Phrase, depth: int) -> None:
        self.words, self.phrase, self.depth = words, phrase, depth
        self.definite = words.definite(phrase.last - 1)
        self.closed, self.opened = False, phrase.last

    @abstractmethod
    def _headed(self, match: HeadMatch) -> Phrase:
        """The phrase that a head opens inside this one."""

    def _open(self) -> bool:
        return self.words.joined(self.phrase.first, self.phrase.last)

    def _take(self, last: int) -> None:
        self.definite = self.words.definite(last - 1)
        self.phrase.last = last

    def _told(self, found: StateAt) -> None:
        self.phrase.country, self.phrase.stated = found.match.country, True

    def _nest(self, found: HeadMatch) -> bool:
        if self.depth >= DEEPEST:
            return False
        inner = self._headed(found)
        if inner.head.kind == "post" and self.phrase.head.kind == "institution":
            return self._led_by(inner)
        unknown = inner.country is None and inner.inner is None
        if unknown and inner.head.generic and self.phrase.head.kind == "institution":
            return False
        self._adopt(inner)
        return True

    def _led_by(self, inner: Phrase) -> bool:
        """In "the administration of the president" the post is a phrase of its own."""
        if not self.phrase.stated:
            self.phrase.country, self.phrase.stated = inner.country, inner.stated
        leader = head_at(self.words, inner.last) if self.words.joined(inner.first, inner.last) else None
        if not self.phrase.stated and leader is not None and leader.head.kind == "person" and not leader.prefix:
            self.phrase.country, self.phrase.stated = held(leader.head.posts, self.words.published).country, True
        self.phrase.inner, self.closed = inner.head, True
        return True

    def _adopt(self, inner: Phrase) -> None:
        phrase = self.phrase
        phrase.inner, phrase.last = inner.head, inner.last
        phrase.former = phrase.former or inner.former
        phrase.pointing = phrase.pointing or inner.pointing or (inner.possessed and inner.head.kind in _OWNED)
        if phrase.country is None or not phrase.stated:
            phrase.country, phrase.stated = inner.country, inner.stated
        commands = phrase.head.kind in {"post", "people"} and inner.head.kind == "group" and inner.sector in _FIGHTING
        if inner.sector and (phrase.head.inherits or (commands and phrase.sector in _OF_STATES)):
            phrase.sector = inner.sector
        self.definite = self.words.definite(inner.last - 1) or inner.head.definite

    def _apart(self, at: int) -> bool:
        """Whether "of" stands alone at word ``at``, before a quotation that it cannot be written onto: "leader of 'Hezbollah'"."""
        return self.words.keys[at] == _OF and self.words.joined(self.phrase.first, at + 1)

    def _is_year(self, at: int) -> bool:
        """Whether the word for "general" is here the year, before its number or what tells which."""
        words = self.words
        if words.keys[at] not in word_list("year") or not words.joined(at, at + 1):
            return False
        if words.tokens[at + 1].pos is POS.NUM:
            return True
        which = words.keys[at + 1]
        told = which in word_list("of_year") or (
            which in word_list("of_year_or_post") and self.phrase.head.kind != "post"
        )
        return told and words.definite(at)

    def _tells_purpose(self, at: int) -> bool:
        words = self.words
        plain = words.is_word(at) and words.tokens[at].pos not in (POS.VERB, POS.ADP)
        return plain and at not in words.states and not words.prefix(at) and words.keys[at] not in word_list("name_end")

    def _plain(self, at: int) -> bool:
        """Whether a noun or adjective with the article stands at word ``at`` that is no name and no state."""
        return self.words.definite(at) and at not in self.words.states and not starts_surely(self.words, at)

    def _adjectival(self, at: int) -> bool:
        words = self.words
        if (
            not words.is_word(at)
            or words.tokens[at].pos in (POS.VERB, POS.ADP)
            or words.prefix(at) not in {"", "و"}
            or not words.joined(self.phrase.first, at)
        ):
            return False
        if words.keys[at] in word_list("name_end") or self._clashes(at) or self._is_another(at) or self._is_year(at):
            return False
        if self.definite or self.phrase.head.generic or self.phrase.head.takes == "portfolio":
            return words.definite(at)
        return (not words.definite(at) and bool(_NISBA.match(words.keys[at]))) or (is_filler(words.keys[at]))

    def _clashes(self, at: int) -> bool:
        """Whether a word is an object and no adjective, by the ending of the noun before it: "gunmen killed *an Israeli*"."""
        subject = self.words.keys[self.phrase.last - 1].endswith(_NOMINATIVE)
        return subject and self.words.keys[at].endswith(_OBLIQUE)

    def _is_another(self, at: int) -> bool:
        """Whether another actor's phrase starts at word ``at``: "the emir received *the delegation*"."""
        found = head_at(self.words, at)
        noun = self.words.tokens[at].pos is POS.NOUN and self.words.definite(at)
        return noun and found is not None and not found.head.weak and found.head.kind in {"post", "institution"}
