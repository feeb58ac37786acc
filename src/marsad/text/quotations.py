"""Quotation marks that words cut out of a text have left open."""

from __future__ import annotations

_PAIRS = {'"': '"', "«": "»", "“": "”", "„": "“", "‘": "’", "‹": "›", "(": ")"}


def closed(words: str, text: str) -> str:
    """``words`` of ``text`` with the mark behind them that closes a quotation or bracket opened in them: 'the agency "Sun"', not 'the agency "Sun'.

    Words that leave nothing open, or behind which the quotation goes on, come back as they are.
    """
    for opening, closing in _PAIRS.items():
        if opening in words and _is_open(words, opening, closing) and f"{words}{closing}" in text:
            return f"{words}{closing}"
    return words


def _is_open(words: str, opening: str, closing: str) -> bool:
    if opening == closing:
        return words.count(opening) % 2 == 1
    return words.rfind(opening) > words.rfind(closing)
