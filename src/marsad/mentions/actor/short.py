"""Organisations named again by the first word of their name alone: "the party", "the movement", "fighters of the organisation"."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from marsad.mentions.actor.heads import head_at
from marsad.mentions.actor.lexicon import openings, word_list
from marsad.mentions.actor.surnames import covered
from marsad.mentions.actor.text import Words
from marsad.records import POS, ActorKind, ActorMention, Span

SHORT = "short"
"""The rule of these mentions."""

_ARTICLE = "ال"
_KINDS = frozenset(
    {ActorKind.GROUP, ActorKind.BODY, ActorKind.ORGANISATION, ActorKind.COMPANY, ActorKind.MEDIA, ActorKind.STATE}
)
_QUALIFYING = frozenset({POS.ADJ, POS.NOUN, POS.PROPN})
_GUESSED = 0.7  # scores of countries that the phrase itself does not tell
_FIGHTING = frozenset({"people.gunmen", "people.fighters"})  # of the sector of whom they fight for


class _Called(NamedTuple):
    """Who is called by a noun at a word: None where the noun opens a name that is not known; ``said``: by the page itself."""

    at: int
    noun: str
    said: bool
    mention: ActorMention | None


def with_short_names(words: Words, mentions: list[ActorMention]) -> list[ActorMention]:
    """The mentions, resolved, and those of organisations by one word; it means the last one before that is called so.

    A phrase that is or ends in such a word, and whose country is only guessed, takes the country of that organisation.

    What is called so by the page itself ("party of ...") comes before what only has such a name elsewhere ("Hamas", the movement of ...). Where the
    last one so called is not known, the word is nobody's.
    """
    asked = [at for at, form in enumerate(words.forms) if form.core_key in word_list("short_name")]
    if not asked:
        return mentions
    taken = covered(words, mentions)
    open_ends = _open_ends(words, mentions)
    guessed = set(open_ends.values())
    named = [mention for number, mention in enumerate(mentions) if number not in guessed]
    called = sorted([*_called(words, named), *_unknown(words, taken)], key=lambda call: -call.at)
    last: dict[str, _Called] = {}  # who is called so in what is read so far
    settled = list(mentions)
    extra = []
    for at in asked:
        while called and called[-1].at < at:
            call = called.pop()
            if call.said or call.noun not in last or not last[call.noun].said:
                last[call.noun] = call
        meant = last.get(words.forms[at].core_key.removeprefix(_ARTICLE))
        known = meant.mention if meant is not None else None
        if known is None or known.country in (None, "UNK"):
            continue
        if at in open_ends:
            settled[open_ends[at]] = _belonging(settled[open_ends[at]], known)
        elif at in taken:
            continue
        elif words.tokens[at].pos is not POS.VERB and not _goes_on(words, at):
            extra.append(_mention(words, at, known))
    return sorted([*settled, *extra], key=lambda m: m.span)


def _open_ends(words: Words, mentions: list[ActorMention]) -> dict[int, int]:
    """The words at which a phrase of a guessed country ends in a noun of organisations, each with the number of its mention.

    Alone it counts for an organisation only; "acting" is written as the noun of an agency with a preposition.
    """
    found = {}
    for number, mention in enumerate(mentions):
        if mention.score > _GUESSED or mention.rule.partition(".")[0] not in {"institution", "people", "post"}:
            continue
        at = bisect_left(words.starts, mention.span.end) - 1
        ends = words.forms[at].core_key in word_list("short_name") and not words.prefix(at).endswith("ب")
        if ends and not _goes_on(words, at):
            found[at] = number
    return found


def _belonging(mention: ActorMention, known: ActorMention) -> ActorMention:
    """Somebody of an organisation, or the organisation again."""
    sector = known.sector if mention.rule in _FIGHTING else mention.sector
    return replace(mention, country=known.country, sector=sector, score=0.8)


def _called(words: Words, mentions: list[ActorMention]) -> list[_Called]:
    """Who is called by which noun."""
    starts = words.starts
    found: list[_Called] = []
    for mention in mentions:
        if mention.kind is ActorKind.PERSON and mention.rule.startswith("post.") and mention.country is not None:
            found += _told_with_post(words, mention)
        if mention.kind not in _KINDS:
            continue
        at = bisect_left(starts, mention.span.start)
        if at == len(starts) or starts[at] > mention.span.start:
            at -= 1
        own = words.forms[at].core_key.removeprefix(_ARTICLE)
        before = words.forms[at - 1].core_key if at and words.joined(at - 1, at) else ""
        # "The sector of Lebanon" is no name of Lebanon.
        nouns = {own} if mention.kind is ActorKind.STATE else {own, before}
        said = nouns & _nouns()
        found += [_Called(at, noun, True, mention) for noun in sorted(said)]
        found += [
            _Called(at, noun, False, mention) for noun in sorted(_elsewhere().get(mention.rule, frozenset()) - said)
        ]
    return found


def _told_with_post(words: Words, mention: ActorMention) -> list[_Called]:
    """The group or body whose name a post tells ("secretary general of *NATO*"): what it is called elsewhere means it from there on."""
    first, last = bisect_left(words.starts, mention.span.start), bisect_left(words.starts, mention.span.end)
    for at in range(first + 1, last):
        match = head_at(words, at, people=False)
        if match is not None and match.head.kind in ("group", "body") and match.head.country == mention.country:
            kind = ActorKind.GROUP if match.head.kind == "group" else ActorKind.BODY
            named = replace(mention, kind=kind, sector=match.head.sector, score=0.9)
            said = words.forms[at].core_key in _nouns()
            nouns = _elsewhere().get(f"{match.head.kind}.{match.head.id}", frozenset())
            return [_Called(at, noun, said and noun == words.forms[at].core_key, named) for noun in sorted(nouns)]
    return []


def _unknown(words: Words, taken: set[int]) -> list[_Called]:
    """Where a noun opens a name, or speaks of something, that is no mention ("agency of ...", "the system of missiles")."""
    return [
        _Called(at, form.core_key, True, None)
        for at, form in enumerate(words.forms)
        if form.core_key in _nouns() and at not in taken and at + 1 not in taken and words.joined(at, at + 1)
    ]


@cache
def _nouns() -> frozenset[str]:
    """The nouns without the article."""
    return frozenset(key.removeprefix(_ARTICLE) for key in word_list("short_name"))


@cache
def _elsewhere() -> dict[str, frozenset[str]]:
    """The nouns that names of a group or body begin with, by rule."""
    found: dict[str, set[str]] = {}
    for first, bucket in openings().items():
        noun = first.removeprefix(_ARTICLE)
        for rest, head in bucket:
            if rest and noun in _nouns() and head.kind in ("group", "body"):
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
