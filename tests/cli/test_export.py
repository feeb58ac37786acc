"""``marsad export``: sources of both kinds, where things go, and what is said when something is wrong."""

import builtins
import bz2
import gzip
import json
import lzma
import os
import sys

import pytest

from marsad.cli.export_book import opened_book
from marsad.exports.formats import FORMATS, MissingLibraryError
from marsad.store import Book, BusyBookError

PAGES = ("examples/denial.html", "examples/embassy.html")


@pytest.fixture
def coded(marsad, examples, tmp_path):
    path = tmp_path / "coded.jsonl"
    assert (
        marsad("code", examples / "denial.html", examples / "embassy.html", "--jobs", "1", "--output", path).status == 0
    )
    return path


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_written_to_a_file(marsad, coded, tmp_path, name):
    done = marsad("export", name, coded, "--output", tmp_path / "out")
    assert done.status == 0
    assert (tmp_path / "out").stat().st_size > 100
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


@pytest.mark.parametrize("name", [f.name for f in FORMATS.values() if not f.seeks])
def test_formats_can_go_to_standard_output(process, coded, name):
    running = process("export", name, coded, stderr=None)
    out, _ = running.communicate()
    assert running.returncode == 0
    assert len(out) > 100


def test_the_command_takes_the_formats_that_there_are(marsad):
    from typing import get_args

    from marsad.cli.export import Name

    assert list(get_args(Name)) == list(FORMATS)
    assert marsad("export", "xml", "a.jsonl").status == 2


def test_pages_and_coded_articles_give_the_same(marsad, coded, examples, tmp_path):
    marsad("export", "icews", coded, "--output", tmp_path / "one")
    marsad(
        "export",
        "icews",
        examples / "denial.html",
        examples / "embassy.html",
        "--jobs",
        "1",
        "--output",
        tmp_path / "two",
    )
    strip = [
        [c for n, c in enumerate(line.split("\t")) if n != 12]
        for line in (tmp_path / "one").read_text(encoding="utf-8").splitlines()
    ]
    again = [
        [c for n, c in enumerate(line.split("\t")) if n != 12]
        for line in (tmp_path / "two").read_text(encoding="utf-8").splitlines()
    ]
    assert strip == again  # but for the number of the sentence, which needs the text


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_sources_of_both_kinds_keep_their_order(marsad, coded, examples, tmp_path, pack):
    packed = tmp_path / "packed.jsonl"
    packed.write_bytes(pack(coded.read_bytes()))
    done = marsad("export", "jsonl", examples / "protest.txt", packed, "--jobs", "1", "--output", tmp_path / "all")
    ids = [json.loads(line)["id"] for line in (tmp_path / "all").read_text(encoding="utf-8").splitlines()]
    assert (done.status, len(ids)) == (0, 3)
    assert ids[1:] == [json.loads(line)["id"] for line in coded.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("kind", ["coded", "page"])
def test_standard_input_may_hold_either(marsad, coded, page, kind, tmp_path):
    given = (coded if kind == "coded" else page).read_bytes()
    assert marsad("export", "ris", "-", "--output", tmp_path / "out", stdin=given).status == 0
    assert (tmp_path / "out").read_text(encoding="utf-8").count("TY  - NEWS") == (2 if kind == "coded" else 1)


def test_a_bad_line_is_named_and_the_rest_is_written(marsad, coded, tmp_path):
    bad = tmp_path / "bad.jsonl"
    good = coded.read_bytes().splitlines(keepends=True)
    bad.write_bytes(good[0] + b"nonsense\n" + b'{"id": "x", "events": [{"type": 3}], "facts": []}\n' + good[1])
    done = marsad("export", "ris", bad, "--output", tmp_path / "out")
    assert done.status == 1
    assert "bad.jsonl, line 2: no JSON" in done.err
    assert "bad.jsonl, line 3: no coded article: events[0]" in done.err
    assert "2 of 4 articles failed" in done.err
    assert (tmp_path / "out").read_text(encoding="utf-8").count("TY  - NEWS") == 2


def test_a_packed_file_that_breaks_off_gives_what_it_held(marsad, coded, tmp_path):
    broken = tmp_path / "broken.jsonl.gz"
    line = coded.read_bytes().splitlines(keepends=True)[0]
    broken.write_bytes(
        gzip.compress(line * 50)[:-400] if len(gzip.compress(line * 50)) > 800 else gzip.compress(line)[:-8]
    )
    done = marsad("export", "gdelt", broken, "--output", tmp_path / "out")
    assert done.status == 1
    assert "cannot be read on" in done.err
    assert (tmp_path / "out").stat().st_size > 0


def test_a_file_that_is_not_there_is_a_failure(marsad, tmp_path):
    done = marsad("export", "csv", tmp_path / "nothing.jsonl", "--output", tmp_path / "out")
    assert done.status == 1
    assert "there is no such file" in done.err


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("parquet", "a.jsonl"), "give --output FILE"),
        (("geojson", "a.jsonl", "--codebook", "b.md"), "geojson has no codebook"),
        (("csv", "a.jsonl", "--output", "a.jsonl"), "is also to be read"),
        (("csv", "a.jsonl", "--codebook", "a.jsonl"), "is also to be read"),
        (("csv", "a.jsonl", "--output", "b", "--codebook", "b"), "name the same file"),
        (("csv", "a.jsonl", "--output", "no/such/folder/b"), "cannot write to"),
        (("csv", "a.jsonl", "--recognition", "mars"), "there is no policy"),
        (("csv", "a.jsonl", "--published", "soon"), "published"),
        (("csv", "-", "-"), "once only"),
        (("csv", "--frobnicate"), "no option --frobnicate"),
        (("csv", "a.jsonl", "--jobs", "-1"), "--jobs must be"),
    ],
)
def test_wrong_use_is_told_and_nothing_is_written(marsad, tmp_path, monkeypatch, words, why):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.jsonl").write_text("{}", encoding="utf-8")
    done = marsad("export", *words)
    assert (done.status, why in done.err) == (2, True), done.err
    assert [p.name for p in tmp_path.iterdir()] == ["a.jsonl"]


