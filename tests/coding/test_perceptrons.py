"""Perceptrons: worked out by hand, averaged, steady at the edges."""

import msgspec
import numpy as np
import pytest

from made_up import halves
from marsad.coding.model.perceptrons import Perceptrons, Weights


def two_members():
    """One column. The first perceptron says 2 max(x, 0) - 1 for both answers, the second 0 and 1."""
    layers = (
        (halves([[[1.0]], [[0.0]]]), halves([[[0.0]], [[0.0]]])),
        (halves([[[1.0]], [[1.0]]]), halves([[[0.0]], [[0.0]]])),
        (halves([[[2.0, 2.0]], [[0.0, 0.0]]]), halves([[[-1.0, -1.0]], [[0.0, 1.0]]])),
    )
    return Weights(("only",), halves([3.0]), halves([2.0]), layers)


def logistic(score):
    return 1 / (1 + np.exp(-score))


@pytest.mark.parametrize("value", [-5.0, 3.0, 5.0, 9.0])
def test_chances_are_the_mean_of_what_each_perceptron_says(value):
    hidden = max((value - 3) / 2, 0)
    says = logistic(2 * hidden - 1)
    ((first, second),) = Perceptrons(two_members()).chances(np.array([[value]], np.float32))
    assert first == pytest.approx((says + logistic(0)) / 2, abs=1e-5)
    assert second == pytest.approx((says + logistic(1)) / 2, abs=1e-5)


def test_each_row_is_judged_by_itself():
    model = Perceptrons(two_members())
    rows = np.array([[1.0], [4.0], [8.0]], np.float32)
    assert np.allclose(model.chances(rows), np.vstack([model.chances(row[None]) for row in rows]), atol=1e-6)
    assert model.chances(rows[:0]).shape == (0, 2)


def test_a_column_at_its_mean_tells_nothing():
    model = Perceptrons(two_members())
    assert np.allclose(model.chances(model.mean[None]), [[(logistic(-1) + 0.5) / 2, (logistic(-1) + logistic(1)) / 2]])


def test_weights_survive_being_written():
    weights = two_members()
    again = msgspec.msgpack.decode(msgspec.msgpack.encode(weights), type=Weights)
    rows = np.array([[4.0]], np.float32)
    assert np.array_equal(Perceptrons(again).chances(rows), Perceptrons(weights).chances(rows))
