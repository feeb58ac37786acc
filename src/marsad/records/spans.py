"""Stretches of text and of time."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of text: ``start`` and ``end`` count characters, ``end`` exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that the span covers in ``text``."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


class Interval(NamedTuple):
    """Days from ``start`` to ``end``, both inclusive; an open side is None."""

    start: date | None
    end: date | None
