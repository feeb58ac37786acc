"""Why a page was coded as it was: what was weighed, what decided, and at which step a word that might have told an event fell."""

from marsad.explanation.pages import explain
from marsad.explanation.records import PageExplanation

__all__ = ["PageExplanation", "explain"]
