"""Everyday wordings that look like another time or like none, each kind in a table, resolved against Wednesday 24 May 2023."""

from __future__ import annotations

from datetime import date

import pytest

from marsad.mentions.times import find_dates

WEDNESDAY = date(2023, 5, 24)


def told(text: str, published: date = WEDNESDAY) -> list[str]:
    """What is found: its words with its first and last day, one where they are the same."""
    return [
        " ".join(map(str, dict.fromkeys(x for x in (m.surface, m.start, m.end) if x)))
        for m in find_dates(text, published)
    ]


PARTS_OF_LONG_TIMES = [
    ("هاجروا في النصف الثاني من القرن العشرين", ["النصف الثاني من القرن العشرين 1950-01-01 1999-12-31"]),
    ("هاجروا في الربع الأخير من القرن الماضي", ["الربع الأخير من القرن الماضي 1975-01-01 1999-12-31"]),
    ("هاجروا في الثلث الأول من القرن التاسع عشر", ["الثلث الأول من القرن التاسع عشر 1800-01-01 1832-12-31"]),
    ("هاجروا في النصف الأول من التسعينيات", ["النصف الأول من التسعينيات 1990-01-01 1994-12-31"]),
    ("أقام في النصف الثاني من رمضان 1444", ["النصف الثاني من رمضان 1444 2023-04-07 2023-04-20"]),
    ("يتحسن الطقس في النصف الأول من الأسبوع المقبل", ["النصف الأول من الأسبوع المقبل 2023-05-29 2023-05-31"]),
    ("بيعت الدار في الربع الثاني من عام 2021", ["الربع الثاني من عام 2021 2021-04-01 2021-06-30"]),
    ("بيعت الدار في الشهر الثالث عشر من عام 2021", ["الشهر الثالث عشر من عام 2021"]),
]


@pytest.mark.parametrize(("text", "times"), PARTS_OF_LONG_TIMES)
def test_halves_and_quarters_are_shares_of_what_they_are_said_of(text, times):
    assert told(text) == times


QUARTERS = [
    ("ارتفعت أرباح المصنع في الربع الرابع", "2022-10-01 2022-12-31"),
    ("أرباح المصنع في الربع الرابع", "2022-10-01 2022-12-31"),
    ("ارتفعت أرباح المصنع في الربع الأخير من العام", "2022-10-01 2022-12-31"),
    ("ستنخفض أرباح المصنع في الربع الرابع", "2023-10-01 2023-12-31"),
    ("خطة المصنع في الربع الأخير من العام", "2023-10-01 2023-12-31"),
    ("أرباح المصنع في الربع الثالث", "2023-07-01 2023-09-30"),
]


@pytest.mark.parametrize(("text", "days"), QUARTERS)
def test_a_quarter_of_no_named_year_is_not_ahead_of_what_is_told_as_past(text, days):
    (time,) = told(text, date(2023, 2, 20))
    assert time.endswith(days)


SAME = [
    (
        "زاد الإنتاج في أبريل مقارنة بالشهر نفسه من العام الماضي",
        ["أبريل 2023-04-01 2023-04-30", "الشهر نفسه من العام الماضي 2022-04-01 2022-04-30"],
    ),
    (
        "زاد الإنتاج في مارس 2021 مقارنة بنفس الشهر من عام 2019",
        ["مارس 2021 2021-03-01 2021-03-31", "نفس الشهر من عام 2019 2019-03-01 2019-03-31"],
    ),
    (
        "هبطت الأسهم في 12 أبريل مقارنة باليوم ذاته من العام الماضي",
        ["12 أبريل 2023-04-12", "اليوم ذاته من العام الماضي 2022-04-12"],
    ),
    ("زاد الإنتاج مقارنة بالشهر نفسه من العام الماضي", ["الشهر نفسه من العام الماضي 2022-01-01 2022-12-31"]),
]


@pytest.mark.parametrize(("text", "times"), SAME)
def test_the_same_month_of_another_year_is_the_one_told_before(text, times):
    assert told(text) == times


