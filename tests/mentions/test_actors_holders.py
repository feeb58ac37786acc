"""Who is meant by a title without its state, "his country" and "her ambassador", and where a name ends before the next post."""

from __future__ import annotations

from datetime import date

import pytest

from marsad.language import analyse
from marsad.mentions.actors import actors_in

DAY = date(2025, 3, 12)


def people(text: str, day: date | None = DAY) -> list[tuple[str, str | None]]:
    return [(m.surface, m.country) for m in actors_in(analyse(text), day) if m.post]


HELD = [
    ("أكد الرئيس عون حرص البلاد على السيادة", ("الرئيس عون", "LBN")),
    ("عرض الرئيس سلام الموازنة", ("الرئيس سلام", "LBN")),
    ("قال رئيس الوزراء سلام إن الموازنة جاهزة", ("رئيس الوزراء سلام", "LBN")),
    ("استقبل الرئيس سعيد وفدا. وزار الوفد تونس وفرنسا وفرنسا", ("الرئيس سعيد", "TUN")),
]


@pytest.mark.parametrize(("text", "mention"), HELD)
def test_a_title_and_a_surname_are_of_who_is_in_office(text, mention):
    assert mention in people(text)


NOT_HELD = [
    ("قال الرئيس سالم علي عون في غانا. وأضاف الرئيس عون أنه مستعد", "LBN"),  # the text introduces another
    ("اغتيل الرئيس صالح", "LBY"),  # heads of several states had the name, none of these is named
]


@pytest.mark.parametrize(("text", "country"), NOT_HELD)
def test_nobody_in_office_is_meant_where_another_may_be(text, country):
    assert country not in [c for _, c in people(text)]


def test_without_a_day_nobody_is_in_office():
    assert people("أكد الرئيس عون حرصه", None) == [("الرئيس", None)]


def test_a_title_ends_the_name_before_it():
    text = "التقى السفير الإيراني مجتبى أماني الرئيس عون"
    assert people(text) == [("السفير الإيراني مجتبى أماني", "IRN"), ("الرئيس عون", "LBN")]
    text = "التقى رئيس المجلس الأعلى للدولة محمد تكالة السفير البريطاني مارتن لونغدن"
    assert [surface for surface, _ in people(text)][1] == "السفير البريطاني مارتن لونغدن"


NAMED_BEHIND = [
    ("غادر خادم الحرمين الشريفين الملك فهد بن عبدالعزيز آل سعود الفندق", "الملك فهد بن عبدالعزيز آل سعود"),
    ("اتهم المدعي العام للمحكمة الجنائية الدولية كريم خان نتنياهو", "كريم خان"),
    ("قال الرئيس المصري عبد الفتاح السيسي", "عبد الفتاح السيسي"),
    ("عقد وزير الداخلية سالم عون اجتماعا", "سالم عون"),
    ("ترأس وزير الداخلية سالم عون مجلسا", "سالم عون"),
    ("قال رئيس الأركان التركي فخر الدين سليم إن الجيش جاهز", "فخر الدين سليم"),
    ("التقى وزير الداخلية رجال الدين", "وزير الداخلية"),
    ("وصل المبعوث الأميركي إلى الشرق الأوسط ستيف ويتكوف", "ستيف ويتكوف"),
    ("وصل مبعوث الاتحاد الأوروبي لمنطقة الساحل سالم عون", "سالم عون"),
]


@pytest.mark.parametrize(("text", "name"), NAMED_BEHIND)
def test_the_name_behind_a_post(text, name):
    (found,) = [m for m in actors_in(analyse(text), DAY) if m.post]
    assert found.name == name


OWN = [
    ("استقبل الرئيس المصري رئيس وزراء إسبانيا بيدرو سانشيز الذي أكد أن بلاده مستعدة", ("بلاده", "ESP")),
    ("قال وزير الدفاع الكيني خلال لقائه نظيره المجري إن بلاده مستعدة", ("بلاده", "KEN")),
    ("هدد ترامب إيران فيما رد خامنئي بأن بلاده مستعدة", ("بلاده", "IRN")),
    ("طردت بولندا السفير الروسي واستدعت سفيرها من موسكو", ("سفيرها", "POL")),
    ("قالت الوزيرة الفرنسية إن حكومتها وافقت", ("حكومتها", "FRA")),
]


@pytest.mark.parametrize(("text", "mention"), OWN)
def test_whose_country_and_whose_ambassador(text, mention):
    assert mention in [(m.surface, m.country) for m in actors_in(analyse(text), DAY)]


def test_two_names_that_anybody_has_tell_nobody_with_others_between_them():
    assert people("تفقد وزير الداخلية محمد صلاح الدين مصطفى الورشة") == [("وزير الداخلية محمد صلاح الدين مصطفى", None)]


