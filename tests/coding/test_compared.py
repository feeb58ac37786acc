"""What a sentence tells only to compare with, and what is stated of it."""

from __future__ import annotations

import pytest

from marsad.coding.compared import comparisons
from marsad.coding.discourse import Candidate
from marsad.coding.facts.qualifiers import Statement, qualify, told_beside
from marsad.coding.stage import set_stage
from marsad.readers import Document
from marsad.records import ActorKind, ActorMention, Span


def party(country: str) -> Candidate:
    mention = ActorMention(Span(0, 1), country, ActorKind.STATE, country, "GOV", country)
    return Candidate(mention, country, "GOV", None, "here")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("بلغت الواردات 90 مليون دولار، مقارنة بـ70 مليون دولار عام 2021.", "مقارنة بـ70 مليون دولار عام 2021"),
        ("بلغت الواردات 90 مليون دولار مقابل 70 مليون دولار عام 2021.", "مقابل 70 مليون دولار عام 2021"),
        ("بلغت الواردات 90 مليون دولار بعد أن كانت 70 مليون دولار.", "بعد أن كانت 70 مليون دولار"),
        ("ارتفعت الواردات من 70 مليون دولار عام 2021 إلى 90 مليون دولار.", "من 70 مليون دولار عام 2021"),
        ("زادت الواردات 8 في المئة عن عام 2021.", "عن عام 2021"),
        ("بلغت الواردات 90 مليون دولار بزيادة 8 في المئة على العام الماضي.", "على العام الماضي"),
        ("استوردت غانا قمحا أكثر بنسبة 8 في المئة من العام الماضي.", "من العام الماضي"),
        ("استوردت غانا قمحا بنسبة 8 في المئة أقل مما استوردته في 2021.", "مما استوردته في 2021"),
        ("استوردت غانا 8 في المئة من قمحها عام 2021.", None),
        ("بلغت حصة غانا 8 في المئة من واردات عام 2021.", None),
        ("باعت غانا الغاز مقابل 70 مليون دولار.", None),
        ("باعت غانا 20 طنا من القمح مقابل 70 مليون دولار.", None),
        ("استوردت غانا من كينيا 70 طنا عام 2021.", None),
        ("نقلت غانا من مخازنها 70 طنا إلى كينيا.", None),
        ("أجرت غانا مقارنة شملت 70 بلدا عام 2021.", None),
    ],
)
def test_a_comparison_has_its_stretch_of_words(text: str, told: str | None) -> None:
    scene = set_stage(Document.from_text(text, published="2024-03-07")).scenes[0]
    found = [text[scene.tokens[r.start].span.start : scene.tokens[r.stop - 1].span.end] for r in comparisons(scene)]
    assert found == ([told] if told else [])


@pytest.mark.parametrize(
    ("text", "field", "now", "before"),
    [
        ("بلغت صادرات غانا إلى كينيا 90 مليون دولار، مقارنة بـ70 مليون دولار عام 2021.", "value", 9e7, 7e7),
        ("بلغت صادرات غانا إلى كينيا 90 مليون دولار مقابل 70 مليون دولار عام 2021.", "value", 9e7, 7e7),
        ("زادت صادرات غانا إلى كينيا من 70 مليون دولار عام 2021 إلى 90 مليون دولار.", "value", 9e7, 7e7),
        ("بلغت صادرات غانا إلى كينيا 40% من حاجتها مقارنة بنسبة 30% عام 2021.", "share", 0.4, 0.3),
        ("بلغت صادرات غانا إلى كينيا 900 طن بعد أن كانت 700 طن عام 2021.", "volume", 900, 700),
        ("بلغت صادرات غانا إلى كينيا 90 مليون دولار، مقارنة بـ70 مليون يورو عام 2021.", "value", 9e7, None),
        ("بلغت صادرات غانا إلى كينيا 90 مليون دولار، مقارنة بـ70 مليون دولار.", "value", 9e7, None),
    ],
)
def test_a_number_of_another_time_is_a_fact_of_its_own(text: str, field: str, now: float, before: float | None) -> None:
    stage = set_stage(Document.from_text(text, published="2024-03-07"))
    trigger = next(t for t in stage.fact_triggers if t.scene.stems[t.at] == "صادرات")
    said = Statement(trigger, party("GHA"), party("KEN"))
    fields, _ = qualify(said, "trade")
    assert fields[field] == now
    assert "period" not in fields
    beside = [(told[field], told["period"]) for told, _, _ in told_beside(said, "trade", fields)]
    assert beside == ([(before, {"start": "2021-01-01", "end": "2021-12-31"})] if before else [])


def test_fewer_soldiers_than_there_were_are_those_that_are_left() -> None:
    text = "تقلصت قوات غانا في كينيا من 500 جندي إلى 200 جندي."
    stage = set_stage(Document.from_text(text, published="2024-03-07"))
    trigger = next(t for t in stage.fact_triggers if t.scene.stems[t.at] == "قوات")
    assert qualify(Statement(trigger, party("GHA"), party("KEN")), "military_presence")[0]["troops"] == 200
