"""Precision, recall, F1 and how sure one may be of them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import NamedTuple

_DRAWS = 1000
_SEED = 7


class Ratio(NamedTuple):
    """Precision, recall and F1, rounded to four digits."""

    p: float
    r: float
    f1: float


class Share(NamedTuple):
    """The ``share`` of ``n`` cases that agree."""

    share: float
    n: int


class Counts(NamedTuple):
    """What of ``predicted`` and ``gold`` records matched; ``matched`` may be a sum of parts."""

    matched: float
    predicted: int
    gold: int


def ratio(matched: float, predicted: float, gold: float) -> Ratio:
    """Precision, recall and F1 of so many matches among so many predicted and gold records."""
    p = matched / predicted if predicted else 0.0
    r = matched / gold if gold else 0.0
    return Ratio(round(p, 4), round(r, 4), round(2 * p * r / (p + r), 4) if p + r else 0.0)


def share(cases: Sequence[bool]) -> Share:
    """The share of ``cases`` (at least one) that hold."""
    return Share(round(sum(cases) / len(cases), 4), len(cases))


def interval95(articles: Sequence[Counts]) -> tuple[float, float]:
    """The middle 95 % of F1 when the articles are drawn anew, with replacement (1,000 draws, fixed seed: always the same)."""
    chance = random.Random(_SEED)  # noqa: S311 - a bootstrap, nothing to guess
    draws = []
    for _ in range(_DRAWS):
        drawn = [chance.choice(articles) for _ in articles]
        draws.append(
            ratio(sum(c.matched for c in drawn), sum(c.predicted for c in drawn), sum(c.gold for c in drawn)).f1
        )
    draws.sort()
    return draws[25], draws[974]
