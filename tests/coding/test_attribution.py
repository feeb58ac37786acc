"""Who told whom: the innermost source of an event, and those who passed its words on."""

from __future__ import annotations

import time

import pytest

from marsad.coding import Coder
from marsad.coding.attribution import told_through
from marsad.coding.stage import set_stage
from marsad.readers import Document


def told(text, chosen, own=()):
    """Whom the text has as its source, and through whom, where the actor named ``chosen`` was found to tell it."""
    scenes = set_stage(Document.from_text(text)).scenes
    mention = next(a.mention for scene in scenes for a in scene.actors if a.mention.name == chosen)
    source, via = told_through(mention, own, scenes)
    return source.name, via


REUTERS = "نقلت وكالة رويترز عن مصدر عسكري {}أن الجيش السوداني قصف مدينة الفاشر."
QUOTED = "قالت وكالة الأناضول نقلا عن وزارة الدفاع التركية إن طائرات قصفت قرية."


@pytest.mark.parametrize(
    ("text", "chosen", "found"),
    [
        (REUTERS.format(""), "وكالة رويترز", ("مصدر عسكري", ("وكالة رويترز",))),
        (REUTERS.format("قوله "), "وكالة رويترز", ("مصدر عسكري", ("وكالة رويترز",))),
        (QUOTED, "وكالة الأناضول", ("وزارة الدفاع التركية", ("وكالة الأناضول",))),
        (QUOTED, "وزارة الدفاع التركية", ("وزارة الدفاع التركية", ("وكالة الأناضول",))),
        (
            "بحسب صحيفة الأهرام نقلا عن مسؤول أمني، قصفت كينيا القرية.",
            "صحيفة الأهرام",
            ("مسؤول أمني", ("صحيفة الأهرام",)),
        ),
        (
            "أفادت قناة الجزيرة بأن إسرائيل قصفت بيروت وفق مصادر لبنانية.",
            "قناة الجزيرة",
            ("مصادر لبنانية", ("قناة الجزيرة",)),
        ),
        (
            "قناة العربية نقلت عن دبلوماسي غربي أن إيران أوقفت السفينة.",
            "قناة العربية",
            ("دبلوماسي غربي", ("قناة العربية",)),
        ),
        (
            "نقلت صحيفة الأهرام عن وكالة رويترز نقلا عن مصدر عسكري أن كينيا قصفت القرية.",
            "وكالة رويترز",
            ("مصدر عسكري", ("صحيفة الأهرام", "وكالة رويترز")),
        ),
        (
            "كشفت صحيفة الأهرام، استنادا إلى مصادر عسكرية، أن كينيا قصفت القرية.",
            "صحيفة الأهرام",
            ("مصادر عسكرية", ("صحيفة الأهرام",)),
        ),
        (
            "نقلت وكالة رويترز عن ثلاثة مسؤولين كينيين أن غانا قصفت القرية.",
            "وكالة رويترز",
            ("مسؤولين كينيين", ("وكالة رويترز",)),
        ),
        (
            "صرح مسؤول كيني لقناة الجزيرة بأن غانا قصفت القرية.",
            "قناة الجزيرة",
            ("مسؤول كيني", ("قناة الجزيرة",)),
        ),
        ("قالت وكالة رويترز إن كينيا قصفت القرية.", "وكالة رويترز", ("وكالة رويترز", ())),
        ("نقلت وكالة رويترز عن بيان أن كينيا قصفت القرية.", "وكالة رويترز", ("وكالة رويترز", ())),
        ("قالت وزارة الدفاع التركية إنها ستدافع عن قطر.", "وزارة الدفاع التركية", ("وزارة الدفاع التركية", ())),
    ],
)
def test_the_innermost_source_says_it_and_the_others_pass_it_on(text, chosen, found):
    assert told(text, chosen) == found


def test_who_is_quoted_on_his_own_deed_is_no_source_of_it():
    assert told(QUOTED, "وكالة الأناضول", own=("TUR",)) == ("وكالة الأناضول", ())


def test_a_sentence_of_thousands_of_tellers_takes_bounded_time():
    scenes = set_stage(Document.from_text("نقلت وكالة رويترز عن مسؤول كيني " * 5000)).scenes
    mention = scenes[0].actors[0].mention
    before = time.process_time()
    assert told_through(mention, (), scenes)[1]
    assert time.process_time() - before < 20


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("أعلن الجيش التركي أنه قصف مواقع في العراق.", None),
        ("أعلنت وزارة الدفاع التركية أن الطائرات قصفت مواقع في العراق.", "وزارة الدفاع التركية"),
    ],
)
def test_a_force_needs_no_source_for_its_own_deed(text, source):
    events = Coder().code(Document.from_text(text, published="2024-05-02")).events
    assert [e.attributed_to for e in events if e.type == "ASSAULT"] == [source]