GLUED = [
    ("أقرت موازنة لهذا العام", ["هذا العام 2023-01-01 2023-12-31"]),
    ("وهذا الأسبوع يعود الوفد", ["هذا الأسبوع 2023-05-22 2023-05-28"]),
    ("أغلق المصنع وذلك الأسبوع الماضي", ["الأسبوع الماضي 2023-05-15 2023-05-21"]),
    ("أغلق المصنع لهذا الأسبوع الماضي", ["الأسبوع الماضي 2023-05-15 2023-05-21"]),
    ("عاد في 3 أبريل، وسيسافر ذات يوم", ["3 أبريل 2023-04-03"]),
    ("عاد في 3 أبريل وسافر بنفس اليوم", ["3 أبريل 2023-04-03", "نفس اليوم 2023-04-03"]),
]


@pytest.mark.parametrize(("text", "times"), GLUED)
def test_this_and_the_same_with_letters_glued_before_them(text, times):
    assert told(text) == times


OF_ANOTHER = [
    "اشتدت المنافسة في الأسبوع الأخير من الحملة",
    "مرض الحاكم في السنة الأخيرة من ولايته",
    "مرض الحاكم خلال السنوات الثلاث الأخيرة من حكمه",
    "تقدمت القرية عاما بعد عام",
    "تتراجع المياه يوما بعد يوم",
    "تجتمع اللجنة يوم السبت من كل أسبوع",
]


@pytest.mark.parametrize("text", OF_ANOTHER)
def test_what_is_not_counted_from_the_day_of_the_text(text):
    assert told(text) == []


def test_the_last_week_without_what_it_is_of_is_counted_from_the_day_of_the_text():
    assert told("هدأت الجبهة خلال الأسبوع الأخير من دون اتفاق") == ["الأسبوع الأخير 2023-05-15 2023-05-21"]


NUMBERS = [
    "يقاتل هناك بين 1500 و2000 مقاتل",
    "رفع السعر من 1500 إلى 2000 دولار",
    "بسعر 1200-1500 دولار للطن",
    "يدرسون في 1500 مدرسة",
    "وصل عددهم إلى 2000، بحسب المنظمين",
    "بلغ عدد الأشجار 1950.",
    "أقرت الحكومة رؤية البلاد 2030.",
    "رفض تنفيذ القرار الدولي 1973، وغادر",
    "استقر اليورو عند 1.1985 دولار",
    "بلغ سعر الذهب 1985.7 دولار للأوقية",
    "هبط المؤشر إلى 1985.7.",
    "عدل القانون رقم 11/2014",
    "تحت الفصل السابع من الميثاق",
    "رجل في الخمسينيات من عمره",
]


@pytest.mark.parametrize("text", NUMBERS)
def test_numbers_that_count_or_name_are_no_years(text):
    assert told(text) == []


YEARS = [
    ("صدر في 3.2016.", ["3.2016 2016-03-01 2016-03-31"]),
    ("صدر في 11/2014", ["11/2014 2014-11-01 2014-11-30"]),
    ("غنى في الخمسينيات من القرن الماضي", ["الخمسينيات من القرن الماضي 1950-01-01 1959-12-31"]),
    ("حكم بين 1990 و1995", ["بين 1990 و1995 1990-01-01 1995-12-31"]),
    ("ارتفع عددهم في 2014.", ["2014 2014-01-01 2014-12-31"]),
    ("في 2014 طالب العمال بأجورهم", ["2014 2014-01-01 2014-12-31"]),
    ("يدرس في الصف عام 2024/2025", ["عام 2024/2025 2024-01-01 2025-12-31"]),
    ("موازنات للأعوام 2019 و2020", ["للأعوام 2019 2019-01-01 2019-12-31", "2020 2020-01-01 2020-12-31"]),
    ("مدن القرن الـ19", ["القرن الـ19 1800-01-01 1899-12-31"]),
]


@pytest.mark.parametrize(("text", "times"), YEARS)
def test_years(text, times):
    assert told(text) == times


