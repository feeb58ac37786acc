"""Reading the pieces that every expression of time is made of: numbers, years, month names, "last" and "next"."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from typing import NamedTuple

from marsad.mentions.number.words import number_readings
from marsad.mentions.numbers import number_at
from marsad.mentions.time.expressions import Expression, MonthTime, TurnTime, YearTime
from marsad.mentions.time.vocabulary import Month, Turn, vocabulary
from marsad.mentions.time.words import Words, key_set, time_words
from marsad.mentions.units import unit_after

_LONGEST_NUMBER = 9  # words; bounds the cost of long rows of number words
OF = key_set("من في ل لل")
COMMAS = frozenset("،,")
CLOSING = frozenset(["", "\n", ".", "،", ",", ")", "؛", ":", "»", "|"])
_BEFORE_CHRIST = ("ق", ".", "م")
_YEARS = range(100, 2201)
_BARE_YEARS = range(1000, 2101)
_SPOKEN_YEARS = range(1000, 2101)


@dataclass(frozen=True, slots=True)
class Parsed:
    """An expression read: tokens ``first`` to ``last`` (exclusive), with ``clitic`` letters of the first word left out of it.

    ``also`` are further expressions read with it ("17 and 26 October").
    """

    first: int
    last: int
    time: Expression
    rule: str
    clitic: int = 0
    also: tuple[Parsed, ...] = ()

    @property
    def end(self) -> int:
        """The token after all that was read."""
        return max(self.last, *(p.last for p in self.also)) if self.also else self.last


class Number(NamedTuple):
    """A whole number: its value, the token after it, and how it stands in the text."""

    value: int
    last: int
    ordinal: bool
    digits: bool


def number(w: Words, at: int) -> Number | None:
    """The whole number at token ``at``, in digits or words, a glued clitic allowed on words."""
    key = w.key(at)
    if key.isdecimal():
        return None if len(key) > 6 or _broken(w, at) else Number(int(key), at + 1, ordinal=False, digits=True)
    if key in ("ال", "لل") and w.key(at + 1).isdecimal():  # "the 60": the article before digits, often with a tatweel
        return number(w, at + 1)
    if key not in number_readings():
        return None
    match = number_at(w.keys[at : at + _LONGEST_NUMBER], 0)
    if match is None or match.value != int(match.value) or match.value < 0:
        return None
    return Number(int(match.value), at + match.last, match.ordinal, digits=False)


def glued_letters(w: Words, at: int) -> int:
    """How many letters of a number word are a conjunction or a preposition."""
    reading = number_readings().get(w.key(at))
    return 0 if reading is None else bool(reading.conjunction) + bool(reading.preposition)


def _broken(w: Words, at: int) -> bool:
    """Whether the digits are a piece of a longer figure: 3.5, 1,200, 12:30."""
    after = (
        w.key(at + 1) in {".", ":", "٫", "٬", ","} and w.glued(at + 1) and w.glued(at + 2) and w.key(at + 2).isdecimal()
    )
    before = (
        w.key(at - 1) in {".", ":", "٫", "٬", ","} and w.glued(at) and w.glued(at - 1) and w.key(at - 2).isdecimal()
    )
    return after or before


def counts(w: Words, at: int) -> bool:
    """Whether the number before token ``at`` counts the word there rather than being a year.

    Some nouns are spelled as verbs ("student" as "demanded"): behind what may well be a year they count only in the accusative.
    """
    key = w.key(at)
    if key == "%" or vocabulary().units.at(w.keys, at) is not None or key in time_words("counted"):
        return True
    return (w.key(at - 1).endswith("00") or key.endswith("ا")) and unit_after(w.keys, at) is not None


def era(w: Words, at: int) -> tuple[str | None, int]:
    """The era said at token ``at`` ("hijri", "common", "before" the common one, or None) and the token after it."""
    skip = at + 1 if w.key(at) == "/" else at
    if tuple(w.keys[skip : skip + 3]) == _BEFORE_CHRIST:
        return "before", skip + 3
    hit = vocabulary().eras.at(w.keys, skip)
    if (
        hit is None
        or hit.clitic
        or (len(w.key(skip)) == 1 and not (w.glued(skip) or w.key(skip) == "ه" or _ends_word(w, skip + 1)))
    ):
        return None, at
    return hit.value, hit.last


def _ends_word(w: Words, at: int) -> bool:
    return not w.key(at)[:1].isalnum() or not w.glued(at)


def year_number(w: Words, at: int, *, named: bool, hijri_month: bool = False) -> tuple[YearTime, int] | None:
    """A year as a number at token ``at``: ``named`` when "the year" stands before it, which admits small numbers."""
    found = number(w, at)
    if found is None or found.ordinal:
        return None
    said, last = era(w, found.last)
    bounds = _YEARS if named or said else _BARE_YEARS
    if found.value not in bounds or (not found.digits and found.value not in _SPOKEN_YEARS and not named):
        return None
    if found.digits and len(w.key(found.last - 1)) != len(str(found.value)):
        return None
    hijri = said == "hijri" or (said is None and hijri_month and found.value < 1600)
    return YearTime(found.value, hijri, before=said == "before"), last


def turn(w: Words, at: int) -> tuple[Turn, int] | None:
    """As in "Last", "next", "current" after a noun; "previous to" something counts from that."""
    hit = vocabulary().turns.at(w.keys, at)
    if hit is None or hit.clitic:
        return None
    following = w.key(hit.last)
    of_another = w.key(at) in time_words("previous") and (following in ("ل", "علي") or following.startswith("لل"))
    return replace(hit.value, anaphoric=hit.value.anaphoric or of_another), hit.last


def last_of_another(w: Words, at: int) -> bool:
    """Whether the "last" right before token ``at`` counts within what follows, not from now: "the last week of the campaign"."""
    of = w.key(at) == "من" and w.key(at - 1) in time_words("piece.last")
    return of and w.key(at + 1)[:1].isalpha() and w.key(at + 1) not in time_words("no_happening")


def turn_before(w: Words, at: int) -> tuple[Turn, int] | None:
    """As in "This" and the like before a noun."""
    hit = vocabulary().turns_before.at(w.keys, at)
    return (hit.value, hit.last) if hit and not hit.clitic else None


def turn_opening(w: Words, at: int) -> tuple[Turn, int, int] | None:
    """As `turn_before` where a time begins, with the number of letters of "and", "in" or "for" that may be glued before it."""
    before = turn_before(w, at)
    if before is not None:
        return *before, 0
    hit = vocabulary().turns_glued.at(w.keys, at)
    return (hit.value, hit.last, len(hit.clitic)) if hit and not hit.clitic.endswith("ك") else None


def year_phrase(w: Words, at: int, *, hijri_month: bool = False) -> tuple[YearTime | TurnTime, int] | None:
    """A year after what it dates: "2011", "of the year 2011", "last year", "of this year", with "of" or a comma before it."""
    start = at + 1 if w.key(at) in COMMAS else at
    bare = year_number(w, start, named=False, hijri_month=hijri_month)
    if bare is not None:
        return bare
    if start != at:
        return None
    start = at + 1 if w.key(at) in OF else at
    before = turn_before(w, start)
    unit = vocabulary().units.at(w.keys, before[1] if before else start)
    if unit is None or unit.value.name != "year" or unit.value.count != 1:
        return _year_after_of(w, start, hijri_month=hijri_month) if start != at else None
    if before:
        return TurnTime("year", before[0]), unit.last
    if (after := turn(w, unit.last)) is not None:
        return TurnTime("year", after[0]), after[1]
    return year_number(w, unit.last, named=True, hijri_month=hijri_month)


def _year_after_of(w: Words, at: int, *, hijri_month: bool) -> tuple[YearTime, int] | None:
    """A number that says a year by itself: "of 1978"; round thousands in words count something."""
    found = year_number(w, at, named=False, hijri_month=hijri_month)
    return found if found and (w.key(at).isdecimal() or found[0].year % 1000) else None


class MonthName(NamedTuple):
    """A month name, its pair included; ``sure`` when nothing else can be meant."""

    month: Month
    last: int
    sure: bool
    clitic: str


def month_name(w: Words, at: int, *, numbered: bool = False) -> MonthName | None:
    """A month, with "the month of" before it and the same month in another tradition after it.

    Args:
        w: the words.
        at: first token.
        numbered: whether "month three" counts too.
    """
    vocab = vocabulary()
    unit = vocab.units.at(w.keys, at)
    word = unit is not None and unit.value.name == "month" and unit.value.count == 1
    start = unit.last if unit is not None and word else at
    hit = vocab.months.at(w.keys, start)
    clitic = unit.clitic if unit and word else hit.clitic if hit else ""
    if hit is None or (word and hit.clitic):
        return _numbered(w, start, clitic) if word and numbered else None
    if hit.value.weak and _no_month(w, start, hit.clitic):
        return None
    month, last = paired(w, hit.last, hit.value)
    return MonthName(month, last, word or last > hit.last or not hit.value.weak, clitic)


def _no_month(w: Words, at: int, clitic: str) -> bool:
    """Whether a word that may be August is a father (with hamza) or a door ("in August" is written with madda)."""
    if w.key(at)[len(clitic) :] != "اب":
        return False
    letters = unicodedata.normalize("NFC", w.text[w.start_after(at, len(clitic)) : w.ends[at]])
    return letters.startswith("أ") or (clitic.endswith("ب") and not letters.startswith("آ"))


def _numbered(w: Words, at: int, clitic: str) -> MonthName | None:
    found = number(w, at)
    if found is None or not 1 <= found.value <= 12:
        return None
    return MonthName(Month(found.value), found.last, sure=True, clitic=clitic)


def paired(w: Words, at: int, month: Month) -> tuple[Month, int]:
    """The month, and the token after its other names that follow it: "/March", "(March)" or only "March".

    After a slash the name of another month of another tradition may stand, since editors mix up the Syriac names; then the second one counts, with
    the year behind it. Two months of one tradition are two months.
    """
    months = vocabulary().months
    while True:
        mark = w.key(at)
        other = months.at(w.keys, at + 1 if mark in ("/", "(", "-", "\\") else at)
        if other is None or other.value.hijri != month.hijri or other.clitic:
            return month, at
        if other.value.number != month.number:
            mixed = mark == "/" and other.value.series != month.series and not month.hijri and not other.value.weak
            return (other.value, other.last) if mixed else (month, at)
        if mark == "(":
            if w.key(other.last) != ")":
                return month, at
            at = other.last + 1
        else:
            at = other.last


def month_tail(w: Words, name: MonthName) -> tuple[MonthTime, int]:
    """The month with the year or the "last", "next" that follows it, and the token after them."""
    month = name.month
    after = turn(w, name.last)
    if after is not None:
        year = year_phrase(w, after[1], hijri_month=month.hijri)
        if year is not None and w.key(after[1]) in OF:
            return MonthTime(month.number, month.hijri, year[0]), year[1]
        return MonthTime(month.number, month.hijri, None, after[0]), after[1]
    year = year_phrase(w, name.last, hijri_month=month.hijri)
    if year is None and w.key(name.last) == "(":
        inside = year_number(w, name.last + 1, named=False, hijri_month=month.hijri)
        year = (inside[0], inside[1] + 1) if inside and w.key(inside[1]) == ")" else None
    if year is not None:
        return MonthTime(month.number, month.hijri, year[0]), year[1]
    return MonthTime(month.number, month.hijri), name.last
