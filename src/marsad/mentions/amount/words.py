"""Words of the grammar of amounts by what they do (``lexicons/ar/amount_words.yml``)."""

from __future__ import annotations

from marsad.lexicon import word_classes


def amount_words(name: str) -> frozenset[str]:
    """The search keys of a class: ``one_after``, ``ordinal`` ..."""
    return word_classes("ar", "amount_words")[name]