def test_a_library_that_is_missing_is_named_with_the_way_to_get_it(marsad, coded, tmp_path, monkeypatch):
    monkeypatch.delitem(sys.modules, "marsad.exports.ftm", raising=False)
    given = builtins.__import__

    def without(name, *rest, **more):
        if name.startswith("followthemoney"):
            raise ModuleNotFoundError("gone", name="followthemoney")
        return given(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingLibraryError):
        FORMATS["followthemoney"].load()
    done = marsad("export", "followthemoney", coded, "--output", tmp_path / "out")
    assert done.status == 2
    assert "pip install followthemoney" in done.err


def test_a_codebook_is_written_beside(marsad, coded, tmp_path):
    assert marsad("export", "csv", coded, "--output", tmp_path / "a.csv", "--codebook", tmp_path / "a.md").status == 0
    assert marsad("export", "csv", coded, "--output", tmp_path / "a.csv", "--codebook", tmp_path / "a.json").status == 0
    assert (
        marsad("export", "jsonl", coded, "--output", tmp_path / "b.jsonl", "--codebook", tmp_path / "s.json").status
        == 0
    )
    assert (tmp_path / "a.md").read_text(encoding="utf-8").startswith("# Codebook: csv\n")
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["columns"]
    assert "$defs" in json.loads((tmp_path / "s.json").read_text(encoding="utf-8"))


def test_what_stood_in_the_output_stays_if_writing_fails(marsad, coded, tmp_path, monkeypatch):
    from marsad.exports import icews

    out = tmp_path / "out"
    out.write_text("before", encoding="utf-8")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(icews, "row", full)
    done = marsad("export", "icews", coded, "--output", out)
    assert (done.status, "the disk is full" in done.err) == (2, True)
    assert out.read_text(encoding="utf-8") == "before"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["coded.jsonl", "out"]


