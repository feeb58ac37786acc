"""Conditional log-linear models: of several choices, each known by its features, the right one. Needs ``numpy`` and ``scipy``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

Example = tuple[list[list[str]], int, float]
"""Features of each choice, index of the right one, weight."""


def fit_ranking(data: Sequence[Example], penalty: float, rounds: int) -> dict[str, float]:
    """Weights of the features by maximum likelihood with a quadratic ``penalty``, in at most so many ``rounds``; not rounded."""
    names = sorted({name for rows, _, _ in data for row in rows for name in row})
    index = {name: i for i, name in enumerate(names)}
    flat = [row for rows, _, _ in data for row in rows]
    columns = [index[name] for row in flat for name in row]
    pointers = np.cumsum([0, *(len(row) for row in flat)])
    matrix = csr_matrix((np.ones(len(columns)), columns, pointers), shape=(len(flat), len(names)))
    starts = np.cumsum([0, *(len(rows) for rows, _, _ in data)])[:-1]
    right = starts + np.array([gold for _, gold, _ in data])
    times = np.array([weight for _, _, weight in data])
    sizes = np.array([len(rows) for rows, _, _ in data])

    def loss(weights: Any) -> tuple[float, Any]:
        scores = matrix @ weights
        top = np.maximum.reduceat(scores, starts)
        exped = np.exp(scores - np.repeat(top, sizes))
        total = np.add.reduceat(exped, starts)
        probability = exped / np.repeat(total, sizes) * np.repeat(times, sizes)
        value = float((times * (np.log(total) + top - scores[right])).sum())
        probability[right] -= times
        return value + penalty * float(weights @ weights) / 2, matrix.T @ probability + penalty * weights

    result = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": rounds})
    return {name: float(weight) for name, weight in zip(names, result.x, strict=True)}


def write(weights: dict[str, float], path: Path) -> None:
    """Write weights as JSON, in the order of their names."""
    text = json.dumps(weights, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    path.write_text(text + "\n", encoding="utf-8")
