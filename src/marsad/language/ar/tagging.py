"""Part of speech of every token."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from marsad.language.ar.cues import closed_tag, cues, neighbour_cues, word_class
from marsad.language.ar.field import Field, Seen
from marsad.records import POS, Form

SEEN = Seen(cues, neighbour_cues, word_class)


def tag(forms: Sequence[Form]) -> list[POS]:
    """The likeliest tags of the words of a sentence."""
    return [_auxiliary(_POS[name], form) for name, form in zip(field().tag(forms), forms, strict=True)]


@cache
def field() -> Field:
    """The trained field; ``field.cache_clear()`` forgets it after its file has changed."""
    return Field("pos.msgpack", SEEN, closed_tag)


_POS = {str(tag): tag for tag in POS}


def _auxiliary(tag: POS, form: Form) -> POS:
    return POS.AUX if tag is POS.VERB and form.verbs and form.verbs[0].lemma == "كان" else tag
