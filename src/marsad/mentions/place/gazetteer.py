"""The tables of places as phrases for matching."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from marsad import lexicon
from marsad.lexicon import Index, Phrases, worked_out
from marsad.mentions.starts import Starts
from marsad.text import key, words

Trust = Literal["name", "country", "noun"]
PlaceKind = Literal["region", "city", "feature"]


class Place(NamedTuple):
    """One place that a spelling may mean.

    ``country`` is ISO 3166-1 alpha-3, an internal code of contested ground, or UNK for waters between states; ``latitude`` and
    ``longitude`` are degrees; ``trust`` says what the spelling needs: nothing ("name"), that the text speaks of the ``country``,
    or a ``noun`` such as "city" before it.
    """

    name: str
    country: str
    kind: PlaceKind
    latitude: float
    longitude: float
    geonames: int | None
    population: int
    trust: Trust
    first_key: str
    rule: str


@cache
def place_phrases() -> Phrases[tuple[Place, ...]]:
    """All places of the Arabic tables; those of our own table first, then the larger first."""
    return Phrases.of_index(worked_out("places", Index[tuple[Place, ...]], lambda: _phrases().index))


def _phrases() -> Phrases[tuple[Place, ...]]:
    places: dict[tuple[str, ...], list[Place]] = {}
    for place in (*_own(), *_cities()):
        keys = words(place.name)
        _add(places.setdefault(keys, []), place)
        if "-" in place.name:  # texts write such a name in one word as well
            joined = words(place.name.replace("-", ""))
            _add(places.setdefault(joined, []), place._replace(first_key=joined[0].removeprefix("ال")))
    return Phrases.of_words((keys, tuple(found)) for keys, found in places.items())


@cache
def place_starts() -> Starts:
    """Where the name of such a place may begin."""
    return Starts(place_phrases())


def _add(known: list[Place], place: Place) -> None:
    """Another place of one spelling; of one that is known already only what is new about it."""
    same = next((other for other in known if other.country == place.country), None)
    if same is None:
        known.append(place)
    elif same.geonames is None and same.kind == place.kind == "city":
        known[known.index(same)] = same._replace(geonames=place.geonames, population=place.population)


@cache
def city(name: str, country: str) -> Place | None:
    """The place called ``name`` in ``country``, None when the tables have none."""
    keys = words(name)
    match = place_phrases().at(keys[:1], keys, 0)
    if match is None or match.last != len(keys):
        return None
    return next((place for place in match.value if place.country == country), None)


def _own() -> Iterator[Place]:
    for row in lexicon.table("ar", "places_extra"):
        for name in row["names"].split("/"):
            geonames = int(row["geonames"]) if row["geonames"] else None
            yield _place(name, row, row["kind"], geonames, 0, f"places_extra.{row['country']}")


def _cities() -> Iterator[Place]:
    for row in lexicon.table("ar", "places"):
        yield _place(
            row["name"], row, "city", int(row["geonames"]), int(row["population"]), f"geonames.{row['geonames']}"
        )


def _place(name: str, row: dict[str, str], kind: str, geonames: int | None, population: int, rule: str) -> Place:
    return Place(
        name=name,
        country=row["country"],
        kind=kind,  # type: ignore[arg-type]  # the tables are checked by the tests
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        geonames=geonames,
        population=population,
        trust=row["trust"],  # type: ignore[arg-type]
        first_key=key(name).replace("-", " ").split(" ", 1)[0].removeprefix("ال"),
        rule=rule,
    )
