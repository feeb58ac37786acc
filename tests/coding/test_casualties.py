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
        ("في حملة للشرطة، 12 شخصا جرى اعتقالهم أمس.", "اعتقالهم", {"arrested": (12, None)}),
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


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("مقتل 3 ضباط و12 جنديا في هجوم على ثكنة.", {"dead": (15, None)}),
        ("مقتل 13 كينيا و60 غانيا في هجوم على المطار.", {"dead": (73, None)}),
        ("مقتل رجل وامرأة وطفلين في هجوم على القرية.", {"dead": (4, None)}),
        ("مقتل ضابط وجندي في هجوم على دورية.", {"dead": (2, None)}),
        ("استشهاد طفلة ووالدتها في هجوم على القرية.", {"dead": (2, None)}),
        ("مقتل 12 شخصا و30 جريحا في هجوم على القرية.", {"dead": (12, None), "injured": (30, None)}),
        ("مقتل 5 جنود وتدمير 3 دبابات في هجوم على القرية.", {"dead": (5, None)}),
    ],
)
def test_numbers_joined_by_and_are_counted_together(text, found):
    assert counted(text, "هجوم", "ASSAULT") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("قتل 25 شخصا بينهم سبعة أطفال في هجوم على القرية.", {"dead": (25, None)}),
        ("قتل 60 شخصا، بمن فيهم 40 طفلا، في هجوم على القرية.", {"dead": (60, None)}),
        ("قتل 60 شخصا هم 40 مدنيا و20 جنديا في هجوم على القرية.", {"dead": (60, None)}),
        ("جرح 50 شخصا، عشرة منهم في حال الخطر، في هجوم على القرية.", {"injured": (50, None)}),
        ("مقتل سبعة عسكريين، اثنان منهم ضابطان، في هجوم على القرية.", {"dead": (7, None)}),
        ("مقتل 12 شخصا منهم 3 أطفال في هجوم على القرية.", {"dead": (12, None)}),
        ("مقتل العشرات بينهم 10 أطفال في هجوم على القرية.", {}),
        ("قتل المسلحون ثلاثة منهم في هجوم على القرية.", {"dead": (3, None)}),
        ("ارتفع عدد القتلى من 12 إلى 15 في هجوم على القرية.", {"dead": (15, None)}),
        ("بعد هجوم على قافلة تقل 30 جنديا قتل منهم 12.", {"dead": (12, None)}),
        ("هاجم مسلحون 30 جنديا فقتل منهم 12 في هجوم على القرية.", {"dead": (12, None)}),
        ("12 شخصا قتلوا منهم 3 أطفال في هجوم على القرية.", {"dead": (12, None)}),
        ("قتل 12 من أصل 30 راكبا في هجوم على القرية.", {"dead": (12, None)}),
        ("أدى هجوم على القرية إلى مقتل 12 شخصا، ومن بين القتلى 3 أطفال.", {"dead": (12, None)}),
        ("بين القتلى 3 أطفال في هجوم على القرية.", {}),
    ],
)
def test_a_part_and_a_number_that_another_replaces_are_not_counted(text, found):
    assert counted(text, "هجوم", "ASSAULT") == found


