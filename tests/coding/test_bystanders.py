"""Who is named near a statement and is no party of it."""

from __future__ import annotations

import pytest

from marsad.coding.discourse import Candidate
from marsad.coding.facts.bystanders import of_owner, takes_part, without_unknown
from marsad.coding.sides.roles import Asked
from marsad.coding.stage import Stage, set_stage
from marsad.coding.triggers import Trigger
from marsad.readers import Document


def stated(text: str, word: str) -> tuple[Stage, Trigger, dict[str, Candidate]]:
    stage = set_stage(Document.from_text(text, published="2024-03-07"))
    trigger = next(t for t in stage.fact_triggers if t.scene.tokens[t.at].surface == word)
    return stage, trigger, {c.country: c for c in reversed(stage.discourse.candidates(trigger))}


@pytest.mark.parametrize(
    ("text", "word", "relation", "one", "other", "takes"),
    [
        ("قصفت فصائل موالية لغانا قاعدة كينية.", "قاعدة", "military_presence", "KEN", "GHA", False),
        ("قصفت فصائل مدعومة من غانا قاعدة كينية.", "قاعدة", "military_presence", "KEN", "GHA", False),
        ("قصفت فصائل قاعدة كينية في غانا.", "قاعدة", "military_presence", "KEN", "GHA", True),
        ("نفت غانا الهجوم على القاعدة الكينية.", "القاعدة", "military_presence", "KEN", "GHA", False),
        ("رفضت غانا وجود قوات كينية.", "وجود", "military_presence", "KEN", "GHA", True),
        ("اعتقلت غانا عضوين في الجيش الكيني.", "عضوين", "membership", "GHA", "KEN", False),
        ("انضمت غانا إلى منظمة أوبك.", "انضمت", "membership", "GHA", "IGO", True),
        ("زارت بعثة غانا الدائمة لدى الأمم المتحدة كينيا.", "بعثة", "diplomatic_mission", "GHA", "KEN", False),
        ("زارت بعثة غانا الدائمة لدى كينيا السوق.", "بعثة", "diplomatic_mission", "GHA", "KEN", True),
        ("انضمت غانا إلى اتفاقية نيروبي.", "اتفاقية", "agreement", "GHA", "KEN", False),
        ("وقعت غانا اتفاقية مع نيروبي.", "اتفاقية", "agreement", "GHA", "KEN", True),
        ("وقعت غانا اتفاقية أوتاوا.", "وقعت", "agreement", "GHA", "CAN", False),
        ("وقع نظام نيروبي اتفاقا مع غانا.", "اتفاقا", "agreement", "GHA", "KEN", True),
        ("وقعت غانا معاهدة نيروبي مع كينيا.", "معاهدة", "agreement", "GHA", "KEN", True),
        ("تحقق اتفاق بنيروبي بين غانا والمتمردين.", "اتفاق", "agreement", "GHA", "KEN", False),
        ("تحقق اتفاق في نيروبي مع غانا.", "اتفاق", "agreement", "GHA", "KEN", True),
        ("قصفت فصائل موالية لغانا قاعدة كينية في مالي.", "قاعدة", "military_presence", "GHA", "MLI", False),
    ],
)  # fmt: skip
def test_who_is_only_named_near_takes_no_part(
    text: str, word: str, relation: str, one: str, other: str, takes: bool
) -> None:
    _, trigger, parties = stated(text, word)
    assert takes_part(trigger, relation, (parties[one], parties[other])) is takes


@pytest.mark.parametrize(
    ("text", "word", "kept"),
    [
        ("وقعت غانا أول معاهدة بين دولة أفريقية مع كينيا.", "معاهدة", ["GHA"]),
        ("وقعت غانا معاهدة مع كينيا والدول الغربية.", "معاهدة", ["GHA", "UNK"]),
        ("تحدث عن خلاف غانا مع كينيا والتوتر بين الغرب وغانا.", "والتوتر", ["GHA", "UNK"]),
    ],
)
def test_nobody_unknown_stands_beside_a_named_partner(text: str, word: str, kept: list[str]) -> None:
    _, trigger, parties = stated(text, word)
    kenya = parties["KEN"]
    told = [
        (Asked(trigger, "agreement", 0.9), [(parties["GHA"], kenya)]),
        (Asked(trigger, "agreement", 0.9), [(parties["UNK"], kenya)]),
    ]
    assert [pair[0].country for _, pairs in without_unknown(told) for pair in pairs] == kept


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("أدانت غانا فتح كينيا سفارتها في القدس.", "KEN"),
        ("رحبت غانا بنقل كينيا سفارتها إلى القدس.", "KEN"),
        ("قالت غانا لكينيا إن سفارتها في القدس مفتوحة.", "GHA"),
    ],
)
def test_who_is_told_to_open_his_own_mission_is_its_sender(text: str, owner: str) -> None:
    stage, trigger, parties = stated(text, "سفارتها")
    pairs = [(parties["GHA"], parties["ISR"])]
    found = of_owner(Asked(trigger, "diplomatic_mission", 0.9), pairs, stage.discourse)
    assert [(one.country, other.country) for one, other in found] == [(owner, "ISR")]
