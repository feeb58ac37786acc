"""Whatever is given, the command says what is wrong with it and goes on with the rest."""

import io
import json
import subprocess
import sys

import pytest

from marsad.store import Book
from marsad.store.schema import VERSION

SENTENCE = "زار الرئيس المصري عبد الفتاح السيسي العاصمة الأردنية عمان يوم الاثنين 4 مارس 2024.\n"
ARTICLE = json.dumps({"id": "good", "text": SENTENCE}, ensure_ascii=False)


def ids(done):
    return [json.loads(line)["id"] for line in done.out.splitlines()]


def faulty(content, name="bad.txt"):
    def make(folder):
        path = folder / name
        path.write_bytes(content)
        return path

    return make


def missing(folder):
    return folder / "nowhere.html"


def empty_folder(folder):
    path = folder / "empty"
    path.mkdir()
    return path


@pytest.mark.parametrize(
    ("make", "said"),
    [
        pytest.param(missing, "there is no such file", id="missing file"),
        pytest.param(empty_folder, "there is no page in this folder", id="folder without pages"),
        pytest.param(faulty(b""), "is empty", id="empty file"),
        pytest.param(faulty(b" \n\t\n"), "is empty", id="blank file"),
        pytest.param(faulty(b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 50), "is binary", id="binary file"),
        pytest.param(faulty(b"{broken\n", "bad.jsonl"), "line 1: no JSON", id="broken line"),
        pytest.param(faulty(b'{"id": 7}\n', "bad.jsonl"), "line 1 (id 7): the article has no 'text'", id="no text"),
        pytest.param(faulty(b'{"text": 5}\n', "bad.jsonl"), "'text' must be a string", id="text is no string"),
        pytest.param(faulty(b'{"text": "x y", "published": "x"}\n', "b.jsonl"), "is no date", id="no date in a line"),
        pytest.param(faulty(b"<html><body></body></html>", "bad.html"), "is empty", id="page without words"),
        pytest.param(faulty(b"a " * 10_000_001), "more than 20,000,000 bytes", id="20 MB page"),
    ],
)
def test_what_cannot_be_read_is_named_and_the_rest_goes_on(marsad, page, tmp_path, make, said):
    bad = make(tmp_path)
    done = marsad("code", bad, page, "--format", "jsonl")
    assert done.status == 1
    assert str(bad) in done.err
    assert said in done.err
    assert "1 of 2 articles failed" in done.err
    assert len(ids(done)) == 1


def test_a_file_that_may_not_be_read_is_named(marsad, page, tmp_path, monkeypatch):
    # Root may read everything, so the refusal is made.
    locked = tmp_path / "locked.txt"
    locked.write_text(SENTENCE, encoding="utf-8")
    really = io.FileIO

    def refuse(name, *rest):
        if name == locked:
            raise PermissionError(13, "Permission denied", str(name))
        return really(name, *rest)

    monkeypatch.setattr("marsad.readers.files.io.FileIO", refuse)
    done = marsad("code", locked, page, "--format", "jsonl")
    assert done.status == 1
    assert "Permission denied" in done.err
    assert len(ids(done)) == 1


def test_a_broken_line_costs_that_line_only(marsad, tmp_path):
    path = tmp_path / "articles.jsonl"
    path.write_text(f'{ARTICLE}\n{{broken\n\n{{"id": "x"}}\n{ARTICLE}\n', encoding="utf-8")
    done = marsad("code", path, "--format", "jsonl")
    assert done.status == 1
    assert ids(done) == ["good", "good"]
    assert f"{path}, line 2: no JSON" in done.err
    assert f"{path}, line 4 (id x)" in done.err


