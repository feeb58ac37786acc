"""Numbers whose counted noun is in the singular: "40 Syrians" is written as "40 a Syrian"."""

from __future__ import annotations

from marsad.mentions.number.digits import YEARS
from marsad.mentions.number.words import number_readings

# Of a number that ends so, the counted noun is in the accusative; of round hundreds in the genitive.
_TENS = range(11, 100)


def counts_singular(key: str, before: str = "", *, accusative: bool = False) -> bool:
    """Whether a word may end a number that counts a noun in the singular.

    Args:
        key: the search key of the word.
        before: that of the word before it, which tells "fifteen" from "ten".
        accusative: whether the noun must be in the accusative, as behind 11 to 99.
    """
    if key.isdecimal():
        value = int(key[-6:])
        if value % 100 == 0:
            return value >= 100 and not accusative
        return value % 100 in _TENS and value not in YEARS
    reading = number_readings().get(key)
    if reading is None or reading.article or reading.word.ordinal is not None:
        return False
    word = reading.word
    if word.after_unit:
        unit = number_readings().get(before)
        return unit is not None and unit.word.unit is not None and not reading.conjunction
    return word.ten is not None or word.teen is not None or (not accusative and bool(word.hundred or word.scale))
