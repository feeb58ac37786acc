"""What a number counts: measures, per cent, money, people, weapons, times, by the words and signs around it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple

from marsad.lexicon import Entry, entries
from marsad.mentions.clitics import without_article
from marsad.text import key as search_key
from marsad.text import words

# After which "of" may stand: 30 of the soldiers.
_OF = frozenset(
    {"people", "troops", "dead", "injured", "arrested", "displaced", "missing", "weapons", "families", "money"}
)
_DEGREES = ("celsius", "fahrenheit")
_SQUARED = {"km": "km2", "m": "m2"}
_NISBA_PLURALS = ("يين", "يون")


class Unit(NamedTuple):
    """A unit: its name, for money the ISO 4217 code (None when the words leave it open), and the lexicon entry it comes from.

    ``times`` turns the number into the unit (0.01 for cents); ``base`` and ``factor`` convert measures, see `converted`.
    """

    name: str
    rule: str
    currency: str | None = None
    times: float = 1.0
    base: str | None = None
    factor: float = 1.0


class UnitMatch(NamedTuple):
    """A unit found, up to token ``last`` (exclusive)."""

    unit: Unit
    last: int


class _Coin(NamedTuple):
    unit: Unit
    codes: dict[str, str]


class _Lexicon(NamedTuple):
    phrases: dict[str, list[tuple[tuple[str, ...], Unit | _Coin]]]
    signs: dict[str, Unit]
    duals: dict[str, Unit]
    singles: dict[str, Unit]
    countries: dict[tuple[str, ...], str]


def unit_after(keys: Sequence[str], at: int) -> UnitMatch | None:
    """The unit whose words or sign start at token ``at``, after a number."""
    if at >= len(keys):
        return None
    lexicon = unit_lexicon()
    if (sign := lexicon.signs.get(keys[at])) is not None:
        named = _phrase(keys, at + 1) if sign.name == "degree" and at + 1 < len(keys) else None
        return named if named is not None and named.unit.name in _DEGREES else UnitMatch(sign, at + 1)
    match = _phrase(keys, at)
    if match is not None:
        return match
    if keys[at] == "من":
        counted = unit_after(keys, at + 1) if at + 1 < len(keys) and keys[at + 1] != "من" else None
        return counted if counted is not None and counted.unit.name in _OF else None
    return _nisba(keys, at)


def unit_before(key: str) -> Unit | None:
    """The unit whose sign or code stands before a number: $, USD."""
    unit = unit_lexicon().signs.get(key)
    return unit if unit is not None and unit.currency is not None and unit.times == 1.0 else None


def converted(value: float, unit: str, to: str) -> float | None:
    """``value`` of ``unit`` in the unit ``to``, or None when they do not measure the same; names as in the lexicon ``units``."""
    measures = _measures()
    have, want = measures.get(unit), measures.get(to)
    if have is None or want is None or have[0] != want[0]:
        return None
    return value * have[1] / want[1]


def _phrase(keys: Sequence[str], at: int) -> UnitMatch | None:
    for first in (keys[at], without_article(keys[at])):
        for rest, found in unit_lexicon().phrases.get(first, ()) if first else ():
            last = at + 1 + len(rest)
            if last <= len(keys) and all(map(_same, rest, keys[at + 1 : last])):
                return _with_country(keys, found, last) if isinstance(found, _Coin) else _powered(keys, found, last)
    return None


def _same(wanted: str, key: str) -> bool:
    return wanted == key or (key.startswith("ال") and key[2:] == wanted)


def _powered(keys: Sequence[str], unit: Unit, last: int) -> UnitMatch:
    """Signs of square measures: كم² ."""
    square = _SQUARED.get(unit.name) if last < len(keys) and keys[last] in ("²", "2") else None
    if square is None:
        return UnitMatch(unit, last)
    base, factor = _measures()[square]
    return UnitMatch(Unit(square, unit.rule, base=base, factor=factor), last + 1)


def _with_country(keys: Sequence[str], coin: _Coin, last: int) -> UnitMatch:
    """The coin with the country that the next one or two words say."""
    countries = unit_lexicon().countries
    for length in (2, 1):
        after = tuple(keys[last : last + length])
        bare = tuple(without_article(key) or key for key in after)
        code = coin.codes.get(countries.get(after) or countries.get(bare, ""))
        if code is not None:
            return UnitMatch(coin.unit._replace(currency=code), last + len(after))
    return UnitMatch(coin.unit, last)


def _nisba(keys: Sequence[str], at: int) -> UnitMatch | None:
    """People by where they belong: plurals in -iyyin after a number, whatever the stem (Syrians, civilians)."""
    noun = keys[at]
    return UnitMatch(Unit("people", "nisba"), at + 1) if noun.endswith(_NISBA_PLURALS) and len(noun) > 5 else None


@cache
def unit_lexicon() -> _Lexicon:
    """Words and signs of units by search key, from the lexicons ``units`` and ``currencies``."""
    lexicon = _Lexicon({}, {}, {}, {}, {})
    for entry in entries("ar", "units"):
        _add_unit(lexicon, entry)
    for entry in entries("ar", "currencies"):
        _add_currency(lexicon, entry)
    for rows in lexicon.phrases.values():
        rows.sort(key=lambda row: -len(row[0]))
    # The dual of many nouns is spelled as their plural; alone it says no number.
    plain = {first for first, rows in lexicon.phrases.items() if any(not rest for rest, _ in rows)}
    for ambiguous in plain & lexicon.duals.keys():
        del lexicon.duals[ambiguous]
    return lexicon


def _add_unit(lexicon: _Lexicon, entry: Entry) -> None:
    value = entry.value
    unit = Unit(value["unit"], entry.id, base=value.get("base"), factor=float(value.get("factor", 1)))
    _add_phrases(lexicon, [*entry.match, *(d for d in value.get("dual", ()) if " " in d)], unit)
    lexicon.signs.update({search_key(sign): unit for sign in value.get("symbols", ())})
    lexicon.duals.update({k[0]: unit for k in map(words, value.get("dual", ())) if len(k) == 1})
    singles = [k[0] for k in map(words, value.get("one", ())) if len(k) == 1]
    lexicon.singles.update({k + ending: unit for k in singles for ending in ("", "ا")})


def _add_currency(lexicon: _Lexicon, entry: Entry) -> None:
    value = entry.value
    if "cue" in value:
        return
    if "country" in value:
        lexicon.countries.update({form: value["country"] for m in entry.match for form in _adjective_forms(words(m))})
    elif "iso" in value:
        lexicon.signs.update({search_key(code): Unit("money", entry.id, code) for code in entry.match})
    elif "short" in value:
        for letters, code in value["short"].items():
            _add_short(lexicon, letters, Unit("money", entry.id, code))
    else:
        times = float(value.get("part", value.get("factor", 1)))
        coin = _Coin(Unit("money", entry.id, value.get("alone"), times), value.get("codes", {}))
        _add_phrases(lexicon, entry.match, coin)
        for sign in value.get("symbols", ()):
            lexicon.signs[search_key(sign)] = _sign_unit(coin.unit, value)
        for dual in map(words, value.get("dual", ())):
            if len(dual) == 1:
                lexicon.duals.setdefault(dual[0], coin.unit)


def _sign_unit(unit: Unit, value: dict[str, Any]) -> Unit:
    """Signs are clearer than names: £ is sterling, ₺ Turkish, ₹ Indian."""
    signs = {"GBP", "TRY", "INR"} & set(value.get("codes", {}).values())
    return unit if unit.currency else unit._replace(currency=min(signs, default=None))


def _add_short(lexicon: _Lexicon, letters: str, unit: Unit) -> None:
    """Abbreviations with points, as the tokens that they are: ج . م and an optional last point."""
    first, second = words(letters)
    for rest in ((".", second, "."), (".", second)):
        lexicon.phrases.setdefault(first, []).append((rest, unit))


def _add_phrases(lexicon: _Lexicon, phrases: Iterable[str], found: Unit | _Coin) -> None:
    for phrase in phrases:
        first, *rest = words(phrase)
        lexicon.phrases.setdefault(first, []).append((tuple(rest), found))


def _adjective_forms(keys: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    return (tuple(k + ending for k in keys) for ending in ("", "ه", "ا"))


@cache
def _measures() -> dict[str, tuple[str, float]]:
    return {
        e.value["unit"]: (e.value["base"], float(e.value["factor"]))
        for e in entries("ar", "units")
        if "base" in e.value
    }
