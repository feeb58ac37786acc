from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import random
import zlib
from dataclasses import replace
from pathlib import Path

import pyarrow
import pytest
from archives import record

from marsad.readers import Document, Failure, NotADateError, Web, WrongTypeError, read, sources
from marsad.readers.files import by_content
from marsad.readers.origin import Origin
from marsad.readers.streams import Stream

ROOT = Path(__file__).resolve().parents[2]
ORIGIN = Origin(name="x", web=Web(), follow=lambda _where, _origin: iter(()))
TEXT = "وصل وفد من الوزارة إلى العاصمة."


def lines(*rows: object) -> bytes:
    return b"".join((row if isinstance(row, bytes) else json.dumps(row).encode()) + b"\n" for row in rows)


def test_a_broken_line_is_a_failure_and_reading_goes_on() -> None:
    first, broken, lacking, last = read(
        lines({"text": TEXT, "id": "a"}, b"{oops", {"id": "c"}, b"", {"text": TEXT, "id": "d"})
    )
    assert isinstance(first, Document)
    assert first.id == "a"
    assert isinstance(broken, Failure)
    assert broken.line == 2
    assert isinstance(lacking, Failure)
    assert (lacking.line, lacking.id) == (3, "c")
    assert "line 3 (id c)" in str(lacking)
    assert isinstance(last, Document)
    assert last.id == "d"


def test_json_lines_are_read_one_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    class Endless(io.RawIOBase):
        given = 0

        def readable(self) -> bool:
            return True

        def read(self, size: int = -1) -> bytes:
            self.given += 1
            return lines({"text": TEXT}) * 100

    stream = Endless()
    monkeypatch.setattr("sys.stdin", type("Stdin", (), {"buffer": stream})())
    documents = read("-")
    assert isinstance(next(documents), Document)
    assert stream.given < 100


def test_a_line_on_a_slow_pipe_is_read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    out, into = os.pipe()
    with os.fdopen(out, "rb") as stream, os.fdopen(into, "wb", buffering=0) as pipe:
        monkeypatch.setattr("sys.stdin", type("Stdin", (), {"buffer": stream})())
        documents = read("-")
        for name in ("a", "b"):
            pipe.write(lines({"text": TEXT, "id": name}))
            document = next(documents)  # would wait for ever if more than the line were asked for
            assert isinstance(document, Document)
            assert document.id == name


def test_content_that_comes_in_small_pieces() -> None:
    content = gzip.compress(f"<html><body><h1>وصول الوفد اليوم</h1><p>{TEXT}</p></body></html>".encode())

    class Trickle(io.BytesIO):
        def read1(self, size: int | None = -1) -> bytes:
            return super().read(min(size or 1, 3))

    (document,) = by_content(Stream(Trickle(content)), ORIGIN)
    assert isinstance(document, Document)
    assert document.title == "وصول الوفد اليوم"


@pytest.mark.parametrize(
    "content", [json.dumps([{"text": TEXT}, {"text": TEXT}]).encode(), json.dumps({"text": TEXT}, indent=2).encode()]
)
def test_a_json_list_or_object(content: bytes) -> None:
    assert all(isinstance(document, Document) for document in read(content))


def test_html_and_plain_text_are_told_apart() -> None:
    (page,) = read(f"<html><body><p>{TEXT}</p></body></html>".encode())
    (plain,) = read(f"{TEXT} وعمره < 5".encode())
    assert isinstance(page, Document)
    assert isinstance(plain, Document)
    assert page.text == TEXT
    assert plain.text.endswith("< 5")


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "cp1256", "iso8859-6"])
def test_character_sets(charset: str) -> None:
    (document,) = read((TEXT * 3).encode(charset))
    assert isinstance(document, Document)
    assert document.text == TEXT * 3


HTML = f'<!-- a comment -->\n<!DOCTYPE html><html><head><meta charset="utf-16"></head><body><h1>وصول الوفد اليوم</h1><p>{TEXT}</p></body></html>'


@pytest.mark.parametrize(
    "content",
    [
        HTML.encode("utf-16"),
        b"\xfe\xff" + HTML.encode("utf-16-be"),
        HTML.encode("utf-32"),
        HTML.encode("utf-16-le"),
        HTML.encode("utf-16-be"),
        f"\n <html><h1>وصول الوفد اليوم</h1><p>{TEXT}</p>".encode("utf-16-le"),
    ],
    ids=["16", "16-be", "32", "16-le without a mark", "16-be without a mark", "white space first"],
)
def test_html_of_two_or_four_bytes_a_character_is_html(content: bytes) -> None:
    (page,) = read(content)
    assert isinstance(page, Document)
    assert [block.kind.value for block in page.blocks if TEXT in block.span.of(page.text)] == ["body"]
    assert "<" not in page.text
    assert page.text == Document.from_html(content).text


