"""What a document tells around an actor: its sentence and the one before, the states named there, and which it is about at large."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from marsad.mentions.actor.lexicon import namesakes
from marsad.mentions.actor.namesakes import OF, states_of_people_named
from marsad.mentions.actor.others import is_dealt_with, told_apart
from marsad.mentions.actor.surnames import surname_of
from marsad.mentions.people.known import BODIES
from marsad.records import ActorKind, ActorMention
from marsad.text import words

NO_STATES = BODIES | {"NGO", "MNC", "ISM", "UNK"}
_NEAR_BY = 12  # mentions on either side among which the place is looked for
_REACH = 400  # characters before a mention in which its sentence begins
_LONGEST = 2000  # characters behind a mention that are still of its sentence
_SENTENCE_END = re.compile(r"[.!?؟\n]")
_HEADING = re.compile(r"\s*[^\s:]+(?: [^\s:]+){,2} ?:")
_IN = re.compile(r"(?:^|\s)(?:في|داخل|جنوبي?|شمالي?|شرقي?|غربي?|وسط|قرب|مدينة|محافظة|العاصمة|ولاية)\s+$")
_LONGEST_IN = 14  # characters
_MOST = 24  # states that a sentence is asked for
_OPENING = 400  # characters at the start, headline and lead, whose mentions count double


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the document tells: countries by surname, the state that it names most, and where embassies of that one are named.

    ``sure`` are the mentions whose state their own words tell, ``starts`` where these begin. ``counts`` says how much the document is about
    each state.
    """

    mentions: Sequence[ActorMention]
    text: str
    surnames: dict[str, str]
    main: str | None
    embassies: list[int]
    of_united_nations: bool
    sure: list[ActorMention]
    starts: list[int]
    counts: Counter[str]

    def named(self, start: int, end: int) -> list[ActorMention]:
        """The first mentions from ``start`` to ``end`` of the text whose state is sure, at most `_MOST`."""
        first = bisect_left(self.starts, start)
        return self.sure[first : min(bisect_left(self.starts, end), first + _MOST)]


def is_behind_in(mention: ActorMention, text: str) -> bool:
    """Whether a word for "in" or for a part of a land stands before a mention."""
    return _IN.search(text[max(0, mention.span.start - _LONGEST_IN) : mention.span.start]) is not None


def elsewhere(mention: ActorMention, state: str, context: Surroundings, *, alone: bool = False) -> str | None:
    """The other state that the text is about where ``mention`` stands, if neither this sentence nor the one before names ``state``.

    It is the one before a colon at the start ("Bogota: ..."), whatever was told before, the last that the sentence names before the mention,
    else the first behind it, else the only one of the sentence before. ``alone``: only where the sentence names no third one.
    """
    start, end = sentence_of(context.text, mention)
    here, before = context.named(start, end), context.named(sentence_before(context.text, start), start)
    states, states_before = {m.country for m in here}, {m.country for m in before}
    heading = _HEADING.match(context.text, start)
    headed = heading is not None and bool(here) and here[0].span.start < heading.end()
    if headed and here[0].kind is ActorKind.STATE and state not in states:
        return here[0].country
    if state in states or state in states_before:
        return None
    if alone or not here:
        only = states if alone else states_before
        return only.pop() if len(only) == 1 else None
    earlier = context.named(start, mention.span.start)
    return (earlier[-1] if earlier else here[0]).country


def place_of(mention: ActorMention, at: int, context: Surroundings) -> str | None:
    """The state named as a place in the sentence of ``mention``."""
    start, end = sentence_of(context.text, mention)
    best: tuple[int, str] | None = None
    for other in context.mentions[max(0, at - _NEAR_BY) : at + _NEAR_BY]:
        if other.span.start < start or other.span.end > end or other.country in NO_STATES or other.country is None:
            continue
        if other.rule.startswith("state.") and is_behind_in(other, context.text):
            distance = abs(other.span.start - mention.span.start)
            if best is None or distance < best[0]:
                best = distance, other.country
    return best[1] if best else None


def partner_of(mention: ActorMention, context: Surroundings) -> str | None:
    """The last state named before rebels in the sentence, where somebody deals with them."""
    if not is_dealt_with(mention, context.text):
        return None
    earlier = context.named(start_of_sentence(context.text, mention.span.start), mention.span.start)
    return earlier[-1].country if earlier else None


def at_embassy(mention: ActorMention, context: Surroundings) -> bool:
    """Whether the sentence of a crowd names an embassy of the state that it would be taken for."""
    start, end = sentence_of(context.text, mention)
    first = bisect_left(context.embassies, start)
    return first < len(context.embassies) and context.embassies[first] < end


def not_his(mention: ActorMention, context: Surroundings) -> set[str | None]:
    """The states that the sentence tells apart from that of ``mention``."""
    behind = context.named(mention.span.end, mention.span.end + _REACH)
    return set(told_apart(mention, context.text, behind))


def sentence_before(text: str, start: int) -> int:
    """Where the sentence begins that ends before ``start``."""
    end = len(text[max(0, start - _REACH) : start].rstrip(" .!?؟\n")) + max(0, start - _REACH)
    return start_of_sentence(text, end)


def start_of_sentence(text: str, at: int) -> int:
    """Where the sentence begins that goes on at ``at``."""
    earliest = max(0, at - _REACH)
    return max((m.end() for m in _SENTENCE_END.finditer(text, earliest, at)), default=earliest)


def sentence_of(text: str, mention: ActorMention) -> tuple[int, int]:
    """Where the sentence of ``mention`` begins and ends, in characters."""
    start = start_of_sentence(text, mention.span.start)
    last = min(len(text), mention.span.end + _LONGEST)
    behind = _SENTENCE_END.search(text, mention.span.end, last)
    return start, behind.start() if behind else last


def countries_by_surname(mentions: Sequence[ActorMention]) -> dict[str, str]:
    """Country by the last word of each name that the document gives with a country."""
    found: dict[str, str] = {}
    for mention in mentions:
        if mention.kind is ActorKind.PERSON and mention.country is not None and mention.name != mention.post:
            keys = words(mention.name)
            if keys:
                found.setdefault(surname_of(keys, mention.country)[-1], mention.country)
                found.setdefault(keys[-1], mention.country)
    return found


def weights(mentions: Sequence[ActorMention]) -> Counter[str]:
    """How much the document is about each state: outlets of one count only where it is named otherwise, too."""
    counts: Counter[str] = Counter()
    outlets: list[str] = []
    for mention in mentions:
        country = mention.country
        if country is None or country in NO_STATES or (mention.rule.partition(OF)[2] or mention.rule) in namesakes():
            continue
        if mention.kind is ActorKind.MEDIA:
            outlets.append(country)
        elif country not in states_of_people_named(mention)[:1]:
            counts[country] += 2 if mention.span.start < _OPENING else 1
    counts.update([country for country in outlets if country in counts])
    return counts
