"""Whose a phrase is: to whom it belongs, whom its bearer serves, and what is no actor though it is spelled like one."""

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
    ("text", "surface", "country", "sector"),
    [
        ("وصلت لجنة خبراء تابعة للأمم المتحدة إلى ليبيا", "لجنة خبراء تابعة للأمم المتحدة", "UNO", "GOV"),
        (
            "أغلق مكتب الدعم الفني التابع للاتحاد الأوروبي أبوابه في مالي",
            "مكتب الدعم الفني التابع للاتحاد الأوروبي",
            "EUR",
            "GOV",
        ),
        ("غرقت سفينة تابعة لشركة إيرانية قرب اليمن", "سفينة تابعة لشركة إيرانية", "IRN", "BUS"),
        ("مرت دورية تابعة لقوات اليونيفيل في لبنان", "دورية تابعة لقوات اليونيفيل", "UNO", "MIL"),
        ("هاجم مسلحون تابعون لحزب الله القرية", "مسلحون تابعون لحزب الله", "LBN", "PRM"),
    ],
)
def test_what_belongs_to_somebody_is_of_his_state_and_things_of_his_sector(
    text: str, surface: str, country: str, sector: str
) -> None:
    assert (actors(text)[surface].country, actors(text)[surface].sector) == (country, sector)


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("بحث رئيسا البلدين الأزمة بين غانا وتوغو", "رئيسا البلدين"),
        ("أشاد مسؤولو البلدين بالاتفاق بين غانا وتوغو", "مسؤولو البلدين"),
        ("رحبت حكومتا البلدين بقرار غانا وتوغو", "حكومتا البلدين"),
        ("اجتمع وزيرا خارجية البلدين في عاصمة غانا بطلب من توغو", "وزيرا خارجية البلدين"),
    ],
)
def test_ministers_of_the_two_countries_are_of_both(text: str, surface: str) -> None:
    assert (actors(text)[surface].rule, actors(text)[surface].country) == ("both", None)


def test_the_countries_are_not_two_where_no_dual_can_stand() -> None:
    assert actors("استقبلت غانا ممثلي البلدان الأجنبية")["ممثلي"].rule != "both"


@pytest.mark.parametrize(
    "text",
    [
        "تحطمت طائرة مسيرة في الأردن وقالت كندا إنها تحقق",
        "اتفقت كندا والأردن على فتح السفارتين",
        "قصف مجهولون قاعدة في الأردن",
    ],
)
def test_where_a_thing_is_does_not_tell_whose_it_is(text: str) -> None:
    assert all(m.rule.startswith("state") or m.sector == "UAF" for m in actors(text).values())


@pytest.mark.parametrize(
    ("text", "surface", "name"),
    [
        ("قال مبعوث الرئيس بايدن جون سميث إن المحادثات مستمرة", "مبعوث الرئيس بايدن جون سميث", "جون سميث"),
        ("قال نائب الرئيس الكيني ويليام روتو إن الأمطار قادمة", "نائب الرئيس الكيني ويليام روتو", "ويليام روتو"),
    ],
)
def test_the_name_behind_a_president_is_his_and_the_next_is_his_envoys(text: str, surface: str, name: str) -> None:
    assert actors(text)[surface].name == name


def test_a_known_president_behind_a_comma_is_not_his_own_assistant() -> None:
    found = actors("أقر أحد مساعدي رئيس الحكومة الإسرائيلية، بنيامين نتنياهو، بالخطأ")
    assert found["بنيامين نتنياهو"].post is None
    assert found["مساعدي رئيس الحكومة الإسرائيلية"].name == "مساعدي رئيس الحكومة الإسرائيلية"


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("روسيا وروسيا وروسيا. انتقدت إدارة الرئيس جو بايدن روسيا", "إدارة"),
        (
            "روسيا وروسيا وروسيا. وصل مستشار الأمن القومي في إدارة الرئيس جو بايدن إلى روسيا",
            "مستشار الأمن القومي في إدارة",
        ),
    ],
)
def test_an_administration_is_of_the_state_of_its_president(text: str, surface: str) -> None:
    assert actors(text)[surface].country == "USA"


def test_what_an_official_deals_with_is_not_for_whom_he_acts() -> None:
    text = "وصف الأمين العام المساعد لشؤون فلسطين والأراضي المحتلة بالجامعة العربية سامي حداد الخطوة. ثم غادر حداد"
    assert {m.country for s, m in actors(text).items() if "حداد" in s} == {"IGO"}


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("ساعدت كندا غانا عسكريا وماليا", "عسكريا"),
        ("انتقدت غانا برنامجا عسكريا لجارتها", "عسكريا"),
        ("نددت غانا بالقرار القاضي بخفض الإنفاق", "القاضي"),
        ("أشاد الوزير بالدور الدبلوماسي المغربي", "الدبلوماسي المغربي"),
        ("بحث مع وزير الخارجية الكيني تمتين الروابط", "وزير الخارجية الكيني تمتين"),
        ("تجمع المئات في شارع محمد محمود بالقاهرة", "محمد محمود"),
        ("رحب السفير سامي علي بالخطوة التي أكدت على التعاون في كينيا", "على"),
        ("وصل وزير الدفاع العماني بدر الصالحي علی رأس وفد", "وزير الدفاع العماني بدر الصالحي علی"),
        ("اعتبر الوزير أن الادعاء بأن كينيا خسرت باطل", "الادعاء"),
    ],
)
def test_words_that_are_spelled_like_an_actor_are_none(text: str, none: str) -> None:
    assert none not in actors(text)


@pytest.mark.parametrize(
    ("text", "surface", "country"),
    [
        ("التقى رئيس كينيا وزير التجارة الغاني، وقال الأخير إنه متفائل", "الأخير", "GHA"),
        ("انتقد السفير الكيني زميله. هذا الأخير غادر القاعة", "الأخير", "KEN"),
        ("اتهمت غانا توغو بقصف قرية، وردت الأخيرة بالنفي", "الأخيرة", "TGO"),
    ],
)
def test_the_latter_is_who_was_named_last(text: str, surface: str, country: str) -> None:
    assert actors(text)[surface].country == country


@pytest.mark.parametrize("text", ["رحبت غانا بالاتفاق الأخير", "قال الوزير الكيني في الأسبوع الأخير إن البلاد هادئة"])
def test_an_adjective_is_no_latter(text: str) -> None:
    assert "الأخير" not in actors(text)


@pytest.mark.parametrize(
    ("text", "surface", "sector"),
    [
        ("أدان مجلس عشائر العراق التفجير", "مجلس عشائر العراق", "SOC"),
        ("أصيب أحد أفراد الخدمة الكنديين", "أفراد الخدمة الكنديين", "MIL"),
        ("هاجم بلطجية كينيون السوق", "بلطجية كينيون", "CRM"),
    ],
)
def test_people_have_the_sector_of_their_calling(text: str, surface: str, sector: str) -> None:
    assert actors(text)[surface].sector == sector
