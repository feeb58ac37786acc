"""Views of Arabic text in which spellings of the same word agree.

`fold` removes what is only dress (vowel marks, tatweel, invisible and presentation characters) and keeps every letter as written.
`key` goes further and makes letters one that writers exchange; it is for looking words up, never for showing them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from marsad.text.tokenising import HIDDEN, WORD

_MARKS = [
    *range(0x0610, 0x061B),
    *range(0x064B, 0x0660),
    0x0670,
    *range(0x06D6, 0x06DD),
    *range(0x06DF, 0x06E9),
    *range(0x06EA, 0x06EE),
    0x0640,
]
_INVISIBLE = [
    0x00AD,
    0x061C,
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2065),
    *range(0x2066, 0x206A),
    0xFEFF,
]
# Persian and Urdu shapes of the same letters; Arabic and Persian digits.
_SAME = {
    "ی": "ي", "ے": "ي", "ۍ": "ي", "ې": "ي", "ۓ": "ئ", "ک": "ك", "ڪ": "ك", "ہ": "ه", "ھ": "ه", "ۀ": "ه", "ۂ": "ه", "ە": "ه",
    "ۃ": "ة", "ٱ": "ا", "ڢ": "ف", "ڧ": "ق",
    **{chr(0x0660 + d): str(d) for d in range(10)},
    **{chr(0x06F0 + d): str(d) for d in range(10)},
}  # fmt: skip
_FOLD = {**dict.fromkeys([*_MARKS, *_INVISIBLE]), **{ord(a): b for a, b in _SAME.items()}}
# Hamza and madda written as marks of their own, as in decomposed text; other marks may stand between.
_SEATS = {
    "ا\u0653": "آ",
    "ا\u0654": "أ",
    "ا\u0655": "إ",
    "و\u0654": "ؤ",
    "ي\u0654": "ئ",
    "ى\u0654": "ئ",
    "ی\u0654": "ئ",
    "ے\u0654": "ئ",
}
COMPOSED = re.compile("([اويىیے])(?:[\u064b-\u0652\u0670\u0640]*)([\u0653-\u0655])")
"""A letter whose hamza or madda is a mark of its own."""
# Letters of other languages, for sounds that Arabic lacks, and what writers put for them.
_FOREIGN = str.maketrans("گڭݣګچپڤڥژڨټٹډڈړڑڕښڼںڵۆۇۈۋێ", "ككككجبففزقتتددررر" + "شننل" + "ووووي")
_SEATED = re.compile("[\u0653-\u0655]")
_PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
_PLAIN = re.compile("[\u0621-\u063a\u0641-\u064a ]*")
_KEPT_LENGTH = 32  # keys of longer strings are seldom asked for twice


def fold(text: str) -> str:
    """``text`` without vowel marks, tatweel and invisible characters, in standard letters and ASCII digits."""
    if text.isascii() or _PLAIN.fullmatch(text):
        return text
    if _SEATED.search(text):
        text = COMPOSED.sub(lambda m: _SEATS.get(m.group(1) + m.group(2), m.group(1)), text)
    if _PRESENTATION.search(text):
        text = _PRESENTATION.sub(lambda m: unicodedata.normalize("NFKC", m.group()), text)
    return text.translate(_FOLD)


def exchanged(text: str) -> str:
    """Folded ``text`` with the letters made one that writers exchange, but ta marbuta (دورة) apart from ha (دوره)."""
    return _merged(text if _PLAIN.fullmatch(text) else text.translate(_FOREIGN))


def _merged(text: str) -> str:
    text = text.replace("أ", "ا").replace("إ", "ا").replace("آ", "ا")  # a third of the time that str.translate takes
    return text.replace("ى", "ي").replace("ؤ", "ء").replace("ئ", "ء")


def key(text: str) -> str:
    """The search key of ``text``: folded, lower case, with exchanged letters made one."""
    return _kept_key(text) if len(text) <= _KEPT_LENGTH else _key(text)


def _key(text: str) -> str:
    if _PLAIN.fullmatch(text):
        return _merged(text).replace("ة", "ه")
    return exchanged(fold(text)).replace("ة", "ه").lower()


_kept_key = lru_cache(maxsize=1 << 16)(_key)


def words(text: str) -> tuple[str, ...]:
    """The keys of the words of ``text``, punctuation left out; how lexicon entries and texts are compared.

    The words are those of `marsad.text.tokens`, so that an entry and a text are cut at the same places.
    """
    if _PLAIN.fullmatch(text):
        return tuple(_merged(text).replace("ة", "ه").split())  # nearly all of the lexicons
    if HIDDEN.search(text):
        return tuple(key(word) for word in WORD.findall(text))  # cut before the direction marks are gone
    return tuple(WORD.findall(key(text)))
