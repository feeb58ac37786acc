"""Coded articles read back from the JSON Lines that `marsad.exports.jsonl` writes."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import fields
from typing import Any, TypeVar

import msgspec

from marsad.coding.ontology import event_types
from marsad.exports.pairs import Pair
from marsad.records import RELATIONS, Coding, Document, Event, Fact, Publication

R = TypeVar("R", Event, Fact)

_FACT = frozenset(f.name for f in fields(Fact)) - {"fields"}


class NotCodedError(ValueError):
    """A line is no coded article; the message says what is wrong in it."""


def is_coded(article: object) -> bool:
    """Whether ``article`` looks like a coded article and not like one to be coded."""
    return (
        isinstance(article, dict) and isinstance(article.get("events"), list) and isinstance(article.get("facts"), list)
    )


def pair(line: bytes | str) -> Pair:
    """The article and coding of one line; without ``text`` in it the document's text is empty.

    Raises:
        NotCodedError: no JSON, no coded article, or a field of a wrong type; the message names it.
    """
    try:
        article = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise NotCodedError(f"no JSON ({error}); write one coded article a line") from error
    if not is_coded(article):
        raise NotCodedError(
            "no coded article: it has no 'events' and 'facts'; write it with: marsad code --format jsonl"
        )
    try:
        document = msgspec.convert({"text": "", "blocks": [], **article}, Document)
        coding = Coding(
            document.id,
            tuple(_named(f"events[{n}]", _event, e) for n, e in enumerate(article["events"])),
            tuple(_named(f"facts[{n}]", _fact, f) for n, f in enumerate(article["facts"])),
            msgspec.convert(article.get("published"), Publication | None),
        )
        return document, coding
    except msgspec.ValidationError as error:
        raise NotCodedError(f"no coded article: {error}") from error


def _named(place: str, read: Callable[[dict[str, Any]], R], plain: object) -> R:
    """What ``read`` makes of ``plain``; an error names the place."""
    if not isinstance(plain, dict):
        raise msgspec.ValidationError(f"Expected `object` - at `{place}`")
    try:
        return read(plain)
    except msgspec.ValidationError as error:
        raise msgspec.ValidationError(f"{place}: {error}") from error


def _event(plain: dict[str, Any]) -> Event:
    when = plain.get("date")
    days = [when.get("start"), when.get("end")] if isinstance(when, dict) else when
    event = msgspec.convert({**plain, "when": days}, Event)
    _require("type", event.type, event_types())
    return event


def _fact(plain: dict[str, Any]) -> Fact:
    own = {name: value for name, value in plain.items() if name in _FACT}
    qualifiers = {name: value for name, value in plain.items() if name not in _FACT}
    fact = msgspec.convert({**own, "fields": qualifiers}, Fact)
    _require("relation", fact.relation, RELATIONS)
    return fact


def _require(field: str, value: str, known: Collection[str]) -> None:
    """Refuse what no record can have, as what is edited by hand or written by a later version may."""
    if value not in known:
        raise msgspec.ValidationError(f"{field} {value[:40]!r} is not known; there are: {', '.join(known)}")
