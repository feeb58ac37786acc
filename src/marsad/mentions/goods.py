"""What is sold, given or invested in, told apart by the words that name it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import dropwhile

from marsad.language import form, lemmas
from marsad.lexicon import word_classes
from marsad.mentions.number.groups import word_at
from marsad.records import POS
from marsad.text import key, tokens

_CACHE_SIZE = 4_096


def goods_named(text: str) -> Iterator[str]:
    """Stems of the words that say which goods, arms or sector are meant: of "8 jets «F 16»" all but the count, of "military equipment" none."""
    named = (m.group() for m in tokens(text) if m.group()[0].isalnum())
    return (stem for stem in map(_stem, dropwhile(_counts, named)) if stem not in _of_any())


def _counts(word: str) -> bool:
    return word.isdecimal() or word_at((key(word),), 0) is not None


@lru_cache(maxsize=_CACHE_SIZE)
def _stem(word: str) -> str:
    """The key of a noun or adjective without article, number, gender and what is joined to it: القمح is قمح, بالصواريخ is صاروخ."""
    return key(lemmas(form(word), POS.NOUN)[:2][-1]).removesuffix("ه")


@cache
def _of_any() -> frozenset[str]:
    """Stems of words that name goods or arms of no kind."""
    return frozenset(map(_stem, word_classes("ar", "qualifiers_facts")["of_any_kind"]))
