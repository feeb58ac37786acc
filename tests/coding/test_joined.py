"""Whoever "and" joins with the subject acts with it."""

from __future__ import annotations

import pytest

from marsad.coding.coder import Coder
from marsad.readers import Document


def sides(coder: Coder, text: str, kind: str) -> list[tuple[set[str], set[str]]]:
    events = coder.code(Document.from_text(text, published="2023-05-10")).events
    return [({p.country for p in e.actors}, {p.country for p in e.recipients}) for e in events if e.type == kind]


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("طالبت مصر والأردن إسرائيل بفتح المعابر.", "REQUEST", {"EGY", "JOR"}, {"ISR"}),
        ("أكدت موسكو وكييف ضرورة وقف القتال.", "REQUEST", {"RUS", "UKR"}, set()),
        ("بدأ الجيش السوري وحزب الله هجوما على بلدة القصير.", "ASSAULT", {"SYR", "LBN"}, {"SYR"}),
        (
            "دعا كل من الوزير المصري سامح شكري والمبعوث الأممي هانس غروندبرغ الحوثيين إلى وقف القتال.",
            "REQUEST",
            {"EGY", "UNO"},
            {"YEM"},
        ),
        ("فرضت أمريكا وبريطانيا عقوبات على إيران.", "SANCTION", {"USA", "GBR"}, {"IRN"}),
        ("موسكو وكييف تتبادلان الاتهامات.", "ACCUSE", {"RUS", "UKR"}, set()),
    ],
)
def test_all_of_the_subject_act(coder: Coder, text: str, kind: str, actors: set[str], recipients: set[str]) -> None:
    assert (actors, recipients) in sides(coder, text, kind)


def test_whom_several_meet_is_no_recipient(coder: Coder) -> None:
    found = sides(coder, "قد يلتقي الرئيس المصري والملك الأردني الأمين العام للأمم المتحدة أنطونيو غوتيريش.", "CONSULT")
    assert found
    assert all("UNO" not in recipients for _, recipients in found)


@pytest.mark.parametrize(
    ("text", "kind", "actors"),
    [
        ("دعت واشنطن موسكو وكييف إلى التفاوض.", "REQUEST", {"USA"}),
        ("دانت مصر قصف دمشق وطالبت قطر بتوضيح.", "REQUEST", {"EGY"}),
        ("تتهم بودابست، ستوكهولم، بالتدخل في شؤونها.", "ACCUSE", {"HUN"}),
        ("دعت واشنطن روسيا وأوكرانيا، ورحبت كينيا بالدعوة.", "REQUEST", {"USA"}),
    ],
)
def test_nobody_else_does(coder: Coder, text: str, kind: str, actors: set[str]) -> None:
    assert all(acting == actors for acting, _ in sides(coder, text, kind))
