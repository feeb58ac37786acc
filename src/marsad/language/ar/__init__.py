"""Arabic: word forms, sentences, parts of speech."""

from marsad.language.ar.analysis import analyse
from marsad.language.ar.forms import candidates, form
from marsad.language.ar.lemmas import singulars_of, verbs_of

__all__ = ["analyse", "candidates", "form", "singulars_of", "verbs_of"]
