"""Dead and injured near a trigger, also behind the words of a hedge."""

from __future__ import annotations

import pytest

from marsad.coding.casualties import casualties
from marsad.coding.stage import set_stage
from marsad.readers import Document


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("قتل نحو ثلاثين مدنيا وجرح ما لا يقل عن 12 في هجوم على القرية.", (30, 12)),
        ("أدى هجوم على القرية إلى مقتل 23 شخصا وإصابة أكثر من 60 آخرين.", (23, 60)),
        ("شارك في هجوم على القرية 23 شخصا.", (None, None)),
    ],
)
def test_dead_and_injured_are_told_apart(text, counted):
    stage = set_stage(Document.from_text(text))
    trigger = next(t for t in stage.triggers if t.scene.tokens[t.at].surface == "هجوم")
    assert casualties(trigger) == counted
