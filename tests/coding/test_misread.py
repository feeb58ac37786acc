from pathlib import Path

import pytest

from marsad.evaluation import load, predict, rows

PAGES = Path(__file__).resolve().parents[2] / "evaluation" / "misread"


@pytest.fixture(scope="module")
def found():
    return {page.id: page for page in predict(rows(PAGES / "articles.jsonl"), jobs=1)}


@pytest.mark.parametrize("gold", load(PAGES / "gold.jsonl").values(), ids=lambda gold: gold.id)
def test_words_of_war_and_diplomacy_that_mean_something_else_are_not_coded(gold, found):
    assert (found[gold.id].events, found[gold.id].facts) == (gold.events, gold.facts)
