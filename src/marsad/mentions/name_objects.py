"""Nouns that a name may not swallow behind itself: "the minister Karim Karam denied *the existence of any* dispute", "held *consultations* with"."""

from __future__ import annotations

from marsad.language import singulars_of, verbs_of
from marsad.language.ar.vocabulary import frequency, spelling
from marsad.mentions.actor_text import Words
from marsad.mentions.number_words import number_readings
from marsad.records import POS, Form

_ANY = "اي"
_PLURAL, _FEMININE = "ات", "ة"
_SHORT = 3  # letters of a noun with a plural in -at
_USUAL = 1.0
_NOUNS = (POS.NOUN, POS.ADJ)
_TITLES = frozenset({"post", "rank", "honorific"})


def is_done_to(words: Words, deed: int, behind: int) -> bool:
    """Whether word ``behind`` is what is done, if ``deed`` is a verbal noun: "any", a number, a noun with a pronoun.

    A listed one may also go on as `goes_on` tells.
    """
    token = words.tokens[behind]
    if words.keys[behind] == _ANY or token.pos is POS.NUM or words.keys[behind] in number_readings():
        return True
    if token.pos is POS.NOUN and token.form.enclitics:
        return True
    return bool(verbs_of(words.keys[deed])) and goes_on(words, behind)


def goes_on(words: Words, behind: int) -> bool:
    """Whether a verbal noun goes on at word ``behind``: with a preposition, or a bare noun that is no post ("*arresting suspects*")."""
    token = words.tokens[behind]
    if token.pos is POS.ADP:
        return True
    bare = token.pos in _NOUNS and not words.definite(behind) and not words.prefix(behind)
    if not bare:
        return False
    head = words.head_at(behind, people=False)
    return head is None or head.head.kind not in _TITLES


def is_plural_noun(form: Form) -> bool:
    """Whether a word is a listed plural, or one in -at of a noun in use: "consultations"."""
    if form.enclitics or form.key.startswith("ال"):
        return False
    if singulars_of(form.key):
        return True
    spelled = spelling(form.folded)
    bare = spelled.removesuffix(_PLURAL)
    if bare == spelled or len(bare) < _SHORT:
        return False
    return max(frequency(bare + _FEMININE), frequency(bare)) > _USUAL
