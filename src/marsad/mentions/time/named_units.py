"""Units of time that belong to a name or a number behind them and so count nothing: "the month of May", "the year 2014"."""

from __future__ import annotations

from marsad.mentions.time.persian import persian_month
from marsad.mentions.time.reading import number
from marsad.mentions.time.vocabulary import vocabulary
from marsad.mentions.time.words import Words

_FIRST_YEAR = 1000  # a number from this on is a year and counts nothing


def names_a_time(w: Words, at: int, last: int, least: int = _FIRST_YEAR) -> bool:
    """Whether the unit belongs to a name or a number after it: "the month of May", "the month of fasting", "the year 2014", "the day of Friday"."""
    vocab = vocabulary()
    unit = vocab.units.at(w.keys, at)
    if unit is None or unit.last != last or unit.value.count != 1:
        return False
    if vocab.feasts.at(w.keys, at) is not None or persian_month(w, at) is not None:
        return True
    told = number(w, last)
    if told is not None and told.value >= least and (not least or (unit.value.name == "year" and not told.ordinal)):
        return True
    if unit.value.name in ("day", "night") and vocab.days.at(w.keys, last) is not None:
        return True
    named = (
        vocab.months if unit.value.name == "month" else vocab.weekdays if unit.value.name in ("day", "night") else None
    )
    hit = named.at(w.keys, last) if named is not None else None
    return hit is not None and not hit.clitic
