from __future__ import annotations

import pytest

from marsad.language import analyse
from marsad.mentions.actors import actors_in


def found(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(m.surface, m.country, m.sector) for m in actors_in(analyse(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "نظم الملتقى الشعبي لدعم المقاومة في الأردن وقفة",
            [("الملتقى الشعبي لدعم المقاومة في الأردن", "JOR", "SOC")],
        ),
        ("نظمت الجبهة المغربية لدعم العراق وقفة", [("الجبهة المغربية لدعم العراق", "MAR", "SOC")]),
        (
            "نددت التنسيقية الوطنية للدفاع عن الأسرى بالمغرب بالزيارة",
            [("التنسيقية الوطنية للدفاع عن الأسرى بالمغرب", "MAR", "SOC")],
        ),
        (
            "دعا الملتقى الوطني لدعم المقاومة وحماية الوطن الحكومة الأردنية",
            [
                ("الملتقى الوطني لدعم المقاومة وحماية الوطن", "JOR", "SOC"),
                ("الحكومة الأردنية", "JOR", "GOV"),
            ],
        ),
        ("نظمت لجنة التضامن مع فلسطين في النرويج وقفة", [("لجنة التضامن مع فلسطين في النرويج", "NOR", "SOC")]),
        (
            "دعت اللجنة الدولية لحماية الصحفيين إسرائيل إلى الحوار",
            [("اللجنة الدولية لحماية الصحفيين", "NGO", "SOC"), ("إسرائيل", "ISR", "GOV")],
        ),
        ("رفضت الشبكة الليبية من أجل العدالة القانون", [("الشبكة الليبية من أجل العدالة", "LBY", "SOC")]),
    ],
)
def test_a_civil_body_has_its_aim_in_its_name(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("رحبت إيران بالمبادرة العمانية", [("إيران", "IRN", "GOV"), ("العمانية", "OMN", "GOV")]),
        ("أعلنت اللجنة الكويتية دعم لبنان", [("اللجنة الكويتية", "KWT", "GOV"), ("لبنان", "LBN", "GOV")]),
        ("أطلقوا حملة مقاطعة فرنسا", [("فرنسا", "FRA", "GOV")]),
        ("بدأت الحملة العسكرية لإنقاذ ليبيا", [("ليبيا", "LBY", "GOV")]),
        (
            "رفض الحوثيون المبادرة الخليجية لإنقاذ اليمن",
            [("الحوثيون", "YEM", "REB"), ("الخليجية", "IGO", "GOV"), ("اليمن", "YEM", "GOV")],
        ),
        ("فتح الجيش جبهة لدعم سوريا", [("الجيش", "SYR", "MIL"), ("سوريا", "SYR", "GOV")]),
    ],
)
def test_help_that_is_no_aim_of_a_body_stands_by_itself(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


def test_an_international_body_is_of_no_state() -> None:
    text = "نددت الشبكة الدولية لدعم السجناء بأحكام في إيران"
    assert found(text)[0] == ("الشبكة الدولية لدعم السجناء", "NGO", "SOC")
