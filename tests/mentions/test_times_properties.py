"""What holds for every date and every text."""

from __future__ import annotations

import time
from datetime import date, timedelta

from hijridate import Gregorian
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.mentions.time.calendars import Days, easter, hijri_day, part_of, shift, week_days, year_days
from marsad.mentions.time.scan import expressions
from marsad.mentions.time.words import Words
from marsad.mentions.times import find_dates

EUROPEAN = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
]
LEVANTINE = [
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
]
MAGHREBI = ["جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان", "جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"]
MOROCCAN = ["يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر"]
HIJRI = [
    "محرم",
    "صفر",
    "ربيع الأول",
    "ربيع الآخر",
    "جمادى الأولى",
    "جمادى الآخرة",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "ذو القعدة",
    "ذو الحجة",
]
ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
DAYS = st.dates(date(1930, 1, 1), date(2069, 12, 31))


def _styles(d):
    m = d.month - 1
    yield from (f"{d.day} {names[m]} {d.year}" for names in (EUROPEAN, LEVANTINE, MAGHREBI, MOROCCAN))
    yield f"{d.day} {EUROPEAN[m]}/{LEVANTINE[m]} {d.year}"
    yield f"{d.day} {LEVANTINE[m]} ({EUROPEAN[m]}) {d.year}"
    yield f"{d.day} من {EUROPEAN[m]} عام {d.year}م"
    yield f"{d.day}/{d.month}/{d.year}"
    yield f"{d.day:02}-{d.month:02}-{d.year}"
    yield f"{d.day}.{d.month}.{d.year}"
    yield f"{d.year}/{d.month:02}/{d.day:02}"
    yield d.isoformat()


@settings(max_examples=40, deadline=None)
@given(DAYS, st.booleans())
def test_a_date_in_every_style_is_found_back(day, eastern):
    for written in _styles(day):
        text = f"وقع الطرفان الاتفاق في {written.translate(ARABIC_DIGITS) if eastern else written} بحضور الوفود"
        assert [(m.start, m.end) for m in find_dates(text)] == [(day, day)], text


@settings(max_examples=40, deadline=None)
@given(DAYS)
def test_a_hijri_date_is_found_back(day):
    there = Gregorian(day.year, day.month, day.day).to_hijri()
    [found] = find_dates(f"وقع الطرفان الاتفاق في {there.day} {HIJRI[there.month - 1]} {there.year}هـ بحضور الوفود")
    assert found.start == found.end == day == hijri_day(there.year, there.month, there.day)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("منذقبليومأسبعشهرحتىوا0123456789١٢/-.:()،\n «هـم"), max_size=60), DAYS)
def test_any_text_is_read_and_spans_are_its_own(text, published):
    last = 0
    for found in find_dates(text, published):
        assert found.surface == text[found.span.start : found.span.end]
        assert last <= found.span.start < found.span.end
        assert found.start is None or found.end is None or found.start <= found.end
        last = found.span.end


@given(st.integers(1900, 2099))
def test_easter_is_a_sunday_between_22_march_and_25_april(year):
    assert easter(year).weekday() == 6
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)


@given(DAYS, st.integers(0, 6))
def test_a_week_holds_its_day_and_seven_days(day, starts):
    week = week_days(day, 0, starts)
    assert week.start <= day <= week.end == week.start + timedelta(days=6)
    assert week.start.weekday() == starts


@given(st.integers(1, 9999), st.sampled_from(["early", "middle", "late", "end"]))
def test_a_part_lies_in_its_whole(year, part):
    whole = year_days(year)
    found = part_of(whole, part)
    assert whole.start <= found.start <= found.end <= whole.end


@given(DAYS, st.integers(-(10**6), 10**6))
def test_moving_beyond_the_calendar_gives_nothing(day, months):
    moved = shift(day, months=months)
    assert moved is None or (moved.year - day.year) * 12 + moved.month - day.month == months


def test_easter_of_known_years():
    assert [easter(y) for y in (2013, 2019, 2024)] == [date(2013, 3, 31), date(2019, 4, 21), date(2024, 3, 31)]


def test_thirds_of_a_month():
    month = Days(date(2023, 2, 1), date(2023, 2, 28), "month")
    assert part_of(month, "early") == Days(date(2023, 2, 1), date(2023, 2, 10), "part")
    assert part_of(month, "end") == Days(date(2023, 2, 21), date(2023, 2, 28), "part")


def test_odd_input_costs_no_more_than_its_length():
    for piece in (
        "5 و",
        "من 3 إلى ",
        "قبل ",
        "مليون و",
        "مطلع ",
        "1/",
        "يوم الاثنين، ",
        "شهر و",
        "مارس/",
        "15 الفاتح ",
        "اليوم (",
        "عامي 2003 و2011 و",
    ):
        # the least of three: the machine may be busy with others
        costs = [min(_cost(piece * size) for _ in range(3)) for size in (500, 4000)]
        assert costs[1] < 4 * costs[0] + 2e-5, piece


def _cost(text: str) -> float:
    """Seconds of processor time for each word."""
    w = Words(text)
    start = time.process_time()
    assert len(list(expressions(w))) <= len(w.keys)
    return (time.process_time() - start) / len(w.keys)
