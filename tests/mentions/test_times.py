"""Times in written-out examples: each row one construction, resolved against Tuesday 30 May 2023."""

from __future__ import annotations

from datetime import date

import pytest

from marsad.language import analyse
from marsad.mentions.times import find_dates, latest_fixed_date, times_in

TUESDAY = date(2023, 5, 30)

FIXED = [
    ("افتتح المعبر في 18-2-2016", "18-2-2016", "2016-02-18", "2016-02-18"),
    ("افتتح المعبر في 2016/02/18", "2016/02/18", "2016-02-18", "2016-02-18"),
    ("افتتح المعبر في ١٨/٢/٢٠١٦", "١٨/٢/٢٠١٦", "2016-02-18", "2016-02-18"),
    ("افتتح المعبر (26/ 7/ 2015م)", "26/ 7/ 2015م", "2015-07-26", "2015-07-26"),
    ("الموافق 3 رمضان 1436هـ", "3 رمضان 1436هـ", "2015-06-20", "2015-06-20"),
    ("افتتح المعبر عام 2021", "عام 2021", "2021-01-01", "2021-12-31"),
    ("افتتح المعبر في العام 1979م", "العام 1979م", "1979-01-01", "1979-12-31"),
    ("بين عامي 2003 و2011", "بين عامي 2003 و2011", "2003-01-01", "2011-12-31"),
    ("الحرب (1950-1953)", "1950-1953", "1950-01-01", "1953-12-31"),
    ("من 12 تموز إلى 14 آب 2006", "من 12 تموز إلى 14 آب 2006", "2006-07-12", "2006-08-14"),
    ("13-15 يوليو 2019", "13-15 يوليو 2019", "2019-07-13", "2019-07-15"),
    ("في الربع الثالث من عام 2016", "الربع الثالث من عام 2016", "2016-07-01", "2016-09-30"),
    ("أواخر 2015", "أواخر 2015", "2015-10-01", "2015-12-31"),
    ("في القرن التاسع عشر", "القرن التاسع عشر", "1800-01-01", "1899-12-31"),
    ("أوائل تسعينات القرن الماضي", "أوائل تسعينات القرن الماضي", "1990-01-01", "1993-12-31"),
    ("شتاء 2010", "شتاء 2010", "2010-12-01", "2011-02-28"),
    ("أول جمعة من تموز 2016", "أول جمعة من تموز 2016", "2016-07-01", "2016-07-01"),
    ("وقع الهجوم في 20 أيلول/سبتمبر 2010", "20 أيلول/سبتمبر 2010", "2010-09-20", "2010-09-20"),
    ("يومي 17 و18 مايو 2016", "يومي 17 و18 مايو 2016", "2016-05-17", "2016-05-18"),
]

COUNTED_FROM_ANOTHER = [
    ("وصل الوفد في 21 أبريل، وفي اليوم التالي غادر", "اليوم التالي", "2023-04-22", "2023-04-22"),
    ("وصل الوفد في 21 أبريل، وفي اليوم نفسه غادر", "اليوم نفسه", "2023-04-21", "2023-04-21"),
    ("وصل الوفد الاثنين وغادر بعد يومين", "بعد يومين", "2023-05-31", "2023-05-31"),
    ("تأسست عام 1991، وفي مايو من العام التالي انقسمت", "مايو من العام التالي", "1992-05-01", "1992-05-31"),
    ("تأسست عام 1991 وحلت في العام ذاته", "العام ذاته", "1991-01-01", "1991-12-31"),
    ("بدأت الحملة في مارس 2015 وتوقفت في الشهر التالي", "الشهر التالي", "2015-04-01", "2015-04-30"),
    ("تأسست عام 1991، وفي اليوم التالي احتفلت", "اليوم التالي", None, None),
    ("وقع الانفجار قرب المدينة في 3 مايو، وفي اليوم التالي للقمة غادروا", "اليوم التالي", None, None),
    ("غادروا في اليوم نفسه", "اليوم نفسه", None, None),
    ("وصلت في 3 مايو 2019، وبعد ثلاثة أيام من الهجوم غادرت", "بعد ثلاثة أيام", None, None),
]

