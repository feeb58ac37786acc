"""Sketches of wordings, alone and many together."""

import pytest

from marsad.text.sketches import RUN, Sketches, resemblance, runs, sketch, values

WORDS = [f"كلمة{n}" for n in range(300)]


def other(*numbers):
    return [f"أخرى{n}" for n in numbers]


@pytest.mark.parametrize("shared", [0, 60, 200, 300])
def test_resemblance_estimates_the_share_of_common_runs(shared):
    changed = WORDS[:shared] + other(*range(300 - shared))
    common, all_runs = runs(WORDS) & runs(changed), runs(WORDS) | runs(changed)
    assert resemblance(sketch(WORDS), sketch(changed)) == pytest.approx(len(common) / len(all_runs), abs=0.12)


def test_a_text_of_few_words_is_compared_as_a_whole():
    assert resemblance(sketch(WORDS[:3]), sketch(WORDS[:3])) == 1.0
    assert resemblance(sketch(WORDS[:3]), sketch(WORDS[:4])) < 0.1
    assert sketch([]) == b""
    assert resemblance(sketch([]), sketch(WORDS)) == 0.0


def test_a_sketch_is_the_same_in_every_process():
    """Books keep them."""
    assert values(sketch(["a"] * RUN))[:2].tolist() == [3366369127, 3367946995]


def test_what_shares_a_stretch_is_found_among_the_last():
    kept = Sketches(400)
    for n in range(1000):
        assert kept.add(sketch(other(*range(1000 * n, 1000 * n + 40)))) == n
    for n in (600, 750, 999):
        assert kept.like(sketch(WORDS + other(*range(1000 * n, 1000 * n + 40)))) == [n]
    assert kept.like(sketch(other(*range(599_000, 599_040)))) == []
    assert Sketches(5).like(sketch(WORDS)) == []
