"""Years: "the year 2011", "the years 2003 and 2011", "the year 67", and numbers that can only be years."""

from __future__ import annotations

from dataclasses import replace

from marsad.mentions.clitics import bare_keys
from marsad.mentions.time.expressions import RangeTime, YearTime
from marsad.mentions.time.figures import numeric_date
from marsad.mentions.time.reading import CLOSING, Parsed, counts, number, year_number
from marsad.mentions.time.vocabulary import vocabulary
from marsad.mentions.time.words import Words, key_set, time_words

_MOST_IN_LIST = 6
_FIRST_SHORT = 30
_AFTER_SHORT = key_set("و في حتي الي عندما حين بين ضد على التي الذي وحتى") | {
    "",
    "\n",
    ".",
    "،",
    ",",
    ")",
    "؛",
    ":",
    "»",
}
_DASHES = frozenset("-–—:")
_BOUNDS = key_set("من الى بين")
_JOINTS = key_set("و الى او") | frozenset("-–—")
_NAMED_NEAR = 3  # words before a number that may say what it numbers


def year(w: Words, at: int) -> Parsed | None:
    """As in "The year 2011", "the years 2003 and 2011"."""
    unit = vocabulary().units.at(w.keys, at)
    several = unit is not None and unit.value.name == "year" and unit.value.count != 1
    if several or w.key(at).removeprefix("و").removeprefix("ل") in time_words("years"):
        return _year_list(w, at)
    if unit is None or unit.value.name != "year" or unit.value.count != 1:
        return None
    spread = numeric_date(w, unit.last)
    if spread is not None and isinstance(spread.time, RangeTime):  # a school year: 2024/2025
        return replace(spread, first=at, clitic=len(unit.clitic))
    found = year_number(w, unit.last, named=True) or _short_year(w, unit.last)
    return Parsed(at, found[1], found[0], "year", len(unit.clitic)) if found else None


def _short_year(w: Words, at: int) -> tuple[YearTime, int] | None:
    """A year of the last century by its last two digits, where nothing follows that the number may count: "the year 67"."""
    key = w.key(at)
    if len(key) != 2 or not key.isdecimal() or int(key) < _FIRST_SHORT or w.key(at + 1) not in _AFTER_SHORT:
        return None
    return YearTime(1900 + int(key), hijri=False), at + 1


def _year_list(w: Words, at: int) -> Parsed | None:
    found = year_number(w, at + 1, named=False)
    if found is None:
        return None
    years = [Parsed(at, found[1], found[0], "year")]
    while len(years) < _MOST_IN_LIST:
        place = years[-1].last
        start = place + 1 if w.key(place) in ("و", "،", ",") else place
        start = start + 1 if start != place and w.key(start) == "و" else start
        more = year_number(w, start, named=False) if start != place or w.key(place).startswith("و") else None
        if more is None:
            break
        years.append(Parsed(start, more[1], more[0], "year"))
    return replace(years[0], also=tuple(years[1:])) if len(years) > 1 else years[0]


def bare_year(w: Words, at: int) -> Parsed | None:
    """A number that can only be a year: marked with an era, or of four digits after a word such as "in" or "since" or in brackets."""
    found = year_number(w, at, named=False)
    if found is None:
        return None
    marked = found[1] > at + 1
    if not marked and (not 1500 <= found[0].year <= 2099 or not _dates_something(w, at, found[1])):
        return None
    return Parsed(at, found[1], found[0], "year")


def _dates_something(w: Words, at: int, after: int) -> bool:
    """Whether a bare number of four digits stands where years stand: after "in" and the like, heading a line, or closing a phrase."""
    if w.key(at - 1) in time_words("before_year"):
        counted = counts(w, after) or w.key(after) == "من"
        compared = w.key(at - 1) == "من" and w.key(at - 2) in time_words("more_than")
        return not (counted or compared) and not (
            w.key(at - 1) in _BOUNDS and (_numbers_something(w, at) or _joined_to_count(w, after))
        )
    if w.key(at - 1) in ("", "\n"):
        return w.key(after) in _DASHES
    closes = w.key(after) in CLOSING and w.key(at - 1)[-1:].isalpha()
    return closes and w.key(at).startswith(("19", "20")) and not _numbers_something(w, at)


def _joined_to_count(w: Words, at: int) -> bool:
    """Whether a second number that counts something follows: "between 1500 and 2000 soldiers"."""
    other = number(w, at + 1) if w.key(at) in _JOINTS else None
    return other is not None and counts(w, other.last)


def _numbers_something(w: Words, at: int) -> bool:
    """Whether shortly before a number stands what it is the number of or a part of its name: "resolution 1973", "their number, 2000"."""
    for before in range(at - 1, at - 1 - _NAMED_NEAR, -1):
        if not w.key(before)[:1].isalpha():
            return False
        if any(bare in time_words("no_year") for bare in bare_keys(w.key(before))):
            return True
    return False