COUNTED = [
    ("وصل الوزير اليوم إلى عمان", "اليوم", "2023-05-30", "2023-05-30"),
    ("وصل الوزير أمس الاثنين", "أمس الاثنين", "2023-05-29", "2023-05-29"),
    ("وصل الوزير أول من أمس", "أول من أمس", "2023-05-28", "2023-05-28"),
    ("سيصل الوزير بعد غد", "بعد غد", "2023-06-01", "2023-06-01"),
    ("وصل الوزير يوم الخميس", "الخميس", "2023-05-25", "2023-05-25"),
    ("ستصل البعثة يوم الخميس", "الخميس", "2023-06-01", "2023-06-01"),
    ("وصل الوزير الثلاثاء", "الثلاثاء", "2023-05-30", "2023-05-30"),
    ("وصل الوزير الثلاثاء الماضي", "الثلاثاء الماضي", "2023-05-23", "2023-05-23"),
    ("يصل الوزير الجمعة المقبلة", "الجمعة المقبلة", "2023-06-02", "2023-06-02"),
    ("أعلن الأسبوع الماضي عن الخطة", "الأسبوع الماضي", "2023-05-22", "2023-05-28"),
    ("يعلن الأسبوع الجاري عن الخطة", "الأسبوع الجاري", "2023-05-29", "2023-06-04"),
    ("سيعلن الأسبوع المقبل عن الخطة", "الأسبوع المقبل", "2023-06-05", "2023-06-11"),
    ("سيعلن عن الخطة منتصف الأسبوع المقبل", "منتصف الأسبوع المقبل", "2023-06-06", "2023-06-08"),
    ("تظاهروا في عطلة نهاية الأسبوع الماضي", "عطلة نهاية الأسبوع الماضي", "2023-05-26", "2023-05-28"),
    ("أعلن الشهر الماضي عن الخطة", "الشهر الماضي", "2023-04-01", "2023-04-30"),
    ("في مطلع الشهر الجاري", "مطلع الشهر الجاري", "2023-05-01", "2023-05-10"),
    ("في نهاية مارس/آذار الماضي", "نهاية مارس/آذار الماضي", "2023-03-21", "2023-03-31"),
    ("منتصف العام الماضي", "منتصف العام الماضي", "2022-05-01", "2022-08-31"),
    ("في تموز الماضي", "تموز الماضي", "2022-07-01", "2022-07-31"),
    ("في أيلول المقبل", "أيلول المقبل", "2023-09-01", "2023-09-30"),
    ("غادر قبل ثلاثة أيام", "قبل ثلاثة أيام", "2023-05-27", "2023-05-27"),
    ("غادر قبل أيام", "قبل أيام", "2023-05-23", "2023-05-29"),
    ("غادر قبل عامين", "قبل عامين", "2021-01-01", "2021-12-31"),
    ("خلال الأيام الثلاثة الماضية", "الأيام الثلاثة الماضية", "2023-05-27", "2023-05-30"),
    ("ليل الخميس الجمعة", "الخميس الجمعة", "2023-05-25", "2023-05-26"),
    ("غادر البلاد منذ 2011", "منذ 2011", "2011-01-01", None),
    ("تستمر الزيارة حتى الثامن من حزيران", "حتى الثامن من حزيران", None, "2023-06-08"),
]

NOT_FIXED = [
    ("غادر قبل أيام من القمة", "counted from an event"),
    ("وكان قد عاد بعد يومين من الحادث", "counted from an event"),
    ("في الشهر نفسه عاد", "counted from another date"),
    ("خلال الأيام الأخيرة", "vague"),
    ("لمدة ثلاثة أسابيع", "a length of time"),
]

