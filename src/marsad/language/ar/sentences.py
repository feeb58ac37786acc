"""Sentence borders among the tokens of a region."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from marsad.records import Span
from marsad.text import key

LONGEST = 400
"""Tokens after which a sentence without a stop ends, so that such text costs no more than its length; one in 50,000 sentences of news has more."""
_STOPS = frozenset(".!?؟…۔")
_CLOSING = frozenset("\"'”»’)]}›*")
_TITLES = frozenset(["د", "م", "أ", "ا", "ص", "ب", "ت", "ج", "ك", "ق", "هـ", "س", "ن", "دكتور", "مهندس"]) | {
    "dr",
    "mr",
    "mrs",
    "st",
    "vs",
    "no",
    "u",
    "inc",
    "co",
}


def borders(text: str, spans: Sequence[Span], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Token ranges of the sentences among tokens ``first`` to ``last`` (exclusive).

    A sentence ends after a stop (with the quotation marks and brackets that close right after it), where a line ends, and after `LONGEST` tokens.
    A point does not end one inside an abbreviation (د. أ.ف.ب), before a glued letter or digit that does not look like Arabic prose, or without a
    word before it.
    """
    begin = at = first
    while at < last:
        end = at + 1
        if _stops(text, spans, begin, at, last):
            while end < last and text[spans[end].start] in _CLOSING and spans[end].start - spans[end - 1].end <= 0:
                end += 1
            yield begin, end
            begin = end
        elif end - begin >= LONGEST or (end < last and "\n" in text[spans[at].end : spans[end].start]):
            yield begin, end
            begin = end
        at = end
    if begin < last:
        yield begin, last


def _stops(text: str, spans: Sequence[Span], begin: int, at: int, last: int) -> bool:
    span = spans[at]
    if text[span.start] not in _STOPS:
        return False
    mark = text[span.start : span.end]  # a token is a run of one mark
    if mark != ".":
        return mark[0] not in ".…" or at + 1 == last or _starts_anew(text, span.end)
    if at == begin or at + 1 == last:
        return at + 1 == last
    before = text[spans[at - 1].start : spans[at - 1].end]
    if spans[at - 1].end == span.start and _abbreviates(before):
        return False
    return _starts_anew(text, span.end) or (len(before) > 1 and _glued_prose(text, spans, at))


def _abbreviates(before: str) -> bool:
    return key(before) in _TITLES or (len(before) == 1 and before.isalpha())


def _starts_anew(text: str, at: int) -> bool:
    """Whether white space, a closing mark or the end stands after a stop."""
    following = text[at : at + 1]
    return (
        not following
        or following.isspace()
        or following in _CLOSING
        or not (following.isalnum() or following in "/-،,؛:%@")
    )


def _glued_prose(text: str, spans: Sequence[Span], at: int) -> bool:
    """Whether an Arabic word of three letters or more stands glued to the stop and another Arabic word before it."""
    following = text[spans[at + 1].start : spans[at + 1].end]
    return (
        len(following) > 2
        and following[0] >= "\u0600"
        and text[spans[at - 1].start] >= "\u0600"
        and following[0].isalpha()
    )
