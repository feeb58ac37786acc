"""GeoJSON, GEXF and GraphML: points that say how precise they are, dyads that count deeds only."""

import io
import json
from datetime import date

import networkx as nx
import pytest
from building import AMMAN, MINISTER, event, pair, written

from marsad.exports import geojson, networks
from marsad.records import Interval, Party, Span

TOWN = event(evidence="اجتمع الوفدان في مدينة العقبة الأردنية", evidence_span=Span(100, 138))
ATTACK = {"type": "ASSAULT", "mode": "aerial", "cameo": "195", "quad_class": 4, "intensity": -9.5}


def features(*pairs):
    text, _ = written(geojson.write, *pairs)
    whole = json.loads(text)
    assert whole["type"] == "FeatureCollection"
    return whole["features"]


def graph(*pairs, write=networks.write_graphml, read=nx.read_graphml):
    out = io.BytesIO()
    write(iter(pairs), out)
    return read(io.BytesIO(out.getvalue()))


def test_a_point_says_what_it_means():
    town, country, nowhere = features(pair(TOWN, event(), event(place=None)))
    assert town["geometry"]["type"] == "Point"
    assert town["geometry"]["coordinates"] == pytest.approx([35.0, 29.5], abs=0.1)  # longitude first
    assert (town["properties"]["precision"], town["properties"]["place_name"], town["properties"]["geonames"]) == (
        "place",
        "العقبة",
        250774,
    )
    assert (
        country["properties"]["precision"],
        country["properties"]["place"],
        country["properties"]["place_name"],
    ) == ("country", "JOR", None)
    assert (nowhere["geometry"], nowhere["properties"]["precision"]) == (None, None)


def test_a_feature_carries_status_evidence_and_source():
    (found,) = features(pair(event(status="negated", dead=3, arrested=7, bounds={"dead": "min"})))
    told = found["properties"]
    assert (told["status"], told["evidence"], told["url"], told["dead"]) == (
        "negated",
        "زار الوزير عمان",
        "https://news.example/a",
        3,
    )
    assert (told["actors"], told["recipients"], told["cameo"]) == (["EGY"], ["JOR"], "042")
    assert (told["arrested"], told["bounds"], "displaced" in told) == (7, {"dead": "min"}, False)


def test_no_events_make_an_empty_collection():
    assert features() == []


def test_an_address_that_a_click_would_run_is_left_out():
    from dataclasses import replace

    from building import PAGE

    (found,) = features(pair(event(), page=replace(PAGE, url="javascript:alert(1)")))
    assert found["properties"]["url"] is None


@pytest.mark.parametrize(
    ("write", "read"), [(networks.write_graphml, nx.read_graphml), (networks.write_gexf, nx.read_gexf)]
)
def test_a_dyad_counts_deeds_and_keeps_the_rest_apart(write, read):
    earlier = event(when=Interval(date(2023, 1, 1), date(2023, 1, 1)), **ATTACK)
    found = graph(
        pair(event(), earlier, event(status="negated", **ATTACK), event(status="future")), write=write, read=read
    )
    edge = found.edges["EGY", "JOR"]
    assert (edge["weight"], edge["verbal_cooperation"], edge["material_conflict"]) == (2, 1, 1)
    assert (edge["negated"], edge["future"], edge["hypothetical"], edge["articles"]) == (1, 1, 0, 1)
    assert (edge["intensity"], edge["goldstein"]) == pytest.approx((-2.75, -4.05))
    assert (edge["first"], edge["last"], edge["types"]) == ("2023-01-01", "2024-03-04", "CONSULT 1; ASSAULT 1")
    assert ("JOR", "EGY") not in found.edges


def test_edges_say_what_the_module_promises():
    assert set(graph(pair(event())).edges["EGY", "JOR"]) == set(networks.ATTRIBUTES)


def test_nodes_carry_names_and_codes():
    found = graph(pair(event(actors=(Party("UNO", "GOV", "س", Span(0, 1)),))))
    assert found.nodes["JOR"] == {"label": "Jordan", "cow": 663, "gw": 663, "latitude": 30.77, "longitude": 36.34}
    assert found.nodes["UNO"] == {"label": "United Nations"}


def test_a_meeting_counts_in_both_directions_once():
    found = graph(pair(event(mode=None, actors=(MINISTER, AMMAN), recipients=(), cameo="040")))
    assert {(a, b): data["weight"] for a, b, data in found.edges(data=True)} == {("EGY", "JOR"): 1, ("JOR", "EGY"): 1}


def test_events_without_a_known_other_side_are_left_out_and_counted():
    unknown = Party("UNK", "UNK", "مجهول", Span(0, 1))
    _, tally = written(networks.write_gexf, pair(event(), event(recipients=()), event(recipients=(unknown,))))
    assert (tally.written, tally.left_out) == (1, 2)


def test_only_plans_give_an_edge_of_no_weight():
    assert graph(pair(event(status="hypothetical"))).edges["EGY", "JOR"]["weight"] == 0
