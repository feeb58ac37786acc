"""Two people told by one post together: "the two presidents", "the ministers" in the dual."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from marsad.mentions.actor.lexicon import Head
from marsad.mentions.actor.text import Words
from marsad.records import ActorKind, ActorMention

BOTH = "both"
"""The rule of those who are whichever two sides the text tells of."""

_SURE = 0.8  # score of a mention whose state its own words tell
_REACH = 600  # characters back
_SENTENCES = 3  # that of the mention and two before
_SENTENCE_END = re.compile(r"[.!?؟\n]")
_ARTICLE = "ال"
_DUAL = ("ان", "ين")
_TWO = 2
_WEAK = "post.president.dual"


def with_duals(mentions: Sequence[ActorMention], text: str) -> list[ActorMention]:
    """The mentions, resolved, a dual post without its states as of both where people of two states stand before, else two states.

    One right before names is left to these, as is "the two presidents" where nobody stands before.
    """
    found: list[ActorMention] = []
    told: set[str] = set()
    for number, mention in enumerate(mentions):
        if not is_bare_dual(mention):
            found.append(mention)
            continue
        behind = mentions[number + 1] if number + 1 < len(mentions) else None
        if behind is not None and _is_name(behind) and not text[mention.span.end : behind.span.start].strip():
            continue
        two = _of_two(mention, found, text)
        if two is None:
            two = mention.rule in told
        if two:
            told.add(mention.rule)
            found.append(replace(mention, country=None, rule=BOTH, score=0.5))
        elif mention.rule != _WEAK:
            found.append(mention)
    return found


def is_bare_dual(mention: ActorMention) -> bool:
    """Whether a post of two people is told by one word with the article."""
    if not (mention.rule.startswith("post.") and mention.rule.endswith(".dual")) or mention.score >= _SURE:
        return False
    return mention.surface == mention.post and " " not in mention.surface and _is_definite_dual(mention.surface)


def _is_definite_dual(word: str) -> bool:
    return word.startswith(_ARTICLE) and word.endswith(_DUAL)


def is_two_presidents(words: Words, head: Head, at: int) -> bool:
    """Whether a weak head at word ``at`` is a post of two people by the bare word, and no adjective ("the *main* source", "both *main* ones")."""
    if head.kind != "post" or head.number != "d" or not _is_definite_dual(words.forms[at].core_key):
        return False
    described = at > 0 and words.joined(at - 1, at) and words.definite(at - 1) and not words.prefix(at)
    return not described


def _is_name(mention: ActorMention) -> bool:
    return mention.kind is ActorKind.PERSON and mention.post is None


def _of_two(mention: ActorMention, before: list[ActorMention], text: str) -> bool | None:
    """Whether two states are meant, by the nearest sentence that tells of two people, else of two states; None where none does."""
    near = takewhile(lambda m: mention.span.start - m.span.end <= _REACH, reversed(before))
    sure = [m for m in near if m.score >= _SURE and m.country not in {None, "UNK"} and m.kind is not ActorKind.MEDIA]
    start = mention.span.start
    reached: list[ActorMention] = []
    for _ in range(_SENTENCES):
        start = max((m.start() for m in _SENTENCE_END.finditer(text, max(0, start - _REACH), start)), default=0)
        reached = [m for m in sure if m.span.start >= start]
        people = {(m.country, m.post) for m in reached if m.kind is ActorKind.PERSON}
        if len(people) >= _TWO:
            return len({country for country, _ in people}) >= _TWO
    return True if len({m.country for m in reached}) >= _TWO else None
