"""The parts of plain text: lines, or paragraphs where the lines were wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from marsad.readers.blocks import Part
from marsad.records import BlockKind, Span

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c]+")
_WIDEST = 110
_STOP = re.compile(r"[.!؟?:»”\"…]\s*$")


def parts(text: str, heading: int) -> list[Part]:
    """The parts of ``text``, of which the first ``heading`` characters are a title given apart."""
    found = [Part(Span(0, heading), BlockKind.HEADLINE)] if heading else []
    lines = [m.span() for m in _LINE.finditer(text, heading)]
    for _, group in groupby(_numbered(text, lines), key=lambda item: item[0]):
        spans = [span for _, span in group]
        found += [
            Part(span, None) for span in ([Span(spans[0].start, spans[-1].end)] if _wrapped(text, spans) else spans)
        ]
    return found


def _numbered(text: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, Span]]:
    """Every line that is not blank, without the spaces around it, with the number of blank lines before it as its paragraph."""
    paragraph, before = 0, 0
    for start, end in lines:
        line = text[start:end]
        bare = line.strip()
        if not bare or text.count("\n", before, start) > 1:
            paragraph += 1
        if bare:
            first = start + len(line) - len(line.lstrip())
            yield paragraph, Span(first, first + len(bare))
        before = end


def _wrapped(text: str, lines: list[Span]) -> bool:
    """Whether the lines of a paragraph were broken at a column: all but the last about equally long, most without a full stop."""
    widths = [line.end - line.start for line in lines]
    widest = max(widths)
    if len(lines) < 3 or widest > _WIDEST or min(widths[:-1]) < 0.65 * widest:
        return False
    return sum(1 for line in lines[:-1] if _STOP.search(line.of(text))) * 3 <= len(lines)
