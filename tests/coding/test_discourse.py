"""Whom words that name nobody stand for."""

from __future__ import annotations

import pytest

from marsad.coding.stage import set_stage
from marsad.readers import Document

BORDER = "تبادلت أنغولا وزامبيا الاتهامات بشأن حادث الحدود، وأغلقت أنغولا معبرا مع زامبيا."


@pytest.mark.parametrize(
    ("sentence", "meant"),
    [
        ("قالت كينيا إن أنغولا وزامبيا وعدتا بأن يسحب الطرفان قواتهما.", {"AGO", "ZMB"}),  # not who mediates
        ("وقعت كينيا وغانا اتفاقا يدعم البلدان بموجبه الزراعة.", {"KEN", "GHA"}),  # not whom the page is about
        ("ثم اتفق الطرفان على لجنة مشتركة.", {"AGO", "ZMB"}),
        ("وأكدت زامبيا أن الجانبين اتفقا على لجنة مشتركة.", {"AGO", "ZMB"}),
    ],
)
def test_the_two_sides_are_those_of_the_sentence_or_of_the_page(sentence: str, meant: set[str]) -> None:
    stage = set_stage(Document.from_json({"id": "border", "text": f"{BORDER}\n{sentence}"}))
    triggers = [t for t in stage.triggers if t.scene.index]
    assert triggers
    for trigger in triggers:
        assert {c.country for c in stage.discourse.candidates(trigger) if c.source == "both"} == meant
