"""Quotation marks around the words of an actor phrase: how far a quotation goes, and whether words stand in one of their own."""

from __future__ import annotations

from marsad.mentions.actor.lexicon import Quoted
from marsad.mentions.actor.text import Words
from marsad.records import POS

_BEFORE_QUOTED = frozenset("ل:")
_LONGEST_QUOTED = 10  # words
_NOMINAL = frozenset({POS.NOUN, POS.PROPN, POS.ADJ})
_FAR_BACK = 200  # tokens
_OPENING, _CLOSING = frozenset("«“„‘‹"), frozenset("»”’›")


def quotation(words: Words, at: int) -> int:
    """Where the quotation ends (exclusive) that opens before word ``at``; ``at`` where none does."""
    if at >= len(words.original) or not _opens(words, words.original[at] - 1, words.sentence[at]):
        return at
    for end in range(at + 1, min(at + _LONGEST_QUOTED, len(words.original)) + 1):
        if words.is_mark(words.original[end - 1] + 1):
            return end
        if end == len(words.original) or words.sentence[end] != words.sentence[at]:
            break
    return at


def _opens(words: Words, mark: int, sentence: int) -> bool:
    """Whether a mark opens a quotation: by its shape, else as one of those of its sentence that stand at odd places."""
    if not words.is_mark(mark):
        return False
    shape = words.analysis.tokens[mark].form.folded
    if shape in _OPENING or shape in _CLOSING:
        return shape in _OPENING
    first = words.analysis.sentences[sentence].first
    before = words.analysis.tokens[max(first, mark - _FAR_BACK) : mark]
    return sum(token.form.folded == shape for token in before) % 2 == 0


def is_quoted(words: Words, at: int, last: int, quoted: Quoted) -> bool:
    """Whether words ``at`` to ``last`` stand in quotation marks of their own, in the way that ``quoted`` asks for."""
    if not quoted:
        return False
    if quoted == "told" and (not at or words.keys[at - 1] not in _BEFORE_QUOTED):  # "he told 'The Event'"
        return False
    if quoted == "alone":
        named = at > 0 and words.joined(at - 1, at) and words.tokens[at - 1].pos in _NOMINAL
        described = words.joined(at, last) and words.tokens[last].pos is POS.ADJ and not words.prefix(last)
        if named or described:  # "the club 'Youth'", "the 'Base' of the Americans"
            return False
    after = words.original[last - 1] + 1
    return words.is_mark(after) and words.original[at] > (words.original[at - 1] + 1 if at else 0)
