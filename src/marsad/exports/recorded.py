"""Events one by one, each with the article that tells it, and what formats without intervals, statuses and lists ask of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from marsad.coding.ontology import event_types
from marsad.exports.pairs import Pair
from marsad.exports.places import Where, where
from marsad.records import Coding, Document, Event, Party
from marsad.text import host_of

_NUMBERS = 10**15  # R writes, and spreadsheets hold, fifteen digits of a number; JavaScript a little more


def number_of(*parts: object) -> int:
    """A number of at most 15 digits that stands for ``parts``: the same for the same parts, in every run."""
    digest = hashlib.blake2b("\x1f".join(map(str, parts)).encode(errors="backslashreplace"), digest_size=8).digest()
    return int.from_bytes(digest, "big") % _NUMBERS


class Dyad(NamedTuple):
    """Who did it to whom; a side that the text does not name is None. ``mirrored`` when it is told from the other side (a host and its visitor)."""

    source: Party | None
    target: Party | None
    mirrored: bool = False


@dataclass(frozen=True)
class Recorded:
    """An event in the article that tells it."""

    document: Document
    coding: Coding
    event: Event

    @cached_property
    def id(self) -> int:
        """A number that stays the same as long as the same words of the same article are read as the same event."""
        event = self.event
        sides = ["+".join(sorted(p.country for p in side)) for side in (event.actors, event.recipients)]
        return number_of(self.document.id, event.type, event.trigger.start, *sides)

    @property
    def announced(self) -> bool:
        """Whether it is still to come and has the CAMEO code of the intent, not of the deed."""
        return self.event.status == "future" and (self.event.cameo or "")[:2] in ("03", "13")

    @property
    def published(self) -> date | None:
        """The day of publication where it is known to the day."""
        return self.coding.published.day if self.coding.published else None

    @property
    def day(self) -> date | None:
        """The day of the event where the text leaves no other.

        What the text does not date is news of the day it is published, unless it is told as past history; what is announced happens
        when it is announced.
        """
        when = self.event.when
        if self.announced or (when is None and self.event.status == "actual" and not self.event.historical):
            return self.published
        return when.start if when and when.start == when.end else None

    @cached_property
    def where(self) -> Where | None:
        """Where it happened, as precisely as the evidence says."""
        return where(self.event)

    @property
    def source(self) -> str | None:
        """Who published it: the publisher, else the host of the address."""
        if self.document.publisher:
            return self.document.publisher
        return host(self.document.url)

    @property
    def dyads(self) -> list[Dyad]:
        """The pairs of sides. In reciprocal events everybody acts on everybody; a visit is mirrored by its reception."""
        event = self.event
        if event_types()[event.type].reciprocal and not event.recipients and len(event.actors) > 1:
            return [Dyad(a, b) for a in event.actors for b in event.actors if a is not b]
        pairs = [Dyad(a, b) for a in event.actors or (None,) for b in event.recipients or (None,)]
        if (event.type, event.mode) == ("CONSULT", "visit"):
            pairs += [Dyad(b, a, mirrored=True) for a, b, _ in pairs if a and b]
        return pairs


def recorded(pairs: Iterable[Pair]) -> Iterator[Recorded]:
    """The events of coded articles, in their order."""
    for document, coding in pairs:
        for event in coding.events:
            yield Recorded(document, coding, event)


def host(url: str | None) -> str | None:
    """The host of an address, without "www."; None where there is none."""
    return (host_of(url) or "").removeprefix("www.") or None


def web_address(url: str | None) -> str | None:
    """``url`` if it is an address of the web, else None: nothing that a click would run."""
    return url if url and url.lower().startswith(("http://", "https://")) else None
