"""Organisations named again by the first word of their name alone: "the party", "the movement", "the council"."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from marsad.mentions.actor_lexicon import openings, word_list
from marsad.mentions.actor_surnames import covered
from marsad.mentions.actor_text import Words
from marsad.records import POS, ActorKind, ActorMention, Span

SHORT = "short"
"""The rule of these mentions."""

_ARTICLE = "ال"
_KINDS = frozenset({ActorKind.GROUP, ActorKind.BODY, ActorKind.ORGANISATION, ActorKind.STATE})
_QUALIFYING = frozenset({POS.ADJ, POS.NOUN, POS.PROPN})


def with_short_names(words: Words, mentions: list[ActorMention]) -> list[ActorMention]:
    """The mentions and those of organisations by one word; it means the last one before that is called so.

    What is called so by the page itself ("party of ...") comes before what only has such a name elsewhere ("Hamas", the movement of ...).
    """
    asked = [at for at, form in enumerate(words.forms) if form.core_key in word_list("short_name")]
    if not asked:
        return mentions
    taken = covered(words, mentions)
    called = _called(words, mentions)
    extra = []
    for at in asked:
        noun = words.forms[at].core_key.removeprefix(_ARTICLE)
        end = _end(words, at)
        if at in taken or end == at or words.tokens[at].pos is POS.VERB:
            continue
        before = [c for c in called.get(noun, ()) if c[0] < at]
        if before:
            extra.append(_mention(words, at, max(before, key=lambda c: (c[1], c[0]))[2]))
    return sorted([*mentions, *extra], key=lambda m: m.span) if extra else mentions


def _called(words: Words, mentions: list[ActorMention]) -> dict[str, list[tuple[int, bool, ActorMention]]]:
    """Who is called by a noun: the word where, whether the page itself says it, and the mention."""
    starts = [t.span.start for t in words.tokens]
    nouns = frozenset(key.removeprefix(_ARTICLE) for key in word_list("short_name"))
    found: dict[str, list[tuple[int, bool, ActorMention]]] = {}
    for mention in mentions:
        if mention.kind not in _KINDS or mention.country in (None, "UNK"):
            continue
        at = bisect_left(starts, mention.span.start)
        if at == len(starts) or starts[at] > mention.span.start:
            at -= 1
        own = words.forms[at].core_key.removeprefix(_ARTICLE)
        before = words.forms[at - 1].core_key if at and words.joined(at - 1, at) else ""
        said = {noun for noun in (own, before) if noun in nouns}
        for noun in said:
            found.setdefault(noun, []).append((at, True, mention))
        for noun in _elsewhere().get(mention.rule, frozenset()) - said:
            found.setdefault(noun, []).append((at, False, mention))
    return found


@cache
def _elsewhere() -> dict[str, frozenset[str]]:
    """The nouns that names of a group or body begin with, by rule."""
    nouns = frozenset(key.removeprefix(_ARTICLE) for key in word_list("short_name"))
    found: dict[str, set[str]] = {}
    for first, bucket in openings().items():
        noun = first.removeprefix(_ARTICLE)
        for rest, head in bucket:
            if rest and noun in nouns and head.kind in ("group", "body"):
                found.setdefault(f"{head.kind}.{head.id}", set()).add(noun)
    return {rule: frozenset(some) for rule, some in found.items()}


def _end(words: Words, at: int) -> int:
    """The word after the short name and what only describes it; ``at`` where another name goes on ("the ruling party")."""
    behind = at + 1
    if not words.joined(at, behind) or words.tokens[behind].pos not in _QUALIFYING:
        return behind
    if not words.definite(behind) or words.prefix(behind):
        return behind
    describing = word_list("short_name_adjective") | word_list("filler_violent")
    return behind + 1 if words.keys[behind] in describing else at


def _mention(words: Words, at: int, meant: ActorMention) -> ActorMention:
    token = words.tokens[at]
    prefix = words.prefix(at)
    start = token.span.start + (len(prefix) if prefix and token.surface.startswith(prefix + _ARTICLE) else 0)
    span = Span(start, token.span.end)
    text = words.analysis.text
    return ActorMention(
        span, span.of(text), meant.kind, meant.country, meant.sector, span.of(text), rule=SHORT, score=0.9
    )
