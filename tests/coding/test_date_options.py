"""The dates that an event may have."""

from datetime import date

import pytest

from marsad.coding.date_options import date_options, fixed, readings
from marsad.coding.details import none_of
from marsad.coding.other_times import tells_of_the_day
from marsad.coding.scenes import Placed
from marsad.coding.stage import set_stage
from marsad.mentions.times import find_dates
from marsad.readers import Document

PUBLISHED = date(2023, 3, 1)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("منذ 17 أكتوبر 2022", [("begun", "2022-10-17", "2022-10-17"), ("lasting", "2022-10-17", "2023-03-01")]),
        ("منذ نوفمبر", [("begun", "2022-11-01", "2022-11-30"), ("lasting", "2022-11-01", "2023-03-01")]),
        ("منذ عام 2019", [("begun", "2019-01-01", "2019-12-31"), ("lasting", "2019-01-01", "2023-03-01")]),
        (
            "هذا العام",
            [
                ("said", "2023-01-01", "2023-12-31"),
                ("lasting", "2023-01-01", "2023-03-01"),
                ("coming", "2023-03-01", "2023-12-31"),
            ],
        ),
        ("منذ بداية عام 2023", [("lasting", "2023-01-01", "2023-03-01"), ("begun", "2023-01-01", "2023-01-01")]),
        ("منذ الصيف", [("begun", "2022-06-01", "2022-08-31"), ("lasting", "2022-06-01", "2023-03-01")]),
        ("منذ التسعينات", [("begun", "1990-01-01", "1999-12-31"), ("lasting", "1990-01-01", "2023-03-01")]),
        ("منذ عام 2023", [("lasting", "2023-01-01", "2023-03-01")]),
        ("حتى الجمعة", [("said", "None", "2023-03-03"), ("coming", "2023-03-01", "2023-03-03")]),
        (
            "قبل أسبوع",
            [
                ("said", "2023-02-19", "2023-02-25"),
                ("lasting", "2023-02-19", "2023-03-01"),
                ("exact", "2023-02-22", "2023-02-22"),
            ],
        ),
        (
            "قبل عام",
            [
                ("said", "2022-01-01", "2022-12-31"),
                ("lasting", "2022-01-01", "2023-03-01"),
                ("exact", "2022-03-01", "2022-03-31"),
            ],
        ),
        (
            "استقال بعد أسبوع من تعيينه",
            [
                ("said", "2023-02-19", "2023-02-25"),
                ("lasting", "2023-02-19", "2023-03-01"),
                ("exact", "2023-02-22", "2023-02-22"),
            ],
        ),
        ("في عام 2022", [("said", "2022-01-01", "2022-12-31")]),
        ("اليوم", [("said", "2023-03-01", "2023-03-01")]),
    ],
)
def test_a_time_that_runs_on_is_read_in_several_ways(text, read):
    [mention] = find_dates(text, PUBLISHED)
    assert sorted((how, str(m.start), str(m.end)) for m, how in readings(mention, PUBLISHED)) == sorted(read)


def test_without_a_publication_a_time_is_read_as_it_is_said():
    [mention] = find_dates("منذ عام 2019")
    assert readings(mention, None) == [(mention, "said")]


@pytest.mark.parametrize("day", [date.min, date.max])
@pytest.mark.parametrize("text", ["منذ عام 9999", "قبل أسبوع", "منذ التسعينات", "هذا العام", "منذ أسبوع"])
def test_the_ends_of_the_calendar_are_no_error(text, day):
    for mention in find_dates(text, day):
        if mention.start or mention.end:
            assert readings(mention, day)


@pytest.mark.parametrize(("at", "dated"), [(5, False), (4, True), (3, True), (0, False), (None, False)])
def test_a_time_counted_back_dates_only_what_is_named_right_after_it(at, dated):
    [mention] = find_dates("استقال بعد أسبوع من تعيينه", PUBLISHED)
    assert (fixed([Placed(mention, 1, 3)], at) != []) is dated


def dated(text):
    """The first days of the times that the first trigger of a text may have, as they are said."""
    stage = set_stage(Document.from_text(text, published=str(PUBLISHED)))
    trigger = stage.triggers[0]
    return [
        str(o.mention.start)
        for o in date_options(trigger, "SUPPORT", stage.scenes, stage.day)
        if "read=said" in o.features[-1]
    ]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("رفعت غانا العقوبات التي فرضتها على ليبيريا عام 2003.", []),
        ("أفرجت غانا عن سجناء نيجيريين اعتقلتهم عام 2017.", []),
        ("افتتحت كينيا سفارتها في مقديشو بعد إغلاقها عام 2012.", []),
        ("زار الرئيس الغاني أبيدجان بعد خلاف بدأ في عام 2017.", []),
        ("كررت كينيا إدانتها للهجوم الذي وقع يوم الاثنين.", []),
        ("كررت غانا رفضها للاتفاق الذي وقع عام 2015.", []),
        ("زادت كينيا مساعداتها 8 في المئة عن عام 2021.", []),
        # The time of what is told itself, of a verb that goes on, of the day of the news.
        ("رفعت غانا العقوبات عن ليبيريا عام 2003.", ["2003-01-01"]),
        ("عزل الجيش الرئيس الذي ينتمي إلى الحزب عام 2013.", ["2013-01-01"]),
        ("قصفت غانا البلدة التي شهدت معارك يوم الاثنين.", ["2023-02-27"]),
        ("طردت كينيا السفير بعد اجتماع يوم الاثنين.", ["2023-02-27"]),
        ("زار الرئيس الغاني أبيدجان لأول مرة منذ عام 2017 يوم الاثنين.", ["2023-02-27"]),
    ],
)
def test_a_time_long_past_of_another_deed_dates_only_that(text, days):
    assert dated(text) == days


@pytest.mark.parametrize(
    "text",
    [
        "زار الرئيس الغاني أبيدجان لأول مرة منذ عام 2017.",
        "زار الرئيس الغاني أبيدجان في أول زيارة منذ توليه السلطة عام 2011.",
    ],
)
def test_what_had_not_been_since_is_news(text):
    stage = set_stage(Document.from_text(text, published=str(PUBLISHED)))
    assert tells_of_the_day(stage.triggers[0], None, PUBLISHED)
    assert date_options(stage.triggers[0], "CONSULT", stage.scenes, stage.day) == []


def test_what_was_done_then_is_background():
    stage = set_stage(Document.from_text("كانت غانا رفعت العقوبات بعد انقلاب عام 2003.", published=str(PUBLISHED)))
    [lifted] = [t for t in stage.triggers if t.word == "رفع"]
    assert not tells_of_the_day(lifted, None, PUBLISHED)


@pytest.mark.parametrize(
    ("chances", "none"),
    [([0.4, 0.35], 0.25), ([0.23, 0.21, 0.04], 0.52), ([0.45], 1.0), ([0.9, 0.3], -0.2)],
)
def test_readings_of_one_time_share_what_is_likely(chances, none):
    weighed = [(chance, number) for number, chance in enumerate(chances)]
    assert none_of(weighed, chances, 0, lambda chance: (1, chance)) == pytest.approx(none)
    assert none_of(weighed, chances, 0, lambda chance: (chances.index(chance), chance)) == 1.0
