"""A folded view of a text that knows where its characters come from."""

from __future__ import annotations

import re
from bisect import bisect_left

from marsad.records import Span
from marsad.text.folding import COMPOSED, fold
from marsad.text.tokenising import HIDDEN

_PIECE = re.compile(f"{COMPOSED.pattern}|.", re.DOTALL)


class Folded:
    """``fold(source)`` with a way back to ``source``.

    Attributes:
        source: the text as given.
        text: the folded text.
    """

    __slots__ = ("_starts", "source", "text")

    def __init__(self, source: str) -> None:
        self.source = source
        self._starts: list[int] | None = None
        if HIDDEN.search(source):
            self.text, self._starts = _fold_with_starts(source)
        else:
            self.text = fold(source)  # letter for letter

    def original(self, start: int, end: int) -> Span:
        """The span of ``source`` that ``text[start:end]`` comes from, without the marks and invisible characters around it.

        Raises:
            ValueError: not a span of ``text``.
        """
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"no span of a text of {len(self.text)} characters: {start}-{end}")
        starts = self._starts
        if starts is None:
            return Span(start, end)
        if start == end:
            return Span(starts[start], starts[start])
        seated = COMPOSED.match(self.source, starts[end - 1])
        return Span(starts[start], seated.end() if seated else starts[end - 1] + 1)

    def folded(self, start: int, end: int) -> Span:
        """The span of ``text`` that ``source[start:end]`` folds to; empty if it holds only marks.

        Raises:
            ValueError: not a span of ``source``.
        """
        if not 0 <= start <= end <= len(self.source):
            raise ValueError(f"no span of a text of {len(self.source)} characters: {start}-{end}")
        starts = self._starts
        if starts is None:
            return Span(start, end)
        count = len(self.text)
        return Span(bisect_left(starts, start, 0, count), bisect_left(starts, end, 0, count))


def _fold_with_starts(source: str) -> tuple[str, list[int]]:
    parts, starts = [], []
    for piece in _PIECE.finditer(source):
        part = fold(piece.group())  # nothing else folds in dependence on its neighbours
        parts.append(part)
        starts.extend([piece.start()] * len(part))
    starts.append(len(source))
    return "".join(parts), starts
