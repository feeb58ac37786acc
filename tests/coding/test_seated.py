"""Who is put on which side by the slots of a construction, whatever the network took them for."""

from __future__ import annotations

import pytest

from marsad.coding.drafts import Draft
from marsad.coding.sides.seated import seat_told
from marsad.coding.stage import set_stage
from marsad.readers import Document


def seated(text: str, word: str, type: str, actors: str, recipients: str) -> tuple[set[str], set[str]]:
    stage = set_stage(Document.from_text(text, published="2024-03-07"))
    trigger = next(t for t in stage.triggers if t.scene.tokens[t.at].surface == word)
    draft = Draft(trigger, type, 0.9)
    candidates = stage.discourse.candidates(trigger)
    draft.actors = [c for c in candidates if c.country in actors.split()]
    draft.recipients = [c for c in candidates if c.country in recipients.split()]
    seat_told(draft, stage.discourse)
    return {c.country for c in draft.actors}, {c.country for c in draft.recipients}


@pytest.mark.parametrize(
    ("text", "word", "type", "actors", "recipients", "sides"),
    [
        ("استدعت مالي السفير الفرنسي.", "استدعت", "ACCUSE", "FRA", "MLI", ({"MLI"}, {"FRA"})),
        ("تم استدعاء السفير الفرنسي في باماكو.", "استدعاء", "ACCUSE", "FRA", "MLI", ({"MLI"}, {"FRA"})),
        ("استدعت مالي سفيرها لدى غانا وتوغو.", "استدعت", "SANCTION", "MLI", "GHA", ({"MLI"}, {"GHA", "TGO"})),
        ("رصدت الفلبين 20 طائرة عسكرية صينية.", "رصدت", "MOBILIZE", "PHL", "", ({"CHN"}, {"PHL"})),
        ("تلقى الملك الأردني تهنئة من رئيس غانا.", "تهنئة", "SUPPORT", "JOR GHA", "", ({"GHA"}, {"JOR"})),
        ("أدانت مالي القرار الفرنسي.", "أدانت", "ACCUSE", "FRA", "MLI", ({"FRA"}, {"MLI"})),
    ],
)
def test_who_fills_a_slot_stands_on_its_side(
    text: str, word: str, type: str, actors: str, recipients: str, sides: tuple[set[str], set[str]]
) -> None:
    assert seated(text, word, type, actors, recipients) == sides


def test_what_goes_on_inside_one_country_keeps_it_on_both_sides() -> None:
    sides = seated("أقال الرئيس الكيني وزير الدفاع.", "أقال", "COERCE", "KEN", "KEN")
    assert sides == ({"KEN"}, {"KEN"})
