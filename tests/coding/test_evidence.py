"""The words that carry an event: with what opens them, never without the word that denies them."""

from __future__ import annotations

import pytest

from marsad.coding.discourse import Candidate
from marsad.coding.drafts import Draft
from marsad.coding.evidence import evidence_span
from marsad.coding.stage import set_stage
from marsad.readers import Document


@pytest.mark.parametrize(
    ("text", "word", "evidence"),
    [
        ("لم تقصف القوات البلدة.", "تقصف", "لم تقصف القوات البلدة"),
        ("من المقرر أن يجتمع الوزراء غدا.", "يجتمع", "المقرر أن يجتمع الوزراء غدا"),
        ("قال الوزير إن الوفد زار البلدة.", "زار", "زار البلدة"),
    ],
)
def test_a_denial_or_a_plan_stands_in_the_evidence(text, word, evidence):
    assert shown(text, word) == evidence


def test_the_verb_that_opens_a_visit_stands_in_the_evidence():
    assert shown("بدأ الرئيس الكيني زيارة إلى طوكيو أمس.", "زيارة", "KEN").startswith("بدأ الرئيس الكيني زيارة")


def shown(text, word, *countries):
    document = Document.from_text(text, published="2024-03-07")
    stage = set_stage(document)
    trigger = next(t for t in stage.triggers if t.scene.tokens[t.at].surface == word)
    sides: list[Candidate] = [c for c in stage.discourse.candidates(trigger) if c.country in countries]
    return evidence_span(Draft(trigger, "CONSULT", 0.9, sides)).of(document.text)
