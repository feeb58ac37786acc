"""Days and months: "20 April/Nisan last", "the fifth of June 1967", "March", "Monday, 18 February", "yesterday"."""

from __future__ import annotations

from dataclasses import replace

from marsad.mentions.number.groups import TEN
from marsad.mentions.time.expressions import (
    DayTime,
    Expression,
    MonthTime,
    NumberedDay,
    RangeTime,
    RelativeDay,
    TurnTime,
    WeekdayTime,
    YearTime,
)
from marsad.mentions.time.figures import numeric_date
from marsad.mentions.time.pieces import NthTime, WeekdayOrDate
from marsad.mentions.time.reading import (
    COMMAS,
    OF,
    MonthName,
    Number,
    Parsed,
    glued_letters,
    month_name,
    month_tail,
    number,
    paired,
    turn,
    turn_before,
)
from marsad.mentions.time.vocabulary import Weekday, vocabulary
from marsad.mentions.time.words import Words, time_words

_JOINTS = frozenset("-./–")
_MOST_IN_LIST = 6
_MOST_MONTHS = 12
_QUOTES = {"»": "«", '"': '"', "”": "“"}  # what opens a name, by what closes it
_LONGEST_NAME = 2  # words of it
_APART = {"(": ")", "،": "،", ",": ","}  # what opens and closes an apposition


def day_of_month(w: Words, at: int) -> Parsed | None:
    """A day and its month, or several days of one month; starts at the (first) day."""
    first = _day_number(w, at)
    if first is None:
        return None
    days, place = [(at, first)], first.last
    while (more := _further_day(w, place)) is not None and len(days) < _MOST_IN_LIST:
        days.append(more)
        place = more[1].last
    month = _month_after(w, place)
    if month is None:
        return None
    time, last = month
    if len(days) == 1 and isinstance(time, MonthTime) and time.year is None and time.turn is None:
        time = _happened(w, at, first.value, time)
    return _dated(w, days, time, last)


def _happened(w: Words, at: int, day: int, month: MonthTime) -> MonthTime:
    """The month with its year where the noun before says what is known by day and month: "the attacks of 11 September"."""
    noun = at - 2 if w.key(at - 1) in ("يوم", "في") else at - 1
    for nouns, year in () if month.hijri or noun < 0 else vocabulary().happenings.get((month.month, day), ()):
        if nouns.at(w.keys, noun) is not None:
            return replace(month, year=YearTime(year, happened=True))
    return month


def _day_number(w: Words, at: int) -> Number | None:
    if w.key(at) in time_words("first_of_month"):
        return Number(1, at + 1, ordinal=True, digits=False)
    found = number(w, at)
    return found if found is not None and 1 <= found.value <= 31 else None


def _further_day(w: Words, at: int) -> tuple[int, Number] | None:
    """Another day of the list: "and 18", "، 19"."""
    mark = w.key(at)
    start = at + 1 if mark == "و" or mark in COMMAS else at
    if start == at and not mark.startswith("و"):
        return None
    if w.key(start) == "و":
        start += 1
    found = _day_number(w, start)
    return (start, found) if found else None


def _month_after(w: Words, at: int) -> tuple[MonthTime | TurnTime, int] | None:
    place = at + 1 if w.key(at) in _JOINTS else at
    place = place + 1 if w.key(place) in OF else place
    name = month_name(w, place, numbered=True)
    if name is not None and (not name.clitic or name.clitic in ("ب", "ل")):
        time, last = month_tail(w, _skip_joint(w, name))
        return time, last
    return unit_turn(w, place, "month") or _unsaid_month(w, place) or _month_of_years(w, at, place)


def _month_of_years(w: Words, day: int, at: int) -> tuple[MonthTime, int] | None:
    """A month whose name is an ordinary word: it counts with a year in which it was in use, with another name of it, or in a text about its country.

    Args:
        w: the words.
        day: the token after the day.
        at: where the month may begin.
    """
    unit = vocabulary().units.at(w.keys, at)
    hit = vocabulary().months_of_years.at(w.keys, unit.last if unit and unit.value.name == "month" else at)
    if hit is None or hit.clitic or hit.value.with_year is None:
        return None
    month, last = paired(w, hit.last, hit.value)
    time, end = month_tail(w, MonthName(month, last, sure=True, clitic=""))
    first, final = hit.value.with_year
    if isinstance(time.year, YearTime):
        return (time, end) if first <= time.year.year <= final and not time.year.before else None
    at_home = hit.value.home and w.key(day - 1).isdecimal() and w.any_with(hit.value.home)
    return (time, end) if last > hit.last or (at_home and time.turn is None and time.year is None) else None


