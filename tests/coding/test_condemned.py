"""Who is put to death where nobody is told as who does it, and who kills behind a place."""

from __future__ import annotations

import pytest

from marsad.coding.coder import Coder
from marsad.coding.sides.victims import killing
from marsad.coding.stage import set_stage
from marsad.readers import Document


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


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
