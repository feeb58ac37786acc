"""What the construction around a trigger settles about its status, and where the network has to judge."""

from __future__ import annotations

from datetime import date

import pytest

from marsad.coding.settled import settled_status, to_come
from marsad.coding.stage import set_stage
from marsad.readers import Document
from marsad.records import DateMention, Span


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
        ("نفت كينيا أن تكون طائراتها قد قصفت القرية.", "قصفت", "ASSAULT", "negated"),
        ("نفت كينيا أن تكون شنت هجوما على القرية.", "هجوما", "ASSAULT", "negated"),
        ("نفت كينيا أن تكون هناك محادثات مع غانا.", "محادثات", "CONSULT", "negated"),
        ("نفت كينيا نفيا قاطعا إرسال صواريخ إلى غانا.", "إرسال", "AID", "negated"),
        ("نفت كينيا أن تكون طائراتها اعترضت طائرة قصفت القرية.", "قصفت", "ASSAULT", None),
        ("نفت كينيا ذلك مؤكدة أن طائرات غانا قصفت القرية.", "قصفت", "ASSAULT", None),
        ("لم تستبعد كينيا أن تكون غانا قد قصفت القرية.", "قصفت", "ASSAULT", "hypothetical"),
        ("لا صحة لما تردد عن قصف كينيا القرية.", "قصف", "ASSAULT", "negated"),
        ("كذبت كينيا الأنباء التي تحدثت عن طرد السفير الغاني.", "طرد", "SANCTION", "negated"),
        ("نفت كينيا تقارير تحدثت عن بناء سدود قبل طرد السفير الغاني.", "طرد", "SANCTION", None),
        ("الأنباء عن طرد السفير الغاني عارية عن الصحة.", "طرد", "SANCTION", "negated"),
        ("الأنباء عن طرد السفير الغاني صحيحة.", "طرد", "SANCTION", None),
        ("لو أن كينيا قصفت القرية لردت غانا.", "قصفت", "ASSAULT", "hypothetical"),
        ("ترد غانا إذا شنت كينيا هجوما.", "هجوما", "ASSAULT", "hypothetical"),
        ("قد ترسل كينيا صواريخ إلى غانا.", "ترسل", "AID", "hypothetical"),
        ("كانت كينيا قد أرسلت صواريخ إلى غانا.", "أرسلت", "AID", None),
        ("لن تنسحب كينيا من القرية.", "تنسحب", "RETREAT", "negated"),
        ("كادت كينيا أن تهاجم القرية.", "تهاجم", "ASSAULT", "negated"),
        ("امتنعت كينيا عن إغلاق الحدود مع غانا.", "إغلاق", "COERCE", "negated"),
        ("ألغت كينيا زيارة الوزير الغاني.", "زيارة", "CONSULT", "negated"),
        ("أجلت كينيا زيارة الوزير الغاني.", "زيارة", "CONSULT", None),
    ],
)
def test_if_ruling_out_and_no_intention_settle_a_status(text, word, kind, status):
    assert settled(text, word, kind) == status


@pytest.mark.parametrize(
    ("kind", "start", "status"),
    [
        ("CONSULT", 2, "future"),
        ("ASSAULT", 2, "future"),
        ("REQUEST", 2, None),
        ("CONSULT", 1, None),
        ("CONSULT", None, None),
    ],
)
def test_a_deed_of_a_day_after_the_publication_is_to_come(kind, start, status):
    day = None if start is None else date(2024, 5, start)
    when = DateMention(Span(0, 3), "غدا", day, day, "day", "made.up")
    found = to_come(kind, when, date(2024, 5, 1))
    assert (found and found[0]) == status
