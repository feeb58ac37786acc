"""The people in the news that the table knows: their names, and whom they acted for when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from marsad.lexicon import entries, table, worked_out
from marsad.mentions.people.name_spellings import respelled
from marsad.text import words

LANGUAGE = "ar"
BODIES = frozenset({"UNO", "IGO", "EUR"})
"""Codes of international bodies whose offices people of many states hold."""
_SHORT = 3  # letters
_COMPOUNDING = frozenset({"عبد", "ابو", "ابي", "ال"})


class Post(NamedTuple):
    """Whom somebody acted for, in which sector, from when to when: a year or year and month each, "" where that is not known.

    ``title`` are the keys of the words for the post, without the article.
    """

    country: str
    sector: str
    since: str
    until: str
    title: tuple[str, ...] = ()

    def runs_on(self, day: date) -> bool:
        """Whether it is known to have been held on ``day``."""
        month = f"{day:%Y-%m}"
        return "" < self.since <= month and (not self.until or self.until >= month[: len(self.until)])


class Person(NamedTuple):
    """Somebody in the news: full names, names that mean this person even alone, and the country and sector of each post with its years.

    A name is given by the keys of its words.
    """

    names: tuple[tuple[str, ...], ...]
    alone: tuple[tuple[str, ...], ...]
    posts: tuple[Post, ...]


def held(posts: Sequence[Post], day: date | None) -> Post:
    """Of somebody's posts the one held on ``day``, else the last one before, else the first; without a day the last one whose beginning is known.

    Who has left the office of an international body acts for the state of an earlier post, if one is known.
    """
    if day is None:
        return max(posts, key=lambda p: p.since)
    month = f"{day:%Y-%m}"
    begun = [p for p in posts if p.since <= month[: len(p.since)]]
    if not begun:
        return posts[0]
    last = max(begun, key=lambda p: (not p.until or p.until >= month[: len(p.until)], p.since))
    left = last.country in BODIES and last.until and last.until < month[: len(last.until)]
    return max((p for p in begun if p.country not in BODIES), key=lambda p: p.since, default=last) if left else last


@cache
def people() -> tuple[Person, ...]:
    """The table of people in the news; one record for all rows of a name that follow each other."""
    found: list[Person] = []
    before = None
    for row in table(LANGUAGE, "people"):
        title = tuple(word.removeprefix("ال") for word in words(row["post"]))
        post = Post(row["country"], row["sector"], row["from"], row["to"], title)
        if before == row["name"]:
            found[-1] = found[-1]._replace(posts=(*found[-1].posts, post))
        else:
            before = row["name"]
            names = (before, *filter(None, row["aliases"].split("|")))
            alone = filter(None, row["alone"].split("|"))
            found.append(Person(tuple(map(words, names)), tuple(map(words, alone)), (post,)))
    return tuple(found)


@cache
def people_respelled() -> dict[tuple[str, ...], Person]:
    """People whose names are foreign by further spellings of their full names: those that no other person in the table may have."""
    listed = {name for person in people() for name in (*person.names, *person.alone)}
    found: dict[tuple[str, ...], Person | None] = {}
    for person in people():
        if all(post.country in _own_spelling() for post in person.posts):
            continue
        for name in set().union(*map(respelled, person.names)) - listed:
            known = found.setdefault(name, person)
            if known is not person:
                found[name] = None
    return {name: person for name, person in found.items() if person is not None}


@cache
def _own_spelling() -> frozenset[str]:
    """Countries whose names are Arabic, or have one spelling in Arabic letters of their own."""
    league = next(e.value["members"] for e in entries("world", "members") if e.id == "arab_league")
    return frozenset({*league, "AFG", "ESH", "IRN", "ISM", "PAK"})


@cache
def people_by_ends() -> dict[tuple[str, str], Person]:
    """People by the first and the last word of their names, where no two of different countries share both."""
    found: dict[tuple[str, str], Person | None] = {}
    for person in people():
        for name in person.names:
            ends = _ends(name)
            if ends is not None:
                known = found.setdefault(ends, person)
                if known is not None and known.posts[0][0] != person.posts[0][0]:
                    found[ends] = None
    return {ends: person for ends, person in found.items() if person is not None}


@cache
def people_by_surname() -> dict[str, tuple[Person, ...]]:
    """People of several names by the last word of each."""
    found: dict[str, list[Person]] = {}
    for person in people():
        for last in {name[-1] for name in person.names if len(name) > 1}:
            found.setdefault(last, []).append(person)
    return {last: tuple(some) for last, some in found.items()}


@cache
def foreign_by_alone() -> dict[str, frozenset[str]]:
    """The first words of the full names of people who are known by one word alone and whose names are foreign, by that word."""
    found: dict[str, set[str]] = {}
    for person in people():
        if not any(post.country in _own_spelling() for post in person.posts):
            for (alone,) in (name for name in person.alone if len(name) == 1):
                found.setdefault(alone, set()).update(name[0] for name in person.names)
    return {alone: frozenset(firsts) for alone, firsts in found.items()}


@cache
def name_words() -> frozenset[str]:
    """Keys of every word in the names of the table of people."""
    return worked_out("name_words", frozenset[str], _name_words)


def _name_words() -> frozenset[str]:
    return frozenset(k for person in people() for name in person.names for k in name if len(k) > 1)


def name_ends(name: str) -> tuple[str, str] | None:
    """The keys of the first and the last word of a name, "servant of" taken with what follows; None for a single word."""
    return _ends(words(name))


def _ends(name: tuple[str, ...]) -> tuple[str, str] | None:
    keys = list(name)
    for at in range(len(keys) - 2, -1, -1):
        if keys[at] in _COMPOUNDING:
            keys[at : at + 2] = [keys[at] + keys[at + 1]]
    return (keys[0], keys[-1]) if len(keys) > 1 else None


@cache
def given_names() -> frozenset[str]:
    """Keys of given names and of surnames that are common in the news; short ones of the table are too often words."""
    rows = table(LANGUAGE, "given_names")
    long = (
        k for r in rows if r["kind"] != "particle" for k in [words(r["name"])] if len(k) == 1 and len(k[0]) > _SHORT
    )
    known = {k[0]: True for k in long}
    known |= {words(w)[0]: e.id.startswith("arabic") for e in entries(LANGUAGE, "given_names") for w in e.match}
    return frozenset(known).union(k.replace("غ", g) for k, arabic in known.items() if not arabic for g in "جكق")
