"""The coder: a document in, its events and facts out."""

from __future__ import annotations

from marsad.coding.events import Thresholds, code_events
from marsad.coding.facts.offices import offices
from marsad.coding.facts.stating import FactThresholds, code_facts
from marsad.coding.frames import load_frames
from marsad.coding.model.network import load_network
from marsad.coding.reading import Reading
from marsad.coding.recognition import event_under, fact_under
from marsad.coding.stage import mentions_in, set_stage
from marsad.coding.trail import Trail
from marsad.mentions.recognition import DEFAULT_POLICY, recognise
from marsad.records import Coding, Document


class Coder:
    """Codes documents; loads its lexicons and models once.

    Args:
        recognition: name of the recognition policy that country codes follow (`marsad.mentions.recognition`).
        mentions: whether codings keep the actors, places, times and amounts that were found.

    Raises:
        ValueError: there is no such policy; the message lists those there are.
        LexiconError: a lexicon or model is missing or damaged.
    """

    def __init__(self, recognition: str = DEFAULT_POLICY, *, mentions: bool = False) -> None:
        recognise("", recognition)
        self.recognition, self._mentions = recognition, mentions
        self._network = load_network()
        self._event_thresholds, self._fact_thresholds = Thresholds(), FactThresholds()
        load_frames(kind="frames")
        load_frames(kind="facts")

    def code(self, document: Document, trail: Trail | None = None) -> Coding:
        """The events and facts of ``document``; a pure function of the document and the loaded lexicons.

        Args:
            document: the page.
            trail: takes note of what is decided on the way.
        """
        stage = set_stage(document)
        reading = Reading(stage, self._network, trail)
        reading.trail.begin(stage, reading)
        events = code_events(stage, reading, self._event_thresholds)
        facts = (*code_facts(stage, reading, self._fact_thresholds), *offices(stage.actors, stage.analysis))
        return Coding(
            document.id,
            tuple(event_under(e, self.recognition) for e in events),
            tuple(fact_under(f, self.recognition) for f in facts),
            stage.published,
            tuple(mentions_in(stage)) if self._mentions else (),
        )
