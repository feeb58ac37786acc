"""Multinomial logistic models over named features; `marsad.coding.model.linear` applies what comes out. Needs scikit-learn."""

from __future__ import annotations

import warnings
from collections import Counter

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from marsad.coding.model.linear import Linear


def fit_linear(examples: list[tuple[list[str], str]], strength: float, least: int = 2) -> Linear:
    """A multinomial logistic model of ``examples``; features seen fewer than ``least`` times are left out."""
    counts = Counter(f for features, _ in examples for f in set(features))
    kept = sorted(f for f, n in counts.items() if n >= least)
    number = {f: n for n, f in enumerate(kept)}
    classes = sorted({label for _, label in examples})
    if len(classes) == 1:
        return Linear(tuple(classes), (0.0,), {})
    rows = [sorted({number[f] for f in features if f in number}) for features, _ in examples]
    pointers = np.cumsum([0, *map(len, rows)])
    columns = np.array([c for row in rows for c in row], dtype=np.int32)
    matrix = csr_matrix((np.ones(len(columns)), columns, pointers), shape=(len(rows), len(kept)))
    labels = np.array([classes.index(label) for _, label in examples])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fitted = LogisticRegression(C=strength, max_iter=300, tol=1e-3).fit(matrix, labels)
    weights, bias = fitted.coef_, fitted.intercept_
    if len(classes) == 2:
        weights, bias = np.vstack([np.zeros_like(weights[0]), weights[0]]), np.array([0.0, bias[0]])
    table = {}
    for column, feature in enumerate(kept):
        pairs = tuple(
            (k, round(float(weights[k, column]), 3)) for k in range(len(classes)) if abs(weights[k, column]) >= 0.02
        )
        if pairs:
            table[feature] = pairs
    return Linear(tuple(classes), tuple(round(float(b), 3) for b in bias), table)
