"""Times of the day: "the third hour and a quarter in the afternoon", "7:56 in the evening", "from 5 to 6".

Apart from the grammar of dates: coding needs the day only, so these are read where they are asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from marsad import lexicon
from marsad.mentions.number.words import number_readings
from marsad.mentions.time.reading import number
from marsad.mentions.time.vocabulary import Lookup, vocabulary
from marsad.mentions.time.words import Words, key_set, time_words
from marsad.records import Span

_AND = frozenset("و")
_UNTIL = key_set("الي حتي وحتي - –")
_AT = key_set("في عند بحدود حوالي علي من بين الي حتي")
_LEAST_IN_WORDS = 2


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """A part of the day: the half that it puts an hour into, the hours it lasts, or the one hour it is."""

    half: str
    start: int = 0
    end: int = 0
    hour: int | None = None
    now: bool = False


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time of the day in a text: seconds after midnight from ``start`` to ``end``, both the same for a point.

    ``half_known`` tells whether the words say which half of the day; without it the hour is as said. ``now`` is "now", without hours.
    ``offset`` is that of a zone that is said, in minutes east of Greenwich; None for local time.
    """

    span: Span
    surface: str
    start: int
    end: int
    half_known: bool
    grain: str
    now: bool = False
    offset: int | None = None


@dataclass(frozen=True, slots=True)
class _Point:
    """Tokens ``first`` to ``last`` as an hour of the clock, before its half of the day is settled."""

    first: int
    last: int
    hour: int
    seconds: int
    part: PartOfDay | None
    grain: str
    sure: bool

    def at(self, part: PartOfDay | None) -> int:
        """Seconds after midnight in that part of the day."""
        hour = self.hour
        half = part.half if part else ""
        if half == "pm" or (half == "noon" and hour < 11) or (half == "night" and hour >= 5):
            hour = hour + 12 if hour < 12 else hour
        if half in ("am", "night") and self.hour == 12 and self.seconds >= 0:
            hour = 0
        return hour * 3600 + self.seconds


@cache
def _parts() -> Lookup[PartOfDay]:
    rows = ((p, e.value) for e in lexicon.entries("ar", "clock") for p in e.match if "offset" not in e.value)
    return Lookup(
        (
            p,
            PartOfDay(
                str(v.get("half", "")), int(v.get("from", 0)), int(v.get("to", 0)), v.get("hour"), bool(v.get("now"))
            ),
        )
        for p, v in rows
    )


@cache
def _zones() -> Lookup[int | None]:
    rows = ((p, e.value["offset"]) for e in lexicon.entries("ar", "clock") for p in e.match if "offset" in e.value)
    return Lookup((p, offset if isinstance(offset, int) else None) for p, offset in rows)


def clock_times(text: str) -> list[ClockTime]:
    """Every time of the day in a text, from left to right."""
    return list(_times(Words(text)))


def _times(w: Words) -> Iterator[ClockTime]:
    at = 0
    while at < len(w.keys):
        found = _range(w, at) or _single(w, at)
        if found is None:
            at += 1
        else:
            yield found[0]
            at = found[1]


def _made(w: Words, first: int, last: int, time: ClockTime) -> tuple[ClockTime, int]:
    zone = _zones().at(w.keys, last)
    last = zone.last if zone else last
    span = Span(w.starts[first], w.ends[last - 1])
    return replace(time, span=span, surface=span.of(w.text), offset=zone.value if zone else None), last


_BLANK = Span(0, 0)


def _single(w: Words, at: int) -> tuple[ClockTime, int] | None:
    point = _point(w, at)
    if point is not None and point.sure:
        seconds = point.at(point.part)
        return _made(w, point.first, point.last, ClockTime(_BLANK, "", seconds, seconds, _known(point), point.grain))
    hyphen = w.key(at + 1) == "-" and w.glued(at + 1)
    hit = _parts().at([w.key(at), w.key(at + 2)] if hyphen else w.keys, 0 if hyphen else at)
    if hit is not None and hyphen:
        hit = hit._replace(last=at + hit.last + (hit.last > 1))
    if hit is None or hit.clitic not in ("", "ب", "و"):
        return None
    part = hit.value
    if part.now:
        return _made(w, at, hit.last, ClockTime(_BLANK, "", 0, 0, half_known=True, grain="second", now=True))
    start = (part.hour if part.hour is not None else part.start) * 3600
    end = part.hour * 3600 if part.hour is not None else part.end * 3600
    return _made(w, at, hit.last, ClockTime(_BLANK, "", start, end, half_known=True, grain="hour"))


