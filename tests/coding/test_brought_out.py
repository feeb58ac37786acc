"""From where, to where and by what way people are brought out has no part in it."""

from __future__ import annotations

import pytest

from marsad.coding.coder import Coder
from marsad.readers import Document


def helped(coder: Coder, text: str) -> set[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Who helps whom, for each aid."""
    events = coder.code(Document.from_text(text, published="2023-05-10")).events
    aid = [e for e in events if e.type == "AID"]
    return {(tuple(sorted(p.country for p in e.actors)), tuple(sorted(p.country for p in e.recipients))) for e in aid}


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("أجلت كينيا 300 من مواطنيها من كييف.", (("KEN",), ("KEN",))),
        ("أجلت كينيا رعاياها من السودان إلى الأردن.", (("KEN",), ("KEN",))),
        ("تم إجلاء 30 كينيا من النيجر إلى فرنسا.", ((), ("KEN",))),
        ("أنقذ خفر السواحل الإيطالي 900 مهاجر قرب سواحل ليبيا.", (("ITA",), ())),
        ("أنقذت البحرية الكينية بحارة يمنيين قبالة سواحل الصومال.", (("KEN",), ("YEM",))),
    ],
)
def test_where_people_come_from_and_go_has_no_part(
    coder: Coder, text: str, sides: tuple[tuple[str, ...], tuple[str, ...]]
) -> None:
    assert helped(coder, text) == {sides}


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("أرسلت كينيا مساعدات إلى غزة عبر مصر.", (("KEN",), ("PSE",))),
        ("نقلت كينيا مساعدات إلى السودان.", (("KEN",), ("SDN",))),
        ("استقبلت كينيا لاجئين من السودان.", (("KEN",), ("SDN",))),
        ("عالجت كينيا جرحى من غانا.", (("KEN",), ("GHA",))),
        ("تلقت كينيا مساعدات من غانا.", (("GHA",), ("KEN",))),
    ],
)
def test_whom_help_goes_to_has(coder: Coder, text: str, sides: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    assert sides in helped(coder, text)
