"""What ``marsad code`` prints."""

import csv
import json

import pytest

from marsad.exports.csv import COLUMNS
from marsad.records import HARMS

SENTENCE = "زار الرئيس المصري عبد الفتاح السيسي العاصمة الأردنية عمان يوم الاثنين 4 مارس 2024.\n"
EVENT = {
    "type", "mode", "actors", "recipients", "status", "historical", "date", "place", "attributed_to", "evidence",
    "evidence_span", "trigger", "also", "rule", "confidence", "cameo", "quad_class", "intensity", "contexts",
}  # fmt: skip


def rows(done):
    return [json.loads(line) for line in done.out.splitlines()]


def test_a_visit_is_read_from_a_sentence(marsad, page):
    (row,) = rows(marsad("code", page, "--published", "2024-03-05", "--format", "jsonl"))
    assert row["published"] == {"start": "2024-03-05", "end": "2024-03-05", "basis": "given"}
    assert row["language"] == "ar"
    visit = next(e for e in row["events"] if e["mode"] == "visit")
    assert [p["country"] for p in visit["actors"]] == ["EGY"]
    assert [p["country"] for p in visit["recipients"]] == ["JOR"]
    assert visit["date"] == {"start": "2024-03-04", "end": "2024-03-04"}
    assert visit["evidence"] in SENTENCE


def test_every_event_has_the_fields_of_the_coding_guide(marsad, examples):
    found = rows(marsad("code", examples, "--format", "jsonl"))
    events = [event for row in found for event in row["events"]]
    assert events
    for event in events:
        assert set(event) - {*HARMS, "bounds", "attributed_via"} == EVENT
        for party in (*event["actors"], *event["recipients"]):
            assert set(party) == {"country", "sector", "name", "post", "span"}


def test_spans_index_the_text(marsad, examples):
    found = rows(marsad("code", examples, "--format", "jsonl", "--text"))
    told = [(row["text"], record) for row in found for record in (*row["events"], *row["facts"])]
    assert told
    for text, record in told:
        start, end = record["evidence_span"]
        assert text[start:end] == record["evidence"]


def test_the_text_is_left_out_unless_asked_for(marsad, page):
    (row,) = rows(marsad("code", page, "--format", "jsonl"))
    assert "text" not in row


def test_output_that_nobody_watches_is_json_lines(marsad, page):
    assert len(rows(marsad("code", page))) == 1


def test_articles_come_in_the_order_given(marsad, tmp_path):
    path = tmp_path / "articles.jsonl"
    lines = [json.dumps({"id": f"a{n}", "text": SENTENCE * (1 + n % 5)}) for n in range(40)]
    path.write_text("\n".join(lines), encoding="utf-8")
    done = marsad("code", path, "--format", "jsonl", "--jobs", "2")
    assert [row["id"] for row in rows(done)] == [f"a{n}" for n in range(40)]


def test_one_process_and_several_give_the_same(marsad, tmp_path, examples):
    path = tmp_path / "articles.jsonl"
    texts = [p.read_text(encoding="utf-8") for p in sorted(examples.glob("*.txt"))]
    path.write_text("\n".join(json.dumps({"text": t}) for t in texts * 10), encoding="utf-8")
    assert marsad("code", path, "--jobs", "1").out == marsad("code", path, "--jobs", "2").out


def test_standard_input_is_read(marsad):
    done = marsad("code", "-", stdin=SENTENCE.encode())
    assert len(rows(done)) == 1
    assert done.status == 0


def test_json_is_one_array(marsad, page):
    assert len(json.loads(marsad("code", page, page, "--format", "json").out)) == 2


def test_json_of_nothing_is_an_empty_array(marsad, tmp_path):
    done = marsad("code", tmp_path / "nowhere", "--format", "json")
    assert json.loads(done.out) == []
    assert done.status == 1


def test_csv_has_a_row_for_each_record(marsad, page, tmp_path):
    out = tmp_path / "out.csv"
    marsad("code", page, "--format", "csv", "--output", out)
    found = list(csv.DictReader(out.read_text(encoding="utf-8-sig").splitlines()))
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")  # or spreadsheets read the Arabic as something else
    assert tuple(found[0]) == COLUMNS
    assert any(row["record"] == "event" and row["actors"] == "EGY GOV" for row in found)


def test_the_table_shows_date_parts_and_evidence(marsad, page):
    out = marsad("code", page, "--published", "2024-03-05", "--format", "table").out
    assert "2024-03-05 (given)" in out
    assert "Parts" in out
    assert "CONSULT" in out
    assert "EGY GOV" in out


def test_the_table_says_where_nothing_was_found(marsad, tmp_path):
    path = tmp_path / "page.txt"
    path.write_text("الطقس اليوم مشمس.", encoding="utf-8")
    assert "No events and no facts found" in marsad("code", path, "--format", "table").out


def test_a_hostile_page_cannot_drive_the_terminal(marsad, tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(f"\x1b]0;owned\x07\u202e{SENTENCE}\x9b31m", encoding="utf-8")
    for form in ("table", "jsonl", "json", "csv"):
        out = marsad("code", path, "--format", form).out
        assert not set("\x1b\x07\x9b\u202e") & set(out), form


def test_the_report_of_a_run(marsad, page, tmp_path):
    report = tmp_path / "report.json"
    marsad("code", page, tmp_path / "nowhere", "--report", report)
    plain = json.loads(report.read_text(encoding="utf-8"))
    assert (plain["coded"], plain["failed"]) == (1, 1)


@pytest.mark.parametrize(
    "arguments", [[], ["--help"], ["code", "--help"], ["evaluate", "--help"], ["lexicon", "check", "--help"]]
)
def test_help_is_there_for_every_command(marsad, arguments):
    done = marsad(*arguments)
    assert done.status == 0
    assert "Usage" in done.out
    if len(arguments) > 1:
        assert "Examples" in done.out


def test_no_colour_where_none_is_wanted(marsad, page, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[3" not in marsad("code", page, "--format", "table").out
