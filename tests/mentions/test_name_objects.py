"""Nouns and states behind a name that are what is done, or to whom, and no part of it."""

from __future__ import annotations

import pytest

from marsad.language import analyse
from marsad.mentions.actors import actors_in


def names(text: str) -> list[str]:
    return [m.name for m in actors_in(analyse(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("اتهم الوزير الكيني جون مبادي إسرائيل بالمماطلة.", ["جون مبادي", "إسرائيل"]),
        ("حذر الرئيس الكيني جون مبادي جورجيا من العواقب.", ["جون مبادي", "جورجيا"]),
        ("قال الوزير الكيني إسرائيل كاتس إن الاتفاق قريب.", ["إسرائيل كاتس"]),
        ("قال الوزير الكيني جون بن إسرائيل إن الاتفاق قريب.", ["جون بن إسرائيل"]),
        ("قالت الوزيرة الكينية ماريا صوفيا برايان إن الاتفاق قريب.", ["ماريا صوفيا برايان"]),
    ],
)
def test_a_state_behind_a_name_is_no_surname(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    "said",
    [
        "حدوث أي خلاف",
        "توقيف 20 شخصا",
        "تحييد عشرين مسلحا",
        "امتلاك بلاده أسلحة",
        "ضلوع بلاده في الهجوم",
        "وجود خلافات",
        "مشاورات مع الوفد",
        "مزاعم المعارضة",
        "احتجاج الطلاب",
        "تكثيف جهود الإغاثة",
        "استقبال وفود",
    ],
)
def test_what_is_done_is_no_third_name(said: str) -> None:
    assert names(f"أعلن وزير الداخلية الكيني جون مبادي {said}.")[0] == "جون مبادي"


@pytest.mark.parametrize(
    "name",
    ["فيكتور توريس", "جون مبادي بركات", "محمد إقبال سالم", "خوسيه مانويل توريس"],
)
def test_surnames_of_such_shapes_stay(name: str) -> None:
    assert names(f"قال وزير الداخلية الكيني {name} في نيروبي إن الاتفاق قريب.")[0] == name


def test_who_is_in_prison_is_told_by_post_and_name() -> None:
    assert names("دعا الزعيم الكيني المعتقل جون مبادي أنصاره إلى الهدوء.")[0] == "جون مبادي"
    assert names("زار محاميه الزعيم الكيني المعتقل أمس.") == ["الزعيم الكيني"]
