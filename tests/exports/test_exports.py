"""Codings as JSON objects and table rows."""

import csv
import io
import json
from datetime import date

import pytest
from building import DAY, PAGE, event, fact

from marsad.exports.cells import safe
from marsad.exports.csv import COLUMNS, table
from marsad.exports.jsonl import article
from marsad.records import Coding, Interval, Publication, Span


def coding(*events, facts=(), published=None):
    return Coding("a", tuple(events), tuple(facts), published)


def plain(*events, facts=(), published=None):
    made = article(PAGE, coding(*events, facts=facts, published=published))
    return json.loads(json.dumps(made))


def row(*events, facts=()):
    (cells,) = table(PAGE, coding(*events, facts=facts))
    return dict(zip(COLUMNS, cells, strict=True))


def test_an_event_under_the_names_of_the_coding_guide():
    (found,) = plain(event(also=(Span(0, 3),)))["events"]
    assert found["actors"] == [{"country": "EGY", "sector": "GOV", "name": "الوزير", "post": "وزير", "span": [4, 10]}]
    assert found["date"] == {"start": "2024-03-04", "end": "2024-03-04"}
    assert (found["evidence_span"], found["also"], found["confidence"]) == ([0, 15], [[0, 3]], 0.1235)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (None, None),
        (Interval(None, None), None),
        (Interval(None, DAY), {"start": None, "end": "2024-03-04"}),
        (Interval(DAY, None), {"start": "2024-03-04", "end": None}),
    ],
)
def test_a_date_is_as_wide_as_the_words_leave_it(when, expected):
    assert plain(event(when=when))["events"][0]["date"] == expected


def test_casualties_stand_only_where_the_text_gives_them():
    none, some = plain(event(), event(dead=0, injured=3, arrested=7, bounds={"arrested": "about"}))["events"]
    assert {"dead", "displaced", "bounds"}.isdisjoint(none)
    assert (some["dead"], some["injured"], some["arrested"], some["bounds"]) == (0, 3, 7, {"arrested": "about"})


def test_qualifiers_stand_beside_the_parties_of_a_fact():
    year = Interval(date(2021, 1, 1), date(2021, 12, 31))
    (found,) = plain(facts=[fact(fields={"share": 0.4, "period": year, "since": DAY}, bound="min")])["facts"]
    assert found["share"] == 0.4
    assert found["period"] == {"start": "2021-01-01", "end": "2021-12-31"}
    assert (found["since"], found["bound"]) == ("2024-03-04", "min")


def test_bound_stands_only_where_a_number_is_hedged():
    assert "bound" not in plain(facts=[fact()])["facts"][0]


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        (None, None),
        (Publication(DAY, DAY, "given"), {"start": "2024-03-04", "end": "2024-03-04", "basis": "given"}),
        (Publication(DAY, None, "content"), {"start": "2024-03-04", "end": None, "basis": "content"}),
    ],
)
def test_publication_carries_its_basis(published, expected):
    assert plain(published=published)["published"] == expected


def test_a_row_for_an_event():
    found = row(
        event(dead=2, displaced=300, bounds={"displaced": "about", "dead": "min"}, attributed_via=("وكالة", "قناة"))
    )
    assert (found["record"], found["type"], found["mode"]) == ("event", "CONSULT", "visit")
    assert (found["actors"], found["recipient_names"]) == ("EGY GOV", "عمان")
    assert (found["date_start"], found["dead"], found["historical"]) == ("2024-03-04", "2", "false")
    assert (found["arrested"], found["displaced"], found["bounds"]) == ("", "300", "dead min; displaced about")
    assert found["attributed_via"] == "وكالة; قناة"


def test_a_row_for_a_fact():
    found = row(facts=[fact(fields={"share": 0.4})])
    assert (found["record"], found["type"], found["subject"]) == ("fact", "trade", "EGY")
    assert json.loads(found["qualifiers"]) == {"share": 0.4}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\n", "＝", "\u061c="])
def test_no_cell_is_a_formula(start):
    assert safe(f'{start}HYPERLINK("http://x")').startswith("'")


def test_numbers_stay_numbers():
    assert (safe(-2.5), safe(3), safe(None), safe("نص")) == ("-2.5", "3", "", "نص")


def test_rows_survive_being_written_and_read():
    out = io.StringIO()
    evidence = 'قال "نعم"،\nثم سكت'
    csv.writer(out).writerows(table(PAGE, coding(event(evidence=evidence))))
    (cells,) = csv.reader(io.StringIO(out.getvalue()))
    assert dict(zip(COLUMNS, cells, strict=True))["evidence"] == evidence