def _unsaid_month(w: Words, at: int) -> tuple[TurnTime, int] | None:
    """As in "On 15 of the current", where the word "month" is left out."""
    said = turn(w, at)
    admitted = w.key(at) in time_words("of_month_after_of") if w.key(at - 1) == "من" else w.key(at - 1).isdecimal()
    if said is None or not admitted or w.key(at) not in time_words("of_month"):
        return None
    return TurnTime("month", said[0]), said[1]


def _skip_joint(w: Words, name: MonthName) -> MonthName:
    """Past the point or hyphen between month and year: 16-November-2016."""
    if w.key(name.last) in _JOINTS and w.key(name.last + 1).isdecimal() and len(w.key(name.last + 1)) == 4:
        return name._replace(last=name.last + 1)
    return name


def unit_turn(w: Words, at: int, unit: str) -> tuple[TurnTime, int] | None:
    """As in "This month", "last month", "the current month" of the unit asked for, "the same month" included."""
    before = turn_before(w, at)
    hit = vocabulary().units.at(w.keys, before[1] if before else at)
    if hit is None or hit.value.name != unit or hit.value.count != 1:
        return None
    if before is not None:
        return TurnTime(unit, before[0]), hit.last
    after = turn(w, hit.last)
    return (TurnTime(unit, after[0]), after[1]) if after and hit.value.definite else None


def _dated(w: Words, days: list[tuple[int, Number]], month: MonthTime | TurnTime, last: int) -> Parsed:
    parsed = [Parsed(at, found.last, DayTime(found.value, month), "day") for at, found in days]
    parsed[-1] = replace(parsed[-1], last=last)
    return replace(parsed[0], also=tuple(parsed[1:]), clitic=glued_letters(w, days[0][0]))


def month_first(w: Words, at: int, *, numbered: bool = False) -> Parsed | None:
    """A month with what follows, "month three" and a weak name after "of" too when ``numbered``; also the order month, day: "January 22nd, 2018"."""
    name = month_name(w, at, numbered=numbered)
    if name is None or name.month.with_day:
        return None
    turned = _month_then_day(w, at, name)
    if turned is not None:
        return turned
    time, last = month_tail(w, name)
    if time.year is None and time.turn is None and not name.clitic:
        time = _happened(w, at, 0, time)
    listed = _months(w, at, name, time, last)
    if listed is not None:
        return listed
    told = time.year is not None or time.turn is not None
    supported = w.key(at - 1) in time_words("before_month") or (numbered and w.key(at - 1) in OF)
    if not (name.sure or told or supported or (name.clitic == "ب" and name.month.number != 3)):
        return None
    return Parsed(at, last, time, "month", len(name.clitic))


def _months(w: Words, at: int, name: MonthName, time: MonthTime, last: int) -> Parsed | None:
    """Months in a row of which the last says the year, or a "last" in the dual, for all: "February and July 2020", "February/March 2020"."""
    row, times = [Parsed(at, last, time, "month", len(name.clitic))], [time]
    while len(row) < _MOST_MONTHS and times[-1].year is None and times[-1].turn is None:
        more = _further_month(w, row[-1].last)
        if more is None:
            return None
        row.append(more[0])
        times.append(more[1])
    both = w.key(row[-1].last - 1) in time_words("both")
    for place in range(len(row) - 2, -1, -1):
        here, later = times[place], times[place + 1]
        if not (later.year is not None and later.month > here.month) and (later.turn is None or not both):
            return None
        times[place] = replace(here, year=later.year, turn=later.turn)
        row[place] = replace(row[place], time=times[place])
    return replace(row[0], also=tuple(row[1:])) if len(row) > 1 else None


