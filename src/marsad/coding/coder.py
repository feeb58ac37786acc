"""The coder: a document in, its events and facts out."""

from __future__ import annotations

from collections.abc import Mapping

from marsad.coding.events import Thresholds, code_events
from marsad.coding.frames import load_frames
from marsad.coding.linear import Linear, load_models
from marsad.coding.stage import set_stage
from marsad.records import Coding, Document


class Coder:
    """Codes documents; loads its lexicons and models once.

    Args:
        recognition: name of the recognition policy that country codes follow (`marsad.mentions.recognition`).

    Raises:
        ValueError: there is no such policy.
    """

    def __init__(self, recognition: str = "iso") -> None:
        self.recognition = recognition
        self._frames = load_frames()
        self._models: Mapping[str, Linear] = load_models()
        self._thresholds = Thresholds()

    def code(self, document: Document) -> Coding:
        """The events and facts of ``document``; a pure function of the document and the loaded lexicons."""
        stage = set_stage(document, self._frames)
        return Coding(document.id, code_events(stage, self._models, self._thresholds), ())
