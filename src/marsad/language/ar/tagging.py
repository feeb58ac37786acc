"""Part of speech of every token."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from marsad.language.ar.cues import closed_tag, cues, neighbour_cues, word_class
from marsad.language.ar.field import Field, Seen
from marsad.language.ar.vocabulary import names
from marsad.records import POS, Form

SEEN = Seen(cues, neighbour_cues, word_class)


def tag(forms: Sequence[Form]) -> list[POS]:
    """The likeliest tags of the words of a sentence."""
    tags = [_auxiliary(_POS[name], form) for name, form in zip(field().tag(forms), forms, strict=True)]
    if forms and forms[0].stem_key in _LOCATIVE and (verb := _behind_a_place(forms, tags)) is not None:
        tags[verb] = POS.VERB
    return tags


@cache
def field() -> Field:
    """The trained field; ``field.cache_clear()`` forgets it after its file has changed."""
    return Field("pos.msgpack", SEEN, closed_tag)


_LOCATIVE = frozenset({"في", "قرب", "داخل"})
_FRONT = 7  # words of a place with which a sentence begins
_ALONG = (POS.NOUN, POS.PROPN, POS.ADJ)
_SUBJECTS = ("ون", "ان")
_ARTICLE = "ال"


def _behind_a_place(forms: Sequence[Form], tags: Sequence[POS]) -> int | None:
    """Where a word stands that looks like a verbal noun and is a verb: behind a place with which the sentence begins, before its subject.

    "In Mali were killed ten soldiers", "in Mali killed gunmen": nobody says "in Mali the killing of ten" for a sentence.
    """
    for at in range(1, min(len(forms) - 1, _FRONT)):
        if tags[at] not in _ALONG:
            return None
        if tags[at] is POS.NOUN and at > 1 and _may_be_past(forms[at]) and _is_named(forms[at - 1], tags[at - 1]):
            subject, tag = forms[at + 1], tags[at + 1]
            number = tag is POS.NUM and subject.surface[:1].isalpha()
            people = tag is POS.NOUN and subject.stem.endswith(_SUBJECTS)
            if not subject.proclitics and (number or people):
                return at
    return None


def _may_be_past(form: Form) -> bool:
    return (
        not form.proclitics and not form.enclitics and any(v.tense == "past" and v.person == _THIRD for v in form.verbs)
    )


def _is_named(form: Form, tag: POS) -> bool:
    return tag is POS.PROPN or _ARTICLE in form.proclitics or form.stem_key in names()


_THIRD = 3
_POS = {str(tag): tag for tag in POS}


def _auxiliary(tag: POS, form: Form) -> POS:
    return POS.AUX if tag is POS.VERB and form.verbs and form.verbs[0].lemma == "كان" else tag
