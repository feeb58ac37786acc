"""One pass over a text: every expression of time in it, the longest at each place.

Each word is looked up once; only words that can begin an expression cost more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import chain

from marsad.mentions.clitics import bare_keys
from marsad.mentions.number.words import number_readings
from marsad.mentions.outlets import names_outlet
from marsad.mentions.time import (
    ago,
    centuries,
    counted_back,
    dates,
    edges,
    lengths,
    ordinals,
    parts,
    ranges,
    seasons,
    turns,
    windows,
    years,
)
from marsad.mentions.time.expressions import DayTime, MonthTime
from marsad.mentions.time.figures import numeric_date
from marsad.mentions.time.persian import persian_day_of_month, persian_month
from marsad.mentions.time.reading import Parsed
from marsad.mentions.time.vocabulary import vocabulary
from marsad.mentions.time.words import Words, key_set, time_words

Reader = Callable[[Words, int], Parsed | None]
_DIGITS: tuple[Reader, ...] = (
    numeric_date,
    dates.day_of_month,
    persian_day_of_month,
    years.bare_year,
    ordinals.year_first,
    lengths.length,
    dates.numbered_day,
)
_NUMBERS: tuple[Reader, ...] = (
    dates.day_of_month,
    lengths.length,
    ordinals.numbered_piece,
    edges.first_or_last_few,
)


def _readers() -> Iterable[tuple[Iterable[str], tuple[Reader, ...]]]:
    v = vocabulary()
    yield v.months.firsts(), (dates.month_first, ranges.month_then_days)
    yield v.persian_months.firsts(), (persian_month,)
    yield v.weekdays.firsts(), (dates.weekday, ordinals.numbered_piece)
    yield (
        v.units.firsts(),
        (
            years.year,
            turns.turned_unit,
            centuries.century,
            ordinals.numbered_piece,
            dates.month_first,
            ranges.month_then_days,
            persian_month,
            windows.window,
            lengths.length,
            edges.first_or_last_few,
            edges.same_as_told,
            counted_back.running,
        ),
    )
    yield time_words("years.opening"), (years.year,)
    yield v.days.firsts(), (dates.relative_day, ordinals.numbered_piece)
    yield (
        v.turns_before.firsts(),
        (
            turns.turned_unit,
            turns.this_time,
            windows.last_few,
            ordinals.numbered_piece,
            edges.first_or_last_few,
            edges.same_as_told,
        ),
    )


def _more_readers() -> Iterable[tuple[Iterable[str], tuple[Reader, ...]]]:
    v = vocabulary()
    yield v.parts.firsts(), (parts.part,)
    yield ("عطله",), (turns.weekend,)
    yield v.ago.firsts(), (ago.ago,)
    yield v.some.firsts(), (lengths.length,)
    yield time_words("within"), (windows.within,)
    yield time_words("throughout"), (lengths.throughout,)
    yield v.decades.firsts(), (centuries.decade,)
    yield v.seasons.firsts(), (seasons.season, dates.month_first)
    yield v.feasts.firsts(), (seasons.feast,)
    yield time_words("first_of_month"), (dates.day_of_month,)
    yield ("اول", "واول"), (dates.day_of_month, edges.first_or_last_few)
    yield ("العشر",), (edges.ten_days,)
    yield ("مثل",), (edges.same_time,)
    yield time_words("anniversary"), (counted_back.anniversary,)
    yield time_words("its_day"), (counted_back.running,)
    yield time_words("piece.of_year"), (ordinals.part_of_year,)
    yield time_words("elapsing") | time_words("passed"), (ago.passed,)
    yield time_words("piece.opening"), (ordinals.numbered_piece, lengths.length)
    yield number_readings(), _NUMBERS
    yield ("ال",), (lengths.length, edges.first_or_last_few)


@cache
def _pieces() -> dict[str, tuple[Reader, ...]]:
    """For every word that may begin an expression other than a range, what to try there."""
    table: dict[str, dict[Reader, None]] = {}
    for keys, readers in chain(_readers(), _more_readers()):
        for key in keys:
            table.setdefault(key, {}).update(dict.fromkeys(readers))
    return {key: tuple(readers) for key, readers in table.items()}


_EVERY = key_set("كل وكل لكل بكل")
_DAY = key_set("يوم ليلة شهر")
_OF_YEAR = frozenset(("لعام", "لسنه"))
_REPEATED = frozenset({"weekday", "month", "season", "feast"})


def piece(w: Words, at: int) -> Parsed | None:
    """The longest expression at token ``at`` that is no range."""
    key = w.key(at)
    readers = _DIGITS if key.isdecimal() else _pieces().get(key, ())
    best: Parsed | None = None
    for reader in readers:
        found = reader(w, at)
        if found is not None and (best is None or found.end > best.end):
            best = found
    return best


def _ranges(w: Words, at: int, key: str) -> Parsed | None:
    if key in ranges.range_openings():
        return ranges.ranged(w, at, piece) or ranges.starting(w, at, piece)
    if key in ranges.OPEN:
        return ranges.open_ended(w, at, piece)
    return None


def _at(w: Words, at: int, key: str) -> Parsed | None:
    """The longest expression at token ``at``, ranges included."""
    found = _ranges(w, at, key)
    single = piece(w, at)
    if single is not None:
        single = ranges.joined(w, single, piece) or single
    if single is None or not single.also:
        days = ranges.days_range(w, at) if key.isdecimal() or key in number_readings() else None
        single = days if days and (single is None or days.end > single.end) else single
    if found is None or (single is not None and single.end > found.end):
        return single
    return found


@cache
def _starters() -> frozenset[str]:
    return frozenset(_pieces()) | ranges.range_openings() | ranges.OPEN | frozenset(vocabulary().not_times.firsts())


def expressions(w: Words) -> Iterator[Parsed]:
    """Every expression of time, from left to right, none overlapping another."""
    starters, keys, none = _starters(), w.keys, vocabulary().not_times
    reached = 0
    for at in [at for at, key in enumerate(keys) if key in starters or key.isdecimal()]:
        if at < reached:
            continue
        found = _at(w, at, keys[at])
        passed = none.at(keys, at)
        if passed is not None and passed.value and not names_outlet(w.key, at, passed.last):
            passed = None  # a state, and today
        if passed is not None and (found is None or (passed.last >= found.end and found.rule != "running")):
            reached = passed.last
        elif found is not None:
            if not _repeated(w, at, found) and not _place(w, at, found) and not _of_law(w, at, found):
                yield from _listed(found)
            reached = found.end


def _repeated(w: Words, at: int, found: Parsed) -> bool:
    """Whether a time comes again and again: "every Friday", "every summer", "Friday of every week"."""
    before = at - 2 if w.key(at - 1) in _DAY else at - 1
    of_every = w.key(found.last) == "من" and w.key(found.last + 1) in _EVERY
    return found.rule in _REPEATED and (of_every or w.key(before) in _EVERY)


def _place(w: Words, at: int, found: Parsed) -> bool:
    """Whether a month or a day of it is the name of a place or movement: "the bridge of 17 July"."""
    time = found.time
    month = time.month if isinstance(time, DayTime) else time
    if not isinstance(month, MonthTime) or found.also or found.clitic:
        return False
    unsaid = month.year is None and month.turn is None
    return unsaid and at > 0 and vocabulary().places.at(w.keys, at - 1) is not None


def _of_law(w: Words, at: int, found: Parsed) -> bool:
    """Whether a year belongs to the number of a law or resolution: "law no. 12 of 2015"."""
    if found.rule != "year" or w.key(at) not in _OF_YEAR:
        return False
    before = at - 2 if w.key(at - 1) == ")" else at - 1
    label = before - 2 if w.key(before - 1) == "(" else before - 1
    return w.key(before).isdecimal() and any(bare in time_words("law") for bare in bare_keys(w.key(label)))


def _listed(found: Parsed) -> Iterator[Parsed]:
    if not found.also:
        yield found
        return
    together = ranges.consecutive(found)
    if together is not None:
        yield together
        return
    yield found
    yield from found.also
