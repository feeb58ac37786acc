"""Nouns that say by their form how many they are: "two aircraft", "the arrest of a Syrian", "a litre and a half"."""

from __future__ import annotations

from marsad.mentions.amount.completion import finish, plus_fraction, unit_again
from marsad.mentions.amount.parts import MEASURED, AmountPart, Row
from marsad.mentions.amount.persons import FEWEST_WITH_SINGULAR, PERSONS, pairs_of_peoples, peoples
from marsad.mentions.amount.quantities import quantity_at
from marsad.mentions.amount.words import amount_words
from marsad.mentions.clitics import bare_keys
from marsad.mentions.number.groups import joined
from marsad.mentions.number.words import number_readings
from marsad.mentions.units import Unit, unit_after, unit_lexicon

_CASUALTIES = frozenset({"dead", "injured"})
_BETWEEN = "بين"  # "between dead and injured": so many of both together


def counted_noun(row: Row, at: int) -> AmountPart | None:
    """The amount of a noun without a number: duals, a single one after a word for a deed, a unit "and a half"."""
    for noun in bare_keys(row.keys[at])[:2]:
        if (unit := unit_lexicon().duals.get(noun)) is not None:
            return finish(row, plus_fraction(row, AmountPart(at, at + 1, 2.0, 2.0, 2.0, "dual", unit, None, at)))
    previous = row.keys[at - 1] if at else ""
    if previous == "علي" and at > 1 and row.keys[at - 2] in ("القبض", "قبض"):
        previous = "اعتقال"  # the arrest of
    single = unit_lexicon().singles.get(row.keys[at])
    if single is not None and not amount_words("one").isdisjoint(row.keys[at + 1 : at + 2]):
        return AmountPart(at, at + 2, 1.0, 1.0, 1.0, "single", single, None, at)
    if single is not None and (
        not amount_words("one_after").isdisjoint(bare_keys(previous))
        or not amount_words("one_before").isdisjoint(row.keys[at + 1 : at + 2])
        or (single.name in _CASUALTIES and previous != _BETWEEN and _counted_with(row, at + 1))
    ):
        return AmountPart(at, at + 1, 1.0, 1.0, 1.0, "single", single, None, at)
    return _by_ordinal(row, at, previous) or _one_of_a_people(row, at, previous)


def _by_ordinal(row: Row, at: int, previous: str) -> AmountPart | None:
    """One more person by an ordinal that no noun follows: two killed and "the wounding of a third"."""
    if row.keys[at] not in amount_words("ordinal") or amount_words("one_more").isdisjoint(bare_keys(previous)):
        return None
    after = row.keys[at + 1] if at + 1 < len(row.keys) else ""
    if after[:1].isalpha() and after not in amount_words("behind_one_more") and after[0] not in "بو":
        return None
    return AmountPart(at, at + 1, 1.0, 1.0, 1.0, "single", Unit("people", "ar.ordinal"), None, at)


def _counted_with(row: Row, at: int) -> bool:
    """Whether more dead or injured are joined by "and" at token ``at``: one dead and five injured."""
    joint = joined(row.keys, at)
    if joint is not None:
        quantity = quantity_at(row.keys, joint[0]) if joint[1] is None else quantity_at(row.keys, at)
        after = unit_after(row.keys, quantity.last) if quantity is not None else None
        return after is not None and after.unit.name in _CASUALTIES
    key = row.keys[at] if at < len(row.keys) else ""
    lexicon = unit_lexicon()
    other = (lexicon.duals.get(key[1:]) or lexicon.singles.get(key[1:])) if key.startswith("و") else None
    return other is not None and other.name in _CASUALTIES


def _one_of_a_people(row: Row, at: int, previous: str) -> AmountPart | None:
    """One person by where he belongs, after a word for a deed, or two by a form that is no plural: the killing of a Syrian, two Syrians."""
    if row.keys[at] in pairs_of_peoples() and not previous.endswith(
        "ان"
    ):  # "two Syrian ministers" are told by their noun
        return AmountPart(at, at + 1, 2.0, 2.0, 2.0, "dual", Unit("people", "nisba"), None, at)
    if row.keys[at] not in peoples() or amount_words("one_after").isdisjoint(bare_keys(previous)):
        return None
    return AmountPart(at, at + 1, 1.0, 1.0, 1.0, "single", Unit("people", "nisba"), None, at)


def unit_and_half(row: Row, at: int) -> AmountPart | None:
    """The amount of a unit "and a half" (a litre and a half): found at the fraction, the unit stands before it."""
    reading = number_readings().get(row.keys[at])
    if reading is None or reading.word.fraction is None or reading.article or at == 0:
        return None
    noun = at - 1 if reading.conjunction else at - 2
    if noun < 0 or not (reading.conjunction or row.keys[at - 1] == "و"):
        return None
    unit = unit_after(row.keys, noun)
    if unit is None or unit.last != noun + 1 or unit.unit.base not in MEASURED or reading.word.unit is not None:
        return None
    value, last = 1 + reading.word.fraction, unit_again(row, at + 1, unit.unit)
    return AmountPart(noun, last, value, value, value, "number", unit.unit, None, noun)


def one_more(row: Row, at: int, before: AmountPart) -> AmountPart | None:
    """One person joined by "and" to persons counted right before: two soldiers and an officer."""
    single = unit_lexicon().singles.get(row.keys[at][1:]) if row.keys[at].startswith("و") else None
    few = before.high < FEWEST_WITH_SINGULAR  # "1200 officers and soldiers" has its nouns in the singular
    counted = few and before.last == at and before.unit is not None and before.unit.name in PERSONS
    owned = at + 1 < len(row.keys) and row.keys[at + 1].startswith("ال")  # "and the officer of the guard"
    if (
        single is None
        or single.name not in PERSONS
        or row.keys[at][1:] in amount_words("one_after")
        or not counted
        or owned
    ):
        return None
    return AmountPart(at, at + 1, 1.0, 1.0, 1.0, "single", single, None, at)


def describes(row: Row, part: AmountPart, before: AmountPart) -> bool:
    """Whether a dual is the adjective of the dual right before it: two aircraft, (two) unmanned."""
    joint = row.keys[part.first].startswith("و") or part.first != before.last
    return not joint and part.kind == before.kind == "dual" and part.unit == before.unit
