from __future__ import annotations

import pytest

from marsad.language import analyse
from marsad.mentions.actor.text import Words
from marsad.mentions.actors import actors_in
from marsad.mentions.people.names import name_end, name_start


def named(text: str) -> str:
    words = Words(analyse(text))
    end = name_end(words, 0)
    return words.span(0, end).of(text) if end else ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("سامح عبد الرحمن خلال المؤتمر", "سامح عبد الرحمن"),
        ("جون هاريسون إن الاتفاق قريب", "جون هاريسون"),
        ("خالد بن حمد آل خليفة، وقال", "خالد بن حمد آل خليفة"),
        ("لويس دا كوستا في البرازيل", "لويس دا كوستا"),
        ("دونالد ماكينلي للصحفيين إن الأمر انتهى", "دونالد ماكينلي"),
        ("أمس في العاصمة", ""),
        ("المفاوضات مستمرة", ""),
        ("صالح جابر توقيف السلطات ناشطا", "صالح جابر"),
        ("سامح جابر إدراج أنقرة على القائمة", "سامح جابر"),
        ("كمال سالم إدانة فرنسا للهجوم", "كمال سالم"),
        ("محمد إقبال باكستان", "محمد إقبال"),
        ("حامد سالم احتياطيا جديدا", "حامد سالم"),
        ("سالم المطيري السفير", "سالم المطيري"),
        ("أحمد العوضي نظيره", "أحمد العوضي"),
        ("محمد الرواشدة الحكومة", "محمد الرواشدة"),
        ("خالد العجارمة إن الحكومة سترد", "خالد العجارمة"),
        ("محمد الفقيه الدوحة", "محمد الفقيه"),
        ("محمد السابق الذكر", "محمد"),
    ],
)
def test_a_name_ends_before_what_cannot_be_one(text: str, name: str) -> None:
    assert named(text) == name


def test_a_name_is_found_backwards_from_a_post() -> None:
    words = Words(analyse("وقال محمود سالم وزير العدل"))
    assert name_start(words, 3, 0) == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ووصل سعيد جابر وجابر سعيد وزير العدل", "وجابر سعيد"),
        ("حضر اللقاء سمير جابر، وكريج هولم، وزير العدل", "وكريج هولم"),
    ],
)
def test_and_may_be_written_onto_the_name_before_a_post(text: str, name: str) -> None:
    words = Words(analyse(text))
    end = len(words) - 2
    end -= words.keys[end - 1] == "،"
    assert words.span(name_start(words, end, 0), end).of(text) == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("زار سمير بن حسن بن علي تونس", ["سمير بن حسن بن علي", "تونس"]),
        ("وصل حمدان بن محمد بن راشد آل مكتوم", ["حمدان بن محمد بن راشد آل مكتوم"]),
        ("حضر سامي بن علي اللقاء في الرباط", ["سامي بن علي", "الرباط"]),
    ],
)
def test_fathers_and_families_are_of_the_name(text: str, names: list[str]) -> None:
    assert [m.name for m in actors_in(analyse(text))] == names


def test_a_preposition_is_nobodys_surname() -> None:
    found = actors_in(analyse("حضر الوزير الكيني محمد علي الجلسة. وقال على هامشها إن الدين ارتفع على الأرض."))
    assert [m.name for m in found] == ["محمد علي"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("سامح عطاف اتصالين هاتفيين مع نظيريه", "سامح عطاف"),
        ("سامح عطاف مقترحا إلى كينيا", "سامح عطاف"),
        ("سامح عطاف مرسوما جديدا", "سامح عطاف"),
        ("سامح عطاف ضمانات لكينيا", "سامح عطاف"),
        ("سامح عبيدات إن الاتفاق قريب", "سامح عبيدات"),
        ("سامح عطاف إنذارا إلى غانا", "سامح عطاف"),
        ("سامح عطاف مبادرتين إلى غانا", "سامح عطاف"),
        ("سامح عطاف مذكرتي تفاهم مع غانا", "سامح عطاف"),
        ("اتصالين هاتفيين من نظيريه", ""),
        ("سامح مارتين إن الاتفاق قريب", "سامح مارتين"),
        ("سامح ياسين إن الاتفاق قريب", "سامح ياسين"),
        ("سامح صليبا إن الاتفاق قريب", "سامح صليبا"),
    ],
)
def test_what_somebody_gives_is_no_word_of_the_name(text: str, name: str) -> None:
    assert named(text) == name


@pytest.mark.parametrize(
    ("text", "surface", "country"),
    [
        ("قال إن الرئيس ترامب لوح بالانسحاب من غانا", "الرئيس ترامب", "USA"),
        ("قال إن الرئيس ماكرون طالب غانا بالهدوء", "الرئيس ماكرون", "FRA"),
        ("قال إن المستشار شولتس برر القرار", "المستشار شولتس", "DEU"),
        ("قال إن الرئيس دونالد ترامب توعد غانا", "الرئيس دونالد ترامب", "USA"),
        ("قال الوزير طالب الرفاعي إن غانا ترفض", "الوزير طالب الرفاعي", "GHA"),
    ],
)
def test_a_verb_behind_somebody_known_ends_the_name(text: str, surface: str, country: str) -> None:
    assert {m.surface: m.country for m in actors_in(analyse(text))}[surface] == country


def test_a_verb_behind_somebody_known_is_no_student() -> None:
    assert [m.surface for m in actors_in(analyse("قال إن الرئيس ماكرون طالب غانا بالهدوء"))] == [
        "الرئيس ماكرون",
        "غانا",
    ]


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("قال وزير العدل محمد القاضي إن القرار خاطئ", "وزير العدل محمد القاضي"),
        ("وصل وزير الصناعة أسامة العسكري إلى القرية", "وزير الصناعة أسامة العسكري"),
        ("أعلن وزير الصناعة خالد المستشار في غانا عن خطة", "وزير الصناعة خالد المستشار"),
        ("قال الوزير محمد الدكتور أحمد علي في القرية", "الوزير محمد"),
        ("قال الوزير محمد القاضي الكيني", "الوزير محمد"),
        ("استقبل وزير العدل خالد القاضي", "وزير العدل خالد"),
    ],
)
def test_a_title_behind_a_given_name_may_be_the_surname(text: str, surface: str) -> None:
    assert surface in [m.surface for m in actors_in(analyse(text))]
