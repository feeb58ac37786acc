"""Who is put to death where nobody is told as who does it, and who kills behind a place."""

from __future__ import annotations

import pytest

from marsad.coding.coder import Coder
from marsad.coding.sides.killings import killing
from marsad.coding.stage import set_stage
from marsad.readers import Document


def sides(coder: Coder, text: str) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    events = coder.code(Document.from_text(text, published="2023-05-10")).events
    event = next(e for e in events if e.type == "ASSAULT")
    return {(p.country, p.sector) for p in event.actors}, {(p.country, p.sector) for p in event.recipients}


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("في كينيا أعدمت امرأة.", {("KEN", "GOV")}, {("KEN", "CVL")}),
        ("وفي كينيا أعدم ثلاثة رجال شنقا.", {("KEN", "GOV")}, {("KEN", "CVL")}),
        ("وفي الصين أعدم كندي بتهمة تهريب المخدرات.", {("CHN", "GOV")}, {("CAN", "CVL")}),
        ("وفي العراق أعدم ستة مسلحين شنقا.", {("IRQ", "GOV")}, {("IRQ", "UAF")}),
        ("وفي السودان أعدم ضابط سابق رميا بالرصاص.", {("SDN", "GOV")}, {("SDN", "MIL")}),
    ],
)
def test_who_stands_behind_a_verb_of_executing_alone_was_executed(
    coder: Coder, text: str, actors: set[tuple[str, str]], recipients: set[tuple[str, str]]
) -> None:
    assert sides(coder, text) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("وفي سوريا أعدم تنظيم داعش عشرة رجال.", {("ISM", "REB")}, {"SYR"}),
        ("وفي العراق أعدم مسلحون ستة قرويين.", {("IRQ", "UAF")}, {"IRQ"}),
        ("وفي الكونغو أعدم جندي ضابطا.", {("COD", "MIL")}, {"COD"}),
        ("أعدم ضابط إسرائيلي شابا فلسطينيا في جنين.", {("ISR", "MIL")}, {"PSE"}),
        ("وفي أفغانستان أعدمت حركة طالبان رجلا علنا.", {("AFG", "GOV")}, {"AFG"}),
    ],
)
def test_who_executes_somebody_stays_who_does_it(
    coder: Coder, text: str, actors: set[tuple[str, str]], recipients: set[str]
) -> None:
    acting, suffering = sides(coder, text)
    assert (acting, {country for country, _ in suffering}) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "verb", "by"),
    [
        ("وفي العراق قتل مسلحون ستة قرويين.", "قتل", "مسلحون"),
        ("الغارة التي وقعت في مالي قتلت ستة مسلحين.", "قتلت", None),
        ("وفي مالي قتل ستة جنود في غارة.", "قتل", None),
        ("قال الجيش إن جنوده قتلوا عشرة مسلحين في مالي.", "قتلوا", "جنوده"),
        ("بحثت الشرطة عن الجندي الذي قتل ستة متظاهرين.", "قتل", "الجندي"),
    ],
)
def test_a_place_in_front_of_a_verb_of_harm_did_not_do_it(text: str, verb: str, by: str | None) -> None:
    scene = set_stage(Document.from_text(text)).scenes[0]
    told = killing(scene, next(i for i, t in enumerate(scene.tokens) if t.surface == verb))
    assert (told and scene.tokens[told.by].surface) == by


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("قتل شاب فلسطيني برصاص الجيش الإسرائيلي في نابلس.", {("ISR", "MIL")}, {("PSE", "CVL")}),
        ("قتل جنديان سوريان بنيران تركية.", {("TUR", "GOV")}, {("SYR", "MIL")}),
        ("قتل صحفي بالرصاص في المكسيك.", set(), {("MEX", "JRN")}),
        ("قتل شرطي بالرصاص رجلا في تونس.", {("TUN", "COP")}, {("TUN", "CVL")}),
        ("قتلت الشرطة بالرصاص متظاهرا في كينيا.", {("KEN", "COP")}, {("KEN", "CVL")}),
    ],
)
def test_who_was_shot_did_not_shoot(
    coder: Coder, text: str, actors: set[tuple[str, str]], recipients: set[tuple[str, str]]
) -> None:
    assert sides(coder, text) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("دهست سيارة شرطيا في كينيا.", set(), {("KEN", "COP")}),
        ("وفي العراق قتل جندي أمريكي عراقيا.", {("USA", "MIL")}, {("IRQ", "CVL")}),
        ("وفي أفغانستان قتل جنديان أمريكيان طفلا.", {("USA", "MIL")}, {("AFG", "CVL")}),
        ("قتل جندي أمريكي مدنيا في العراق.", {("USA", "MIL")}, {("IRQ", "CVL")}),
        ("في بغداد اغتيل ناشط على يد مجهولين.", set(), {("IRQ", "SOC")}),
    ],
)
def test_whoever_stands_in_the_accusative_was_struck(
    coder: Coder, text: str, actors: set[tuple[str, str]], recipients: set[tuple[str, str]]
) -> None:
    assert sides(coder, text) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "sector"),
    [("أعلنت الوزارة مقتل فلسطيني في جنين.", "CVL"), ("هجوم إسرائيلي على دمشق.", "GOV")],
)
def test_a_person_named_by_his_nation_is_no_government(coder: Coder, text: str, sector: str) -> None:
    events = coder.code(Document.from_text(text, published="2023-05-10")).events
    event = next(e for e in events if e.type == "ASSAULT")
    assert {p.sector for p in (*event.actors, *event.recipients) if p.country in ("PSE", "ISR")} == {sector}


def test_whom_a_protest_is_about_does_not_protest(coder: Coder) -> None:
    events = coder.code(Document.from_text("اندلعت احتجاجات في إيران عقب مقتل شابة على يد الشرطة.")).events
    protest = next(e for e in events if e.type == "PROTEST")
    assert {(p.country, p.name) for p in protest.actors} == {("IRN", "إيران")}
