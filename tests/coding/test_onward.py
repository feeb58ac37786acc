"""Who takes part in one of several deeds that a sentence tells of the same one."""

from __future__ import annotations

import pytest

from marsad.coding.links import links_of
from marsad.coding.sides.barring import View
from marsad.coding.sides.onward import RULES
from marsad.coding.stage import set_stage
from marsad.readers import Document


def barred(text: str, word: str, kind: str, nth: int = 0) -> set[str | None]:
    stage = set_stage(Document.from_text(text, published="2024-03-07"))
    found = [t for t in (*stage.triggers, *stage.fact_triggers) if t.scene.tokens[t.at].surface == word]
    view = View(found[nth], kind, links_of(found[nth]))
    return {view.scene.actors[n].mention.country for rule in RULES for _, n in rule(view)}


@pytest.mark.parametrize(
    ("text", "word", "kind", "found"),
    [
        ("التقى الرئيس الكيني نظيره الأوغندي، كما أجرى اتصالا مع نظيره الرواندي.", "اتصالا", "CONSULT", {"UGA"}),
        ("التقى الرئيس الكيني نظيره الأوغندي، كما أجرى اتصالا مع نظيره الرواندي.", "التقى", "CONSULT", {"RWA"}),
        ("بحث وزير الدفاع الكيني مع نظيره الأوغندي التعاون، وسيزور رواندا.", "وسيزور", "CONSULT", {"UGA"}),
        ("وقعت كينيا اتفاقا مع أوغندا، وستوقع غدا اتفاقا مع رواندا.", "وستوقع", "SUPPORT", {"UGA"}),
        (
            "أجرى الرئيس الكيني محادثات مع نظيره الأوغندي، ومن المقرر أن يلتقي الرئيس الرواندي.",
            "يلتقي",
            "CONSULT",
            {"UGA"},
        ),
        ("زار الرئيس الكيني كمبالا والتقى وزير الخارجية الصيني، وسيزور كيغالي.", "وسيزور", "CONSULT", {"UGA", "CHN"}),
        ("غادر الوزير الكيني كمبالا والتقى في كيغالي نظيره الرواندي.", "والتقى", "CONSULT", {"UGA"}),
        ("تلقى الرئيس الكيني اتصالا من الرئيس الصيني، كما التقى وفدا من أوغندا.", "التقى", "CONSULT", {"CHN"}),
        ("التقى الرئيس الكيني نظيره الأوغندي في لومي، ثم توجه إلى كيغالي.", "توجه", "CONSULT", {"UGA", "TGO"}),
        ("التقى الرئيس الكيني نظيره الأوغندي، وسيلتقي غدا الرئيس الرواندي.", "وسيلتقي", "CONSULT", {"UGA"}),
        ("وقع الوزير الكيني اتفاقا مع نظيره الأوغندي، على أن يزور رواندا غدا.", "يزور", "CONSULT", {"UGA"}),
        # The same two do the one and the other.
        ("التقى الرئيس الكيني نظيره الأوغندي وبحثا التعاون مع رواندا.", "وبحثا", "CONSULT", set()),
        ("التقى الرئيس الكيني نظيره الأوغندي وبحث معه التعاون مع رواندا.", "وبحث", "CONSULT", set()),
        ("التقى الرئيس الكيني نظيره الأوغندي وبحث التعاون مع رواندا.", "وبحث", "CONSULT", set()),
        # Another does the other.
        ("التقى الرئيس الكيني نظيره الأوغندي، والتقى الرئيس الصيني نظيره الهندي.", "والتقى", "CONSULT", set()),
        ("التقى الرئيس الكيني ونظيره الأوغندي ووقعا اتفاقا مع رواندا.", "ووقعا", "SUPPORT", set()),
    ],
)
def test_with_whom_one_thing_is_done_is_no_party_to_the_next(text: str, word: str, kind: str, found: set[str]) -> None:
    assert barred(text, word, kind) == found