@pytest.mark.parametrize(
    ("content", "name"),
    [
        pytest.param(SENTENCE.encode("cp1256"), "page.txt", id="cp1256"),
        pytest.param(SENTENCE.encode() * 5 + b"\xff\xfe\xd8 " + SENTENCE.encode() * 5, "page.txt", id="invalid UTF-8"),
        pytest.param(
            f"<html><head><title>خبر</title></head><body><article><p>{SENTENCE * 3}</p><p>وقال".encode(),
            "page.html",
            id="truncated HTML",
        ),
        pytest.param(SENTENCE.encode("utf-16"), "page.txt", id="UTF-16"),
    ],
)
def test_damaged_pages_are_read_as_far_as_they_go(marsad, tmp_path, content, name):
    path = tmp_path / name
    path.write_bytes(content)
    done = marsad("code", path, "--format", "jsonl", "--text")
    assert done.status == 0
    assert "السيسي" in json.loads(done.out)["text"]


@pytest.mark.parametrize("value", ["yesterday", "2023-13-01", "30/05/2023x", ""])
def test_a_date_that_is_none_is_wrong_use(marsad, page, value):
    done = marsad("code", page, "--published", value)
    assert done.status == 2
    assert "is no date" in done.err
    assert done.out == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--format", "xml"], "--format"),
        (["--colour"], "--colour"),
        (["--jobs", "-2"], "--jobs must be 1 or more"),
        (["--jobs", "many"], "--jobs"),
        (["--time-limit", "-1"], "--time-limit must be"),
        (["--recognition", "mars"], "there is no policy 'mars'; there are: iso"),
        (["-", "-"], "standard input (-) can be read once only"),
    ],
)
def test_wrong_use_is_told_before_anything_is_read(marsad, page, arguments, said):
    done = marsad("code", page, *arguments)
    assert done.status == 2
    assert said in done.err
    assert done.out == ""


def test_no_input_at_all_is_wrong_use(marsad):
    assert marsad("code").status == 2


def test_an_output_that_cannot_be_written_is_wrong_use(marsad, page, tmp_path):
    for where in (tmp_path, tmp_path / "no" / "such" / "folder.jsonl", page / "below-a-file"):
        done = marsad("code", page, "--output", where)
        assert done.status == 2
        assert f"cannot write to {where}" in done.err


def test_an_input_is_never_overwritten(marsad, page):
    before = page.read_bytes()
    done = marsad("code", page, "--output", page)
    assert done.status == 2
    assert "also to be read" in done.err
    assert page.read_bytes() == before


@pytest.mark.parametrize(
    ("command", "options"),
    [
        (("code",), ("--output", "--report")),
        (("export", "csv"), ("--output", "--codebook")),
        (("ingest", "--db", "{}/book.duckdb"), ("--report",)),
        (("explain", "--format", "json"), ("--output",)),
    ],
)
@pytest.mark.parametrize("read", ["{}", "{}/*"])
def test_what_a_command_writes_into_the_folder_that_it_reads_is_no_page(marsad, page, tmp_path, command, options, read):
    page.rename(tmp_path / "zz.txt")  # read after what is written, which is empty then
    written = [word for n, option in enumerate(options) for word in (option, tmp_path / f"written{n}.txt")]
    named = [word.format(tmp_path) for word in (*command, read)]
    outputs = set()
    for _ in range(2):
        done = marsad(*named, *written)
        assert (done.status, "written" in done.err) == (0, False), done.err
        outputs.add((tmp_path / "written0.txt").read_bytes() if "--output" in options else b"")
    assert len(outputs) == 1
    assert marsad(*named, tmp_path / "written0.txt", *written).status == 2


def test_a_closed_pipe_is_quiet(process, tmp_path):
    path = tmp_path / "articles.jsonl"
    path.write_text(f"{ARTICLE}\n" * 400, encoding="utf-8")
    errors = tmp_path / "errors"
    with errors.open("wb") as err, process("code", path, "--format", "jsonl", "--jobs", "1", stderr=err) as running:
        running.stdout.readline()
        running.stdout.close()
        assert running.wait(timeout=60) == 141
    assert errors.read_bytes() == b""


FULL = "the disk is full; make room and run the command again"


@pytest.fixture
def book(marsad, page, tmp_path):
    path = tmp_path / "book.duckdb"
    assert marsad("ingest", page, "--db", path, "--jobs", 1).status == 0
    return path