NO_TIMES = [
    "قال الأمين العام للمنظمة",
    "وقد مارس الوفد ضغوطا كبيرة",
    "كان أحد الوزراء حاضرا",
    "نقلت قناة روسيا اليوم عن المتحدث",
    "فاز الفريق 3-2 على ضيفه",
    "بلغت النسبة 3.5 في المئة",
    "عمل المركز 24/7 دون انقطاع",
    "ارتفع الإنتاج إلى 31.3 مليون برميل",
    "غادر الوزير بعد عقد اجتماع مغلق",
    "",
]


def _interval(start: str | None, end: str | None) -> tuple[date | None, date | None]:
    return (date.fromisoformat(start) if start else None, date.fromisoformat(end) if end else None)


@pytest.mark.parametrize(("text", "surface", "start", "end"), FIXED)
@pytest.mark.parametrize("published", [None, TUESDAY])
def test_a_time_that_the_words_fix_needs_no_publication(text, surface, start, end, published):
    [found] = find_dates(text, published)
    assert (found.surface, (found.start, found.end)) == (surface, _interval(start, end))
    assert found.span.of(text) == found.surface


@pytest.mark.parametrize(("text", "surface", "start", "end"), COUNTED)
def test_a_time_counted_from_the_publication(text, surface, start, end):
    [found] = find_dates(text, TUESDAY)
    assert (found.surface, (found.start, found.end)) == (surface, _interval(start, end))


@pytest.mark.parametrize(("text", "surface", "start", "end"), COUNTED_FROM_ANOTHER)
def test_a_time_counted_from_another_time_of_the_text(text, surface, start, end):
    found = find_dates(text, TUESDAY)[-1]
    assert (found.surface, (found.start, found.end)) == (surface, _interval(start, end))


@pytest.mark.parametrize("text", [row[0] for row in COUNTED if row[2] and row[3]])
def test_without_a_publication_nothing_is_counted(text):
    assert all(m.start is None and m.end is None for m in find_dates(text))


@pytest.mark.parametrize(("text", "why"), NOT_FIXED)
def test_what_the_words_leave_open_stays_open(text, why):
    assert [(m.start, m.end) for m in find_dates(text, TUESDAY)] == [(None, None)], why


@pytest.mark.parametrize("text", NO_TIMES)
def test_what_is_no_time_is_not_found(text):
    assert find_dates(text, TUESDAY) == []


def test_days_that_do_not_follow_each_other_are_told_apart():
    found = find_dates("في 17 و26 أكتوبر 2015", TUESDAY)
    assert [(m.surface, m.start) for m in found] == [("17", date(2015, 10, 17)), ("26 أكتوبر 2015", date(2015, 10, 26))]


def test_two_days_apart_are_no_range():
    found = find_dates("حددت يومي 7 و14 أكتوبر المقبل موعدا", TUESDAY)
    assert [m.start for m in found] == [date(2023, 10, 7), date(2023, 10, 14)]


def test_a_weekday_beside_today_shows_a_text_written_before_it_was_published():
    found = find_dates("وصل اليوم الاثنين وكان غادر أمس", TUESDAY)
    assert [m.start for m in found] == [date(2023, 5, 29), date(2023, 5, 28)]


def test_the_weekday_finds_the_year_of_a_date():
    [found] = find_dates("سيلتقيان الخميس 15 أغسطس", TUESDAY)
    assert found.start == date(2024, 8, 15)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("الأسبوع الماضي", date(2023, 5, 21), date(2023, 5, 27)),
        ("عطلة نهاية الأسبوع الماضي", date(2023, 5, 26), date(2023, 5, 27)),
    ],
)
def test_weeks_may_start_on_sunday(text, start, end):
    [found] = find_dates(text, TUESDAY, week_starts=6)
    assert (found.start, found.end) == (start, end)