def test_events_that_the_format_cannot_tell_are_counted_aloud(marsad, coded, tmp_path):
    plain = [json.loads(line) for line in coded.read_text(encoding="utf-8").splitlines()]
    for article in plain:
        for event in article["events"]:
            event["status"] = "negated"
    coded.write_text("".join(json.dumps(a) + "\n" for a in plain), encoding="utf-8")
    done = marsad("export", "gdelt", coded, "--output", tmp_path / "out")
    count = sum(len(a["events"]) for a in plain)
    assert f"{count} event" in done.err
    assert "left out of gdelt: it has no place to say" in done.err
    assert (tmp_path / "out").read_bytes() == b""


def test_a_link_stays_a_link_to_the_file_that_is_written(marsad, coded, tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "folder" / "file")
    assert marsad("export", "ris", coded, "--output", tmp_path / "link").status == 0
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "folder" / "file").stat().st_size > 0


def test_the_permissions_of_the_output_are_those_of_any_new_file(marsad, coded, tmp_path):
    marsad("export", "ris", coded, "--output", tmp_path / "out")
    (tmp_path / "plain").touch()
    assert os.stat(tmp_path / "out").st_mode == os.stat(tmp_path / "plain").st_mode


@pytest.fixture
def book(marsad, examples, tmp_path):
    path = tmp_path / "book.duckdb"
    sources = (examples / "denial.html", examples / "embassy.html")
    assert marsad("ingest", *sources, "--db", path, "--jobs", "1").status == 0
    return path


@pytest.mark.parametrize("name", ["jsonl", "csv", "polecat", "geojson"])
def test_a_book_gives_what_its_pages_give(marsad, coded, book, tmp_path, name):
    assert marsad("export", name, coded, "--output", tmp_path / "one").status == 0
    assert marsad("export", name, "--db", book, "--output", tmp_path / "two").status == 0
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_a_book_may_stand_in_the_environment_but_sources_come_first(marsad, coded, book, tmp_path, monkeypatch):
    monkeypatch.setenv("MARSAD_BOOK", str(book))
    assert marsad("export", "csv", "--output", tmp_path / "one").status == 0
    monkeypatch.setenv("MARSAD_BOOK", "nowhere.duckdb")
    assert marsad("export", "csv", coded, "--output", tmp_path / "two").status == 0
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_records_of_a_book_are_filtered(marsad, book, tmp_path):
    assert marsad("export", "jsonl", "--db", book, "--country", "dza", "--output", tmp_path / "out").status == 0
    lines = [json.loads(line) for line in (tmp_path / "out").read_text(encoding="utf-8").splitlines()]
    events = [{p["country"] for p in e["actors"] + e["recipients"]} for line in lines for e in line["events"]]
    assert len(lines) == 1
    assert events
    assert all("DZA" in countries for countries in events)
    assert marsad("export", "jsonl", "--db", book, "--from", "2090", "--output", tmp_path / "out").status == 0
    assert (tmp_path / "out").read_text(encoding="utf-8") == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["BOOK", "a.jsonl"], "either sources or --db"),
        ([], "nothing to export"),
        (["a.jsonl", "--country", "EGY"], "give --db BOOK"),
        (["BOOK", "--jobs", "1"], "do not go with --db"),
        (["BOOK", "--country", "Egypt"], "three letters"),
        (["--db", "none.duckdb"], "there is no book"),
        (["a.jsonl", "--since", "2024-01-01"], "give --db BOOK"),
        (["BOOK", "--since", "yesterday"], "2024-03-05T14:30:00Z"),
        (["BOOK", "--since", "0001-01-01T00:00:00+10:00"], "2024-03-05T14:30:00Z"),
        (["BOOK", "--since", "2999-01-01"], "lies in the future"),
        (["BOOK", "--since", "2024-01-01", "--review", "accepted"], "do not go with --since"),
    ],
)
def test_wrong_use_of_a_book_is_told(marsad, book, tmp_path, arguments, said):
    given = [part for a in arguments for part in (["--db", book] if a == "BOOK" else [a])]
    done = marsad("export", "csv", *given, "--output", tmp_path / "out")
    assert (done.status, (tmp_path / "out").exists()) == (2, False)
    assert said in done.err


