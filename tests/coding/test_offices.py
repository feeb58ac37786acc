from __future__ import annotations

import pytest

from marsad.coding.offices import offices
from marsad.language import analyse
from marsad.mentions.actors import actors_in
from marsad.records import Fact


def coded(text: str) -> list[Fact]:
    analysis = analyse(text)
    return offices(actors_in(analysis), analysis)


def test_person_post_and_country() -> None:
    (fact,) = coded("قال وزير المالية الكيني جون مبادي إن العجز تراجع")
    assert (fact.relation, fact.subject, fact.object) == ("office", None, "KEN")
    assert fact.fields == {"person": "جون مبادي", "post": "وزير المالية الكيني"}
    assert fact.evidence == "وزير المالية الكيني جون مبادي"


@pytest.mark.parametrize(
    "text",
    [
        "قال وزير المالية الكيني السابق جون مبادي إن العجز تراجع",
        "قال جون مبادي إن العجز تراجع",
        "قال وزير المالية الكيني إن العجز تراجع",
        "قال الرئيس الكيني المنتخب جون مبادي إن العجز تراجع",
        "قال رئيس الوزراء الكيني المكلف جون مبادي إن العجز تراجع",
        "قال المرشح الرئاسي الكيني جون مبادي إن العجز تراجع",
    ],
)
def test_former_and_coming_holders_and_posts_or_names_alone_are_left_out(text: str) -> None:
    assert coded(text) == []


def test_a_person_named_twice_is_one_fact() -> None:
    text = "التقى الرئيس القبرصي ياكوفوس ستيليانو الوفد. وشكر الرئيس ياكوفوس ستيليانو ضيوفه."
    assert len(coded(text)) == 1


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("قال المبعوث الأممي مارتن غريفيث زار المدينة أمس", "مارتن غريفيث"),
        ("عين الرئيس الغاني جون ماهاما السفير كوفي أتا مستشارا", "جون ماهاما"),
        ("قال وزير المالية الكيني جون مبادي إن العجز تراجع", "جون مبادي"),
    ],
)
def test_a_name_ends_before_a_verb_and_before_the_next_title(text: str, person: str) -> None:
    fact = coded(text)[0]
    assert fact.fields["person"] == person
    assert fact.evidence.endswith(person)


def test_the_title_of_somebody_else_is_no_name() -> None:
    assert coded("استدعى وزير الخارجية الشيلي السفير البوليفي احتجاجا على التصريحات") == []


def test_a_king_keeps_his_title_before_his_name() -> None:
    (fact,) = coded("استقبل عاهل البحرين الملك حمد بن عيسى آل خليفة سفراء الدول")
    assert fact.fields["person"] == "الملك حمد بن عيسى آل خليفة"


@pytest.mark.parametrize(
    "text",
    [
        "قال رئيس وزراء كينيا المؤقت جون مبادي إن العجز تراجع",
        "قال وزير المالية الكيني بالوكالة جون مبادي إن العجز تراجع",
        "قال وزير الخارجية الكيني المكلف جون مبادي إن العجز تراجع",
    ],
)
def test_who_acts_for_another_holds_the_post(text: str) -> None:
    (fact,) = coded(text)
    assert (fact.object, fact.fields["person"]) == ("KEN", "جون مبادي")


def test_a_courtesy_before_the_name_is_no_part_of_the_post() -> None:
    (fact,) = coded("استقبل رئيس دولة الإمارات الشيخ محمد بن زايد آل نهيان سفراء الدول")
    assert fact.fields["post"] == "رئيس دولة الإمارات"