def _further_month(w: Words, at: int) -> tuple[Parsed, MonthTime] | None:
    """Another month of a row, joined by "and" or a slash."""
    start = at + 1 if w.key(at) in ("و", "/") else at
    other = month_name(w, start)
    if other is None or other.clitic != ("" if start != at else "و"):
        return None
    time, last = month_tail(w, other)
    return Parsed(start, last, time, "month", len(other.clitic)), time


def _month_then_day(w: Words, at: int, name: MonthName) -> Parsed | None:
    place = name.last + 1 if w.key(name.last) == "-" else name.last
    found = number(w, place)
    if found is None or not 1 <= found.value <= 31 or not (name.sure or name.month.weak):
        return None
    if found.digits and w.key(found.last)[:1].isalpha():
        return None  # "in May 15 dead": the number counts what follows
    if not found.digits and not found.ordinal:
        return None
    time, last = month_tail(w, name._replace(last=found.last))
    return Parsed(at, last, DayTime(found.value, time), "day", len(name.clitic))


def relative_day(w: Words, at: int) -> Parsed | None:
    """Yesterday, today, tomorrow, with the weekday and the date that may follow."""
    hit = vocabulary().days.at(w.keys, at)
    if hit is None or hit.clitic.endswith("ك") or _ends_a_name(w, at, hit.last):
        return None
    named = weekday_name(w, hit.last) or _weekday_apart(w, hit.last)
    last = named[1] if named else hit.last
    dated = _date_beside(w, last)
    if dated is not None:
        return replace(dated, first=at, clitic=len(hit.clitic), also=())
    if named is None and hit.value == 0 and number(w, last) is not None:
        return None  # "the 29th day", "the day 600 of the war"
    return Parsed(at, last, RelativeDay(hit.value, named[0].number if named else None), "relative-day", len(hit.clitic))


def _ends_a_name(w: Words, at: int, last: int) -> bool:
    """Whether a word for a day closes a short name in quotation marks: newspapers are called "Tomorrow" or "Egypt Today"."""
    opening = _QUOTES.get(w.key(last))
    if opening is None or not w.glued(last) or not w.key(at).startswith("ال"):
        return False
    return any(w.key(name - 1) == opening and w.glued(name) for name in range(at, at - _LONGEST_NAME, -1))


def weekday_name(w: Words, at: int) -> tuple[Weekday, int] | None:
    """A weekday with the article, "day" before it passed over."""
    place = at + 1 if w.key(at) in time_words("before_weekday") else at
    hit = vocabulary().weekdays.at(w.keys, place)
    return (hit.value, hit.last) if hit and not hit.clitic and not hit.value.bare else None


def _weekday_apart(w: Words, at: int) -> tuple[Weekday, int] | None:
    """The weekday between brackets or commas behind "yesterday" or "today"; the comma after it is no part of the time."""
    closing = _APART.get(w.key(at))
    named = weekday_name(w, at + 1) if closing else None
    if named is None or w.key(named[1]) != closing:
        return None
    return named[0], named[1] + (closing == ")")


def weekday(w: Words, at: int) -> Parsed | None:
    """A weekday with "last" or "next", the week or the date that follows it."""
    hit = vocabulary().weekdays.at(w.keys, at)
    if hit is None or w.key(hit.last) in TEN:
        return None  # "the eleven" is written as Sunday and ten
    if hit.value.bare and w.key(at - 1) not in time_words("before_weekday"):
        week = unit_turn(w, hit.last, "week")
        return Parsed(at, week[1], WeekdayTime(hit.value.number, None, week[0]), "weekday") if week else None
    clitic = len(hit.clitic)
    after = turn(w, hit.last)
    last = after[1] if after else hit.last
    dated = _date_beside(w, last, weekday=hit.value.number)
    if dated is not None:
        return replace(dated, first=at, clitic=clitic, also=(), time=_counted(w, last, dated.time))
    if after is not None:
        return Parsed(at, last, WeekdayTime(hit.value.number, after[0]), "weekday", clitic)
    following = _next_weekday(w, at, last, hit.value.number)
    if following is not None:
        return replace(following, clitic=clitic)
    place = last + 1 if w.key(last) in OF else last
    week = unit_turn(w, place, "week")
    if week is not None:
        return Parsed(at, week[1], WeekdayTime(hit.value.number, None, week[0]), "weekday", clitic)
    if hit.value.bare and w.key(at - 1) not in ("يوم", "ليله", "ليل"):
        return None
    demonstrative = turn_before(w, at - 1) if not clitic else None
    said = demonstrative[0] if demonstrative and demonstrative[1] == at else None
    return Parsed(at, last, WeekdayTime(hit.value.number, said), "weekday", clitic)


