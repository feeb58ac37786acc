"""A name and the posts behind it: "Ramtane Lamamra, foreign minister of ..."."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from marsad.mentions.actor_text import Words
from marsad.mentions.names import name_start
from marsad.records import ActorKind, ActorMention, Span

_COMMAS = frozenset("،,–—-(")
_COURTESIES = frozenset({"post.ambassador", "post.emir"})  # ranks of birth or career rather than present posts
_UNNAMED = ("person.", "honorific.", "rank.")


def joined_appositions(words: Words, mentions: list[ActorMention]) -> list[ActorMention]:
    """The mentions, with a name and the post that follows it made one, and further posts that follow without a word between them.

    A name known to belong to another country than the post stays apart ("Kerry met the Russian minister").
    """
    starts = words.starts
    joined: list[ActorMention] = []
    for mention in mentions:
        before = joined[-1] if joined else None
        if _is_post(mention):
            at = _word_at(starts, mention.span.start)
            if (
                before is not None
                and _is_name(before)
                and _adjacent(words, starts, before, at)
                and _agree(before, mention)
            ):
                joined[-1] = _merged(words, before.span.start, before.name, mention, before.country)
                continue
            if before is not None and _holds_also(words, starts, before, mention, at):
                joined[-1] = _with_post(words, before, mention)
                continue
            joined.append(_with_name_before(words, starts, mention, at, before))
        else:
            joined.append(mention)
    return joined


def _is_post(mention: ActorMention) -> bool:
    return mention.kind is ActorKind.PERSON and mention.rule.startswith("post.") and mention.name == mention.surface


def _is_name(mention: ActorMention) -> bool:
    courtesy = mention.rule in _COURTESIES and mention.name not in {mention.surface, mention.post}
    if courtesy and mention.score == 1.0:
        return False  # "the French ambassador N. N." holds that post now
    return mention.kind is ActorKind.PERSON and (mention.rule.startswith(_UNNAMED) or courtesy)


def _agree(name: ActorMention, post: ActorMention) -> bool:
    return name.country is None or post.country is None or name.country == post.country


def _holds_also(words: Words, starts: list[int], before: ActorMention, post: ActorMention, at: int) -> bool:
    """Whether somebody named with a post behind the name holds the one at word ``at`` too: "N. N., head of government minister of defence"."""
    told = before.post is not None and before.rule.startswith("post.") and before.surface.endswith(before.post)
    if not told or before.name in {before.surface, before.post} or starts[at] != post.span.start:
        return False
    same = post.country is None or post.country == before.country
    return same and bisect_left(starts, before.span.end) == at and words.joined(at - 1, at)


def _with_post(words: Words, before: ActorMention, post: ActorMention) -> ActorMention:
    text, span = words.analysis.text, Span(before.span.start, post.span.end)
    first = before.span.end - len(before.post or "")
    sector = "GOV" if post.sector == "GOV" else before.sector  # a commander who is minister too is of the government
    return replace(before, span=span, surface=span.of(text), post=Span(first, span.end).of(text), sector=sector)


def _word_at(starts: list[int], position: int) -> int:
    at = bisect_left(starts, position)
    return at if at < len(starts) and starts[at] == position else at - 1


def _adjacent(words: Words, starts: list[int], before: ActorMention, at: int) -> bool:
    last = bisect_left(starts, before.span.end)
    return last == at or (last == at - 1 and words.keys[last] in _COMMAS and words.sentence[last] == words.sentence[at])


def _with_name_before(
    words: Words, starts: list[int], mention: ActorMention, at: int, before: ActorMention | None
) -> ActorMention:
    if starts[at] != mention.span.start:
        return mention  # a preposition or conjunction is written onto the post
    end = at - 1 if at and words.keys[at - 1] in _COMMAS else at
    floor = bisect_left(starts, before.span.end) if before is not None else 0
    if end <= floor:
        return mention
    start = name_start(words, end, floor)
    if start == end:
        return mention
    return _merged(words, starts[start], words.span(start, end).of(words.analysis.text), mention, None)


def _merged(words: Words, start: int, name: str, post: ActorMention, country: str | None) -> ActorMention:
    span = Span(start, post.span.end)
    return replace(post, span=span, surface=span.of(words.analysis.text), name=name, country=post.country or country)
