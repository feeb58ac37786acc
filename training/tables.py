"""Tables of feature vectors, of which a step of learning touches only the rows that it needs.

AdamW (Loshchilov and Hutter 2019) moves every row at every step: those that nothing was asked of go on by what is left of their momentum, and decay.
A table has far more rows than a few pages have features, and reading and writing them all is most of the work. So a row's idle steps are made
up for when it is needed again, in closed form.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

FIRST, SECOND = 0.9, 0.999  # how fast the means of gradients and of their squares forget
TINY = 1e-8


class Pace:
    """The rate and the decay of each step, and how many steps are done.

    Args:
        rates: the learning rate of each step.
        decay: share of a weight that a step at rate 1 takes away.
    """

    def __init__(self, rates: Tensor, decay: float) -> None:
        self.done = 0
        self.decay = decay
        self.rates = torch.cat([rates, rates[-1:]])
        self.shrunk = torch.cat([torch.zeros(1), torch.log1p(-rates * decay).cumsum(0)])

    def unbiased(self, steps: Tensor | int) -> tuple[Tensor, Tensor]:
        """By how much both means are too small after so many steps."""
        steps = torch.as_tensor(steps)
        return 1 - FIRST**steps, 1 - SECOND**steps


class Table(nn.Module):
    """Vectors of features, of shape (features + 1, width), summed for each list of features; feature 0 is "nothing" and stays 0.

    Outside of learning it is an ordinary table. `learns_at` makes its rows learn; it may then be asked once a step.
    """

    def __init__(self, features: int, width: int, spread: float) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.randn(features + 1, width) * spread, requires_grad=False)
        self.weight[0] = 0
        self.pace: Pace | None = None
        self.hands: list[tuple[Tensor, Tensor]] = []

    def learns_at(self, pace: Pace) -> None:
        """Learn from now on, at that pace."""
        self.pace = pace
        self.mean, self.square = torch.zeros_like(self.weight), torch.zeros_like(self.weight)
        self.moved = torch.zeros(len(self.weight), dtype=torch.long)  # steps done when a row was moved last

    def forward(self, chosen: Tensor, starts: Tensor) -> Tensor:
        """The sum of the vectors of each list; ``chosen`` are the lists one after another, each with a 0 first, ``starts`` where each begins."""
        if self.pace is None or not torch.is_grad_enabled():
            return functional.embedding_bag(chosen, self.weight, starts, mode="sum")
        rows, at = torch.unique(chosen, return_inverse=True)
        self.catch_up(rows)
        hand = self.weight[rows].requires_grad_()
        self.hands.append((rows, hand))
        return functional.embedding_bag(at, hand, starts, mode="sum", padding_idx=0)

    def catch_up(self, rows: Tensor | slice = slice(None)) -> None:
        """Make up for the steps in which some rows had no gradient, as if the rate had not changed while their momentum lasted."""
        if self.pace is None:
            return
        pace, moved = self.pace, self.moved[rows]
        idle = (pace.done - moved)[:, None]
        first, second = pace.unbiased(moved + 1)
        share = FIRST / SECOND**0.5
        reach = pace.rates[moved] * second.sqrt() / first
        mean, square = self.mean[rows], self.square[rows]
        way = mean / (square.sqrt() + TINY) * (share * (1 - share**idle) / (1 - share) * reach[:, None])
        kept = (pace.shrunk[pace.done] - pace.shrunk[moved]).exp()[:, None]
        self.weight[rows] = self.weight[rows] * kept - way
        self.mean[rows], self.square[rows] = mean * FIRST**idle, square * SECOND**idle
        self.moved[rows] = pace.done

    def step(self) -> None:
        """Move the rows in hand by their gradients, which are in ``hands``."""
        assert self.pace is not None
        pace = self.pace
        first, second = pace.unbiased(pace.done + 1)
        rate = pace.rates[pace.done]
        for rows, hand in self.hands:
            if hand.grad is None:
                continue
            mean = self.mean[rows].lerp_(hand.grad, 1 - FIRST)
            square = self.square[rows].mul_(SECOND).addcmul_(hand.grad, hand.grad, value=1 - SECOND)
            way = mean / first / ((square / second).sqrt() + TINY)
            self.weight[rows] = hand.detach() * (1 - rate * pace.decay) - rate * way
            self.mean[rows], self.square[rows] = mean, square
            self.moved[rows] = pace.done + 1
        self.hands.clear()


def step(tables: Sequence[Table], pace: Pace, *, settle: bool) -> None:
    """A step of some tables; all their rows catch up if they are to ``settle``."""
    for table in tables:
        table.step()
    pace.done += 1
    if settle:
        for table in tables:
            table.catch_up()
