"""Arabic: word forms, sentences, parts of speech."""

from marsad.language.ar.analysis import analyse
from marsad.language.ar.forms import candidates, form

__all__ = ["analyse", "candidates", "form"]
