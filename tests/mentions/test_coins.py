"""Coins whose name says no country: the country that the page names, where only one has such a coin."""

from __future__ import annotations

import time

import pytest

from marsad.mentions.amounts import find_amounts
from marsad.records import AmountMention


def money(text: str) -> AmountMention:
    [found] = [m for m in find_amounts(text) if m.unit == "money" and m.currency != "USD"]
    return found


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("خصصت الحكومة اليمنية 5 ملايين ريال للمتضررين", "YER"),
        ("تراجعت الأسعار في مصر. وبلغ ثمن الكيس 300 جنيه", "EGP"),
        ("اعتمد مجلس النواب الأردني موازنة قيمتها 11 مليار دينار", "JOD"),
        ("وصل الوزير إلى بيروت. وتعهد بدفع 40 مليون ليرة", "LBP"),
        ("اشترت ستوكهولم مدرعات بنحو 900 مليون كرونة", "SEK"),
        ("أعلنت باكستان رصد 5 مليارات روبية للسدود", "PKR"),
        ("صرفت كينيا 12 مليون شلن للرعاة", "KES"),
        ("حصلت الأرجنتين على قرض بلغ 7 ملايين بيزو", "ARS"),
        ("دفعت سويسرا 7 ملايين فرنك لبرنامج الأغذية", "CHF"),
        ("اتفقت مالي والنيجر على دفع 7 ملايين فرنك", "XOF"),
        ("سافر والي أسوان. وخصصت المحافظة 3 ملايين جنيه", "EGP"),
    ],
)
def test_the_coin_of_the_only_country_named_that_has_it(text: str, currency: str) -> None:
    assert money(text).currency == currency


@pytest.mark.parametrize(
    "text",
    [
        "بلغت الخسائر 5 ملايين ريال",
        "قدمت السعودية إلى اليمن 5 ملايين ريال",
        "قال الوزير في القاهرة إن الخرطوم تدفع 5 ملايين جنيه",
        "وصل من بيروت إلى دمشق وبحوزته 40 مليون ليرة",
        "اشترت فرنسا من مالي ما قيمته 7 ملايين فرنك",
        "زارت البعثة فرنسا ودفعت 7 ملايين فرنك",
        "زارت البعثة ألمانيا ودفعت 7 ملايين جنيه",
        "وقع السودان ومصر الاتفاق. وقال في القاهرة إن بلاده تدفع 5 ملايين جنيه",
    ],
)
def test_no_coin_is_guessed_where_no_country_or_two_fit(text: str) -> None:
    assert money(text).currency is None


def test_an_adjective_before_the_sum_says_whose_coin_it_is_where_the_page_names_others_too() -> None:
    text = "بحث اليمن والسعودية الأزمة. وخصصت الحكومة اليمنية 5 ملايين ريال للمتضررين"
    assert money(text).currency == "YER"
    assert money(text.replace("وخصصت", "وقال في بلاده: خصصت")).currency is None


def test_a_coin_said_with_its_country_elsewhere_counts_as_named() -> None:
    text = "خصصت 10 ملايين ريال سعودي للميناء. ودفعت {} نصفها أي 5 ملايين ريال"
    assert [m.currency for m in find_amounts(text.format("الشركة")) if m.unit == "money"] == ["SAR", "SAR"]
    assert [m.currency for m in find_amounts(text.format("قطر")) if m.unit == "money"] == ["SAR", None]


@pytest.mark.parametrize(
    ("text", "unit", "currency"),
    [
        ("بلغ الإنتاج 400 ألف أوقية من الذهب", "ounce", None),
        ("بيعت 20 أوقية ذهب في المزاد", "ounce", None),
        ("صادرت موريتانيا 20 أوقية من الذهب", "ounce", None),
        ("ارتفع إنتاج منجم الذهب إلى 3 آلاف أوقية", "ounce", None),
        ("أضاف إلى الخليط 5 أوقيات", "ounce", None),
        ("بلغت الغرامة 5 آلاف أوقية", "money", "MRU"),
        ("دفع التاجر 300 أوقية", "money", "MRU"),
        ("وصل الوفد إلى نواكشوط. وحصل كل لاجئ على 200 أوقية", "money", "MRU"),
        ("باعت الشركة الذهب بمبلغ 7 ملايين أوقية", "money", "MRU"),
        ("خصصت 30 مليون أوقية جديدة للطرق", "money", "MRU"),
    ],
)
def test_an_ouguiya_is_money_or_a_weight_by_the_words_around(text: str, unit: str, currency: str | None) -> None:
    [found] = find_amounts(text)
    assert (found.unit, found.currency) == (unit, currency)


@pytest.mark.parametrize(
    ("text", "surface", "unit", "currency"),
    [
        ("خصصت إثيوبيا 5 ملايين بير للسد", "5 ملايين بير", "money", "ETB"),
        ("وصل إلى أديس أبابا ودفع 300 بر", "300 بر", "money", "ETB"),
        ("صرفت غانا 5 ملايين سيدي", "5 ملايين سيدي", "money", "GHS"),
        ("صرفت أوزبكستان 5 ملايين سوم", "5 ملايين سوم", "money", "UZS"),
        ("وصلت 5 آلاف بير", "5 آلاف", None, None),
        ("زار تونس وتبرع بنحو 20 سيدي بوزيد", "نحو 20", None, None),
    ],
)
def test_a_coin_with_an_ordinary_name_is_one_only_where_its_country_is_named(
    text: str, surface: str, unit: str | None, currency: str | None
) -> None:
    [found] = [m for m in find_amounts(text) if m.value and m.value > 1]
    assert (found.unit, found.currency) == (unit, currency)
    assert surface.endswith(found.surface)


@pytest.mark.parametrize(
    "text",
    [
        "قال اليمني السعودي " + " و".join(f"{n} ريال" for n in range(2_000)),
        "وزن " + " ثم ".join(f"{n} أوقية" for n in range(2_000)),
    ],
)
def test_a_sentence_of_thousands_of_sums_takes_bounded_time(text: str) -> None:
    before = time.process_time()
    assert len(find_amounts(text)) > 1_000
    assert time.process_time() - before < 40  # quadratic time takes minutes
