"""A text as the actor grammar sees it: its words without quotation marks, with the heads and states that start at each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from marsad.mentions.actor import and_to
from marsad.mentions.actor.forms import Heads, adjective_of_body, heads_of, prefix_of
from marsad.mentions.place.namesake_cities import states_of_cities
from marsad.mentions.states import StateMatch, states_in
from marsad.records import POS, Analysis, Form, Span, Token

_ARTICLE = "ال"
_TRANSPARENT = frozenset("\"'«»“”„‟‘’‹›`+*_") | {"''", "``"}
_BRACKETS = frozenset("()")


class StateAt(NamedTuple):
    """A state's name or adjective at words up to ``last`` (exclusive), with the proclitics before it (without the article)."""

    last: int
    match: StateMatch
    prefix: str


class Words:
    """The words of an analysis: numbered without the transparent marks; ``original`` gives their numbers in the analysis.

    ``starts`` are their places in the text. ``heads`` are the actor phrases that each word may open, None for most. ``states`` are those
    that `states_in` found, which are looked for where they are not given; ``spoken_of`` says how often each is named. ``published`` is
    the day of publication, where it is known.
    """

    def __init__(
        self, analysis: Analysis, states: Sequence[StateMatch] | None = None, published: date | None = None
    ) -> None:
        self.analysis = analysis
        self.published = published
        self._of_cities: Counter[str] | None = None
        known = states_in(analysis) if states is None else states
        adjectives = {s.first for s in known if s.kind == "demonym" and s.definite and s.last == s.first + 1}
        self.original = [
            i
            for i, t in enumerate(analysis.tokens)
            if t.form.folded not in _TRANSPARENT
            and not (t.form.folded in _BRACKETS and _small_mark(analysis, i, adjectives))
        ]
        self.tokens: list[Token] = [analysis.tokens[i] for i in self.original]
        self.forms: list[Form] = [t.form for t in self.tokens]
        self.starts: list[int] = [t.span.start for t in self.tokens]
        self.keys: list[str] = [f.key for f in self.forms]
        self.heads: list[Heads | None] = [heads_of(form) for form in self.forms]
        self.sentence = self._sentences()
        self.states: dict[int, StateAt] = self._states(known)
        self._state_starts = {state.first for state in known}
        self.spoken_of: Counter[str] = Counter(state.country for state in known if state.country != "UNK")

    def __len__(self) -> int:
        return len(self.tokens)

    def span(self, first: int, last: int) -> Span:
        """The stretch of text from word ``first`` to ``last`` (exclusive)."""
        return Span(self.tokens[first].span.start, self.tokens[last - 1].span.end)

    def of_cities(self) -> Counter[str]:
        """How often well-known places of each state are named, counted when first asked for."""
        if self._of_cities is None:
            self._of_cities = states_of_cities(self.analysis, self._state_starts)
        return self._of_cities

    def joined(self, first: int, last: int) -> bool:
        """Whether words ``first`` and ``last`` stand in one sentence (``last`` may be past the end)."""
        return last < len(self.tokens) and self.sentence[first] == self.sentence[last]

    def is_word(self, at: int) -> bool:
        """Whether word ``at`` is a word, not a mark or a number."""
        return self.tokens[at].pos not in (POS.PUNCT, POS.NUM, POS.SYM)

    def definite(self, at: int) -> bool:
        """Whether word ``at`` has the article."""
        return self.forms[at].core_key.startswith(_ARTICLE) and self.keys[at] != and_to.KEY

    def prefix(self, at: int) -> str:
        """Conjunction and preposition written onto word ``at``."""
        return prefix_of(self.forms[at])

    def is_mark(self, at: int) -> bool:
        """Whether token ``at`` of the analysis is a mark that the words leave out."""
        return 0 <= at < len(self.analysis.tokens) and self.analysis.tokens[at].form.folded in _TRANSPARENT

    def _sentences(self) -> list[int]:
        number = [0] * len(self.analysis.tokens)
        for n, sentence in enumerate(self.analysis.sentences):
            for i in range(sentence.first, sentence.last):
                number[i] = n
        return [number[i] for i in self.original]

    def _states(self, matches: Sequence[StateMatch]) -> dict[int, StateAt]:
        back = {o: n for n, o in enumerate(self.original)}
        found = {}
        for match in matches:
            first, last = back.get(match.first), back.get(match.last - 1)
            if first is not None and last is not None:
                found[first] = StateAt(last + 1, match, self.prefix(first))
        for at, (form, heads) in enumerate(zip(self.forms, self.heads, strict=True)):
            adjective = adjective_of_body(form) if heads is not None else None
            if adjective is not None and (at not in found or found[at].match.country == "UNK"):
                found[at] = StateAt(
                    at + 1, replace(adjective, first=self.original[at], last=self.original[at] + 1), self.prefix(at)
                )
        return found


def _small_mark(analysis: Analysis, at: int, adjectives: set[int]) -> bool:
    """Brackets around a number are part of a name (group "5+1"), and those around an adjective of a state only tell whose minister it is."""
    tokens = analysis.tokens
    mark = tokens[at].form.folded
    adjective = at + 1 if mark == "(" else at - 1
    if adjective in adjectives and 0 < adjective < len(tokens) - 1:
        return tokens[adjective - 1].form.folded == "(" and tokens[adjective + 1].form.folded == ")"
    if mark == "(":
        return at + 1 < len(tokens) and tokens[at + 1].form.folded.isdigit()
    return mark == ")" and at > 0 and tokens[at - 1].form.folded == "1"
