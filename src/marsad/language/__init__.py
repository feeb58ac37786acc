"""Document text to its language view; one folder per language, Arabic so far."""

from marsad.language.ar import analyse, candidates, form, verbs_of

__all__ = ["analyse", "candidates", "form", "verbs_of"]
