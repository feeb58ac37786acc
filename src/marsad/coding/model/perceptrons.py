"""Small networks over rows of numbers, for what is decided with the whole page in view.

Several perceptrons of two hidden layers, learned from different starts, whose probabilities are averaged (Hansen, Salamon 1990, Neural network
ensembles). Training programs write them (`training/second_look.py`); here they are only applied.
"""

from __future__ import annotations

import msgspec
import numpy as np

from marsad.coding.model.arrays import Array, Floats


class Weights(msgspec.Struct, frozen=True):
    """The file: names of the columns, their means and spreads on the pages learned from, and the layers.

    Each layer is weights of shape (perceptrons, inputs, outputs) and biases of shape (perceptrons, 1, outputs).
    """

    columns: tuple[str, ...]
    mean: Array
    spread: Array
    layers: tuple[tuple[Array, Array], ...]


class Perceptrons:
    """Weights made ready to apply.

    Args:
        weights: the content of the file.
    """

    def __init__(self, weights: Weights) -> None:
        self.columns = weights.columns
        self.mean, self._spread = weights.mean.floats(), weights.spread.floats()
        self._layers = [(weight.floats(), bias.floats()) for weight, bias in weights.layers]

    def chances(self, rows: Floats) -> Floats:
        """The probability of each answer, answers not excluding each other.

        Args:
            rows: shape (rows, columns).

        Returns:
            Shape (rows, answers).
        """
        hidden = ((rows - self.mean) / self._spread)[None]
        for number, (weight, bias) in enumerate(self._layers):
            hidden = (np.maximum(hidden, 0) if number else hidden) @ weight + bias
        mean: Floats = (1 / (1 + np.exp(-hidden))).mean(0)
        return mean
