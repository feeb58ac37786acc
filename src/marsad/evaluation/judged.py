"""Coded articles, by hand or by program, reduced to what the figures compare.

A file of coded articles is JSON Lines (or one JSON array) of ``{"id", "events", "facts"}`` with the fields of the coding guide. Fields
that do not matter for a figure are not looked at; a field that is missing counts as not said.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from marsad.records import NUMBERS

_EDGES = ".,،؛:«»\"'()"


class GoldError(ValueError):
    """A file of coded articles is missing or wrong; the message names file and line."""


@dataclass(frozen=True, slots=True)
class JudgedEvent:
    """An event as the figures see it: ``actors`` and ``recipients`` are sets of country codes without UNK.

    ``contexts`` and ``cameo`` are None where nobody said them; an empty set of contexts says that there are none.
    """

    type: str | None
    actors: frozenset[str]
    recipients: frozenset[str]
    mode: str | None
    status: str | None
    historical: bool
    when: tuple[str, str] | None
    place: str | None
    attribution: frozenset[str]
    evidence: str
    rule: str | None = None
    contexts: frozenset[str] | None = None
    cameo: str | None = None

    @property
    def parties(self) -> frozenset[str]:
        """The codes of both sides together."""
        return self.actors | self.recipients


@dataclass(frozen=True, slots=True)
class JudgedFact:
    """A fact as the figures see it: ``number`` is its first numeric qualifier, ``person`` the words of an office holder's name."""

    relation: str | None
    subject: str | None
    object: str | None
    number: float | None
    person: frozenset[str]
    evidence: str
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """What one coder, human or not, found in one article."""

    id: str
    events: tuple[JudgedEvent, ...] = ()
    facts: tuple[JudgedFact, ...] = ()


def words(text: str | None) -> frozenset[str]:
    """The words of ``text`` without the punctuation at their edges."""
    return frozenset(word.strip(_EDGES) for word in (text or "").split()) - {""}


def judged(row: Mapping[str, Any]) -> Judged:
    """One coded article from its JSON object."""
    return Judged(
        str(row["id"]),
        tuple(_event(e) for e in row.get("events") or ()),
        tuple(_fact(f) for f in row.get("facts") or ()),
    )


def rows(path: Path) -> Iterable[dict[str, Any]]:
    """The JSON objects of a JSON Lines file, or of a file that holds one JSON array.

    Raises:
        GoldError: the file cannot be read, a line is no JSON object, or an object has no ``id``.
    """
    try:
        text = path.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise GoldError(f"{path} cannot be read: {error.strerror}; name a file of JSON Lines") from error
    except UnicodeDecodeError as error:
        raise GoldError(f"{path} is no UTF-8 ({error}); write it anew as JSON Lines in UTF-8") from error
    lines = [(1, text)] if text.startswith("[") else list(enumerate(text.split("\n"), 1))
    for number, line in lines:
        if line.strip():
            yield from _objects(path, number, line)


def load(path: Path) -> dict[str, Judged]:
    """The coded articles of a file by id; of an id that stands twice, the last.

    Raises:
        GoldError: see `rows`; or an article's events or facts are not as the coding guide has them.
    """
    found = {}
    for row in rows(path):
        try:
            article = judged(row)
        except (AttributeError, KeyError, TypeError) as error:
            raise GoldError(f"{path}: article {row.get('id')!r} is not coded as the guide says: {error!r}") from error
        found[article.id] = article
    return found


def _objects(path: Path, number: int, line: str) -> Iterable[dict[str, Any]]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise GoldError(f"{path}, line {number}: not JSON: {error}") from error
    for row in value if isinstance(value, list) else [value]:
        if not isinstance(row, dict) or "id" not in row:
            raise GoldError(f"{path}, line {number}: expected an object with an id, found {str(row)[:60]!r}")
        yield row


def _event(row: Mapping[str, Any]) -> JudgedEvent:
    contexts = row.get("contexts")
    return JudgedEvent(
        type=row.get("type"),
        actors=_codes(row.get("actors")),
        recipients=_codes(row.get("recipients")),
        mode=row.get("mode") or None,
        status=row.get("status"),
        historical=bool(row.get("historical")),
        when=_interval(row.get("date")),
        place=row.get("place") or None,
        attribution=words(row.get("attributed_to")),
        evidence=row.get("evidence") or "",
        rule=row.get("rule"),
        contexts=None if contexts is None else frozenset(contexts),
        cameo=row.get("cameo") or None,
    )


def _fact(row: Mapping[str, Any]) -> JudgedFact:
    numbers = (row[name] for name in NUMBERS if isinstance(row.get(name), int | float))
    return JudgedFact(
        relation=row.get("relation"),
        subject=row.get("subject"),
        object=row.get("object"),
        number=next((float(n) for n in numbers), None),
        person=words(row.get("person")),
        evidence=row.get("evidence") or "",
        rule=row.get("rule"),
    )


def _codes(parties: Iterable[Mapping[str, Any]] | None) -> frozenset[str]:
    return frozenset(p.get("country") or "UNK" for p in parties or ()) - {"UNK"}


def _interval(value: object) -> tuple[str, str] | None:
    if isinstance(value, dict) and value.get("start"):
        return value["start"], value.get("end") or value["start"]
    return None
