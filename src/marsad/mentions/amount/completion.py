"""What completes an amount behind its unit: a fraction of it, "below zero", the time of a rate ("200 tonnes *of crude oil a day*")."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from marsad.lexicon import entries
from marsad.mentions.amount.parts import MEASURED, AmountPart, Row
from marsad.mentions.number.groups import joined
from marsad.mentions.units import Unit, unit_after
from marsad.records.mentions import Per
from marsad.text import words

_BELOW_ZERO = ("تحت", "الصفر")
_OF = "من"
_MOST_GOODS = 3  # words that name goods
_ARTICLE = "ال"


def plus_fraction(row: Row, part: AmountPart) -> AmountPart:
    """What stands after the unit: three years *and a half* [of the year]."""
    joint = joined(row.keys, part.last)
    if joint is None or joint[1] is None or part.unit is None or part.value is None or part.unit.base not in MEASURED:
        return part
    reading = joint[1]
    if reading.word.fraction is None or reading.word.unit is not None or reading.article:
        return part
    value, last = part.value + reading.word.fraction, joint[0] + 1
    return part._replace(value=value, low=value, high=value, last=unit_again(row, last, part.unit))


def unit_again(row: Row, at: int, unit: Unit) -> int:
    """The token after ``unit`` where it is said again at token ``at`` ("a kilo and half *a kilo*"), else ``at``."""
    again = unit_after(row.keys, at)
    return again.last if again is not None and again.unit.name == unit.name else at


def finish(row: Row, part: AmountPart) -> AmountPart:
    """The amount with "below zero" and the time of a rate that follow it."""
    keys = row.keys
    if tuple(keys[part.last : part.last + 2]) == _BELOW_ZERO and (
        part.unit is None or part.unit.name in ("degree", "celsius")
    ):
        value = None if part.value is None else -part.value
        unit = part.unit or Unit("degree", "ar.unit.degree")
        part = part._replace(last=part.last + 2, value=value, low=-part.high, high=-part.low, unit=unit)
    if part.unit is None:
        return part
    per, last = _rate_at(keys, part.last)
    if per is not None:
        return part._replace(last=last, per=per)
    return part._replace(per=_rate_of_goods(keys, part.last))


def _rate_at(keys: Sequence[str], at: int) -> tuple[Per | None, int]:
    """The time of a rate whose words stand at a token, and where they end: "in the year", but not "in the year past"."""
    for rest, per in _rates().get(keys[at], ()) if at < len(keys) else ():
        last = at + 1 + len(rest)
        if tuple(keys[at + 1 : last]) == rest:
            goes_on = bool(rest) and last < len(keys) and keys[last].startswith(_ARTICLE)
            return (None, at) if goes_on else (per, last)
    return None, at


def _rate_of_goods(keys: Sequence[str], at: int) -> Per | None:
    """The time of a rate that stands behind the goods: "200 tonnes *of crude oil a day*"."""
    if keys[at : at + 1] != [_OF]:
        return None
    behind = at + 1
    while behind < len(keys) and behind - at <= _MOST_GOODS and keys[behind].startswith(_ARTICLE):
        behind += 1
    return _rate_at(keys, behind)[0] if behind > at + 1 else None


@cache
def _rates() -> dict[str, list[tuple[tuple[str, ...], Per]]]:
    rates: dict[str, list[tuple[tuple[str, ...], Per]]] = {}
    for entry in entries("ar", "rates"):
        for first, *rest in map(words, entry.match):
            rates.setdefault(first, []).append((tuple(rest), entry.value["per"]))
    for rows in rates.values():
        rows.sort(key=lambda row: -len(row[0]))
    return rates