@pytest.mark.parametrize(
    ("published", "start"),
    [
        ("2023-05-26", "2023-05-15"),
        ("2023-05-27", "2023-05-14"),
        ("2023-05-28", "2023-05-21"),
        ("2023-05-29", "2023-05-22"),
    ],
)
def test_who_writes_on_the_weekend_counts_weeks_from_sunday(published, start):
    [found] = find_dates("الأسبوع الماضي", published)
    assert str(found.start) == start


@pytest.mark.parametrize("text", ["أغلقوا باب المندب", "من باب المجاملة", "قال أب لأطفاله", "مقاعد وباب خشبي"])
def test_neither_a_door_nor_a_father_is_august(text):
    assert find_dates(text, TUESDAY) == []


@pytest.mark.parametrize("word", ["بآب", "بـآب", "بِآب", "با\u0653ب"])
def test_in_august_is_written_with_madda(word):
    [found] = find_dates(f"التقيا {word} 2022")
    assert found.start == date(2022, 8, 1)


@pytest.mark.parametrize(
    ("published", "start"),
    [
        (date(2023, 5, 30), date(2023, 6, 2)),
        (date(2023, 6, 20), date(2023, 6, 2)),
        (date(2023, 5, 10), date(2022, 6, 2)),
        (date(2023, 3, 30), date(2022, 6, 2)),
    ],
)
def test_nobody_names_a_day_of_last_year_just_before_the_next_one_without_its_year(published, start):
    [found] = find_dates("أعلنت الوزارة أنها أجلت اللقاء إلى 2 يونيو", published, tense="past")
    assert found.start == start


def test_what_lasts_since_a_day_did_not_begin_in_the_future():
    [found] = find_dates("نزح الآلاف منذ السابع من أكتوبر", date(2024, 10, 3))
    assert (found.start, found.end) == (date(2023, 10, 7), None)


def test_of_two_months_that_do_not_agree_the_second_counts():
    [found] = find_dates("افتتح المصنع في 12 تشرين الأول/نوفمبر 2019", date(2023, 1, 1))
    assert (found.start, found.end) == (date(2019, 11, 12), date(2019, 11, 12))


def test_two_months_of_one_tradition_after_a_slash_are_two_months():
    first, second = find_dates("يجتمع الوزراء في يناير/فبراير 2019", date(2018, 6, 1))
    assert (first.start, first.end) == (date(2019, 1, 1), date(2019, 1, 31))
    assert (second.start, second.end) == (date(2019, 2, 1), date(2019, 2, 28))


def test_a_range_over_the_turn_of_the_year_stays_whole():
    [found] = find_dates("ارتفعت الصادرات من 15 مايو إلى 20 أبريل", date(2023, 5, 1))
    assert (found.start, found.end) == (date(2022, 5, 15), date(2023, 4, 20))


@pytest.mark.parametrize(
    ("text", "published", "start", "end"),
    [
        ("أصيب جندي هذا السبت", "2023-05-28", "2023-05-27", "2023-05-27"),
        ("عطلة نهاية الأسبوع", "2023-05-28", "2023-05-26", "2023-05-28"),
        ("الأسبوع الأول من مايو 2020", "2023-05-27", "2020-05-04", "2020-05-10"),
    ],
)
def test_on_the_weekend_weekdays_and_named_weeks_stay_where_they_are(text, published, start, end):
    [found] = find_dates(text, published)
    assert (str(found.start), str(found.end)) == (start, end)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("text", ["قبل أيام", "قبل ساعات", "هذا الأسبوع", "بعد أسابيع", "قبل أسبوع", "منذ شهر"])
def test_the_ends_of_the_calendar_are_no_error(text, day):
    assert find_dates(text, day)


