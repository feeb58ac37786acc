"""Numbers that are no amounts: years and days, scores, notes, the number of an article, a session or a type of aircraft."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from marsad.lexicon import entries
from marsad.mentions.amount.parts import DASHES, AmountPart, Row
from marsad.mentions.amount.words import amount_words
from marsad.mentions.clitics import bare_keys, without_article
from marsad.mentions.number.digits import YEARS
from marsad.mentions.number.groups import TEN
from marsad.mentions.number.words import number_readings
from marsad.text import words

_HIJRI_YEARS = range(1300, 1501)
_DAYS = 31
_MOST_GOALS = 12


def is_year(row: Row, part: AmountPart) -> bool:
    """Whether a bare number, or a range of two, is a year of our time, also with the letter of the era: 2015م."""
    last = row.keys[part.last - 1]
    era = last == "م"
    written = row.keys[part.first].isdecimal() and (era or last.isdecimal())
    return written and part.low in YEARS and part.high in YEARS and (part.unit is None or era)


def names_something(row: Row, part: AmountPart) -> bool:
    """Whether a number without a unit is no amount: a date, the number of an article, a type of aircraft."""
    before = row.keys[part.first - 1] if part.first else ""
    after = row.keys[part.last] if part.last < len(row.keys) else ""
    if part.kind == "fraction" or _in_brackets_or_sum(before, after) or after in _months():
        return True
    if after == "من" and row.keys[part.last + 1 : part.last + 2] and row.keys[part.last + 1] in _months():
        return True
    if before in DASHES and row.tight(part.first):
        return True
    if _is_day_or_hijri_year(row, part, before, after) or _is_score(row, part, before, after):
        return True
    if row.keys[part.first] in TEN and before in _ordinals():  # the rest of "seventeenth"
        return True
    one = part.value == 1 and not row.keys[part.first].isdecimal()
    return one or labelled(row.keys, part.first - 1)


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
        tied = row.keys[part.first + 1] in DASHES and row.tight(part.first + 1)
        return tied and part.high <= _MOST_GOALS and before not in ("بين", "من")
    tied = after in DASHES and row.tight(part.last) and part.last + 1 < len(row.keys) and row.tight(part.last + 1)
    return tied and row.keys[part.first].isdecimal() and row.keys[part.last + 1].isdecimal()


def _in_brackets_or_sum(before: str, after: str) -> bool:
    """Notes (3), parts of dates and times 5/10, 7:30, sums 5+1."""
    return (before == "(" and after == ")") or any(mark in ("/", ":", "+") for mark in (before, after))


def labelled(keys: Sequence[str], at: int) -> bool:
    """Whether the word at ``at``, or the one before glued letters there, makes a name of the number: the 78th session."""
    if at > 0 and keys[at] in ("ال", "ب", "ل"):
        at -= 1
    return at >= 0 and any(bare in _labels() or without_article(bare) in _labels() for bare in bare_keys(keys[at]))


@cache
def _ordinals() -> frozenset[str]:
    readings = number_readings()
    return frozenset(key for key, reading in readings.items() if reading.article and reading.word.ordinal)


@cache
def _labels() -> frozenset[str]:
    return frozenset(words(m)[0] for e in entries("ar", "number_labels") for m in e.match)


@cache
def _months() -> frozenset[str]:
    return frozenset(words(m)[0] for e in entries("ar", "months") for m in e.match)
