from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.language import analyse
from marsad.mentions.actors import actors_in, find_actors
from marsad.records import ActorKind, ActorMention


def first(text: str) -> ActorMention:
    return find_actors(text)[0]


@pytest.mark.parametrize(
    ("text", "surface", "country", "sector"),
    [
        ("غادر الرئيس السنغالي القصر", "الرئيس السنغالي", "SEN", "GOV"),
        ("قال رئيس الوزراء النيبالي إنه سيستقيل", "رئيس الوزراء النيبالي", "NPL", "GOV"),
        ("وصل رئيس وزراء مالطا إلى المطار", "رئيس وزراء مالطا", "MLT", "GOV"),
        ("حضر سفير فنلندا لدى مصر الحفل", "سفير فنلندا لدى مصر", "FIN", "GOV"),
        ("اعترض المندوب الكيني لدى الأمم المتحدة", "المندوب الكيني لدى الأمم المتحدة", "KEN", "GOV"),
        ("عاد مبعوث الأمم المتحدة إلى ليبيا من رحلته", "مبعوث الأمم المتحدة إلى ليبيا", "UNO", "GOV"),
        ("انتشر الجيش الأوغندي قرب الجسر", "الجيش الأوغندي", "UGA", "MIL"),
        ("حلق سلاح الجو الهندي فوق الحدود", "سلاح الجو الهندي", "IND", "MIL"),
        ("نفت الخارجية الكوبية الخبر", "الخارجية الكوبية", "CUB", "GOV"),
        ("طوقت قوات الأمن البيروفية الساحة", "قوات الأمن البيروفية", "PER", "COP"),
        ("أقر البرلمان الدنماركي الموازنة", "البرلمان الدنماركي", "DNK", "LEG"),
        ("حكمت محكمة يونانية بتبرئته", "محكمة يونانية", "GRC", "JUD"),
        ("نظم عمال بلجيكيون مسيرة", "عمال بلجيكيون", "BEL", "LAB"),
        ("هاجم مقاتلو حزب الله الموقع", "مقاتلو حزب الله", "LBN", "PRM"),
        ("رحب الاتحاد الأوروبي بالخطوة", "الاتحاد الأوروبي", "EUR", "GOV"),
        ("حث المسؤولون الأوروبيون على الهدوء", "المسؤولون الأوروبيون", "EUR", "GOV"),
        ("أصدر حلف شمال الأطلسي بيانا", "حلف شمال الأطلسي", "IGO", "GOV"),
    ],
)
def test_a_phrase_takes_the_country_of_its_demonym_or_construct(
    text: str, surface: str, country: str, sector: str
) -> None:
    assert (surface, country, sector) in {(m.surface, m.country, m.sector) for m in find_actors(text)}


@pytest.mark.parametrize(
    ("text", "name", "post"),
    [
        ("قال وزير المالية الكيني جون مبادي إن العجز تراجع", "جون مبادي", "وزير المالية الكيني"),
        ("وصلت وزيرة النقل النرويجية، ماريا هانسن، صباحا", "ماريا هانسن", "وزيرة النقل النرويجية"),
        ("دعا يوسف كمال وزير خارجية قطر إلى الحوار", "يوسف كمال", "وزير خارجية قطر"),
        ("زار قائد الجيش الباكستاني الجنرال طارق محمود القاعدة", "طارق محمود", "قائد الجيش الباكستاني"),
    ],
)
def test_name_and_post_are_told_apart(text: str, name: str, post: str) -> None:
    people = [m for m in find_actors(text) if m.kind is ActorKind.PERSON]
    assert [(m.name, m.post) for m in people] == [(name, post)]


def test_every_country_of_a_joint_post_is_an_actor() -> None:
    mentions = find_actors("اجتمع وزراء خارجية تشاد والنيجر والسنغال في نيامي")
    assert [m.country for m in mentions if m.post] == ["TCD", "NER", "SEN"]


def test_two_presidents_keep_their_own_names() -> None:
    mentions = find_actors("اتفق الرئيسان الكيني وليام روتو والأوغندي يويري موسيفيني")
    assert [(m.country, m.name) for m in mentions] == [("KEN", "وليام روتو"), ("UGA", "يويري موسيفيني")]


def test_a_demonym_of_any_noun_is_a_mention_of_the_state() -> None:
    mention = first("استمر القصف الإثيوبي")
    assert (mention.surface, mention.country, mention.rule) == ("الإثيوبي", "ETH", "demonym")


def test_the_occupier_is_israel_unless_a_demonym_says_otherwise() -> None:
    assert first("انسحبت قوات الاحتلال").country == "ISR"
    assert first("انسحبت قوات الاحتلال الأميركي").country == "USA"


def test_a_later_surname_is_the_same_person() -> None:
    mentions = find_actors("استقبل الرئيس القبرصي ياكوفوس ستيليانو الوفد. وأكد ستيليانو دعمه.")
    assert mentions[-1].rule == "surname"
    assert mentions[-1].country == "CYP"


def test_an_institution_without_a_country_takes_the_one_it_had_before() -> None:
    mentions = find_actors("أعلنت الشرطة الكولومبية حصيلة جديدة، بينما نفت بنما الخبر. وقالت الشرطة إنها تحقق.")
    assert [m.country for m in mentions if m.rule == "institution.police"] == ["COL", "COL"]


def test_both_sides_are_left_to_the_coder() -> None:
    mention = first("ناقش البلدان الملف")
    assert (mention.rule, mention.country) == ("both", None)


def test_a_destination_is_not_the_country_of_the_envoy() -> None:
    assert first("عاد السفير التشيكي في الخرطوم").country == "CZE"


@pytest.mark.parametrize(
    ("text", "surface", "sector"),
    [
        ("اتهمت كينيا في بيان صحفي إثيوبيا بقصف قرية", "إثيوبيا", "GOV"),
        ("طالب الوزير خلال مؤتمر صحفي تشاد بالاعتذار", "تشاد", "GOV"),
        ("أثار مقتل صحفي إثيوبي غضبا", "صحفي إثيوبي", "JRN"),
    ],
)
def test_a_press_statement_names_no_journalist(text: str, surface: str, sector: str) -> None:
    assert (surface, sector) in [(m.surface, m.sector) for m in find_actors(text)]


def test_sector_of_a_movement_that_came_to_power() -> None:
    text = analyse("أعلنت حركة طالبان القرار")
    assert actors_in(text, date(2015, 5, 1))[0].sector == "REB"
    assert actors_in(text, date(2023, 5, 1))[0].sector == "GOV"


def test_a_noun_for_people_alone_is_no_actor_when_it_is_weak() -> None:
    assert find_actors("اشترى رجل سيارة") == []


WORDS = [
    "وزير",
    "الخارجية",
    "التركي",
    "و",
    "نظيره",
    "،",
    "السفير",
    "لدى",
    "مصر",
    "جون",
    "قوات",
    "الأمن",
    "في",
    "قال",
    "الرئيس",
    "والروسي",
    ".",
]


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_mentions_lie_in_the_text_in_order(parts: list[str]) -> None:
    text = " ".join(parts)
    mentions = find_actors(text)
    assert all(m.span.of(text) == m.surface and m.name in m.surface for m in mentions)
    assert [m.span.start for m in mentions] == sorted(m.span.start for m in mentions)
