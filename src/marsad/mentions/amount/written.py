"""Amounts whose number is written, in digits or words: "-5 degrees", "%25", "three years and a half", "one out of every five"."""

from __future__ import annotations

from marsad.mentions.amount.completion import finish, plus_fraction
from marsad.mentions.amount.not_amounts import is_year, names_something
from marsad.mentions.amount.parts import DASHES, AmountPart, Row
from marsad.mentions.amount.persons import counts_people, persons_before, persons_told_of
from marsad.mentions.amount.quantities import Quantity, quantity_at
from marsad.mentions.amount.words import amount_words
from marsad.mentions.units import Unit, unit_after, unit_before, unit_lexicon

_PERCENT = frozenset("%٪")
_OUT_OF_EACH = ["من", "كل"]
_DEGREES_AND_POINTS = frozenset({"percentage_point", "basis_point", "degree", "celsius", "fahrenheit"})


def written_amount(row: Row, at: int) -> AmountPart | None:
    """The amount whose number, open number or currency sign starts at token ``at``."""
    sign = unit_before(row.keys[at]) or _percent_before(row, at)
    start = at + 1 if sign is not None else at
    if start >= len(row.keys) or (sign is not None and not row.keys[start][-1:].isdecimal()):
        return None
    negative = row.keys[start] in DASHES
    if negative and not _is_minus(row, start):
        return None
    quantity = quantity_at(row.keys, start + negative) if start + negative < len(row.keys) else None
    if quantity is None or (list(row.keys[max(0, at - 2) : at]) == _OUT_OF_EACH):
        return None
    quantity = _out_of_each(row, quantity) or quantity
    part = _with_unit(row, at, quantity, sign)
    if negative:
        part = part._replace(value=-part.value if part.value is not None else None, low=-part.high, high=-part.low)
    if is_year(row, part) or (part.unit is None and names_something(row, part)):
        return None
    return finish(row, part)


def _percent_before(row: Row, at: int) -> Unit | None:
    """The sign for per cent written before its number: %25."""
    key = row.keys[at]
    before = key in _PERCENT and row.tight(at + 1) and not (at and row.keys[at - 1][-1:].isdecimal())
    return unit_lexicon().signs.get(key) if before else None


def _is_minus(row: Row, at: int) -> bool:
    """Whether a dash is the sign of the number after it: -5, not 10-20 nor a hyphen in a name."""
    return not row.tight(at) and (row.tight(at + 1) or at == 0)


def _out_of_each(row: Row, quantity: Quantity) -> Quantity | None:
    """A share said by a few out of a few: one out of every five."""
    if list(row.keys[quantity.last : quantity.last + 2]) != _OUT_OF_EACH or quantity.last + 2 >= len(row.keys):
        return None
    under = quantity_at(row.keys, quantity.last + 2)
    if quantity.value is None or under is None or not under.value or not 0 < quantity.value < under.value:
        return None
    share = quantity.value / under.value
    return Quantity(quantity.first, under.last, share, share, share, "fraction")


def _with_unit(row: Row, at: int, quantity: Quantity, sign: Unit | None) -> AmountPart:
    after = unit_after(row.keys, quantity.last)
    if (
        quantity.kind == "fraction"
        and after is not None
        and after.unit.base is None
        and after.unit.name not in {"money", *_DEGREES_AND_POINTS}
    ):
        after = None  # two thirds of the members: a share, not a count
    unit: Unit | None
    if sign is not None:
        unit, last = sign, after.last if after is not None and after.unit.currency == sign.currency else quantity.last
    elif after is not None:
        unit, last = after.unit, after.last
    elif quantity.unit is not None:
        unit, last = quantity.unit.unit, quantity.last
    elif counts_people(row, at, quantity):
        unit, last = Unit("people", "nisba"), quantity.last + 1
    elif (named := persons_before(row, quantity)) is not None:
        unit, last, at = named, quantity.last, at - 1
    elif (named := persons_told_of(row, quantity)) is not None:
        unit, last = named, quantity.last
    else:
        unit, last = _share(row, quantity), quantity.last
    times = unit.times if unit is not None else 1.0
    value = None if quantity.value is None else quantity.value * times
    part = AmountPart(
        at, last, value, quantity.low * times, quantity.high * times, quantity.kind, unit, None, _from(row, at)
    )
    return plus_fraction(row, part)


def _share(row: Row, quantity: Quantity) -> Unit | None:
    """A fraction without a unit is a share of what follows: a third of the exports."""
    if quantity.kind != "fraction" or (
        quantity.last < len(row.keys) and row.keys[quantity.last] in amount_words("no_share")
    ):
        return None
    return Unit("share", "ar.fraction")


def _from(row: Row, at: int) -> int:
    """Where hedges end: before "between" and "from" of a range."""
    while (
        at > 0
        and row.keys[at - 1] in ("بين", "ما", "من", "مابين")
        and row.keys[at - 2 : at - 1] not in (["اكثر"], ["اقل"])
    ):
        if row.keys[at - 1] == "من" and not (at > 1 and row.keys[at - 2] in ("نحو", "حوالي")):
            break
        at -= 1
    return at
