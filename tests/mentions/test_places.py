from __future__ import annotations

import pytest

from marsad import lexicon
from marsad.mentions.place.gazetteer import city
from marsad.mentions.places import find_places


def found(text: str, policy: str = "iso") -> list[tuple[str, str | None, str]]:
    return [(p.name, p.country, p.kind) for p in find_places(text, policy)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("انفجار في الموصل", ("الموصل", "IRQ", "city")),
        ("قصف خان يونس", ("خان يونس", "PSE", "city")),
        ("قصف قطاع غزة", ("قطاع غزة", "PSE", "region")),
        ("نزحوا من دارفور", ("دارفور", "SDN", "region")),
        ("معارك قرب باخموت", ("باخموت", "UKR", "city")),
        ("أغلق معبر رفح", ("معبر رفح", "PSE", "feature")),
        ("هبط في مطار بيروت", ("مطار بيروت", "LBN", "feature")),
        ("سفينة في البحر الأحمر", ("البحر الأحمر", None, "feature")),
        ("جنوب نهر الليطاني", ("نهر الليطاني", "LBN", "feature")),
        ("سكان ولاية جورجيا", ("ولاية جورجيا", "USA", "region")),
        ("في شبه جزيرة القرم", ("شبه جزيرة القرم", "UKR", "region")),
        ("في واشنطن", ("واشنطن", "USA", "city")),
        ("في تونس", ("تونس", "TUN", "country")),
    ],
)
def test_a_place_has_name_country_and_kind(text: str, expected: tuple[str, str | None, str]) -> None:
    assert found(text) == [expected]


def test_the_span_is_that_of_the_words() -> None:
    text = "وصل الوفد إلى بيروت مساء"
    (place,) = find_places(text)
    assert place.span.of(text) == place.surface == "بيروت"
    assert place.latitude == pytest.approx(33.89, abs=0.1)
    assert place.geonames == 276781


@pytest.mark.parametrize(
    ("text", "country"),
    [("في طرابلس شمال لبنان", "LBN"), ("في طرابلس قال رئيس ليبيا", "LBY")],
)
def test_a_name_of_two_cities_is_settled_by_the_document(text: str, country: str) -> None:
    assert find_places(text)[0].country == country


@pytest.mark.parametrize(
    "text",
    [
        "فتح الباب بقوة",
        "كان أكثر من سالم صبرا",
        "على الصعيد السياسي",
        "الجهة الشرقية",
        "نقلت صحيفة واشنطن بوست ذلك",
        "له في البلاد موقف لافت",
        "انتقد الجنود السعوديون ذلك",
    ],
)
def test_ordinary_words_and_demonyms_are_no_places(text: str) -> None:
    assert found(text) == []


def test_an_ordinary_word_is_a_place_after_a_noun_of_place() -> None:
    assert found("دخلوا مدينة الباب") == [("الباب", "SYR", "city")]


def test_contested_places_follow_the_policy() -> None:
    assert found("قصف الجولان")[0][1] == "SYR"
    assert found("قصف الجولان", "us")[0][1] == "ISR"


def test_a_text_without_places_gives_none() -> None:
    assert find_places("") == []


def test_capitals_have_coordinates() -> None:
    cities = {(e.value["city"], e.value["country"]) for e in lexicon.entries("ar", "capitals") if not e.value["seat"]}
    assert {pair for pair in cities if city(*pair) is None} == set()


@pytest.mark.parametrize("name", ["places", "places_extra"])
def test_every_row_of_the_tables_is_well_formed(name: str) -> None:
    for row in lexicon.table("ar", name):
        assert -90 <= float(row["latitude"]) <= 90
        assert -180 <= float(row["longitude"]) <= 180
        assert len(row["country"]) == 3
        assert row["trust"] in {"name", "country", "noun"}
        assert row.get("kind", "city") in {"city", "region", "feature"}


def hyphened_names() -> list[str]:
    own = [name for row in lexicon.table("ar", "places_extra") for name in row["names"].split("/")]
    return [name for name in (*own, *(row["name"] for row in lexicon.table("ar", "places"))) if "-" in name]


