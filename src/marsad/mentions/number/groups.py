"""The parts of a number: groups below a thousand in words, and digits with what may stand around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from marsad.mentions.number.digits import digit_number
from marsad.mentions.number.words import NumberWord, Reading, number_readings

POINTS = frozenset(".٫")
_COMMA_LETTER = "ر"
_MOST_DECIMALS = 4
_HUNDRED = 100
_POWER = re.compile(r"e(\d{1,2})")
_RATIO_UNDER = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 100, 1000})


class Part(NamedTuple):
    """A partial value up to token ``last`` (exclusive); ``scale`` is its last multiplier, 1 for none."""

    value: float
    last: int
    scale: float = 1.0
    ordinal: bool = False


TEN = frozenset({"عشر", "عشره"})
"""The ten of "fifteen", which stands behind its unit."""


def reading_at(keys: Sequence[str], at: int) -> Reading | None:
    """The number word at ``at`` with its clitics."""
    return number_readings().get(keys[at]) if at < len(keys) else None


def word_at(keys: Sequence[str], at: int) -> NumberWord | None:
    """The number word at ``at`` when it may go on a number without "and": the article is its only clitic."""
    reading = reading_at(keys, at)
    return None if reading is None or reading.conjunction or reading.preposition else reading.word


def joined(keys: Sequence[str], at: int) -> tuple[int, Reading | None] | None:
    """Where a number joined by "and" goes on at ``at``: the index of its token and, for a word, its reading."""
    reading = reading_at(keys, at)
    if at + 1 < len(keys) and keys[at] == "واحد" and keys[at + 1] in TEN:
        return at, number_readings()["احد"]  # "and eleven" is spelled like "one": وأحد عشر
    if reading is not None:
        return (at, reading) if reading.conjunction and not reading.preposition else None
    if at >= len(keys) or keys[at][:1] != "و":
        return None
    if keys[at] == "و":
        after = reading_at(keys, at + 1)
        return None if at + 1 >= len(keys) or (after and (after.conjunction or after.preposition)) else (at + 1, after)
    digits = digit_number(keys[at])
    return (at, None) if digits is not None and digits.clitics == "و" else None


def scale_at(keys: Sequence[str], at: int) -> float | None:
    """The scale ("thousand") that multiplies what stands before ``at``."""
    word = word_at(keys, at)
    if word is None or word.scale is None:
        return None
    return word.scale if word.dual is None or word.after_number else None


def group(keys: Sequence[str], at: int) -> Part | None:
    """A number below a thousand in words: "three hundred and twenty-five", "the twelfth"."""
    reading = reading_at(keys, at)
    if reading is None:
        return None
    hundred = _hundred(keys, at, reading)
    if hundred is None:
        return _below_hundred(keys, at, reading)
    joint = joined(keys, hundred.last)
    if joint is not None and joint[1] is None and not reading.word.bound:
        below = digit_number(keys[joint[0]])  # "a hundred and 25"
        if below is not None and below.value < _HUNDRED and below.value % 1 == 0:
            return Part(hundred.value + below.value, joint[0] + 1)
    index, after = joint or (hundred.last, reading_at(keys, hundred.last))
    plain = after is not None and (joint is not None or not (after.conjunction or after.preposition))
    rest = _below_hundred(keys, index, after) if after is not None and plain else None
    if rest is None or (rest.value < 10 and _counts_parts(keys, rest)):
        return None if reading.word.bound else hundred
    return Part(hundred.value + rest.value, rest.last, 1.0, rest.ordinal and after is not None and after.article)


def _counts_parts(keys: Sequence[str], part: Part) -> bool:
    """Whether the number before a plural fraction belongs to it: "a hundred and three quarters"."""
    word = word_at(keys, part.last)
    return word is not None and word.parts is not None


def _hundred(keys: Sequence[str], at: int, reading: Reading) -> Part | None:
    if reading.word.hundred is not None:
        return Part(reading.word.hundred, at + 1)
    after = word_at(keys, at + 1)
    if reading.word.unit is None or not 3 <= reading.word.unit <= 9 or after is None:
        return None
    hundreds = after.hundred == 100 or (after.scale == 100 and after.plural)
    return Part(reading.word.unit * 100, at + 2) if hundreds else None


def _below_hundred(keys: Sequence[str], at: int, reading: Reading) -> Part | None:
    word = reading.word
    if word.teen is not None or word.ten is not None:
        return Part(word.teen or word.ten or 0.0, at + 1, 1.0, reading.article)
    value = word.unit if word.unit is not None else word.ordinal
    if value is None:
        return None
    whole = _with_ten(keys, at, reading, value) if 1 <= value <= 9 else None
    if whole is not None:
        return whole
    if word.bound or (word.definite and not reading.article):
        return None
    return Part(value, at + 1, 1.0, word.ordinal is not None)


def _with_ten(keys: Sequence[str], at: int, reading: Reading, unit: float) -> Part | None:
    ordinal = reading.article or reading.word.ordinal is not None
    after = word_at(keys, at + 1)
    if after is not None and after.after_unit:
        return Part(unit + 10, at + 2, 1.0, ordinal)
    joint = joined(keys, at + 1)
    if joint is None or joint[1] is None or joint[1].word.ten is None:
        return None
    return Part(unit + joint[1].word.ten, joint[0] + 1, 1.0, ordinal)


def digits(keys: Sequence[str], at: int) -> Part | None:
    """A number in digits: 1200, .77, 1 234 567, 3/4, 2 1/4, 3 hundred."""
    if at >= len(keys):
        return None
    if keys[at] in POINTS:
        tail = keys[at + 1] if at + 1 < len(keys) and not (at and keys[at - 1][-1:].isalnum()) else ""
        return Part(float(f"0.{tail}"), at + 2) if tail.isdecimal() else None
    number = digit_number(keys[at])
    if number is None:
        return None
    if (decimals := _after_the_letter(keys, at)) is not None:
        return Part(decimals, at + 3)
    if number.point is not None and scale_at(keys, at + 1) is not None:
        return Part(number.point, at + 1)
    part = _spaced(keys, at, number.value)
    if part.last < len(keys) and (power := _POWER.fullmatch(keys[part.last])) is not None:
        return Part(part.value * 10.0 ** int(power.group(1)), part.last + 1)
    word = word_at(keys, part.last)
    if word is not None and word.hundred == 100 and 1 < part.value < 10:
        return Part(part.value * 100, part.last + 1, 100.0)
    return _ratio(keys, at, part) if part.last == at + 1 else part


def _after_the_letter(keys: Sequence[str], at: int) -> float | None:
    """Decimals as Gulf and older agencies write them, with the letter that looks like the decimal comma: 3ر75 is seen as 75,3 and means that."""
    if at + 2 >= len(keys) or keys[at + 1] != _COMMA_LETTER or not (keys[at].isdecimal() and keys[at + 2].isdecimal()):
        return None
    return float(f"{keys[at + 2]}.{keys[at]}") if len(keys[at]) <= _MOST_DECIMALS else None


def _spaced(keys: Sequence[str], at: int, value: float) -> Part:
    """Thousands parted by spaces: 1 234 567."""
    whole = Part(value, at + 1)
    if not 0 < value < 1000 or value % 1:
        return whole
    last = at + 1
    while last < len(keys) and keys[last][:1].isdecimal():
        thousands, _, decimals = keys[last].partition(".")
        if len(thousands) != 3 or not thousands.isdecimal() or not (decimals or "0").isdecimal():
            return whole
        value, last = value * 1000 + float(keys[last]), last + 1
    return Part(value, last)


def _ratio(keys: Sequence[str], at: int, part: Part) -> Part:
    """A fraction in digits, alone (3/4) or after a whole number (2 1/4)."""
    if (ratio := _slash(keys, at)) is not None:
        return Part(ratio, at + 3)
    after = _slash(keys, at + 1) if part.value % 1 == 0 else None
    return Part(part.value + after, at + 4) if after is not None and after < 1 else part


def _slash(keys: Sequence[str], at: int) -> float | None:
    """Digits over digits; not in a date (5/17/2018), nor over what fractions seldom have under them."""
    if at + 2 >= len(keys) or keys[at + 1] != "/" or (at and keys[at - 1] == "/"):
        return None
    over, under = digit_number(keys[at]), digit_number(keys[at + 2])
    if over is None or under is None or under.clitics or under.value not in _RATIO_UNDER:
        return None
    return None if at + 3 < len(keys) and keys[at + 3] == "/" else over.value / under.value
