"""Words of their own for both sides of what happens inside one country."""

from __future__ import annotations

import pytest

from marsad.coding import Coder
from marsad.readers import Document

CODER = Coder()


def sides(text: str, kind: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Name and sector of who acts and of whom it is done to, in the first event of a type."""
    coding = CODER.code(Document.from_json({"id": "page", "text": text, "published": "2024-05-02"}))
    event = next(e for e in coding.events if e.type == kind)
    first, second = ([(p.name, p.sector) for p in side] for side in (event.actors, event.recipients))
    return first, second


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("اعتقلت الشرطة في بنغلادش 45 متظاهرا.", ("الشرطة في بنغلادش", "COP"), ("متظاهرا", "CVL")),
        ("احتجزت الشرطة الكينية طلابا في مقر الجامعة.", ("الشرطة الكينية", "COP"), ("طلابا", "EDU")),
        ("منعت الحكومة الكينية المعلمين من السفر.", ("الحكومة الكينية", "GOV"), ("المعلمين", "EDU")),
    ],
)
def test_people_without_a_country_stand_for_their_side(
    text: str, actor: tuple[str, str], recipient: tuple[str, str]
) -> None:
    assert sides(text, "COERCE") == ([actor], [recipient])


def test_troops_are_not_raised_against_themselves() -> None:
    text = "انتشرت قوات الشرطة في بنغلادش حول مبنى البرلمان."
    assert sides(text, "MOBILIZE") == ([("قوات الشرطة في بنغلادش", "COP")], [])


@pytest.mark.parametrize(
    ("text", "protester"),
    [
        ("نفذ المعلمون المتعاقدون في لبنان، أمس الاثنين، إضرابا عاما في المدارس.", ("المعلمون", "EDU")),
        ("تظاهر مئات الطلاب أمام البرلمان الكيني احتجاجا على الرسوم.", ("الطلاب", "EDU")),
    ],
)
def test_people_protest_and_no_places_or_authorities(text: str, protester: tuple[str, str]) -> None:
    assert sides(text, "PROTEST")[0] == [protester]
