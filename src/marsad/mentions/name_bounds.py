"""What stands behind a name and is no word of it: what somebody makes, gives or takes, and what somebody known did."""

from __future__ import annotations

from collections.abc import Callable

from marsad.language.ar.vocabulary import frequency, spelling
from marsad.mentions.actor_text import Words
from marsad.records import POS

_SHORTEST = 3  # letters of a noun
# A noun stands oftener without the ending, and with the article too; names do not.
_NOUN, _DEFINITE, _OFTENER, _SEVERAL = 3.4, 3.3, 0.5, 2.8
_ALEF, _DUAL, _FEMININE_DUAL, _CONSTRUCT, _FEMININE = "ا", "ين", "تين", "تي", "ة"
_FEMININE_PLURAL, _ARTICLE = "ات", "ال"
_THAT = "ان"
_OBJECT_PREPOSITIONS = ("ب", "ل")
_HE = 3


def is_object(spelled: str) -> bool:
    """Whether a word, spelled as the table of frequencies has it, is a noun as the object of a verb.

    In the accusative, the dual or the feminine plural, as in "gave *two promises*", "sent *a protest*", "held *consultations*".
    """
    if spelled.endswith(_ALEF):
        return len(spelled) > _SHORTEST + 1 and _is_noun(spelled[:-1], spelled)
    if spelled.endswith(_FEMININE_PLURAL):
        return min(frequency(spelled), frequency(_ARTICLE + spelled)) > _SEVERAL
    if spelled.endswith(_FEMININE_DUAL) and _is_noun(spelled.removesuffix(_FEMININE_DUAL) + _FEMININE, spelled):
        return True
    return spelled.endswith(_DUAL) and _is_noun(spelled.removesuffix(_DUAL), spelled)


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


def is_deed_of_known(words: Words, start: int, at: int, *, listed: bool, is_name: Callable[[int], bool]) -> bool:
    """Whether word ``at``, right behind somebody known who is named from ``start`` on, is a verb: "Merkel *justified* the decision".

    Args:
        words: the text.
        start: number of the first word of the name.
        at: number of the word.
        listed: it is a name elsewhere ("*Talib* al-Rifai", "demanded"), so that what the verb takes must stand behind it.
        is_name: whether a word is a listed name.
    """
    if at == start or not any(
        verb.person == _HE and verb.tense == "past" and verb.number == "s" for verb in words.forms[at].verbs
    ):
        return False
    found = words.head_at(start)
    if found is None or found.head.kind != "person" or found.last != at:
        return False
    behind = at + 1
    if not words.joined(at, behind):
        return False
    if words.tokens[behind].pos is POS.ADP or words.keys[behind] == _THAT:
        return True
    if words.prefix(behind):
        return words.prefix(behind).startswith(_OBJECT_PREPOSITIONS)
    state = words.states.get(behind)
    if state is not None:
        return state.match.kind != "demonym"
    if not listed and words.tokens[at].pos is POS.VERB:
        return True
    if words.tokens[behind].pos is not POS.NOUN or is_name(behind):
        return False
    return words.definite(behind) or is_object(spelling(words.forms[behind].folded))
