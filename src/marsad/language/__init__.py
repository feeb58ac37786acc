"""Document text to its language view; one folder per language, Arabic so far."""

from marsad.language.ar import analyse, candidates, form, singulars_of, verbs_of
from marsad.language.ar.lemmas import lemmas

__all__ = ["analyse", "candidates", "form", "lemmas", "singulars_of", "verbs_of"]
