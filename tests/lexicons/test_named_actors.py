"""Groups, companies, media, people and given names: the shape of their values, their sizes, and what their short names need."""

import re
from collections import Counter

import pytest

from marsad.lexicon import check, entries, examples, table
from marsad.text import words

TOPICS = ("groups", "companies", "media")
BODIES = {"IGO", "UNO", "EUR", "NGO", "MNC", "ISM", "UNK"}
SECTORS = set(
    re.findall(
        "[A-Z]+", "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC"
    )
)
ISO3 = set(
    re.findall(
        "[A-Z]+",
        """
    AFG AGO ALB ARE ARG ARM AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BIH BLR BOL BRA BRN BWA CAF CAN CHE CHL CHN CIV CMR COD COG COL
    COM CPV CRI CUB CYP CZE DEU DJI DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FRA GAB GBR GEO GHA GIN GMB GNB GNQ GRC GTM HND HRV
    HTI HUN IDN IND IRL IRN IRQ ISL ISR ITA JAM JOR JPN KAZ KEN KGZ KHM KOR KWT LAO LBN LBR LBY LKA LSO LTU LUX LVA MAR MDA MDG MDV
    MEX MKD MLI MLT MMR MNE MNG MOZ MRT MUS MWI MYS NAM NER NGA NIC NLD NOR NPL NZL OMN PAK PAN PER PHL POL PRK PRT PRY PSE QAT ROU
    RUS RWA SAU SDN SEN SGP SLE SLV SOM SRB SSD SVK SVN SWE SWZ SYC SYR TCD TGO THA TJK TKM TLS TUN TUR TWN TZA UGA UKR URY USA UZB
    VAT VEN VNM XKX YEM ZAF ZMB ZWE BHS BRB BTN FJI GRL GUY LAO PNG SLB SUR
    """,
    )
)
# One name in two topics on purpose: the topic that the cue points at decides.
SHARED = {("الدستور",), ("الوفد",), ("المستقبل",), ("القسام",)}


@pytest.mark.parametrize("topic", TOPICS)
def test_values_are_coded_with_known_countries_and_sectors(topic: str) -> None:
    for entry in entries("ar", topic):
        value = entry.value
        assert value["country"] in ISO3 | BODIES, entry.id
        assert value["sector"] in SECTORS, entry.id
        assert set(value.get("also", ())) <= ISO3, entry.id
        known = {"country", "sector", "kind", "also", "then", "cues", "unless", "quoted", "domain", "outlet", "members"}
        assert set(value) <= known, entry.id


def test_kinds_and_sectors_of_companies_and_media_are_fixed() -> None:
    assert {(e.value["kind"], e.value["sector"]) for e in entries("ar", "companies")} == {("company", "BUS")}
    assert {(e.value["kind"], e.value["sector"]) for e in entries("ar", "media")} == {("media", "JRN")}
    assert {e.value["kind"] for e in entries("ar", "groups")} == {"group", "party"}


def test_a_later_sector_has_a_date() -> None:
    later = [e.value["then"] for e in entries("ar", "groups") if "then" in e.value]
    assert later
    assert all(re.fullmatch(r"\d{4}-\d\d(-\d\d)?", t["since"]) and t["sector"] in SECTORS for t in later)


@pytest.mark.parametrize(("topic", "floor"), [("groups", 450), ("companies", 250), ("media", 250)])
def test_lexicons_keep_their_breadth(topic: str, floor: int) -> None:
    assert len(entries("ar", topic)) >= floor


def test_people_and_given_names_keep_their_breadth() -> None:
    assert len({row["name"] for row in table("ar", "people")}) >= 2000
    assert len(table("ar", "given_names")) >= 2500


@pytest.mark.parametrize("topic", TOPICS)
def test_a_name_that_needs_a_cue_shows_where_it_holds_and_where_not(topic: str) -> None:
    for entry, accept, reject in examples("ar", topic):
        if "cues" not in entry.value:
            continue
        assert accept, entry.id
        assert reject, entry.id
        for example in accept:
            assert example.span is not None
            assert example.span in example.text, entry.id
            assert words(example.span) in {words(m) for m in entry.match} or len(words(example.span)) > 1, entry.id


def test_no_spelling_stands_in_two_topics_unless_declared() -> None:
    seen: Counter[tuple[str, ...]] = Counter()
    for topic in TOPICS:
        seen.update({words(m) for e in entries("ar", topic) for m in e.match})
    assert {w for w, n in seen.items() if n > 1} <= SHARED


def test_the_checker_is_clean() -> None:
    assert [fault for fault in check("ar") if fault.split(":")[0] in TOPICS] == []


def test_people_are_coded_with_known_countries_sectors_and_dates() -> None:
    for row in table("ar", "people"):
        assert row["country"] in ISO3 | BODIES, row["name"]
        assert row["sector"] in SECTORS, row["name"]
        assert row["gender"] in {"m", "f"}, row["name"]
        assert row["common"] in {"", "yes"}, row["name"]
        assert all(re.fullmatch(r"(\d{4}(-(0[1-9]|1[0-2]))?)?", row[side]) for side in ("from", "to")), row["name"]
        assert not (row["from"] and row["to"]) or row["from"][:4] <= row["to"][:4], row["name"]


def test_one_full_name_means_one_person() -> None:
    owner: dict[tuple[str, ...], str] = {}
    for row in table("ar", "people"):
        for name in [row["name"], *filter(None, row["aliases"].split("|"))]:
            assert owner.setdefault(words(name), row["name"]) == row["name"], name


def test_a_name_that_stands_alone_means_persons_of_one_country() -> None:
    country: dict[tuple[str, ...], str] = {}
    for row in table("ar", "people"):
        for name in filter(None, row["alone"].split("|")):
            assert country.setdefault(words(name), row["country"]) == row["country"], name


def test_people_hold_several_posts_in_turn() -> None:
    posts = [(r["from"], r["sector"]) for r in table("ar", "people") if r["name"] == "عبد الفتاح السيسي"]
    assert posts == [("2012-08", "GOV"), ("2014-06", "GOV")]


@pytest.mark.parametrize(
    ("name", "country", "sector"),
    [
        ("حركة حماس", "PSE", "REB"),
        ("حزب الله اللبناني", "LBN", "PRM"),
        ("أنصار الله", "YEM", "REB"),
        ("تنظيم داعش", "ISM", "REB"),
        ("حزب العمال الكردستاني", "TUR", "REB"),
        ("قوات الدعم السريع", "SDN", "PRM"),
        ("جبهة البوليساريو", "ESH", "REB"),
        ("الحشد الشعبي", "IRQ", "PRM"),
        ("بوكو حرام", "NGA", "REB"),
        ("مجموعة فاغنر", "RUS", "PRM"),
        ("المرصد السوري لحقوق الإنسان", "SYR", "SOC"),
        ("مؤسسة غزة الإنسانية", "USA", "SOC"),
        ("حزب العمل والتضامن", "MDA", "PTY"),
    ],
)
def test_groups_get_the_country_that_they_act_from(name: str, country: str, sector: str) -> None:
    (value,) = [e.value for e in entries("ar", "groups") if words(name) in {words(m) for m in e.match}]
    assert (value["country"], value["sector"]) == (country, sector)


def test_given_names_are_single_and_particles_are_marked() -> None:
    kinds = {row["name"]: row["kind"] for row in table("ar", "given_names")}
    assert {"بن", "أبو", "آل", "عبد", "ولد", "فون", "دي", "فان"} <= {n for n, k in kinds.items() if k == "particle"}
    assert len({words(n) for n in kinds}) == len(kinds)