@pytest.mark.parametrize("few", [0, 2000])
def test_a_long_export_lets_others_write(book, monkeypatch, few):
    monkeypatch.setattr("marsad.cli.export_book._FEW", few)
    with opened_book(str(book), None) as drawn:
        try:
            with Book(book, wait=0).writing() as other:
                other.run("UPDATE documents SET title = 'later'")
            written = True
        except BusyBookError:
            written = False
        assert written == (few == 0)
        assert {document.title for document, _ in drawn} != {"later"}


def test_changes_since_a_snapshot_are_those_since_the_moment_that_it_shows(marsad, book, page, tmp_path):
    copy, out = tmp_path / "copy.duckdb", tmp_path / "changes.jsonl"
    assert marsad("book", "snapshot", book, copy).status == 0
    export = ("export", "jsonl", "--db", book, "--output", out, "--since")
    assert marsad(*export, copy).status == 0
    assert out.read_text(encoding="utf-8") == ""
    assert marsad("ingest", page, "--db", book, "--jobs", 1).status == 0
    assert marsad(*export, copy).status == 0
    (article,) = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert article["change"] == "added"
    done = marsad(*export, page)
    assert (done.status, "page.txt" in done.err) == (2, True)
    assert marsad("ingest", page, "--db", tmp_path / "other.duckdb", "--jobs", 1).status == 0
    done = marsad(*export, tmp_path / "other.duckdb")
    assert (done.status, "is no snapshot of" in done.err) == (2, True)
    Book(tmp_path / "empty.duckdb").create()
    done = marsad(*export, tmp_path / "empty.duckdb")
    assert (done.status, "nothing was ever written" in done.err) == (2, True)


def test_changes_since_the_moment_that_an_export_names(marsad, book, page, tmp_path):
    done = marsad("export", "csv", "--db", book, "--output", tmp_path / "all.csv")
    since = done.err.split("as of ")[1].split(";")[0]
    assert marsad("ingest", page, "--db", book, "--jobs", "1").status == 0
    for name in ("csv", "parquet", "jsonl"):
        files = ("--output", tmp_path / name, "--codebook", tmp_path / f"{name}.codebook")
        assert marsad("export", name, "--db", book, "--since", since, *files).status == 0
        assert "replaces" in (tmp_path / f"{name}.codebook").read_text(encoding="utf-8")
    lines = (tmp_path / "csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("change,changed_by,replaces,story,story_before,id,")
    assert len(lines) > 1
    assert all(line.startswith("added,ingest,,") for line in lines[1:])
    assert [json.loads(line)["change"] for line in (tmp_path / "jsonl").read_text(encoding="utf-8").splitlines()] == [
        "added"
    ]


def test_formats_that_cannot_say_what_became_of_a_record_are_refused(marsad, book, tmp_path):
    done = marsad("export", "gdelt", "--db", book, "--since", "2024-01-01", "--output", tmp_path / "out")
    assert (done.status, (tmp_path / "out").exists()) == (2, False)
    assert "csv, parquet, jsonl" in done.err


@pytest.mark.parametrize("name", ["ris", "bibtex"])
def test_citations_of_a_book_name_its_moment(marsad, book, tmp_path, name):
    since = marsad("export", "csv", "--db", book, "--output", tmp_path / "all.csv").err.split("as of ")[1].split(";")[0]
    assert marsad("export", name, "--db", book, "--output", tmp_path / "out").status == 0
    cited = (tmp_path / "out").read_text(encoding="utf-8")
    assert f"the record book as of {since}" in cited
    assert since[:10].replace("-", "/" if name == "ris" else "-") in cited
