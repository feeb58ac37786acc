"""Who is only mentioned where an agreement, talks or a journey are told."""

from __future__ import annotations

import pytest
from views import barred_by, view_of

from marsad.coding.sides.mentioned import RULES, seated


def barred(text: str, word: str, kind: str) -> set[tuple[str, str | None]]:
    return barred_by(RULES, text, word, kind)


def both(*countries: str) -> set[tuple[str, str]]:
    return {(side, country) for side in ("actor", "recipient") for country in countries}


@pytest.mark.parametrize(
    ("text", "word", "kind", "found"),
    [
        ("اتفقت الهند والصين على أن تستضيف كينيا القمة.", "اتفقت", "AGREE", both("KEN")),
        ("أكد الاتفاق بين الهند والصين على أن كينيا ستستضيف القمة.", "الاتفاق", "AGREE", both("KEN")),
        ("شددت الهند على أن كينيا ستستضيف القمة.", "شددت", "SUPPORT", set()),
        ("اتفقت الهند على بناء سد في كينيا.", "اتفقت", "AGREE", set()),
        ("أكدت كينيا دعمها لمخرجات مؤتمر برلين.", "دعمها", "SUPPORT", both("DEU")),
        ("دعت كينيا إلى تنفيذ اتفاق سلام جوبا.", "اتفاق", "AGREE", both("SSD")),
        ("انسحبت كينيا من اتفاق باريس للمناخ.", "انسحبت", "SANCTION", both("FRA")),
        ("أكدت مالي التزامها باتفاق الجزائر للسلام.", "باتفاق", "AGREE", both("DZA")),
        ("أكدت كينيا التزامها باتفاق الدوحة.", "باتفاق", "AGREE", both("QAT")),
        ("أكدت كينيا التزامها باتفاق الجزائر وتونس.", "باتفاق", "AGREE", set()),
        ("اتفاق نيروبي وكمبالا على فتح الحدود.", "اتفاق", "AGREE", set()),
        ("وقعت كينيا اتفاقا مع كمبالا.", "وقعت", "SUPPORT", set()),
        ("تنفيذ اتفاق نيروبي مع كمبالا.", "اتفاق", "AGREE", set()),
        ("انتقدت الصين اتفاق نيروبي الأخير مع كمبالا.", "انتقدت", "ACCUSE", set()),
        ("أدانت الصين إعلان نيروبي ضم الجزيرة.", "أدانت", "ACCUSE", set()),
        (
            "تشارك كينيا في مؤتمر للسلام دعت إليه فرنسا.",
            "دعت",
            "REQUEST",
            {("actor", "KEN"), ("recipient", "KEN"), ("recipient", "FRA")},
        ),
        ("تشارك كينيا في مؤتمر دعيت إليه فرنسا.", "دعيت", "REQUEST", set()),
        ("رفضت كينيا الدعوة التي وجهتها إليها فرنسا.", "الدعوة", "REQUEST", set()),
        ("غادر وزير الخارجية الكيني كمبالا متوجها إلى كيغالي.", "غادر", "CONSULT", both("UGA")),
        ("غادر وزير الخارجية الكيني كمبالا متوجها إلى كيغالي.", "متوجها", "CONSULT", both("UGA")),
        ("غادر وزير الخارجية الكيني كمبالا بعد زيارة.", "غادر", "CONSULT", set()),
        ("غادر وزير الخارجية الكيني في رحلة إلى كيغالي وكمبالا.", "غادر", "CONSULT", set()),
        (
            "يسعى الرئيس الكيني خلال زيارته إلى إنهاء الحرب بين رواندا وأوغندا.",
            "زيارته",
            "CONSULT",
            both("RWA", "UGA"),
        ),
        ("يهدف الرئيس الكيني من زيارته إلى العاصمة الرواندية كيغالي إلى التعاون.", "زيارته", "CONSULT", set()),
        ("يهدف الرئيس الكيني من زيارته إلى مدينة كيغالي إلى التعاون.", "زيارته", "CONSULT", set()),
        ("يسعى الرئيس الكيني إلى زيارة رواندا.", "زيارة", "CONSULT", set()),
        ("الجزائر: النيجر وتشاد توقعان اتفاقا.", "توقعان", "SUPPORT", both("DZA")),
        ("الجزائر: النيجر توقع اتفاقا.", "توقع", "SUPPORT", set()),
    ],
)
def test_who_is_only_mentioned(text: str, word: str, kind: str, found: set[tuple[str, str]]) -> None:
    assert barred(text, word, kind) == found


def test_who_calls_for_talks_does_so() -> None:
    view = view_of("تشارك كينيا في مؤتمر للسلام دعت إليه فرنسا.", "دعت", "REQUEST")
    assert [(side, view.scene.actors[n].mention.country) for side, n in seated(view)] == [("actor", "FRA")]
