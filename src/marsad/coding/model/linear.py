"""Log-linear models over named features: for what is decided last.

They judge whole drafts and whole pages, where the features are few and each should be seen to count. Multinomial logistic
regression: Hastie, Tibshirani, Friedman, The Elements of Statistical Learning, 4.4.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import exp

import msgspec


class Linear(msgspec.Struct, frozen=True):
    """A multinomial logistic model: ``weights[feature]`` are (class number, weight) pairs."""

    classes: tuple[str, ...]
    bias: tuple[float, ...]
    weights: dict[str, tuple[tuple[int, float], ...]]

    def probabilities(self, features: Iterable[str]) -> list[float]:
        """The probability of each class, in the order of ``classes``."""
        scores = list(self.bias)
        weights = self.weights
        for feature in features:
            for number, weight in weights.get(feature, ()):
                scores[number] += weight
        top = max(scores)
        raised = [exp(s - top) for s in scores]
        total = sum(raised)
        return [r / total for r in raised]

    def probability(self, features: Iterable[str], of: str) -> float:
        """The probability of one class."""
        return self.probabilities(features)[self.classes.index(of)]
