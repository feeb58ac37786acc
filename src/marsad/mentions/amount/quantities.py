"""How many: a number, a range of two, or an open number such as "dozens", as bounds."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from marsad.lexicon import entries
from marsad.mentions.clitics import bare_keys
from marsad.mentions.number.digits import YEARS, digit_number
from marsad.mentions.number.groups import TEN, joined, scale_at
from marsad.mentions.number.words import number_readings
from marsad.mentions.numbers import NumberMatch, number_at
from marsad.mentions.units import UnitMatch, unit_after
from marsad.text import words

_DASHES = frozenset({"-", "–", "—", "−", "ـ"})
_TO = frozenset({"الي", "حتي", "لغايه"})
_CHANGE_REACH = 6
_THOUSAND = 1000.0


class Quantity(NamedTuple):
    """A quantity in tokens ``first`` to ``last`` (exclusive), between ``low`` and ``high``; ``value`` None for open numbers.

    ``unit`` is a unit that stands inside a range (10 dollars to 20).
    """

    first: int
    last: int
    value: float | None
    low: float
    high: float
    kind: str = "number"
    unit: UnitMatch | None = None


_TENS = 10


class _Open(NamedTuple):
    low: float
    high: float
    scale_only: bool


def quantity_at(keys: Sequence[str], at: int) -> Quantity | None:
    """The quantity that starts at token ``at``; ordinals are none."""
    if (vague := _open_number(keys, at)) is not None:
        return vague
    number = number_at(keys, at)
    if number is None or number.ordinal:
        return None
    number = _decimal_percent(keys, number)
    between = at > 0 and keys[at - 1].endswith("بين") and keys[at - 1] in ("بين", "مابين", "وبين", "ببين")
    ranged = _range(keys, number, between=between)
    if ranged is not None:
        return ranged
    kind = "fraction" if _is_fraction(keys, number) else "number"
    return Quantity(number.first, number.last, number.value, number.value, number.value, kind)


def open_words() -> frozenset[str]:
    """Search keys, with clitics, of words that start an open number."""
    return frozenset(_open_forms())


def _is_fraction(keys: Sequence[str], number: NumberMatch) -> bool:
    reading = number_readings().get(keys[number.first])
    parts = number_readings().get(keys[number.last - 1])
    return (
        number.value < 1
        and reading is not None
        and (reading.word.fraction is not None or (parts is not None and parts.word.parts is not None))
    )


def _decimal_percent(keys: Sequence[str], number: NumberMatch) -> NumberMatch:
    """Per cent with three decimals are no thousands: 5.125 %."""
    digits = digit_number(keys[number.first]) if number.last == number.first + 1 else None
    if digits is None or digits.point is None or digits.point == number.value:
        return number
    unit = unit_after(keys, number.last)
    return number._replace(value=digits.point) if unit is not None and unit.unit.name == "percent" else number


def _range(keys: Sequence[str], low: NumberMatch, *, between: bool) -> Quantity | None:
    unit = unit_after(keys, low.last)
    at = unit.last if unit is not None else low.last
    high = _second(keys, low, at, between=between)
    if high is None and between and (split := _split(keys, low)) is not None:
        low, high, unit = split[0], split[1], None
    if high is None or high.ordinal:
        return None
    first = _shared_scale(keys, low, high)
    if not first < high.value or (_is_year(keys, low) and not _is_year(keys, high)):
        return None
    return Quantity(low.first, high.last, (first + high.value) / 2, first, high.value, "range", unit)


def _is_year(keys: Sequence[str], number: NumberMatch) -> bool:
    return number.last == number.first + 1 and number.value in YEARS and keys[number.first].isdecimal()


def _second(keys: Sequence[str], low: NumberMatch, at: int, *, between: bool) -> NumberMatch | None:
    """The upper number of a range that goes on at token ``at``."""
    if at + 1 > len(keys) - 1:
        return _to_glued(keys, low, at)
    here = keys[at]
    if between and (joint := joined(keys, at)) is not None:
        return number_at(keys, joint[0])
    if here in _TO and at + 1 < len(keys):
        return None if _changes(keys, low.first) else number_at(keys, at + 1)
    if here in _DASHES or here == "او":
        both = keys[low.last - 1][-1:].isdecimal() == keys[at + 1][-1:].isdecimal() or here == "او"
        return number_at(keys, at + 1) if both and keys[at + 1] not in _DASHES else None
    return _to_glued(keys, low, at)


def _to_glued(keys: Sequence[str], low: NumberMatch, at: int) -> NumberMatch | None:
    """The preposition glued to the upper number: from ten to-twenty."""
    if low.first == 0 or keys[low.first - 1] != "من" or at >= len(keys) or _changes(keys, low.first):
        return None
    if keys[at] == "ل" and at + 1 < len(keys):
        return number_at(keys, at + 1)
    return number_at(keys, at) if keys[at].startswith("ل") and keys[at] in number_readings() else None


def _split(keys: Sequence[str], number: NumberMatch) -> tuple[NumberMatch, NumberMatch] | None:
    """The two numbers around the first "and": "between five and twenty" is no 25."""
    for at in range(number.first + 1, number.last):
        joint = joined(keys, at)
        if joint is not None:
            low, high = number_at(keys[:at], number.first), number_at(keys, joint[0])
            return None if low is None or high is None or low.value >= high.value else (low, high)
    return None


def _shared_scale(keys: Sequence[str], low: NumberMatch, high: NumberMatch) -> float:
    """The lower value, with the scale of the upper when only that is said: between 5 and 10 million."""
    scale = scale_at(keys, high.last - 1)
    if scale is None or scale < _THOUSAND or low.value >= _THOUSAND or low.value >= high.value / scale:
        return low.value
    return low.value * scale


def _changes(keys: Sequence[str], at: int) -> bool:
    """Whether a word of change stands shortly before: "rose from 3 to 5" names two values."""
    before = keys[max(0, at - _CHANGE_REACH) : at]
    return any(bare in _change_words() for key in before for bare in bare_keys(key)[:2])


def _open_number(keys: Sequence[str], at: int) -> Quantity | None:
    found = _open_forms().get(keys[at])
    if found is None:
        return None
    low, high, last = found.low, found.high, at + 1
    ten = _ten_beside(keys, last) if found.high < _TENS and not found.scale_only else None
    if ten is not None:
        low, high, last = low + ten[0], high + ten[0], ten[1]
    elif found.high < _TENS and keys[last : last + 1] == ["عشرات"]:  # "some tens"
        low, high, last = low * _TENS, (high + 1) * _TENS - 1, last + 1
    while last < len(keys) and (scale := _plural_scale(keys[last])) is not None:
        low, high, last = low * scale, (high + 1) * scale - 1, last + 1
    if found.scale_only and last == at + 1:
        return None
    return Quantity(at, last, None, low, high, "open")


def _ten_beside(keys: Sequence[str], at: int) -> tuple[float, int] | None:
    """The ten of "some and ten" (13 to 19), "some and twenty" (23 to 29), and the token after it."""
    if at < len(keys) and keys[at] in TEN:
        return float(_TENS), at + 1
    joint = joined(keys, at)
    if joint is None or joint[1] is None or joint[1].word.ten is None or joint[1].article:
        return None
    return joint[1].word.ten, joint[0] + 1


def _plural_scale(key: str) -> float | None:
    reading = number_readings().get(key)
    if reading is None or reading.conjunction or reading.preposition:
        return None
    return reading.word.scale if reading.word.plural else None


@cache
def _open_forms() -> dict[str, _Open]:
    forms: dict[str, _Open] = {}
    for entry in entries("ar", "hedges"):
        if "low" not in entry.value:
            continue
        value = _Open(float(entry.value["low"]), float(entry.value["high"]), bool(entry.value.get("scale_only")))
        for word in (words(m)[0] for m in entry.match):
            for clitics in ("", "و", "ب", "ل", "ال", "وال", "بال", "لل", "وب", "ول", "ف"):
                forms.setdefault(clitics + word, value)
    return forms


@cache
def _change_words() -> frozenset[str]:
    return frozenset(words(m)[0] for e in entries("ar", "hedges") if e.value.get("change") for m in e.match)
