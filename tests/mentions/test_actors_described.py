"""Plurals behind a phrase, pronouns that close a post, help that is no assistant, states named only with places."""

from __future__ import annotations

from datetime import date

import pytest

from marsad.language import analyse
from marsad.mentions.actors import actors_in
from marsad.records import ActorMention

DAY = date(2023, 6, 1)


def actors(text: str) -> dict[str, ActorMention]:
    return {m.surface: m for m in actors_in(analyse(text), DAY)}


@pytest.mark.parametrize(
    ("text", "surface", "country"),
    [
        ("طالب نواب كينيون الحكومة بطرد السفير", "نواب كينيون", "KEN"),
        ("انتقد مشرعون نرويجيون زيارة ولي العهد الأردني", "مشرعون نرويجيون", "NOR"),
        ("قال رئيس نقابة الصحفيين التونسيين إن الأمر انتهى", "رئيس نقابة الصحفيين التونسيين", "TUN"),
        ("قال كبير المفاوضين الكينيين إن الأمر انتهى", "كبير المفاوضين الكينيين", "KEN"),
        ("التقى وزير الخارجية ووزير الطاقة الكينيين الضيف", "وزير الطاقة الكينيين", "KEN"),
        ("أصدر قضاة نرويجيون مذكرة ضد الوزير", "قضاة نرويجيون", "NOR"),
        ("وصل أعضاء مجلس الشيوخ الكينيين", "أعضاء مجلس الشيوخ الكينيين", "KEN"),
        ("اعتقلت غانا رجال أمن كينيين", "رجال أمن كينيين", "KEN"),
        ("رفضت الحكومة والبرلمان الكينيين القرار", "البرلمان الكينيين", "KEN"),
        ("نددت وزارة الخارجية وشؤون المغتربين الأردنيين بالهجوم", "وزارة الخارجية وشؤون المغتربين الأردنيين", "JOR"),
    ],
)
def test_a_plural_describes_people(text: str, surface: str, country: str) -> None:
    assert actors(text)[surface].country == country


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("دعا رئيس الحكومة اللبنانيين إلى الهدوء", "اللبنانيين"),
        ("دعا رئيس مجلس النواب اللبنانيين إلى الهدوء", "اللبنانيين"),
        ("طالب الرئيس السوريين بالصبر", "السوريين"),
        ("حث وزير الخارجية الكينيين على مغادرة تركيا", "الكينيين"),
        ("حث متحدث باسم الحكومة الأفغان على البقاء", "الأفغان"),
        ("اعتقلت السلطات القطريين", "القطريين"),
        ("دعا رئيس الوزراء اللبنانيين إلى الهدوء", "اللبنانيين"),
        ("قيدت الحكومة حركة الفلسطينيين", "الفلسطينيين"),
    ],
)
def test_a_plural_behind_a_post_of_one_is_others(text: str, surface: str) -> None:
    assert actors(text)[surface].rule == "nationals"


@pytest.mark.parametrize(
    ("text", "surface", "country", "sector"),
    [
        ("نددت كينيا بالهجوم. وقال المتحدث باسمها سالم جابر إنه خطير", "المتحدث باسمها سالم جابر", "KEN", "GOV"),
        (
            "قالت الشرطة الكينية إن الأمر انتهى. وقال الناطق الرسمي باسمها سالم جابر إنه خطير",
            "الناطق الرسمي باسمها سالم جابر",
            "KEN",
            "COP",
        ),
        (
            "نددت كينيا بالهجوم. وقال المتحدث باسم خارجيتها سالم جابر إنه خطير",
            "المتحدث باسم خارجيتها سالم جابر",
            "KEN",
            "GOV",
        ),
        ("أكدت كينيا موقفها. ووصل نائب وزير خارجيتها سالم جابر", "نائب وزير خارجيتها سالم جابر", "KEN", "GOV"),
        ("أكدت كينيا موقفها. ووصل رئيس أركانها سالم جابر", "رئيس أركانها سالم جابر", "KEN", "MIL"),
        (
            "رفضت كينيا ذلك. وقال مندوبها لدى الأمم المتحدة سالم جابر إنه خطير",
            "مندوبها لدى الأمم المتحدة سالم جابر",
            "KEN",
            "GOV",
        ),
        (
            "رفضت كينيا العرض المصري، وقال مندوبها لدى الأمم المتحدة سالم جابر إنه خطير",
            "مندوبها لدى الأمم المتحدة سالم جابر",
            "KEN",
            "GOV",
        ),
        ("نفت كينيا ذلك، وقال سالم جابر، المتحدث باسمها، إنه كذب", "سالم جابر، المتحدث باسمها", "KEN", "GOV"),
    ],
)
def test_a_pronoun_may_close_a_post_of_several_words(text: str, surface: str, country: str, sector: str) -> None:
    mention = actors(text)[surface]
    assert (mention.country, mention.sector, mention.name) == (country, sector, "سالم جابر")


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("نددت الهند بالقرار وسحب سالم جابر سفيرها من كينيا", "سفيرها"),
        ("استدعت كينيا سفيرها في غانا", "سفيرها"),
    ],
)
def test_her_envoy_is_not_who_recalls_him_nor_where_he_is(text: str, surface: str) -> None:
    assert surface in actors(text)


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("لجأت غانا إلى طلب مساعدة كينيا", "كينيا"),
        ("طلبت غانا مساعدة الاتحاد الأوروبي", "الاتحاد الأوروبي"),
        ("وصلت مساعدة الرئيس الكيني إلى غانا", "مساعدة الرئيس الكيني"),
    ],
)
def test_help_is_no_assistant(text: str, surface: str) -> None:
    assert surface in actors(text)


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("انفجرت سيارة في الحي الأرمني بدمشق", {"SYR"}),
        ("أعلن البنك الأفريقي للتنمية ومقره أبيدجان عن قرض لمصر", {"IGO", "EGY"}),
        ("رحب البنك الأفريقي للتنمية الذي يتخذ من أبيدجان مقرا له بمصر", {"IGO", "EGY"}),
        ("فرضت مصر عقوبات على شركة مقرها السودان", {"EGY", "SDN"}),
        ("قصف الجيش السوري المخيم الفلسطيني", {"SYR", "PSE"}),
        ("اجتمع الجانب السوري مع وفد تركي", {"SYR", "TUR"}),
        ("التقى الملك عبد الله الثاني رئيس الوزراء العراقي في عمان", {"JOR", "IRQ"}),
        ("أكد السلطان هيثم بن طارق موقف عمان", {"OMN"}),
    ],
)
def test_a_state_may_be_named_only_with_a_place(text: str, countries: set[str]) -> None:
    assert {m.country for m in actors(text).values()} == countries


