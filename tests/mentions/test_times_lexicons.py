"""The examples that stand with the rules of the time lexicons."""

from __future__ import annotations

import pytest

from marsad import lexicon
from marsad.mentions.time.clock import clock_times
from marsad.mentions.times import find_dates
from marsad.readers.dates import first_date

TOPICS = ("months", "persian_months", "weekdays", "time_units", "relative", "periods", "holidays", "time_words")
ROWS = [(topic, entry.id, good, bad) for topic in TOPICS for entry, good, bad in lexicon.examples("ar", topic)]
ACCEPTED = [(topic, rule, example) for topic, rule, good, _ in ROWS for example in good]
TODAY = {"time_words": "2023-05-30"}  # a Tuesday
REJECTED = [(rule, example) for _, rule, _, bad in ROWS for example in bad]


def _value(mention):
    if mention.grain == "duration":
        return "duration"
    if mention.start is None:
        return None
    return str(mention.start) if mention.start == mention.end else f"{mention.start}/{mention.end}"


@pytest.mark.parametrize(("topic", "rule", "example"), ACCEPTED, ids=lambda x: x if isinstance(x, str) else x.span)
def test_accepted(topic, rule, example):
    found = find_dates(example.text, TODAY.get(topic))
    assert (example.span, example.value) in [(m.surface, _value(m)) for m in found]


@pytest.mark.parametrize(("rule", "example"), REJECTED, ids=lambda x: x if isinstance(x, str) else "")
def test_rejected(rule, example):
    assert [m for m in find_dates(example.text, "2023-05-30") if m.start] == [], example.why


@pytest.mark.parametrize(
    "example", [e for _, good, _ in lexicon.examples("ar", "clock") for e in good], ids=lambda e: e.span
)
def test_clock_accepted(example):
    [found] = clock_times(example.text)
    assert (found.surface, f"{found.start // 3600:02}:{found.start // 60 % 60:02}") == (example.span, example.value)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("احتفلت ليبيا في 1 الفاتح بذكرى الثورة", [("1 الفاتح", "2009-09-01")]),
        ("احتفلت المدينة في 1 الفاتح بذكرى الثورة", []),
        ("وصل إلى ليبيا 15 ناصر ثم غادر", []),
        ("في ليبيا قال إن 1 الفاتح 2019 بعيد", []),
        ("وصل الوفد في 20 الماء 2012", []),
    ],
)
def test_libyan_months_that_are_ordinary_words(text, found):
    days = [m for m in find_dates(text, "2009-10-20") if m.grain == "day"]
    assert [(m.surface, str(m.start)) for m in days] == found


@pytest.mark.parametrize(
    ("text", "day"), [("طرابلس - 15 الفاتح 2009", "2009-09-15"), ("15 الصيف 2019", "None"), ("الصيف 15 2009", "None")]
)
def test_libyan_months_in_a_byline(text, day):
    assert str(first_date(text)) == day
