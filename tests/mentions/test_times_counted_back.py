"""Times that are counted back from the news: after what happened, anniversaries, what goes on for the so many-th day."""

from __future__ import annotations

import time
from datetime import date

import pytest

from marsad.mentions.times import find_dates

WEDNESDAY = date(2023, 5, 31)

SINCE_A_HAPPENING = [
    ("عاد إلى منصبه بعد ثلاثة أيام من الهجوم", "بعد ثلاثة أيام 2023-05-28 2023-05-28 since-event"),
    ("استقال بعد أسبوع على توقيع الاتفاق", "بعد أسبوع 2023-05-21 2023-05-27 since-event"),
    ("استقال بعد شهر من تعيينه", "بعد شهر 2023-04-01 2023-04-30 since-event"),
    ("بعد عام على الحرب لا تزال المدينة مدمرة", "بعد عام 2022-01-01 2022-12-31 since-event"),
    ("بعد أيام على انهيار الجسر أعفي المدير", "بعد أيام 2023-05-24 2023-05-30 since-event"),
    ("بعد ساعات من إعلان الهدنة عاد القصف", "بعد ساعات 2023-05-30 2023-05-31 since-event"),
    ("بعد مرور شهرين على الزلزال فتحت المدارس", "بعد مرور شهرين 2023-03-01 2023-03-31 since-event"),
    ("مضت ثلاثة أيام على اختفاء القارب", "مضت ثلاثة أيام 2023-05-28 2023-05-28 since-event"),
    (
        "توفي الجندي أمس بعد يومين من إصابته",
        "أمس 2023-05-30 2023-05-30 relative-day; بعد يومين 2023-05-28 2023-05-28 since-event",
    ),
    (
        "سلموا أسلحتهم الأحد بعد يومين من دخول الهدنة حيز التنفيذ",
        "الأحد 2023-05-28 2023-05-28 weekday; بعد يومين 2023-05-26 2023-05-26 since-event",
    ),
]
ANNIVERSARIES = [
    ("احتشد المئات في الذكرى العاشرة للثورة", "الذكرى العاشرة 2013-01-01 2013-12-31 anniversary"),
    ("أحيا الأهالي الذكرى السنوية الأولى لانهيار السد", "الذكرى السنوية الأولى 2022-01-01 2022-12-31 anniversary"),
    ("بمناسبة الذكرى الـ75 للنكبة", "الذكرى الـ75 1948-01-01 1948-12-31 anniversary"),
    (
        "وفي عام 2021 أحيا الحزب الذكرى العاشرة لتأسيسه",
        "عام 2021 2021-01-01 2021-12-31 year; الذكرى العاشرة 2011-01-01 2011-12-31 anniversary",
    ),
    (
        "الذكرى الخمسين لحرب أكتوبر",
        "الذكرى الخمسين 1973-01-01 1973-12-31 anniversary; أكتوبر 1973-10-01 1973-10-31 month",
    ),
]
RUNNING = [
    ("تواصلت الاحتجاجات لليوم الثالث على التوالي", "لليوم الثالث على التوالي 2023-05-29 2023-05-31 running"),
    ("تجدد القصف لليوم الثاني", "لليوم الثاني 2023-05-30 2023-05-31 running"),
    ("واصل الأسير إضرابه لليوم الـ86 تواليا", "لليوم الـ86 تواليا 2023-03-07 2023-05-31 running"),
    ("اندلعت مواجهات لليلة الثانية على التوالي", "لليلة الثانية على التوالي 2023-05-29 2023-05-31 running"),
    ("تظاهروا للأسبوع الثالث على التوالي", "للأسبوع الثالث على التوالي 2023-05-15 2023-05-31 running"),
    ("تراجع التضخم للشهر الثاني على التوالي", "للشهر الثاني على التوالي 2023-04-01 2023-05-31 running"),
    (
        "تواصل الإضراب أمس لليوم الثالث على التوالي",
        "أمس 2023-05-30 2023-05-30 relative-day; لليوم الثالث على التوالي 2023-05-28 2023-05-30 running",
    ),
]
RUNNING += [
    ("دخل القتال يومه العشرين", "يومه العشرين 2023-05-12 2023-05-31 running"),
    ("الحرب في يومها الثالث", "يومها الثالث 2023-05-29 2023-05-31 running"),
]
LESS = [
    ("تولى منصبه قبل أقل من شهر", "قبل أقل من شهر 2023-04-30 2023-05-31 window"),
    ("وصل قبل أقل من 24 ساعة", "قبل أقل من 24 ساعة 2023-05-30 2023-05-31 window"),
    ("استقال قبل أقل من شهر من الانتخابات", "قبل أقل من شهر - - ago"),
    ("عاد الهدوء بعد يوم دام", "بعد يوم - - ago"),
    ("عاد الوفد بعد أسبوع حافل", "بعد أسبوع - - ago"),
    ("تراجع الإنتاج في الثلاثي الأول من سنة 2023", "الثلاثي الأول من سنة 2023 2023-01-01 2023-03-31 piece"),
    ("ارتفعت الصادرات خلال السداسي الثاني من 2022", "السداسي الثاني من 2022 2022-07-01 2022-12-31 piece"),
    ("عقد الاجتماع الثلاثي الأول في المدينة", ""),
    ("هزت المدينة الاجتماع الثلاثي الأول من نوعه", ""),
]
FROM_WHAT_WAS_TOLD = [
    ("قتل جندي في 3 مارس 2022. وقبل ذلك بيومين قتل صياد", "قبل ذلك بيومين 2022-03-01 2022-03-01 ago"),
    ("قتل جندي في 3 مارس 2022. وبعد ذلك بنحو أسبوع انسحب الجيش", "بعد ذلك بنحو أسبوع 2022-03-07 2022-03-13 ago"),
    ("قتل جندي في 3 مارس 2022. وبعد يومين من ذلك عاد الهدوء", "بعد يومين من ذلك 2022-03-05 2022-03-05 ago"),
]
OPEN = [
    "سيعود بعد أسبوع من الانتخابات",  # planned
    "وكان قد أصيب بعد يومين من وصوله",  # before the news
    "وتأسست الحركة بعد عامين من الثورة التي اندلعت عام 2011",  # the sentence tells of another year
    "بعد ثلاثة أيام من المحادثات اتفق الوفدان",  # how long
    "انكفأت القوة بعد ساعة من دون إطلاق نار",  # "without" follows, no happening
    "عاد السفير بعد أسابيع من الجفاء",  # how long
    "اندلعت الحرب عام 1990. واستسلمت المدينة بعد ثلاثة أيام من الهجوم",  # the text tells of long ago
    "عاد الوزير. وصرح مدير. وقال نائب. وأسس الحزب بعد عامين من الثورة",  # not the news of the day
]


