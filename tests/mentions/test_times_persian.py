"""Dates of the Persian solar calendar in running text."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from marsad.mentions.times import find_dates
from marsad.text.persian import persian_day

DAY = "2023-10-10"


@pytest.mark.parametrize(
    ("text", "words", "start", "end"),
    [
        ("انتخب في 28 خرداد 1400 رئيسا", "28 خرداد 1400", "2021-06-18", "2021-06-18"),
        ("انتخب في ٢٨ من خرداد عام ١٤٠٠ رئيسا", "٢٨ من خرداد عام ١٤٠٠", "2021-06-18", "2021-06-18"),
        ("انتخب في 28 شهر خرداد من عام 1400", "28 شهر خرداد من عام 1400", "2021-06-18", "2021-06-18"),
        ("أغلق الميناء خلال شهر دي 1401 أسبوعا", "شهر دي 1401", "2022-12-22", "2023-01-20"),
        ("أغلق الميناء في مرداد سنة 1332", "مرداد سنة 1332", "1953-07-23", "1953-08-22"),
        ("بلغ التضخم ذروته في اسفند 1399", "اسفند 1399", "2021-02-19", "2021-03-20"),
    ],
)
def test_a_persian_month_counts_with_a_year_of_its_calendar(text: str, words: str, start: str, end: str) -> None:
    (found,) = find_dates(text, DAY)
    assert (found.surface, str(found.start), str(found.end)) == (words, start, end)


@pytest.mark.parametrize(
    "text",
    [
        "دفع العريس مهر العروس",
        "بلغ مهر 1500 عروس",
        "قال الكاتب دي إن الرواية طويلة",
        "وقعا 5 دي في الملعب",
        "قرأ تير 2020 قصيدة",
    ],
)
def test_without_such_a_year_the_word_is_no_month(text: str) -> None:
    assert not [m for m in find_dates(text, DAY) if m.grain in ("day", "month")]


def test_the_calendar_has_no_gap() -> None:
    for year in range(1300, 1472):
        last, behind = persian_day(year, 12, 29), persian_day(year + 1, 1, 1)
        assert last is not None
        assert behind is not None
        assert (behind - last).days in (1, 2)
        assert behind == date(behind.year, 3, behind.day)
        assert behind.day in (20, 21, 22)
        assert persian_day(year, 7, 1) == persian_day(year, 6, 31) + timedelta(days=1)
    assert persian_day(1402, 13, 1) is persian_day(1402, 7, 31) is None
