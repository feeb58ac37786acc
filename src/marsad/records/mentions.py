"""What a text names: actors, places, times, amounts, each a span with its resolved value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from marsad.records.spans import Span

Hedge = Literal["min", "max", "about"]
Per = Literal["second", "hour", "day", "week", "month", "year"]


class ActorKind(StrEnum):
    """What sort of actor a mention names."""

    STATE = "state"
    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"
    MEDIA = "media"
    COMPANY = "company"
    BODY = "body"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A word or phrase that names an actor.

    ``country`` is an ISO 3166-1 alpha-3 code or IGO, UNO, EUR, NGO, MNC, ISM, UNK; None when not (yet) resolved. ``sector`` is a PLOVER
    sector. ``name`` are the words of the name alone, ``post`` the words of the title. ``rule`` names the lexicon
    entry or mechanism that resolved it; ``score`` is in 0..1.
    """

    span: Span
    surface: str
    kind: ActorKind
    country: str | None
    sector: str | None
    name: str
    post: str | None = None
    rule: str = ""
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place name: ``country`` is ISO 3166-1 alpha-3; coordinates in degrees, ``geonames`` the GeoNames id where known."""

    span: Span
    surface: str
    name: str
    country: str | None
    kind: Literal["country", "region", "city", "feature"]
    latitude: float | None = None
    longitude: float | None = None
    geonames: int | None = None
    rule: str = ""
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class DateMention:
    """An expression of time as the days it may mean; ``start`` and ``end`` inclusive, None where open or not fixed by the text."""

    span: Span
    surface: str
    start: date | None
    end: date | None
    grain: Literal[
        "day", "week", "month", "quarter", "season", "year", "decade", "century", "millennium", "part", "duration"
    ]
    rule: str = ""


@dataclass(frozen=True, slots=True)
class AmountMention:
    """A number with what it counts.

    ``value`` is None for an open range; ``low`` and ``high`` bound it (equal to ``value`` when exact). ``unit`` is ``money``, ``percent``,
    ``km``, ``people`` ... ; ``currency`` an ISO 4217 code for money; ``hedge`` min ("more than"), max ("less than") or about; ``per`` the
    time of a rate (barrels a day). ``usd`` is ``value`` in US dollars where a rate of the day is known. ``pair`` is the span of the amount
    that this one restates in another currency; ``note`` says what is odd (the rate between the two sums of a pair is far from the day's).
    """

    span: Span
    surface: str
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    currency: str | None = None
    hedge: Hedge | None = None
    rule: str = ""
    per: Per | None = None
    usd: float | None = None
    pair: Span | None = None
    note: str | None = None
