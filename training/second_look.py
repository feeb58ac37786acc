"""The second look while it learns; `marsad.coding.second_look` applies what comes out.

Needs PyTorch (``pip install --group training``). Learned from what networks said about pages that they had not learned from, and from how these
pages were coded.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from examples import Gold, sides_of
from marsad.coding.arrays import Floats
from marsad.coding.events import Thresholds, type_questions
from marsad.coding.network import SIDES
from marsad.coding.perceptrons import Weights
from marsad.coding.reading import NONE, Reading
from marsad.coding.roles import Asked, first_look
from marsad.coding.second_look import Case, page_view, stretches
from marsad.coding.stage import Stage
from packing import halves

HEAD = "role"  # too few parties of facts are coded: there a second look made more mistakes


@dataclass(frozen=True, slots=True)
class Recipe:
    """How perceptrons are fitted; chosen on articles held out."""

    members: int = 4
    width: int = 64
    epochs: int = 10
    rate: float = 3e-3
    decay: float = 0.05
    dropout: float = 0.3
    batch: int = 512


class Seen(NamedTuple):
    """Columns by name, each of shape (rows,), and the right answers, of shape (rows, sides)."""

    view: dict[str, Floats]
    answers: Floats


def seen_sides(stage: Stage, reading: Reading, events: dict[int, Gold]) -> Seen:
    """What there is to see of the sides of an article's events, and what is right, where the network takes a trigger as it was coded.

    Args:
        stage: the article made ready.
        reading: the article read by a network that has not learned from it.
        events: what was coded, by number of the trigger that expresses it.
    """
    chances = reading.answers("type", type_questions(stage.triggers, stage, reading.layout)).best(but=NONE)
    likely = [(n, *best) for n, best in enumerate(chances) if best[1] >= Thresholds().event]
    asked = [Asked(stage.triggers[n], name, chance) for n, name, chance in likely]
    cases = [Case(*a, s) for a, s in zip(asked, first_look(HEAD, asked, stage.discourse, reading), strict=True)]
    golds = {id(case): events.get(n) for case, (n, _, _) in zip(cases, likely, strict=True)}
    parts = []
    for stretch in stretches(cases):
        right = [answer for case in stretch for answer in _right(case, golds[id(case)])]
        kept = np.array([answer is not None for answer in right], bool)
        view = {name: column[kept] for name, column in page_view(stretch, HEAD, stage.discourse).items()}
        parts.append(Seen(view, np.array([answer for answer in right if answer], np.float32)))
    return together(parts)


def _right(case: Case, gold: Gold | None) -> list[list[float] | None]:
    """For each country on which sides it stands, 1 or 0 each; None where the case was not coded as the network takes it."""
    if gold is None or gold["type"] != case.kind:
        return [None] * len(case.countries)
    on = sides_of(gold)
    return [[float(country in on[side]) for side in SIDES[HEAD]] for country in case.countries]


def together(parts: Iterable[Seen]) -> Seen:
    """All rows of ``parts``; a column that a part lacks is 0 there."""
    parts = [part for part in parts if len(part.answers)]
    names = sorted({name for part in parts for name in part.view})
    view = {
        name: np.concatenate([part.view.get(name, np.zeros(len(part.answers), np.float32)) for part in parts])
        for name in names
    }
    return Seen(view, np.concatenate([part.answers for part in parts]) if parts else np.zeros((0, 2), np.float32))


def fit(seen: Seen, recipe: Recipe, seed: int = 0) -> Weights:
    """Perceptrons of what was seen."""
    columns = tuple(sorted(name for name, values in seen.view.items() if values.std() > 0))
    rows = np.column_stack([seen.view[name] for name in columns])
    mean, spread = rows.mean(0), np.maximum(rows.std(0), 0.05)
    inputs, answers = torch.tensor((rows - mean) / spread), torch.tensor(seen.answers)
    members = [_member(inputs, answers, recipe, seed + n) for n in range(recipe.members)]
    layers = tuple(
        (
            halves(torch.stack([m[k].weight.T for m in members])),
            halves(torch.stack([m[k].bias[None] for m in members])),
        )
        for k in (0, 3, 6)
    )
    return Weights(columns, halves(torch.tensor(mean)), halves(torch.tensor(spread)), layers)


def _member(inputs: Tensor, answers: Tensor, recipe: Recipe, seed: int) -> nn.Sequential:
    torch.manual_seed(seed)
    width, drop = recipe.width, recipe.dropout
    member = nn.Sequential(
        nn.Linear(inputs.shape[1], width), nn.ReLU(), nn.Dropout(drop),
        nn.Linear(width, width), nn.ReLU(), nn.Dropout(drop),
        nn.Linear(width, answers.shape[1]),
    )  # fmt: skip
    optimiser = torch.optim.AdamW(member.parameters(), lr=recipe.rate, weight_decay=recipe.decay)
    batches = max(1, len(inputs) // recipe.batch)
    steps = recipe.epochs * batches
    rate = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda n: max(0.02, 1 - n / steps))
    for _ in range(recipe.epochs):
        order = torch.randperm(len(inputs))
        for chosen in order.tensor_split(batches):
            wrong = functional.binary_cross_entropy_with_logits(member(inputs[chosen]), answers[chosen])
            optimiser.zero_grad()
            wrong.backward()
            optimiser.step()
            rate.step()
    return member.eval()
