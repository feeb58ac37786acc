"""The second look while it learns; `marsad.coding.second_look` applies what comes out.

Needs PyTorch (``pip install --group training``). Learned from what networks said about pages that they had not learned from, and from how these
pages were coded.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from examples import Gold, sides_of
from marsad.coding.arrays import Array, Floats
from marsad.coding.events import NONE, Thresholds, type_questions
from marsad.coding.network import SIDES
from marsad.coding.perceptrons import Weights
from marsad.coding.reading import Reading
from marsad.coding.roles import Asked, first_look
from marsad.coding.second_look import Case, page_view, stretches
from marsad.coding.stage import Stage
from marsad.coding.triggers import Trigger


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


def seen_sides(stage: Stage, reading: Reading, events: dict[int, Gold]) -> dict[str, Seen]:
    """What there is to see of an article, by head, and what is right, of those of its triggers that were coded as the network takes them.

    Args:
        stage: the article made ready.
        reading: the article read by a network that has not learned from it.
        events: what was coded, by number of the trigger that expresses it.
    """
    asked = _asked(stage, reading, "type", stage.triggers, Thresholds().event)
    right = {n: (event["type"], sides_of(event)) for n, event in events.items()}
    return {"role": _seen("role", asked, right, stage, reading)}


def _asked(
    stage: Stage, reading: Reading, head: str, triggers: Sequence[Trigger], least: float
) -> list[tuple[int, Asked]]:
    answers = reading.answers(head, type_questions(triggers, stage, reading.layout)).best(but=NONE)
    found = enumerate(zip(triggers, answers, strict=True))
    return [(n, Asked(trigger, name, chance)) for n, (trigger, (name, chance)) in found if chance >= least]


def _seen(
    head: str,
    asked: list[tuple[int, Asked]],
    right: dict[int, tuple[str, dict[str, set[str]]]],
    stage: Stage,
    reading: Reading,
) -> Seen:
    questions = [question for _, question in asked]
    cases = [
        Case(*question, sides)
        for question, sides in zip(questions, first_look(head, questions, stage.discourse, reading), strict=True)
    ]
    numbers = iter([number for number, _ in asked])
    views, answers = [], []
    for stretch in stretches(cases):
        wanted = []
        for case in stretch:
            kind, sides = right.get(next(numbers), ("", {}))
            known = sides if kind == case.kind else {}
            wanted += [[float(c in known[s]) if known else np.nan for s in SIDES[head]] for c in case.countries]
        view, answer = page_view(stretch, head, stage.discourse), np.array(wanted, np.float32).reshape(-1, 2)
        kept = ~np.isnan(answer[:, 0])
        views.append({name: column[kept] for name, column in view.items()})
        answers.append(answer[kept])
    return together([Seen(v, a) for v, a in zip(views, answers, strict=True)])


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
            _halves(torch.stack([m[k].weight.T for m in members])),
            _halves(torch.stack([m[k].bias[None] for m in members])),
        )
        for k in (0, 3, 6)
    )
    return Weights(columns, _halves(torch.tensor(mean)), _halves(torch.tensor(spread)), layers)


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


def _halves(values: Tensor) -> Array:
    kept = values.detach().numpy().astype(np.float16)
    return Array(tuple(kept.shape), kept.tobytes())
