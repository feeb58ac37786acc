"""Word forms: everything about a word that does not depend on where it stands, worked out once for each surface."""

from __future__ import annotations

import re
from functools import lru_cache

from marsad.language.ar.clitics import Split, is_article, stripped
from marsad.language.ar.segmentation import LONGEST, free_stem, segment
from marsad.language.ar.vocabulary import frequency, is_arabic, spelling, verb_readings
from marsad.records import Form, VerbReading
from marsad.text import Recent, fold, key

_CACHE_SIZE = 60_000
_WELL_KNOWN = 3.7  # five in a million: such a word that segmentation leaves whole is no stack of clitics
_THIRD = 3
_HAMZA = re.compile("[أؤئءآ]")
_LEMMA_HAMZA = re.compile("[أؤئء]")
_DAMMA, _FATHA = "ُ", "َ"
_forms: Recent[str, Form] = Recent(_CACHE_SIZE)
_candidates: Recent[str, tuple[str, ...]] = Recent(_CACHE_SIZE)


def form(surface: str) -> Form:
    """The form of a surface; the same object every time, while it is among those asked for lately."""
    found = _forms.get(surface)
    if found is None:
        found = _forms.recalled(surface, lambda: _build(surface))
    return found


def candidates(form: Form) -> tuple[str, ...]:
    """The search keys that a word may have for lexicon matching, each once.

    The whole word first, then article and stem by segmentation, then what is left after taking off closed-class clitics blindly (و ف ب ل ك and
    their stacks), last without what may be an attached pronoun. Meant for the first word of a phrase (`marsad.lexicon.Phrases`).
    """
    found = _candidates.get(form.folded)
    if found is None:
        found = _candidates.recalled(form.folded, lambda: _keys(form))
    return found


def _keys(form: Form) -> tuple[str, ...]:
    keys = [form.key, form.core_key]
    if _may_hide_clitics(form):
        keys += key(" ".join(stripped(form.folded))).split()
    return tuple(dict.fromkeys(keys))


def _may_hide_clitics(form: Form) -> bool:
    if len(form.key) > LONGEST or not is_arabic(form.folded):
        return False
    return len(form.segments) > 1 or frequency(spelling(form.folded)) < _WELL_KNOWN


def _build(surface: str) -> Form:
    folded = fold(surface)
    whole = key(folded)
    if not is_arabic(folded):
        return Form(surface, folded, (folded,), 0, whole, whole, whole)
    split = segment(folded)
    stem = key(free_stem(split))
    core = "ال" + stem if is_article(split.proclitics) else stem
    return Form(surface, folded, split.segments, len(split.proclitics), whole, core, stem, _verbs(surface, split))


def _verbs(surface: str, split: Split) -> tuple[VerbReading, ...]:
    if is_article(split.proclitics):
        return ()
    stem = key(split.stem)
    readings = verb_readings(stem)
    if split.enclitic and stem[-1:] in {"و", "ا"}:
        readings += verb_readings(stem + "ا") if stem[-1] == "و" else verb_readings(stem[:-1] + "ي")
    if "س" in split.proclitics:
        readings = tuple(r for r in readings if r.tense == "present")
    if len(readings) > 1:
        readings = tuple(sorted(readings, key=lambda reading: unlikely(split.stem, reading)))
    return _by_marks(surface, split, readings)


def unlikely(stem: str, reading: VerbReading) -> tuple[bool, bool]:
    """What puts a reading of a form behind others: news is told in the third person, and a hamza inside a verb shows in its forms."""
    return reading.person != _THIRD, _inner_hamza(reading.lemma) and _HAMZA.search(stem, 1) is None


@lru_cache(maxsize=1 << 14)
def _inner_hamza(lemma: str) -> bool:
    """Whether a lemma has a hamza inside, which a form of it shows too; writers leave it out on a first alef only."""
    return _LEMMA_HAMZA.search(lemma, 1) is not None


def _by_marks(surface: str, split: Split, readings: tuple[VerbReading, ...]) -> tuple[VerbReading, ...]:
    """Keep the voice that a written vowel on the first letter tells: أُعلن is passive, أَعلن active."""
    first = _mark_of_stem(surface, len("".join(split.proclitics)))
    if first == _FATHA:
        return tuple(r for r in readings if r.voice == "active") or readings
    if first == _DAMMA:
        return tuple(r for r in readings if r.voice == "passive" or r.tense != "past" or r.person != 3) or readings
    return readings


def _mark_of_stem(surface: str, letters_before: int) -> str:
    """The vowel mark after the first letter of the stem, or nothing."""
    seen = -1
    for at, character in enumerate(surface):
        if fold(character):
            seen += 1
            if seen == letters_before:
                return surface[at + 1 : at + 2]
    return ""
