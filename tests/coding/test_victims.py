"""Who is told as killed or hurt, and in what."""

from __future__ import annotations

import pytest

from marsad.coding import Coder
from marsad.coding.sides.killings import killing
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
        (
            "مقتل وإصابة عشرات الجنود الكينيين في هجوم.",
            [("مقتل", "عشرات الجنود الكينيين", "هجوم"), ("وإصابة", "عشرات الجنود الكينيين", "هجوم")],
        ),
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


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("قتل شرطي متظاهرا في أكرا.", ("شرطي", "متظاهرا في أكرا", None)),
        ("قتل انتحاري تسعة جنود في هجوم على ثكنة في كينيا.", ("انتحاري", "تسعة جنود", "هجوم")),
        ("قتل الجيش الكيني أمس سبعة مدنيين في قصف على البلدة.", ("الجيش", "سبعة مدنيين", "قصف")),
        # Gunmen may have been killed in an attack of their own.
        ("قتل الجيش الكيني سبعة مسلحين في هجوم على ثكنة.", ("الجيش", "سبعة مسلحين", None)),
        ("قتل جندي كيني وسبعة مدنيين في هجوم.", None),
        ("قتل سبعة جنود كينيين في هجوم.", None),
        ("أصيب جندي كيني سبعة أيام بعد الهجوم.", None),
        ("قتل جنود كينيون 3 منهم ضباط في هجوم.", None),
        ("قتل ضابط كيني متأثرا بجراحه.", None),
    ],
)
def test_who_stands_before_those_in_the_accusative_killed_them(
    text: str, found: tuple[str, str, str | None] | None
) -> None:
    scene = set_stage(Document.from_text(text, published="2024-05-02")).scenes[0]
    words, told = [t.surface.strip(".") for t in scene.tokens], killing(scene, 0)
    whom = told and " ".join(words[told.first : told.last])
    assert (told and (words[told.by], whom, None if told.cause is None else words[told.cause])) == found


@pytest.mark.parametrize(
    ("text", "word", "killed"),
    [
        ("أعلن الجيش الكيني أن جنوده قتلوا تسعة مدنيين في هجوم.", "قتلوا", True),
        ("أعلن الجيش الكيني أن تسعة مدنيين قتلوا أمس في هجوم.", "قتلوا", False),
    ],
)
def test_who_stands_before_the_verb_killed_those_behind_it(text: str, word: str, *, killed: bool) -> None:
    scene = set_stage(Document.from_text(text, published="2024-05-02")).scenes[0]
    at = [t.surface for t in scene.tokens].index(word)
    assert (killing(scene, at) is not None, [t.at for t in tolls(scene)]) == (killed, [] if killed else [at])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("قالت الشرطة الكينية إن ستة جنود قتلوا وعشرة أصيبوا في كمين.", ("قتلوا", "ستة جنود", "كمين")),
        ("جنديان كينيان قتلا في انفجار قرب نيروبي.", ("قتلا", "جنديان كينيان", "انفجار")),
        ("قالت غانا إن ثلاثة من جنودها قتلوا الأحد.", ("قتلوا", "ثلاثة من جنودها", None)),
        ("ودع السكان الجنود الذين قتلوا في هجوم على الثكنة.", ("قتلوا", "الجنود", "هجوم")),
        ("قتل ستة جنود حين هاجم مسلحون الثكنة.", ("قتل", "ستة جنود", "هاجم")),
    ],
)
def test_who_stands_before_a_verb_in_the_plural_was_harmed(text: str, found: tuple[str, str, str | None]) -> None:
    assert told(text)[0] == found


@pytest.mark.parametrize(
    "text",
    [
        "قالت غانا إن جنودها قتلوا ثلاثة مسلحين.",
        "قالت غانا إن جنودها قتلوا في غارة ثلاثة مسلحين.",
        "ندد الوزير بالجنود الذين قتلوا متظاهرا في أكرا.",
        "قتل ستة ركاب حين كان القطار يعبر الجسر.",
    ],
)
def test_who_has_an_object_behind_the_verb_killed_them(text: str) -> None:
    assert told(text) == []


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
        ("قتل جندي تركي ثلاثة مسلحين في اشتباك في إدلب.", [(["جندي تركي"], ["مسلحين"])]),
        ("قتل انتحاري عشرة جنود في هجوم على معسكر في مقديشو.", [(["انتحاري"], ["جنود"])]),
        ("قتل مستوطن فلسطينيا في هجوم قرب نابلس.", [(["مستوطن"], ["فلسطينيا"])]),
        ("جنود إسرائيليون قتلوا فلسطينيا في نابلس.", [(["جنود إسرائيليون"], ["فلسطينيا"])]),
        ("مسلحون قتلوا عشرة قرويين في نيجيريا.", [(["مسلحون"], ["قرويين في نيجيريا"])]),
        ("قال الجيش التركي إن جنوده قتلوا ثلاثة مسلحين في شمال العراق.", [(["جنوده"], ["مسلحين"])]),
        ("قال شهود إن المتظاهرين قتلوا برصاص الشرطة العراقية.", [(["الشرطة العراقية"], ["المتظاهرين"])]),
        ("ثلاثة مدنيين لقوا مصرعهم في غارة إسرائيلية على رفح.", [(["إسرائيلية"], ["مدنيين"])]),
        # Neither the ministry that tells of it did it, nor the country where it was; but an attack of a country is its own.
        ("قتل جنديان تركيان في هجوم، حسب وزارة الدفاع التركية.", [([], ["جنديان تركيان"])]),
        ("قتل ثلاثة جنود في أعنف هجوم منذ شهر في بوركينا فاسو.", [([], ["جنود"])]),
        ("قتل قيادي في تنظيم داعش بغارة أمريكية في سوريا.", [(["أمريكية"], ["قيادي في تنظيم داعش"])]),
        ("قتل ضابط روسي كبير في ضربة أوكرانية على خيرسون.", [(["أوكرانية"], ["ضابط روسي كبير"])]),
    ],
)
def test_the_dead_of_an_attack_did_not_do_it(text: str, sides: list[tuple[list[str], list[str]]]) -> None:
    assert attacks(text) == sides


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("قتل شرطيان في انفجار سيارة مفخخة في بيدوا بالصومال.", 1),
        ("قتل مدني وأصيب ثلاثة آخرون في قصف تركي على ريف حلب.", 1),
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


def test_the_dead_tell_nothing() -> None:
    text = "قتل ثلاثة من عناصر الشرطة الباكستانية في تفجير استهدف دوريتهم في بيشاور."
    events = CODER.code(Document.from_text(text, published="2024-05-02")).events
    assert [e.attributed_to for e in events] == [None]
