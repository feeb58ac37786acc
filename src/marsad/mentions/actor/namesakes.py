"""Who or what is meant of several that one name may mean: parties of several countries, people of common names, peoples of several states."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from marsad.mentions.actor.lexicon import namesakes, only_where_named, peoples, word_list
from marsad.mentions.people.known import held, name_ends, people_by_ends
from marsad.records import ActorKind, ActorMention
from marsad.text import words

OF = "@"
"""Between the rule of a post and that of the party, of one name in several countries, that it is held in."""
_ALI = "علي"  # listed as the preposition, which ends a name


def without_namesakes(mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """People of two names that anybody may have ("Muhammad Ahmad") are not the known ones where nothing else is of their country."""
    doubted = [m.rule == "person.person" and _of_everybodys_names(m.name) for m in mentions]
    countries = {m.country for m, doubt in zip(mentions, doubted, strict=True) if not doubt}
    return [
        replace(m, country=None, sector="GOV", rule="person.name", score=0.5)
        if doubt and m.country not in countries
        else m
        for m, doubt in zip(mentions, doubted, strict=True)
    ]


def _of_everybodys_names(name: str) -> bool:
    keys = words(name)
    return len(keys) == 2 and all(k == _ALI or k in word_list("everybodys_name") for k in keys)


def among_namesakes(mentions: Sequence[ActorMention], counts: Counter[str]) -> Iterator[ActorMention]:
    """A party, chamber or movement whose name several countries have: the one told with it before, else the one that the document names most.

    If it names none, the likeliest is taken, but not for what anybody may be called ("the enemy").
    """
    told: dict[str, str | None] = {}
    for found in mentions:
        post, _, party = found.rule.partition(OF)
        mention = replace(found, rule=post) if party else found
        rule = party or post
        options = namesakes().get(rule)
        if options is None:
            yield mention
        elif mention.score == 1.0:
            told[rule] = mention.country
            yield mention
        else:
            best = told.get(rule) or max(options, key=lambda c: (counts[c], -options.index(c)))
            if rule in only_where_named() and rule not in told and not counts[best]:
                people = mention.kind is ActorKind.PEOPLE  # settled later as any people are
                yield replace(mention, country=None if people else "UNK", score=0.5)
            else:
                yield replace(mention, country=best, score=0.8)


def spread(mention: ActorMention, counts: Counter[str]) -> ActorMention:
    """A people of several states: that of the state that the document names most.

    One that has a state of its own is of that one unless another is named more.
    """
    states = states_of_people_named(mention)
    if mention.country != "UNK" and mention.country not in states[:1]:
        return mention
    best = max(states, key=lambda state: counts[state], default=None)
    return replace(mention, country=best, score=0.7) if best != mention.country and best and counts[best] else mention


def states_of_people_named(mention: ActorMention) -> tuple[str, ...]:
    """The states that the people named by a mention lives in, its own first; none for what is no people's name."""
    states = next((peoples()[key] for key in words(mention.surface) if key in peoples()), ())
    return states if mention.country == "UNK" or mention.kind is ActorKind.PEOPLE else ()


def known_person(mention: ActorMention, published: date | None) -> ActorMention:
    """A person of the table whose name is written with more words than there."""
    if mention.country is not None or mention.kind is not ActorKind.PERSON or mention.name == mention.post:
        return mention
    if _of_everybodys_names(mention.name):
        return mention
    ends = name_ends(mention.name)
    anybody = ends is not None and all(word in word_list("everybodys_name") for word in ends)
    person = people_by_ends().get(ends) if ends is not None and not anybody else None
    if person is None:
        return mention
    country, sector, *_ = held(person.posts, published)
    return replace(mention, country=country, sector=mention.sector or sector, score=0.8)