def told(text: str, day: date | None = WEDNESDAY) -> str:
    return "; ".join(
        f"{m.surface} {m.start or '-'} {m.end or '-'} {m.rule.removeprefix('time.')}" for m in find_dates(text, day)
    )


@pytest.mark.parametrize(("text", "expected"), SINCE_A_HAPPENING + ANNIVERSARIES + RUNNING + LESS)
def test_a_time_is_counted_back_from_the_news(text: str, expected: str) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), FROM_WHAT_WAS_TOLD)
def test_before_and_after_that_is_counted_from_the_time_told_last(text: str, expected: str) -> None:
    assert told(text).endswith(expected)


@pytest.mark.parametrize("text", OPEN)
def test_what_may_not_be_of_the_news_is_counted_from_nothing(text: str) -> None:
    assert "since-event" not in told(text)


@pytest.mark.parametrize(
    "text", ["الذكرى الخامسة والعشرين لتأسيس الحزب", "لليوم الثالث على التوالي", "جدول الأعمال لليوم الأول"]
)
def test_without_a_day_of_publication_an_anniversary_is_no_time(text: str) -> None:
    assert told(text, None) == ""


@pytest.mark.parametrize(
    "text",
    [
        "بعد ثلاثة أيام على الانفجار ",
        "لليوم الثالث ",
        "الذكرى العاشرة للثورة. ",
        "في الأول من مايو 2020 في اليوم التالي ",
    ],
)
def test_times_counted_from_others_take_bounded_time_in_long_texts(text):
    before = time.process_time()
    find_dates(text * 12_000, WEDNESDAY)
    assert time.process_time() - before < 60  # quadratic time takes minutes


@pytest.mark.parametrize("published", [date.min, date(1, 1, 3), date.max])
def test_times_are_counted_back_from_the_first_and_last_days_of_the_calendar(published):
    for text in (
        "تظاهروا لليوم الثالث",
        "الذكرى العاشرة للثورة",
        "بعد عام على الحرب",
        "لليلة الثالثة",
        "للسنة الثالثة",
    ):
        for mention in find_dates(text, published):
            assert mention.start is None or mention.start <= published
