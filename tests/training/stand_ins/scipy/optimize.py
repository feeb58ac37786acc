from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import numpy as np


def minimize(
    loss: Callable, start: np.ndarray, jac: bool, method: str, options: dict[str, int], rounds: int = 12
) -> SimpleNamespace:
    """The minimum of a convex function by gradient descent; of the steps of Barzilai and Borwein those that lead down."""
    x, (value, slope) = start, loss(start)
    step = 1.0 / max(1.0, float(np.abs(slope).max()))
    for _ in range(min(rounds, options["maxiter"])):
        after = x - step * slope
        next_value, next_slope = loss(after)
        if next_value > value:
            step /= 4
            continue
        moved, turned = after - x, next_slope - slope
        x, value, slope = after, next_value, next_slope
        step = float(moved @ moved) / max(float(moved @ turned), 1e-12)
        if np.abs(slope).max() < 1e-6:
            break
    return SimpleNamespace(x=x)
