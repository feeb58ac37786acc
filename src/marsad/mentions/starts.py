"""Where the phrases of a lexicon may begin in a text: asked once for each form of a word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from marsad.language import candidates
from marsad.lexicon import Phrases
from marsad.records import Form
from marsad.text import Recent

_CACHE_SIZE = 60_000


class Starts:
    """The forms that may begin one of some phrases."""

    def __init__(self, phrases: Phrases[Any]) -> None:
        self._phrases = phrases
        self._known: Recent[str, bool] = Recent(_CACHE_SIZE)

    def among(self, forms: Sequence[Form]) -> list[int]:
        """The numbers of the words at which a phrase may begin; most words begin none."""
        known = self._known
        return [
            at for at, form in enumerate(forms) if (known[form.folded] if form.folded in known else self._read(form))
        ]

    def _read(self, form: Form) -> bool:
        return self._known.recalled(form.folded, lambda: self._phrases.opened_by(candidates(form)))
