"""A name and the posts behind it: "Ramtane Lamamra, foreign minister of ..."."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from marsad.mentions.actor.heads import head_at
from marsad.mentions.actor.lexicon import word_list
from marsad.mentions.actor.pointing import COUNTERPART, POSSESSIVE
from marsad.mentions.actor.text import Words
from marsad.mentions.people.names import after_and, name_start
from marsad.records import POS, ActorKind, ActorMention, Span
from marsad.text import words as keys_of

_COMMAS = frozenset("،,–—-(")
_COURTESIES = frozenset({"post.ambassador", "post.emir"})  # ranks of birth or career rather than present posts
_UNNAMED = ("person.", "honorific.", "rank.")
_INTRODUCING = frozenset({POS.ADP, POS.PUNCT})
_BY, _TONGUE = "ب", frozenset({"لسان"})
_HERS, _SPEAKERS = "ها", frozenset({"المتحدث", "المتحدثه", "الناطق", "الناطقه"})
_ACCUSATIVE = "ا"
_OF_SOMEBODY = frozenset({"post.spokesperson.for", "post.adviser", "post.assistant"})


def joined_appositions(words: Words, mentions: list[ActorMention]) -> list[ActorMention]:
    """The mentions, with a name and the post that follows it made one, and further posts that follow without a word between them.

    A name known to belong to another country than the post stays apart ("Kerry met the Russian minister"). Where names stand on both sides of a
    post that serves another, each has its own: "N. N., spokesman of President M. M.".
    """
    starts = words.starts
    joined: list[ActorMention] = []
    for mention in _parted(words, mentions):
        before = joined[-1] if joined else None
        if _is_post(mention) or _is_post_of_hers(words, mention, before):
            at = _word_at(starts, mention.span.start)
            if (
                before is not None
                and _is_name(before)
                and _adjacent(words, starts, before, at)
                and (_agree(before, mention) or _has_held(words, before, mention))
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


def _parted(words: Words, mentions: list[ActorMention]) -> Iterator[ActorMention]:
    """The mentions, a post that serves another apart from that one and its holder where a name stands before it."""
    before: ActorMention | None = None
    for mention in mentions:
        at = _served(words, mention, before)
        if at:
            yield from _two_of(words, mention, at)
        else:
            yield mention
        before = mention


def _served(words: Words, mention: ActorMention, before: ActorMention | None) -> int:
    """The word at which the post begins that another one serves; 0 where no name stands before both, with a comma between.

    Args:
        words: the text.
        mention: the post with the name behind it.
        before: the mention before it.
    """
    if mention.rule not in _OF_SOMEBODY or mention.name in {mention.surface, mention.post}:
        return 0
    at, last = _word_at(words.starts, mention.span.start), bisect_left(words.starts, mention.span.end)
    if not at or words.keys[at - 1] not in _COMMAS or words.starts[at] != mention.span.start:
        return 0
    floor = bisect_left(words.starts, before.span.end) if before is not None else 0
    told = before is not None and floor == at - 1 and _is_name(before)
    if not told and (floor >= at - 1 or name_start(words, at - 1, floor) == at - 1):
        return 0
    for inside in range(at + 1, last):
        found = head_at(words, inside, people=False)
        if found is not None and found.head.kind == "post":
            return inside if found.head.number == "s" and not found.prefix else 0
    return 0


def _two_of(words: Words, mention: ActorMention, at: int) -> tuple[ActorMention, ActorMention]:
    text, post = words.analysis.text, mention.post or ""
    first = words.starts[at]
    end = mention.span.start + len(post)
    found = head_at(words, at, people=False)
    outer = Span(mention.span.start, end)
    inner = Span(first, mention.span.end)
    return (
        replace(mention, span=outer, surface=post, name=post),
        replace(
            mention,
            span=inner,
            surface=inner.of(text),
            post=Span(first, end).of(text),
            rule=f"post.{found.head.id}" if found is not None else mention.rule,
        ),
    )


def _is_post(mention: ActorMention) -> bool:
    """Whether a mention is a post that may be told of whoever is named beside it, which "his counterpart" and an object are not."""
    if mention.kind is not ActorKind.PERSON or not mention.rule.startswith("post.") or mention.name != mention.surface:
        return False
    return not mention.rule.startswith(COUNTERPART) and not _is_object(mention)


def _is_object(mention: ActorMention) -> bool:
    """Whether a post stands in the accusative with an adjective: "N. N. met *a Somali minister*", but "was appointed *minister for*"."""
    post, *rest = keys_of(mention.surface)
    return post.endswith(_ACCUSATIVE) and bool(rest) and all(word.endswith(_ACCUSATIVE) for word in rest)


def _is_post_of_hers(words: Words, mention: ActorMention, before: ActorMention | None) -> bool:
    """Whether "its deputy minister" is no other than whoever is named before: not who is met, sent or recalled by somebody behind a verb."""
    told = mention.rule == POSSESSIVE and mention.post is not None and mention.name == mention.surface
    if not told or not mention.surface.endswith(_HERS):
        return False
    if before is None or not _is_name(before):
        return True
    at = _word_at(words.starts, before.span.start) - 1
    return _speaks(mention) or _introduces(words, at)


def _speaks(mention: ActorMention) -> bool:
    return not _SPEAKERS.isdisjoint(keys_of(mention.surface)[:1])


def _introduces(words: Words, at: int) -> bool:
    """Whether a preposition or no word at all stands before a name: "through N. N., *its deputy minister*", "headed by"."""
    if at < 0 or words.tokens[at].pos in _INTRODUCING or words.keys[at] in _TONGUE:
        return True
    return words.prefix(at).endswith(_BY)


def _is_name(mention: ActorMention) -> bool:
    courtesy = mention.rule in _COURTESIES and mention.name not in {mention.surface, mention.post}
    if courtesy and mention.score == 1.0:
        return False  # "the French ambassador N. N." holds that post now
    return mention.kind is ActorKind.PERSON and (mention.rule.startswith(_UNNAMED) or courtesy)


def _agree(name: ActorMention, post: ActorMention) -> bool:
    return name.country is None or post.country is None or name.country == post.country


def _has_held(words: Words, name: ActorMention, post: ActorMention) -> bool:
    """Whether a known person ever had a post of the state or body that the post told behind the name is of, and so has this one, no former one."""
    if not word_list("former").isdisjoint(keys_of(post.surface)):
        return False
    found = head_at(words, _word_at(words.starts, name.span.start))
    known = found is not None and found.head.kind == "person" and post.score == 1.0
    return known and found is not None and any(held.country == post.country for held in found.head.posts)


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
    if mention.rule == POSSESSIVE and end == at and not _speaks(mention) and not _introduces(words, start - 1):
        return mention
    first = starts[start] + (after_and(words.forms[start]) is not None)
    return _merged(words, first, words.analysis.text[first : words.tokens[end - 1].span.end], mention, None)


def _merged(words: Words, start: int, name: str, post: ActorMention, country: str | None) -> ActorMention:
    span = Span(start, post.span.end)
    return replace(post, span=span, surface=span.of(words.analysis.text), name=name, country=post.country or country)
