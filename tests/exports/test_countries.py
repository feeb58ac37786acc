"""The table of country codes: whole, consistent, and right where the lists differ."""

import re

import pytest

from marsad.exports.countries import bodies, name_of, sectors, states
from marsad.lexicon import entries, table
from marsad.mentions.recognition import policies, recognise

ROWS = table("world", "country_codes")


@pytest.mark.parametrize("column", ["iso3", "iso2", "isonumeric", "name", "cowabb", "cow", "gw", "cameo"])
def test_no_code_means_two_states(column):
    filled = [row[column] for row in ROWS if row[column]]
    assert len(filled) == len(set(filled))


def test_codes_have_the_form_of_their_list():
    forms = {"iso3": "[A-Z]{3}", "iso2": "([A-Z]{2})?", "isonumeric": r"(\d{3})?", "cowabb": "([A-Z]{3})?", "cow": r"(\d{1,3})?", "gw": r"(\d{1,3})?",
             "cameo": "([A-Z]{3})?", "fips": "([A-Z]{2})?"}  # fmt: skip
    for row in ROWS:
        assert all(re.fullmatch(form, row[column]) for column, form in forms.items()), row


def test_the_lists_are_whole():
    assert sum(bool(row["isonumeric"]) for row in ROWS) == 249  # ISO 3166-1
    assert sum(bool(row["cow"]) for row in ROWS) == 195  # the states of 2016
    assert {row["iso3"] for row in ROWS if row["cow"]} == {
        row["iso3"] for row in ROWS if row["gw"] and not row["iso3"].startswith(("XA", "XS"))
    }


@pytest.mark.parametrize(
    ("iso3", "cow", "gw"),
    [("DEU", 255, 260), ("YEM", 679, 678), ("SRB", 345, 340), ("VNM", 816, 816), ("RUS", 365, 365), ("SSD", 626, 626), ("XKX", 347, 347),
     ("NRU", 970, 971), ("KIR", 946, 970), ("TUV", 947, 973), ("TON", 955, 972), ("XAB", None, 396), ("PSE", None, None), ("ISR", 666, 666),
     ("TWN", 713, 713)],
)  # fmt: skip
def test_where_the_lists_differ(iso3, cow, gw):
    assert (states()[iso3].cow, states()[iso3].gleditsch_ward) == (cow, gw)


def test_every_country_that_marsad_writes_is_in_the_table():
    named = {
        entry.value["country"]
        for topic in ("countries", "capitals")
        for entry in entries("ar", topic)
        if entry.value.get("country")
    }
    written = {recognise(code, policy) for code in named for policy in policies()}
    assert written - set(bodies()) <= set(states())


def test_points_lie_where_their_states_are():
    assert 22 < (states()["EGY"].latitude or 0) < 32
    assert states()["FJI"].longitude > 177  # on this side of the date line
    missing = {s.iso3 for s in states().values() if s.latitude is None and s.cow is not None}
    assert missing == {"TUV"}  # too small for the map that the points were made from


def test_names_in_english():
    assert (name_of("EGY"), name_of("UNO"), name_of("UNK"), name_of(None)) == ("Egypt", "United Nations", None, None)


def test_media_and_medicine_are_not_mixed_up():
    assert (sectors()["JRN"].cameo_type, sectors()["MED"].cameo_type) == ("MED", "HLH")
    assert len(sectors()) == 25
