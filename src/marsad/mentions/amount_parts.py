"""One amount at one place: a quantity with its unit before or after, or a noun that says its number by its form."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

from marsad.lexicon import entries
from marsad.mentions.amount_words import amount_words
from marsad.mentions.clitics import bare_keys, without_article
from marsad.mentions.number_groups import TEN, joined
from marsad.mentions.number_words import number_readings
from marsad.mentions.quantities import Quantity, quantity_at
from marsad.mentions.units import Unit, unit_after, unit_before, unit_lexicon
from marsad.records import Span
from marsad.text import words

_PERCENT = frozenset("%٪")
_CASUALTIES = frozenset({"dead", "injured"})
_DASHES = frozenset("-–−")
_YEARS = range(1900, 2101)
_HIJRI_YEARS = range(1300, 1501)
_DAYS = 31
_OUT_OF_EACH = ["من", "كل"]
_MOST_GOALS = 12
_MOST_GOODS = 3  # words that name goods
_ARTICLE = "ال"
_DEGREES_AND_POINTS = frozenset({"percentage_point", "basis_point", "degree", "celsius", "fahrenheit"})
FEWEST_WITH_SINGULAR = 11
"""From here on Arabic counts with the singular."""
_PERSONS = frozenset({"people", "troops", "dead", "injured", "arrested", "displaced", "missing"})
_MEASURED = frozenset({"m", "m2", "l", "g", "s"})
_BELOW_ZERO = ("تحت", "الصفر")
_BETWEEN = "بين"  # "between dead and injured": so many of both together

Per = Literal["second", "hour", "day", "week", "month", "year"]


class Row(NamedTuple):
    """The tokens of a sentence: their search keys and where they stand in the text."""

    keys: Sequence[str]
    spans: Sequence[Span]

    def tight(self, at: int) -> bool:
        """Whether no space parts token ``at`` from the one before it."""
        return 0 < at < len(self.keys) and self.spans[at - 1].end == self.spans[at].start


class AmountPart(NamedTuple):
    """An amount in tokens ``first`` to ``last`` (exclusive); hedges stand before token ``hedged_from``."""

    first: int
    last: int
    value: float | None
    low: float
    high: float
    kind: str
    unit: Unit | None = None
    per: Per | None = None
    hedged_from: int = 0


def written_amount(row: Row, at: int) -> AmountPart | None:
    """The amount whose number, open number or currency sign starts at token ``at``."""
    sign = unit_before(row.keys[at]) or _percent_before(row, at)
    start = at + 1 if sign is not None else at
    if start >= len(row.keys) or (sign is not None and not row.keys[start][-1:].isdecimal()):
        return None
    negative = row.keys[start] in _DASHES
    if negative and not _is_minus(row, start):
        return None
    quantity = quantity_at(row.keys, start + negative) if start + negative < len(row.keys) else None
    if quantity is None or (list(row.keys[max(0, at - 2) : at]) == _OUT_OF_EACH):
        return None
    quantity = _out_of_each(row, quantity) or quantity
    part = _with_unit(row, at, quantity, sign)
    if negative:
        part = part._replace(value=-part.value if part.value is not None else None, low=-part.high, high=-part.low)
    if _is_year(row, part) or (part.unit is None and _names_something(row, part)):
        return None
    return _finish(row, part)


def _out_of_each(row: Row, quantity: Quantity) -> Quantity | None:
    """A share said by a few out of a few: one out of every five."""
    if list(row.keys[quantity.last : quantity.last + 2]) != _OUT_OF_EACH or quantity.last + 2 >= len(row.keys):
        return None
    under = quantity_at(row.keys, quantity.last + 2)
    if quantity.value is None or under is None or not under.value or not 0 < quantity.value < under.value:
        return None
    share = quantity.value / under.value
    return Quantity(quantity.first, under.last, share, share, share, "fraction")


def one_more(row: Row, at: int, before: AmountPart) -> AmountPart | None:
    """One person joined by "and" to persons counted right before: two soldiers and an officer."""
    single = unit_lexicon().singles.get(row.keys[at][1:]) if row.keys[at].startswith("و") else None
    few = before.high < FEWEST_WITH_SINGULAR  # "1200 officers and soldiers" has its nouns in the singular
    counted = few and before.last == at and before.unit is not None and before.unit.name in _PERSONS
    owned = at + 1 < len(row.keys) and row.keys[at + 1].startswith("ال")  # "and the officer of the guard"
    if (
        single is None
        or single.name not in _PERSONS
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


def _percent_before(row: Row, at: int) -> Unit | None:
    """The sign for per cent written before its number: %25."""
    key = row.keys[at]
    before = key in _PERCENT and row.tight(at + 1) and not (at and row.keys[at - 1][-1:].isdecimal())
    return unit_lexicon().signs.get(key) if before else None


def counted_noun(row: Row, at: int) -> AmountPart | None:
    """The amount of a noun without a number: duals, a single one after a word for a deed, a unit "and a half"."""
    for noun in bare_keys(row.keys[at])[:2]:
        if (unit := unit_lexicon().duals.get(noun)) is not None:
            return _finish(row, _plus_fraction(row, AmountPart(at, at + 1, 2.0, 2.0, 2.0, "dual", unit, None, at)))
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
    return _one_more(row, at, previous) or _one_of_a_people(row, at, previous)


def _one_more(row: Row, at: int, previous: str) -> AmountPart | None:
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
    if unit is None or unit.last != noun + 1 or unit.unit.base not in _MEASURED or reading.word.unit is not None:
        return None
    value, last = 1 + reading.word.fraction, at + 1
    again = unit_after(row.keys, last)
    last = again.last if again is not None and again.unit.name == unit.unit.name else last
    return AmountPart(noun, last, value, value, value, "number", unit.unit, None, noun)


def _is_minus(row: Row, at: int) -> bool:
    """Whether a dash is the sign of the number after it: -5, not 10-20 nor a hyphen in a name."""
    return not row.tight(at) and (row.tight(at + 1) or at == 0)


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
    elif _counts_people(row, at, quantity):
        unit, last = Unit("people", "nisba"), quantity.last + 1
    elif (named := _noun_before(row, quantity)) is not None:
        unit, last, at = named, quantity.last, at - 1
    elif (named := _told_of_before(row, quantity)) is not None:
        unit, last = named, quantity.last
    else:
        unit, last = _share(row, quantity), quantity.last
    times = unit.times if unit is not None else 1.0
    value = None if quantity.value is None else quantity.value * times
    part = AmountPart(
        at, last, value, quantity.low * times, quantity.high * times, quantity.kind, unit, None, _from(row, at)
    )
    return _plus_fraction(row, part)


def _counts_people(row: Row, at: int, quantity: Quantity) -> bool:
    """Whether the singular of a people is counted: 100 Syrians."""
    noun = row.keys[quantity.last] if quantity.last < len(row.keys) else ""
    year = row.keys[quantity.last - 1].isdecimal() and quantity.high in _YEARS
    many = quantity.low >= FEWEST_WITH_SINGULAR and quantity.kind != "fraction" and not year
    return many and noun in counted_peoples() and noun not in amount_words("ranked") and not _labelled(row.keys, at - 1)


def _noun_before(row: Row, quantity: Quantity) -> Unit | None:
    """The persons whose number follows them: the three soldiers."""
    at = quantity.first
    reading = number_readings().get(row.keys[at])
    if reading is None or not reading.article or at == 0 or not row.keys[at - 1].startswith("ال"):
        return None
    before = unit_after(row.keys, at - 1)
    return before.unit if before is not None and before.last == at and before.unit.name in _PERSONS else None


def _told_of_before(row: Row, quantity: Quantity) -> Unit | None:
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
        if found is not None and found.unit.name in _PERSONS:
            return found.unit
    return None


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


def _share(row: Row, quantity: Quantity) -> Unit | None:
    """A fraction without a unit is a share of what follows: a third of the exports."""
    if quantity.kind != "fraction" or (
        quantity.last < len(row.keys) and row.keys[quantity.last] in amount_words("no_share")
    ):
        return None
    return Unit("share", "ar.fraction")


def _plus_fraction(row: Row, part: AmountPart) -> AmountPart:
    """What stands after the unit: three years *and a half* [of the year]."""
    joint = joined(row.keys, part.last)
    if joint is None or joint[1] is None or part.unit is None or part.value is None or part.unit.base not in _MEASURED:
        return part
    reading = joint[1]
    if reading.word.fraction is None or reading.word.unit is not None or reading.article:
        return part
    value, last = part.value + reading.word.fraction, joint[0] + 1
    again = unit_after(row.keys, last)
    if again is not None and again.unit.name == part.unit.name:
        last = again.last
    return part._replace(value=value, low=value, high=value, last=last)


def _names_something(row: Row, part: AmountPart) -> bool:
    """Whether a number without a unit is no amount: a date, the number of an article, a type of aircraft."""
    before = row.keys[part.first - 1] if part.first else ""
    after = row.keys[part.last] if part.last < len(row.keys) else ""
    if part.kind == "fraction" or _in_brackets_or_sum(before, after) or after in _months():
        return True
    if after == "من" and row.keys[part.last + 1 : part.last + 2] and row.keys[part.last + 1] in _months():
        return True
    if before in _DASHES and row.tight(part.first):
        return True
    if _is_day_or_hijri_year(row, part, before, after) or _is_score(row, part, before, after):
        return True
    if row.keys[part.first] in TEN and before in _ordinals():  # the rest of "seventeenth"
        return True
    one = part.value == 1 and not row.keys[part.first].isdecimal()
    return one or _labelled(row.keys, part.first - 1)


def _is_day_or_hijri_year(row: Row, part: AmountPart, before: str, after: str) -> bool:
    """The 12th of the current (month), 28/4, 12 Shawwal 1444."""
    of_month = after in amount_words("of_this_month") or (
        after == "من" and row.keys[part.last + 1 : part.last + 2] in (["شهر"], ["الشهر"])
    )
    if of_month and part.high <= _DAYS:
        return True
    if "/" in row.keys[part.first : part.last] and part.low >= 1:
        return True
    return part.low in _HIJRI_YEARS and (after in amount_words("hijri") or before in _months())


def _is_score(row: Row, part: AmountPart, before: str, after: str) -> bool:
    """Digits that a hyphen ties: 3-1, 28-04-2023; a few to more of nothing named (0-3), unless "between" stands before."""
    if part.kind == "range":
        tied = row.keys[part.first + 1] in _DASHES and row.tight(part.first + 1)
        return tied and part.high <= _MOST_GOALS and before not in ("بين", "من")
    digits = row.keys[part.first].isdecimal() and row.keys[part.last : part.last + 2][-1:] != []
    tied = after in _DASHES and row.tight(part.last) and part.last + 1 < len(row.keys) and row.tight(part.last + 1)
    return digits and tied and row.keys[part.last + 1].isdecimal()


_OWNED = ("ها", "هم", "ه", "نا")
_WHO = ("التي", "الذين")
_TOLD_NEAR = 4


@cache
def _ordinals() -> frozenset[str]:
    readings = number_readings()
    return frozenset(key for key, reading in readings.items() if reading.article and reading.word.ordinal)


def _labelled(keys: Sequence[str], at: int) -> bool:
    """Whether the word at ``at``, or the one before glued letters there, makes a name of the number: the 78th session."""
    if at > 0 and keys[at] in ("ال", "ب", "ل"):
        at -= 1
    return at >= 0 and any(bare in _labels() or without_article(bare) in _labels() for bare in bare_keys(keys[at]))


def _in_brackets_or_sum(before: str, after: str) -> bool:
    """Notes (3), parts of dates and times 5/10, 7:30, sums 5+1."""
    return (before == "(" and after == ")") or any(mark in ("/", ":", "+") for mark in (before, after))


def _is_year(row: Row, part: AmountPart) -> bool:
    """Whether a bare number, or a range of two, is a year of our time, also with the letter of the era: 2015م."""
    last = row.keys[part.last - 1]
    era = last == "م"
    written = row.keys[part.first].isdecimal() and (era or last.isdecimal())
    return written and part.low in _YEARS and part.high in _YEARS and (part.unit is None or era)


def _finish(row: Row, part: AmountPart) -> AmountPart:
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
    if keys[at : at + 1] != [_OUT_OF_EACH[0]]:
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


@cache
def _labels() -> frozenset[str]:
    return frozenset(words(m)[0] for e in entries("ar", "number_labels") for m in e.match)


@cache
def _months() -> frozenset[str]:
    return frozenset(words(m)[0] for e in entries("ar", "months") for m in e.match)


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
