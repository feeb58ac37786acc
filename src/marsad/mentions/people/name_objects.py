"""Nouns that a name may not swallow behind itself.

What somebody makes, gives, takes or denies: "the minister Karim Karam held *consultations* with", "signed *two memoranda*", "denied *the
existence of any* dispute".
"""

from __future__ import annotations

from marsad.language import singulars_of, verbs_of
from marsad.language.ar.vocabulary import frequency, spelling
from marsad.mentions.actor.heads import head_at
from marsad.mentions.actor.text import Words
from marsad.mentions.number.words import number_readings
from marsad.records import POS, Form

_SHORTEST = 3  # letters of a noun
# How often a noun is used without the ending, and how much oftener than with it; those with the article are more surely nouns.
_NOUN, _DEFINITE, _OFTENER, _SEVERAL = 3.4, 3.3, 0.5, 2.8
_USUAL_NOUN, _MUCH_OFTENER = 4.3, 0.7
_ALEF, _DUAL, _FEMININE_DUAL, _CONSTRUCT, _FEMININE = "ا", "ين", "تين", "تي", "ة"
# An adverb like "militarily" is rarer than its adjective, which is no rare word.
_ADVERB, _ADJECTIVE, _ADJECTIVE_OFTENER = "يا", 3.0, 0.3
_FEMININE_PLURAL, _ARTICLE = "ات", "ال"
_ANY = "اي"
_USUAL = 1.0
_NOUNS = (POS.NOUN, POS.ADJ)
_TITLES = frozenset({"post", "rank", "honorific"})


def is_object(spelled: str) -> bool:
    """Whether a word, spelled as the table of frequencies has it, is a noun as the object of a verb, or an adverb.

    In the accusative, the dual or the feminine plural, as in "gave *two promises*", "sent *a protest*", "held *consultations*", "*militarily*".
    """
    if spelled.endswith(_ALEF):
        return _is_accusative(spelled)
    if spelled.endswith(_FEMININE_PLURAL):
        return min(frequency(spelled), frequency(_ARTICLE + spelled)) > _SEVERAL
    if spelled.endswith(_FEMININE_DUAL) and _is_noun(spelled.removesuffix(_FEMININE_DUAL) + _FEMININE, spelled):
        return True
    return spelled.endswith(_DUAL) and _is_noun(spelled.removesuffix(_DUAL), spelled)


def _is_accusative(spelled: str) -> bool:
    often, bare = frequency(spelled), frequency(spelled[:-1])
    if spelled.endswith(_ADVERB) and bare > max(_ADJECTIVE, often + _ADJECTIVE_OFTENER):
        return True
    if len(spelled) <= _SHORTEST + 1:
        return False
    return bare > max(_USUAL_NOUN, often + _MUCH_OFTENER) or _is_noun(spelled[:-1], spelled)


def _is_noun(bare: str, ending: str) -> bool:
    """Whether a word is a noun that stands by itself much oftener than with an ending."""
    if len(bare.removesuffix(_FEMININE)) < _SHORTEST:
        return False
    often = frequency(bare)
    return often > max(_NOUN, frequency(ending) + _OFTENER) and frequency(_ARTICLE + bare) > _DEFINITE


def is_counted_object(words: Words, at: int) -> bool:
    """Whether a feminine dual in construct stands at word ``at``: "*two memoranda* of understanding"."""
    behind = at + 1
    if not words.keys[at].endswith(_CONSTRUCT) or not words.joined(at, behind) or behind in words.states:
        return False
    if words.tokens[behind].pos is not POS.NOUN or words.definite(behind) or words.prefix(behind):
        return False
    spelled = spelling(words.forms[at].folded)
    return _is_noun(spelled.removesuffix(_CONSTRUCT) + _FEMININE, spelled)


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
    head = head_at(words, behind, people=False)
    return head is None or head.head.kind not in _TITLES


def is_plural_noun(form: Form) -> bool:
    """Whether a word is a listed plural, or one in -at of a noun in use: "consultations"."""
    if form.enclitics or form.key.startswith(_ARTICLE):
        return False
    if singulars_of(form.key):
        return True
    spelled = spelling(form.folded)
    bare = spelled.removesuffix(_FEMININE_PLURAL)
    if bare == spelled or len(bare) < _SHORTEST:
        return False
    return max(frequency(bare + _FEMININE), frequency(bare)) > _USUAL
