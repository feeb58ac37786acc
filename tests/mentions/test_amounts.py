from __future__ import annotations

import time
from datetime import date
from itertools import pairwise
from typing import Any

import hypothesis
import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.lexicon import examples
from marsad.mentions.amount.exchange import in_dollars, per_dollar
from marsad.mentions.amounts import find_amounts
from marsad.mentions.units import converted
from marsad.records import AmountMention, Span

_WORDS = ("5|10|دولار|يورو|%|-|$|(|)|بين|و|من|إلى|نحو|نصف|مليون|عشرات|أكثر|قتيلان|تحت|الصفر|ونصف|عام").split("|")  # noqa: SIM905
_TOPICS = ("units", "rates", "hedges", "currencies", "number_labels", "amount_words")


def only(text: str, day: date | None = None) -> AmountMention:
    (amount,) = find_amounts(text, day)
    return amount


@pytest.mark.parametrize(
    ("text", "value", "unit", "currency"),
    [
        ("صفقة بقيمة 740 مليون دولار", 740e6, "money", "USD"),
        ("مساعدة من 3.5 مليارات يورو", 3.5e9, "money", "EUR"),
        ("خسر $10,000 في يوم", 10_000, "money", "USD"),
        ("دفعت 12 مليون دينار", 12e6, "money", None),
        ("نال 200 ألف تومان", 2e6, "money", "IRR"),
        ("بلغت 20 دولاراً و43 سنتاً", 20.43, "money", "USD"),
        ("نسبة ٤٠٪ من السكان", 40, "percent", None),
        ("نما بنسبة 5.125 %", 5.125, "percent", None),
        ("ثلثي الأعضاء", 2 / 3, "share", None),
        ("مساحتها 30 كم²", 30, "km2", None),
        ("مشى كيلومترين ونصف", 2.5, "km", None),
        ("قتيلان", 2, "dead", None),
        ("أسر جنديين", 2, "troops", None),
        ("بعد مقتل جندي", 1, "troops", None),
        ("ذكر أن جندياً قتل", 1, "troops", None),
        ("مقتل سوري", 1, "people", None),
        ("إصابة سبعة", 7, None, None),
        ("ثلاثة من جنود الكتيبة", 3, "troops", None),
        ("وصول أربعة كوريين", 4, "people", None),
        ("بلغت الحرارة -5 درجات", -5, "degree", None),
    ],
)
def test_value_and_unit(text: str, value: float, unit: str | None, currency: str | None) -> None:
    amount = only(text)
    assert (amount.value, amount.unit, amount.currency) == (pytest.approx(value), unit, currency)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("بين 5 و10 ملايين دولار", 5e6, 10e6), ("من 4 إلى 5 مليارات دولار", 4e9, 5e9), ("20-30 يوماً", 20, 30),
        ("بين خمسة وعشرين دولاراً", 5, 20), ("5 أو 6 صواريخ", 5, 6), ("بين 10 ملايين دولار و20 مليون دولار", 10e6, 20e6),
        ("عشرات الآلاف من الجنود", 10_000, 99_999), ("بضعة أيام", 3, 9), ("مئات المتظاهرين", 100, 999),
    ],
)  # fmt: skip
def test_ranges_and_open_numbers(text: str, low: float, high: float) -> None:
    amount = only(text)
    assert (amount.low, amount.high, amount.hedge) == (low, high, "about")


def test_a_change_names_two_values() -> None:
    assert [a.value for a in find_amounts("ارتفعت الصادرات من 3 مليارات دولار إلى 5 مليارات دولار")] == [3e9, 5e9]


def test_a_year_before_to_is_no_range() -> None:
    assert [a.value for a in find_amounts("ارتفع عام 2011 إلى 11 مليار دولار")] == [11e9]


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("أكثر من 30 طناً", "min"), ("ما لا يقل عن 30 طناً", "min"), ("تجاوزت قيمة الصفقة 30 طناً", "min"),
        ("30 طناً على الأقل", "min"), ("لا تتجاوز الكمية 30 طناً", "max"), ("أقل من 30 طناً", "max"), ("تصل إلى 30 طناً", "max"),
        ("وصلت إلى 30 طناً", None), ("بنحو 30 طناً", "about"), ("نحو الحدود 30 طناً", None), ("30 طناً تقريباً", "about"),
        ("ويقدر بـ30 طناً", "about"), ("تجاوز الخلاف، ثم باع 30 طناً", None),
    ],
)  # fmt: skip
def test_hedges(text: str, hedge: str | None) -> None:
    assert only(text).hedge == hedge


