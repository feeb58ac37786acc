"""Ranges: "from 3 to 5 May", "between 2003 and 2011", "13-15 July", "since 2011", "until Friday"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from itertools import pairwise

from marsad.mentions.time.dates import day_of_month, month_first
from marsad.mentions.time.expressions import DayTime, Expression, MonthTime, RangeTime, RelativeDay, YearTime
from marsad.mentions.time.reading import Number, Parsed, counts, month_name, month_tail, number, year_number
from marsad.mentions.time.vocabulary import vocabulary
from marsad.mentions.time.words import Words, key_set, time_words

Reader = Callable[[Words, int], Parsed | None]
_NO_ENDS = frozenset({"length", "ago", "from-now", "window", "within"})
_DASHES = frozenset("-–—")
_FROM = key_set("من ومن")
_BETWEEN = key_set("بين وبين")
_UNTIL = key_set("حتي وحتي لغايه ولغايه")
_UP_TO = key_set("الي والي")
_SINCE = key_set("منذ ومنذ")
_NOW = "الان"
_MOST_FILLERS = 3


@cache
def range_openings() -> frozenset[str]:
    """Keys of the words that may begin a range with a beginning: "from", "between", "the two days", "starting"."""
    return _FROM | _BETWEEN | time_words("two_days") | time_words("starting")


OPEN = _SINCE | _UNTIL | _UP_TO
"""Keys of the words that may begin a range without one of its ends: "since", "until"."""


@cache
def _fillers() -> frozenset[str]:
    """What may stand before an end of a range and adds nothing to its days: "the day of", "the evening of"."""
    parts = time_words("part_of_day")
    return time_words("before_end") | parts | {letter + part for letter in "ول" for part in parts}


def _joint(w: Words, at: int, *, between: bool) -> int | None:
    """The token after the word that joins the two ends of a range; the "and" of "between" may be glued to the second end."""
    key = w.key(at)
    if key in _DASHES:
        return at + 1
    if between:
        return at + 1 if key == "و" else at if key.startswith("و") else None
    hit = vocabulary().joints.at(w.keys, at)
    return hit.last if hit and hit.clitic in ("", "و") else None


def _fill(w: Words, at: int) -> int:
    return at + 1 if w.key(at) in _fillers() else at


def _end(w: Words, at: int, piece: Reader) -> Parsed | None:
    """One end of a range, after words that add nothing to its days: "on the day of", "the evening of"."""
    for place in range(at, at + _MOST_FILLERS + 1):
        found = piece(w, place)
        if found is not None or w.key(place) not in _fillers():
            return found
    return None


def ranged(w: Words, at: int, piece: Reader) -> Parsed | None:
    """A range that begins with "from", "between" or "the two days"."""
    if w.key(at) not in range_openings():
        return None
    between = w.key(at) in _BETWEEN or w.key(at) in time_words("two_days")
    start = at + 2 if w.key(at) not in ("من", "ومن") and not between and w.key(at + 1) == "من" else at + 1
    if w.key(start) in ("الفتره", "ما"):
        start += 1
    for place in range(start, start + _MOST_FILLERS + 1):
        found = _ends(w, place, piece, between=between)
        if found is not None:
            return Parsed(at, found[1], found[0], "range")
        if w.key(place) not in _fillers():
            return None
    return None


def _ends(w: Words, at: int, piece: Reader, *, between: bool) -> tuple[Expression, int] | None:
    first = _now(w, at) or piece(w, at) or month_first(w, at, numbered=True)
    if first is not None and first.also and between:
        if w.key(at - 1) in time_words("two_days") and consecutive(first) is None:
            return None  # "the two days 7 and 14 October"
        return RangeTime(first.time, first.also[-1].time), first.end
    if first is not None and not first.also:
        joint = _joint(w, first.last, between=between)
        last = _second(w, joint, piece, first.time) if joint is not None else None
        if last is not None:
            return RangeTime(_borrowed(first.time, last.time), last.time), last.end
    return _number_ends(w, at, between=between)


def _now(w: Words, at: int) -> Parsed | None:
    return Parsed(at, at + 1, RelativeDay(0), "relative-day") if w.key(at) == _NOW else None


def _second(w: Words, at: int, piece: Reader, first: Expression) -> Parsed | None:
    found = _end(w, at, piece)
    if found is not None and not found.also:
        return found
    bare = year_number(w, _fill(w, at), named=True) if isinstance(first, YearTime) else None
    return Parsed(at, bare[1], bare[0], "year") if bare and not counts(w, bare[1]) else None


def _borrowed(first: Expression, last: Expression) -> Expression:
    """The year that only the second end says holds for the first too: "from 3 May to 5 June 2015"."""
    later, earlier = _month_of(last), _month_of(first)
    if later is None or later.year is None or earlier is None or earlier.year is not None or earlier.turn is not None:
        return first
    if earlier.month > later.month:
        return first
    dated = replace(earlier, year=later.year)
    return replace(first, month=dated) if isinstance(first, DayTime) else dated


def _month_of(time: Expression) -> MonthTime | None:
    month = time.month if isinstance(time, DayTime) else time
    return month if isinstance(month, MonthTime) else None


def _number_ends(w: Words, at: int, *, between: bool) -> tuple[Expression, int] | None:
    """The first end is only a number: "from 3 to 5 May", "between 2003 and 2011", "4-22 January"."""
    first = _plain_number(w, at)
    joint = _joint(w, first.last, between=between) if first else None
    if first is None or joint is None:
        return None
    if 1 <= first.value <= 31:
        last = day_of_month(w, joint) or day_of_month(w, _fill(w, joint))
        if last is not None and not last.also and isinstance(last.time, DayTime):
            return RangeTime(replace(last.time, number=first.value), last.time), last.last
    year = year_number(w, at, named=False)
    if year is None:
        return None
    joint = _joint(w, year[1], between=between)
    other = year_number(w, _fill(w, joint), named=False) if joint is not None else None
    if other is not None and other[0].year > year[0].year and not counts(w, other[1]):
        return RangeTime(year[0], other[0]), other[1]
    return None


def _plain_number(w: Words, at: int) -> Number | None:
    found = number(w, at)
    return found if found is not None and (found.digits or found.ordinal or found.value <= 31) else None


def joined(w: Words, first: Parsed, piece: Reader) -> Parsed | None:
    """A range whose first end was just read: "Friday until Sunday", "2 October to 22 October"."""
    if first.also:
        return None
    joint = _joint(w, first.last, between=False)
    if joint is None or isinstance(first.time, RangeTime):
        return None
    last = _second(w, joint, piece, first.time)
    if last is None or isinstance(last.time, RangeTime) or last.rule in _NO_ENDS:
        return None
    return replace(first, last=last.last, time=RangeTime(_borrowed(first.time, last.time), last.time), rule="range")


def days_range(w: Words, at: int) -> Parsed | None:
    """As in "13-15 July", "13 to 15 July", without a word before it."""
    found = _number_ends(w, at, between=False)
    return Parsed(at, found[1], found[0], "range") if found else None


def month_then_days(w: Words, at: int) -> Parsed | None:
    """As in "July 13-15", "November between 15 and 19"."""
    name = month_name(w, at)
    if name is None:
        return None
    between = w.key(name.last) == "بين"
    start = name.last + 1 if between else name.last
    first = number(w, start)
    joint = _joint(w, first.last, between=between) if first and 1 <= first.value <= 31 else None
    last = number(w, joint) if joint is not None else None
    if first is None or last is None or not first.value < last.value <= 31:
        return None
    month, end = month_tail(w, name._replace(last=last.last))
    return Parsed(
        at, end, RangeTime(DayTime(first.value, month), DayTime(last.value, month)), "range", len(name.clitic)
    )


def starting(w: Words, at: int, piece: Reader) -> Parsed | None:
    """As in "Starting from next Sunday"; the words themselves belong to the expression."""
    if w.key(at) not in time_words("starting") or w.key(at + 1) != "من":
        return None
    found = _end(w, at + 2, piece)
    if found is None or found.also or isinstance(found.time, RangeTime) or found.rule in _NO_ENDS:
        return None
    return Parsed(at, found.last, RangeTime(found.time, None), "since")


def open_ended(w: Words, at: int, piece: Reader) -> Parsed | None:
    """As in "Since 2011", "until Friday"; the word itself belongs to the expression."""
    since = w.key(at) in _SINCE
    upto = 2 if w.key(at + 1) == "غايه" and w.key(at) in _UP_TO else 1
    if not since and w.key(at) not in _UNTIL and upto == 1:
        return None
    found = _since_hours(w, at + 1, piece) if since else None
    found = found or _end(w, at + upto, piece)
    if found is None or found.also or isinstance(found.time, RangeTime) or found.rule in _NO_ENDS:
        return None
    whole = joined(w, found, piece) if since else None
    if whole is not None:
        return replace(whole, first=at, clitic=0)
    time = RangeTime(found.time, None) if since else RangeTime(None, found.time)
    return Parsed(at, found.last, time, "since" if since else "until")


def _since_hours(w: Words, at: int, piece: Reader) -> Parsed | None:
    """The day of the (early) hours since which something goes on: of the publication where no day is said."""
    if w.key(at) not in time_words("hours"):
        return None
    at += 1
    while w.key(at) in time_words("early_or_late"):
        at += 1
    told = _end(w, at, piece)
    if told is not None or w.key(at) not in time_words("morning"):
        return told
    last = at + 2 if w.key(at + 1) in time_words("early_or_late") else at + 1
    told = _end(w, last + 1 if w.key(last) == "من" else last, piece)
    return told if told is not None and told.time.grain == "day" else Parsed(at, last, RelativeDay(0), "relative-day")


def consecutive(found: Parsed) -> Parsed | None:
    """Several days one after another as one range: "18 and 19 of the current month"."""
    times = [found.time, *(p.time for p in found.also)]
    days = [t for t in times if isinstance(t, DayTime)]
    if len(days) != len(times) or any(b.number != a.number + 1 for a, b in pairwise(days)):
        return None
    return replace(found, last=found.end, time=RangeTime(days[0], days[-1]), rule="range", also=())