def test_a_server_may_say_that_a_text_has_two_bytes_a_character() -> None:
    text = TEXT * 9
    (said,) = by_content(Stream(io.BytesIO(text.encode("utf-16-le"))), replace(ORIGIN, charset="UTF-16LE"))
    (wrong,) = by_content(Stream(io.BytesIO(text.encode())), replace(ORIGIN, charset="UTF-16LE"))
    assert isinstance(said, Document)
    assert isinstance(wrong, Document)
    assert said.text == wrong.text == text


def test_lines_and_tables_of_two_bytes_a_character() -> None:
    rows = "".join(json.dumps({"text": TEXT, "id": name}, ensure_ascii=False) + "\n" for name in "ab")
    assert [document.id for document in read(rows.encode("utf-16"))] == ["a", "b"]
    table = f"id,text\n7,{TEXT}\n".encode("utf-16")
    assert [document.id for document in read(table)] == ["7"]


@pytest.mark.parametrize("start", [b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\x00\x00", b"<\x00", b"\x00\x00"])
def test_what_begins_like_a_wide_text_and_is_none_is_refused(start: bytes) -> None:
    noise = random.Random(7).randbytes(9_000)
    for charset in (None, "utf-16"):
        (failure,) = by_content(Stream(io.BytesIO(start + noise)), replace(ORIGIN, charset=charset))
        assert "binary" in str(failure)


def test_utf8_read_as_windows_1256_is_put_back() -> None:
    (document,) = read(TEXT.encode().decode("cp1256").encode())
    assert isinstance(document, Document)
    assert document.text == TEXT
    assert document.notes


def test_a_declared_character_set_is_believed() -> None:
    page = f'<meta charset="windows-1251"><p>{"Министр прибыл в столицу. " * 3}</p>'.encode("cp1251")
    assert "Министр" in Document.from_html(page).text


def test_invalid_bytes_in_utf8_are_noted() -> None:
    (document,) = read((TEXT * 9).encode() + b"\xd9")
    assert isinstance(document, Document)
    assert "invalid UTF-8" in document.notes[0]


def zstd(content: bytes) -> bytes:
    return bytes(pyarrow.Codec("zstd").compress(content, asbytes=True))


PACKINGS = {"gz": gzip.compress, "zst": zstd, "xz": lzma.compress, "bz2": bz2.compress}
HTML = f"<html><body><h1>وصول الوفد اليوم</h1><p>{TEXT}</p></body></html>".encode()


@pytest.mark.parametrize("end", PACKINGS)
@pytest.mark.parametrize(
    ("name", "content", "count"),
    [
        ("a.jsonl", lines({"text": TEXT}, {"text": TEXT}), 2),
        ("a.csv", f"id,text\n1,{TEXT}\n2,{TEXT}\n3,{TEXT}\n".encode(), 3),
        ("a.csv", f"text\n{TEXT}\n".encode(), 1),
        ("a.txt", TEXT.encode(), 1),
        ("a.html", HTML, 1),
        ("a.warc", record("https://x.example/1", HTML) + record("https://x.example/2", HTML), 2),
    ],
)
@pytest.mark.parametrize("stream", [False, True], ids=["file", "standard input"])
def test_packing_is_undone(
    end: str, name: str, content: bytes, count: int, stream: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed = PACKINGS[end](content)
    path = tmp_path / f"{name}.{end}"
    path.write_bytes(packed)
    monkeypatch.setattr("sys.stdin", type("Stdin", (), {"buffer": io.BytesIO(packed)})())
    if stream and content.startswith(b"text\n"):
        return  # a table of one column is known by its name
    items = list(read("-" if stream else path))
    assert [type(item) for item in items] == [Document] * count
    assert all(isinstance(item, Document) and TEXT in item.text for item in items)


@pytest.mark.parametrize("end", PACKINGS)
def test_packings_one_after_the_other_are_one_file(end: str) -> None:
    one = PACKINGS[end](lines({"text": TEXT}))
    assert [type(item) for item in read(one + one)] == [Document, Document]


@pytest.mark.parametrize("end", PACKINGS)
def test_a_packed_file_that_breaks_off_gives_what_it_held(end: str) -> None:
    noise = random.Random(1)
    rows = [{"text": TEXT, "title": noise.randbytes(2_000).hex()} for _ in range(500)]
    *documents, failure = read(PACKINGS[end](lines(*rows))[:-40_000])
    assert len(documents) > 10
    assert all(isinstance(item, Document) for item in documents)
    assert isinstance(failure, Failure)
    assert "what stands before was read" in str(failure)


@pytest.mark.parametrize("end", PACKINGS)
def test_a_packed_page_is_read_up_to_its_damage(end: str) -> None:
    noise = random.Random(1)
    page = f"<html><body><h1>خبر</h1><p>{TEXT}</p><!--{noise.randbytes(600_000).hex()}--></body></html>"
    for damaged in (PACKINGS[end](page.encode())[:-30_000], PACKINGS[end](page.encode()) + b"rubbish"):
        document, failure = read(damaged)
        assert isinstance(document, Document)
        assert TEXT in document.text
        assert "it is damaged after byte" in str(failure)


@pytest.mark.parametrize("end", PACKINGS)
def test_rubbish_behind_a_packed_file_is_told(end: str) -> None:
    *_, last = read(PACKINGS[end](lines({"text": TEXT})) + b"rubbish behind it")
    assert isinstance(last, Failure)


@pytest.mark.parametrize("end", PACKINGS)
def test_a_page_that_unpacks_to_more_than_a_page_may_have_is_refused(end: str) -> None:
    (failure,) = read(PACKINGS[end](b"<html><body><p>" + b"a" * 21_000_000))
    assert isinstance(failure, Failure)
    assert "more than 20,000,000 bytes" in failure.why


@pytest.mark.parametrize("end", PACKINGS)
def test_what_must_lie_on_disk_to_be_read_may_not_unpack_to_any_size(end: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("marsad.readers.streams.ARCHIVE_LIMIT", 1_000_000)
    (failure,) = read(PACKINGS[end](b"PK\x03\x04" + bytes(2_000_000)))
    assert isinstance(failure, Failure)
    assert "more than 1,000,000 bytes" in failure.why


def test_what_is_packed_again_and_again_is_refused() -> None:
    content = lines({"text": TEXT})
    for _ in range(3):
        content = zstd(gzip.compress(content))
    (failure,) = read(content)
    assert isinstance(failure, Failure)
    assert "packed more than" in failure.why


def test_blank_lines_without_end_are_not_kept() -> None:
    class Blank(io.RawIOBase):
        left = 40

        def read(self, size: int = -1) -> bytes:
            assert self.left, "more than a page was asked for"
            self.left -= 1
            return b" " * 999_999 + b"\n"

    (failure,) = by_content(Stream(Blank()), ORIGIN)
    assert isinstance(failure, Failure)
    assert "20,000,000 bytes" in failure.why


def test_a_packing_that_needs_too_much_memory_is_refused() -> None:
    packed = bytearray(lzma.compress(lines({"text": TEXT})))
    size = packed[12] * 4 + 4  # of the head of the block, https://tukaani.org/xz/xz-file-format.txt
    packed[packed.index(b"\x21\x01", 12) + 2] = 38  # a dictionary of 2 GB
    packed[12 + size - 4 : 12 + size] = zlib.crc32(packed[12 : 12 + size - 4]).to_bytes(4, "little")
    (failure,) = read(bytes(packed))
    assert isinstance(failure, Failure)
    assert "memory" in failure.why.lower()


def test_what_zstandard_passes_over_hides_no_content() -> None:
    packed = b"\x50\x2a\x4d\x18\x04\0\0\0abcd" + zstd(lines({"text": TEXT}))
    assert [type(item) for item in read(packed)] == [Document]


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02\x03" * 50, gzip.compress(b"x" * 5_000, mtime=0)[:20]])
def test_what_cannot_be_read_is_a_failure(content: bytes) -> None:
    (failure,) = read(content)
    assert isinstance(failure, Failure)


def test_a_fault_of_a_reader_costs_its_source_only(monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(*_: object) -> None:
        raise IndexError("out of range")

    monkeypatch.setattr("marsad.readers.feeds.start", faulty)
    (failure,) = read(f"<html><p>{TEXT}</p></html>".encode())
    assert "IndexError: out of range (this is a fault of marsad" in str(failure)


def test_a_missing_file_is_a_failure() -> None:
    (failure,) = read("no/such/file.txt")
    assert "no such file" in str(failure)


@pytest.mark.parametrize(
    ("written", "day", "hour"),
    [
        ("Tue, 05 Mar 2024 10:00:00 GMT", 5, 10),
        ("5 مارس 2024", 5, None),
        (1_709_632_800, 5, 10),
        ("1709632800000", 5, 10),
        (20240305, 5, None),
        ("2024-03", None, None),
    ],
)
def test_the_date_of_an_article_as_programs_write_it(written: object, day: int | None, hour: int | None) -> None:
    (document,) = read(f"{json.dumps({'text': TEXT, 'published': written})}\n".encode())
    assert isinstance(document, Document)
    assert document.published is not None
    assert document.published.start.isoformat() == f"2024-03-{day or 1:02}"
    assert (document.published.day is None) == (day is None)
    assert (document.published.at.hour if document.published.at else None) == hour


@pytest.mark.parametrize("beyond", ["\\ud83d", "\t"], ids=["half a character", "a tabulator"])
def test_what_programs_write_beyond_json(beyond: str) -> None:
    content = f'{{"text": "{TEXT}{beyond}", "author": NaN}}\n'.encode()
    for given in (content, b"[" + content + b"]"):
        (document,) = read(given)
        assert isinstance(document, Document)
        assert document.text.startswith(TEXT)


def test_date_and_url_stand_in_where_an_article_has_none() -> None:
    first, second = read(
        lines({"text": TEXT}, {"text": TEXT, "published": "2020-02-02"}),
        published="2019-01-01",
        url="https://x.example",
    )
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert [str(d.published.day) for d in (first, second) if d.published] == ["2019-01-01", "2020-02-02"]
    assert first.url == "https://x.example"


def test_wrong_arguments_are_refused_at_once() -> None:
    with pytest.raises(NotADateError):
        read(b"x", published="soon")
    with pytest.raises(WrongTypeError):
        read(5)  # type: ignore[arg-type]


def test_folders_are_walked_in_sorted_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".hidden", "c/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    assert list(sources([tmp_path, "-", "x"])) == [
        tmp_path / "a.txt",
        tmp_path / "b.txt",
        tmp_path / "c/d.txt",
        "-",
        Path("x"),
    ]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [("*.txt", ["a.txt", "b.txt"]), ("**/*.txt", ["a.txt", "b.txt", "c/d.txt"]), ("[ax].txt", ["a.txt"]), ("c*", ["c/d.txt"]), ("x*", ["x*"])],
)  # fmt: skip
def test_patterns_stand_for_what_they_match(tmp_path: Path, pattern: str, found: list[str]) -> None:
    for name in ("b.txt", "a.txt", "c/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    assert list(sources([str(tmp_path / pattern)])) == [tmp_path / name for name in found]


def test_a_file_named_like_a_pattern_is_itself(tmp_path: Path) -> None:
    (tmp_path / "[a].txt").write_text(TEXT)
    assert list(sources([tmp_path / "[a].txt", "https://x.example/?a=1"])) == [
        tmp_path / "[a].txt",
        "https://x.example/?a=1",
    ]


def test_a_record_book_in_a_folder_is_no_page(tmp_path: Path) -> None:
    book = tmp_path / "any name"
    book.write_bytes(bytes(8) + b"DUCK" + bytes(100))
    (tmp_path / "any name.wal").write_bytes(b"x")
    (tmp_path / "any name.tmp").mkdir()
    (tmp_path / "any name.tmp" / "0.block").write_bytes(b"x")
    for name in ("a.txt", "b.wal", "c.tmp"):
        (tmp_path / name).write_text("DUCK", encoding="utf-8")
    os.mkfifo(tmp_path / "pipe")  # would be waited for if it were opened
    for name in (tmp_path, tmp_path / "*", tmp_path / "**"):
        assert [Path(path).name for path in sources([name])] == ["a.txt", "b.wal", "c.tmp", "pipe"]
    assert list(sources([book])) == [book]  # who names it is told that it is none


def test_the_example_pages_are_in_the_gold_as_they_are_read() -> None:
    lines = (ROOT / "evaluation/gold/articles.jsonl").read_text(encoding="utf-8").splitlines()
    rows = {row["id"]: row for row in map(json.loads, lines)}
    for path in (path for path in (ROOT / "examples").iterdir() if path.suffix != ".md"):
        row = rows[path.stem]
        (page,) = read(path)
        assert isinstance(page, Document)
        assert page.text.split() == Document.from_json(row).text.split()
        assert page.published is not None
        assert row["published"] == str(page.published.day)


def test_gold_evidence_is_verbatim_and_covers_all_types_and_relations() -> None:
    def load(name: str) -> list[dict[str, object]]:
        return [json.loads(line) for line in (ROOT / "evaluation/gold" / name).read_text(encoding="utf-8").splitlines()]

    texts = {row["id"]: f"{row['title'] or ''}\n{row['text']}" for row in load("articles.jsonl")}
    types, relations = set(), set()
    for row in load("gold.jsonl"):
        for item in [*row["events"], *row["facts"]]:  # type: ignore[misc]
            assert item["evidence"] in texts[row["id"]]
            assert 2 <= len(item["evidence"].split()) <= 12
            types.add(item.get("type"))
            relations.add(item.get("relation"))
    assert len(types - {None}) == 16
    assert len(relations - {None}) == 14


MENU = "".join(f"<li><a href='/{n}'>قسم الأخبار السياسية والاقتصادية رقم {n}</a></li>" for n in range(20))
TOLD = "قال الوزير في مؤتمر صحفي إن بلاده ستواصل المحادثات مع جيرانها خلال الأسابيع المقبلة."


def put_together(*parts: tuple[str, str]) -> bytes:
    """A page whose parts are each in a character set of their own."""
    return b"".join(markup.encode(charset) for markup, charset in parts)


@pytest.mark.parametrize(
    ("head", "menu", "body"),
    [
        ("utf-8", "utf-8", "cp1256"),
        ("cp1256", "cp1256", "utf-8"),
        ("utf-8", "cp1256", "utf-8"),
    ],
)
@pytest.mark.parametrize("declared", ["", "<meta charset=utf-8>", "<meta charset=windows-1256>"])
def test_a_page_put_together_from_parts_in_several_character_sets(
    head: str, menu: str, body: str, declared: str
) -> None:
    title = f"<html><head>{declared}<title>الوزير يعلن استمرار المحادثات</title></head><body><h1>الوزير يعلن استمرار المحادثات</h1>"
    content = put_together(
        (title, head), (f"<ul class=menu>{MENU}</ul>", menu), (f"<p>{TOLD}</p><p>{TOLD} غدا.</p></body></html>", body)
    )
    (document,) = read(content)
    assert isinstance(document, Document)
    assert document.title == "الوزير يعلن استمرار المحادثات"
    assert TOLD in document.text


def test_a_word_of_another_character_set_in_a_long_page_is_not_lost() -> None:
    content = put_together(
        (f"<h1>خبر من المدينة</h1><p>{TOLD * 40}</p>", "utf-8"), ("<p>كتب المراسل سليم الحاج</p>", "cp1256")
    )
    (document,) = read(content)
    assert isinstance(document, Document)
    assert "كتب المراسل سليم الحاج" in document.text
    assert any("cp1256" in note or "windows-1256" in note for note in document.notes)


@pytest.mark.parametrize("charset", ["cp1256", "latin-1", "cp1252"])
def test_a_text_that_was_read_wrongly_among_menus_that_were_not_is_put_back(charset: str) -> None:
    twice = TOLD.encode().decode(charset, "replace")
    page = (
        f"<ul class=menu>{MENU}</ul><h1>الوزير يعلن استمرار المحادثات</h1><p>شرط، وخط؛ وشروط: {TOLD}</p><p>{twice}</p>"
    )
    (document,) = read(page.encode())
    assert isinstance(document, Document)
    assert f"شرط، وخط؛ وشروط: {TOLD}" in document.text
    assert document.text.count("خلال الأسابيع") == 2
    assert any("put back" in note for note in document.notes)


def test_a_page_on_which_reading_fails_stops_no_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr("marsad.readers.document.read_markup", fail)
    (failure,) = read(f"<html><body><p>{TEXT}</p></body></html>".encode())
    assert "RecursionError: too deep (this is a fault of marsad" in str(failure)


def test_an_article_may_tell_things_under_the_names_that_tables_have() -> None:
    told = {"headline": "وصول الوفد", "body": TEXT, "date": "2024-03-05", "link": "https://example.org/a"}
    (made,) = read(json.dumps(told).encode())
    assert (made.title, made.url, str(made.published.day)) == ("وصول الوفد", "https://example.org/a", "2024-03-05")
    (empty,) = read(json.dumps({"text": TEXT, "published": None, "date": "2024-03-05"}).encode())
    assert str(empty.published.day) == "2024-03-05"