def _known(point: _Point) -> bool:
    return point.part is not None or point.hour > 12 or point.hour == 0


def _point(w: Words, at: int, *, minutes: bool = True) -> _Point | None:
    """An hour of the clock at token ``at``, with its minutes and its part of the day before or after."""
    before = _parts().at(w.keys, at)
    place = before.last if before and not before.value.now else at
    named = w.key(place) in time_words("oclock")
    place = place + 1 if named else place
    early = _minutes_before(w, place)
    face = _figures(w, place) or _words(
        w, early[1] if early else place, named=named or before is not None or early is not None
    )
    if face is None:
        return None
    hour, seconds, last, grain, sure = face
    if not minutes and grain == "minute" and w.key(place + 1) != ":":
        bare = _hour(w, place) if not w.key(place).isdecimal() else None
        last, seconds, grain = (bare[1] if bare else place + 1), 0, "hour"
    if early is not None:
        seconds -= early[0] * 60
    part = _parts().at(w.keys, last)
    if part is not None and not part.value.now:
        last = part.last
        more = _minutes(w, last) if minutes else None
        if more is not None and not seconds:
            seconds, last, grain = more[0] * 60, more[1], "minute"
    told = part.value if part and not part.value.now else before.value if before and not before.value.now else None
    if part is not None and (again := _parts().at(w.keys, last)) is not None and not again.value.now:
        last = again.last
    certain = sure or named or told is not None or early is not None or (grain == "minute" and w.key(at - 1) in _AT)
    return _Point(at, last, hour, seconds, told, grain, certain or _bare(w, at, last))


def _bare(w: Words, at: int, last: int) -> bool:
    """Whether a number alone is an hour: a feminine ordinal with the article, or figures after "at", closing the sentence."""
    closed = w.key(last) in ("", ".", "!", "؟") or _zones().at(w.keys, last) is not None
    if w.key(at).isdecimal():
        return closed and w.key(at - 1) in ("في", "عند")
    return closed and w.key(at).startswith("ال") and w.key(at).endswith("ه")


def _figures(w: Words, at: int) -> tuple[int, int, int, str, bool] | None:
    """Figures: 15:23:24, 7, 1140 before a part of the day."""
    start = at + 1 if w.key(at) in ("t", "T") and w.glued(at + 1) else at
    key = w.key(start)
    if not key.isdecimal() or len(key) > 4:
        return None
    if w.key(start + 1) == ":" and w.key(start + 2).isdecimal() and len(w.key(start + 2)) == 2:
        hour, minute, last = int(key), int(w.key(start + 2)), start + 3
        seconds = 0
        if w.key(last) == ":" and w.key(last + 1).isdecimal() and len(w.key(last + 1)) == 2:
            seconds, last = int(w.key(last + 1)), last + 2
        valid = hour < 24 and minute < 60 and seconds < 60
        return (hour, minute * 60 + seconds, last, "second" if last > start + 3 else "minute", True) if valid else None
    if len(key) > 2:
        part = _parts().at(w.keys, start + 1)
        hour, minute = divmod(int(key), 100)
        return (hour, minute * 60, start + 1, "minute", True) if part and hour < 24 and minute < 60 else None
    if int(key) > 24 or w.key(start + 1) in ("/", "%") or (w.glued(start + 2) and w.key(start + 1) in (".", ",")):
        return None
    more = _minutes(w, start + 1)
    return (int(key), more[0] * 60, more[1], "minute", False) if more else (int(key), 0, start + 1, "hour", False)


