"""The second look while it learns; `marsad.coding.sides.second_look` applies what comes out. Needs PyTorch (``pip install --group training``)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from marsad.coding.model.perceptrons import Weights
from packing import halves
from seen import Seen


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
