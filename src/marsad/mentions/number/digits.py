"""Numbers in digits: separators of thousands and decimals as Arabic pages write them.

A point or a comma may part thousands or decimals. What decides: two different signs (the last parts decimals), a sign
that comes more than once (thousands), and for a single sign the number of digits after it. Three digits after a single
sign are thousands (``1,200``, ``1.200``) unless the number starts with 0; `DigitNumber.point` keeps the other reading
of a point, for what stands before "million" or "per cent" (``1.234 مليار``).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_DIGITS = re.compile(
    r"(?P<clitics>و?(?:[بفك]?(?:ال)?|لل?))(?P<digits>\d+(?:[.,٫٬،]\d+)*)",
)
_SIGNS = re.compile("[.,٫٬،]")
YEARS = range(1900, 2101)
"""Numbers that are a year of our time rather than a count, where they stand alone in digits."""


class DigitNumber(NamedTuple):
    """A number in digits.

    ``clitics`` are the letters glued before it; ``point`` is its value when a lone point parts decimals.
    """

    value: float
    clitics: str
    point: float | None = None


@lru_cache(maxsize=1 << 14)
def digit_number(key: str) -> DigitNumber | None:
    """Read ``key``, the search key of one token, as a number in digits.

    Returns:
        The number, or None when the key is none (words, addresses such as 192.168.1.2, dates such as 2023.05.12).
    """
    match = _DIGITS.fullmatch(key) if key[-1:].isdecimal() else None
    if match is None:
        return None
    clitics, digits = match.group("clitics", "digits")
    value = float(digits) if digits.isdecimal() else _separated(digits)
    if value is None:
        return None
    point = float(digits) if _SIGNS.findall(digits) == ["."] else None
    return DigitNumber(value, clitics, point)


def _separated(digits: str) -> float | None:
    signs = _SIGNS.findall(digits)
    groups = _SIGNS.split(digits)
    if len(set(signs)) > 1:
        return _mixed(signs, groups)
    if len(signs) == 1 and not _thousands(signs[0], groups):
        return float(".".join(groups))
    return float("".join(groups)) if _in_threes(groups) else None


def _thousands(sign: str, groups: list[str]) -> bool:
    return sign == "٬" or (sign != "٫" and _in_threes(groups) and not groups[0].startswith("0"))


def _in_threes(groups: list[str]) -> bool:
    return 1 <= len(groups[0]) <= 3 and all(len(g) == 3 for g in groups[1:])


def _mixed(signs: list[str], groups: list[str]) -> float | None:
    *whole, decimals = groups
    if len(set(signs[:-1])) > 1 or signs[-1] in signs[:-1] or not _in_threes(whole):
        return None
    return float("".join(whole) + "." + decimals)
