"""Examples of lexicon rules that are wrong are told."""

import pytest

from marsad.evaluation import lexicon_examples
from marsad.evaluation.lexicon_examples import example_faults
from marsad.lexicon import Entry, Example


@pytest.fixture
def rule(monkeypatch):
    def make(topic, accept=(), reject=()):
        monkeypatch.setattr(lexicon_examples, "topics", lambda language: (topic,))
        row = (Entry("rule"), tuple(accept), tuple(reject))
        monkeypatch.setattr(lexicon_examples, "examples", lambda language, topic: (row,))
        return example_faults("ar")

    return make


def test_a_good_example_has_no_fault(rule):
    good = Example("التقيا في 12 آذار 2023", "12 آذار 2023")
    assert rule("months", [good], [Example("قوى 14 آذار", why="a party")]) == ([], 2)


@pytest.mark.parametrize(
    ("example", "said"),
    [
        (Example("التقيا في آذار", "نيسان"), "is not in"),
        (Example("التقيا في الصباح الباكر جدا هناك", "هناك"), "is not found in"),
    ],
)
def test_what_must_be_accepted_is_looked_for(rule, example, said):
    (fault,), _ = rule("months", [example])
    assert fault.startswith("months: rule:")
    assert said in fault


def test_a_rejected_example_says_why(rule):
    (fault,), _ = rule("months", [], [Example("قوى 14 آذار")])
    assert "rejected?" in fault
