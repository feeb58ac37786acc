"""The only code that opens lexicon files: loading, keeping what comes of them, checking, matching."""

from marsad.lexicon.checking import check
from marsad.lexicon.classes import word_classes
from marsad.lexicon.keeping import worked_out
from marsad.lexicon.loading import Entry, Example, LexiconError, entries, examples, model, model_path, table, topics
from marsad.lexicon.matching import Index, Match, Phrases

__all__ = [
    "Entry",
    "Example",
    "Index",
    "LexiconError",
    "Match",
    "Phrases",
    "check",
    "entries",
    "examples",
    "model",
    "model_path",
    "table",
    "topics",
    "word_classes",
    "worked_out",
]
