"""Make a point for each state: the inner point of its largest piece of land, in ``lexicons/world/country_points.tsv``.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python training/country_points.py package/countries-50m.json

world-atlas holds the borders of Natural Earth (public domain) as TopoJSON. The point is the middle of the largest circle that fits into the
largest piece, so it lies inside the state, which a centroid need not; two decimals are all that a whole state deserves.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from shapely.geometry import Polygon
from shapely.ops import polylabel

from files import LEXICONS, Json, whole
from marsad.lexicon import table

OUT = LEXICONS / "world/country_points.tsv"
HEAD = """\
# A point inside each state and territory, in degrees (WGS 84), for maps of what is known to the country only:
# the middle of the largest circle inside its largest piece of land. It marks the country and is no place where anything happened.
# Source: Natural Earth 1:50m (https://www.naturalearthdata.com), public domain, by way of world-atlas 2.0.2;
# made by training/country_points.py.
# Licence: Apache-2.0
iso3\tlatitude\tlongitude
"""
WITHOUT_NUMBER = {"Kosovo": "XKX", "Somaliland": "XSL", "N. Cyprus": "XNC"}
PRECISION = 0.05  # degrees
HALF = 180  # degrees; an outline wider than this crosses the date line


def main() -> None:
    """Write the table from the TopoJSON file named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("atlas", type=Path, help="countries-50m.json of world-atlas")
    codes = {row["isonumeric"]: row["iso3"] for row in table("world", "country_codes") if row["isonumeric"]}
    with whole(parser.parse_args().atlas, "countries-50m.json of world-atlas") as atlas:
        rows = points(atlas, codes)
    OUT.write_text(HEAD + "".join(rows[code] for code in sorted(rows)), encoding="utf-8")
    print(f"{len(rows)} points; without one: {' '.join(sorted(set(codes.values()) - set(rows)))}")


def points(atlas: Json, codes: dict[str, str]) -> dict[str, str]:
    """The row of each state of the atlas by its code; ``codes`` are those of three letters by number."""
    arcs = _arcs(atlas)
    rows: dict[str, str] = {}
    for shape in atlas["objects"]["countries"]["geometries"]:
        code = codes.get(shape.get("id", "")) or WITHOUT_NUMBER.get(shape["properties"]["name"])
        if code is None or code in rows:
            continue
        point = polylabel(max(_pieces(shape, arcs), key=lambda piece: piece.area), PRECISION)
        rows[code] = f"{code}\t{point.y:.2f}\t{(point.x + 180) % 360 - 180:.2f}\n"
    return rows


def _arcs(atlas: Json) -> list[list[tuple[float, float]]]:
    (across, up), (west, south) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs = []
    for arc in atlas["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:  # each point is given by its distance from the one before
            x, y = x + dx, y + dy
            points.append((x * across + west, y * up + south))
        arcs.append(points)
    return arcs


def _pieces(shape: Json, arcs: list[list[tuple[float, float]]]) -> list[Polygon]:
    polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
    return [Polygon(_whole(_ring(rings[0], arcs))) for rings in polygons]


def _whole(outline: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """An outline that crosses the date line, in one piece: its western longitudes run on beyond 180."""
    across = [x for x, _ in outline]
    return [(x % 360, y) for x, y in outline] if max(across) - min(across) > HALF else outline


def _ring(numbers: list[int], arcs: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    points: list[tuple[float, float]] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]  # a complemented number is an arc run backwards
        points += arc[1:] if points else arc
    return points


if __name__ == "__main__":
    main()
