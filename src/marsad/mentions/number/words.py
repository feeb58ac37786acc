"""Number words with the clitics that may be glued to them, ready to look up by search key."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from marsad.lexicon import entries
from marsad.mentions.amount.words import amount_words
from marsad.text import words

# Proclitics of number words, as (letters, conjunction, preposition, article). Other letters (ف، ك) make more wrong
# words than right ones.
_PROCLITICS = (
    ("و", True, False, False),
    ("ال", False, False, True),
    ("وال", True, False, True),
    ("ب", False, True, False),
    ("ل", False, True, False),
    ("وب", True, True, False),
    ("ول", True, True, False),
    ("بال", False, True, True),
    ("لل", False, True, True),
    ("وبال", True, True, True),
    ("ولل", True, True, True),
)


class NumberWord(NamedTuple):
    """What a word may be in a number: the classes of the lexicon ``numbers``, None where it is not of that class."""

    unit: float | None = None
    ten: float | None = None
    teen: float | None = None
    hundred: float | None = None
    scale: float | None = None
    dual: float | None = None
    fraction: float | None = None
    parts: float | None = None
    ordinal: float | None = None
    sign: float | None = None
    point: bool = False
    bound: bool = False
    plural: bool = False
    definite: bool = False
    after_unit: bool = False
    after_number: bool = False


class Reading(NamedTuple):
    """A number word as it stands: with a conjunction, a preposition or the article glued to it or without."""

    word: NumberWord
    conjunction: bool = False
    preposition: bool = False
    article: bool = False


@cache
def number_readings() -> dict[str, Reading]:
    """Every number word with every proclitic, by search key.

    The plain word wins over a reading with clitics: واحد is "one", not "and one of".
    """
    plain = {words(m)[0]: _word(entry.value) for entry in entries("ar", "numbers") for m in entry.match}
    readings = {key: Reading(word) for key, word in plain.items()}
    no_numbers = amount_words("no_number")
    for key, word in plain.items():
        if word.sign or word.point:
            continue
        for letters, conjunction, preposition, article in _PROCLITICS:
            form = letters + key
            if form not in no_numbers:
                # "the two" alone is Monday: it needs the ten after it.
                bound = word._replace(bound=True) if article and word.unit in (1, 2) and key.startswith("ا") else word
                readings.setdefault(form, Reading(bound, conjunction, preposition, article))
    for form in ("الاحد", "والاحد"):
        readings[form] = Reading(NumberWord(unit=1, bound=True), form[0] == "و", False, True)
    return readings


def _word(value: dict[str, Any]) -> NumberWord:
    fields: dict[str, Any] = {name: x if isinstance(x, bool) else float(x) for name, x in value.items()}
    return NumberWord(**fields)
