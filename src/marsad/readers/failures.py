"""What could not be read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be read: where it stands and why.

    ``line`` counts from 1, ``id`` is the article's own; None where there is no line or id.
    """

    source: str
    why: str
    line: int | None = None
    id: str | None = None

    def __str__(self) -> str:
        """The failure as one line for people."""
        place = self.source + (f", line {self.line}" if self.line else "") + (f" (id {self.id})" if self.id else "")
        return f"{place}: {self.why}"