@pytest.mark.parametrize(
    "text",
    [
        "نحو 40 قتيلا وجريحا في هجوم على حافلة.",
        "سقوط 30 بين قتيل وجريح في هجوم على حافلة.",
        "مقتل وإصابة 30 شخصا في هجوم على حافلة.",
    ],
)
def test_a_number_of_dead_and_injured_together_is_neither(text):
    assert counted(text, "هجوم", "ASSAULT") == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("أعلنت كينيا أن 4 أشخاص قتلوا وأصيب 21 آخرون في هجوم.", {"dead": (4, None), "injured": (21, None)}),
        ("قال الجيش إن اثنين من أفراده قتلا وأصيب 24 في هجوم.", {"dead": (2, None), "injured": (24, None)}),
        ("ثلاثة مسلحين قتلوا شرطيا في هجوم على حاجز.", {"dead": (1, None)}),
        ("هجوم على حافلة يقتل 7 ويصيب 14.", {"dead": (7, None), "injured": (14, None)}),
        ("أعلن الجيش القضاء على 30 مسلحا في هجوم.", {"dead": (30, None)}),
        ("مقتل 11 جنديا وفقدان اثنين في هجوم.", {"dead": (11, None)}),
        ("قتل فلسطينيان وجرح ثالث في هجوم.", {"dead": (2, None), "injured": (1, None)}),
        ("استشهاد جنديين وإصابة ثالث في هجوم.", {"dead": (2, None), "injured": (1, None)}),
        ("أعلن الوزير وفاة ثلاثة جرحى بعد هجوم.", {"dead": (3, None)}),
        ("قتل 12 شخصا في 3 مواقع خلال هجوم.", {"dead": (12, None)}),
        ("قتل 60 شخصا على يد خمسة مسلحين في هجوم.", {"dead": (60, None)}),
        ("أصاب هجوم الجيش 3 ناقلات نفط.", {}),
    ],
)
def test_what_became_of_people_is_told_before_or_behind_their_number(text, found):
    assert counted(text, "هجوم", "ASSAULT") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("شن مسلحون فجر الاثنين هجوما على قرية نائية في شمال البلاد قرب الحدود مع كينيا، ما أسفر عن مقتل 14 من سكانها.", {"dead": (14, None)}),
        ("شن مسلحون فجر الاثنين هجوما على قرية نائية في شمال البلاد قرب الحدود، واحتفل سكان العاصمة أمس بعيدهم قرب قبور 14 قتيلا.", {}),
    ],
)  # fmt: skip
def test_a_number_far_away_is_of_the_deed_unless_another_deed_begins(text, found):
    assert counted(text, "هجوما", "ASSAULT") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("أدى هجوم على القرية إلى فرار 7000 مدني من ديارهم.", {"displaced": (7000, None)}),
        ("أجبر هجوم على القرية 20 ألف مدني على النزوح.", {"displaced": (20_000, None)}),
        ("فر 3 مسلحين بعد هجوم على القرية.", {}),
    ],
)
def test_who_was_forced_to_go_or_fled_home_is_displaced(text, found):
    assert counted(text, "هجوم", "ASSAULT") == found


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("12 شخصا اعتقلوا في احتجاجات نيروبي.", "اعتقلوا", {"arrested": (12, None)}),
        ("17 متظاهرا تم توقيفهم في نيروبي.", "توقيفهم", {"arrested": (17, None)}),
        ("اعتقال 18 نجارا في نيروبي.", "اعتقال", {"arrested": (18, None)}),
        ("اعتقلت الشرطة الأوغندية جزائريا.", "اعتقلت", {"arrested": (1, None)}),
        ("اعتقلت تركيا 44 شخصا.", "اعتقلت", {"arrested": (44, None)}),
        ("ارتفع عدد الموقوفين إلى 85 في نيروبي.", "الموقوفين", {"arrested": (85, None)}),
        ("مذكرة توقيف بحق 3 مسؤولين كينيين.", "توقيف", {}),
        ("احتجزت كينيا ناقلة على متنها 23 بحارا.", "احتجزت", {}),
    ],
)
def test_who_was_arrested_is_told_before_or_behind_the_number(text, word, found):
    assert counted(text, word, "COERCE", "arrest") == found


