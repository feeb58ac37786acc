"""Own people are those to whom something is done, or of whom it is asked."""

from __future__ import annotations

import pytest

from marsad.coding.coder import Coder
from marsad.readers import Document


def recipients(coder: Coder, text: str, kind: str) -> set[tuple[str, str]]:
    events = coder.code(Document.from_text(text, published="2023-05-10")).events
    return {(p.country, p.sector) for e in events if e.type == kind for p in e.recipients}


@pytest.mark.parametrize(
    ("text", "kind", "country"),
    [
        ("أعلنت غانا الاثنين إجلاء 28 من مواطنيها من السودان.", "AID", "GHA"),
        ("وأجلت كينيا رعاياها من السودان.", "AID", "KEN"),
        ("أجلت كينيا 300 من مواطنيها من كييف.", "AID", "KEN"),
        ("أجلت كينيا الأحد، 101 من رعاياها إلى السعودية.", "AID", "KEN"),
        ("أجلت كينيا خمسين شخصا بينهم 20 من مواطنيها من السودان.", "AID", "KEN"),
        ("وحثت روسيا مواطنيها على مغادرة أوكرانيا.", "REQUEST", "RUS"),
        ("دعا الرئيس التونسي المواطنين إلى الهدوء.", "REQUEST", "TUN"),
        ("طلبت غانا من مواطنيها مغادرة لبنان.", "REQUEST", "GHA"),
        ("أعلنت البحرين القبض على خمسة من مواطنيها.", "COERCE", "BHR"),
        ("وأصدر المجلس العسكري في النيجر بيانا دعا فيه المواطنين إلى الهدوء.", "REQUEST", "NER"),
    ],
)
def test_own_people_are_the_recipients(coder: Coder, text: str, kind: str, country: str) -> None:
    assert (country, "CVL") in recipients(coder, text, kind)


@pytest.mark.parametrize(
    ("text", "kind", "people"),
    [
        ("دعا الرئيس الفرنسي إلى حماية المواطنين.", "REQUEST", ("FRA", "CVL")),
        ("دعت واشنطن بغداد إلى حماية مواطنيها.", "REQUEST", ("USA", "CVL")),
        ("قدمت تركيا مساعدات إلى الشعب الفلسطيني.", "AID", ("TUR", "CVL")),
    ],
)
def test_who_is_only_spoken_of_is_not(coder: Coder, text: str, kind: str, people: tuple[str, str]) -> None:
    assert people not in recipients(coder, text, kind)
