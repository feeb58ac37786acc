"""How many people an event harmed or moved, with the hedges of the numbers."""

from __future__ import annotations

import pytest

from marsad.coding.casualties import casualties
from marsad.coding.stage import set_stage
from marsad.readers import Document


def counted(text, word, event_type, mode=None):
    """What is counted for the trigger that is written ``word``, each number with its bound."""
    stage = set_stage(Document.from_text(text))
    trigger = next(t for t in stage.triggers if t.scene.tokens[t.at].surface == word)
    return {name: tuple(count) for name, count in casualties(trigger, event_type, mode).items()}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "قتل نحو ثلاثين مدنيا وجرح ما لا يقل عن 12 في هجوم على القرية.",
            {"dead": (30, "about"), "injured": (12, "min")},
        ),
        (
            "أدى هجوم على القرية إلى مقتل 23 شخصا وإصابة أكثر من 60 آخرين.",
            {"dead": (23, None), "injured": (60, "min")},
        ),
        ("أسفر هجوم على القرية عن سقوط أقل من عشرة قتلى.", {"dead": (10, "max")}),
        ("أسفر هجوم على القرية عن مقتل 14 جنديا على الأقل.", {"dead": (14, "min")}),
        ("أسفر هجوم على القرية عن مقتل عشرات المدنيين.", {}),
        ("شارك في هجوم على القرية 23 شخصا.", {}),
        ("خلف هجوم على القرية 12 قتيلا و5 آلاف نازح.", {"dead": (12, None), "displaced": (5000, None)}),
        ("أدى هجوم على القرية إلى نزوح نحو 900 شخص.", {"displaced": (900, "about")}),
        ("أدى هجوم على القرية إلى مقتل مزارع وتشريد 300 عائلة.", {"dead": (1, None)}),
        ("أدى هجوم على القرية إلى تشريد 40 أسرة ونزوح ما لا يقل عن 70 شخصا.", {"displaced": (70, "min")}),
        ("استهدف هجوم مخيما يسكنه 5 آلاف نازح.", {}),
        ("وقع هجوم قبل عودة 300 نازح إلى بيوتهم.", {}),
        ("أدى هجوم على القرية إلى مقتل جندي واعتقال 12 شخصا.", {"dead": (1, None)}),
    ],
)
def test_an_attack_has_its_dead_injured_and_displaced(text, found):
    assert counted(text, "هجوم", "ASSAULT") == found


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("أعلنت الشرطة الكينية اعتقال 12 شخصا في نيروبي.", "اعتقال", {"arrested": (12, None)}),
        ("أوقفت الشرطة ثلاثة في نيروبي.", "أوقفت", {"arrested": (3, None)}),
        ("اعتقلت السلطات أكثر من 200 متظاهر.", "اعتقلت", {"arrested": (200, "min")}),
        ("اعتقلت القوات الإسرائيلية ثمانية فلسطينيين في جنين.", "اعتقلت", {"arrested": (8, None)}),
        ("ألقت الشرطة القبض على ما لا يزيد على 15 شابا.", "القبض", {"arrested": (15, "max")}),
        ("اعتقلت الشرطة عشرات المحتجين.", "اعتقلت", {}),
        ("أوقفت الشرطة 12 شاحنة على الحدود.", "أوقفت", {}),
        ("اعتقلت الشرطة ثلاثة ناشطين وأفرجت عن 20 معتقلا.", "اعتقلت", {"arrested": (3, None)}),
        ("اعتقلت الشرطة قادة الحزب وأفرجت عن 20 معتقلا.", "اعتقلت", {}),
        ("اعتقلت الشرطة الكينية خمسة شبان واعتقلت السلطات الأوغندية ستة نواب.", "واعتقلت", {"arrested": (6, None)}),
    ],
)
def test_an_arrest_has_those_who_were_arrested_by_it(text, word, found):
    assert counted(text, word, "COERCE", "arrest") == found


def test_who_was_abducted_or_otherwise_coerced_was_not_arrested():
    text = "أعلنت الشرطة الكينية اعتقال 12 شخصا في نيروبي."
    assert counted(text, "اعتقال", "ASSAULT", "abduct") == {}
    assert counted(text, "اعتقال", "COERCE", "restrict") == {}


@pytest.mark.parametrize(
    ("text", "word", "event_type", "mode", "found"),
    [
        ("أدانت الحكومة تهجير قرابة 400 شخص من القرية.", "تهجير", "COERCE", "deport", {"displaced": (400, "about")}),
        ("أدانت الحكومة تهجير 12 قرية.", "تهجير", "COERCE", "deport", {}),
        ("أدانت الحكومة تهجير 30 عائلة.", "تهجير", "COERCE", "deport", {}),
        ("بدأت كندا إجلاء 150 مواطنا من السودان.", "إجلاء", "AID", None, {"displaced": (150, None)}),
        ("بحث الوزيران في عمان نزوح 5 آلاف شخص.", "بحث", "CONSULT", None, {}),
    ],
)
def test_the_displaced_belong_to_the_deed_that_moved_them(text, word, event_type, mode, found):
    assert counted(text, word, event_type, mode) == found