def writing(*, book, page):
    """Commands that write something about a page or a book."""
    return [
        ("code", page, "--format", "json", "--jobs", 1),
        ("code", page, page.with_name("other.txt"), "--format", "jsonl", "--jobs", 2),
        ("events", "--db", book),
        ("search", "السيسي", "--db", book, "--format", "table"),
        ("export", "csv", "--db", book),
        ("review", "decisions", "--db", book, "--format", "csv"),
    ]


def test_output_to_a_full_disk_ends_in_one_plain_line(process, book, page):
    page.with_name("other.txt").write_text(f"وقال: {SENTENCE}", encoding="utf-8")
    with open("/dev/full", "wb") as full:
        running = [
            process(*command, stdout=full, stderr=subprocess.PIPE)
            for command in [*writing(book=book, page=page), ["--help"]]
        ]
    said = [one.communicate(timeout=120)[1].decode() for one in running]
    for one, line in zip(running, said, strict=True):
        assert (one.returncode, line) == (2, f"marsad: cannot write to standard output: {FULL}\n"), one.args


def with_closed(number, *command):
    """What a command does that finds a standard stream closed: status, standard output, standard error."""
    shell = ["sh", "-c", f'exec "$@" {number}', "sh", sys.executable, "-m", "marsad", *map(str, command)]
    done = subprocess.run(shell, capture_output=True, text=True, timeout=120, check=False)
    return done.returncode, done.stdout, done.stderr


def test_closed_output_ends_in_one_plain_line(book, page):
    page.with_name("other.txt").write_text(f"وقال: {SENTENCE}", encoding="utf-8")
    said = "marsad: cannot write to standard output: it is closed; leave it open, or name a file with --output\n"
    for command in [*writing(book=book, page=page), ["--help"], ["--version"]]:
        assert with_closed(">&-", *command) == (2, "", said), command


def test_who_writes_into_files_needs_no_standard_output(page, tmp_path):
    target, place = tmp_path / "out.jsonl", tmp_path / "more.duckdb"
    assert with_closed(">&-", "code", page, "--jobs", 1, "--output", target) == (0, "", "")
    assert json.loads(target.read_bytes())["events"]
    assert with_closed(">&-", "ingest", page, "--jobs", 1, "--db", place)[0] == 0
    assert Book(place).version() == VERSION


def test_closed_input_is_empty_and_closed_messages_go_nowhere(page, tmp_path):
    status, out, said = with_closed("<&-", "code", "-", "--jobs", 1)
    assert (status, out, "Traceback" in said) == (1, "", False)
    assert with_closed("2>&-", "code", tmp_path / "none.txt", "--jobs", 1) == (1, "", "")
    status, out, _ = with_closed("2>&- <&-", "code", page, "--jobs", 1)
    assert (status, len(out.splitlines())) == (0, 1)


def test_a_file_on_a_full_disk_ends_in_one_plain_line(marsad, book, page):
    page.with_name("other.txt").write_text(f"وقال: {SENTENCE}", encoding="utf-8")
    for command in writing(book=book, page=page):
        done = marsad(*command, "--output", "/dev/full")
        assert (done.status, done.out, done.err) == (2, "", f"marsad: cannot write to /dev/full: {FULL}\n"), command


def test_the_file_that_finds_the_disk_full_is_named_and_the_other_is_written(marsad, page, tmp_path):
    done = marsad("code", page, "--jobs", 1, "--output", "/dev/full", "--report", tmp_path / "report.json")
    assert (done.status, done.err) == (2, f"marsad: cannot write to /dev/full: {FULL}\n")
    assert json.loads((tmp_path / "report.json").read_bytes())["coded"] == 1
    done = marsad("code", page, "--jobs", 1, "--output", tmp_path / "out.jsonl", "--report", "/dev/full")
    assert (done.status, done.err) == (2, f"marsad: cannot write to /dev/full: {FULL}\n")
    assert json.loads((tmp_path / "out.jsonl").read_bytes())["events"]


def test_messages_carry_no_control_characters(marsad, tmp_path):
    done = marsad("code", tmp_path / "\x1b[31mred")
    assert done.status == 1
    assert "\x1b" not in done.err
