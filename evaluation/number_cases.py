"""Judges of the numbers, money, quantities and temperatures in the open suites: does Marsad give the expected answer?"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from marsad.language import analyse
from marsad.mentions.amounts import find_amounts
from marsad.mentions.numbers import NumberMatch, number_at
from marsad.mentions.units import converted
from marsad.records import AmountMention

Case = dict[str, Any]
_BOUNDS = re.compile(r"\((?P<how>between|under|above) (?P<unit>\w+) \(?(?P<first>[\d.]+)(?:, (?P<second>[\d.]+))?\)*")
_SIMPLE = re.compile(r"\(simple (?P<unit>\w+) (?P<value>[\d.]+)")
_MONEY = {"Dollar": ("USD", 1.0), "Cent": ("USD", 0.01), "Pound": (None, 1.0)}
_UNITS = {
    "Gram": "g", "Ounce": "ounce", "Cup": "cup", "Millilitre": "ml", "Litre": "l", "Gallon": "gallon", "Hectolitre": "hl",
    "Celsius": "celsius", "Fahrenheit": "fahrenheit", "Degree": "degree",
}  # fmt: skip


def numbers(text: str) -> list[NumberMatch]:
    """Every number of ``text`` from left to right, ordinals too."""
    keys = [token.form.key for token in analyse(text).tokens]
    found: list[NumberMatch] = []
    at = 0
    while at < len(keys):
        match = number_at(keys, at)
        if match is not None:
            found.append(match)
        at = match.last if match is not None else at + 1
    return found


def near(value: float | None, expected: float) -> bool:
    """Whether a value is the expected one up to the digits that the suites print."""
    return value is not None and abs(value - expected) <= 1e-9 * max(1.0, abs(expected))


def number(case: Case) -> bool:
    """One number, the whole text."""
    expected = case["expected"]
    found = numbers(case["input"])
    if "ordinal" in expected:
        return len(found) == 1 and found[0].ordinal and near(found[0].value, expected["ordinal"])
    return len(found) == 1 and near(found[0].value, expected.get("value", expected.get("number")))


def numbers_in_text(case: Case) -> bool:
    """The values of all cardinal numbers of a sentence, in order."""
    expected = [float(answer["Resolution"]["value"]) for answer in case["expected"]]
    found = [match.value for match in numbers(case["input"]) if not match.ordinal]
    return len(found) == len(expected) and all(map(near, found, expected))


def ordinals_in_text(case: Case) -> bool:
    """The values of all ordinals of a sentence, in order."""
    expected = [float(answer["Resolution"]["value"]) for answer in case["expected"]]
    found = [match.value for match in numbers(case["input"]) if match.ordinal]
    return len(found) == len(expected) and all(map(near, found, expected))


def money(case: Case) -> bool:
    """One amount of money, or a range or bound of one."""
    expected = case["expected"]
    found = [amount for amount in find_amounts(case["input"]) if amount.unit == "money"]
    if len(found) != 1:
        return False
    amount = found[0]
    if "haskell" not in expected:
        code, times = _MONEY.get(expected["unit"], (expected["unit"], 1.0))
        return amount.currency == code and near(amount.value, expected["value"] * times)
    bounds = _BOUNDS.match(expected["haskell"])
    return bounds is not None and _bounded(amount, bounds)


def _bounded(amount: AmountMention, bounds: re.Match[str]) -> bool:
    code, _ = _MONEY.get(bounds["unit"], (bounds["unit"], 1.0))
    first = float(bounds["first"])
    if amount.currency != code:
        return False
    if bounds["how"] == "between":
        return near(amount.low, first) and near(amount.high, float(bounds["second"]))
    if bounds["how"] == "under":
        return amount.hedge == "max" and amount.low is None and near(amount.high, first)
    return amount.hedge == "min" and amount.high is None and near(amount.low, first)


def quantity(case: Case) -> bool:
    """One quantity with its unit, other units of the same measure converted; none where none is expected."""
    expected = case["expected"]
    found = [amount for amount in find_amounts(case["input"]) if amount.unit not in (None, "share")]
    if expected is None:
        return not found
    if "haskell" in expected:
        simple = _SIMPLE.match(expected["haskell"])
        expected = {} if simple is None else {"unit": simple["unit"], "value": float(simple["value"])}
    if len(found) != 1 or not expected:
        return False
    amount, unit = found[0], _UNITS[expected["unit"]]
    value = amount.value if amount.unit == unit or (unit == "degree" and amount.unit == "celsius") else None
    if value is None and amount.value is not None and amount.unit is not None:
        value = converted(amount.value, amount.unit, unit)
    return near(value, expected["value"])


JUDGES: dict[str, Callable[[Case], bool]] = {
    "duckling.Numeral": number,
    "duckling_old.numbers": number,
    "pyarabic.inverse": number,
    "duckling.Ordinal": number,
    "msrec.NumberModel": numbers_in_text,
    "msrec.OrdinalModelSuppressExtendedTypes": ordinals_in_text,
    "duckling.AmountOfMoney": money,
    "duckling.Quantity": quantity,
    "duckling.Quantity.negative": quantity,
    "duckling.Volume": quantity,
    "duckling.Temperature": quantity,
}
