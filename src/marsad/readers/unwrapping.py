"""Paragraphs of pages that show each line of print as a paragraph of its own, as programs do that make pages of PDF files."""

from __future__ import annotations

import re
from collections.abc import Sequence

from marsad.readers.article import Piece
from marsad.records import BlockKind

_FEWEST = 8  # lines from which on it can be told
_WIDTHS = range(25, 111)  # characters of the widest line of print
_EVEN = 0.7  # share of the widest that a line has which goes on in the next
_MOST_UNEVEN = 0.05  # share of lines that may go on in the next though they are shorter
_FEWEST_ENDED = 0.125  # share of lines with which a sentence ends, else the page has no full stops
_STOP = re.compile(r"[.!؟?:…][»”\")\]]*\s*$")
_ITEM = re.compile(r"\s*(?:[-–—*•·▪]|\d{1,3}\s*[-–.)])")


def unwrapped(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with lines joined that end in the middle of a sentence, where most lines of a page do and are about equally long."""
    lines = [text for text, kind in pieces if kind is None]
    if not _is_wrapped(lines):
        return list(pieces)
    widest = max(map(len, lines))
    found, open_line = list[tuple[list[str], BlockKind | None]](), False
    for text, kind in pieces:
        if open_line and kind is None:
            found[-1][0].append(text)
        else:
            found.append(([text], kind))
        open_line = kind is None and len(text) >= _EVEN * widest and not _STOP.search(text)
    return [(" ".join(texts), kind) for texts, kind in found]


def _is_wrapped(lines: Sequence[str]) -> bool:
    if len(lines) < _FEWEST or max(map(len, lines)) not in _WIDTHS or any(_ITEM.match(line) for line in lines):
        return False
    going_on = [len(line) for line in lines if not _STOP.search(line)]
    uneven = sum(width < _EVEN * max(map(len, lines)) for width in going_on)
    ended = len(lines) - len(going_on)
    return _FEWEST_ENDED * len(lines) <= ended <= len(going_on) and uneven <= _MOST_UNEVEN * len(lines)
