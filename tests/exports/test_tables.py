"""CSV and Parquet: the same table as text that is safe to open and as typed values; cells and codebook."""

import csv
import io
import json
import re
from datetime import date
from xml.etree import ElementTree
from xml.sax.saxutils import escape

import pyarrow.parquet as pq
import pytest
from building import PAGE, event, fact, pair, written
from hypothesis import given
from hypothesis import strategies as st

from marsad.coding.cameo import cameo_codes
from marsad.coding.contexts import context_names
from marsad.coding.ontology import event_types
from marsad.exports import csv as table
from marsad.exports import parquet
from marsad.exports.cells import one_line, safe, xml_text
from marsad.exports.countries import sectors, states
from marsad.exports.formats import FORMATS
from marsad.records import RELATIONS, UNDIRECTED, Interval

TABLES = [f for f in FORMATS.values() if f.columns]
NASTY = [
    "=1+1",
    "+1",
    "-1",
    "@x",
    "\t=1",
    "  =1",
    "\u200f=1",
    "\ufeff+1",
    "＝1",
    'a"b',
    "a\nb",
    "a\rb",
    "a\x00b",
    "a\x1fb",
    "a\ud800b",
    "a,b;c\td",
    "'=1",
    "\u2028",
    "",
]


def in_csv(*pairs):
    text, _ = written(table.write, *pairs)
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def in_parquet(*pairs):
    out = io.BytesIO()
    parquet.write(iter(pairs), out)
    return pq.read_table(io.BytesIO(out.getvalue()))


def test_an_event_and_a_fact_in_one_table():
    rows = in_csv(pair(event(), facts=[fact(fields={"share": 0.4})]))
    assert [(r["record"], r["type"], r["first_cow"], r["second_gw"]) for r in rows] == [
        ("event", "CONSULT", "651", "663"),
        ("fact", "trade", "651", "663"),
    ]
    assert (rows[0]["contexts"], rows[0]["intensity"], rows[0]["title"]) == ("diplomatic", "4.0", "زيارة")
    assert json.loads(rows[1]["qualifiers"]) == {"share": 0.4}


def test_parquet_has_the_same_columns_typed():
    whole = in_parquet(pair(event(when=Interval(date(2024, 3, 1), None)), facts=[fact()]))
    assert tuple(whole.column_names) == table.COLUMNS
    first, second = whole.to_pylist()
    assert (first["date_start"], first["date_end"], first["historical"], first["quad_class"]) == (
        date(2024, 3, 1),
        None,
        False,
        1,
    )
    assert (second["record"], second["historical"], second["mode"]) == ("fact", None, None)
    assert whole.schema.field("evidence").metadata[b"description"]


def test_parquet_and_csv_say_the_same():
    both = pair(event(dead=2), facts=[fact(bound="min")])
    as_text = [{name: safe(value) for name, value in row.items()} for row in in_parquet(both).to_pylist()]
    assert as_text == in_csv(both)


def test_no_articles_make_an_empty_table():
    assert in_csv() == []
    assert in_parquet().num_rows == 0


@pytest.mark.parametrize("words", NASTY)
def test_words_of_strangers_survive_csv_and_are_no_formula(words):
    (row,) = in_csv(pair(event(evidence=words)))
    assert not re.match(r"[\s\u200f\ufeff]*[=+\-@＝]", row["evidence"])
    assert "\x00" not in row["evidence"]
    assert row["rule"] == "ar.frame.consult.visit"  # the cells after it are in their places


@pytest.mark.parametrize("words", NASTY)
def test_words_of_strangers_are_kept_in_parquet(words):
    kept = in_parquet(pair(event(evidence=words))).to_pylist()[0]["evidence"]
    assert (kept or "") == words.encode("utf-8", "backslashreplace").decode()


