"""Whose country "his country" is: that of the person who speaks or acts in the sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from marsad.mentions.actor.pointing import POSSESSIVE
from marsad.mentions.actor.tail import is_own_country
from marsad.mentions.actor.text import Words
from marsad.mentions.actor.titles import COMMAS
from marsad.mentions.people.known import BODIES
from marsad.records import POS, ActorKind, ActorMention, Span

OWN_COUNTRY = "own_country"
"""The rule of the bare words."""

_BEFORE = frozenset({POS.VERB, POS.SCONJ, POS.PART, POS.PUNCT})
_ARTICLE = "ال"  # with which "who" begins, unlike other pronouns
_FAR = 12  # mentions before the words in which the person is looked for


def with_own_country(words: Words, mentions: list[ActorMention]) -> list[ActorMention]:
    """The mentions, resolved, with "his country" where it acts, and "the embassy of his country", as of the person meant.

    That is the last person before, in the sentence, who stands right behind a verb or before "who", else the first one; where the sentence names
    nobody before, so of the sentence before it. Where nobody fits, the phrase keeps the country that it has and the bare words are nobody.
    """
    asked = [at for at in range(len(words)) if words.forms[at].enclitics and is_own_country(words, at)]
    if not asked:
        return mentions
    ends = [mention.span.end for mention in mentions]
    found, extra = list(mentions), []
    for at in asked:
        number = bisect_left(ends, words.tokens[at].span.end)
        inside = number < len(mentions) and mentions[number].span.start <= words.starts[at]
        asks = mentions[number].rule == POSSESSIVE if inside else _acts(words, at)
        owner = _owner(words, at, mentions[max(0, number - _FAR) : number]) if asks else None
        if owner is not None and inside:
            found[number] = replace(mentions[number], country=owner.country, score=0.7)
        elif owner is not None:
            extra.append(_mention(words, at, owner))
    return sorted([*found, *extra], key=lambda m: m.span) if extra else found


def _acts(words: Words, at: int) -> bool:
    """Whether the words do not stand behind a preposition or a noun that they complete."""
    if words.prefix(at).endswith(("ب", "ل")):
        return False
    return not at or not words.joined(at - 1, at) or words.tokens[at - 1].pos in _BEFORE


def _mention(words: Words, at: int, owner: ActorMention) -> ActorMention:
    token, prefix = words.tokens[at], words.prefix(at)
    start = token.span.start + (len(prefix) if prefix and token.surface.startswith(prefix) else 0)
    span = Span(start, token.span.end)
    surface = span.of(words.analysis.text)
    return ActorMention(span, surface, ActorKind.STATE, owner.country, "GOV", surface, rule=OWN_COUNTRY, score=0.7)


def _owner(words: Words, at: int, before: Sequence[ActorMention]) -> ActorMention | None:
    """The person whose country is meant at word ``at``."""
    people: dict[int, list[tuple[int, ActorMention]]] = {}
    for mention in before:
        first = bisect_left(words.starts, mention.span.start + 1) - 1
        if mention.kind is ActorKind.PERSON and mention.country not in {None, "UNK", *BODIES}:
            people.setdefault(words.sentence[first], []).append((first, mention))
    for sentence in (words.sentence[at], words.sentence[at] - 1):
        some = people.get(sentence, [])
        acting = [mention for first, mention in some if _does(words, first, mention)]
        if some:
            return acting[-1] if acting else some[0][1]
    return None


def _does(words: Words, first: int, mention: ActorMention) -> bool:
    """Whether the person at word ``first`` stands right behind a verb, or before "who"."""
    last = bisect_left(words.starts, mention.span.end)
    last += words.joined(first, last + 1) and words.keys[last] in COMMAS
    if words.joined(first, last) and words.tokens[last].pos is POS.PRON and words.keys[last].startswith(_ARTICLE):
        return True
    if not first or not words.joined(first - 1, first):
        return False
    before = words.tokens[first - 1]
    past = any(v.tense == "past" and v.person == 3 and v.number == "s" for v in before.form.verbs)
    bare = before.form.proclitics in ((), ("و",), ("ف",)) and not before.form.enclitics
    return before.pos is POS.VERB or (past and bare and before.pos is POS.NOUN and not words.prefix(first))
