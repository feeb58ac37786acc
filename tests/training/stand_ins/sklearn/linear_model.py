from __future__ import annotations

import numpy as np
from scipy.optimize import minimize


class LogisticRegression:
    """Of two classes."""

    def __init__(self, C: float, max_iter: int, tol: float) -> None:  # noqa: N803 - scikit-learn's name
        self.strength, self.rounds = C, max_iter

    def fit(self, matrix, labels: np.ndarray) -> LogisticRegression:
        signs = 2.0 * labels - 1

        def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
            margins = signs * (matrix @ weights[:-1] + weights[-1])
            wrong = -self.strength * signs / (1 + np.exp(margins))
            inner = np.append(weights[:-1], 0.0)
            value = self.strength * np.logaddexp(0, -margins).sum() + inner @ inner / 2
            return float(value), np.append(matrix.T @ wrong, wrong.sum()) + inner

        start = np.zeros(matrix.shape[1] + 1)
        found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": self.rounds}).x
        self.coef_, self.intercept_ = found[None, :-1], found[-1:]
        return self