def test_a_bound_leaves_the_other_side_open() -> None:
    assert (only("أكثر من 30 طناً").low, only("أكثر من 30 طناً").high) == (30, None)
    assert (only("أقل من 30 طناً").low, only("أقل من 30 طناً").high) == (None, 30)


@pytest.mark.parametrize(
    "text",
    [
        "في عام 2014",
        "القرار 1701",
        "كوفيد-19",
        "يوم 7 من مايو",
        "عند 10:30",
        "عام 2002م",
        "2002م حتى 2015م",
        "الدورة الـ78",
        "مجموعة (5+1)",
    ],
)
def test_numbers_that_are_no_amounts(text: str) -> None:
    assert find_amounts(text) == []


def test_both_currencies_of_a_pair_are_kept() -> None:
    dollars, euros = find_amounts("بلغت 740 مليون دولار (631 مليون يورو)", date(2021, 6, 15))
    assert (euros.currency, euros.pair, euros.note) == ("EUR", dollars.span, None)
    assert euros.usd == pytest.approx(740e6, rel=0.05)


def test_a_pair_far_from_the_rate_of_the_day_is_noted() -> None:
    both = find_amounts("بلغت 100 مليون دولار (أي ما يعادل 900 مليون يورو)", date(2021, 6, 15))
    assert [a.note for a in both] == [
        "told in EUR too, a sum that is 10.84 times as much at the rate of the day",
        "told in USD too, a sum that is 0.09 times as much at the rate of the day",
    ]


@pytest.mark.parametrize(
    ("text", "day", "noted"),
    [
        ("بلغت 740 مليون دولار (631 مليون يورو)", "2023-05-30", True),  # of another year
        ("بلغت 740 مليون دولار (نحو 690 مليون يورو)", "2023-05-30", False),
        ("بلغت 100 مليون ريال سعودي (27 مليون دولار)", "2023-05-30", False),
        ("بلغت 100 مليون ريال سعودي (نحو 30 مليون دولار)", "2023-05-30", False),  # a rounded figure
        ("بلغت 115 مليون ريال سعودي (37.5 مليون دولار)", "2023-05-30", True),
        ("بلغت 740 مليون دولار (631 مليون يورو)", None, False),
    ],
)
def test_a_pair_is_noted_when_more_than_rounding_parts_it_from_the_rate(
    text: str, day: str | None, noted: bool
) -> None:
    assert (find_amounts(text, day)[1].note is not None) == noted


def test_two_sums_in_a_list_are_no_pair() -> None:
    assert [a.pair for a in find_amounts("5 ملايين دولار و3 ملايين يورو")] == [None, None]


def test_deaths_and_injuries_keep_their_numbers() -> None:
    assert [a.value for a in find_amounts("مقتل 3 أشخاص وإصابة سبعة")] == [3, 7]


def test_surface_is_the_text_at_the_span() -> None:
    text = "قدمت نحو ٥٠٠ طن من القمح يومياً"
    amount = only(text)
    assert amount.span.of(text) == amount.surface == "٥٠٠ طن"


def test_dollars_of_a_day() -> None:
    assert in_dollars(375, "SAR", date(2015, 1, 1)) == pytest.approx(100)
    assert in_dollars(5, "USD", None) == 5
    assert in_dollars(655.957, "XOF", date(2021, 6, 15)) == pytest.approx(in_dollars(1, "EUR", date(2021, 6, 15)))


@pytest.mark.parametrize(
    ("currency", "day"), [("LBP", date(2022, 1, 1)), ("SYP", date(2010, 1, 1)), ("EUR", date(1995, 1, 1))]
)
def test_no_rate_is_guessed(currency: str, day: date) -> None:
    assert per_dollar(currency, day) is None


def test_measures_are_converted_only_to_their_own_kind() -> None:
    assert converted(60, "mile", "km") == pytest.approx(96.56, abs=0.01)
    assert converted(60, "mile", "kg") is None


def test_long_odd_text_takes_linear_time() -> None:
    text = "5 و" * 5_000 + "نحو " * 5_000 + "- 3 - " * 5_000 + "بين 5 و6 إلى " * 3_000
    start = time.process_time()
    find_amounts(text)
    assert time.process_time() - start < 20