FIRST_FEW = [
    ("زادت المبيعات خلال التسعة أشهر الأولى من العام", "2023-01-01 2023-09-30"),
    ("زادت المبيعات خلال الـ9 أشهر الأولى من 2022", "2022-01-01 2022-09-30"),
    ("هطل المطر في الـ3 أيام الأخيرة من أبريل", "2023-04-28 2023-04-30"),
]


@pytest.mark.parametrize(("text", "days"), FIRST_FEW)
def test_a_number_with_the_article_before_its_units(text, days):
    (time,) = told(text)
    assert time.endswith(days)


APART = [
    ("قال الناطق أمس (الأربعاء) إن الجسر مغلق", ["أمس (الأربعاء) 2023-05-31"]),
    ("قال الناطق اليوم، الخميس، إن الجسر أغلق أمس", ["اليوم، الخميس 2023-06-01", "أمس 2023-05-31"]),
]


@pytest.mark.parametrize(("text", "times"), APART)
def test_a_weekday_set_apart_tells_what_today_is(text, times):
    assert told(text, date(2023, 6, 2)) == times


QUOTED = [
    ("قال لصحيفة «الغد» إن الجسر مغلق", []),
    ("قال لـ«المصري اليوم» إن الجسر مغلق", []),
    ('قال عن "الجسر" اليوم "كلاما" آخر', ["اليوم 2023-05-24"]),
    ("قال «سنعود إلى بيوتنا غدا»", ["غدا 2023-05-25"]),
]


@pytest.mark.parametrize(("text", "times"), QUOTED)
def test_newspapers_named_for_a_day(text, times):
    assert told(text) == times


HIJRI = [
    ("عاد الوفد الأحد 15 ربيع الآخر 1445", "2023-10-29"),
    ("عاد الوفد الاثنين 15 ربيع الآخر 1445", "2023-10-30"),
    ("عاد الوفد الثلاثاء 15 ربيع الآخر 1445", "2023-10-31"),
    ("عاد الوفد الخميس 15 ربيع الآخر 1445", "2023-10-30"),
    ("عاد الوفد في 30 رمضان 1444", "2023-04-21"),
    ("عاد الوفد في 31 رمضان 1444", None),
]


@pytest.mark.parametrize(("text", "day"), HIJRI)
def test_a_weekday_tells_in_which_calendar_a_hijri_day_is(text, day):
    (found,) = find_dates(text, WEDNESDAY)
    assert (found.start and str(found.start)) == day


MONTHS = [
    ("أغلق الطريق من مارس إلى مايو 2022", ["من مارس إلى مايو 2022 2022-03-01 2022-05-31"]),
    ("أغلق الطريق من يناير وحتى مارس", ["من يناير وحتى مارس 2023-01-01 2023-03-31"]),
    ("أقالت رئيسة الوزراء ماي إلى جانب وزيرين", []),
    ("يكفي المخزون إلى غاية مارس", ["إلى غاية مارس 2024-03-31"]),
]


@pytest.mark.parametrize(("text", "times"), MONTHS)
def test_months_that_are_ordinary_words_too(text, times):
    assert told(text) == times


HAPPENED = [
    (date(2024, 2, 1), "تظاهر أهالي ضحايا 4 آب", ["4 آب 2020-08-04"]),
    (date(2019, 2, 1), "تظاهر أهالي ضحايا 4 آب", ["4 آب 2018-08-04"]),
    (date(2015, 2, 1), "انتهت عملية 7 أكتوبر", ["7 أكتوبر 2014-10-07"]),
    (date(2024, 2, 1), "تظاهر أهالي ضحايا 4 آب الماضي", ["4 آب الماضي 2023-08-04"]),
]


@pytest.mark.parametrize(("published", "text", "times"), HAPPENED)
def test_what_is_called_by_its_day_has_not_happened_yet_in_an_older_text(published, text, times):
    assert told(text, published) == times


def test_the_eleven_are_no_sunday():
    assert told("عاد اللاعبون الأحد عشر إلى الملعب") == []


def test_a_long_row_of_months_costs_no_more_than_its_length():
    text = "مارس" + " وأبريل" * 2000
    assert len(find_dates(text, WEDNESDAY)) == 2000
