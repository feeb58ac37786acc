"""Whom a group is bound to."""

from __future__ import annotations

import pytest

from marsad.coding.patrons import patron_of, sector_of_group
from marsad.coding.stage import set_stage
from marsad.coding.syntax import governor
from marsad.readers import Document


@pytest.mark.parametrize(
    ("text", "patron"),
    [
        ("قصفت فصائل موالية لإيران القاعدة.", "IRN"),
        ("قاتلت حركة الشباب المرتبطة بتنظيم القاعدة القوات الكينية.", "ISM"),
        ("نشرت ميليشيا مدعومة من تركيا صواريخ.", "TUR"),
        ("نشرت ميليشيا مدعومة من قبل تركيا صواريخ.", "TUR"),
        ("قصفت قوات تابعة للجيش الكيني البلدة.", None),  # they are the army's
        ("أرسلت تركيا صواريخ.", None),
        ("هاجمت الفصائل التي تدعمها تركيا البلدة.", "TUR"),
        ("قصفت كينيا جماعات تدعمها تركيا في البلدة.", "TUR"),
        ("هاجمت الفصائل التي قصفتها تركيا البلدة.", None),  # she fights them
    ],
)
def test_a_participle_names_a_patron(text: str, patron: str | None) -> None:
    scene = set_stage(Document.from_text(text)).scenes[0]
    found = [a.mention.country for n, a in enumerate(scene.actors) if patron_of(scene, n) is not None]
    assert found == ([patron] if patron else [])


def test_what_stands_behind_a_patron_is_not_governed_by_the_preposition_before_him() -> None:
    scene = set_stage(Document.from_text("قاتلت حركة الشباب المرتبطة بتنظيم القاعدة القوات الكينية.")).scenes[0]
    army = next(a for a in scene.actors if a.mention.country == "KEN")
    assert governor(scene, army.first, 0)[0] == ""


def test_who_fights_for_a_state_is_a_militia_and_for_rebels_a_rebel() -> None:
    assert [sector_of_group(s) for s in ("GOV", "MIL", "REB", None)] == ["PRM", "PRM", "REB", "PRM"]
