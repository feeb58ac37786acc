"""What the construction around a trigger settles about its status, and where the network has to judge."""

from __future__ import annotations

from datetime import date

import pytest

from marsad.coding.stage import set_stage
from marsad.coding.statuses.settled import is_out_of_time, settled_status, to_come
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
        ("أجلت كينيا زيارة الوزير الغاني.", "زيارة", "CONSULT", "negated"),
        ("الجيش الغاني في حالة تأهب قصوى.", "تأهب", "MOBILIZE", None),
        ("ترد كينيا في حال قيام غانا بقصف الميناء.", "بقصف", "ASSAULT", "hypothetical"),
        ("ترد كينيا في حال وقوع هجوم.", "هجوم", "ASSAULT", "hypothetical"),
        ("نفت كينيا قيام طائراتها بقصف القرية.", "بقصف", "ASSAULT", "negated"),
        ("نفت كينيا، الاثنين، إقدام غانا على قصف القرية.", "قصف", "ASSAULT", "negated"),
        ("نفت كينيا أي قصف للقرية.", "قصف", "ASSAULT", "negated"),
        ("استبعدت كينيا اتفاقا لأن غانا قصفت القرية.", "قصفت", "ASSAULT", None),
        ("دخل الجيش الكيني القرية دون أن يقصف الميناء.", "يقصف", "ASSAULT", "negated"),
        ("قالت غانا إن كينيا لم تقصف القرية.", "تقصف", "ASSAULT", "negated"),
        ("لم تقصف كينيا القرية إلا بعد الإنذار.", "تقصف", "ASSAULT", None),
        ("لن تنسحب كينيا من القرية إلا بعد الاتفاق.", "تنسحب", "RETREAT", "hypothetical"),
        ("قالت غانا إن كينيا لا تقصف القرى.", "تقصف", "ASSAULT", "negated"),
        ("لم تطلب كينيا من غانا شيئا.", "تطلب", "REQUEST", "negated"),
        ("ترد كينيا ما لم تنسحب غانا من القرية.", "تنسحب", "RETREAT", "hypothetical"),
        ("وهو ما لم تقصفه كينيا.", "تقصفه", "ASSAULT", None),
        ("لولا الوسيط لقصفت كينيا القرية.", "لقصفت", "ASSAULT", "hypothetical"),
        ("لا تنوي كينيا طرد السفير الغاني.", "طرد", "SANCTION", "negated"),
        ("كان من المقرر أن يزور الوزير الغاني كينيا.", "يزور", "CONSULT", "negated"),
        ("من المقرر أن يزور الوزير الغاني كينيا.", "يزور", "CONSULT", None),
        ("كان من المقرر في الأصل عقد اجتماع بين كينيا وغانا في مارس.", "اجتماع", "CONSULT", "negated"),
        ("كان من المقرر أصلا أن يزور الوزير الغاني كينيا.", "يزور", "CONSULT", "negated"),
        ("من المقرر عقد اجتماع بين كينيا وغانا في مارس.", "اجتماع", "CONSULT", None),
        ("تبحث كينيا القمة الرباعية التي ستُعقد في أكرا.", "القمة", "CONSULT", "future"),
        ("المحادثات بين كينيا وغانا ستجرى في أكرا.", "المحادثات", "CONSULT", "future"),
        ("المحادثات بين كينيا وغانا ستخدم السلام.", "المحادثات", "CONSULT", None),
        ("أعلنت كينيا إلغاء زيارة الوزير الغاني.", "زيارة", "CONSULT", "negated"),
        ("ألغيت زيارة الوزير الغاني إلى كينيا.", "ألغيت", "CONSULT", "negated"),
        ("قررت كينيا تأجيل نشر جنودها في غانا.", "نشر", "MOBILIZE", "negated"),
        ("جاء الوزير الغاني من أجل لقاء نظيره الكيني.", "لقاء", "CONSULT", None),
        ("لم تنجح كينيا في التوصل إلى اتفاق مع غانا.", "التوصل", "AGREE", "negated"),
        ("نجحت كينيا في التوصل إلى اتفاق مع غانا.", "التوصل", "AGREE", None),
        ("بعد فشل كينيا في التوصل إلى اتفاق مع غانا.", "التوصل", "AGREE", "negated"),
        ("عبرت وزارة العدل الكينية عن دعمها لغانا.", "دعمها", "SUPPORT", None),
        ("غانا غير موقعة على اتفاقية مع كينيا.", "موقعة", "SUPPORT", "negated"),
        ("غانا غير مستعدة لسحب جنودها من كينيا.", "لسحب", "RETREAT", "negated"),
        ("غانا غير راغبة في لقاء الوزير الكيني.", "لقاء", "CONSULT", "negated"),
        ("غانا غير راضية عن سحب الجنود من كينيا.", "سحب", "RETREAT", None),
        ("غانا غير مستعدة لعواقب هجوم على كينيا.", "هجوم", "ASSAULT", None),
        ("أجرت غانا محادثات غير مباشرة مع كينيا.", "محادثات", "CONSULT", None),
        ("قالت غانا إن ذلك ليس احتلالا لأرض كينيا.", "احتلالا", "COERCE", None),
        ("ليست هناك مفاوضات بين غانا وكينيا.", "مفاوضات", "CONSULT", "negated"),
        ("لا توجد محادثات بين غانا وكينيا.", "محادثات", "CONSULT", "negated"),
        ("هناك مفاوضات بين غانا وكينيا.", "مفاوضات", "CONSULT", None),
        ("لن تدخل غانا في محادثات مع كينيا.", "محادثات", "CONSULT", "negated"),
        ("لن تجلس غانا إلى طاولة المفاوضات مع كينيا.", "المفاوضات", "CONSULT", "negated"),
        ("ستدخل غانا في محادثات مع كينيا.", "محادثات", "CONSULT", None),
        ("رفضت غانا الانضمام إلى العقوبات على كينيا.", "العقوبات", "SANCTION", "negated"),
        ("رفضت القوات المشاركة في الهجوم على غانا.", "الهجوم", "ASSAULT", None),
        ("رفضت غانا إدانة كينيا.", "إدانة", "ACCUSE", "negated"),
        ("امتنعت غانا عن إدانة كينيا.", "إدانة", "ACCUSE", "negated"),
        ("رفضت غانا اتهامات كينيا.", "اتهامات", "ACCUSE", None),
        ("فشلت غانا وكينيا في الاتفاق على فرض عقوبات على كندا.", "فرض", "SANCTION", "negated"),
        ("فشلت غانا في التوصل إلى توافق بشأن إرسال جنود إلى كينيا.", "إرسال", "AID", "negated"),
        ("فشلت غانا في الرد على إرسال جنود إلى كينيا.", "إرسال", "AID", None),
        ("لم توافق غانا على إرسال جنود إلى كينيا.", "إرسال", "AID", "negated"),
        ("لم توافق غانا على إرسال جنود إلى كينيا.", "توافق", "AGREE", "negated"),
        ("تندم غانا إذا ما وافقت على إرسال جنود إلى كينيا.", "إرسال", "AID", None),
        ("عرقلت غانا إرسال مساعدات كندية إلى كينيا.", "مساعدات", "AID", "negated"),
        ("أحبطت غانا محاولة لاغتيال وزير كيني.", "لاغتيال", "ASSAULT", "negated"),
        ("أحبطت غانا الهجوم على القرية.", "الهجوم", "ASSAULT", "negated"),
        ("عرقلت غانا الهجوم على القرية.", "الهجوم", "ASSAULT", None),
        ("أحبط الهجوم الغاني معنويات الجنود.", "الهجوم", "ASSAULT", None),
        ("عطل هجوم غاني شبكة الكهرباء في كينيا.", "هجوم", "ASSAULT", None),
        ("الجيش الغاني أحبط هجوما على القرية.", "هجوما", "ASSAULT", "negated"),
        ("تسعى غانا إلى عرقلة هجوم كيني.", "هجوم", "ASSAULT", None),
        ("تعذر عقد لقاء بين غانا وكينيا.", "لقاء", "CONSULT", "negated"),
        ("نفت غانا تورطها في قصف القرية.", "قصف", "ASSAULT", "actual"),
        ("نفت غانا مشاركتها في محادثات مع كينيا.", "محادثات", "CONSULT", "negated"),
    ],
)
def test_if_ruling_out_and_no_intention_settle_a_status(text, word, kind, status):
    assert settled(text, word, kind) == status


