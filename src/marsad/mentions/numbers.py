"""Numbers in a row of tokens, in digits, in words and mixed, as one value.

A number is a sum of parts that fall in scale ("two million and 500 thousand"); a part is a group below a thousand, or
digits, times its scales. Works on search keys (`marsad.text.key`): spelling variants and both sets of digits are one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from marsad.mentions.amount.words import amount_words
from marsad.mentions.number.groups import POINTS, Part, digits, group, joined, reading_at, scale_at, word_at
from marsad.mentions.number.words import Reading, number_readings

_MINUS = frozenset("-−–")
# "one over three", "one in a hundred": the word between, and the smallest number under it.
_OVER = {"علي": 2, "من": 100}
_THOUSAND = 1000.0
_LARGEST = 1e100  # no page means more, and what is made of it must stay finite
_UNITS = 10
_PRONOUNS = ("ها", "هم", "هما", "ه")
_PLACES = 6  # decimal places of a number with a scale
_NO_NOUNS = frozenset({"الي", "الا", "الان"})  # begin like the article


class NumberMatch(NamedTuple):
    """A number found: tokens ``first`` to ``last`` (exclusive).

    ``ordinal`` is set for ordinals and for teens and tens with the article, which Arabic writes alike ("the twenty" is
    "the twentieth").
    """

    first: int
    last: int
    value: float
    ordinal: bool = False


def number_at(keys: Sequence[str], at: int) -> NumberMatch | None:
    """The longest number that starts at token ``at``.

    Args:
        keys: the search key of every token; a number in digits with its separators is one token, so is a mark.
        at: index of the first token. Conjunction, preposition and article may be glued to it.

    Returns:
        The number, or None when no number starts there. "Per cent" is not a hundred; a plural scale alone
        ("thousands") has no value.
    """
    key = keys[at]
    reading = number_readings().get(key)
    if reading is None and not key[-1:].isdecimal() and key not in _MINUS and key not in POINTS:
        return None
    if reading is not None and _per_cent(keys, at, reading):
        return None
    sign, start = _sign(keys, at, reading)
    part = _fraction(keys, start) or _sum(keys, start)
    if part is None:
        return None
    part = _of_parts(keys, part)
    if not part.value <= _LARGEST:
        return None
    return NumberMatch(at, part.last, sign * part.value, part.ordinal)


def _per_cent(keys: Sequence[str], at: int, reading: Reading) -> bool:
    return reading.article and reading.word.hundred == 100 and at > 0 and keys[at - 1] == "في"


def _sign(keys: Sequence[str], at: int, reading: Reading | None) -> tuple[float, int]:
    if reading is not None and reading.word.sign is not None:
        return reading.word.sign, at + 1
    if keys[at] in _MINUS and (at == 0 or not keys[at - 1][-1:].isalnum()):
        return -1.0, at + 1
    return 1.0, at


def _sum(keys: Sequence[str], at: int) -> Part | None:
    total = _part(keys, at)
    if total is None or total.ordinal:
        return total
    while (more := _next(keys, total)) is not None:
        total = more
    return _plus_fraction(keys, total)


def _next(keys: Sequence[str], total: Part) -> Part | None:
    """``total`` with the next part, of a smaller scale; without "and" only a part with a scale of its own follows."""
    if total.scale == 1.0:
        return None
    joint = joined(keys, total.last)
    part = _part(keys, joint[0] if joint else total.last)
    if part is None or not 0 < part.value < total.scale or (joint is None and part.scale == 1.0):
        return None
    after = word_at(keys, part.last)
    if after is not None and after.parts is not None:
        return None
    return part._replace(value=total.value + part.value)


def _part(keys: Sequence[str], at: int) -> Part | None:
    base = digits(keys, at) or group(keys, at)
    if base is None:
        base = _bare_scale(keys, at)
    elif not base.ordinal:
        base = _decimals(keys, base)
    if base is None or base.ordinal:
        return base
    half = _plus_fraction(keys, base) if base.scale == 1.0 else base
    if half.last > base.last and scale_at(keys, half.last) is not None:
        base = half  # "three and a half million"
    return _scaled(keys, base)


def _scaled(keys: Sequence[str], part: Part) -> Part:
    while part.value <= _LARGEST and (scale := scale_at(keys, part.last)) is not None:
        # 8.2 times a million is not quite 8,200,000 to a computer.
        part = Part(round(part.value * scale, _PLACES), part.last + 1, scale)
    return part


def _bare_scale(keys: Sequence[str], at: int) -> Part | None:
    reading = reading_at(keys, at)
    if reading is None or reading.word.scale is None or reading.word.plural:
        return None
    value = reading.word.scale if _accusative(keys, at) else reading.word.dual or reading.word.scale
    return Part(value, at + 1, reading.word.scale)


def _accusative(keys: Sequence[str], at: int) -> bool:
    """Whether a scale in -a is one in the accusative: the dual in -a stands directly before what it counts ("two thousand soldiers")."""
    return keys[at].endswith("ا") and (
        at + 1 == len(keys) or not keys[at + 1][:1].isalpha() or joined(keys, at + 1) is not None
    )


def _decimals(keys: Sequence[str], part: Part) -> Part:
    """Decimals in words: "three point five"."""
    word = word_at(keys, part.last)
    if word is None or not word.point:
        return part
    after = digits(keys, part.last + 1) or group(keys, part.last + 1)
    if after is None or after.ordinal or after.value % 1 or part.value % 1:
        return part
    return Part(part.value + float(f"0.{after.value:.0f}"), after.last)


def _fraction(keys: Sequence[str], at: int) -> Part | None:
    """A fraction on its own, of a scale ("half a million") or counted ("three quarters")."""
    reading = reading_at(keys, at)
    share = None if reading is None or reading.article else _share(keys, at, reading)
    return None if share is None else _scaled(keys, share)


def _share(keys: Sequence[str], at: int, reading: Reading) -> Part | None:
    word, after = reading.word, word_at(keys, at + 1)
    if word.unit and after is not None and after.parts is not None:
        return Part(word.unit / after.parts, at + 2)
    if word.fraction is None:
        return None
    # خمس is "five" before a plural ("five hours") and "a fifth" before a definite noun.
    definite = at + 1 < len(keys) and not keys[at].endswith("ه") and _is_definite(keys[at + 1])
    whole = word.unit is not None and not (definite and after is None)
    return None if whole else Part(word.fraction, at + 1)


def _is_definite(noun: str) -> bool:
    """Whether a word begins with the article, or is that of a whole ("the inhabitants of", "its value"), which no small number counts."""
    if noun[:2] == "ال":
        return noun not in _NO_NOUNS
    owned = next((noun.removesuffix(his) for his in _PRONOUNS if noun.endswith(his)), "")
    whole = amount_words("whole")
    return noun in whole or owned in whole or (owned.endswith("ت") and f"{owned[:-1]}ه" in whole)


def _plus_fraction(keys: Sequence[str], total: Part) -> Part:
    """A fraction joined by "and": of one ("three and a half") or of the scale ("a million and a half")."""
    joint = joined(keys, total.last)
    if joint is None or joint[1] is None or joint[1].article:
        return total
    share = _share(keys, joint[0], joint[1])
    if share is None or (joint[1].word.unit is not None and share.last == joint[0] + 1):
        return total
    if total.scale < _THOUSAND:
        return total._replace(value=total.value + share.value, last=share.last)
    scale = scale_at(keys, share.last)
    if scale is not None and scale > total.scale:
        return total
    last = share.last + (scale is not None)
    return total._replace(value=total.value + share.value * (scale or total.scale), last=last)


def _of_parts(keys: Sequence[str], part: Part) -> Part:
    """A number of parts: "23 fifths", "three parts of twenty", "one over three", "one in a hundred"."""
    word = word_at(keys, part.last)
    if part.ordinal or part.scale != 1.0:
        return part
    if word is not None and word.parts is not None:
        return part._replace(value=part.value / word.parts, last=part.last + 1)
    if word is not None and word.fraction is not None and word.unit is not None and part.value > _UNITS:
        return part._replace(value=part.value * word.fraction, last=part.last + 1)  # after 11 the singular is counted
    between = keys[part.last] if part.last + 1 < len(keys) else ""
    if between in ("جزء", "اجزاء") and keys[part.last + 1] == "من":
        smallest, at = 2, part.last + 2
    elif between in _OVER and (part.value == 1 or between == "علي"):
        smallest, at = _OVER[between], part.last + 1
    else:
        return part
    under = _sum(keys, at) if at < len(keys) else None
    if under is None or under.ordinal or under.value < smallest:
        return part
    return part._replace(value=part.value / under.value, last=under.last)