@pytest.mark.parametrize("words", NASTY)
def test_a_cell_of_a_tab_separated_file_is_on_one_line(words):
    cell = one_line(words, "None")
    assert not set(cell) & {"\t", "\n", "\r", '"', "\x00", "\u2028", "\ud800"}
    assert cell
    assert not re.match(r"[=+\-@＝]", cell)


@given(st.text())
def test_no_text_breaks_a_cell_or_xml(words):
    cell, (row,) = one_line(words, "None"), list(csv.reader(io.StringIO(f"{_quoted(safe(words))}\n", newline="")))
    assert len(cell.splitlines()) == 1
    assert "\t" not in cell
    assert row == [safe(words)]
    assert ElementTree.fromstring(f"<a>{escape(xml_text(words))}</a>").tag == "a"


def _quoted(cell):
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="").writerow([cell])
    return out.getvalue()


def test_text_for_xml_has_no_character_that_xml_forbids():
    assert xml_text("a\x00\x0b\ud800\ufffeب\n") == "a\ufffd\ufffd\ufffd\ufffdب\n"


@pytest.mark.parametrize("form", TABLES, ids=lambda f: f.name)
def test_a_codebook_tells_of_every_column_and_every_code(form):
    book, plain = form.codebook() or "", json.loads(form.codebook(as_json=True) or "")
    codes = {c for topic in plain["codes"].values() for row in topic for c in map(str, row.values())}
    columns = [c["name"] for c in plain["columns"]]
    assert len(columns) == len(set(columns))
    assert all(c["about"] for c in plain["columns"])
    assert all(f"| {name} |" in book for name in columns)
    assert codes >= {
        *event_types(),
        *context_names(),
        *sectors(),
        *states(),
        *cameo_codes(),
        "actual",
        "future",
        "hypothetical",
        "negated",
    }
    assert all(
        f"| {code} |" in book for code in (*event_types(), *context_names(), *sectors(), *states(), *cameo_codes())
    )
    assert all(mode in book for kind in event_types().values() for mode in kind.modes)


def test_a_codebook_says_what_each_type_mode_status_context_relation_and_qualifier_means():
    (form,) = (f for f in TABLES if f.name == "csv")
    codes = json.loads(form.codebook(as_json=True) or "")["codes"]
    told = {
        topic: [row["means"] for row in codes[topic]]
        for topic in (
            "PLOVER types and modes", "Modes of each type", "Statuses", "PLOVER contexts", "Relations of facts", "Qualifiers of facts",
        )
    }  # fmt: skip
    assert all(means for rows in told.values() for means in rows)
    assert [len(rows) for rows in told.values()] == [16, 67, 4, 37, 14, len(codes["Qualifiers of facts"])]
    assert {row["relation"] for row in codes["Relations of facts"]} == set(RELATIONS)
    named = {name for row in codes["Relations of facts"] for name in row["qualifiers"].split(", ")}
    assert named == {row["qualifier"] for row in codes["Qualifiers of facts"]}
    undirected = {row["relation"] for row in codes["Relations of facts"] if not row["subject"] + row["object"]}
    assert undirected == UNDIRECTED


@pytest.mark.parametrize("form", TABLES, ids=lambda f: f.name)
def test_the_codebook_describes_the_file_that_is_written(form):
    columns = [c["name"] for c in json.loads(form.codebook(as_json=True) or "")["columns"]]
    if form.name == "parquet":
        return assert_same(in_parquet(pair(event())).column_names, columns)
    text, _ = written(form.load(), pair(event()))
    first = text.removeprefix("\ufeff").split("\n")[0]
    cells = first.split("," if form.name == "csv" else "\t")
    return assert_same(len(cells), len(columns)) if form.name == "gdelt" else assert_same(cells, columns)


def assert_same(one, other):
    assert one == other


def test_an_article_without_a_date_or_address_leaves_cells_empty():
    from dataclasses import replace

    (row,) = in_csv(pair(event(), page=replace(PAGE, url=None, title=None, language=None), published=None))
    assert {row[name] for name in ("url", "title", "language", "published_start", "published_basis")} == {""}
