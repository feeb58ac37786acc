"""What becomes of a document in a run."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.readers import Failure
from marsad.records import Coding, Document


@dataclass(frozen=True, slots=True)
class Coded:
    """A document that was coded, and how long that took."""

    document: Document
    coding: Coding
    seconds: float


Outcome = Coded | Failure
