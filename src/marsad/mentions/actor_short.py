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
    last: dict[
        str, tuple[bool, ActorMention]
    ] = {}  # who is called so in what is read so far, and whether the page itself says it
    extra = []
    for at in asked:
        while called and called[-1][0] < at:
            _, noun, said, mention = called.pop()
            if said or not last.get(noun, (False,))[0]:
                last[noun] = said, mention
        meant = last.get(words.forms[at].core_key.removeprefix(_ARTICLE))
        if meant is not None and at not in taken and words.tokens[at].pos is not POS.VERB and not _goes_on(words, at):
            extra.append(_mention(words, at, meant[1]))
    return sorted([*mentions, *extra], key=lambda m: m.span) if extra else mentions


def _called(words: Words, mentions: list[ActorMention]) -> list[tuple[int, str, bool, ActorMention]]:
    """Who is called by a noun, last first: the word where, the noun, whether the page itself says it, and the mention."""
    starts = [t.span.start for t in words.tokens]
    nouns = frozenset(key.removeprefix(_ARTICLE) for key in word_list("short_name"))
    found: list[tuple[int, str, bool, ActorMention]] = []
    for mention in mentions:
        if mention.kind not in _KINDS or mention.country in (None, "UNK"):
            continue
        at = bisect_left(starts, mention.span.start)
        if at == len(starts) or starts[at] > mention.span.start:
            at -= 1
        own = words.forms[at].core_key.removeprefix(_ARTICLE)
        before = words.forms[at - 1].core_key if at and words.joined(at - 1, at) else ""
        said = {noun for noun in (own, before) if noun in nouns}
        found += [(at, noun, True, mention) for noun in sorted(said)]
        found += [(at, noun, False, mention) for noun in sorted(_elsewhere().get(mention.rule, frozenset()) - said)]
    return sorted(found, key=lambda called: -called[0])


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


def _goes_on(words: Words, at: int) -> bool:
    """Whether a name goes on behind its first word ("the ruling party"); what only describes it does not count."""
    behind = at + 1
    if not words.joined(at, behind) or words.tokens[behind].pos not in _QUALIFYING:
        return False
    if not words.definite(behind) or words.prefix(behind):
        return False
    key = words.keys[behind]
    return key not in word_list("short_name_adjective") and key not in word_list("filler_violent")


def _mention(words: Words, at: int, meant: ActorMention) -> ActorMention:
    token = words.tokens[at]
    prefix = words.prefix(at)
    start = token.span.start + (len(prefix) if prefix and token.surface.startswith(prefix + _ARTICLE) else 0)
    span = Span(start, token.span.end)
    text = words.analysis.text
    return ActorMention(
        span, span.of(text), meant.kind, meant.country, meant.sector, span.of(text), rule=SHORT, score=0.9
    )
