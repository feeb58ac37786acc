"""Columns of a table: their names, what they hold, and how a record fills them. Files and codebooks are both made from these."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

R = TypeVar("R")
Kind = Literal["text", "integer", "number", "flag", "day"]


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column: its name, the kind of its values, what it holds, and how a record fills it; without that it stays empty."""

    name: str
    kind: Kind
    about: str
    fill: Callable[[R], object] | None = None

    def of(self, record: R) -> object:
        """The value that ``record`` has in this column; None for an empty cell."""
        return self.fill(record) if self.fill else None
