"""What a head asks of the words around it: "the event" is a paper only in quotation marks, "the governor" none where it reads "and to"."""

from __future__ import annotations

from marsad.mentions.actor import and_to
from marsad.mentions.actor.lexicon import Head, is_filler
from marsad.mentions.actor.quotations import is_quoted
from marsad.mentions.actor.text import Words
from marsad.mentions.outlets import is_outlet_noun
from marsad.records import POS

_ARTICLE, _IN_THE_NAME = "ال", "باسم"
_COMMAS = frozenset("،,")
_DAYS = frozenset({"السبت", "الاحد", "الاثنين", "الثلاثاء", "الاربعاء", "الخميس", "الجمعه", "اليوم", "الليله"})
_WITHIN = frozenset({"في", "من", _IN_THE_NAME})
_DESCRIBED = 2  # words before a name in which "a member of" stands
_RANK_OF = "رتبه"


def counts(words: Words, at: int, last: int, head: Head) -> bool:
    """Whether words ``at`` to ``last`` (exclusive), which are those of ``head``, mean it here."""
    if words.keys[at] == and_to.KEY and _is_and_to(words, at):
        return False
    if head.spelled and head.spelled not in words.forms[at].folded:
        return False
    if head.unless and last < len(words.keys) and words.keys[last] in head.unless:
        return False
    if head.both and head.number == "p" and _is_told_apart(words, last):
        return False
    if head.participle and _governs(words, at, last):
        return False
    if head.kind == "rank" and at > 0 and words.forms[at - 1].core_key == _RANK_OF:
        return False
    if head.conditional:
        before = words.forms[at - 1].core_key if at else ""
        cued = before in head.cues or _is_of_members(words, at, head) or (head.outlet and is_outlet_noun(before))
        return cued or is_quoted(words, at, last, head.quoted)
    if head.described:
        return not _takes_purpose(words, last) if words.definite(at) else _is_described(words, last)
    if head.alone:
        return _stands_alone(words, at, last, head)
    return True


def _is_and_to(words: Words, at: int) -> bool:
    start = at
    while start > max(0, at - and_to.FAR) and words.sentence[start - 1] == words.sentence[at]:
        start -= 1
    heads = words.heads[at - 1] if at > start else None
    titled = heads is not None and any(opening.head.kind == "honorific" for _, _, opening in heads.alone)
    return and_to.is_and_to(words.tokens[start:at], words.tokens[at], titled=titled)


def _is_of_members(words: Words, at: int, head: Head) -> bool:
    """Whether "in", "of" or "in the name of" leads from a word for its people, an adjective perhaps behind it, to word ``at``."""
    if not head.members or at < _DESCRIBED or words.prefix(at) or words.keys[at - 1] not in _WITHIN:
        return False
    if words.keys[at - 1] == _IN_THE_NAME:
        return True
    described = words.tokens[at - 2].pos is POS.ADJ and words.forms[at - 2].core_key not in head.members
    word = at - 2 - described
    return word >= 0 and words.joined(word, at) and words.forms[word].core_key.removeprefix(_ARTICLE) in head.members


def _is_told_apart(words: Words, last: int) -> bool:
    """Whether an adjective of a state behind "the three ministers" or "these states" tells whose they are."""
    state = words.states.get(last)
    return state is not None and state.match.kind == "demonym" and state.match.definite and not state.prefix


def _governs(words: Words, at: int, last: int) -> bool:
    """Whether a participle says what somebody does ("*accusing* Rwanda of"): behind a comma, before a name or a noun with the article."""
    if words.definite(at):
        return False
    if at and words.keys[at - 1] in _COMMAS:
        return True
    if not words.joined(at, last) or words.prefix(last):
        return False
    state = words.states.get(last)
    if words.keys[last] in _DAYS:
        return False
    return words.definite(last) or (state is not None and state.match.kind != "demonym")


def _takes_purpose(words: Words, at: int) -> bool:
    """Whether "for" is written onto the word at ``at``, which no state is: "the attempts *calling* for"."""
    inside = at < len(words.tokens) and words.sentence[at] == words.sentence[at - 1]
    return inside and words.prefix(at) == "ل" and at not in words.states


def _is_described(words: Words, at: int) -> bool:
    """Whether the word behind a noun without the article is an adjective of it."""
    if (
        at >= len(words.tokens)
        or words.sentence[at] != words.sentence[at - 1]
        or words.prefix(at)
        or words.definite(at)
    ):
        return False
    state = words.states.get(at)
    if state is not None:
        return state.match.kind == "demonym"
    return words.tokens[at].pos is POS.ADJ or is_filler(words.keys[at].removesuffix("ا"))


def _stands_alone(words: Words, at: int, last: int, head: Head) -> bool:
    if (
        at
        and words.sentence[at - 1] == words.sentence[at]
        and words.definite(at - 1)
        and words.forms[at].proclitics[:1] != ("و",)
    ):
        return False
    state = words.states.get(last)
    if head.construct:
        return state is not None and state.match.kind != "demonym" and not state.prefix
    if head.feminine:
        return state is not None and state.match.kind == "demonym" and state.match.gender == "f"
    return True
