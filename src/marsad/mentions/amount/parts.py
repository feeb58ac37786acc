"""What the grammar of amounts reads, the tokens of a sentence, and what it finds there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from marsad.mentions.units import Unit
from marsad.records import Span
from marsad.records.mentions import Per

DASHES = frozenset("-–−")
MEASURED = frozenset({"m", "m2", "l", "g", "s"})
"""Base units of measures: a half may follow them."""


class Row(NamedTuple):
    """The tokens of a sentence: their search keys and where they stand in the text."""

    keys: Sequence[str]
    spans: Sequence[Span]

    def tight(self, at: int) -> bool:
        """Whether no space parts token ``at`` from the one before it."""
        return 0 < at < len(self.keys) and self.spans[at - 1].end == self.spans[at].start


class AmountPart(NamedTuple):
    """An amount in tokens ``first`` to ``last`` (exclusive); hedges stand before token ``hedged_from``."""

    first: int
    last: int
    value: float | None
    low: float
    high: float
    kind: str
    unit: Unit | None = None
    per: Per | None = None
    hedged_from: int = 0
