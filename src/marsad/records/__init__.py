"""Frozen typed records that the stages pass on; this package imports nothing of ours.

Every span counts characters of ``Document.text`` (or of the string given to a finder), end exclusive.
"""

from marsad.records.analysis import POS, Analysis, Form, Sentence, Token, VerbReading
from marsad.records.coding import HARMS, NUMBERS, RELATIONS, UNDIRECTED, Coding, Event, Fact, Harm, Mention, Party
from marsad.records.document import Block, BlockKind, Document, Publication, Version
from marsad.records.mentions import (
    ActorKind,
    ActorMention,
    AmountMention,
    DateMention,
    PlaceMention,
)
from marsad.records.spans import Interval, Span

__all__ = [
    "HARMS",
    "NUMBERS",
    "POS",
    "RELATIONS",
    "UNDIRECTED",
    "ActorKind",
    "ActorMention",
    "AmountMention",
    "Analysis",
    "Block",
    "BlockKind",
    "Coding",
    "DateMention",
    "Document",
    "Event",
    "Fact",
    "Form",
    "Harm",
    "Interval",
    "Mention",
    "Party",
    "PlaceMention",
    "Publication",
    "Sentence",
    "Span",
    "Token",
    "VerbReading",
    "Version",
]
