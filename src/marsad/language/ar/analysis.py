"""From text to sentences of tokens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from marsad.language.ar.forms import form
from marsad.language.ar.lemmas import lemmas
from marsad.language.ar.run_on import second_word
from marsad.language.ar.sentences import borders
from marsad.language.ar.tagging import tag
from marsad.records import Analysis, Sentence, Span, Token
from marsad.text import tokens


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
        spans = list(_words(text, region))
        for first, last in borders(text, spans, 0, len(spans)):
            stretch = spans[first:last]
            forms = [form(text[start:end]) for start, end in stretch]
            base = len(all_tokens)
            all_tokens.extend(Token(s, f, p, lemmas(f, p)) for s, f, p in zip(stretch, forms, tag(forms), strict=True))
            sentences.append(Sentence(Span(stretch[0].start, stretch[-1].end), base, len(all_tokens)))
    return Analysis(text, tuple(sentences), tuple(all_tokens))


def _words(text: str, region: Span) -> Iterator[Span]:
    """The tokens of a region, with words that the page has run together parted."""
    for match in tokens(text, region.start, region.end):
        start, end = match.span()
        while second := second_word(text[start:end]):
            yield Span(start, start + second)
            start += second
        yield Span(start, end)


def _checked(text: str, regions: Sequence[Span] | None) -> Sequence[Span]:
    if regions is None:
        return (Span(0, len(text)),)
    reached = 0
    for start, end in regions:
        if not reached <= start <= end <= len(text):
            raise ValueError(f"region {start}-{end} overlaps another, stands out of order or reaches outside the text")
        reached = end
    return regions
