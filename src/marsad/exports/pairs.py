"""What every export reads, and what it says of its work."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.records import Coding, Document

Pair = tuple[Document, Coding]
"""An article and what was coded from it."""


@dataclass(slots=True)
class Tally:
    """What a writer did: records written, and those that the format has no way to tell."""

    written: int = 0
    left_out: int = 0