def _counted(w: Words, at: int, time: Expression) -> Expression:
    """An ordinal right after a weekday may count the weekday instead of the day."""
    told = number(w, at)
    if not isinstance(time, DayTime) or time.weekday is None or told is None or not told.ordinal or time.number > 5:
        return time
    if not isinstance(time.month, MonthTime):
        return time
    return WeekdayOrDate(time, NthTime("weekday", time.number, time.month, time.weekday))


def _next_weekday(w: Words, at: int, last: int, number_of_day: int) -> Parsed | None:
    """The day after joined to a weekday: "Wednesday and Thursday", "the night of Thursday to Friday"."""
    night = w.key(at - 1).endswith(("ليل", "ليله"))
    place = last + 1 if w.key(last) in ("و", "-", "/", "–") or (night and w.key(last) in ("الي", "علي")) else last
    other = vocabulary().weekdays.at(w.keys, place)
    if other is None or other.value.bare or other.value.number != (number_of_day + 1) % 7:
        return None
    if other.clitic != "و" and place == last and not night:
        return None
    said = turn(w, other.last) if w.key(other.last) in time_words("both") else None
    step, end = said if said is not None else (None, other.last)
    return Parsed(at, end, RangeTime(WeekdayTime(number_of_day, step), WeekdayTime(other.value.number, step)), "range")


def _date_beside(w: Words, at: int, weekday: int | None = None) -> Parsed | None:
    """The full date after a weekday or "today": with "corresponding to", a comma, a bracket or nothing between."""
    place = at
    if w.key(place) in COMMAS or w.key(place) in time_words("matching"):
        place += 1
    opened = w.key(place) == "("
    place = place + 1 if opened else place
    if w.key(place) in ("في", "يوم", "الموافق", "ب"):
        place += 1
    found = numeric_date(w, place) or day_of_month(w, place) or _month_day(w, place) or _lone_day(w, place, at, weekday)
    if found is None or found.also:
        return None
    if opened:
        if w.key(found.last) != ")":
            return None
        found = replace(found, last=found.last + 1)
    if isinstance(found.time, DayTime | NumberedDay) and weekday is not None:
        found = replace(found, time=replace(found.time, weekday=weekday))
    return found


def _month_day(w: Words, at: int) -> Parsed | None:
    found = month_first(w, at)
    return found if found and isinstance(found.time, DayTime) else None


def _lone_number(w: Words, at: int) -> Number | None:
    """The number of a day behind which nothing stands that it may count or be a part of."""
    found = number(w, at)
    if found is None or not 1 <= found.value <= 31:
        return None
    after = w.key(found.last)
    return None if after[:1].isalnum() or after in ("/", ":", "-", "%") else found


def _lone_day(w: Words, at: int, after: int, weekday: int | None) -> Parsed | None:
    """As in "Friday 22", "Thursday the 21st"; after a weekday only, and not where the number counts what follows."""
    if weekday is None or (at != after and w.key(after) in COMMAS):
        return None
    found = _lone_number(w, at)
    if found is None:
        return None
    if found.value <= 5 and found.ordinal and at == after:
        return None  # "the second Sunday"
    return Parsed(at, found.last, NumberedDay(found.value), "day")


def numbered_day(w: Words, at: int) -> Parsed | None:
    """As in "On the 27th" after "day": only directly before the end of a clause, else the number counts something."""
    if w.key(at - 1) not in ("يوم", "في", "بتاريخ") or not w.key(at).isdecimal():
        return None
    found = _lone_number(w, at)
    if found is None or w.key(found.last) == "(":
        return None
    if w.key(at - 1) == "في" and w.key(found.last) not in ("", ".", "!", "\n"):
        return None
    return Parsed(at, found.last, NumberedDay(found.value), "day")
