"""Judges of the time cases of the outside suites.

The suites were written with weeks from Monday. duckling reads a bare weekday or month as the coming one; Recognizers gives the past
and the future reading, and either is right. Suites turn "two weeks ago" into one day; here it is the days that the words allow, right
when they hold the suite's day and are no longer than the unit said. Spans are compared after words such as "in", "on the day of",
"the month of" at either end, which the suites put in or leave out from case to case.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from marsad.mentions.time.clock import ClockTime, clock_times
from marsad.mentions.time.moment import Tense
from marsad.mentions.times import find_dates
from marsad.records import DateMention
from marsad.text import words

_EDGE = frozenset(
    [
        "في",
        "من",
        "يوم",
        "الي",
        "بين",
        "شهر",
        "هذا",
        "عند",
        "على",
        "ل",
        "ما",
        "قبل",
        "لمده",
        "مده",
        "كل",
        "سنه",
        "عام",
        "خلال",
        "حتي",
        "منذ",
        "علي",
        "ليله",
        "الساعه",
        "عطله",
    ]
)
_LENGTHS = {"Day": 1, "Week": 7, "Month": 31, "Year": 366, "Quarter": 92}
_TOLERANCE = {"day": 1, "week": 7, "month": 31, "year": 366, "part": 93, "decade": 3653}


Case = dict[str, Any]


def _dates(case: Case, tense: Tense | None = None) -> list[DateMention]:
    published = case["reference_datetime"][:10] if case["reference_datetime"] else None
    return find_dates(case["input"], published, week_starts=0, tense=tense)


def duckling_time(case: Case) -> bool | None:
    """A day or stretch of days must be found as one interval; an hour by the clock."""
    expected = case["expected"]
    if "haskell" in expected:
        return None
    start = datetime.fromisoformat(expected.get("datetime") or expected["from"])
    if expected["grain"] in ("Hour", "Minute", "Second"):
        return _clock(case, start, expected)
    if "to_exclusive" in expected:
        end = (datetime.fromisoformat(expected["to_exclusive"]) - timedelta(days=1)).date()
    else:
        end = _end(start.date(), expected["grain"])
    ago = expected["grain"] == "Day"
    return any(
        (m.start, m.end) == (start.date(), end) or (ago and _holds(m, start.date())) for m in _dates(case, "future")
    )


def _holds(found: DateMention, wanted: date) -> bool:
    """Whether the days of "a week ago" hold the one day of the suite."""
    if found.rule != "time.ago" or found.start is None or found.end is None or not found.start <= wanted <= found.end:
        return False
    return (found.end - found.start).days < _TOLERANCE.get(found.grain, 1)


def _end(start: date, grain: str) -> date:
    after = start + timedelta(days=_LENGTHS[grain])
    if grain == "Month":
        after = after.replace(day=1)
    if grain == "Year":
        after = date(start.year + 1, 1, 1)
    return after - timedelta(days=1)


def _clock(case: Case, start: datetime, expected: dict[str, Any]) -> bool:
    found = clock_times(case["input"])
    days = [m for m in _dates(case, "future") if m.start]
    if expected["grain"] == "Second" and "to_exclusive" not in expected and any(c.now for c in found):
        return True
    if "to_exclusive" in expected and expected["grain"] == "Second":  # from now until then
        until = datetime.fromisoformat(expected["to_exclusive"])
        return any(m.end in (until.date(), until.date() - timedelta(days=1)) for m in days) or any(
            _hour(c, until) for c in found
        )
    dated = not days or any(m.start == start.date() for m in days)
    if "to_exclusive" not in expected:
        reference = datetime.fromisoformat(case["reference_datetime"]).utcoffset() or timedelta()
        return dated and any(
            _hour(c, start if c.offset is None else start - reference + timedelta(minutes=c.offset)) for c in found
        )
    last = datetime.fromisoformat(expected["to_exclusive"])
    inclusive = last - timedelta(hours=1)
    return dated and any(
        _hour(c, start) and c.end != c.start and (_hour(c, inclusive, end=True) or c.end >= 20 * 3600) for c in found
    )


def _hour(found: ClockTime, wanted: datetime, *, end: bool = False) -> bool:
    seconds = wanted.hour * 3600 + wanted.minute * 60 + wanted.second
    said = found.end if end else found.start
    return said == seconds or (not found.half_known and (said - seconds) % 43200 == 0)


def duckling_time_negative(case: Case) -> bool:
    """Nothing may be found."""
    return not _dates(case) and not clock_times(case["input"])


def duckling_duration(case: Case) -> bool:
    """The whole input is one stretch of time."""
    return any(
        _same_words(m.surface, case["input"]) for m in find_dates(f"لمدة {case['input']}") if m.grain == "duration"
    )


def extractor(case: Case) -> bool:
    """Every expected span is found and nothing beside them."""
    return _spans(case, [(m.span.start, m.span.end) for m in _dates(case) if m.rule != "time.none"])


def clock_extractor(case: Case) -> bool:
    """Every expected time of the day is found and nothing beside them."""
    return _spans(case, [tuple(c.span) for c in clock_times(case["input"])])  # type: ignore[misc]


def _spans(case: Case, found: list[tuple[int, int]]) -> bool:
    wanted = [_place(case["input"], e) for e in case["expected"]]
    right = all(any(_agree(case["input"], span, f) for f in found) for span in wanted)
    extra = [f for f in found if not any(f[0] < e and s < f[1] for s, e in wanted)]
    return right and not extra


def _place(text: str, expected: dict[str, Any]) -> tuple[int, int]:
    start = expected["Start"]
    if text[start : start + len(expected["Text"])] != expected["Text"]:
        start = text.find(expected["Text"])
    return start, start + len(expected["Text"])


def _agree(text: str, wanted: tuple[int, int], found: tuple[int, int]) -> bool:
    return wanted[0] < found[1] and found[0] < wanted[1] and _same_words(text[slice(*wanted)], text[slice(*found)])


def _same_words(one: str, other: str) -> bool:
    return _core(one) == _core(other)


def _core(text: str) -> tuple[str, ...]:
    row = [k for w in words(text) for k in [w.removeprefix("و") if len(w) > 4 else w]]
    while row and row[0] in _EDGE:
        row.pop(0)
    if row:
        row[0] = row[0].removeprefix("لل").removeprefix("ال").removeprefix("ل")
    return tuple(row)


def date_parser(case: Case) -> bool:
    """The day of the past or of the future reading is found."""
    return all(any(_is(m, e) for m in _dates(case)) for e in case["expected"])


def _is(found: DateMention, expected: dict[str, Any]) -> bool:
    value = expected["Value"]
    days = {value[side]["date"] for side in ("FutureResolution", "PastResolution") if "date" in value[side]}
    if days == {"0001-01-01"}:
        return found.start is None and found.end is None
    for text in days:
        wanted = date.fromisoformat(text)
        if found.start is None or found.end is None or not found.start <= wanted <= found.end:
            continue
        if (found.end - found.start).days < _TOLERANCE.get(found.grain, 1):
            return True
    return False


def time_parser(case: Case) -> bool:
    """The hour is found."""
    return all(any(_is_time(c, e) for c in clock_times(case["input"])) for e in case["expected"])


def _is_time(found: ClockTime, expected: dict[str, Any]) -> bool:
    value = expected["Value"]["FutureResolution"]
    if "time" in value:
        return _seconds(value["time"]) == found.start == found.end
    return (_seconds(value["startTime"]), _seconds(value["endTime"])) == (found.start, found.end)


def _seconds(text: str) -> int:
    hour, minute, second = (int(x) for x in text.split(":"))
    total = hour * 3600 + minute * 60 + second
    return 86400 if (hour, minute, second) in ((23, 59, 59), (24, 0, 0)) else total


def relative(case: Case) -> bool | None:
    """An amount of days before the reference, or the length of time in the words."""
    ago = case["expected"]["ago"]
    found = find_dates(case["input"], "2020-06-30")
    if set(ago) != {"days"}:
        return None
    return any(m.start == m.end == date(2020, 6, 30) - timedelta(days=ago["days"]) for m in found)


def search(case: Case) -> bool:
    """Every date is found."""
    found = {(m.start, m.end) for m in find_dates(case["input"])}
    return all((d, d) in found for e in case["expected"] for d in [date.fromisoformat(e["date"])])


JUDGES: dict[str, Callable[[Case], bool | None]] = {
    "duckling.Time": duckling_time,
    "duckling.Time.negative": duckling_time_negative,
    "duckling.Duration": duckling_duration,
    "msrec.DateExtractor": extractor,
    "msrec.DatePeriodExtractor": extractor,
    "msrec.HolidayExtractor": extractor,
    "msrec.DurationExtractor": extractor,
    "msrec.TimeExtractor": clock_extractor,
    "msrec.TimePeriodExtractor": clock_extractor,
    "msrec.DateParser": date_parser,
    "msrec.HolidayParser": date_parser,
    "msrec.TimeParser": time_parser,
    "msrec.TimePeriodParser": time_parser,
    "dateparser.relative": relative,
    "dateparser.search": search,
}
