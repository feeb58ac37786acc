"""Whom a phrase means by what stands around it: cities of one name, pronouns, callings before known people."""

from __future__ import annotations

from datetime import date

import pytest

from marsad.language import analyse
from marsad.mentions.actors import actors_in
from marsad.mentions.places import find_places
from marsad.records import ActorKind, ActorMention

DAY = date(2023, 6, 1)


def actors(text: str) -> dict[str, ActorMention]:
    return {m.surface: m for m in actors_in(analyse(text), DAY)}


@pytest.mark.parametrize(
    ("text", "surface", "country"),
    [
        ("عاد وزير لبناني بعدما أوقفت شرطة طرابلس السائق", "شرطة طرابلس", "LBN"),
        ("أوقفت شرطة طرابلس السائق", "شرطة طرابلس", "LBY"),
        ("أوقفت شرطة طرابلس السائق ونقلته إلى زغرتا", "شرطة طرابلس", "LBN"),
        ("أوقفت شرطة طرابلس الليبية السائق في صيدا وزحلة", "شرطة طرابلس الليبية", "LBY"),
        ("افتتح رئيس بلدية صور السوق", "رئيس بلدية صور", "LBN"),
        ("شكرت سلطنة عمان رئيس بلدية صور", "رئيس بلدية صور", "OMN"),
        ("أغلقت بلدية صور العمانية السوق", "بلدية صور العمانية", "OMN"),
        ("كرمت ليبيا محافظ البيضاء", "محافظ البيضاء", "LBY"),
    ],
)
def test_a_body_named_after_one_of_several_cities_is_of_the_state_that_the_text_is_about(
    text: str, surface: str, country: str
) -> None:
    assert actors(text)[surface].country == country


@pytest.mark.parametrize("text", ["كرمت ألمانيا رئيس بلدية المدينة", "شكرت ألمانيا بلدية المدينة"])
def test_the_town_is_no_town_of_that_name(text: str) -> None:
    assert "SAU" not in {m.country for m in actors(text).values()}


@pytest.mark.parametrize(
    ("text", "country"),
    [("سكنت الأسرة مدينة صور", "LBN"), ("سكنت الأسرة مدينة صور في سلطنة عمان", "OMN")],
)
def test_of_two_towns_the_better_known_is_meant_unless_the_text_tells(text: str, country: str) -> None:
    assert find_places(text)[0].country == country


def test_a_capital_of_a_name_with_others_is_settled_by_the_cities_of_the_text() -> None:
    assert find_places("ارتفعت الأسعار في عمان وإربد ومعان")[0].country == "JOR"


def test_where_no_state_is_named_its_cities_tell_whose_police_it_is() -> None:
    assert actors("احتج العاطلون في مدينة قفصة وتدخلت قوات الأمن")["قوات الأمن"].country == "TUN"


@pytest.mark.parametrize(
    ("text", "surface", "country"),
    [
        ("شكر العاهل البحريني الوزير التركي وسفير بلاده لدى واشنطن", "سفير بلاده لدى واشنطن", "BHR"),
        ("قال الوزير الكيني بعد لقاء نظيره الغاني إن حكومة بلاده راضية", "حكومة بلاده", "KEN"),
        ("رحب الوزير الكيني بالرئيس التشادي ووزير خارجيته", "وزير خارجيته", "TCD"),
        ("رحب الوزير الكيني بالرئيس التشادي ووزيرة دفاعه", "وزيرة دفاعه", "TCD"),
        ("رحب الوزير الكيني بالرئيس التشادي ورئيس حكومته", "رئيس حكومته", "TCD"),
        ("بعثت غانا طائرة إلى لبنان لإجلاء رعاياها", "رعاياها", "GHA"),
        ("سحبت كينيا من السودان قواتها", "قواتها", "KEN"),
        ("بعثت غانا طائرة إلى تشاد لإجلاء قواتها", "قواتها", "TCD"),
        ("دعا لبنان غانا إلى سحب قواتها", "قواتها", "GHA"),
        ("أعلن السودان أن قواته انتشرت", "قواته", "SDN"),
        ("تخوض السودان حربا وتخسر قواتها", "قواتها", "SDN"),
        ("احتجت غانا فدخلت السنغال على الخط واتصل وزير خارجيتها", "وزير خارجيتها", "SEN"),
    ],
)
def test_a_pronoun_in_a_phrase_says_whose_it_is(text: str, surface: str, country: str) -> None:
    assert actors(text)[surface].country == country


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("أكد الوزير الكيني بعد لقاء نظيره الغاني أن بلاده ترفض العرض", "KEN"),
        ("قالت الوزيرة الكينية في غانا إن بلادها راضية", "KEN"),
        ("وصل الوزير الكيني أمس. وأضاف أن بلاده راضية", "KEN"),
        ("عاد الوزير الكيني إلى بلاده", None),
        ("ناقش الوزير الكيني اقتصاد بلاده", None),
        ("ذكرت الصحيفة أن بلاده راضية", None),
    ],
)
def test_his_country_where_it_acts_is_that_of_who_speaks(text: str, country: str | None) -> None:
    assert next((m.country for m in actors(text).values() if m.rule == "own_country"), None) == country


@pytest.mark.parametrize(
    ("text", "surface", "sector"),
    [
        ("التقى رئيس الأركان الكيني نظيره الغاني", "نظيره الغاني", "MIL"),
        ("التقى وزير الدفاع الكيني نظيره الغاني", "نظيره الغاني", "GOV"),
        ("استقبل الرئيس الكيني نائبه", "نائبه", "GOV"),
        ("وصل قائد الجيش الكيني ونائبه", "نائبه", "MIL"),
        ("زار قائد الجيش الكيني نائبه", "نائبه", "MIL"),
        ("انتخب البرلمان الكيني نائبة جديدة", "نائبة جديدة", "LEG"),
    ],
)
def test_a_counterpart_or_deputy_is_of_the_sector_of_his_like(text: str, surface: str, sector: str) -> None:
    assert actors(text)[surface].sector == sector


@pytest.mark.parametrize(
    ("text", "surface", "sector"),
    [
        ("كرم المعرض رجل الأعمال سعد الحريري", "رجل الأعمال سعد الحريري", "BUS"),
        ("كرم المعرض الكاتب الصحفي عمرو موسى", "الكاتب الصحفي عمرو موسى", "JRN"),
        ("كرم المعرض النائب جبران باسيل", "النائب جبران باسيل", "LEG"),
    ],
)
def test_the_calling_that_the_text_tells_comes_before_the_post_of_the_table(
    text: str, surface: str, sector: str
) -> None:
    found = actors(text)[surface]
    assert (found.kind, found.sector) == (ActorKind.PERSON, sector)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("التقى خالد المشري عقيلة صالح", {"خالد المشري", "عقيلة صالح"}),
        ("استدعى أيمن الصفدي السفير الإسرائيلي", {"أيمن الصفدي", "السفير الإسرائيلي"}),
    ],
)
def test_a_known_name_ends_where_another_or_a_post_begins(text: str, names: set[str]) -> None:
    assert names <= actors(text).keys()
