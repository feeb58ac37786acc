"""From text to sentences of tokens."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from marsad.language.ar.forms import form
from marsad.language.ar.lemmas import lemmas
from marsad.language.ar.run_on import second_word
from marsad.language.ar.sentences import borders
from marsad.language.ar.tagging import tag
from marsad.records import Analysis, Form, Sentence, Span, Token
from marsad.text import Recent, tokens

_CACHE_SIZE = 60_000
_whole: Recent[str, Form] = Recent(_CACHE_SIZE)
_new = tuple.__new__  # with a row at hand it makes a named tuple in a third of the time


def analyse(text: str, regions: Sequence[Span] | None = None) -> Analysis:
    """Sentences and tokens of a text.

    Args:
        text: any text; spans of the result index it as it is.
        regions: the stretches to read, in order and apart from each other; the whole text if None. No sentence crosses the border of a region.

    Raises:
        ValueError: regions overlap, stand out of order or reach outside the text.
    """
    sentences: list[Sentence] = []
    all_tokens: list[Token] = []
    for region in _checked(text, regions):
        spans, forms = _words(text, region)
        for first, last in borders(text, spans, 0, len(spans)):
            stretch, within = spans[first:last], forms[first:last]
            tags, base = tag(within), len(all_tokens)
            rows = zip(stretch, within, tags, map(lemmas, within, tags), strict=True)
            all_tokens += [_new(Token, row) for row in rows]
            sentences.append(Sentence(Span(stretch[0].start, stretch[-1].end), base, len(all_tokens)))
    return Analysis(text, tuple(sentences), tuple(all_tokens))


def _words(text: str, region: Span) -> tuple[list[Span], list[Form]]:
    """The tokens of a region, with words that the page has run together parted."""
    spans, forms = [], []
    for match in tokens(text, region.start, region.end):
        surface, span = match.group(), _new(Span, match.span())
        known = _whole.get(surface)
        while known is None and (second := second_word(surface)):
            spans.append(Span(span.start, span.start + second))
            forms.append(form(surface[:second]))
            surface, span = surface[second:], Span(span.start + second, span.end)
        spans.append(span)
        forms.append(known or _whole.recalled(surface, partial(form, surface)))
    return spans, forms


def _checked(text: str, regions: Sequence[Span] | None) -> Sequence[Span]:
    if regions is None:
        return (Span(0, len(text)),)
    reached = 0
    for start, end in regions:
        if not reached <= start <= end <= len(text):
            raise ValueError(f"region {start}-{end} overlaps another, stands out of order or reaches outside the text")
        reached = end
    return regions
