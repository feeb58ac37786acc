"""Times of the day."""

from __future__ import annotations

import pytest

from marsad.mentions.time.clock import clock_times

CASES = [
    ("يبدأ اللقاء الساعة 3:18 صباحا", "الساعة 3:18 صباحا", 3.3, 3.3),
    ("يبدأ اللقاء الثالثة وربع بعد الظهر", "الثالثة وربع بعد الظهر", 15.25, 15.25),
    ("الساعة 12 إلا ربعا قبل الظهر", "الساعة 12 إلا ربعا قبل الظهر", 11.75, 11.75),
    ("ينتهي اللقاء 23:05:00", "23:05:00", 23 + 5 / 60, 23 + 5 / 60),
    ("يستمر من 5 إلى 7 مساء", "من 5 إلى 7 مساء", 17, 19),
    ("يستمر بين الساعة 3 صباحا و5 مساء", "بين الساعة 3 صباحا و5 مساء", 3, 17),
    ("تحدثوا عند منتصف الليل", "منتصف الليل", 0, 0),
]


@pytest.mark.parametrize(("text", "surface", "start", "end"), CASES)
def test_a_time_of_the_day(text, surface, start, end):
    [found] = clock_times(text)
    assert (found.surface, found.start / 3600, found.end / 3600) == (surface, start, end)


@pytest.mark.parametrize("text", ["وصل 12 وزيرا", "القرار رقم 15", "المادة الثالثة من القانون"])
def test_a_number_is_no_hour(text):
    assert clock_times(text) == []
