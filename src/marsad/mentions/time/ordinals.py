"""Pieces of a time by their number: "the first Friday of July", "the third week of this month", "the second quarter"."""

from __future__ import annotations

from marsad.mentions.time.centuries import new_millennium
from marsad.mentions.time.dates import day_of_month
from marsad.mentions.time.expressions import TurnTime
from marsad.mentions.time.parts import whole
from marsad.mentions.time.pieces import PARTS, AfterTime, NthTime
from marsad.mentions.time.reading import CLOSING, OF, Parsed, number, year_number
from marsad.mentions.time.seasons import feast
from marsad.mentions.time.vocabulary import Turn, vocabulary
from marsad.mentions.time.words import Words, time_words

_THE_YEAR = TurnTime("year", Turn(0), unsaid=True)
_NUMBERED = frozenset(["day", "week", "month", "decade"])
_LONG = frozenset(["century", "millennium"])


def numbered_piece(w: Words, at: int) -> Parsed | None:
    """As in "The first Friday of July", "the third week of this month", "the second quarter"."""
    head = _ordinal_first(w, at) or _ordinal_after(w, at)
    if head is None:
        return None
    unit, weekday_number, count, last, clitic = head
    if count > PARTS.get(unit, count):
        return None  # "chapter seven" is spelled as a quarter
    counted_from = _day_before(w, last) if unit == "weekday" and count > 0 else None
    if counted_from is not None:
        time = NthTime(unit, count, AfterTime(counted_from.time), weekday_number)
        return Parsed(at, counted_from.last, time, "piece", clitic)
    place = last + 1 if w.key(last) in OF else last
    of = whole(w, place, definite=True)
    if unit == "decade":
        of = of or (new_millennium(w, place) if count > 0 else None)
        if of is None or place == last or of.time.grain not in _LONG:
            return None  # the word for a decade also means a contract
    if of is None and unit == "weekday" and 0 < count <= 5 and w.key(last) in CLOSING and place == last:
        return Parsed(at, last, NthTime(unit, count, TurnTime("month", Turn(0)), weekday_number), "piece", clitic)
    if of is None or (of.clitic and w.key(place)[:1] not in "بل"):
        if (
            unit in ("quarter", "half")
            and w.key(at).lstrip("ولب").startswith(("ال", "ر", "ن"))
            and w.key(last) != "من"
            and count > 0
        ):
            time = NthTime(unit, count, _THE_YEAR, bare=True)
            return Parsed(at, last, time, "piece", clitic) if unit == "quarter" else None
        return None
    return Parsed(at, of.last, NthTime(unit, count, of.time, weekday_number), "piece", clitic)


def _day_before(w: Words, at: int) -> Parsed | None:
    """The day told with "after": of a feast or a date."""
    told = (feast(w, at + 1) or day_of_month(w, at + 1)) if w.key(at) == "بعد" else None
    return told if told is not None and told.time.grain == "day" else None


def part_of_year(w: Words, at: int) -> Parsed | None:
    """As in "The first quarter of 2023" by words that alone mean "of three" and "of six"."""
    found = numbered_piece(w, at)
    return found if found is not None and isinstance(found.time, NthTime) and not found.time.bare else None


def _ordinal_first(w: Words, at: int) -> tuple[str, int, int, int, int] | None:
    count, place = (-1, at + 1) if w.key(at) in ("اخر", "واخر") else (0, at)
    if not count:
        found = number(w, at)
        if found is None or not found.ordinal or found.value > 53:
            return None
        count, place = found.value, found.last
    return _piece(w, place, count)


def _piece(w: Words, at: int, count: int) -> tuple[str, int, int, int, int] | None:
    share = vocabulary().pieces.get(w.key(at))
    if share is not None:
        return share, 0, count, at + 1, 0
    place = at + 1 if w.key(at) in ("يوم", "ايام") else at
    day = vocabulary().weekdays.at(w.keys, place)
    if day is not None and not day.clitic:
        return "weekday", day.value.number, count, day.last, 0
    unit = vocabulary().units.at(w.keys, at)
    if unit is None or unit.clitic or unit.value.name not in _NUMBERED or unit.value.count == 2:
        return None
    return unit.value.name, 0, count, unit.last, 0


def _ordinal_after(w: Words, at: int) -> tuple[str, int, int, int, int] | None:
    vocab = vocabulary()
    if (share := vocab.pieces.get(w.key(at))) is not None:
        name, weekday_number, place, clitic = share, 0, at + 1, 0
    elif (day := vocab.weekdays.at(w.keys, at)) is not None:
        name, weekday_number, place, clitic = "weekday", day.value.number, day.last, len(day.clitic)
    elif (
        (unit := vocab.units.at(w.keys, at)) is not None
        and unit.value.count == 1
        and unit.value.definite
        and unit.value.name in _NUMBERED
    ):
        name, weekday_number, place, clitic = unit.value.name, 0, unit.last, len(unit.clitic)
    else:
        return None
    if w.key(place) in time_words("piece.last"):
        return name, weekday_number, -1, place + 1, clitic
    found = number(w, place)
    if found is None or not found.ordinal or found.value > 53:
        return None
    return name, weekday_number, found.value, found.last, clitic


def year_first(w: Words, at: int) -> Parsed | None:
    """As in "2016, the third quarter"."""
    found = year_number(w, at, named=False)
    head = _ordinal_after(w, found[1]) if found else None
    if found is None or head is None or head[0] not in ("quarter", "half"):
        return None
    return Parsed(at, head[3], NthTime(head[0], head[2], found[0]), "piece")
