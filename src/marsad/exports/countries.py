"""Country codes of others, names in English, and a point for each state; data in ``lexicons/world/country_codes.tsv`` and its neighbours."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from marsad.lexicon import entries, table


@dataclass(frozen=True, slots=True)
class State:
    """A state or territory: its codes by several lists (None where a list does not have it), and a point inside it in degrees."""

    iso3: str
    name: str
    iso2: str | None
    cow: int | None
    cow_abbreviation: str | None
    gleditsch_ward: int | None
    cameo: str | None
    fips: str | None
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True)
class Role:
    """A sector, or a side that is no state (UNO, NGO ...): its name, CAMEO role code and code of a known group, where there are any."""

    name: str
    cameo_type: str | None = None
    cameo_group: str | None = None


@cache
def states() -> dict[str, State]:
    """All states and territories by ISO 3166-1 alpha-3 code (or the code of our own that they have)."""
    points = {row["iso3"]: row for row in table("world", "country_points")}
    found = {}
    for row in table("world", "country_codes"):
        point = points.get(row["iso3"])
        found[row["iso3"]] = State(
            row["iso3"],
            row["name"],
            row["iso2"] or None,
            int(row["cow"]) if row["cow"] else None,
            row["cowabb"] or None,
            int(row["gw"]) if row["gw"] else None,
            row["cameo"] or None,
            row["fips"] or None,
            float(point["latitude"]) if point else None,
            float(point["longitude"]) if point else None,
        )
    return found


@cache
def sectors() -> dict[str, Role]:
    """The sectors by PLOVER code."""
    return _roles("sector")


@cache
def bodies() -> dict[str, Role]:
    """The sides that are no states by PLOVER code."""
    return _roles("body")


def name_of(code: str | None) -> str | None:
    """The English name of a country code or of a side that is no state; None where it is unknown."""
    if code is None or code == "UNK":
        return None
    if code in states():
        return states()[code].name
    return bodies()[code].name if code in bodies() else code


def _roles(kind: str) -> dict[str, Role]:
    rows = (entry for entry in entries("world", "sectors") if entry.id.startswith(f"{kind}."))
    return {row.id.partition(".")[2]: Role(**row.value) for row in rows}
