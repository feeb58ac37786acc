"""Who is only talked about in talks of others."""

from __future__ import annotations

import pytest

from marsad.coding.links import links_of
from marsad.coding.sides.barring import View
from marsad.coding.sides.topics import talked_about
from marsad.coding.stage import set_stage
from marsad.readers import Document


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("بدأت محادثات بين كينيا وغانا حول مالي.", {"MLI"}),
        ("أجرت كينيا محادثات بشأن مالي والنيجر مع غانا.", {"MLI", "NER"}),
        ("تعقد محادثات حول مالي في كينيا.", set()),  # only where
        ("بدأت محادثات بين كينيا وغانا في مالي.", set()),
        ("بدأت محادثات بين كينيا وغانا حول الأمن في مالي.", set()),
    ],
)
def test_a_state_right_behind_about_takes_no_part(text: str, countries: set[str]) -> None:
    stage = set_stage(Document.from_text(text, published="2024-03-07"))
    trigger = next(t for t in stage.triggers if t.scene.tokens[t.at].surface == "محادثات")
    view = View(trigger, "CONSULT", links_of(trigger))
    barred = {(side, view.scene.actors[n].mention.country) for side, n in talked_about(view)}
    assert barred == {(side, country) for side in ("actor", "recipient") for country in countries}