SECTORS = [
    ("فاز حزب فنلندي صغير", "PTY"),
    ("قصف فصيل سوري البلدة", "REB"),
    ("نددت جمعية تونسية بالقرار", "SOC"),
    ("قال القيادي في المقاومة إن القتال مستمر", "REB"),
    ("اعتقلت الناشطة سلمى عون", "CVL"),
    ("أوقفت المصالح الأمنية التونسية مهربا", "COP"),
]


@pytest.mark.parametrize(("text", "sector"), SECTORS)
def test_the_sector_of_parties_fighters_societies_and_citizens(text, sector):
    assert sector in [m.sector for m in actors_in(analyse(text), DAY)]


HEADLINES = [
    ("الشرع يتوعد المسلحين في سوريا", ("الشرع", "SYR")),
    ("سعيد: تونس ترفض الشروط", ("سعيد", "TUN")),
]


@pytest.mark.parametrize(("text", "mention"), HEADLINES)
def test_a_surname_before_the_verb_of_a_headline(text, mention):
    assert mention in [(m.surface, m.country) for m in actors_in(analyse(text), DAY)]


def test_no_ordinary_word_in_the_middle_of_a_sentence_is_a_surname():
    found = actors_in(analyse("ساد في تونس جو سعيد يعم البلاد"), DAY)
    assert "سعيد" not in [m.surface for m in found]


ACCUSATIVE = [
    ("اعتقلت الشرطة التركية صحفيا سويديا", ("صحفيا سويديا", "SWE", "JRN")),
    ("رحلت تركيا 12 ناشطا سويديا", ("ناشطا سويديا", "SWE", "SOC")),
    ("أوقفت تركيا مهربا سويديا", ("مهربا سويديا", "SWE", "CRM")),
]


@pytest.mark.parametrize(("text", "mention"), ACCUSATIVE)
def test_people_in_the_accusative_of_the_singular(text, mention):
    assert mention in [(m.surface, m.country, m.sector) for m in actors_in(analyse(text), DAY)]


QUOTED = [
    ("قال مصدر لـ«الشرق الأوسط» إن اللقاء تأجل", "JRN"),
    ('قال الوزير لـ"الحدث" إن اللقاء تأجل', "JRN"),
    ("لندن: «الشرق الأوسط» تأجل اللقاء", "JRN"),
    ("وصل الوزير إلى «الشرق الأوسط» أمس", "GOV"),
]


@pytest.mark.parametrize(("text", "sector"), QUOTED)
def test_a_newspaper_of_an_ordinary_name_to_which_somebody_speaks(text, sector):
    assert [m.sector for m in actors_in(analyse(text), DAY) if m.surface in {"الشرق الأوسط", "الحدث"}] == [sector]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "التقى موفدا الاتحاد الأوروبي كارل ليندن وهانز شتاينر زعماء القبائل",
            [("كارل ليندن", "EUR"), ("هانز شتاينر", "EUR")],
        ),
        ("قال سفيرا النرويج والسويد كارل ليندن وهانز شتاينر ذلك", [("كارل ليندن", "NOR"), ("هانز شتاينر", "SWE")]),
        (
            "اجتمع سفراء كينيا جون مواتي وبيتر أوكيلو وكريم طاهر",
            [("جون مواتي", "KEN"), ("بيتر أوكيلو", "KEN"), ("كريم طاهر", "KEN")],
        ),
        ("التقى موفدا الاتحاد الأوروبي كارل ليندن ووزير الدفاع الكيني", [("كارل ليندن", "EUR")]),
        ("استقبل الأمير وزيري الدفاع والداخلية جون مواتي وبيتر أوكيلو", []),
        ("سافر وزيرا الدفاع والداخلية الكينيان إلى روما وبرلين", []),
    ],
)
def test_names_behind_a_post_for_several_people(text, named):
    found = [m for m in actors_in(analyse(text)) if m.post and " " in m.name and m.name != m.post]
    holders = [
        (m.name, m.country)
        for m in found
        if m.rule.removesuffix("+holder").removesuffix("+side").endswith(("dual", "plural"))
    ]
    assert holders == named


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قال رئيس بعثة الأمم المتحدة في شمال مالي هولغر كامرمان ذلك", "هولغر كامرمان"),
        ("قال سفير النرويج بنيروبي الدكتور هولغر كامرمان ذلك", "هولغر كامرمان"),
        ("قال سفير النرويج بنيروبي ذلك", "سفير النرويج"),
        ("التقى قائد القوات الكينية في الصومال جون مواتي", "قائد القوات الكينية"),
    ],
)
def test_the_place_of_a_post_before_the_name(text, name):
    assert name in [m.name for m in actors_in(analyse(text))]