@pytest.mark.parametrize(
    ("text", "word", "kind", "status"),
    [
        ("دعت كينيا إلى طرد السفير الغاني.", "طرد", "SANCTION", "hypothetical"),
        ("هددت كينيا بقصف الميناء الغاني.", "بقصف", "ASSAULT", "hypothetical"),
        ("ردت كينيا بقصف الميناء الغاني.", "بقصف", "ASSAULT", None),
        ("اتهمت كابول حركة طالبان بقصف الميناء.", "بقصف", "ASSAULT", None),
        ("حذرت كينيا من قصف الميناء.", "قصف", "ASSAULT", "hypothetical"),
        ("حذرت كينيا من القصف على الميناء.", "القصف", "ASSAULT", None),
        ("تسعى كينيا إلى فرض عقوبات على غانا.", "فرض", "SANCTION", "hypothetical"),
        ("تدرس كينيا فرض عقوبات على غانا.", "فرض", "SANCTION", "hypothetical"),
        ("أعدت كينيا خطة لقصف الميناء الغاني.", "لقصف", "ASSAULT", "future"),
        ("نفت كينيا وجود خطة لقصف الميناء الغاني.", "لقصف", "ASSAULT", "negated"),
        ("كشفت كينيا عن مخطط غاني لقصف الميناء.", "لقصف", "ASSAULT", "hypothetical"),
        ("تخشى كينيا أن تقصف غانا الميناء.", "تقصف", "ASSAULT", "hypothetical"),
        ("أعلنت كينيا أن غانا تقصف الميناء.", "تقصف", "ASSAULT", None),
        ("رفضت كينيا إرسال جنود إلى غانا.", "إرسال", "MOBILIZE", "negated"),
        ("رفضت كينيا القصف على الميناء.", "القصف", "ASSAULT", None),
        ("دعت كينيا إلى اجتماع مع غانا.", "اجتماع", "CONSULT", None),
        ("طالبت كينيا بوقف قصف الميناء.", "قصف", "ASSAULT", None),
        ("عارضت كينيا إرسال جنود إلى غانا.", "إرسال", "MOBILIZE", "hypothetical"),
        ("أعربت كينيا عن معارضتها لعقد قمة مع غانا.", "قمة", "CONSULT", "hypothetical"),
        ("اعترضت كينيا على إرسال جنود إلى غانا.", "إرسال", "MOBILIZE", "hypothetical"),
        ("تعرضت قوات المعارضة لقصف في غانا.", "لقصف", "ASSAULT", None),
        ("عارضت كينيا العقوبات على غانا.", "العقوبات", "SANCTION", None),
        ("عارضت كينيا قصف الميناء.", "قصف", "ASSAULT", None),
        ("أعربت كينيا عن أملها في إرسال جنود إلى غانا.", "إرسال", "MOBILIZE", "hypothetical"),
        ("تأمل كينيا أن ترسل غانا جنودا.", "ترسل", "MOBILIZE", "hypothetical"),
        ("شاركت كينيا في إرسال جنود إلى غانا.", "إرسال", "MOBILIZE", None),
        ("قدم نواب مشروع قانون لفرض عقوبات على غانا.", "لفرض", "SANCTION", "hypothetical"),
        ("ناقش النواب مشروع قانون يفرض عقوبات على غانا.", "عقوبات", "SANCTION", "hypothetical"),
        ("قدمت كينيا اقتراحا بفرض عقوبات على غانا.", "بفرض", "SANCTION", "hypothetical"),
        ("أقر النواب مشروع قانون لفرض عقوبات على غانا.", "لفرض", "SANCTION", None),
        ("تفكر كينيا في إغلاق سفارتها في غانا.", "إغلاق", "SANCTION", "hypothetical"),
        ("تستعد كينيا لإطلاق صاروخ على غانا.", "لإطلاق", "ASSAULT", "future"),
        ("تنوي كينيا طرد السفير الغاني.", "طرد", "SANCTION", "future"),
        ("كانت تنوي كينيا طرد السفير الغاني.", "طرد", "SANCTION", None),
        ("رجح مسؤول أن تقصف كينيا الميناء.", "تقصف", "ASSAULT", "future"),
        ("توقع مسؤول أن تشن كينيا هجوما على الميناء.", "هجوما", "ASSAULT", "future"),
        ("سيعود السفير بعد أن تعتذر كينيا لغانا.", "تعتذر", "CONCEDE", "future"),
        ("تنتظر القوات ريثما تنسحب كينيا.", "تنسحب", "RETREAT", "future"),
        ("لن يعود السفير قبل أن تعتذر كينيا لغانا.", "تعتذر", "CONCEDE", "hypothetical"),
        ("عاد السفير قبل أن تعتذر كينيا لغانا.", "تعتذر", "CONCEDE", None),
        ("عاد السفير بعد أن قصفت كينيا الميناء.", "قصفت", "ASSAULT", None),
    ],
)
def test_what_is_called_for_threatened_feared_planned_weighed_or_refused_is_not_told_as_done(text, word, kind, status):
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


@pytest.mark.parametrize(
    ("status", "kind", "day", "out"),
    [
        ("future", "CONSULT", 1, False),
        ("future", "CONSULT", 8, False),
        ("actual", "CONSULT", 8, True),
        ("actual", "CONSULT", 1, False),
        ("actual", "AGREE", 8, False),
        ("negated", "CONSULT", 1, False),
        ("actual", "CONSULT", None, False),
    ],
)
def test_what_took_place_has_no_day_to_come(status, kind, day, out):
    when = day and DateMention(Span(0, 1), "x", date(2024, 3, day), date(2024, 3, day), "day", "made.up")
    assert is_out_of_time(status, kind, when, date(2024, 3, 4)) == out
