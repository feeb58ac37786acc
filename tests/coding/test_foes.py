"""Who is no recipient of help, and what is no happening."""

from __future__ import annotations

import pytest

from marsad.coding.drafts import Draft
from marsad.coding.sides.foes import leave_out_foes
from marsad.coding.stage import Stage, set_stage
from marsad.coding.statuses.aims import tells_only_a_kind
from marsad.coding.triggers import Trigger
from marsad.readers import Document


def staged(text: str, word: str) -> tuple[Stage, Trigger]:
    stage = set_stage(Document.from_text(text, published="2024-03-07"))
    return stage, next(t for t in stage.triggers if t.scene.tokens[t.at].surface == word)


@pytest.mark.parametrize(
    ("text", "type", "left"),
    [
        ("تدعم كندا كينيا في نزاعها مع أوغندا.", "SUPPORT", {"KEN"}),
        ("تدعم كندا كينيا في حربها الطويلة ضد أوغندا.", "SUPPORT", {"KEN"}),
        ("تدعم كندا كينيا ضد أوغندا.", "SUPPORT", {"KEN"}),
        ("تدعم كندا كينيا في حربها على أوغندا.", "SUPPORT", {"KEN"}),
        ("تدعم كندا كينيا في تعاونها مع أوغندا.", "SUPPORT", {"KEN", "UGA"}),
        ("تدعم كندا كينيا في نزاعها مع أوغندا.", "ASSAULT", {"KEN", "UGA"}),
    ],
)
def test_whom_the_helped_one_is_in_conflict_with_is_not_helped(text: str, type: str, left: set[str]) -> None:
    stage, trigger = staged(text, "تدعم")
    draft = Draft(trigger, type, 0.9)
    draft.recipients = [c for c in stage.discourse.candidates(trigger) if c.country in {"KEN", "UGA"}]
    leave_out_foes(draft)
    assert {c.country for c in draft.recipients} == left


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("أدانت كندا مثل هذه الهجمات.", "الهجمات", True),
        ("قال الوزير إن افتتاح مثل هذه السفارة يعزز العلاقات.", "افتتاح", True),
        ("أدانت كندا هذه الهجمات.", "الهجمات", False),
        ("شهدت كينيا هجمات مثل تلك", "هجمات", True),
        ("شهدت كينيا هجمات مثل غيرها", "هجمات", False),
    ],
)
def test_the_like_of_a_deed_is_no_deed(text: str, word: str, kind: bool) -> None:
    assert tells_only_a_kind(staged(text, word)[1]) == kind