def test_a_palace_is_where_somebody_is_met() -> None:
    assert "رئيس وزراء ماليزيا" in actors("استقبل أمير قطر رئيس وزراء ماليزيا في الديوان الأميري")


def test_a_tomb_is_called_after_whoever_lies_there() -> None:
    assert "الشهيد" not in " ".join(actors("زار الوفد ضريح القائد الشهيد سالم جابر"))


@pytest.mark.parametrize(
    ("text", "surface", "country"),
    [
        ("أنذرت إسرائيل سكان رفح بالإخلاء", "سكان رفح", "PSE"),
        ("قالت موسكو إنها تحمي سكان مدينة ميونيخ", "سكان مدينة ميونيخ", "DEU"),
        ("شكر الرئيس الكيني سكان المدينة", "سكان", "KEN"),
        ("شكر الرئيس الكيني أهالي بلدة دير السنديان", "أهالي", "KEN"),
    ],
)
def test_residents_are_of_the_state_of_their_city(text: str, surface: str, country: str) -> None:
    assert actors(text)[surface].country == country


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("التقى أيمن الصفدي نظيره في المطار", ["أيمن الصفدي", "نظيره"]),
        ("اتصل أنتوني بلينكن بنظيره مساء أمس", ["أنتوني بلينكن", "نظيره"]),
        ("استقبل سامح شكري نظيره السوداني", ["سامح شكري", "نظيره السوداني"]),
        ("اتهم سامح شكري مسؤولا لبنانيا بالكذب", ["سامح شكري", "مسؤولا لبنانيا"]),
        ("استقبل أيمن الصفدي قائدا صوماليا", ["أيمن الصفدي", "قائدا صوماليا"]),
        ("عين هاني سامر سفيرا لكينيا لدى غانا", ["هاني سامر سفيرا لكينيا لدى غانا"]),
        ("وصل هاني سامر سفير كينيا لدى غانا", ["هاني سامر سفير كينيا لدى غانا"]),
    ],
)
def test_a_counterpart_or_an_object_is_no_post_of_whoever_is_named_before(text: str, surfaces: list[str]) -> None:
    assert list(actors(text)) == surfaces


@pytest.mark.parametrize(
    ("text", "surface", "country"),
    [
        ("رفضت الهند تقريرا باكستانيا وأكدت أن قواتها ستبقى", "قواتها", "IND"),
        ("رفضت الهند التقرير الباكستاني وأكدت أن قواتها ستبقى", "قواتها", "IND"),
        ("أسقطت كينيا طائرة صومالية وقالت إن قواتها بخير", "قواتها", "KEN"),
        ("هاجمت كينيا الصومال وقالت إن قواته انسحبت", "قواته", "SOM"),
    ],
)
def test_hers_is_of_no_thing_in_the_masculine_nor_of_an_aircraft(text: str, surface: str, country: str) -> None:
    assert actors(text)[surface].country == country


@pytest.mark.parametrize(
    ("text", "journalist"),
    [
        ("أصدرت الوزارة بيانا صحفيا مصريا", False),
        ("عقد الوزير مؤتمرا صحفيا قصيرا", False),
        ("اعتقلت الشرطة صحفيا مصريا", True),
        ("اعتقلت الشرطة أمس صحفيا مصريا", True),
    ],
)
def test_a_press_statement_in_the_accusative_names_no_journalist(text: str, journalist: bool) -> None:
    assert any(m.sector == "JRN" for m in actors(text).values()) is journalist


def test_who_is_in_prison_is_not_who_meets_him() -> None:
    assert "السفيرة الأميركية المعارضة" in actors("زارت السفيرة الأميركية المعارضة السجينة هند كرم")
    assert "الرئيس النيجري المحتجز هاني سامر" in actors("شكر الرئيس النيجري المحتجز هاني سامر كينيا")


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("دعا وزير الدفاع الجنود الأوكرانيين إلى الاستسلام", ["وزير الدفاع", "الجنود الأوكرانيين"]),
        ("استقبل وزير الصحة الأطباء الكينيين", ["وزير الصحة", "الأطباء الكينيين"]),
        ("استقبل وزير الصحة العامة الكيني الضيف", ["وزير الصحة العامة الكيني"]),
        ("وصل وزير شؤون المغتربين اللبنانيين", ["وزير شؤون المغتربين اللبنانيين"]),
        ("وصل رئيس لجنة الأسرى الفلسطينيين", ["رئيس لجنة الأسرى الفلسطينيين"]),
    ],
)
def test_people_behind_a_post_that_is_complete_are_others(text: str, surfaces: list[str]) -> None:
    assert list(actors(text)) == surfaces
