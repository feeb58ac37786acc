"""Who acts and is in no list: unions and families that ask an authority, people of whom a relative clause tells."""

from __future__ import annotations

import pytest

from marsad.coding.links import links_of
from marsad.coding.sides.barring import View
from marsad.coding.sides.unlisted import unlisted
from marsad.coding.stage import set_stage
from marsad.readers import Document


@pytest.mark.parametrize(
    ("text", "word", "kind", "expected"),
    [
        ("وتطالب نقابة المعلمين الحكومة الكينية بدفع علاوات.", "وتطالب", "REQUEST", ("نقابة المعلمين", "LAB", "KEN")),
        ("ودعا اتحاد الصيادين السلطات الغانية إلى التعويض.", "ودعا", "REQUEST", ("اتحاد الصيادين", "SOC", "GHA")),
        ("اتهمت مؤسسة حقوقية الشرطة الكينية بالتعذيب.", "اتهمت", "ACCUSE", ("مؤسسة حقوقية", "SOC", "NGO")),
        ("اتهمت مؤسسة حقوقية كينية الشرطة بالتعذيب.", "اتهمت", "ACCUSE", ("مؤسسة حقوقية كينية", "SOC", "KEN")),
        ("وطالبت عائلة الصياد السلطات الكينية بإطلاق سراحه.", "وطالبت", "REQUEST", ("عائلة الصياد", "CVL", "KEN")),
        ("دعت وزارة الخارجية الحكومة الغانية إلى التعويض.", "دعت", "REQUEST", None),
        ("طالبت الحكومة الكينية بالإفراج عن الصيادين.", "طالبت", "REQUEST", None),
        ("اعتقلت الشرطة الكينية شبانا احتجوا على الضرائب.", "احتجوا", "PROTEST", ("شبانا", "CVL", "KEN")),
        ("قتل الجنود الكينيون شبانا رشقوا الحجارة.", "رشقوا", "PROTEST", None),  # they may be of anywhere
    ],
)
def test_somebody_in_no_list_acts(text: str, word: str, kind: str, expected: tuple[str, str, str] | None) -> None:
    stage = set_stage(Document.from_text(text, published="2024-03-07"))
    trigger = next(t for t in stage.triggers if t.scene.tokens[t.at].surface == word)
    found = unlisted(View(trigger, kind, links_of(trigger)))
    mention = None if found is None else found.placed.mention
    assert (mention and (mention.name, mention.sector, mention.country)) == expected
