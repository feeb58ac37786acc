"""Longer times: years, decades, centuries, seasons, feasts, parts and numbered pieces of them."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from marsad.mentions.clitics import bare_keys
from marsad.mentions.time.calendars import GRAINS, Part
from marsad.mentions.time.dates import day_of_month, month_first, unit_turn, weekday_name
from marsad.mentions.time.expressions import RangeTime, TurnTime, WeekdayTime, YearTime
from marsad.mentions.time.figures import numeric_date
from marsad.mentions.time.pieces import (
    PARTS,
    AfterTime,
    CenturyTime,
    DecadeTime,
    FeastTime,
    NthTime,
    PartTime,
    SeasonTime,
)
from marsad.mentions.time.reading import (
    OF,
    Parsed,
    counts,
    era,
    last_of_another,
    number,
    turn,
    turn_opening,
    year_number,
    year_phrase,
)
from marsad.mentions.time.vocabulary import Turn, Unit, vocabulary
from marsad.mentions.time.words import Words, key_set, time_words

_LATEST = {"century": 21, "millennium": 3}
_NEW_MILLENNIUM = CenturyTime(3, grain="millennium")
_THE_YEAR = TurnTime("year", Turn(0), unsaid=True)
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
_NUMBERED = frozenset(["day", "week", "month", "decade"])
_LONG = frozenset(["century", "millennium"])
_DASHES = frozenset("-–—:")
_CLOSING = frozenset(["", "\n", ".", "،", ",", ")", "؛", ":", "»", "|"])
_BOUNDS = key_set("من الى بين")
_JOINTS = key_set("و الى او") | frozenset("-–—")
_NAMED_NEAR = 3  # words before a number that may say what it numbers
_WEEKEND = (("نهايه", "الاسبوع"), ("عطله", "نهايه", "الاسبوع"))


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
    closes = w.key(after) in _CLOSING and w.key(at - 1)[-1:].isalpha()
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


def turned_unit(w: Words, at: int) -> Parsed | None:
    """As in "Last week", "the current year", "this month"."""
    before = turn_opening(w, at)
    unit = vocabulary().units.at(w.keys, before[1] if before else at)
    if unit is None or unit.value.count != 1 or unit.value.name in ("second", "minute", "hour"):
        return None
    if before is not None:
        said, _, letters = before
        if not unit.value.definite and w.key(at)[letters:] != "نفس":
            return None  # "one day" (ذات يوم) is no known one
        if said.step or (letters and turn(w, unit.last) is not None):
            return None  # "for this, last year" gives a reason
        of_week = _day_of_week_named(w, unit.last, unit.value.name, said)
        if of_week is not None:
            return replace(of_week, first=at, clitic=letters)
        return Parsed(at, unit.last, TurnTime(unit.value.name, said), "turn", letters)
    after = turn(w, unit.last) if unit.value.definite else None
    if after is None or last_of_another(w, after[1]):
        return None
    of_week = _day_of_week_named(w, after[1], unit.value.name, after[0])
    if of_week is not None:
        return replace(of_week, first=at, clitic=len(unit.clitic))
    return Parsed(at, after[1], TurnTime(unit.value.name, after[0]), "turn", len(unit.clitic))


def _day_of_week_named(w: Words, at: int, unit: str, said: Turn) -> Parsed | None:
    """The weekday after its week: "next week on Friday"."""
    named = weekday_name(w, at) if unit == "week" else None
    return (
        Parsed(at, named[1], WeekdayTime(named[0].number, None, TurnTime("week", said)), "weekday") if named else None
    )


def this_time(w: Words, at: int) -> Parsed | None:
    """As in "This summer", "this March"."""
    before = turn_opening(w, at)
    if before is None or before[0].step:
        return None
    said, place, letters = before
    hit = vocabulary().seasons.at(w.keys, place)
    if hit is not None and not hit.clitic and w.key(place).startswith("ال"):
        return Parsed(at, hit.last, SeasonTime(hit.value, None, said), "season", letters)
    month = month_first(w, place)
    if month is not None and month.rule == "month" and not getattr(month.time, "year", None):
        return replace(month, first=at, clitic=letters)
    weekday = weekday_name(w, place)
    if weekday is not None:
        return Parsed(at, weekday[1], WeekdayTime(weekday[0].number, said), "weekday", letters)
    return None


def century(w: Words, at: int) -> Parsed | None:
    """As in "The nineteenth century", "the last century", "the third millennium"."""
    unit = vocabulary().units.at(w.keys, at)
    latest = _LATEST.get(unit.value.name) if unit is not None else None
    if unit is None or latest is None or unit.value.count != 1 or not unit.value.definite:
        return None
    grain = GRAINS[unit.value.name]
    found = number(w, unit.last)
    said_era, last = era(w, found.last) if found is not None else (None, 0)
    counted = found is not None and (found.ordinal or (found.digits and grain == "century"))
    if found is not None and counted and (1 <= found.value <= latest or said_era == "before"):
        time = CenturyTime(found.value, said_era == "hijri", said_era == "before", grain)
        return Parsed(at, last, time, "century", len(unit.clitic))
    if grain == "millennium" and w.key(unit.last) == "الجديده":
        return Parsed(at, unit.last + 1, _NEW_MILLENNIUM, "century", len(unit.clitic))
    said = turn(w, unit.last)
    return Parsed(at, said[1], TurnTime(grain, said[0]), "century", len(unit.clitic)) if said else None


def new_millennium(w: Words, at: int) -> Parsed | None:
    """The millennium without its number, of which only the beginning is sure to be the third's: "the end of the millennium" may be 1999."""
    unit = vocabulary().units.at(w.keys, at)
    if unit is None or unit.value != Unit("millennium", 1, definite=True) or len(unit.clitic) > 1:
        return None
    after = number(w, unit.last)
    if after is not None and after.ordinal:
        return None
    return Parsed(at, unit.last, _NEW_MILLENNIUM, "century", len(unit.clitic))