def test_on_a_page_of_this_day_in_history_a_year_means_that_day_of_it():
    text = "حدث في مثل هذا اليوم\n1961 - استقلال البلاد بعد حرب بدأت عام 1954.\n1972: زيارة الملك إلى الخرطوم."
    found = find_dates(text, date(2023, 3, 1))
    assert [(str(m.start), str(m.end)) for m in found][-3:] == [
        ("1961-03-01", "1961-03-01"), ("1954-01-01", "1954-12-31"), ("1972-03-01", "1972-03-01"),
    ]  # fmt: skip
    assert find_dates(text)[-1].grain == "year"
    assert find_dates(text, date(2024, 2, 29))[-1].start == date(1972, 2, 29)
    assert find_dates(text, date(2024, 2, 29))[-3].grain == "year"  # 1961 had no such day
    named = find_dates(text.replace("اليوم\n", "اليوم 2 مارس\n"), date(2023, 3, 1))
    assert named[-1].start == date(1972, 3, 2)
    ahead = find_dates(text.replace("1972", "2030"), date(2023, 3, 1))
    assert ahead[-1].grain == "year"
    other = text.replace("حدث في مثل هذا اليوم", "وقع الهجوم في مثل هذا اليوم من العام الماضي")
    assert find_dates(other, date(2023, 3, 1))[-1].grain == "year"
    assert find_dates(text.partition("\n")[2], date(2023, 3, 1))[-1].grain == "year"


def test_the_publication_may_be_an_iso_date():
    assert find_dates("اليوم", "2023-05-30")[0].start == TUESDAY
    with pytest.raises(ValueError, match="Invalid isoformat"):
        find_dates("اليوم", "30 مايو")


def test_a_text_was_written_after_the_latest_day_that_it_tells():
    text = "بدأت الحرب عام 2003. وقد وقع الاتفاق في 14 يوليو 2015 في فيينا. وسيعقد المؤتمر في 3 مايو 2030."
    assert latest_fixed_date(analyse(text)) == date(2015, 7, 14)
    assert latest_fixed_date(analyse("وصل الوزير أمس")) is None


def test_marks_and_clitics_stay_out_of_the_span():
    text = "وبـ«أيلول» 2014 ولشهر مــارس 2015"
    assert [m.surface for m in times_in(analyse(text))][-1] == "شهر مــارس 2015"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("هدأت المدينة قبل عام 1990", "1990-01-01/1990-12-31"),
        ("تبدل المشهد بعد سنة 2003", "2003-01-01/2003-12-31"),
        ("اجتمعوا قبل شهر رمضان", "2022-04-02/2022-05-01"),
        ("سيصلون قبل يوم الجمعة", "2022-06-17/2022-06-17"),
        ("بقيت مغلقة طوال شهر مارس", "2022-03-01/2022-03-31"),
        ("طيلة شهر أبريل", "2022-04-01/2022-04-30"),
        ("غادر قبل عام واحد", "2021-01-01/2021-12-31"),
    ],
)
def test_a_unit_before_its_name_or_number_counts_nothing(text, days):
    assert [f"{m.start}/{m.end}" for m in find_dates(text, "2022-06-15")] == [days]


@pytest.mark.parametrize(
    "text",
    [
        "يخرجون كل يوم جمعة",
        "تتكرر الحرائق كل صيف",
        "يجتمعون في كل شهر رمضان",
        "قطع المحتجون جسر 17 تموز",
        "تجمعوا في ساحة أول نوفمبر",
        "درس في جامعة 8 ماي",
    ],
)
def test_what_comes_again_and_what_is_named_after_a_day_is_no_time(text):
    assert find_dates(text, "2022-06-15") == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("بعد أحداث 11 أيلول", "2001-09-11/2001-09-11"),
        ("منذ حراك 22 فبراير", "2019-02-22/2019-02-22"),
        ("شارك في ثورة 14 جانفي", "2011-01-14/2011-01-14"),
        ("احتجاجات 20 أبريل", "2022-04-20/2022-04-20"),
        ("القرن السابع الهجري", "1204-01-01/1301-12-31"),
        ("القرن السابع الميلادي", "0600-01-01/0699-12-31"),
        ("في متم مارس", "2022-03-21/2022-03-31"),
        ("إلى غاية 30 جوان", "None/2022-06-30"),
        ("احتلها عام 67، ثم انسحب", "1967-01-01/1967-12-31"),
        ("في عيد العرش المقبل", "2022-07-30/2022-07-30"),
    ],
)
def test_happenings_hijri_centuries_and_words_of_the_maghreb(text, days):
    assert [f"{m.start}/{m.end}" for m in find_dates(text, "2022-06-15")] == [days]


