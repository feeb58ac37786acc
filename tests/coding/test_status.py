"""What the construction around a trigger settles about its status, and where the network has to judge."""

from __future__ import annotations

import pytest

from marsad.coding.settled import settled_status, to_come
from marsad.coding.stage import set_stage
from marsad.readers import Document


def settled(text, word, kind):
    stage = set_stage(Document.from_text(text))
    trigger = next(t for t in stage.triggers if t.scene.tokens[t.at].surface == word)
    found = settled_status(trigger, kind)
    return found[0] if found else None


@pytest.mark.parametrize(
    ("text", "word", "kind", "status"),
    [
        ("إذا أرسلت غانا جنودا إلى كينيا ردت كندا.", "أرسلت", "MOBILIZE", "hypothetical"),
        ("لو قصفت غانا الميناء لاحتجت كينيا.", "قصفت", "ASSAULT", "hypothetical"),
        ("استبعد الوزير الكيني إرسال صواريخ إلى غانا.", "إرسال", "AID", "negated"),
        ("نفت الخارجية الكينية طرد السفير الغاني.", "طرد", "SANCTION", "negated"),
        ("ليس في نية الحكومة الكينية طرد السفير الغاني.", "طرد", "SANCTION", "negated"),
        ("أرسلت غانا جنودا إلى كينيا.", "أرسلت", "MOBILIZE", None),
        ("لدى الحكومة الكينية نية لطرد السفير الغاني.", "لطرد", "SANCTION", None),
        ("استبعد الوزير الكيني نتائج مؤتمر رعته غانا بعد إرسال صواريخ.", "إرسال", "AID", None),
        ("ستندم غانا في حال قصفت الميناء.", "قصفت", "ASSAULT", "hypothetical"),
        ("ترد كينيا في حال انسحاب غانا من البلدة.", "انسحاب", "RETREAT", "hypothetical"),
        ("نفت الخارجية الكينية إجراء مفاوضات مع غانا.", "مفاوضات", "CONSULT", "negated"),
        ("لم تستبعد كينيا إرسال صواريخ إلى غانا.", "إرسال", "AID", "hypothetical"),
        ("لم تنف كينيا إرسال صواريخ إلى غانا.", "إرسال", "AID", None),
        ("انتهت محادثات كينيا وغانا دون توقيع اتفاق.", "توقيع", "AGREE", "negated"),
        ("دون توقيع اتفاق لن تنسحب كينيا من غانا.", "توقيع", "AGREE", None),
        ("فشلت كينيا في التوصل إلى اتفاق مع غانا.", "التوصل", "AGREE", "negated"),
        ("لم تفشل كينيا في التوصل إلى اتفاق مع غانا.", "التوصل", "AGREE", None),
        ("نفت الخارجية الكينية اتهامات غانا.", "اتهامات", "ACCUSE", None),
    ],
)
def test_if_ruling_out_and_no_intention_settle_a_status(text, word, kind, status):
    assert settled(text, word, kind) == status
