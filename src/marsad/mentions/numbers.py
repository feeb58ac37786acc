"""Numbers in a row of tokens, in digits, in words and mixed, as one value.

A number is a sum of parts that fall in scale ("two million and 500 thousand"); a part is a group below a thousand, or digits, times its scales.
Works on search keys (`marsad.text.key`), so that spelling variants and both sets of digits are one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from marsad.mentions.digits import digit_number
from marsad.mentions.number_words import NumberWord, Reading, number_readings

_MINUS = frozenset("-−–")
_POINTS = frozenset(".٫")
_BELOW_TEN = 10.0


class NumberMatch(NamedTuple):
    """A number found: tokens ``first`` to ``last`` (exclusive).

    ``ordinal`` is set for ordinals and for ten and teen words with the article, which Arabic writes alike ("the twenty" is "the twentieth").
    """

    first: int
    last: int
    value: float
    ordinal: bool = False


class _Part(NamedTuple):
    """A partial value; ``scale`` is the last multiplier (1 none), ``words`` whether spelled out, ``open`` whether a scale may follow."""

    value: float
    last: int
    scale: float = 1.0
    words: bool = True
    ordinal: bool = False


def number_at(keys: Sequence[str], at: int) -> NumberMatch | None:
    """The longest number that starts at token ``at``.

    Args:
        keys: the search key of every token; numbers in digits with their separators are one token, punctuation marks are tokens.
        at: index of the first token. Glued conjunction, preposition and article are allowed on it.

    Returns:
        The number, or None when no number starts there. "Per cent" is not a hundred; plurals of scales alone ("thousands") are no value.
    """
    key = keys[at]
    reading = number_readings().get(key)
    if reading is None and not key[-1:].isdecimal() and key not in _MINUS and key not in _POINTS:
        return None
    sign, start = _sign(keys, at, reading)
    part = _fraction_first(keys, start) or _sum(keys, start)
    if part is None:
        return None
    part = _of_parts(keys, part)
    return NumberMatch(at, part.last, sign * part.value, part.ordinal)


def _sign(keys: Sequence[str], at: int, reading: Reading | None) -> tuple[float, int]:
    if reading is not None and reading.word.sign is not None:
        return reading.word.sign, at + 1
    if keys[at] in _MINUS and (at == 0 or not keys[at - 1][-1:].isalnum()):
        return -1.0, at + 1
    return 1.0, at


def _reading(keys: Sequence[str], at: int) -> Reading | None:
    return number_readings().get(keys[at]) if at < len(keys) else None


def _inner(keys: Sequence[str], at: int) -> NumberWord | None:
    """The number word at ``at`` when it may go on a number without "and"."""
    reading = _reading(keys, at)
    return None if reading is None or reading.conjunction or reading.preposition else reading.word


def _and(keys: Sequence[str], at: int) -> tuple[int, Reading | None] | None:
    """Where a number joined by "and" goes on: the index and, for a word, its reading without the conjunction."""
    if at >= len(keys):
        return None
    reading = _reading(keys, at)
    if reading is not None:
        return (at, reading) if reading.conjunction and not reading.preposition else None
    if keys[at] == "و" and at + 1 < len(keys):
        after = _reading(keys, at + 1)
        return (at + 1, after) if after is None or not (after.conjunction or after.preposition) else None
    digits = digit_number(keys[at]) if keys[at][0] == "و" else None
    return (at, None) if digits is not None and digits.clitics == "و" else None


def _sum(keys: Sequence[str], at: int) -> _Part | None:
    total = _part(keys, at)
    if total is None or total.ordinal:
        return total
    while True:
        more = _next_part(keys, total)
        if more is None:
            break
        total = more
    return _with_fraction(keys, total)


def _next_part(keys: Sequence[str], total: _Part) -> _Part | None:
    if total.scale == 1.0:
        return None
    joint = _and(keys, total.last)
    part = _part(keys, joint[0] if joint else total.last)
    if part is None or part.value >= total.scale or (joint is None and part.scale == 1.0):
        return None
    return _Part(total.value + part.value, part.last, part.scale, part.words, part.ordinal)


def _part(keys: Sequence[str], at: int) -> _Part | None:
    base = _digits(keys, at) or _decimal_words(keys, at) or _bare_scale(keys, at)
    if base is None or base.ordinal:
        return base
    half = _with_fraction(keys, base) if base.scale == 1.0 else base
    if half.last > base.last and _scale(keys, half.last) is not None:
        base = half  # "three and a half million"
    return _scaled(keys, base)


def _scaled(keys: Sequence[str], part: _Part) -> _Part:
    while (scale := _scale(keys, part.last)) is not None:
        part = _Part(part.value * scale, part.last + 1, scale, part.words)
    return part


def _scale(keys: Sequence[str], at: int) -> float | None:
    word = _inner(keys, at)
    if word is None or word.scale is None:
        return None
    return word.scale if word.dual is None or word.after_number else None


def _bare_scale(keys: Sequence[str], at: int) -> _Part | None:
    reading = _reading(keys, at)
    if reading is None or reading.word.scale is None or reading.word.plural:
        return None
    return _Part(reading.word.dual or reading.word.scale, at + 1, reading.word.scale)


def _digits(keys: Sequence[str], at: int) -> _Part | None:
    if at >= len(keys):
        return None
    if keys[at] in _POINTS:
        tail = keys[at + 1] if at + 1 < len(keys) and not (at and keys[at - 1][-1:].isalnum()) else ""
        return _Part(float(f"0.{tail}"), at + 2, words=False) if tail.isdecimal() else None
    number = digit_number(keys[at])
    if number is None:
        return None
    value, last = number.value, at + 1
    if number.point is not None and _scale(keys, last) is not None:
        value = number.point
    elif keys[at].isdecimal() and len(keys[at]) <= 3:
        value, last = _spaced(keys, at, value)
    return _ratio(keys, at, _hundreds_of_digits(keys, _Part(value, last, words=False)))


def _spaced(keys: Sequence[str], at: int, value: float) -> tuple[float, int]:
    """Thousands parted by spaces: 1 234 567."""
    last = at + 1
    while last < len(keys) and keys[last][:3].isdecimal() and (keys[last].isdecimal() or keys[last][3:4] in _POINTS):
        if len(keys[last].split(".")[0]) != 3:
            return digit_value(keys[at]), at + 1
        value = value * 1000 + float(keys[last])
        last += 1
    return value, last


def digit_value(key: str) -> float:
    """The value of a key that is a number in digits.

    Raises:
        ValueError: the key is no number.
    """
    number = digit_number(key)
    if number is None:
        raise ValueError(f"no number in digits: {key!r}")
    return number.value


def _hundreds_of_digits(keys: Sequence[str], part: _Part) -> _Part:
    """Digits before the word "hundred": 3 hundred and 21."""
    word = _inner(keys, part.last)
    if word is None or word.hundred != 100.0 or part.value >= _BELOW_TEN:
        return part
    return _Part(part.value * 100, part.last + 1, 100.0)


def _ratio(keys: Sequence[str], at: int, part: _Part) -> _Part:
    """A fraction in digits, alone (3/4) or after a whole number (2 1/4); a date (5/17/2018) is none."""
    if part.last != at + 1:
        return part
    if (ratio := _slash(keys, at)) is not None:
        return _Part(ratio, at + 3, words=False)
    after = _slash(keys, at + 1)
    return (
        _Part(part.value + after, at + 4, words=False)
        if after is not None and after < 1 and part.value % 1 == 0
        else part
    )


def _slash(keys: Sequence[str], at: int) -> float | None:
    if at + 2 >= len(keys) or keys[at + 1] != "/" or (at and keys[at - 1] == "/") or keys[at + 3 : at + 4] == ["/"]:
        return None
    over, under = digit_number(keys[at]), digit_number(keys[at + 2])
    if over is None or under is None or under.clitics or not (2 <= under.value <= 10 or under.value in (100, 1000)):
        return None
    return over.value / under.value


def _decimal_words(keys: Sequence[str], at: int) -> _Part | None:
    part = _group(keys, at)
    return None if part is None else _decimals(keys, part)


def _decimals(keys: Sequence[str], part: _Part) -> _Part:
    word = _inner(keys, part.last)
    if part.ordinal or word is None or not word.point or part.last + 1 >= len(keys):
        return part
    after = _digits(keys, part.last + 1) or _group(keys, part.last + 1)
    if after is None or after.value % 1 or after.ordinal:
        return part
    return _Part(part.value + float(f"0.{after.value:.0f}"), after.last, words=part.words)


def _group(keys: Sequence[str], at: int) -> _Part | None:
    """A group below a thousand in words."""
    reading = _reading(keys, at)
    if reading is None:
        return None
    hundred = _hundred(keys, at, reading)
    if hundred is None:
        return _below_hundred(keys, at, reading)
    joint = _and(keys, hundred.last)
    index, after = joint or (hundred.last, _reading(keys, hundred.last))
    rest = (
        _below_hundred(keys, index, after)
        if after and (joint or not (after.conjunction or after.preposition))
        else None
    )
    if rest is None:
        return None if reading.word.bound else hundred
    return _Part(hundred.value + rest.value, rest.last, ordinal=rest.ordinal and after is not None and after.article)


def _hundred(keys: Sequence[str], at: int, reading: Reading) -> _Part | None:
    if reading.word.hundred is not None:
        return _Part(reading.word.hundred, at + 1)
    after = _inner(keys, at + 1)
    if reading.word.unit is None or not 3 <= reading.word.unit <= 9 or after is None:
        return None
    hundreds = after.hundred == 100 or (after.scale == 100 and after.plural)
    return _Part(reading.word.unit * 100, at + 2) if hundreds else None


def _below_hundred(keys: Sequence[str], at: int, reading: Reading) -> _Part | None:
    word = reading.word
    if word.teen is not None:
        return _Part(word.teen, at + 1, ordinal=reading.article)
    if word.ten is not None:
        return _Part(word.ten, at + 1, ordinal=reading.article)
    value = word.unit if word.unit is not None else word.ordinal
    if value is None:
        return None
    whole = _with_ten(keys, at, reading, value) if 1 <= value <= 9 else None
    if whole is not None:
        return whole
    if word.bound or (word.definite and not reading.article):
        return None
    return _Part(value, at + 1, ordinal=word.ordinal is not None)


def _with_ten(keys: Sequence[str], at: int, reading: Reading, unit: float) -> _Part | None:
    ordinal = reading.article or reading.word.ordinal is not None
    after = _inner(keys, at + 1)
    if after is not None and after.after_unit:
        return _Part(unit + 10, at + 2, ordinal=ordinal)
    joint = _and(keys, at + 1)
    if joint is None or joint[1] is None or joint[1].word.ten is None:
        return None
    return _Part(unit + joint[1].word.ten, joint[0] + 1, ordinal=ordinal)


def _fraction_first(keys: Sequence[str], at: int) -> _Part | None:
    """A fraction on its own, of a scale ("half a million") or counted ("three quarters")."""
    reading = _reading(keys, at)
    if reading is None or reading.article:
        return None
    share, last = reading.word.fraction, at + 1
    if share is not None and reading.word.unit is not None:
        share = share if at + 1 < len(keys) and _definite_noun(keys[at + 1]) else None
    if share is None and (after := _inner(keys, at + 1)) is not None and after.parts is not None and reading.word.unit:
        share, last = reading.word.unit / after.parts, at + 2
    return None if share is None else _scaled(keys, _Part(share, last))


def _definite_noun(key: str) -> bool:
    return key.startswith("ال") and key not in number_readings()


def _with_fraction(keys: Sequence[str], total: _Part) -> _Part:
    """A fraction added by "and": of the unit ("three and a half") or of the last scale ("a million and a half [of the million]")."""
    joint = _and(keys, total.last)
    if joint is None or joint[1] is None or joint[1].article:
        return total
    index, reading = joint
    share, last = reading.word.fraction if reading.word.unit is None else None, index + 1
    if share is None:
        after = _inner(keys, index + 1)
        if after is None or after.parts is None or reading.word.unit is None:
            return total
        share, last = reading.word.unit / after.parts, index + 2
    if total.scale < 1000:
        return total._replace(value=total.value + share, last=last)
    scale = _scale(keys, last)
    if scale is not None and scale > total.scale:
        return total
    return total._replace(value=total.value + share * (scale or total.scale), last=last + (scale is not None))


def _of_parts(keys: Sequence[str], part: _Part) -> _Part:
    """A number of parts: "23 fifths", "one in a hundred", "one over three"."""
    word = _inner(keys, part.last)
    if word is not None and word.parts is not None and part.scale == 1.0 and not part.ordinal:
        return part._replace(value=part.value / word.parts, last=part.last + 1)
    if part.value != 1 or part.ordinal or part.last + 1 >= len(keys):
        return part
    joint, smallest = keys[part.last], {"على": 2, "علي": 2, "من": 100}.get(keys[part.last])
    under = _sum(keys, part.last + 1) if joint and smallest is not None else None
    if under is None or smallest is None or under.ordinal or under.value < smallest:
        return part
    return part._replace(value=1 / under.value, last=under.last)
