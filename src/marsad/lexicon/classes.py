"""Classes of single words: what the grammars look up by the name of the class."""

from __future__ import annotations

from functools import cache

from marsad.lexicon.loading import entries
from marsad.text import key


@cache
def word_classes(language: str, topic: str) -> dict[str, frozenset[str]]:
    """Keys of the ``words`` of every entry of a rule file that has some, by what follows language and sort in its id (``say``, ``aid.medical`` ...).

    Raises:
        LexiconError: the file is missing or not of the schema.
    """
    listed = (e for e in entries(language, topic) if "words" in e.value)
    return {e.id.split(".", 2)[2]: frozenset(map(key, e.value["words"])) for e in listed}
