"""Whose somebody is not, by what a sentence tells of others: of whom his country supports, of whom he meets, of where one only talks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from marsad.language import analyse
from marsad.mentions.states import states_in
from marsad.records import ActorKind, ActorMention

_GUESTS = frozenset({"post.ambassador", "post.ambassador.dual", "post.charge", "post.consul", "post.counterpart"})
_SENT = _GUESTS | {"post.envoy", "post.delegate"}
_AT = " لدى "
_NEAR = 250  # characters behind somebody in which "his country" is his
_BESIDE = 60  # characters behind "his country"
_BEFORE = 100
_OWN_COUNTRY = re.compile(r"\bبلاد(?:ه|ها)\b")
_END = re.compile(r"[.!?؟\n]")
_PREPOSITION = re.compile(
    r"(?:\s+[^\s.،؛]+){0,4}\s+(?:ل|ب|(?:مع|في|من|عن|على|ضد|لدى|تجاه|حيال|إزاء|بجانب|إلى(?:\s+جانب)?)\s+)"
)
_DEALT_WITH = re.compile(r"\sمع\s+\Z|(?:^|\s)بين\s[^.،؛\n]{1,60}\sو\Z")


def told_apart(mention: ActorMention, text: str, sure: Sequence[ActorMention]) -> Iterator[str | None]:
    """The states that a sentence tells apart from that of somebody told by a post: "the support of *his country* for Ukraine", "*at* Tunisia".

    Args:
        mention: the post.
        text: the text that spans index.
        sure: mentions behind it whose state their own words tell.
    """
    if not _is_official(mention):
        return
    if _AT in mention.surface and mention.rule in _SENT:
        yield from (state.country for state in states_in(analyse(mention.surface.partition(_AT)[2])))
    own = _OWN_COUNTRY.search(text, mention.span.end, mention.span.end + _NEAR)
    if own is None or _END.search(text, mention.span.end, own.start()):
        return
    for other in sure:
        start = other.span.start
        if own.end() < start <= own.end() + _BESIDE and _PREPOSITION.fullmatch(text, own.end(), start):
            yield other.country


def is_only_met(mention: ActorMention, state: str, sure: Sequence[ActorMention]) -> bool:
    """Whether a page names a state by ambassadors and counterparts alone, whom somebody told by a post meets."""
    if not _is_official(mention) or mention.rule in _GUESTS:
        return False
    rules = {other.rule for other in sure if other.country == state}
    return bool(rules) and rules <= _GUESTS


def is_dealt_with(mention: ActorMention, text: str) -> bool:
    """Whether rebels are whom somebody agrees or talks with: "an agreement *with the rebels* in Havana"."""
    start = mention.span.start
    return mention.sector == "REB" and _DEALT_WITH.search(text, max(0, start - _BEFORE), start) is not None


def _is_official(mention: ActorMention) -> bool:
    return mention.kind is ActorKind.PERSON and mention.rule.startswith("post.")
