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
        ("وقطعت كينيا علاقاتها مع البلدين.", {"AGO", "ZMB"}),
        ("وبحثت زامبيا فتح الحدود بين البلدين.", {"AGO", "ZMB"}),
    ],
)
def test_the_two_sides_are_those_of_the_sentence_or_of_the_page(sentence: str, meant: set[str]) -> None:
    stage = set_stage(Document.from_json({"id": "border", "text": f"{BORDER}\n{sentence}"}))
    triggers = [t for t in stage.triggers if t.scene.index]
    assert triggers
    for trigger in triggers:
        assert {c.country for c in stage.discourse.candidates(trigger) if c.source == "both"} == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("أعلنت كينيا ورواندا وأوغندا موقفها.\nوفرض الاتحاد الأوروبي عقوبات على الدول الثلاث.", {"KEN", "RWA", "UGA"}),
        ("أعلنت كينيا ورواندا موقفهما.\nوفرض الاتحاد الأوروبي عقوبات على الدول الثلاث.", set()),
        ("اتهمت غانا توغو وبنين.\nوقطعت أكرا علاقاتها مع البلدين.", {"TGO", "BEN"}),
        ("اتهمت غانا توغو والسنغال ونيجيريا.\nوقطعت أكرا علاقاتها مع هذه الدول.", {"TGO", "SEN", "NGA"}),
    ],
)
def test_so_many_states_are_those_of_the_last_list_of_that_length(text: str, meant: set[str]) -> None:
    stage = set_stage(Document.from_json({"id": "several", "text": text}))
    triggers = [t for t in stage.triggers if t.scene.index]
    assert triggers
    for trigger in triggers:
        assert {c.country for c in stage.discourse.candidates(trigger) if c.source == "both"} == meant
