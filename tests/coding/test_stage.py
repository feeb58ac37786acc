from __future__ import annotations

import pytest

from marsad.coding.stage import set_stage
from marsad.language import analyse
from marsad.mentions import places, states
from marsad.mentions.actor import text as actor_text
from marsad.mentions.actors import actors_in
from marsad.mentions.places import places_in
from marsad.readers import Document
from marsad.records import Analysis

TEXT = "استقبل الرئيس المصري في القاهرة وزير خارجية غينيا-بيساو، ثم سافر إلى طرابلس في ليبيا."


def test_the_states_of_a_document_are_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[Analysis] = []

    def counting(analysis: Analysis, policy: str = "iso") -> list[states.StateMatch]:
        calls.append(analysis)
        return states.states_in(analysis, policy)

    for module in ("marsad.coding.stage", actor_text.__name__, places.__name__):
        monkeypatch.setattr(f"{module}.states_in", counting)
    stage = set_stage(Document.from_text(TEXT))
    assert stage.actors
    assert len(calls) == 1


def test_states_handed_over_change_nothing() -> None:
    analysis = analyse(TEXT)
    known = states.states_in(analysis)
    assert actors_in(analysis, states=known) == actors_in(analysis)
    assert places_in(analysis, states=known) == places_in(analysis)
