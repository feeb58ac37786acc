"""Longest match of lexicon phrases on tokens.

Arabic glues conjunctions, prepositions and the article to words, so a raw string search hits inside other words. Phrases are compared token by
token: the first word may carry clitics (its candidate keys are tried in turn), the following words must stand as the phrase has them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from marsad.text import words

T = TypeVar("T")
Index: TypeAlias = dict[str, list[tuple[tuple[str, ...], T]]]


class Match(NamedTuple, Generic[T]):
    """A phrase found: tokens ``first`` to ``last`` (exclusive), and the value of the phrase."""

    first: int
    last: int
    value: T


class Phrases(Generic[T]):
    """A set of phrases with a value each.

    Raises:
        ValueError: a phrase has no word.
    """

    def __init__(self, items: Iterable[tuple[str, T]] = ()) -> None:
        self._by_first: Index[T] = {}
        for phrase, value in items:
            keys = words(phrase)
            if not keys:
                raise ValueError(f"a phrase without words: {phrase!r}")
            self._by_first.setdefault(keys[0], []).append((keys[1:], value))
        self._longest_first()

    @classmethod
    def of_words(cls, items: Iterable[tuple[tuple[str, ...], T]]) -> Phrases[T]:
        """Phrases that are cut into the keys of their words already, none of them empty."""
        made: Phrases[T] = cls()
        for keys, value in items:
            made._by_first.setdefault(keys[0], []).append((keys[1:], value))
        made._longest_first()
        return made

    @classmethod
    def of_index(cls, index: Index[T]) -> Phrases[T]:
        """The phrases whose `index` this is."""
        made: Phrases[T] = cls()
        made._by_first = index
        return made

    @property
    def index(self) -> Index[T]:
        """All phrases by the key of their first word, the longest first: the keys of the other words, and the value."""
        return self._by_first

    def _longest_first(self) -> None:
        for rest in self._by_first.values():
            if len(rest) > 1:
                rest.sort(key=lambda item: -len(item[0]))  # stable: of equal length, the first added wins

    def at(self, candidates: Sequence[str], keys: Sequence[str], first: int) -> Match[T] | None:
        """The longest phrase that starts at token ``first``.

        Args:
            candidates: the keys that the word of this token may have, whole word first.
            keys: for every token the key of the whole word.
            first: index of the token.
        """
        best: Match[T] | None = None
        for candidate in candidates:
            for rest, value in self._by_first.get(candidate, ()):
                last = first + 1 + len(rest)
                if best is not None and last <= best.last:
                    break
                if not rest or tuple(keys[first + 1 : last]) == rest:
                    best = Match(first, last, value)
                    break
        return best

    def opened_by(self, candidates: Sequence[str]) -> bool:
        """Whether a word may begin a phrase; nowhere else need `at` be asked.

        Args:
            candidates: as for `at`.
        """
        return not self._by_first.keys().isdisjoint(candidates)

    def search(self, candidates: Sequence[tuple[str, ...]], keys: Sequence[str]) -> list[Match[T]]:
        """All longest matches from left to right, none overlapping another; ``candidates`` and ``keys`` as for `at`, for every token."""
        found: list[Match[T]] = []
        reached = 0
        for at, options in enumerate(candidates):
            match = self.at(options, keys, at) if at >= reached and self.opened_by(options) else None
            if match is not None:
                found.append(match)
                reached = match.last
        return found
