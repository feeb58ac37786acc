"""The words of time from the lexicons, ready for look-up at a token.

Arabic glues "and", "in", "to", "since" and the article to a word; the forms with them are made once, so that a look-up is one dictionary access.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, NamedTuple, TypeVar

from marsad import lexicon
from marsad.text import key, words

T = TypeVar("T")
_CLITICS = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل", "")
_ARTICLE = "ال"
_ARTICLES = ("", "ال", "بال", "وال", "لل")


class Hit(NamedTuple, Generic[T]):
    """A phrase found at a token: its value, the token after it, and the clitic that stands before it."""

    value: T
    last: int
    clitic: str


class Lookup(Generic[T]):
    """Phrases by their first word, with every clitic that may be glued to it; the longest phrase wins."""

    def __init__(self, items: Iterable[tuple[str, T]]) -> None:
        self._rows: dict[str, list[tuple[tuple[str, ...], T, str]]] = {}
        plain: dict[tuple[str, ...], T] = {}
        for phrase, value in items:
            plain.setdefault(words(phrase), value)
        for keys, value in plain.items():
            for clitic, first in _glued(keys[0]):
                if clitic and (first, *keys[1:]) in plain:
                    continue
                self._rows.setdefault(first, []).append((keys[1:], value, clitic))
        for rows in self._rows.values():
            rows.sort(key=lambda row: -len(row[0]))

    def __contains__(self, key: str) -> bool:
        return key in self._rows

    def firsts(self) -> Iterable[str]:
        """Every key that a phrase may begin with."""
        return self._rows.keys()

    def at(self, keys: Sequence[str], at: int) -> Hit[T] | None:
        """The longest phrase that starts at token ``at``."""
        rows = self._rows.get(keys[at]) if at < len(keys) else None
        for rest, value, clitic in rows or ():
            last = at + 1 + len(rest)
            if not rest or tuple(keys[at + 1 : last]) == rest:
                return Hit(value, last, clitic)
        return None


def _glued(first: str) -> Iterable[tuple[str, str]]:
    for clitic in _CLITICS:
        joint = clitic + first
        if clitic.endswith("ل") and first.startswith(_ARTICLE):
            joint = clitic + "ل" + first[2:]
        yield clitic, joint


@dataclass(frozen=True, slots=True)
class Month:
    """A month name; `weak`, `with_day`, `with_year` and `home` as in the lexicon, `series` the tradition of names that it is of."""

    number: int
    hijri: bool = False
    weak: bool = False
    with_day: bool = False
    series: str = ""
    with_year: tuple[int, int] | None = None
    home: str = ""


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week (Monday 0); ``bare`` without the article."""

    number: int
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of time: ``count`` 1, 2, or 0 for a plural; ``definite`` with the article."""

    name: str
    count: int
    definite: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """Which one of a repeating period: -2 last but one, -1 last, 0 this, 1 next, 2 next but one.

    ``anaphoric`` ones count from another time of the text.
    """

    step: int
    anaphoric: bool = False


@dataclass(frozen=True, slots=True)
class Feast:
    """A holiday: how to find its first day in a year, and its length in days; without a day it is a whole Hijri month."""

    month: int = 0
    day: int = 0
    hijri: bool = False
    easter: int | None = None
    nth: tuple[int, int] | None = None
    days: int = 1


def _rows(topic: str) -> Iterable[tuple[str, dict[str, object]]]:
    for entry in lexicon.entries("ar", topic):
        for phrase in entry.match:
            yield phrase, entry.value


def _relative(field: str, *, before: bool = False) -> Iterable[tuple[str, dict[str, object]]]:
    return (
        (phrase, value) for phrase, value in _rows("relative") if field in value and bool(value.get("before")) == before
    )


def _months() -> Iterable[tuple[str, Month]]:
    for entry in lexicon.entries("ar", "months"):
        v = entry.value
        hijri, series = v.get("calendar") == "hijri", entry.id.rpartition(".")[2]
        years = v.get("with_year")
        within = (int(years[0]), int(years[1])) if isinstance(years, list) else None
        month = Month(
            int(str(v["month"])),
            hijri,
            bool(v.get("weak")),
            bool(v.get("with_day")),
            series,
            within,
            str(v.get("home", "")),
        )
        yield from ((phrase, month) for phrase in entry.match)


def _units() -> Iterable[tuple[str, Unit]]:
    for phrase, v in _rows("time_units"):
        unit = Unit(str(v["unit"]), int(str(v["count"])))
        yield phrase, unit
        if not phrase.endswith("ا"):  # no article on the accusative of an indefinite noun
            yield _ARTICLE + phrase, Unit(unit.name, unit.count, definite=True)


def _turn(v: dict[str, object]) -> Turn:
    return Turn(int(str(v["turn"])), bool(v.get("anaphoric")))


def _feast(v: dict[str, object]) -> Feast:
    nth = v.get("nth")
    return Feast(
        month=int(str(v.get("month", 0))),
        day=int(str(v.get("day", 0))),
        hijri=v.get("calendar") == "hijri",
        easter=int(str(v["easter"])) if "easter" in v else None,
        nth=(int(nth[0]), int(nth[1])) if isinstance(nth, list) else None,
        days=int(str(v.get("days", 1))),
    )


def _happenings() -> dict[tuple[int, int], tuple[tuple[Lookup[bool], int], ...]]:
    """What is called by its day and month alone: the nouns that may stand before them and the year, by month and day, 0 for the month alone."""
    found: dict[tuple[int, int], list[tuple[Lookup[bool], int]]] = {}
    for entry in lexicon.entries("ar", "periods"):
        nouns = Lookup((p, True) for p in entry.match)
        for told in entry.value.get("happened", ()):
            year, month, *day = map(int, told.split("-"))
            found.setdefault((month, day[0] if day else 0), []).append((nouns, year))
    return {day: tuple(rows) for day, rows in found.items()}


def _valued(field: str) -> Iterable[tuple[str, Any]]:
    """The keys of the words of time that have a value of a sort, with it."""
    listed = (e.value for e in lexicon.entries("ar", "time_words") if field in e.value)
    return ((key(word), v[field]) for v in listed for word in v["words"])


class Vocabulary:
    """All words of time, by what they do."""

    def __init__(self) -> None:
        self.months = Lookup((p, month) for p, month in _months() if month.with_year is None)
        self.months_of_years = Lookup((p, month) for p, month in _months() if month.with_year is not None)
        self.persian_months = Lookup((p, int(str(v["month"]))) for p, v in _rows("persian_months"))
        self.weekdays = Lookup((p, Weekday(int(str(v["weekday"])), bool(v.get("bare")))) for p, v in _rows("weekdays"))
        self.units = Lookup(_units())
        self.days = Lookup((p, int(str(v["days"]))) for p, v in _relative("days"))
        self.turns = Lookup((p, _turn(v)) for p, v in _relative("turn"))
        self.turns_before = Lookup((p, _turn(v)) for p, v in _relative("turn", before=True))
        self.turns_glued = Lookup((p, _turn(v)) for p, v in _relative("turn", before=True) if v.get("glued"))
        self.parts = Lookup((p, str(v["part"])) for p, v in _relative("part"))
        self.ago = Lookup((p, int(str(v["ago"]))) for p, v in _relative("ago"))
        self.some = Lookup((p, True) for p, _ in _relative("some"))
        self.about = Lookup((p, bool(v.get("more"))) for p, v in _relative("about"))
        self.scheduled = frozenset(p for p, v in _rows("relative") if "scheduled" in v)  # lemmas
        self.unscheduled = frozenset(key for p, v in _rows("relative") if "unscheduled" in v for key in words(p))
        self.tallies = frozenset(key for p, v in _rows("relative") if "tally" in v for key in words(p))
        self.planned = frozenset(key for p, v in _rows("relative") if "planned" in v for key in words(p))
        self.feasts = Lookup((p, _feast(v)) for p, v in _rows("holidays"))
        self.decades = Lookup((p, int(str(v["decade"]))) for p, v in _rows("periods") if "decade" in v)
        self.seasons = Lookup((p, str(v["season"])) for p, v in _rows("periods") if "season" in v)
        self.not_times = Lookup((p, "outlet" in v) for p, v in _rows("periods") if "none" in v)
        self.joints = Lookup((p, str(v["joint"])) for p, v in _rows("periods") if "joint" in v)
        self.describing = Lookup((p, True) for p, v in _rows("periods") if "describing" in v)
        self.lasting = Lookup((p, True) for p, v in _rows("periods") if "lasting" in v)
        self.places = Lookup((p, True) for p, v in _rows("periods") if "place" in v)
        self.happenings = _happenings()
        self.in_a_row = Lookup((p, True) for p, v in _rows("periods") if "in_a_row" in v)
        self.fractions = {word: 1 / of for word, of in _valued("of")}
        self.clock_fractions: dict[str, int] = dict(_valued("minutes"))
        self.pieces = {article + noun: str(unit) for noun, unit in _valued("piece") for article in _ARTICLES}
        self.minutes = frozenset(key(p) for p, v in _rows("time_units") if v["unit"] == "minute")
        self.eras = Lookup((p, str(v["era"])) for p, v in _rows("periods") if "era" in v)


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary, read once."""
    return Vocabulary()
