"""``marsad explain``: pages and records of a book, for people and for machines."""

import json
import re

import pytest

from made_up import perceptrons
from marsad.coding.model.network import load_network

TWO = "زار الرئيس المصري عبد الفتاح السيسي العاصمة الأردنية عمان يوم الاثنين. كان الجو صافيا في المدينة القديمة.\n"


@pytest.fixture
def two(tmp_path):
    path = tmp_path / "two.txt"
    path.write_text(TWO, encoding="utf-8")
    return path


@pytest.fixture
def book(marsad, two, tmp_path):
    done = marsad("ingest", two, "--db", tmp_path / "book.duckdb", "--published", "2024-03-05", "--jobs", 1)
    assert done.status == 0, done.err
    return tmp_path / "book.duckdb"


def records(marsad, book, what):
    return [json.loads(line) for line in marsad(what, "--db", book).out.splitlines()]


def test_json_holds_each_page_with_the_records_of_code(marsad, two, page):
    done = marsad("explain", two, page, "--published", "2024-03-05", "--format", "json")
    assert done.status == 0
    pages = json.loads(done.out)
    assert len(pages) == 2
    coded = [
        json.loads(line)
        for line in marsad("code", two, page, "--published", "2024-03-05", "-f", "jsonl").out.splitlines()
    ]
    for explained, article in zip(pages, coded, strict=True):
        told = [r for s in explained["sentences"] for t in s["triggers"] for r in t["records"] if "type" in r]
        assert sorted(told, key=str) == sorted(article["events"], key=str)


def test_text_shows_words_marked_and_what_decided(marsad, two, monkeypatch):
    monkeypatch.setattr(load_network(), "sides", {})
    done = marsad("explain", two, "--published", "2024-03-05")
    assert done.status == 0
    assert "زار[1]" in done.out
    assert re.search(
        r"event coded: CONSULT/visit EGY > JOR +the acceptance chance 0\.\d\d stands at or above 0\.\d\d", done.out
    )
    for label in ("rule", "type", "who", "to whom", "status", "date", "place", "accepted", "words", "signs"):
        assert re.search(rf"^ +{label} ", done.out, re.MULTILINE), label
    assert "no word of it may express an event or state a fact" in done.out
    assert "\x1b" not in done.out
    assert "by its sentence" not in done.out


def test_text_shows_what_is_odd_about_a_sum(marsad, tmp_path):
    page = tmp_path / "sum.txt"
    page.write_text("قدمت اليابان إلى الأردن مساعدات بقيمة 740 مليون دولار (631 مليون يورو).\n", encoding="utf-8")
    for command in ("explain", "code"):
        assert "told in EUR too" in " ".join(marsad(command, page, "--published", "2023-05-30").out.split())


def test_text_shows_both_chances_and_what_on_the_page_mattered(marsad, two, monkeypatch):
    monkeypatch.setattr(load_network(), "sides", {"role": perceptrons("actor: odds", "named", seed=1)})
    out = marsad("explain", two, "--published", "2024-03-05").out
    assert re.search(r"EGY +0\.\d\d [≥<] 0\.\d\d \([01]\.\d\d by its sentence\)", out)
    assert re.search(r"^ +page .*its chance by its sentence [+-]0\.\d\d", out, re.MULTILINE)
    assert re.search(r"^ +(words|signs) .*the [01]\.\d\d by its sentence", out, re.MULTILINE)
    assert max(map(len, out.splitlines())) < 140


def test_every_line_closes_the_arabic_that_it_opens(marsad, examples):
    lines = marsad("explain", examples / "denial.html").out.splitlines()
    assert any("\u2067" in line for line in lines)
    assert all(line.count("\u2067") == line.count("\u2069") for line in lines)
    assert max(map(len, lines)) < 140


def test_find_keeps_to_sentences_with_the_words(marsad, two):
    done = marsad("explain", two, "--find", "كان الجو", "--format", "json")
    (found,) = json.loads(done.out)
    assert [s["number"] for s in found["sentences"]] == [2]
    assert found["sentences"][0]["passed"]
    assert "No sentence has these words" in marsad("explain", two, "--find", "لا شيء").out


def test_a_record_of_a_book_is_explained_from_its_page(marsad, book):
    for event in records(marsad, book, "events"):
        (found,) = json.loads(marsad("explain", event["id"][:8], "--db", book, "--format", "json").out)
        assert (found["id"], found["same_coder"], found["still_coded"], found["differs"]) == (
            event["id"],
            True,
            True,
            {},
        )
        ((trigger,),) = [s["triggers"] for s in found["page"]["sentences"]]
        assert trigger["records"][0]["type"] == event["type"]
    (fact, *_) = records(marsad, book, "facts")
    (found,) = json.loads(marsad("explain", fact["id"], "--db", book, "--format", "json").out)
    assert found["still_coded"]
    assert found["page"]["sentences"][0]["offices"][0]["relation"] == fact["relation"]


def test_a_record_of_another_version_says_so(marsad, book):
    from marsad.store import Book

    (event, *_) = records(marsad, book, "events")
    with Book(book).writing() as connection:
        connection.run("UPDATE makers SET digest = 'other'")
        connection.run("UPDATE events SET status = 'negated'")
    done = marsad("explain", event["id"], "--db", book)
    assert done.status == 0
    assert "another version" in done.out
    assert "status: negated in the book, actual now" in done.out
    with Book(book).writing() as connection:
        connection.run("UPDATE events SET id = 'ffffffffffffffff'")
    assert "does not code it any more" in marsad("explain", "ffffffffffffffff", "--db", book).out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--finds", "x"], "there is no option"),
        (["--find", " "], "--find needs words"),
        (["--time-limit", "-1"], "--time-limit"),
        (["--recognition", "nobody"], "--recognition"),
        (["--find", "x", "--db", "b.duckdb"], "--find looks in pages"),
    ],
)
def test_wrong_use_is_told(marsad, page, arguments, said):
    done = marsad("explain", page, *arguments)
    assert done.status == 2
    assert said in done.err


def test_no_such_record_or_book(marsad, book, tmp_path):
    missing = marsad("explain", "abcdef12", "--db", book)
    assert (missing.status, missing.out) == (2, "")
    assert "marsad events" in missing.err
    assert marsad("explain", "abcdef12", "--db", tmp_path / "none.duckdb").status == 2


def test_a_page_that_fails_does_not_stop_the_others(marsad, page, tmp_path):
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    done = marsad("explain", empty, page, "--format", "json")
    assert done.status == 1
    assert "empty.txt" in done.err
    assert len(json.loads(done.out)) == 1


def test_the_output_file_is_not_the_page(marsad, page):
    assert marsad("explain", page, "--output", page).status == 2
