from __future__ import annotations

import pytest

from marsad.text import closed


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        ('وكالة "شمس', 'نقلت وكالة "شمس" عنه', 'وكالة "شمس"'),
        ("شركة «نسيم", "أعلنت شركة «نسيم» أمس", "شركة «نسيم»"),
        ("وزير الري (الكيني", "غاب وزير الري (الكيني) أمس", "وزير الري (الكيني)"),
        ("موقع “نهار", "ذكر موقع “نهار” ذلك", "موقع “نهار”"),
    ],
)
def test_a_mark_that_the_words_left_open_is_closed(words: str, text: str, expected: str) -> None:
    assert closed(words, text) == expected


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ('وكالة "شمس" الكينية', 'قالت وكالة "شمس" الكينية" كما سمتها'),
        ("الوزير", 'قال "الوزير" أمس'),
        ('قال "الوزير', 'قال "الوزير الجديد" أمس'),
    ],
)
def test_words_that_leave_nothing_open_or_break_off_a_quotation_stay(words: str, text: str) -> None:
    assert closed(words, text) == words