@pytest.mark.parametrize(
    ("text", "span", "days"),
    [
        ("في الألفية الثالثة تغير كل شيء", "الألفية الثالثة", "2000-01-01/2999-12-31"),
        ("شهدت الألفية الجديدة حروبا كثيرة", "الألفية الجديدة", "2000-01-01/2999-12-31"),
        ("منذ مطلع الألفية الثالثة", "منذ مطلع الألفية الثالثة", "2000-01-01/None"),
        ("تأسس الحزب في مطلع الألفية الثالثة", "مطلع الألفية الثالثة", "2000-01-01/2009-12-31"),
        ("تأسس الحزب بداية الألفية", "بداية الألفية", "2000-01-01/2009-12-31"),
        ("تأسس الحزب أوائل الألفية الجديدة", "أوائل الألفية الجديدة", "2000-01-01/2009-12-31"),
        ("تأسس الحزب في السنوات الأولى من الألفية", "السنوات الأولى من الألفية", "2000-01-01/2009-12-31"),
        ("غادروا نهاية الألفية الثانية", "نهاية الألفية الثانية", "1990-01-01/1999-12-31"),
        ("غادروا أواخر الألفية الماضية", "أواخر الألفية الماضية", "1990-01-01/1999-12-31"),
        ("في هذه الألفية", "هذه الألفية", "2000-01-01/2999-12-31"),
        ("بنيت المدينة في الألفية الأولى", "الألفية الأولى", "0001-01-01/0999-12-31"),
        ("العقد الأول من الألفية الثالثة", "العقد الأول من الألفية الثالثة", "2000-01-01/2009-12-31"),
        ("العقد الأول من الألفية", "العقد الأول من الألفية", "2000-01-01/2009-12-31"),
        ("استمر الحكم ثلاث ألفيات", "ثلاث ألفيات", "None/None"),
        ("بنيت القلعة قبل ألفيتين", "قبل ألفيتين", "None/None"),
    ],
)
def test_a_millennium_is_a_time_and_its_beginning_the_first_ten_years(text, span, days):
    [found] = find_dates(text, TUESDAY)
    assert (found.surface, f"{found.start}/{found.end}") == (span, days)


@pytest.mark.parametrize(
    "text",
    [
        "أهداف الأمم المتحدة الإنمائية للألفية",
        "ناقشت القمة الأهداف الإنمائية للألفية",
        "أقر المؤتمر إعلان الألفية",
        "بدأ العمل في سد الألفية الكبير",
        "يميل جيل الألفية الجديدة إلى الهاتف",
        "منحت هيئة تحدي الألفية قرضا",
        "انتهت الألفية",
        "زار المدينة الألفية",
        "حفظ ألفية ابن مالك",
    ],
)
def test_a_name_with_the_millennium_in_it_is_no_time(text):
    assert find_dates(text, TUESDAY) == []


@pytest.mark.parametrize(
    ("text", "span", "days"),
    [
        ("في العقد الأول من القرن الحالي", "العقد الأول من القرن الحالي", "2000-01-01/2009-12-31"),
        ("العقد الثاني من القرن الحادي والعشرين", "العقد الثاني من القرن الحادي والعشرين", "2010-01-01/2019-12-31"),
        ("في العقد الأخير من القرن الماضي", "العقد الأخير من القرن الماضي", "1990-01-01/1999-12-31"),
        ("آخر عقد من القرن العشرين", "آخر عقد من القرن العشرين", "1990-01-01/1999-12-31"),
    ],
)
def test_a_numbered_decade_of_a_century(text, span, days):
    [found] = find_dates(text, TUESDAY)
    assert (found.surface, f"{found.start}/{found.end}") == (span, days)


