"""Whose post it is where the name does not stand right behind it: "X *holds* the post of Y", "the prime minister *in Tripoli* X"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from marsad.coding.cues import load_cues, qualifier_words
from marsad.records import POS, ActorKind, ActorMention, Analysis, Span, Token
from marsad.text import key

_PERSON = "person."  # of the rules by which somebody is known by his name
_IN, _COMMA, _PRESENT = ("في", "ب"), "،", "present"
_IS = frozenset({"هو", "هي"})
_CLAUSE = 6  # tokens of a relative clause between a post and a name
_BEFORE = 4  # tokens before "holds the post" in which it is told that he did so once
_HOLDER = 5  # tokens of a name between "holds" and "the post"
_WAS, _WILL = "كان", "س"


def with_holders(mentions: Sequence[ActorMention], analysis: Analysis) -> Iterator[ActorMention]:
    """The mentions in order, posts without a name with that of their holder where the words between leave no doubt.

    Args:
        mentions: actors of the text in order, resolved.
        analysis: the text they come from.
    """
    nameless = [m for m in mentions if m.post is not None and m.name == m.post and m.kind is ActorKind.PERSON]
    if not nameless:
        yield from mentions
        return
    starts = [token.span.start for token in analysis.tokens]
    people = {m.span.start: m for m in mentions if m.rule.startswith(_PERSON)}
    cities = {m.span.start: m for m in mentions if m.kind is ActorKind.STATE}
    ids = set(map(id, nameless))
    for mention in mentions:
        holder = None
        if id(mention) in ids:
            first = bisect_left(starts, mention.span.start)
            last = bisect_left(starts, mention.span.end)
            holder = _behind(analysis.tokens, mention, first, last, people, cities) or _before(
                analysis.tokens, first, people
            )
        yield mention if holder is None else _held(mention, holder, analysis.text)


def _held(post: ActorMention, holder: ActorMention, text: str) -> ActorMention:
    span = Span(min(post.span.start, holder.span.start), max(post.span.end, holder.span.end))
    return replace(post, span=span, surface=span.of(text), name=holder.name)


def _behind(
    tokens: Sequence[Token],
    post: ActorMention,
    first: int,
    last: int,
    people: Mapping[int, ActorMention],
    cities: Mapping[int, ActorMention],
) -> ActorMention | None:
    """Who is named behind the city in which he holds the post, or behind a clause set off by commas, as one of the same country.

    Behind a verb that takes an object, that may be somebody else: "received in Tripoli X".
    """
    led = tokens[first - 1] if first else None
    if led is not None and led.pos is POS.VERB and load_cues()["say"].isdisjoint(key(v.lemma) for v in led.form.verbs):
        return None
    if last + 1 < len(tokens) and tokens[last].form.key in _IS:
        named = people.get(tokens[last + 1].span.start)  # "the spokesman of the army *is* N. N."
        return named if named is not None and named.country in {None, post.country} else None
    at = _behind_city(tokens, last, cities)
    if at is None:
        at = _behind_clause(tokens, last)
    holder = people.get(tokens[at].span.start) if at is not None and at < len(tokens) else None
    return holder if holder is not None and holder.country == post.country else None


def _behind_city(tokens: Sequence[Token], last: int, cities: Mapping[int, ActorMention]) -> int | None:
    if last + 1 >= len(tokens) or tokens[last].form.key not in _IN:
        return None
    city = cities.get(tokens[last + 1].span.start)
    if city is None:
        return None
    return next((i for i in range(last + 1, min(last + 4, len(tokens))) if tokens[i].span.start >= city.span.end), None)


def _behind_clause(tokens: Sequence[Token], last: int) -> int | None:
    relative = load_cues()["relative"]
    if last + 1 >= len(tokens) or tokens[last].surface != _COMMA or tokens[last + 1].form.key not in relative:
        return None
    ahead = range(last + 2, min(last + 2 + _CLAUSE, len(tokens) - 1))
    return next((i + 1 for i in ahead if tokens[i].surface == _COMMA), None)


def _before(tokens: Sequence[Token], first: int, people: Mapping[int, ActorMention]) -> ActorMention | None:
    """Who is told to hold the post now: "X *holds the post of*", "X, who holds the post of"."""
    listed = qualifier_words()
    if not first or tokens[first - 1].form.key not in listed["post"]:
        return None
    verb = next((i for i in range(first - 2, max(-1, first - 3 - _HOLDER), -1) if tokens[i].pos is POS.VERB), None)
    if verb is None or not _holds_now(tokens, verb):
        return None
    named = people.get(tokens[verb + 1].span.start)
    if named is not None:
        beside = any(tokens[i].span.end == named.span.end for i in (first - 2, first - 3))  # "now" may stand between
        return named if beside else None
    at = verb - 1
    while at >= 0 and (tokens[at].form.key in load_cues()["relative"] or tokens[at].surface == _COMMA):
        at -= 1
    return next((m for m in people.values() if at >= 0 and m.span.end == tokens[at].span.end), None)


def _holds_now(tokens: Sequence[Token], verb: int) -> bool:
    listed, form = qualifier_words(), tokens[verb].form
    holds = any(v.tense == _PRESENT and key(v.lemma) in listed["occupying"] for v in form.verbs)
    if not holds or _WILL in form.proclitics or (verb and tokens[verb - 1].form.key in listed["not_done"]):
        return False
    return not any(
        tokens[i].pos is POS.AUX and tokens[i].form.stem_key.startswith(_WAS)
        for i in range(max(0, verb - _BEFORE), verb)
    )
