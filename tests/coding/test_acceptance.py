import pytest

from marsad.coding.acceptance import acceptance_features
from marsad.coding.discourse import Candidate
from marsad.coding.drafts import Draft
from marsad.coding.stage import set_stage
from marsad.readers import Document
from marsad.records import ActorKind, ActorMention, Span


@pytest.fixture(scope="module")
def triggers():
    stage = set_stage(Document.from_text("زار الوفد كندا.\nزار الوفد النرويج.\nالتقى الوفد وزيرا."))
    return [next(t for t in stage.triggers if t.scene.index == index) for index in range(3)]


def draft(trigger, actors, recipients, chance, kind="CONSULT"):
    sides = [
        [Candidate(ActorMention(Span(0, 1), "x", ActorKind.STATE, c, "GOV", "x"), c, "GOV", None, "here") for c in side]
        for side in (actors, recipients)
    ]
    return Draft(trigger, kind, chance, *sides)


def twins(drafts, number):
    return {f.removeprefix("twin=") for f in acceptance_features(drafts[number], drafts) if f.startswith("twin=")}


def test_a_draft_alone_has_no_twin(triggers):
    drafts = [draft(triggers[0], ["EGY"], ["CAN"], 0.8), draft(triggers[1], ["EGY"], ["CAN"], 0.9, kind="ACCUSE")]
    assert "none" in twins(drafts, 0)


@pytest.mark.parametrize(
    ("actors", "recipients", "closeness"),
    [
        (["EGY"], ["CAN"], "same"),
        (["CAN"], ["EGY"], "same"),
        (["EGY"], ["CAN", "NOR"], "within"),
        (["EGY"], ["NOR"], "touching"),
        (["EGY"], [], "touching"),
        (["FRA"], ["NOR"], "apart"),
    ],
)
def test_how_close_a_twin_is(triggers, actors, recipients, closeness):
    drafts = [draft(triggers[0], ["EGY"], ["CAN"], 0.8), draft(triggers[1], actors, recipients, 0.9)]
    assert {closeness, f"{closeness}/CONSULT", f"{closeness}/word=True/surer=True"} <= twins(drafts, 0)


def test_the_closest_twin_counts_and_what_it_is_like(triggers):
    drafts = [
        draft(triggers[0], ["EGY"], ["CAN"], 0.4),
        draft(triggers[1], ["FRA"], ["NOR"], 0.9),
        draft(triggers[2], ["CAN"], ["EGY"], 0.8),
    ]
    assert {"same", "same/surer=False/earlier=True", "same/word=False"} <= twins(drafts, 2)
