"""Names that a hyphen parts: Rostov-on-Don and Guinea-Bissau are looked up as if a blank stood there."""

from __future__ import annotations

from marsad.records import Analysis

HYPHENS = frozenset("-\u2010\u2011\u2013")


def numbers_without_hyphens(analysis: Analysis) -> list[int]:
    """The numbers of all tokens but the hyphens that stand directly between two words.

    A hyphen with a blank beside it is a dash, and one beside a digit part of a figure; both stay.
    """
    return [
        at
        for at, token in enumerate(analysis.tokens)
        if token.form.surface not in HYPHENS or not _joins_words(analysis, at)
    ]


def _joins_words(analysis: Analysis, at: int) -> bool:
    """Whether the hyphen at a token stands directly between two words."""
    tokens = analysis.tokens
    if not 0 < at < len(tokens) - 1:
        return False
    before, this, after = tokens[at - 1], tokens[at], tokens[at + 1]
    glued = before.span.end == this.span.start and this.span.end == after.span.start
    return glued and before.form.surface[-1].isalpha() and after.form.surface[0].isalpha()
