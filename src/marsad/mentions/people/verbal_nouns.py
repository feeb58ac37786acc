"""Verbal nouns, told by the list or by their shape, where the verb that they are of is in use (إدراج of أدرج)."""

from __future__ import annotations

import re

from marsad.language import verbs_of
from marsad.language.ar.vocabulary import verb_readings
from marsad.records import Form

_HE = 3
# Of the second form.
_SECOND = re.compile("ت(..)ي(.)ه?")
# Of the third, fourth, seventh, eighth and tenth forms; the groups are the verb: ا در ا ج, ا دان ه, م ح ا ول ه.
_DERIVED = re.compile("(ا..|ان..|ا.ت.|است..)ا(.)|(ا.ا.|است.ا.)ه|م(.ا..)ه")
# Of the seventh, eighth and tenth forms, by which hardly a family is called.
_REFLEXIVE = re.compile("ان..ا.|ا.ت.ا.|است..ا.")
_WEAK_LAST, _WEAK_FIRST = re.compile("ء$"), re.compile("^اي")  # إلغاء of ألغى, إيفاد of أوفد
_DOUBLED = re.compile(r"(.)\1$")


def is_verbal_noun(form: Form) -> bool:
    """Whether a word is a listed verbal noun, or has the shape of one of a derived verb that is in use (إدراج of أدرج)."""
    key = form.key
    if _SECOND.fullmatch(key) or verbs_of(key):
        return True
    return not form.folded.startswith("أ") and has_verb(key)


def has_verb(key: str) -> bool:
    """Whether a derived verb in use has a verbal noun of this search key."""
    found = _DERIVED.fullmatch(key)
    if found is None:
        return False
    verb = _WEAK_FIRST.sub("او", _WEAK_LAST.sub("ي", "".join(found.groups(""))))
    return is_verb(_DOUBLED.sub(r"\1", verb))


def is_reflexive(key: str) -> bool:
    """Whether a word has the shape of a verbal noun of the seventh, eighth or tenth form whose verb is in use."""
    return _REFLEXIVE.fullmatch(key) is not None and has_verb(key)


def of_second_form(key: str) -> str | None:
    """The verb of which a word has the shape of the verbal noun of the second form, in use or not; None for another shape."""
    found = _SECOND.fullmatch(key)
    return "".join(found.groups()) if found is not None else None


def is_verb(key: str) -> bool:
    """Whether a word may be a verb of the past in the third person."""
    return any(r.person == _HE and r.tense == "past" for r in verb_readings(key))
