from __future__ import annotations

import gzip
import io
import random
import re
import time
import tracemalloc
import zipfile
from pathlib import Path
from typing import Any

import pytest
from archives import SENTENCE, packed, page, record

from marsad.readers import Document, Failure, read

URLS = [f"https://x.example/{n}" for n in range(4)]
RECORDS = [record(url, page(f"خبر من المدينة رقم {n}")) for n, url in enumerate(URLS)]


def urls(items: list[Document | Failure]) -> list[str | None]:
    return [item.url for item in items if isinstance(item, Document)]


def failures(items: list[Document | Failure]) -> list[str]:
    return [str(item) for item in items if isinstance(item, Failure)]


@pytest.mark.parametrize("content", [b"".join(RECORDS), packed(*RECORDS)], ids=["plain", "packed"])
def test_every_page_of_an_archive_with_its_address(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(content)
    documents = list(read(path))
    assert urls(documents) == URLS
    assert failures(documents) == []
    assert {item.source for item in documents} == {str(path)}


def test_an_archive_on_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", type("Stdin", (), {"buffer": io.BytesIO(packed(*RECORDS))})())
    assert urls(list(read("-"))) == URLS


@pytest.mark.parametrize(
    ("head", "body", "status"),
    [
        ("Content-Type: image/png", b"\x89PNG", "200 OK"),
        ("Content-Type: text/html", page("لا شيء هنا"), "404 Not Found"),
        ("Content-Type: text/html\r\nLocation: /b", b"", "301 Moved"),
    ],
)
def test_what_is_no_page_is_passed_over(head: str, body: bytes, status: str) -> None:
    other = record("https://x.example/other", body, head=head, status=status)
    assert urls(list(read(packed(other, *RECORDS)))) == URLS


def test_the_character_set_of_the_response_counts() -> None:
    made = record(
        URLS[0], page("خبر من المدينة", charset="cp1256"), head="Content-Type: text/html; charset=windows-1256"
    )
    (document,) = read(made)
    assert isinstance(document, Document)
    assert document.title == "خبر من المدينة"


@pytest.mark.parametrize("decoded", [False, True], ids=["packed", "header kept though unpacked"])
def test_packed_responses(decoded: bool) -> None:
    body = page("خبر من المدينة")
    head = "Content-Type: text/html\r\nContent-Encoding: gzip"
    made = record(URLS[0], body if decoded else gzip.compress(body), head=head)
    assert urls(list(read(made))) == URLS[:1]


@pytest.mark.parametrize("pack", [packed, lambda *records: b"".join(records)], ids=["packed", "plain"])
def test_a_cut_archive_is_read_to_the_cut(pack: object) -> None:
    content = pack(*RECORDS)[:-60]  # type: ignore[operator]
    items = list(read(content))
    assert urls(items) == URLS[:3]
    assert len(failures(items)) == 1
    assert "get the archive again" in failures(items)[0]


def bare(one: bytes, *, message: bool = True, length: bool = True) -> bytes:
    """A record with lines that end in LF alone; those of the ``message`` too, and with its true ``length`` or the one from before."""
    head, _, rest = one.partition(b"\r\n\r\n")
    size = int(re.search(rb"Content-Length: (\d+)", head)[1])  # type: ignore[index]
    content = rest[:size].replace(b"\r\n", b"\n") if message else rest[:size]
    if length:
        head = re.sub(rb"Content-Length: \d+", f"Content-Length: {len(content)}".encode(), head)
    return head.replace(b"\r\n", b"\n") + b"\n\n" + content + b"\n\n"


@pytest.mark.parametrize("pack", [packed, lambda *records: b"".join(records)], ids=["packed", "plain"])
@pytest.mark.parametrize("message", [False, True], ids=["heads of the records", "all lines"])
def test_lines_that_end_in_lf_alone(pack: object, message: bool) -> None:
    items = list(read(pack(*(bare(one, message=message) for one in RECORDS))))  # type: ignore[operator]
    assert urls(items) == URLS
    assert failures(items) == []


def test_lengths_that_count_line_ends_taken_away_lose_no_page() -> None:
    robots = record("https://x.example/robots.txt", b"User-agent: *\r\n" * 9, head="Content-Type: text/plain")
    items = list(read(b"".join(bare(one, length=False) for one in (robots, *RECORDS, robots))))
    assert urls(items) == URLS
    assert failures(items) == []
    assert all("not as long as it says" in item.notes[-1] for item in items if isinstance(item, Document))
    assert not any("WARC" in item.text for item in items if isinstance(item, Document))


def test_the_last_page_whose_length_counts_too_much_is_read_or_told() -> None:
    items = list(read(b"".join(bare(one, length=False) for one in RECORDS)))
    assert urls(items) == URLS[:3]
    assert URLS[3] in failures(items)[0]


def test_packed_records_whose_lengths_count_too_much_are_read_or_told() -> None:
    items = list(read(packed(*(bare(one, length=False) for one in RECORDS))))
    told = "".join(failures(items))
    assert all(url in urls(items) or url in told for url in URLS)


@pytest.mark.parametrize("pack", [packed, lambda *records: b"".join(records)], ids=["packed", "plain"])
@pytest.mark.parametrize("order", [(0, 1), (1, 0)], ids=["lf behind", "lf before"])
def test_archives_of_both_line_ends_one_after_the_other(pack: object, order: tuple[int, int]) -> None:
    both = [RECORDS[:2], [bare(one) for one in RECORDS[2:]]]
    items = list(read(pack(*both[order[0]], *both[order[1]])))  # type: ignore[operator]
    assert sorted(filter(None, urls(items))) == URLS


def test_records_packed_together_and_not_one_by_one_lose_no_page() -> None:
    words, chance = SENTENCE.split(), random.Random(5)
    bodies = [page(" ".join(chance.choices(words, k=3_000)) + str(chance.random())) for _ in range(30)]
    addresses = [f"https://x.example/{n}" for n in range(30)]
    whole = b"".join(record(url, body) for url, body in zip(addresses, bodies, strict=True))
    assert urls(list(read(gzip.compress(whole, 1)))) == addresses


@pytest.mark.parametrize("damage", ["sum", "middle"])
def test_records_packed_together_are_read_up_to_the_damage(damage: str) -> None:
    noise = random.Random(1)
    records = [record(f"https://x.example/{n}", page(f"خبر {n} {noise.randbytes(500).hex()}")) for n in range(20)]
    content = bytearray(gzip.compress(b"".join(records)))
    at = len(content) - 8 if damage == "sum" else len(content) // 2
    content[at : at + 4] = b"\xff" * 4
    items = list(read(bytes(content) + packed(RECORDS[0])))
    found = urls(items)
    assert found[:9] == [f"https://x.example/{n}" for n in range(9)]
    assert len(set(found)) >= len(found) - 1
    assert found[-1] == URLS[0]
    assert "damaged" in failures(items)[0]


def test_of_records_packed_together_those_behind_a_damaged_one_are_read() -> None:
    content = gzip.compress(RECORDS[0] + b"no record at all\r\n" * 9 + b"".join(RECORDS[1:]))
    items = list(read(content))
    assert urls(items) == URLS
    assert "damaged" in failures(items)[0]


def test_an_archive_of_records_without_a_head_takes_bounded_time() -> None:
    start = time.monotonic()
    items = list(read(packed(*RECORDS, *[b"WARC/1.0\r\nno head" + b"\0" * 9_000] * 3_000)))
    assert urls(items) == URLS
    assert time.monotonic() - start < 20


def test_reading_goes_on_after_a_damaged_record() -> None:
    parts = [gzip.compress(one) for one in RECORDS]
    middle = len(parts[1]) // 2
    parts[1] = parts[1][:middle] + bytes(40) + parts[1][middle + 40 :]
    items = list(read(b"".join(parts)))
    assert urls(items) == [URLS[0], *URLS[2:]]
    (said,) = failures(items)
    assert "damaged after byte" in said


def test_reading_goes_on_after_a_damaged_record_that_is_not_packed() -> None:
    items = list(read(RECORDS[0] + b"XXXX" + RECORDS[1][4:] + RECORDS[2]))
    assert urls(items) == [URLS[0], URLS[2]]
    assert len(failures(items)) == 1


def test_noise_anywhere_never_stops_reading() -> None:
    chance = random.Random(7)
    for content in (packed(*RECORDS), b"".join(RECORDS)):
        for _ in range(60):
            noisy = bytearray(content)
            for _ in range(chance.randrange(1, 30)):
                noisy[chance.randrange(10, len(noisy))] = chance.randrange(256)
            items = list(read(bytes(noisy)))
            assert items
            assert all(isinstance(item, Document | Failure) for item in items)


def test_an_archive_without_pages_says_so() -> None:
    (failure,) = read(record(URLS[0], b"\x89PNG", head="Content-Type: image/png"))
    assert "no page in this archive" in str(failure)


def zip_of(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize("pack", [packed, lambda *records: b"".join(records)], ids=["packed", "plain"])
def test_wacz_gives_the_pages_of_its_archives_alone(pack: object) -> None:
    content = zip_of(
        **{
            "datapackage.json": b"{}",
            "pages/pages.jsonl": b'{"format": "json-pages-1.0"}',
            "archive/data.warc.gz": pack(*RECORDS),  # type: ignore[operator]
            "indexes/index.cdx": b"x",
        }
    )
    items = list(read(content))
    assert urls(items) == URLS
    assert failures(items) == []


def test_a_zip_of_pages(tmp_path: Path) -> None:
    content = zip_of(**{"a.html": page("خبر من المدينة"), "b.bin": bytes(200), "__MACOSX/a": b"x"})
    path = tmp_path / "p.zip"
    path.write_bytes(content)
    first, second = read(path)
    assert isinstance(first, Document)
    assert isinstance(second, Failure)
    assert str(second).startswith(f"{path}: b.bin: ")


def test_a_zip_file_that_is_cut_in_its_first_head_says_so() -> None:
    (failure,) = read(zip_of(**{"a.html": page("خبر من المدينة")})[:25])
    assert "damaged or cut" in str(failure)


class _Pipe(io.RawIOBase):
    """Takes a zip file that is written in one go, as servers send them: the sizes of its files stand behind them."""

    def __init__(self) -> None:
        self.written = b""

    def writable(self) -> bool:
        return True

    def write(self, piece: Any) -> int:
        self.written += bytes(piece)
        return len(piece)


@pytest.mark.parametrize("piped", [False, True])
@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("lost", [10, 60, "the end of the last page"])
def test_of_a_cut_archive_what_is_left_is_read(piped: bool, method: int, lost: int | str) -> None:
    pipe, file = _Pipe(), io.BytesIO()
    with zipfile.ZipFile(pipe if piped else file, "w", method) as made:  # type: ignore[arg-type]
        made.writestr("archive/a.warc.gz", packed(*RECORDS[:2]))
        made.writestr("archive/b.warc", RECORDS[2] + record(URLS[3], page(random.Random(1).randbytes(300).hex())))
    content = pipe.written or file.getvalue()
    whole = content[: content.find(b"PK\x01\x02") - 200] if isinstance(lost, str) else content[:-lost]
    items = list(read(whole))
    assert failures(items)[0].startswith("bytes: the zip file is damaged or cut")
    assert urls(items) == (URLS[:3] if isinstance(lost, str) else URLS)


def test_a_damaged_member_costs_that_member_only() -> None:
    content = bytearray(zip_of(**{"a.html": page("خبر أول من المدينة"), "b.html": page("خبر ثان من المدينة")}))
    at = content.find(b"a.html") + 30
    content[at : at + 20] = bytes(20)
    first, second = read(bytes(content))
    assert isinstance(first, Failure)
    assert isinstance(second, Document)


def test_a_locked_member_says_so() -> None:
    content = bytearray(zip_of(**{"a.html": page("خبر أول من المدينة"), "b.html": page("خبر ثان من المدينة")}))
    for flags in (6, content.find(b"PK\x01\x02") + 8):
        content[flags] |= 1
    first, second = read(bytes(content))
    assert "locked with a password" in str(first)
    assert isinstance(second, Document)


def test_an_office_file_is_refused_with_a_way_out() -> None:
    (failure,) = read(zip_of(**{"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}))
    assert "save it as plain text" in str(failure)


def test_zip_files_are_read_to_a_depth() -> None:
    inner = zip_of(**{"a.html": page("خبر من المدينة")})
    middle = zip_of(**{"inner.zip": inner})
    (found,) = read(middle)
    assert isinstance(found, Document)
    (failure,) = read(zip_of(**{"middle.zip": middle}))
    assert "middle.zip: inner.zip: " in str(failure)
    assert "unpack" in str(failure)


@pytest.mark.parametrize("squeezed", [False, True], ids=["plain", "gzip"])
@pytest.mark.parametrize("fault", ["length", "cut", "no end"])
def test_an_answer_in_chunks_whose_lengths_are_wrong(squeezed: bool, fault: str) -> None:
    body = page("خبر من المدينة")
    body = gzip.compress(body) if squeezed else body
    chunks = (
        b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (body[:90], body[90:200], body[200:])) + b"0\r\n\r\n"
    )
    chunks = {"length": chunks.replace(b"5a\r\n", b"6b;x=1\r\n", 1), "cut": chunks[:-40], "no end": chunks[:-5]}[fault]
    head = (
        "Content-Type: text/html; charset=utf-8\r\nTransfer-Encoding: chunked" + "\r\nContent-Encoding: gzip" * squeezed
    )
    first, second = read(
        record("https://x.example/1", chunks, head=head) + record("https://x.example/2", page("خبر آخر"))
    )
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert first.title == "خبر من المدينة"
    assert f"{SENTENCE} أولا." in first.text
    assert not any(length in first.text for length in ("5a", "6b"))
    assert second.title == "خبر آخر"


@pytest.mark.parametrize("chunked", [False, True])
def test_a_line_of_digits_in_an_answer_that_is_whole_is_no_length_of_a_chunk(chunked: bool) -> None:
    text = f"2023\r\n{SENTENCE}.\r\n1990\r\n{SENTENCE}."
    body = text.encode()
    head = "Content-Type: text/plain; charset=utf-8" + "\r\nTransfer-Encoding: chunked" * chunked
    sent = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body) if chunked else body
    (document,) = read(record("https://x.example/1", sent, head=head))
    assert isinstance(document, Document)
    assert (document.text, document.notes) == (text, ())


def test_an_archive_with_names_that_are_no_characters_is_read() -> None:
    content = zip_of(**{"خبر.html": page("خبر من المدينة")})
    items = list(read(content.replace("خبر.html".encode(), b"\xff" * 6 + b".html")))
    assert "damaged" in failures(items)[0]
    assert len(items) == 2


def test_a_file_of_an_archive_may_have_no_name() -> None:
    (document,) = read(zip_of(**{"a.html": page("خبر من المدينة")}).replace(b"a.html", b"\0.html"))
    assert isinstance(document, Document)


def test_damage_in_any_packing_costs_that_member_only() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as made:
        made.writestr("a.html", page("خبر أول من المدينة"))
        made.writestr("b.html", page("خبر ثان من المدينة"))
    content = bytearray(out.getvalue())
    content[60:90] = bytes(byte ^ 0x5A for byte in content[60:90])
    first, second = read(bytes(content))
    assert isinstance(first, Failure)
    assert isinstance(second, Document)


def test_a_list_in_an_archive_names_no_files_here(tmp_path: Path) -> None:
    (tmp_path / "own.warc").write_bytes(record(URLS[0], page("خبر من المدينة")))
    (tmp_path / "a.zip").write_bytes(zip_of(**{"warc.paths": f"own.warc\n{tmp_path}/own.warc\n".encode()}))
    assert ["there is no file" in failure for failure in failures(list(read(tmp_path / "a.zip")))] == [True, True]


def test_an_archive_in_an_archive_is_read_from_its_beginning_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    back: list[int] = []
    monkeypatch.setattr(zipfile.ZipExtFile, "seek", lambda _file, place, _whence=0: back.append(place))
    records = [record(f"https://x.example/{n}", page(f"خبر رقم {n}")) for n in range(9)]
    assert len(list(read(zip_of(**{"a.warc": b"".join(records), "b.warc.gz": packed(*records)})))) == 18
    assert back == []


def test_an_answer_that_unpacks_without_end_is_not_held() -> None:
    answer = gzip.compress(b"<p>" + b"a" * 80_000_000)
    made = record(URLS[0], answer, head="Content-Type: text/html\r\nContent-Encoding: gzip")
    tracemalloc.start()
    (failure,) = failures(list(read(made)))
    held = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "20,000,000" in failure
    assert held < 70_000_000
    long = b"<p>" + page("خبر من المدينة") + b"<!--" + b"a" * 9_000_000 + b"-->"
    (document,) = read(record(URLS[0], gzip.compress(long), head="Content-Type: text/html\r\nContent-Encoding: gzip"))
    assert isinstance(document, Document)