@pytest.mark.parametrize("text", ["وقعا العقد الثاني من نوعه", "العقد الأول من الاتفاق", "وقعت الشركة العقد الأول"])
def test_a_numbered_contract_is_no_decade(text):
    assert find_dates(text, TUESDAY) == []


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("في القرن الثالث قبل الميلاد", "القرن الثالث قبل الميلاد"),
        ("مطلع القرن الثالث قبل الميلاد", "مطلع القرن الثالث قبل الميلاد"),
        ("مطلع الألفية الأولى قبل الميلاد", "مطلع الألفية الأولى قبل الميلاد"),
        ("في الألفية الرابعة قبل الميلاد", "الألفية الرابعة قبل الميلاد"),
        ("بني عام 300 قبل الميلاد", "عام 300 قبل الميلاد"),
        ("بني سنة 500 ق.م", "سنة 500 ق.م"),
    ],
)
def test_a_time_before_the_common_era_has_no_days_of_the_calendar(text, span):
    [found] = find_dates(text, TUESDAY)
    assert (found.surface, found.start, found.end) == (span, None, None)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("وصل الوزير إلى العراق اليوم", True),
        ("تستضيف المغرب اليوم القمة", True),
        ("قال لموقع المغرب اليوم إن القمة أجلت", False),
        ("وذكرت «العراق اليوم» أن القمة أجلت", False),
        ("قال «العراق اليوم أقوى» وغادر", True),
    ],
)
def test_today_behind_a_state_is_a_day_but_in_the_name_of_an_outlet(text, told):
    assert bool(find_dates(text, TUESDAY)) == told


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("وزعت السلال في الشهر الفضيل", "2023-03-23", "2023-04-20"),
        ("تتوقف المعارك خلال شهر الصوم المقبل", "2024-03-11", "2024-04-09"),
        ("عادوا في ثاني أحد بعد عيد الفصح 2019", "2019-05-05", "2019-05-05"),
        ("جرى الاقتراع في أول ثلاثاء بعد 5 مايو 2020", "2020-05-12", "2020-05-12"),
        ("صدر العفو عشية عيد الاستقلال اللبناني 2020", "2020-11-22", "2020-11-22"),
    ],
)
def test_months_of_fasting_and_days_counted_from_a_feast_or_date(text, start, end):
    assert [(str(m.start), str(m.end)) for m in find_dates(text, TUESDAY)] == [(start, end)]


@pytest.mark.parametrize(
    "text", ["استؤنفت الدراسة مطلع العام الدراسي", "تراجع العجز في نهاية السنة المالية", "مطلع السنة الهجرية"]
)
def test_a_part_of_a_year_that_does_not_begin_in_january_is_not_fixed(text):
    assert [m for m in find_dates(text, TUESDAY) if m.start] == []


@pytest.mark.parametrize(
    "text",
    ["تعثرت المفاوضات حول ميزانية الاتحاد لعام 2013", "تستعد المدينة لاستضافة كأس العالم 2034", "شرح الوزير رؤية 2030"],
)
def test_the_year_of_a_plan_says_not_when_the_text_was_written(text):
    assert latest_fixed_date(analyse(text)) is None


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("وقع الغزو قبل ربع قرن", 1998),
        ("وقع الغزو منذ نصف قرن", 1973),
        ("وقع الغزو قبل ثلث قرن", 1990),
        ("وقع الغزو قبل قرن", None),
    ],
)
def test_a_share_of_a_century_ago_is_a_year(text, year):
    expected = [(f"{year}-01-01", f"{year}-12-31")] if year else []
    assert [(str(m.start), str(m.end)) for m in find_dates(text, "2023-05-30") if m.start] == expected
