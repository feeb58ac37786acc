"""People named again by their surname alone."""

from __future__ import annotations

from bisect import bisect_left

from marsad.language import candidates
from marsad.mentions.actor_text import Words
from marsad.mentions.names import name_class
from marsad.records import ActorKind, ActorMention, Span
from marsad.text import words as keys_of

_JOINERS = frozenset({"بن", "ابن", "ال", "عبد", "ابو", "ابي", "بو", "دي", "دا", "فان", "فون", "ولد"})
_SHORTEST = 3


def with_surnames(words: Words, mentions: list[ActorMention]) -> list[ActorMention]:
    """The mentions and those of people named by surname alone, before or after the place that gives the full name."""
    surnames = _surnames(mentions)
    if not surnames:
        return mentions
    taken = covered(words, mentions)
    extra = []
    none_of = surnames.keys().isdisjoint
    for at in [at for at, form in enumerate(words.forms) if not none_of(candidates(form))]:
        if at in taken:
            continue
        for last, person in _people_at(words, at, surnames):
            if any(i in taken for i in range(at, last)) or _part_of_name(words, at, last):
                continue
            extra.append(_mention(words, at, last, person))
            taken.update(range(at, last))
            break
    return sorted([*mentions, *extra], key=lambda m: m.span) if extra else mentions


def _surnames(mentions: list[ActorMention]) -> dict[str, list[tuple[tuple[str, ...], ActorMention]]]:
    found: dict[str, list[tuple[tuple[str, ...], ActorMention]]] = {}
    for mention in mentions:
        if mention.kind is not ActorKind.PERSON or (
            mention.name == mention.surface and not mention.rule.startswith("person")
        ):
            continue
        name = keys_of(mention.name)
        if len(name) < 2:
            continue
        cut = len(name) - 1
        while cut > 1 and name[cut - 1] in _JOINERS:
            cut -= 1
        surname = name[cut:]
        if sum(map(len, surname)) >= _SHORTEST:
            bucket = found.setdefault(surname[0], [])
            if all(s != surname or m.country is None for s, m in bucket):
                bucket.append((surname, mention))
    return found


def _people_at(
    words: Words, at: int, surnames: dict[str, list[tuple[tuple[str, ...], ActorMention]]]
) -> list[tuple[int, ActorMention]]:
    form = words.forms[at]
    found = []
    for candidate in (form.key,) if form.key in surnames else candidates(form):
        if not form.key.endswith(candidate):
            continue
        for surname, person in surnames.get(candidate, ()):
            last = at + len(surname)
            if tuple(words.keys[at + 1 : last]) == surname[1:]:
                found.append((last, person))
    return found


def covered(words: Words, mentions: list[ActorMention]) -> set[int]:
    """The words on which mentions stand."""
    starts = words.starts
    found: set[int] = set()
    for mention in mentions:
        first = bisect_left(starts, mention.span.start)
        if first == len(starts) or starts[first] > mention.span.start:
            first -= 1
        found.update(range(first, bisect_left(starts, mention.span.end)))
    return found


def _part_of_name(words: Words, first: int, last: int) -> bool:
    """Whether another name word stands before or behind, which makes it another person's name."""
    before = (
        first > 0
        and words.sentence[first - 1] == words.sentence[first]
        and name_class(words.forms[first - 1]) == "given"
    )
    behind = (
        last < len(words) and words.sentence[last] == words.sentence[first] and name_class(words.forms[last]) == "given"
    )
    return (before and not words.prefix(first)) or behind


def _mention(words: Words, first: int, last: int, person: ActorMention) -> ActorMention:
    token = words.tokens[first]
    whole = keys_of(person.name)
    stripped = len(token.form.key) - len(whole[len(whole) - (last - first)])
    start = token.span.start + (stripped if stripped > 0 and token.surface == token.form.folded else 0)
    span = Span(start, words.tokens[last - 1].span.end)
    text = words.analysis.text
    return ActorMention(
        span, span.of(text), ActorKind.PERSON, person.country, person.sector, span.of(text), rule="surname", score=0.9
    )
