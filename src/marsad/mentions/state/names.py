"""The names of states as phrases for matching: every spelling with all its readings."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, Literal

import msgspec

from marsad import lexicon
from marsad.lexicon import Entry, Index, Phrases, worked_out
from marsad.mentions.starts import Starts
from marsad.mentions.state.demonyms import Gender, Inflection, Number, inflections, irregular
from marsad.text import key, words

StateKind = Literal["name", "demonym", "capital", "seat", "nickname", "region"]


class Reading(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """What one spelling may mean.

    ``needs`` is what it takes to be believed: "cue" words before it, one of the nouns ``behind`` which it stands (their keys), the other
    names of the "document", which settle it among ``among``, else ``default``, or that it is told as the name of an "outlet" (a newspaper and
    the like). ``first_key`` is the search key of its first word without the article. ``country`` is None for a longer name that is not a state.
    ``acts_for`` is the body of states that a capital stands for where it acts and nothing else of its state is named.
    ``mark`` is a vowel sign that, where it is written, leaves no other reading.
    """

    kind: StateKind
    country: str | None
    first_key: str
    number: Number | None = None
    gender: Gender | None = None
    definite: bool = True
    members: tuple[str, ...] = ()
    city: str | None = None
    needs: str | None = None
    behind: frozenset[str] = frozenset()
    among: tuple[str, ...] = ()
    default: str | None = None
    part: bool = False
    historical: bool = False
    acts_for: str | None = None
    instead_of: str | None = None
    mark: str | None = None
    rule: str = ""


_TOPICS: tuple[tuple[str, StateKind], ...] = (
    ("not_states", "name"),
    ("countries", "name"),
    ("capitals", "capital"),
    ("nicknames", "nickname"),
    ("regions", "region"),
    ("demonyms", "demonym"),
)


@cache
def state_phrases() -> Phrases[tuple[Reading, ...]]:
    """All names, demonyms, capitals, seats, nicknames and regions of the Arabic lexicons."""
    return Phrases.of_index(worked_out("states", Index[tuple[Reading, ...]], lambda: _phrases().index))


def _phrases() -> Phrases[tuple[Reading, ...]]:
    readings: dict[tuple[str, ...], list[Reading]] = {}
    for topic, kind in _TOPICS:
        for entry in lexicon.entries("ar", topic):
            meaning = _meaning(entry, kind)
            for inflection in spellings(entry, kind):
                keys = words(inflection.spelling)
                readings.setdefault(keys, []).append(_reading(meaning, kind, inflection, keys[0]))
    return Phrases.of_words((keys, tuple(found)) for keys, found in readings.items())


@cache
def state_starts() -> Starts:
    """Where such a name may begin."""
    return Starts(state_phrases())


def spellings(entry: Entry, kind: StateKind) -> Iterator[Inflection]:
    """What an entry may be written as; demonyms in all their forms."""
    for spelling in entry.match:
        if kind != "demonym":
            yield Inflection(spelling, "s", "m", definite=True)
        elif "number" in entry.value:
            article_only = entry.value.get("needs") == "article"
            yield from irregular(spelling, entry.value["number"], entry.value["gender"], article_only=article_only)
        else:
            yield from inflections(spelling, entry.value.get("fixed", 0))


def _meaning(entry: Entry, kind: StateKind) -> dict[str, Any]:
    """What all forms of an entry have in common."""
    value: dict[str, Any] = entry.value
    country, needs = value.get("country"), value.get("needs")
    return {
        "kind": "seat" if value.get("seat") else kind,
        "country": "UNK" if isinstance(country, list) else country,
        "members": tuple(country) if isinstance(country, list) else (),
        "city": value.get("city"),
        "needs": None if needs == "article" else needs,
        "behind": frozenset(key(noun) for noun in value.get("behind", ())),
        "among": tuple(value.get("any", ())),
        "default": value.get("default"),
        "part": value.get("part", False),
        "historical": value.get("historical", False),
        "acts_for": value.get("acts_for"),
        "instead_of": value.get("instead_of"),
        "mark": value.get("mark"),
        "rule": entry.id,
    }


def _reading(meaning: dict[str, Any], kind: StateKind, inflection: Inflection, first: str) -> Reading:
    is_demonym = kind == "demonym"
    return Reading(
        first_key=first.removeprefix("ال"),
        number=inflection.number if is_demonym else None,
        gender=inflection.gender if is_demonym else None,
        definite=inflection.definite,
        **meaning,
    )
