"""Against which rulers of their own country people protest."""

from __future__ import annotations

import pytest

from marsad.coding.coder import Coder
from marsad.readers import Document


def protests(coder: Coder, text: str) -> set[tuple[tuple[str, str], ...]]:
    """Country and sector of those against whom it is, for each protest."""
    events = coder.code(Document.from_text(text, published="2023-05-10")).events
    return {tuple((p.country, p.sector) for p in e.recipients) for e in events if e.type == "PROTEST"}


@pytest.mark.parametrize(
    ("text", "against"),
    [
        ("شهدت كينيا مظاهرات مناهضة للحكومة أمس.", ("KEN", "GOV")),
        ("احتج سكان نيروبي على قرار الحكومة رفع أسعار الوقود.", ("KEN", "GOV")),
        ("شهدت تونس احتجاجات ضد سياسات الحكومة.", ("TUN", "GOV")),
        ("تظاهر مئات في العاصمة الكينية للمطالبة برحيل الرئيس.", ("KEN", "GOV")),
        ("تظاهر آلاف الكينيين مطالبين باستقالة رئيس الوزراء.", ("KEN", "GOV")),
        ("وكان الرئيس الكيني السابق قد أطاحت به ثورة شعبية عام 2011.", ("KEN", "GOV")),
        ("أدت الاحتجاجات التي أطاحت بالرئيس الكيني إلى انتخابات مبكرة.", ("KEN", "GOV")),
        ("أطاحت احتجاجات شعبية في كينيا بالرئيس وليام روتو.", ("KEN", "GOV")),
        ("تظاهر كينيون أمام السفارة الغانية احتجاجا على قرار الحكومة الغانية.", ("GHA", "GOV")),
    ],
)
def test_rulers_are_those_against_whom_it_is(coder: Coder, text: str, against: tuple[str, str]) -> None:
    assert protests(coder, text) == {(against,)}


@pytest.mark.parametrize(
    "text",
    [
        "خرجت في نيروبي مسيرات مؤيدة للحكومة.",
        "تظاهر أنصار الرئيس الكيني في نيروبي.",
        "نظم عمال الموانئ في كينيا إضرابا احتجاجا على تدني الأجور.",
        "تظاهر آلاف الكينيين ضد المعارضة.",
    ],
)
def test_who_is_not_opposed_is_no_recipient(coder: Coder, text: str) -> None:
    assert protests(coder, text) == {()}


def test_the_uprising_acts_in_the_place_of_whom_it_toppled(coder: Coder) -> None:
    events = coder.code(Document.from_text("أدت الاحتجاجات التي أطاحت بالرئيس الكيني إلى انتخابات مبكرة.")).events
    assert [(p.country, p.sector) for e in events if e.type == "PROTEST" for p in e.actors] == [("KEN", "CVL")]