@hypothesis.example(["عشرات", "عام", "ونصف"])
@given(
    st.lists(
        st.sampled_from(_WORDS),
        max_size=25,
    )
)
def test_any_text_gives_spans_in_order_without_overlap(row: list[str]) -> None:
    text = " ".join(row)
    amounts = find_amounts(text)
    assert all(a.span.of(text) == a.surface for a in amounts)
    assert all(a.span.end <= b.span.start for a, b in pairwise(amounts))
    assert all(a.low is None or a.high is None or a.low <= a.high for a in amounts)


def _holds(amount: AmountMention, expected: dict[str, Any]) -> bool:
    return all(getattr(amount, name) == _wanted(x) for name, x in expected.items())


def _wanted(value: Any) -> Any:
    """What a mention must have for a value of YAML: a row of two is a span."""
    return (
        Span(*value) if isinstance(value, list) else pytest.approx(value) if isinstance(value, float | int) else value
    )


@pytest.mark.parametrize(
    ("topic", "entry"),
    [(t, e) for t in _TOPICS for e in examples("ar", t)],
    ids=lambda x: x if isinstance(x, str) else x[0].id,
)
def test_examples_of_the_lexicons(topic: str, entry: Any) -> None:
    rule, accepted, rejected = entry
    for example in accepted:
        found = {amount.surface: amount for amount in find_amounts(example.text)}
        assert example.span in found, example.text
        assert _holds(found[example.span], example.value), example.text
    for example in rejected:
        found_here = find_amounts(example.text)
        matters = {"units": lambda a: a.rule == rule.id, "currencies": lambda a: a.rule == rule.id, "rates": lambda a: a.per is not None,
                   "number_labels": lambda a: a.unit is None, "amount_words": lambda _: True,
                   "hedges": lambda a: a.hedge is not None or a.value is None}  # fmt: skip
        assert not list(filter(matters[topic], found_here)), example.text


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("نشرت ألفا وخمسمئة جندي", [(1500, "troops")]),
        ("نشرت ألفا جندي", [(2000, "troops")]),
        ("دفعت مليونا و300 ألف دولار", [(1_300_000, "money")]),
        ("جندي واحد عاد", [(1, "troops")]),
        ("في الحصيلة قتيل و5 جرحى", [(1, "dead"), (5, "injured")]),
        ("في الحصيلة قتيل وثلاثة جرحى", [(1, "dead"), (3, "injured")]),
        ("في الحصيلة قتيل وجريحان", [(1, "dead"), (2, "injured")]),
        ("تراجع بنسبة %25 هذا العام", [(25, "percent")]),
        ("تراجع بنسبة ٪٢٥", [(25, "percent")]),
        ("صفقة بقيمة USD 30 million", [(30_000_000, "money")]),
        ("صفقة بقيمة $2.5 billion", [(2_500_000_000, "money")]),
        ("يعيش فيها خمس سكان البلاد", [(0.2, "share")]),
        ("خسرت العملة عشر قيمتها", [(0.1, "share")]),
        ("وقعت عشر دول وعشرة وزراء", [(10, "countries"), (10, "people")]),
    ],
)
def test_accusatives_single_casualties_signs_before_and_latin_scales(text, amounts):
    assert [(m.value, m.unit) for m in find_amounts(text)] == amounts


def test_a_single_casualty_counts_only_beside_others():
    assert find_amounts("دفن قتيل الحادث وعائلته تبكي") == []


def test_a_pair_of_a_people_is_two_unless_it_describes_a_noun() -> None:
    assert [(a.value, a.unit) for a in find_amounts("قتل سوريان في بيروت")] == [(2, "people")]
    assert [a.surface for a in find_amounts("وصل وزيران كينيان إلى المطار")] == ["وزيران"]


def test_an_ordinal_after_a_word_of_harm_is_one_more_unless_a_noun_follows() -> None:
    assert [(a.value, a.unit) for a in find_amounts("مقتل جنديين وإصابة ثالث في الهجوم")] == [
        (2, "troops"),
        (1, "people"),
    ]
    assert [a.surface for a in find_amounts("إصابة ثالث لاعب في الفريق")] == []


def test_between_dead_and_injured_names_no_dead_man() -> None:
    assert [m.surface for m in find_amounts("سقوط 30 بين قتيل وجريح")] == ["30"]
    assert [m.surface for m in find_amounts("سقط قتيل وجريح")] == ["قتيل", "وجريح"]
