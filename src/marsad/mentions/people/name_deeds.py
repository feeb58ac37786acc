"""What stands behind a name and is what its bearer does or did: a verb behind somebody known, a verbal noun behind anybody."""

from __future__ import annotations

from marsad.language.ar.vocabulary import spelling
from marsad.mentions.actor.heads import head_at
from marsad.mentions.actor.lexicon import word_list
from marsad.mentions.actor.text import Words
from marsad.mentions.people.name_classes import LISTED, name_class
from marsad.mentions.people.name_objects import goes_on, is_done_to, is_object, is_plural_noun
from marsad.mentions.people.verbal_nouns import is_reflexive, is_verb, is_verbal_noun, of_second_form
from marsad.records import POS

_NAMES = LISTED | {"particle"}
_THAT = "ان"
_OBJECT_PREPOSITIONS = ("ب", "ل")
_HE = 3


def is_deed_of_known(words: Words, start: int, at: int) -> bool:
    """Whether word ``at``, right behind somebody known who is named from ``start`` on, is a verb: "Merkel *justified* the decision".

    Where it is a name elsewhere ("*Talib* al-Rifai", "demanded"), what the verb takes must stand behind it.
    """
    if at == start or not any(
        verb.person == _HE and verb.tense == "past" and verb.number == "s" for verb in words.forms[at].verbs
    ):
        return False
    found = head_at(words, start)
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
    if name_class(words.forms[at]) not in LISTED and words.tokens[at].pos is POS.VERB:
        return True
    if words.tokens[behind].pos is not POS.NOUN or name_class(words.forms[behind]) in _NAMES:
        return False
    return words.definite(behind) or is_object(spelling(words.forms[behind].folded))


def is_deed(words: Words, at: int) -> bool:
    """Whether an unlisted word of the shape of a verbal noun has what is done behind it: "discussed with him *easing* the siege"."""
    behind = at + 1
    if name_class(words.forms[at]) == "given" or not words.joined(at, behind) or not is_verbal_noun(words.forms[at]):
        return False
    if words.tokens[behind].pos is POS.NOUN and words.definite(behind) and not words.prefix(behind):
        return True
    if is_done_to(words, at, behind):
        return True
    state = words.states.get(behind)
    return state is not None and not state.prefix and (state.match.kind != "demonym" or state.match.definite)


def is_said_of(words: Words, at: int) -> bool:
    """Whether a word behind a whole name is the verb's object or its complement, and no third name: "*consultations* with", "*protest* against"."""
    word = words.forms[at]
    if words.keys[at - 1] in word_list("name_joiner"):
        return False
    if is_plural_noun(word) or is_reflexive(word.key):
        return True
    if not words.joined(at, at + 1) or not is_verbal_noun(word):
        return False
    second = of_second_form(word.key)
    if second is not None and not (is_verb(second) and words.tokens[at + 1].pos is POS.NOUN):
        return False  # Torres
    return goes_on(words, at + 1)
