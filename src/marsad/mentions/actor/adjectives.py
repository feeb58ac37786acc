"""Adjectives and other words that describe an actor behind its head, up to the state that they tell."""

from __future__ import annotations

from marsad.mentions.actor.completion import Completion
from marsad.mentions.actor.described import may_be_described
from marsad.mentions.actor.heads import HeadMatch, head_at
from marsad.mentions.actor.lexicon import is_filler, phrase_list, word_list
from marsad.mentions.actor.text import StateAt
from marsad.mentions.people.names import starts_surely

_WINDOW, _GENERIC_WINDOW = 3, 4  # words


class Adjectives(Completion):
    """Reads a state, adjectives up to one, and words that describe without one."""

    def _state(self) -> bool:
        found = self.words.states.get(self.phrase.last)
        if found is None or found.prefix or self.phrase.stated or not self._agrees(found):
            return False
        longer = head_at(self.words, self.phrase.last)
        if longer is not None and (found.match.country == "UNK" or _is_longer_organisation(longer, found)):
            return False
        self._told(found)
        self.phrase.last = found.last
        return True

    def _agrees(self, found: StateAt) -> bool:
        adjective = found.match.kind == "demonym"
        if adjective and found.match.number == "p" and not may_be_described(self.words, self.phrase):
            return False
        if adjective and self._clashes(self.phrase.last):
            return False
        if adjective:
            return found.match.definite or not self.definite
        if self.phrase.head.default:
            return False
        return not self.definite or (found.match.definite and self.words.keys[found.last - 1].endswith("ه"))

    def _modifier(self) -> bool:
        at = self.phrase.last
        key = self.words.keys[at]
        if self.phrase.head.kind in {"body", "group"}:
            return False
        if key in word_list("former") and not self.words.prefix(at):
            self.phrase.former, self.phrase.last = True, at + 1
            return True
        if key in word_list("detained") and self._before_name(at + 1):
            self.phrase.last = at + 1
            return True
        for rest in phrase_list("filler_phrase").get(key, ()):
            if tuple(self.words.keys[at + 1 : at + 1 + len(rest)]) == rest:
                self.phrase.last = at + 1 + len(rest)
                return True
        if self.words.prefix(at) or not is_filler(key) or self._is_year(at):
            return False
        definite = self.words.definite(at)
        if definite == self.definite or (
            definite and self.phrase.stated
        ):  # "the prime minister of Ghana", definite without an article
            self.phrase.last = at + 1
            return True
        return False

    def _before_name(self, at: int) -> bool:
        """Whether a post is told of somebody whose name begins at a word: what stands between describes him ("the *jailed* leader N. N.").

        Behind another word for somebody it describes that one: "the ambassador met the opponent *in prison* N. N.".
        """
        words, before = self.words, at - 2
        if self.phrase.head.kind != "post" or not words.joined(at - 1, at) or words.prefix(at):
            return False
        if before >= self.opened and head_at(words, before) is not None:
            return False
        found = head_at(words, at)
        return starts_surely(words, at) or (found is not None and found.head.kind == "person")

    def _adjectives(self) -> bool:
        """Further adjectives up to a demonym."""
        if self.phrase.stated or self.phrase.head.kind in {"body", "group"}:
            return False
        start = self.phrase.last
        window = _GENERIC_WINDOW if self.phrase.head.generic or self.phrase.head.takes == "portfolio" else _WINDOW
        for at in range(start, min(start + window, len(self.words))):
            state = self.words.states.get(at)
            if state is not None:
                if (
                    at > start
                    and state.match.kind == "demonym"
                    and not state.prefix
                    and state.match.definite == self.words.definite(at - 1)
                    and (state.match.number != "p" or self._describes_many(at))
                ):
                    self._told(state)
                    self.phrase.last = state.last
                    return True
                return False
            if not self._adjectival(at):
                return False
        return False

    def _describes_many(self, at: int) -> bool:
        """Whether the adjective in the plural at word ``at`` may be of the phrase, and not of others ("the minister urged *the Kenyan students*")."""
        others = head_at(self.words, at - 1, people=False) if self.definite else None
        if others is not None and others.head.kind == "people":
            return False
        return may_be_described(self.words, self.phrase, at)


def _is_longer_organisation(head: HeadMatch, state: StateAt) -> bool:
    """Whether the people of a state are only the first word of somebody's name ("*Serbs* of Bosnia")."""
    return head.last > state.last and head.head.kind in {"body", "group"}
