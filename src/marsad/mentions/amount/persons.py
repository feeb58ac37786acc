"""Persons as Arabic counts them: "30 Syrians", "the three soldiers", "its troops, whose number is 800"."""

from __future__ import annotations

from functools import cache

from marsad.lexicon import entries
from marsad.mentions.amount.not_amounts import labelled
from marsad.mentions.amount.parts import Row
from marsad.mentions.amount.quantities import Quantity
from marsad.mentions.amount.words import amount_words
from marsad.mentions.clitics import bare_keys
from marsad.mentions.number.digits import YEARS
from marsad.mentions.number.words import number_readings
from marsad.mentions.units import Unit, unit_after
from marsad.text import words

PERSONS = frozenset({"people", "troops", "dead", "injured", "arrested", "displaced", "missing"})
FEWEST_WITH_SINGULAR = 11
"""From here on Arabic counts with the singular."""

_OWNED = ("ها", "هم", "ه", "نا")
_WHO = ("التي", "الذين")
_TOLD_NEAR = 4


def counts_people(row: Row, at: int, quantity: Quantity) -> bool:
    """Whether the singular of a people is counted: 100 Syrians."""
    noun = row.keys[quantity.last] if quantity.last < len(row.keys) else ""
    year = row.keys[quantity.last - 1].isdecimal() and quantity.high in YEARS
    many = quantity.low >= FEWEST_WITH_SINGULAR and quantity.kind != "fraction" and not year
    return many and noun in counted_peoples() and noun not in amount_words("ranked") and not labelled(row.keys, at - 1)


def persons_before(row: Row, quantity: Quantity) -> Unit | None:
    """The persons whose number follows them: the three soldiers."""
    at = quantity.first
    reading = number_readings().get(row.keys[at])
    if reading is None or not reading.article or at == 0 or not row.keys[at - 1].startswith("ال"):
        return None
    before = unit_after(row.keys, at - 1)
    return before.unit if before is not None and before.last == at and before.unit.name in PERSONS else None


def persons_told_of(row: Row, quantity: Quantity) -> Unit | None:
    """The persons of whom a number is told behind them: "its soldiers, the 1500", "its troops, whose number is 800"."""
    at = quantity.first - 1
    if at > 0 and row.keys[at] == "ال" and row.keys[quantity.first].isdecimal():
        return _persons(row.keys[at - 1])
    if at > 0 and not amount_words("their_number").isdisjoint(row.keys[at : at + 1]):
        for before in range(at - 1, max(-1, at - _TOLD_NEAR), -1):
            if amount_words("amounting").isdisjoint(bare_keys(row.keys[before])) and row.keys[before] not in _WHO:
                return _persons(row.keys[before]) if before < at - 1 else None
    return None


def _persons(key: str) -> Unit | None:
    """The unit of a definite noun for persons: "the soldiers", "its troops"."""
    for bare in bare_keys(key):
        noun = next((bare.removesuffix(end) for end in _OWNED if bare.endswith(end) and len(bare) > len(end) + 2), bare)
        if noun == bare and not bare.startswith("ال"):
            continue
        found = unit_after([noun], 0)
        if found is not None and found.unit.name in PERSONS:
            return found.unit
    return None


@cache
def pairs_of_peoples() -> frozenset[str]:
    """Search keys of the dual in -an of adjectives of peoples; that in -ayn is spelled as their plural."""
    return frozenset(k + "ان" for k in peoples() if k.endswith("ي"))


@cache
def peoples() -> frozenset[str]:
    """Search keys of singular adjectives of peoples, both genders, that name no country: Turkey is no Turk."""
    return counted_peoples() - {words(m)[0] for e in entries("ar", "countries") for m in e.match}


@cache
def counted_peoples() -> frozenset[str]:
    """Those that may follow a number, which tells them from countries: 30 Syrians (سوريا)."""
    single = [words(m) for e in entries("ar", "demonyms") if "number" not in e.value for m in e.match]
    return frozenset(k[0] + ending for k in single if len(k) == 1 for ending in ("", "ه", "ا"))
