"""Pure functions on strings: folding and search keys."""

from marsad.text.folding import fold, key, words

__all__ = ["fold", "key", "words"]
