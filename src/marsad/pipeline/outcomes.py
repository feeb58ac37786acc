"""What becomes of a document in a run."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.records import Coding, Document


@dataclass(frozen=True, slots=True)
class Coded:
    """A document that was coded, and how long that took."""

    document: Document
    coding: Coding
    seconds: float


@dataclass(frozen=True, slots=True)
class Failed:
    """Something that was not coded: ``where`` names the file, line or article, ``why`` the reason in plain words."""

    where: str
    why: str


Outcome = Coded | Failed
