"""Who is told as killed or hurt, and in what."""

from __future__ import annotations

import pytest

from marsad.coding import Coder
from marsad.coding.sides.victims import tolls
from marsad.coding.stage import set_stage
from marsad.readers import Document

CODER = Coder()


def told(text: str) -> list[tuple[str, str, str | None]]:
    """Of each word of harm in the first sentence: the word, who was harmed, the attack."""
    scene = set_stage(Document.from_text(text, published="2024-05-02")).scenes[0]
    words = [t.surface for t in scene.tokens]
    return [
        (words[t.at], " ".join(words[t.first : t.last]), None if t.cause is None else words[t.cause])
        for t in tolls(scene)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("قتل جنديان في هجوم استهدف ثكنة في شمال غانا.", [("قتل", "جنديان", "هجوم")]),
        ("أصيب ثلاثة جنود كينيين في كمين قرب البلدة.", [("أصيب", "ثلاثة جنود كينيين", "كمين")]),
        ("لقي ضابط كيني مصرعه في تفجير بنيروبي.", [("لقي", "ضابط كيني مصرعه", "تفجير")]),
        (
            "قتل ثلاثة جنود وأصيب خمسة في هجوم على قاعدة في كينيا.",
            [("قتل", "ثلاثة جنود", "هجوم"), ("وأصيب", "خمسة", "هجوم")],
        ),
        ("قتل جندي من الجيش الكيني في هجوم.", [("قتل", "جندي من الجيش الكيني", "هجوم")]),
        ("جندي كيني قتل في هجوم على قاعدة.", [("قتل", "جندي كيني", "هجوم")]),
        ("أعلنت غانا مقتل تسعة مدنيين.", [("مقتل", "تسعة مدنيين", None)]),
        # Somebody else is named who did it.
        ("قتل شرطي متظاهرا في أكرا.", []),
        ("قتل شرطي كيني أمس أربعة متظاهرين في هجوم.", []),
        ("قتل الجيش الكيني سبعة مدنيين في قصف على البلدة.", []),
        ("قتلت القوات الكينية صوماليا في غارة على البلدة.", []),
        ("قتل الجيش في غارة ثلاثة مسلحين.", []),
    ],
)
def test_those_harmed_stand_where_nobody_else_does(text: str, found: list[tuple[str, str, str | None]]) -> None:
    assert told(text) == found


def attacks(text: str) -> list[tuple[list[str], list[str]]]:
    """The names of both sides of each attack."""
    events = CODER.code(Document.from_text(text, published="2024-05-02")).events
    return [([p.name for p in e.actors], [p.name for p in e.recipients]) for e in events if e.type == "ASSAULT"]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("قتل جنديان مساء السبت في هجوم استهدف ثكنة في شمال تونس.", [([], ["جنديان"])]),
        ("أصيب شرطيان في هجوم.", [([], ["شرطيان"])]),
        ("قتل أربعة جنود ماليين في هجوم شنه مسلحون على قاعدة عسكرية وسط مالي.", [(["مسلحون"], ["جنود ماليين"])]),
        ("قتل جندي تركي في هجوم وقع الثلاثاء، بحسب ما أعلن مسؤول.", [([], ["جندي تركي"])]),
        ("قتل شرطي متظاهرا في الخرطوم.", [(["شرطي"], ["متظاهرا في الخرطوم"])]),
    ],
)
def test_the_dead_of_an_attack_did_not_do_it(text: str, sides: list[tuple[list[str], list[str]]]) -> None:
    assert attacks(text) == sides


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("قتل شرطيان في انفجار سيارة مفخخة في بيدوا بالصومال.", 1),
        ("أعلنت تركيا مقتل جندي في انفجار عبوة ناسفة شمال العراق.", 1),
        ("انفجرت عبوة ناسفة بسيارة ضابط في مدينة تعز.", 1),
        ("شنت روسيا وبيلاروسيا هجوما على أوكرانيا.", 1),
        ("قتل 3 أشخاص بهجوم إيراني على أربيل.", 1),
        ("أعلنت حماس مقتل ثلاثة من عناصرها في قصف إسرائيلي.", 1),
        ("شنت غانا هجوما على كينيا، وشنت كينيا هجوما على غانا.", 2),
    ],
)
def test_a_death_and_its_attack_a_verb_and_its_noun_are_one(text: str, number: int) -> None:
    assert len(attacks(text)) == number


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("شهد الرئيس توقيع مصر والأردن اتفاق تعاون.", ["SUPPORT"]),
        ("وقعت إسرائيل عقدا لتوريد الغاز إلى الأردن.", ["SUPPORT"]),
    ],
)
def test_what_is_signed_is_told_once(text: str, kinds: list[str]) -> None:
    assert [e.type for e in CODER.code(Document.from_text(text, published="2024-05-02")).events] == kinds