def decade(w: Words, at: int) -> Parsed | None:
    """As in "The nineties", "the seventies of the last century"."""
    hit = vocabulary().decades.at(w.keys, at)
    if hit is None:
        return None
    place = hit.last + 1 if w.key(hit.last) in OF else hit.last
    of = century(w, place)
    if of is not None:
        return Parsed(at, of.last, DecadeTime(hit.value, of.time), "decade", len(hit.clitic))
    if w.key(hit.last) in time_words("behind_decade"):
        return Parsed(at, hit.last + 1, DecadeTime(hit.value), "decade", len(hit.clitic))
    of_an_age = w.key(hit.last + 1) if w.key(hit.last) in OF else w.key(at - 1)
    if of_an_age in time_words("of_an_age"):
        return None  # a person in his forties
    return Parsed(at, hit.last, DecadeTime(hit.value), "decade", len(hit.clitic))


def season(w: Words, at: int) -> Parsed | None:
    """As in "Summer 2008", "the summer of last year", "last spring"."""
    hit = vocabulary().seasons.at(w.keys, at)
    if hit is None:
        return None
    said = turn(w, hit.last)
    if said is not None:
        return Parsed(at, said[1], SeasonTime(hit.value, None, said[0]), "season", len(hit.clitic))
    of = year_phrase(w, hit.last)
    if of is not None:
        return Parsed(at, of[1], SeasonTime(hit.value, of[0]), "season", len(hit.clitic))
    if hit.value == "spring" or not (w.key(at).endswith(w.key(at)[-3:]) and "ال" in w.key(at)[:3]):
        return None
    return Parsed(at, hit.last, SeasonTime(hit.value), "season", len(hit.clitic))


def feast(w: Words, at: int) -> Parsed | None:
    """A holiday with its year."""
    hit = vocabulary().feasts.at(w.keys, at)
    if hit is None:
        return None
    said = turn(w, hit.last)
    if said is not None:
        return Parsed(at, said[1], FeastTime(hit.value, None, said[0]), "feast", len(hit.clitic))
    of = year_phrase(w, hit.last)
    if of is not None:
        return Parsed(at, of[1], FeastTime(hit.value, of[0]), "feast", len(hit.clitic))
    return Parsed(at, hit.last, FeastTime(hit.value), "feast", len(hit.clitic))


def whole(w: Words, at: int, *, definite: bool = False) -> Parsed | None:
    """A time of which a part or a numbered piece may be taken; ``definite`` admits "the year" for the current one."""
    dated = month_first(w, at, numbered=True)
    if dated is not None and dated.clitic <= 1:
        return dated
    for reader in (century, decade, year, turned_unit, season, feast):
        found = reader(w, at)
        if found is not None and found.clitic <= 1:
            return found
    figure = numeric_date(w, at) if w.key(at).isdecimal() else None
    if figure is None and w.key(at).isdecimal():
        bare = year_number(w, at, named=False)
        figure = Parsed(at, bare[1], bare[0], "year") if bare else None
    if figure is not None:
        return figure
    if definite:
        unit = vocabulary().units.at(w.keys, at)
        if (
            unit
            and unit.value.count == 1
            and unit.value.definite
            and unit.value.name in ("week", "month", "year", "century", "decade")
            and not (unit.value.name == "year" and w.key(unit.last) in time_words("other_year"))
        ):
            return Parsed(at, unit.last, TurnTime(unit.value.name, Turn(0), unsaid=True), "turn", len(unit.clitic))
    return None


def part(w: Words, at: int) -> Parsed | None:
    """As in "Early March", "the end of last year", "the rest of the week"."""
    hit = vocabulary().parts.at(w.keys, at)
    if hit is None:
        return None
    weekend = _weekend(w, at)
    if weekend is not None:
        return weekend
    place = hit.last + 1 if w.key(hit.last) in OF else hit.last
    of = whole(w, place, definite=hit.value != "sofar") or _day_of_week(w, place)
    if of is None and hit.value == "early":
        of = new_millennium(w, place)
    if of is None:
        return None
    return Parsed(at, of.last, PartTime(of.time, cast("Part", hit.value)), "part", len(hit.clitic))


def _day_of_week(w: Words, at: int) -> Parsed | None:
    hit = vocabulary().days.at(w.keys, at)
    if hit is None:
        return None
    found = unit_turn(w, at, "day")
    return Parsed(at, found[1], found[0], "turn") if found else None


def _weekend(w: Words, at: int) -> Parsed | None:
    for words in _WEEKEND:
        last = at + len(words)
        if tuple(w.keys[at:last]) == words:
            said = turn(w, last)
            if said is None and len(words) < 3:
                return None
            return Parsed(at, said[1] if said else last, TurnTime("weekend", said[0] if said else Turn(0)), "weekend")
    return None


def weekend(w: Words, at: int) -> Parsed | None:
    """As in "The weekend"."""
    return _weekend(w, at)


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
    if of is None and unit == "weekday" and 0 < count <= 5 and w.key(last) in _CLOSING and place == last:
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