@pytest.mark.parametrize("mark", ["-", "–", " ", ""])
def test_every_name_with_a_hyphen_is_found_however_it_is_joined(mark: str) -> None:
    names = hyphened_names()
    missed = []
    for name in names:
        written = name.replace("-", mark)
        if [p.surface for p in find_places(f"وصل الفريق إلى مدينة {written} أمس")] != [written]:
            missed.append(written)
    assert names
    assert missed == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("دمرت الغارة مباني في خان-يونس", [("خان يونس", "PSE", "city")]),
        ("زار رئيس غينيا-بيساو الرباط", [("غينيا-بيساو", "GNB", "country"), ("الرباط", "MAR", "city")]),
        ("تستأنف الرحلات على خط القاهرة-بيروت", [("القاهرة", "EGY", "city"), ("بيروت", "LBN", "city")]),
        ("القاهرة - خان يونس", [("القاهرة", "EGY", "city"), ("خان يونس", "PSE", "city")]),
    ],
)
def test_a_hyphen_joins_the_words_of_one_name_and_parts_two(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


def test_the_name_of_a_country_is_without_what_is_written_before_it():
    found = find_places("سفراء فرنسا وبريطانيا، وسفير للعراق، وموفد لألمانيا")
    assert [m.name for m in found] == ["فرنسا", "بريطانيا", "العراق", "ألمانيا"]


@pytest.mark.parametrize("capital", ["واشنطن", "بيونغ يانغ", "تونس العاصمة", "الخرطوم", "جاكرتا", "فاليتا", "سكوبي"])
def test_capitals_have_coordinates_and_their_number_of_geonames(capital):
    (found,) = find_places(f"تظاهر المئات في {capital}")
    assert found.geonames is not None
    assert found.latitude is not None


@pytest.mark.parametrize("text", ["قام الوزير بحركة مفاجئة", "يتهمه بدين كبير", "ثم وجده الجنود في مخبئه"])
def test_a_word_with_a_clitic_is_no_city_that_is_written_like_it(text: str) -> None:
    assert find_places(text) == []


def test_an_adjective_is_no_place_behind_and():
    assert [p.surface for p in find_places("ترأس الملك مجلسا وزاريا في الرباط")] == ["الرباط"]
    assert "NGA" in [p.country for p in find_places("زار الوفد مدينتي كانو وزاريا")]


@pytest.mark.parametrize(
    ("text", "country", "number"),
    [
        ("حريق في ولاية ماريلاند", "USA", 4361885),
        ("فيضان في محافظة عكار", "LBN", 6201370),
        ("زلزال ضرب ولاية بادغيس", "AFG", 1147707),
        ("غارة على مقاطعة زابوريجيا", "UKR", 687699),
        ("وصل إلى كوباني", "SYR", 172256),
    ],
)
def test_regions_and_cities_have_their_number_of_geonames(text: str, country: str, number: int) -> None:
    (place,) = find_places(text)
    assert (place.country, place.geonames) == (country, number)


def test_places_keep_their_breadth() -> None:
    rows = lexicon.table("ar", "places_extra")
    known = {kind: sum(1 for row in rows if row["kind"] == kind and row["geonames"]) for kind in ("city", "region")}
    assert known["city"] >= 450
    assert known["region"] >= 440
    assert all(row["geonames"] for row in lexicon.table("ar", "places"))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("قالت شركة مقرها دبي إن السفينة غرقت", []),
        ("رحبت منظمة حقوقية مقرها في جنيف بالقرار", []),
        ("أعلن المرصد السوري ومقره بريطانيا سقوط قذيفة", []),
        ("أعلن المركز الذي يقع مقره الرئيسي في مدينة لندن سقوط قذيفة", []),
        ("قالت المنظمة (مقرها لندن) إن الهدنة صامدة", []),
        ("قالت المنظمة التي تتخذ من بيروت مقرا لها إن الهدنة صامدة", []),
        ("قالت منظمة مقرها لندن إن قذيفة سقطت في حلب", ["حلب"]),
        ("قصفت الطائرات مقرها في دمشق", ["دمشق"]),
        ("قصفت إسرائيل مقرها في دمشق", ["إسرائيل", "دمشق"]),
        ("نقلت الحكومة مقرها إلى عدن", ["عدن"]),
        ("سقطت قذيفة قرب مقر الحركة في بيروت", ["بيروت"]),
    ],
)
def test_where_somebody_has_his_seat_is_no_place_of_what_happens(text, names):
    assert [place.name for place in find_places(text)] == names


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("سقطت قذيفة على بلدة دير السنديان", []),
        ("سقطت قذيفة على قرية دير سنبل", []),
        ("سقطت قذيفة على مدينة دير", ["IRN"]),
        ("سقطت قذيفة على مدينة دير في إيران", ["IRN", "IRN"]),
        ("سقطت قذيفة على مدينة دير الزور", ["SYR"]),
    ],
)
def test_the_first_word_of_a_longer_name_is_no_town(text, countries):
    assert [place.country for place in find_places(text)] == countries
