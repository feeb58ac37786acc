"""Who is named in one list with somebody has the same part in what is told."""

from __future__ import annotations

import pytest

from marsad.coding.coder import Coder
from marsad.readers import Document


def sides(coder: Coder, text: str, kind: str) -> set[tuple[str, str]]:
    """Who does it to whom in all events of a type, codes joined by "+"."""
    events = coder.code(Document.from_text(text, published="2023-05-10")).events
    return {
        ("+".join(sorted(p.country for p in e.actors)), "+".join(sorted(p.country for p in e.recipients)))
        for e in events
        if e.type == kind
    }


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("رفضت تركيا ضم السويد وفنلندا إلى الحلف.", "REJECT", ("TUR", "FIN+SWE")),
        ("دعا الرئيس الكيني غانا، وتشاد، ومالي إلى ضبط النفس.", "REQUEST", ("KEN", "GHA+MLI+TCD")),
        ("هنأ الرئيس الكيني نظيريه الغاني والتشادي", "SUPPORT", ("KEN", "GHA+TCD")),
        ("كينيا وغانا حثتا مالي على الإفراج عن الوزير.", "REQUEST", ("GHA+KEN", "")),
        ("حذرت روسيا كييف ووارسو وبرلين من إرسال طائرات.", "THREATEN", ("RUS", "DEU+POL+UKR")),
    ],
)
def test_a_list_shares_a_side(coder: Coder, text: str, kind: str, found: tuple[str, str]) -> None:
    assert found in sides(coder, text, kind)


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("اتهمت كينيا غانا، وتشاد رفضت الاتهام", "REJECT", ("TCD", "KEN")),  # a new clause
        ("اتهم الوزير الكيني غانا بدعم المتمردين في تشاد ومالي.", "ACCUSE", ("KEN", "GHA")),  # another list
        ("استقبل الرئيس الكيني وزير خارجية غانا.", "CONSULT", ("GHA", "KEN")),
    ],
)
def test_what_is_no_list_does_not(coder: Coder, text: str, kind: str, found: tuple[str, str]) -> None:
    assert sides(coder, text, kind) == {found}
