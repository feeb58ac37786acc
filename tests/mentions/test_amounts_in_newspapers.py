"""Amounts as newspapers write them: who is counted, shares out of a few, and figures that count nothing."""

from __future__ import annotations

import pytest

from marsad.mentions.amounts import find_amounts

COUNTED = [
    ("قتل أكثر من 100 فلسطيني", "100 فلسطيني people 100"),
    ("اعتقل الجيش عشرين فلسطينيا", "عشرين فلسطينيا people 20"),
    ("إعادة 30 سوريا إلى بلدهم", "30 سوريا people 30"),
    ("توقيف 12 قاصرا", "12 قاصرا people 12"),
    ("مقتل جنديين وضابط", "جنديين troops 2; وضابط troops 1"),
    ("مقتل رجل وامرأة وطفلين", "رجل people 1; وامرأة people 1; وطفلين people 2"),
    ("مقتل الجنود الثلاثة", "الجنود الثلاثة troops 3"),
    ("الإفراج عن الأسرى الستة", "الأسرى الستة arrested 6"),
    ("إسقاط طائرتين مسيرتين", "طائرتين weapons 2"),
    ("بناء 3426 وحدة استيطانية", "3426 وحدة استيطانية buildings 3426"),
    ("حصل على 37 مقعدا", "37 مقعدا seats 37"),
    ("احترقت 12 كلم مربعا", "12 كلم مربعا km2 12"),
    ("نفق 500 رأس غنم", "500 رأس غنم animals 500"),
    ("خمسة إلى سبعة آلاف مقاتل", "خمسة إلى سبعة آلاف مقاتل troops 6000"),
    ("بكلفة 100 مليون دج", "100 مليون دج money 100000000"),
    ("واحد من كل خمسة أطفال جائع", "واحد من كل خمسة share 0.2"),
    ("ارتفع السعر إلى 73ر63 دولار", "73ر63 دولار money 63.73"),
    ("زاد الإنتاج 04ر0 بالمئة", "04ر0 بالمئة percent 0.04"),
    ("بلغت الكلفة 5ر3 مليار دولار", "5ر3 مليار دولار money 3500000000"),
    ("سدد 100 ر.س", "100 ر.س money 100"),
    ("نزح مئة و25 ألف شخص", "مئة و25 ألف شخص people 125000"),
    ("رفع الفائدة ربع نقطة مئوية", "ربع نقطة مئوية percentage_point 0.25"),
]
NEIGHBOURS = [
    ("مقتل شخص وإصابة اثنين آخرين", "شخص people 1; اثنين آخرين people 2"),
    ("قتل 30 جنديا وضابط الحراسة نائم", "30 جنديا troops 30"),
    ("عثرت على 300 امرأة وطفل", "300 امرأة people 300"),
    ("حل في المركز 15 عربيا", ""),
    ("بلغت الحصيلة 15 عربيا", "15 None 15"),
    ("تتراوح بين 5-7", "5-7 None 6"),
    ("قتل أربعة عشر شخصا", "أربعة عشر شخصا people 14"),
    ("ثلث السكان", "ثلث share 0.3333333333333333"),
]
NONE = [
    "القرن التاسع عشر",
    "الذكرى الثانية عشرة للثورة",
    "التقى الوفدان في 12 الجاري",
    "في الـ12 من الشهر الجاري",
    "في 25 من شهر أبريل المنقضي",
    "من 12 إلى 15 الجاري",
    "عقد في 28/4",
    "عقد في 28-04-2023",
    "في ١٢ شوال ١٤٤٤هـ",
    "صدر في 12 شوال 1444",
    "فاز الفريق 3-1",
    "خسر الفريق 0-3",
    "سجل في الدقيقة 90",
    "قناة فرانس 24",
    "طفل من كل أربعة",
]


def told(text: str) -> str:
    return "; ".join(f"{m.surface} {m.unit} {m.value:.16g}" for m in find_amounts(text))


@pytest.mark.parametrize(("text", "expected"), COUNTED + NEIGHBOURS)
def test_a_number_counts_what_the_words_say(text: str, expected: str) -> None:
    assert told(text) == expected


@pytest.mark.parametrize("text", NONE)
def test_a_date_a_score_or_a_name_is_no_amount(text: str) -> None:
    assert told(text) == ""


def test_some_tens_are_thirty_to_ninety_nine() -> None:
    [found] = find_amounts("بضع عشرات من المتظاهرين")
    assert (found.low, found.high, found.unit) == (30, 99, "people")


PARTED = [
    ("لا يقل عددهم عن 20 شخصا", 20, None, "min"),
    ("لا يقل عدد سكان القرية عن ألف نسمة", 1000, None, "min"),
    ("يزيد عددهم على 50 مقاتلا", 50, None, "min"),
    ("لا تزيد قيمتها على 3 ملايين دولار", None, 3e6, "max"),
    ("يقل عدد سكانها عن 100 نسمة", None, 100, "max"),
    ("لا يقل عنها خطرا، ويبعد عن 30 قرية", 30, 30, None),
]


@pytest.mark.parametrize(("text", "low", "high", "hedge"), PARTED)
def test_a_short_subject_may_part_a_hedge(text, low, high, hedge):
    (amount,) = find_amounts(text)
    assert (amount.low, amount.high, amount.hedge) == (low, high, hedge)


@pytest.mark.parametrize(
    "text", ["9" * 400 + " دولار", "123 " * 150 + "دولار", "مليون " * 60 + "دولار", "-" + "9" * 400]
)
def test_no_amount_is_infinite(text):
    assert all(abs(amount.value) < float("inf") for amount in find_amounts(text))
