"""Settle with the whole document what an actor phrase leaves open.

A pure function of the mentions in order: a name, a post or an institution without a country of its own takes that of an earlier mention that it
repeats, else that of the state the document is about.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from marsad.records import ActorKind, ActorMention
from marsad.text import words

_BODIES = frozenset({"UNO", "IGO", "EUR", "NGO", "MNC", "ISM", "UNK"})
_NEAR = 250  # characters in which an attached pronoun finds its state


def resolved(mentions: list[ActorMention], text: str) -> list[ActorMention]:
    """``mentions`` with the countries that the document tells; what it does not tell stays None.

    Args:
        mentions: in order of their start.
        text: the text that their spans index.
    """
    people = _people(mentions)
    main = _main_states(mentions)
    done: list[ActorMention] = []
    for mention in mentions:
        done.append(_settle(mention, done, people, main) if mention.country is None and mention.rule != "both" else mention)
    return done


def _settle(mention: ActorMention, before: list[ActorMention], people: dict[str, str], main: list[str]) -> ActorMention:
    country = _by_name(mention, people)
    if country is not None:
        return replace(mention, country=country, score=0.9)
    if mention.rule == "possessive":
        country = _nearest_state(mention, before)
        return replace(mention, country=country, score=0.6) if country else mention
    if not _resolvable(mention):
        return mention
    country = _repeated(mention, before)
    if country is not None:
        return replace(mention, country=country, score=0.7)
    return replace(mention, country=main[0], score=0.4) if main else mention


def _resolvable(mention: ActorMention) -> bool:
    """Whether the document's own state may be meant: institutions and posts are, gunmen and rebels are not."""
    return mention.kind in {ActorKind.PERSON, ActorKind.ORGANISATION} or mention.rule.startswith("post.")


def _people(mentions: list[ActorMention]) -> dict[str, str]:
    """Country by the last word of each name that the document gives with a country."""
    found: dict[str, str] = {}
    for mention in mentions:
        if mention.kind is ActorKind.PERSON and mention.country is not None and mention.name != mention.surface:
            found.setdefault(words(mention.name)[-1], mention.country)
    return found


def _by_name(mention: ActorMention, people: dict[str, str]) -> str | None:
    if mention.kind is not ActorKind.PERSON or (mention.name == mention.surface and mention.post is not None):
        return None
    name = words(mention.name)
    return people.get(name[-1]) if name else None


def _nearest_state(mention: ActorMention, before: list[ActorMention]) -> str | None:
    for earlier in reversed(before):
        if mention.span.start - earlier.span.end > _NEAR:
            return None
        if earlier.country is not None and earlier.country != "UNK" and earlier.span.end <= mention.span.start:
            return earlier.country
    return None


def _repeated(mention: ActorMention, before: list[ActorMention]) -> str | None:
    for earlier in reversed(before):
        if earlier.rule == mention.rule and earlier.country is not None and earlier.country not in _BODIES:
            return earlier.country
    return None


def _main_states(mentions: list[ActorMention]) -> list[str]:
    counts = Counter(m.country for m in mentions if m.country is not None and m.country not in _BODIES)
    return [country for country, _ in counts.most_common()]
