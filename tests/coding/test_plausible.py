"""Parties that the world does not let a relation have."""

from __future__ import annotations

import pytest

from marsad.coding.facts.plausible import is_plausible
from marsad.coding.stage import set_stage
from marsad.readers import Document


def trigger_of(text: str, word: str):
    stage = set_stage(Document.from_text(text, published="2024-03-07"))
    return next(t for t in stage.fact_triggers if t.scene.tokens[t.at].surface == word)


@pytest.mark.parametrize(
    ("one", "other", "plausible"),
    [
        ("KEN", "SOM", True),
        ("SOM", "KEN", True),
        ("IRN", "ISR", False),
        ("JPN", "KOR", False),
        ("IGO", "RUS", True),  # a bloc's border is not in the table
        ("UNK", "KEN", True),
    ],
)
def test_only_neighbours_share_a_border_on_land(one: str, other: str, plausible: bool) -> None:
    trigger = trigger_of("أغلق الجيش الحدود المشتركة مع كينيا أمس.", "الحدود")
    assert is_plausible(trigger, "border", one, other) == plausible


def test_a_border_at_sea_may_part_any_two() -> None:
    trigger = trigger_of("رسم البلدان الحدود البحرية المشتركة مع كينيا.", "الحدود")
    assert is_plausible(trigger, "border", "CYP", "ISR")


def test_troops_are_stationed_in_a_state_and_not_in_a_group() -> None:
    trigger = trigger_of("تستضيف البلاد قاعدة عسكرية.", "قاعدة")
    assert is_plausible(trigger, "military_presence", "USA", "TUR")
    assert is_plausible(trigger, "military_presence", "USA", "UNK")
    assert not is_plausible(trigger, "military_presence", "USA", "ISM")


def test_a_mission_of_the_united_nations_is_no_embassy() -> None:
    trigger = trigger_of("افتتحت سفارة جديدة.", "سفارة")
    assert not is_plausible(trigger, "diplomatic_mission", "UNO", "MLI")
    assert is_plausible(trigger, "diplomatic_mission", "KEN", "MLI")
