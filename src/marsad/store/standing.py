"""In which row of states a fact or an event stands: the ``slot`` that holds one state at a time, the ``state``, and the days it speaks of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from marsad.lexicon import entries
from marsad.mentions.goods import goods_named
from marsad.records import Interval
from marsad.store.indexing import stem, stems, stems_of
from marsad.text import key, tokens, words

DATES = ("since", "period", "signed")
"""Qualifiers that are days."""
_LANGUAGE, _TOPIC = "ar", "succession"


class Standing(NamedTuple):
    """``slot`` and ``state`` of a fact; ``state`` is None where several hold beside each other. ``days``: an open end goes on."""

    slot: str
    state: str | None
    days: Interval


class Turn(NamedTuple):
    """What an event does to a slot of its two sides: from its day on, it is in ``state``.

    ``others``: the slot is that of the other side, not of who acts; ``both``: each side's.
    """

    relation: str
    slot: str
    state: str
    others: bool = False
    both: bool = False


def standing(relation: str, qualifiers: Mapping[str, Any], published: Interval | None) -> Standing:
    """Where a fact stands among others of its relation and parties.

    Args:
        relation: relation of the fact.
        qualifiers: its qualifiers as plain values.
        published: the days the page may have been published on; a state without dates of its own is known to hold from the last of them.
    """
    slot, state = _slot(relation, qualifiers)
    return Standing(slot, state, _days(qualifiers, published))


class _Words(NamedTuple):
    """What says that an event turns a slot."""

    types: frozenset[str]
    modes: frozenset[str]
    about: frozenset[str]
    both: frozenset[str]
    doing: frozenset[str]
    whose: str
    turned: Turn


def written(relation: str, qualifiers: Mapping[str, Any]) -> str:
    """The slot of a fact in the words of the page; to be compared, they are folded."""
    fields = {name: str(value) for name, value in qualifiers.items() if value is not None}
    if relation == "office":
        post, person = fields.get("post", ""), fields.get("person", "")
        return post if _office(post, person)[1] else f"{post} {person}".strip()
    if relation == "diplomatic_mission":
        kind, city = fields.get("kind") or "mission", fields.get("city")
        # A country has one embassy in another, and may have consulates in several cities.
        return f"{kind} {city}" if city and kind != "embassy" else kind
    if relation == "diplomatic_relations":
        return ""
    if relation == "membership":
        return fields.get("body", "")
    return fields.get(_NAMED.get(relation, ""), "")


def turn(type: str, evidence: str, mode: str | None = None, other: str = "") -> Turn | None:
    """What an event, told in these words, does to a slot; None for most.

    Args:
        type: type of the event.
        evidence: the words.
        mode: its mode, if any.
        other: the words that name the side which does not act.
    """
    told = set(stems(evidence))
    for words_ in _turns():
        if type not in words_.types or (mode and words_.modes and mode not in words_.modes):
            continue
        about = words_.about | words_.both
        if told & about and told & words_.doing:
            others = words_.whose == "other" or (words_.whose != "" and _follows(evidence, about, other))
            both = not words_.whose or bool(told & words_.both)
            return None if others and words_.whose == "own" else words_.turned._replace(others=others, both=both)
    return None


def _follows(evidence: str, about: frozenset[str], names: str) -> bool:
    """Whether one of the names follows one of the words at once: السفير المصري, not سفيرها بمصر."""
    known = set(words(names))
    told = [m.group() for m in tokens(evidence)]
    return any(stem(word) in about and key(after) in known for word, after in pairwise(told))


def turning_types() -> frozenset[str]:
    """The types of events that may end a state."""
    return frozenset(type_ for words_ in _turns() for type_ in words_.types)


def _slot(relation: str, fields: Mapping[str, Any]) -> tuple[str, str | None]:
    if relation == "office":
        return _office(str(fields.get("post") or ""), str(fields.get("person") or ""))
    said, measure = written(relation, fields), fields.get(_MEASURES.get(relation, ""))
    slot = " ".join(goods_named(said)) if relation in _OF_GOODS else key(said)
    if relation == "diplomatic_mission":
        return slot, str(fields.get("state") or "open")
    if relation == "diplomatic_relations":
        return slot, _LEVELS.get(str(fields.get("level")), "full")
    return slot, None if measure is None else str(measure)


_LEVELS = {"severed": "severed", "none": "severed", "reduced": "reduced", "restored": "full", "full": "full"}
_OF_GOODS = frozenset({"trade", "arms_transfer", "investment"})
_NAMED = {
    "trade": "commodity",
    "arms_transfer": "item",
    "aid": "kind",
    "investment": "sector",
    "agreement": "topic",
    "alignment": "over",
    "dispute": "over",
    "military_presence": "base",
    "distance": "place",
    "border": "place",
}
"""What tells facts of one relation and pair apart, which hold beside each other."""
_MEASURES = {"border": "length_km", "distance": "km", "military_presence": "troops", "trade": "share"}


def _office(post: str, person: str) -> tuple[str, str | None]:
    title, names = tuple(stems(post)), words(person)
    sole = title[:1] and (title[0] in _posts("first") if len(title) > 1 else title[0] in _posts("alone"))
    slot = " ".join(title)
    # Pages name the same person more or less fully; the last name is what they share.
    return (slot, names[-1]) if sole and names else (f"{slot} {' '.join(names)}", None)


@cache
def _turns() -> tuple[_Words, ...]:
    values = [e.value for e in entries(_LANGUAGE, _TOPIC) if "relation" in e.value]
    return tuple(
        _Words(
            frozenset(v["types"]),
            frozenset(v.get("modes", ())),
            stems_of(v["about"]),
            stems_of(v.get("both", ())),
            stems_of(v["doing"]),
            v.get("whose", ""),
            Turn(v["relation"], v["slot"], v["state"]),
        )
        for v in values
    )


@cache
def _posts(which: str) -> frozenset[str]:
    return next(stems_of(e.value[which]) for e in entries(_LANGUAGE, _TOPIC) if which in e.value)


def _days(fields: Mapping[str, Any], published: Interval | None) -> Interval:
    for name in DATES:
        dates = fields.get(name)
        if isinstance(dates, Mapping) and dates.get("start"):
            end = dates.get("end") if name == "period" else None
            return Interval(date.fromisoformat(dates["start"]), date.fromisoformat(end) if end else None)
    if published is None:
        return Interval(None, None)
    return Interval(published.end or published.start, None)
