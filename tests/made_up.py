"""Models with made-up weights, for tests that must not depend on what was learned."""

import numpy as np

from marsad.coding.model.arrays import Array
from marsad.coding.model.perceptrons import Perceptrons, Weights


def halves(values):
    """An array as model files keep it."""
    array = np.asarray(values, np.float16)
    return Array(array.shape, array.tobytes())


def perceptrons(*columns, seed=0):
    """A second look at these columns: whatever it sees changes its chances."""
    made = np.random.default_rng(seed)
    layers = tuple(
        (halves(made.normal(0, 1, (2, inputs, outputs))), halves(made.normal(0, 0.1, (2, 1, outputs))))
        for inputs, outputs in ((len(columns), 8), (8, 8), (8, 2))
    )
    return Perceptrons(Weights(columns, halves(np.zeros(len(columns))), halves(np.ones(len(columns))), layers))
