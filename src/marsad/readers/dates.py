"""Complete dates in page furniture: ISO 8601, "30 May 2023" in any Arab month tradition, numeric; Hijri and Persian ones where they stand alone.

Only dates of a day, month and year are read here; a date line has no context that could complete less.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta, timezone
from functools import cache

from marsad.lexicon import entries
from marsad.text import key
from marsad.text.persian import persian_day

_ISO = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)-?(?P<month>0[1-9]|1[0-2])-?(?P<day>0[1-9]|[12]\d|3[01])(?!\d)")
_NUMERIC = re.compile(
    r"(?<![\d/.-])(?P<a>\d{1,4})\s*(?P<mark>[/.-])\s*(?P<b>\d{1,2})\s*(?P=mark)\s*(?P<c>\d{1,4})(?![\d/])"
)
# "3/5/2020 4:30:00 PM", as programs write for Americans unless they are told otherwise: the month first, and nothing filled up with zeros.
_AMERICAN = re.compile(r"[1-9]\d?/[1-9]\d?/\d{4},?\s[1-9]\d?:\d\d:\d\d\s[ap]m(?!\w)")
_ISO_MOMENT = re.compile(
    r"(?<!\d)(?P<day>(?:19|20)\d\d-\d\d-\d\d)[T ](?P<clock>\d\d:\d\d(?::\d\d)?)(?P<part>\.\d{1,6})?\d*"
    r"(?P<zone>\s?(?:Z|UTC|GMT)(?![\w+-])|\s?[+-]\d\d:?\d\d(?!\d)|[+-]\d\d(?![\d:]))?",
    re.ASCII,
)
# "10:05:00 +0300", "10:05 PM GMT+3", "10:05 GMT"
_ZONE = re.compile(
    r"\d:\d\d(?::\d\d)?\s*(?:[ap]m\s*)?(?:(?:gmt|utc)\s?(?P<near>[+-]\d{1,2})(?![\d:])|(?:gmt|utc)?\s?(?P<hours>[+-]\d\d):?(?P<minutes>\d\d)(?!\d)|(?P<none>gmt|utc)(?![\w+-]))"
)
_LETTERS_OF_HALVES = {"ص": "am", "am": "am", "م": "pm", "pm": "pm"}
_NOON, _DAYBREAK = 11, 5  # hours before which "at noon" is after it, and from which on "at night" is the evening
_HIJRI_NUMERIC = re.compile(
    r"(?<!\d)(?:(?P<day>\d{1,2})\s*[/-]\s*(?P<month>\d{1,2})\s*[/-]\s*(?P<year>1[34]\d\d)|(?P<year2>1[34]\d\d)\s*[/-]\s*(?P<month2>\d{1,2})\s*[/-]\s*(?P<day2>\d{1,2}))\s*ه(?:ـ)?(?!\w)"
)
# No Hijri year of the web is among these.
_PERSIAN_NUMERIC = re.compile(
    r"(?<![\d/-])(?P<year>13[89]\d|14[01]\d)\s*[/-]\s*(?P<month>\d{1,2})\s*[/-]\s*(?P<day>\d{1,2})(?![\d/-])(?!\s*ه)"
)
_ENGLISH = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
# Sites of the Maghreb that date in French; the others begin as in English.
_FRENCH = (
    ("janvier",), ("février", "fevrier"), ("mars",), ("avril",), ("mai",), ("juin",), ("juillet",), ("août", "aout"), ("septembre",), ("octobre",),
    ("novembre",), ("décembre", "decembre"),
)  # fmt: skip
_WEEKDAYS = (
    ("monday", "mon", "lundi"), ("tuesday", "tue", "mardi"), ("wednesday", "wed", "mercredi"), ("thursday", "thu", "jeudi"),
    ("friday", "fri", "vendredi"), ("saturday", "sat", "samedi"), ("sunday", "sun", "dimanche"),
)  # fmt: skip
_YEARS = range(1980, 2100)
_MOST_HOURS = 14
_FIRST = r"(?<!\w)(?<!تشرين )(?<!كانون )(?<!الاسبوع )(?<!النصف )(?<!الثلث )(?:فاتح|الاول|اول|غره)(?=\s+\w)"
"""The first day of a month, where it is told in a word; its first week, half or third is no day."""
# "30 may 2023", "30 of the month of May, of the year 2023", and with nothing between.
_BEFORE_MONTH = r"(?:st|nd|rd|th|er)?(?:\s+of)?[\s,،./-]*(?:من )?(?:شهر )?"
_BEFORE_YEAR = r"[\s,،./-]*(?:(?:من )?(?:ل|لل|ال)?(?:عام|سنه) )?"


def first_date(text: str) -> date | None:
    """The first complete date of ``text``, None when there is none; a Hijri or Persian date counts where there is no other."""
    return next(dates(text), None) or _first_hijri(key(text)) or _first_persian(key(text))


def first_moment(text: str) -> datetime | None:
    """The first date of ``text`` with its time of day, None unless it names just one time; without a zone where it names none."""
    iso = _ISO_MOMENT.search(text)
    if iso is not None:
        zone = (iso["zone"] or "").strip()
        try:
            return datetime.fromisoformat(
                f"{iso['day']}T{iso['clock']}{iso['part'] or ''}{'Z' if zone.isalpha() else zone}"
            )
        except ValueError:
            return None
    day, clocks = first_date(text), times_of_day(text)
    if day is None or len(clocks) != 1:
        return None
    return datetime.combine(day, clocks.pop(), _zone(key(text)))


def _zone(plain: str) -> timezone | None:
    """The time zone behind a time of day."""
    found = _ZONE.search(plain)
    if found is None:
        named = _named_zone().search(plain)
        return None if named is None else timezone(timedelta(minutes=_zones()[named["zone"]]))
    hours = int(found["near"] or found["hours"] or 0)
    minutes = int(found["minutes"] or 0) * (-1 if (found["hours"] or "").startswith("-") else 1)
    return (
        timezone(timedelta(hours=hours, minutes=minutes)) if abs(hours) <= _MOST_HOURS and abs(minutes) < 60 else None
    )


def times_of_day(text: str) -> set[time]:
    """The times of day that ``text`` names."""
    return {clock for m in _time().finditer(key(text)) if (clock := _clock(m)) is not None}


def dates(text: str) -> Iterator[date]:
    """The complete dates of ``text``, in order."""
    plain = key(text)
    found = [(m.start(), day) for m in _ISO.finditer(plain) if (day := _day(m["year"], m["month"], m["day"]))]
    found += [(m.start(), day) for m in _NUMERIC.finditer(plain) if (day := _numeric(m))]
    for pattern in _worded():
        found += [
            (m.start(), day)
            for m in pattern.finditer(plain)
            if (day := _day(m["year"], str(_months()[m["month"]]), m["day"]))
        ]
    yield from (day for _, day in sorted(found))


def is_weekday(word: str) -> bool:
    """Whether a word names a day of the week."""
    return key(word) in _weekdays()


def without_dates(text: str) -> str | None:
    """The key of ``text`` without its complete dates, times of day and days of the week; None when it holds no complete date."""
    plain = key(text)
    if first_date(plain) is None:
        return None
    for pattern in (
        *_worded(),
        _hijri_worded(),
        _persian_worded(),
        _HIJRI_NUMERIC,
        _PERSIAN_NUMERIC,
        _ISO,
        _NUMERIC,
        _clock_words(),
    ):
        plain = pattern.sub(" ", plain)
    return " ".join(word for word in plain.split() if word.strip(",،:|-") not in _weekdays())


def _day(year: str, month: str, day: str) -> date | None:
    if int(year) not in _YEARS:
        return None
    try:
        return date(int(year), int(month), _number(day))
    except ValueError:
        return None


def _number(day: str) -> int:
    return int(day) if day.isdecimal() else 1


def _numeric(found: re.Match[str]) -> date | None:
    """Day before month as the Arab press writes, unless that is no date, the line names another day of the week, or a program wrote for Americans."""
    (a, b, c), plain = found.group("a", "b", "c"), found.string
    if len(a) == 4:
        return _day(a, b, c)
    if len(c) != 4:
        return None
    usual, other = _day(c, b, a), _day(c, a, b)
    named = {number for word, number in _weekdays().items() if re.search(rf"(?<!\w){word}(?!\w)", plain)}
    if other and named and usual and usual.weekday() not in named and other.weekday() in named:
        return other
    if other and not named and _AMERICAN.match(plain, found.start()):
        return other
    return usual or other


def _clock(found: re.Match[str]) -> time | None:
    hour, minute, half = int(found["hour"]), int(found["minute"]), _halves().get(found["half"] or "")
    if half in ("am", "night") and hour == 12:
        hour = 0
    elif hour < 12 and (half == "pm" or (half == "noon" and hour < _NOON) or (half == "night" and hour >= _DAYBREAK)):
        hour += 12
    return time(hour, minute, int(found["second"] or 0)) if hour < 24 and minute < 60 else None


def _first_hijri(plain: str) -> date | None:
    worded, numeric = _hijri_worded().search(plain), _HIJRI_NUMERIC.search(plain)
    if worded is not None:
        return _hijri(worded["year"], str(_hijri_months()[worded["month"]]), worded["day"])
    if numeric is not None:
        return _hijri(*(numeric[part] or numeric[f"{part}2"] for part in ("year", "month", "day")))
    return None


def _hijri(year: str, month: str, day: str) -> date | None:
    """The Gregorian day of a Hijri date (Umm al-Qura, which the press of the Gulf prints)."""
    from hijridate import Hijri  # loads its tables: only pages with Hijri dates alone pay for them

    try:
        found = Hijri(int(year), int(month), _number(day)).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)


def _first_persian(plain: str) -> date | None:
    worded, numeric = _persian_worded().search(plain), _PERSIAN_NUMERIC.search(plain)
    if worded is not None:
        return persian_day(int(worded["year"]), _persian_months()[worded["month"]], _number(worded["day"]))
    return None if numeric is None else persian_day(*(int(numeric[part]) for part in ("year", "month", "day")))


@cache
def _persian_months() -> dict[str, int]:
    return {key(name): int(e.value["month"]) for e in entries("ar", "persian_months") for name in e.match}


@cache
def _persian_worded() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}}){_BEFORE_MONTH}(?P<month>{_alternatives(_persian_months())}){_BEFORE_YEAR}(?P<year>13[4-9]\d|14[0-6]\d)(?!\d)"
    )


@cache
def _hijri_months() -> dict[str, int]:
    return {
        key(name): int(e.value["month"])
        for e in entries("ar", "months")
        if e.value.get("calendar") == "hijri"
        for name in e.match
    }


@cache
def _hijri_worded() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _hijri_months()), key=len, reverse=True))
    return re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}}|{_FIRST}){_BEFORE_MONTH}(?P<month>{names}){_BEFORE_YEAR}(?P<year>1[34]\d\d)(?!\d)"
    )


@cache
def _months_of_years() -> tuple[str, ...]:
    """The search keys of months that count only in years in which they were in use."""
    return tuple(key(name) for e in entries("ar", "months") if "with_year" in e.value for name in e.match)


@cache
def _months() -> dict[str, int]:
    """Months of the Gregorian calendar by search key."""
    rows = [
        e for e in entries("ar", "months") if "month" in e.value and e.value.get("calendar", "gregorian") == "gregorian"
    ]
    arabic = {key(name): int(e.value["month"]) for e in rows for name in e.match}
    english = {name[:length]: number for number, name in enumerate(_ENGLISH, 1) for length in (3, len(name))}
    french = {name: number for number, names in enumerate(_FRENCH, 1) for name in names}
    return {**english, **french, **arabic}


@cache
def _weekdays() -> dict[str, int]:
    """Days of the week by search key, Monday 0."""
    arabic = {
        key(name): int(e.value["weekday"])
        for e in entries("ar", "weekdays")
        for name in e.match
        if "weekday" in e.value
    }
    return {name: number for number, names in enumerate(_WEEKDAYS) for name in names} | arabic


@cache
def _halves() -> dict[str, str]:
    """Parts of the day by search key, with the half of the day that they put an hour into; "noon" and "night" have hours of both."""
    rows = [e for e in entries("ar", "clock") if "half" in e.value]
    return {key(name): str(e.value["half"]) for e in rows for name in e.match} | _LETTERS_OF_HALVES


@cache
def _zones() -> dict[str, int]:
    """Minutes east of Greenwich by the search key of the Arabic name of a time zone."""
    rows = [e for e in entries("ar", "clock") if isinstance(e.value.get("offset"), int)]
    return {key(name): e.value["offset"] for e in rows for name in e.match if not name.isascii()}


def _alternatives(names: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


@cache
def _words_of_halves() -> str:
    return _alternatives(name for name in _halves() if name not in _LETTERS_OF_HALVES)


@cache
def _time() -> re.Pattern[str]:
    """A time of day; the Maghreb also writes 10h30."""
    return re.compile(
        r"(?<![\d:])(?P<hour>\d{1,2})[:h](?P<minute>\d\d)(?::(?P<second>[0-5]\d))?(?![\d:])\s*"
        rf"(?P<half>{_words_of_halves()}|[صم](?!\w)|am|pm)?"
    )


@cache
def _clock_words() -> re.Pattern[str]:
    """What stands beside a date to tell the time of day."""
    return re.compile(
        rf"\d{{1,2}}[:h]\d\d(?::\d\d)?\s*(?:[صم]|am|pm|{_words_of_halves()})?(?!\w)"
        r"|\((?:gmt|utc)[^)]*\)|(?<!\w)(?:gmt|utc|بتوقيت|الساعه|الموافق|م|ه)(?!\w)|[+]\d{4}"
    )


@cache
def _named_zone() -> re.Pattern[str]:
    """A time of day with its zone, as in "10:05 in the morning, Greenwich time"."""
    return re.compile(
        rf"\d[:h]\d\d(?::\d\d)?\s*(?:(?:{_words_of_halves()}|[صم]|am|pm)[\s،,]*)?\(?(?P<zone>{_alternatives(_zones())})(?!\w)"
    )


@cache
def _worded() -> tuple[re.Pattern[str], ...]:
    rare = _months_of_years()
    names = "|".join(sorted(map(re.escape, (name for name in _months() if name not in rare)), key=len, reverse=True))
    # "30 ايار/مايو 2023", "30 مايو (ايار)، 2023", "30 مايو ايار 2023": a second name of the month may follow the first.
    month = rf"(?P<month>{names})(?:(?:\s*[/(-]\s*|\s)(?:{names})\)?)?"
    return (
        re.compile(rf"(?<!\d)(?P<day>\d{{1,2}}|{_FIRST}){_BEFORE_MONTH}{month}{_BEFORE_YEAR}(?P<year>\d{{4}})(?!\d)"),
        re.compile(
            rf"(?<!\d)(?P<day>\d{{1,2}}|{_FIRST}){_BEFORE_MONTH}(?P<month>{'|'.join(rare)}){_BEFORE_YEAR}(?P<year>19(?:69|[78]\d|9\d)|200\d|201[01])(?!\d)"
        ),
        re.compile(rf"(?<!\w){month}\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s,،]+(?P<year>\d{{4}})(?!\d)"),
    )