@pytest.mark.parametrize("number", ["9" * 20, "9" * 400, "-" + "9" * 400])
def test_more_people_than_there_are_count_nobody(number):
    assert counted(f"أدى هجوم على القرية إلى مقتل {number} شخص وإصابة 4 جنود.", "هجوم", "ASSAULT") == {
        "injured": (4, None)
    }


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("لم يقتل أي من 30 شخصا في هجوم على القرية.", {}),
        ("لقي 30 شخصا ترحيبا بعد هجوم على القرية.", {}),
        ("لقي 30 شخصا حتفهم في هجوم على القرية.", {"dead": (30, None)}),
        ("لقي 30 شخصا من سكان البلدة مصرعهم في هجوم على القرية.", {"dead": (30, None)}),
        ("قتل 20 جنديا وضابطا في هجوم على القرية.", {"dead": (20, None)}),
        ("قتل 3 جنود وضابط في هجوم على القرية.", {"dead": (4, None)}),
    ],
)
def test_what_is_denied_or_met_otherwise_kills_nobody_and_many_of_two_kinds_are_one_number(text, found):
    assert counted(text, "هجوم", "ASSAULT") == found


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("ارتفع عدد القتلى في الهجوم الذي شنه مسلحون على سوق في العاصمة إلى ستة.", "الهجوم", {"dead": (6, None)}),
        ("بلغ عدد قتلى الهجوم الذي شنه مسلحون على قاعدة للجيش 34 راعيا.", "الهجوم", {"dead": (34, None)}),
        ("ارتفعت حصيلة القتلى جراء هجوم على القرية الغربية إلى ما لا يقل عن 18.", "هجوم", {"dead": (18, "min")}),
        ("ارتفع عدد القتلى في الهجوم على القرية الغربية من 15 إلى 18.", "الهجوم", {"dead": (18, None)}),
        ("تراجع عدد الجرحى الذين سقطوا في الهجوم على القرية إلى تسعة.", "الهجوم", {"injured": (9, None)}),
        ("نقل عدد من القتلى بعد الهجوم على القرية الغربية إلى 3 مدن.", "الهجوم", {}),
        ("ارتفع عدد القتلى في الهجوم على القرية، وأعلنت الشرطة أنها استجوبت تسعة.", "الهجوم", {}),
        ("حصيلة الهجوم بلغت 73 قتيلا وأكثر من 200 جريح.", "الهجوم", {"dead": (73, None), "injured": (200, "min")}),
        ("زادت حصيلة الهجوم لتصل إلى 16 قتيلا.", "الهجوم", {"dead": (16, None)}),
        ("قضى 30 سائحا إجازتهم في المدينة رغم الهجوم.", "الهجوم", {}),
        ("قضى 30 سائحا ثلاثة أيام في المدينة رغم الهجوم.", "الهجوم", {}),
        ("قضت المحكمة بسجن 12 شخصا شاركوا في الهجوم.", "الهجوم", {}),
        ("قضى 30 سائحا في الهجوم على المدينة.", "الهجوم", {"dead": (30, None)}),
        ("قضى الجيش على 30 مسلحا في الهجوم على المدينة.", "الهجوم", {"dead": (30, None)}),
        ("قضى 30 سائحا حرقا في الهجوم على المدينة.", "الهجوم", {"dead": (30, None)}),
    ],
)
def test_tolls_that_reach_a_number_and_a_verb_that_only_without_object_says_that_people_died(text, word, found):
    assert counted(text, word, "ASSAULT") == found


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("قتل شرطي كيني أمس أربعة متظاهرين.", 4),
        ("قتل شرطي وأربعة متظاهرين في نيروبي.", 5),
        ("قتل شرطي في مواجهة مع أربعة متظاهرين.", 1),
    ],
)
def test_a_lone_person_before_a_number_of_people_harmed_them(text, dead):
    assert counted(text, "قتل", "ASSAULT")["dead"] == (dead, None)


@pytest.mark.parametrize(
    ("text", "word", "dead"),
    [
        ("قتلت طالبان ثلاثة جنود في قندهار.", "قتلت", 3),
        ("قتل مسلحان من طالبان في قندهار.", "قتل", 2),
        ("قتل طالبان في هجوم على جامعة في قندهار.", "قتل", 2),  # two students
    ],
)
def test_a_group_whose_name_looks_like_a_dual_is_not_counted(text, word, dead):
    assert counted(text, word, "ASSAULT")["dead"] == (dead, None)
