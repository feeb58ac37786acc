"""Where the words, numbers and marks of a text stand, by script alone.

Web pages glue things that readers see apart: Arabic to Latin letters, letters to digits, words to each other with only a direction mark between
them, a conjunction to the quotation mark after it. So a token ends where the script changes, and direction marks end it too; joiners
(zero-width non-joiner, soft hyphen) and vowel marks stay inside. Linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

ARABIC_LETTERS = (
    "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06e5\u06e6\u06ee\u06ef\u06fa-\u06fc\u06ff"
    "\u0750-\u077f\u08a0-\u08c9\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufd8f\ufd92-\ufdc7\ufdf0-\ufdfc\ufe70-\ufe74\ufe76-\ufefc"
)
_MARKS = "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
_JOINERS = "\u00ad\u200c\u200d\u2060\ufeff"
_INVISIBLE = "\u061c\u200b\u200e\u200f\u202a-\u202e\u2061-\u2064\u2066-\u2069\ufe00-\ufe0f"
_WORD = (
    rf"[{ARABIC_LETTERS}][{ARABIC_LETTERS}{_MARKS}{_JOINERS}]*"
    r"|\d+(?:[.,٫٬]\d+)*"
    rf"|[^\W\d_\u0640{ARABIC_LETTERS}](?:[^\W_\u0640{ARABIC_LETTERS}]|[\u0300-\u036f])*"
    r"|_"
)
WORD = re.compile(_WORD)
_TOKEN = re.compile(rf"{_WORD}|(\u0640|[^\w\s{_MARKS}{_JOINERS}{_INVISIBLE}])\1*")
HIDDEN = re.compile(f"[{_MARKS}{_JOINERS}{_INVISIBLE}\ufb50-\ufdff\ufe70-\ufefc]")


def tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
    """Words, numbers and runs of one punctuation mark in ``text[start:end]``, from left to right.

    White space, direction marks and stray vowel marks belong to no token.
    """
    return _TOKEN.finditer(text, start, len(text) if end is None else end)