def _words(w: Words, at: int, *, named: bool) -> tuple[int, int, int, str, bool] | None:
    """An hour in words: "the third and a quarter", "eight forty"."""
    if w.key(at) not in number_readings():
        return None
    hour = _hour(w, at)
    if hour is None:
        return None
    value, last, ordinal = hour
    more = _minutes(w, last, loose=True)
    if more is not None:
        return value, more[0] * 60, more[1], "minute", ordinal or named or more[2]
    return value, 0, last, "hour", False


def _hour(w: Words, at: int) -> tuple[int, int, bool] | None:
    """The longest number word up to 12 (or teens up to 24), so that the minutes are left for what follows."""
    best = None
    for length in range(1, _LEAST_IN_WORDS + 1):
        part = Words.__new__(Words)
        part.keys = w.keys[at : at + length]
        part.starts, part.ends, part.text = w.starts[at : at + length], w.ends[at : at + length], w.text
        found = number(part, 0)
        if found is not None and found.last == length and 1 <= found.value <= 24:
            best = (found.value, at + found.last, found.ordinal)
    return best


def _minutes(w: Words, at: int, *, loose: bool = False) -> tuple[int, int, bool] | None:
    """As in "And a quarter", "and 18 minutes", "less a third", and their sums; the flag tells whether the words can mean nothing else."""
    key = w.key(at)
    if key in ("الا", "إلا"):
        taken = _amount(w, at + 1)
        return (-taken[0], taken[1], True) if taken else None
    joined = key == "و" or key.startswith("و")
    found = _amount(w, at + 1 if key == "و" else at, glued=key != "و") if joined else _amount(w, at) if loose else None
    if found is None:
        return None
    minutes, last, sure = found
    if w.key(last) in ("الا", "إلا") and (less := _amount(w, last + 1)) is not None:
        return minutes - less[0], less[1], True
    return minutes, last, sure


def _amount(w: Words, at: int, *, glued: bool = False) -> tuple[int, int, bool] | None:
    key = w.key(at)[1:] if glued and w.key(at).startswith("و") else w.key(at)
    if key in vocabulary().clock_fractions:
        return vocabulary().clock_fractions[key], at + 1, True
    if key == "ثلاثه" and w.key(at + 1) == "ارباع":
        return 45, at + 2, True
    found = number(w, at)
    if found is None or not 1 <= found.value < 60:
        return None
    minutes = w.key(found.last) in vocabulary().minutes
    return found.value, found.last + minutes, minutes


def _minutes_before(w: Words, at: int) -> tuple[int, int] | None:
    """As in "Three minutes to" the hour."""
    found = number(w, at)
    if found is None or w.key(found.last) not in vocabulary().minutes or w.key(found.last + 1) not in ("قبل", "حتي"):
        return None
    return found.value, found.last + 2


def _range(w: Words, at: int) -> tuple[ClockTime, int] | None:
    key = w.key(at)
    headed = key in ("من", "بين")
    first = _point(w, at + 1 if headed else at, minutes=key != "بين")
    if first is None:
        return None
    between = key == "بين"
    place = first.last
    mark = w.key(place)
    start = place + 1 if mark in (_AND if between else _UNTIL) else None
    if between and start is None and mark.startswith("و"):
        start = place
    last = _point(w, start) if start is not None else None
    if last is None or not (headed or first.sure or last.sure):
        return None
    if not (first.sure or last.sure) and w.key(last.last)[:1].isalnum():
        return None
    return _ranged(w, at, first, last)


def _ranged(w: Words, at: int, first: _Point, last: _Point) -> tuple[ClockTime, int]:
    """Each end takes the part of the day of the other where its own is not said and the order of the hours allows it."""
    start = first.at(first.part or last.part)
    end = last.at(last.part or first.part)
    if first.part is None and start > end:
        start = first.at(None)
    if last.part is None and end < start:
        end = last.at(PartOfDay("pm"))
    return _made(w, at, last.last, ClockTime(_BLANK, "", start, end, _known(first) or _known(last), last.grain))
