"""Who tells something without being anybody whom the lexicons know."""

from __future__ import annotations

import pytest

from marsad.coding.coder import Coder
from marsad.coding.stage import set_stage
from marsad.readers import Document


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("أفاد مراسلنا بأن الطائرات قصفت المدينة.", [("مراسلنا", "after")]),
        ("تزور الوزيرة باكو الأحد، وفقا لوسائل إعلام محلية.", [("وسائل إعلام محلية", "source")]),
        ("قالت المصادر إن الجيش انسحب من البلدة.", [("المصادر", "after")]),
        ("وذكر مصدر عسكري آخر أن القوات تقدمت.", [("مصدر عسكري آخر", "after")]),
        ("تحدث ناشطون عن قصف طال القرية.", [("ناشطون", "after")]),
        ("الصحيفة قالت إن الشحنة وصلت.", [("الصحيفة", "before")]),
        (
            "نقلت وكالة الأنباء المحلية عن مصدر أمني رفيع أن الطائرات عادت.",
            [("وكالة الأنباء المحلية", "after"), ("مصدر أمني رفيع", "source")],
        ),
        ("قال وزير الخارجية للصحفيين إن بلاده ترفض ذلك.", []),
        ("اعتقلت الشرطة ناشطين قرب الجامعة.", []),
        ("أغلقت الحدود، وفق تقرير صحفي.", []),
        ("أغلقت الحدود، بحسب تصريحات صحفية.", []),
        ("أغلقت الحدود، وفق صحفيين في البلدة.", [("صحفيين", "source")]),
        ("وسائل النقل قالت كلمتها في الأزمة.", []),
        ("قالت صحيفة تركية إن الجيش انسحب.", []),
        ("قال الجنود في موقع القصف إن النار أخمدت.", []),
        ("قصف الجيش شبكة كهرباء، وقال إنها هدف.", []),
        ("اعتقلت الشرطة صحفيين قالت إنهم تسللوا.", []),
        ("قال الجيش إن صحفيين قتلا في القصف.", []),
        ("أعلن الجيش مقتل ناشطين في القصف.", []),
        ("قال عدد من الشهود إن القصف توقف.", [("الشهود", "after")]),
        ("نقلت الوكالة عن مصدر أمني أن الطائرات عادت.", [("الوكالة", "after"), ("مصدر أمني", "after")]),
        ("تحدثت الوكالة عن ناشطين في المدينة.", [("الوكالة", "after")]),
        ("قالت منظمة الأفق لحقوق الإنسان إن القصف توقف.", [("منظمة الأفق", "after")]),
        ("ووفق مرصد الساحل للنزاعات، توقف القصف.", [("مرصد الساحل", "source")]),
        ("ذكرت منظمة الأفق الحقوقية إسرائيل بواجبها.", [("منظمة الأفق الحقوقية", "after")]),
        ("قصف الجيش معهدا في البلدة وقال إنه هدف.", []),
        ("قال اليوم مصدر عسكري إن القصف توقف.", [("مصدر عسكري", "after")]),
    ],
)
def test_tellers_of_a_sentence(text, found):
    [scene] = set_stage(Document.from_json({"text": text})).scenes
    assert [(teller.placed.mention.name, teller.speaking.says) for teller in scene.tellers] == found


def test_an_event_is_attributed_to_a_source_without_a_name():
    text = "أفاد مراسلنا بأن طائرات إسرائيلية قصفت بلدة في جنوب لبنان صباح اليوم."
    [event] = Coder().code(Document.from_json({"text": text})).events
    assert (event.type, event.attributed_to) == ("ASSAULT", "مراسلنا")


@pytest.mark.parametrize("who", ["المرصد السوري لحقوق الإنسان", "معهد دراسة الحرب", "مرصد نتبلوكس"])
def test_an_event_is_attributed_to_who_watches_a_war_from_outside(who):
    text = f"قال {who} إن القوات الروسية قصفت مدينة أوكرانية يوم الأحد."
    [event] = Coder().code(Document.from_json({"text": text})).events
    assert (event.type, [side.country for side in event.actors], event.attributed_to) == ("ASSAULT", ["RUS"], who)


@pytest.mark.parametrize(
    "text",
    ["ووفقا لمصادر طبية، قصفت كينيا غانا.", "كمصادر طبية قالت ذلك، قصفت غانا.", "أفادت مصادر طبية بأن غانا قصفت."],
)
def test_the_span_of_a_teller_is_what_names_him(text):
    stage = set_stage(Document.from_json({"text": text}))
    [teller] = stage.scenes[0].tellers
    mention = teller.placed.mention
    assert mention.span.of(stage.analysis.text) == mention.surface == "مصادر طبية"
