"""Unnamed gunmen who act in the one country that is told."""

from __future__ import annotations

import pytest

from marsad.coding import Coder
from marsad.readers import Document

CODER = Coder()


@pytest.mark.parametrize(
    ("text", "kind", "acting", "other"),
    [
        ("شن مسلحون هجوما على مسجد في باكستان.", "ASSAULT", [("مسلحون", "UAF")], [("باكستان", "GOV")]),
        ("شن انتحاري هجوما على كنيسة في باكستان.", "ASSAULT", [("انتحاري", "UAF")], [("باكستان", "GOV")]),
        (
            "سلم مسلحون أسلحتهم إلى الجيش السوري في درعا.",
            "RETREAT",
            [("مسلحون", "UAF")],
            [("الجيش السوري", "MIL")],
        ),
        ("سلم مسلحون رهائن إلى الجيش النيجيري.", "RETREAT", [("مسلحون", "UAF")], [("الجيش النيجيري", "MIL")]),
        # Who is killed does not attack, nor does anybody where another state did it.
        ("قتل مسلحون في غارة على اليمن.", "ASSAULT", [], [("مسلحون", "UAF")]),
        ("خطف مسلحون مهندسا صينيا في باكستان.", "ASSAULT", [], [("مهندسا صينيا", "LAB")]),
        ("قصفت روسيا مسلحين في سوريا.", "ASSAULT", [("روسيا", "GOV")], [("مسلحين في سوريا", "UAF")]),
    ],
)
def test_gunmen_act_in_the_country_where_it_was(
    text: str, kind: str, acting: list[tuple[str, str]], other: list[tuple[str, str]]
) -> None:
    coding = CODER.code(Document.from_json({"id": "page", "text": text, "published": "2024-05-02"}))
    event = next(e for e in coding.events if e.type == kind)
    assert [(p.name, p.sector) for p in event.actors] == acting
    assert [(p.name, p.sector) for p in event.recipients] == other
