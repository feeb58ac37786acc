"""Words by what they do to a clause (``lexicons/<language>/cues.yml``) and to what is told near them (``qualifiers_*.yml``)."""

from __future__ import annotations

from functools import cache

from marsad.lexicon import LexiconError, word_classes

QUALIFIERS = tuple(
    f"qualifiers_{matter}"
    for matter in (
        *("facts", "status", "contexts", "fates", "sources", "offices", "events"),
        *("subjects", "speech", "attacks", "policing", "talks", "bonds"),
    )
)
"""The files of the words that qualify what is told near them."""


def load_cues(language: str = "ar") -> dict[str, frozenset[str]]:
    """Keys of the words of each class, by what follows language and sort in the entry's id (``preposition``, ``say`` ...)."""
    return word_classes(language, "cues")


@cache
def qualifier_words(language: str = "ar") -> dict[str, frozenset[str]]:
    """The same of the words that qualify what is told near them, of all matters.

    Raises:
        LexiconError: two files have a class of one name, so that one would hide the other.
    """
    found: dict[str, frozenset[str]] = {}
    for topic in QUALIFIERS:
        classes = word_classes(language, topic)
        if twice := sorted(found.keys() & classes.keys()):
            raise LexiconError(
                f"{language}/{topic}.yml: another file has a class of the name {twice[0]}; give it a name of its own"
            )
        found |= classes
    return found


@cache
def cue_classes(language: str = "ar") -> dict[str, tuple[str, ...]]:
    """For every cue word's key the classes it belongs to."""
    found: dict[str, list[str]] = {}
    for name, words in load_cues(language).items():
        for word in sorted(words):
            found.setdefault(word, []).append(name)
    return {word: tuple(names) for word, names in found.items()}
