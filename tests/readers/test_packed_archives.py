"""Archives packed with a zstandard dictionary of their own, and archives packed as one stream, whole and damaged."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import random
import zipfile

import pytest
from archives import SENTENCE, page, record
from fastwarc.stream_io import ZstdWriter, zstd_train_dictionary_from_samples

from marsad.readers import Document, Failure, read

URLS = [f"https://x.example/{n}" for n in range(12)]
RECORDS = [record(url, page(f"خبر من المدينة رقم {n}")) for n, url in enumerate(URLS)]
DICTIONARY = zstd_train_dictionary_from_samples([*RECORDS, *RECORDS], 2_000)


def urls(items: list[Document | Failure]) -> list[str | None]:
    return [item.url for item in items if isinstance(item, Document)]


def failures(items: list[Document | Failure]) -> list[str]:
    return [item.why for item in items if isinstance(item, Failure)]


def packed(records: list[bytes], *, dictionary: bytes | None = DICTIONARY, squeezed: bool = False) -> bytes:
    """Records packed one by one with zstandard, behind their dictionary, perhaps ``squeezed`` itself."""
    out = io.BytesIO()
    writer = ZstdWriter(out, dictionary=dictionary, compress_dictionary_frame=squeezed)
    for one in records:
        writer.write(one)
        writer.finish()
    writer.flush()
    return out.getvalue()


def with_lf(one: bytes) -> bytes:
    """A record all of whose lines end in LF alone, with its true length."""
    head, _, rest = one.partition(b"\r\n\r\n")
    content = rest.removesuffix(b"\r\n\r\n").replace(b"\r\n", b"\n")
    lines = [line for line in head.split(b"\r\n") if not line.startswith(b"Content-Length")]
    return b"\n".join([*lines, b"Content-Length: %d" % len(content)]) + b"\n\n" + content + b"\n\n"


def damaged(content: bytes, at: int) -> bytes:
    return content[:at] + bytes(byte ^ 255 for byte in content[at : at + 8]) + content[at + 8 :]


@pytest.mark.parametrize("squeezed", [False, True])
@pytest.mark.parametrize("lines", [lambda one: one, with_lf], ids=["crlf", "lf"])
@pytest.mark.parametrize("around", [lambda content: content, gzip.compress], ids=["alone", "in gzip"])
def test_an_archive_with_its_own_dictionary(squeezed: bool, lines: object, around: object) -> None:
    content = packed([lines(one) for one in RECORDS], squeezed=squeezed)  # type: ignore[operator]
    items = list(read(around(content)))  # type: ignore[operator]
    assert urls(items) == URLS
    assert failures(items) == []


@pytest.mark.parametrize("dictionary", [DICTIONARY, None], ids=["dictionary", "no dictionary"])
def test_reading_goes_on_after_a_damaged_record(dictionary: bytes | None) -> None:
    before = len(packed(RECORDS[:4], dictionary=dictionary))
    after = len(packed(RECORDS[:5], dictionary=dictionary))
    items = list(read(damaged(packed(RECORDS, dictionary=dictionary), (before + after) // 2)))
    assert urls(items) == URLS[:4] + URLS[5:]
    (said,) = failures(items)
    assert "damaged after byte" in said


def test_a_cut_archive_with_a_dictionary_is_read_to_the_cut() -> None:
    items = list(read(packed(RECORDS)[:-10]))
    assert urls(items) == URLS[:-1]
    assert "damaged after byte" in failures(items)[0]


def frame(dictionary: bytes) -> bytes:
    return b"\x5d\x2a\x4d\x18" + len(dictionary).to_bytes(4, "little") + dictionary


REST = packed(RECORDS)[len(frame(DICTIONARY)) :]


@pytest.mark.parametrize(
    "content",
    [
        packed(RECORDS)[:300],
        packed(RECORDS, squeezed=True)[:300],
        damaged(packed(RECORDS), 20),
        damaged(packed(RECORDS, squeezed=True), 40),
        frame(b"") + REST,
        frame(b"abcd") + REST,
        frame(DICTIONARY)[:6],
    ],
    ids=["cut", "squeezed and cut", "tables", "squeezed", "empty", "none", "no size"],
)
def test_a_damaged_dictionary_is_told(content: bytes) -> None:
    (said,) = failures(list(read(content)))
    assert "dictionary is damaged" in said


def test_a_dictionary_has_a_size_at_most() -> None:
    largest = DICTIONARY + random.Random(7).randbytes(1_048_576 - len(DICTIONARY))
    assert urls(list(read(packed(RECORDS, dictionary=largest)))) == URLS
    (said,) = failures(list(read(packed(RECORDS, dictionary=largest + b"1"))))
    assert "more than 1,048,576 bytes" in said
    (said,) = failures(list(read(b"\x5d\x2a\x4d\x18\xff\xff\xff\xf0" + DICTIONARY)))
    assert "more than 1,048,576 bytes" in said
    bomb = packed([b"\x37\xa4\x30\xec" + bytes(40_000_000)], dictionary=None)
    (said,) = failures(list(read(frame(bomb) + REST)))
    assert "dictionary" in said


def test_places_that_only_look_like_records_are_not_tried_without_end() -> None:
    items = list(read(packed(RECORDS) + b"\x28\xb5\x2f\xfd" * 100_000))
    assert urls(items) == URLS
    assert "the rest of the archive was not read" in failures(items)[-1]


def test_noise_in_an_archive_with_a_dictionary_never_stops_reading() -> None:
    chance = random.Random(11)
    for squeezed in (False, True):
        content = packed(RECORDS[:3], squeezed=squeezed)
        for _ in range(100):
            noisy = bytearray(content)
            for _ in range(chance.randrange(1, 12)):
                noisy[chance.randrange(4, len(noisy))] = chance.randrange(256)
            items = list(read(bytes(noisy)))
            assert items
            assert all(isinstance(item, Document | Failure) for item in items)


def long_records(lines: object) -> list[bytes]:
    chance, vocabulary = random.Random(3), SENTENCE.split()
    bodies = [page(" ".join(chance.choices(vocabulary, k=2_000)) + str(chance.random())) for _ in range(60)]
    return [lines(record(f"https://x.example/{n}", body)) for n, body in enumerate(bodies)]  # type: ignore[operator]


LONG = long_records(with_lf)
LONG_URLS = [f"https://x.example/{n}" for n in range(len(LONG))]


@pytest.mark.parametrize(
    "pack", [gzip.compress, lzma.compress, lambda content: bz2.compress(content, 1)], ids=["gzip", "xz", "bzip2"]
)
@pytest.mark.parametrize("cut", [False, True], ids=["damaged", "cut"])
def test_one_stream_of_records_with_lf_is_read_up_to_its_damage(pack: object, cut: bool) -> None:
    whole = pack(b"".join(LONG))  # type: ignore[operator]
    middle = len(whole) // 2
    items = list(read(whole[:middle] if cut else damaged(whole, middle) + b"rubbish"))
    found = urls(items)
    assert len(found) > len(LONG) // 4
    assert found[: len(LONG) // 4] == LONG_URLS[: len(LONG) // 4]
    assert "is damaged after byte" in failures(items)[-1]


def test_all_that_stands_before_the_damage_of_a_gzip_stream_is_read() -> None:
    records = b"".join(LONG[:20])
    first = gzip.compress(records)
    items = list(read(first[:-8] + b"\0" * 8))  # whole but for its check sum
    assert urls(items) == LONG_URLS[:20]
    (said,) = failures(items)
    assert f"after byte {len(records):,}" in said


def test_the_run_goes_on_after_a_damaged_archive() -> None:
    whole = gzip.compress(b"".join(LONG))
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as made:
        made.writestr("a.warc.gz", whole[: len(whole) // 2])
        made.writestr("b.html", page("خبر من المدينة"))
    items = list(read(content.getvalue()))
    assert isinstance(items[-1], Document)
    assert items[-1].title == "خبر من المدينة"


@pytest.mark.parametrize("count", [1, 2])
def test_an_empty_member_of_gzip_ends_no_archive(count: int) -> None:
    empty = gzip.compress(b"") * count
    items = list(read(b"".join(gzip.compress(one) + empty for one in RECORDS)))
    assert urls(items) == URLS
    assert failures(items) == []


def test_empty_members_of_gzip_are_not_passed_over_without_end() -> None:
    items = list(read(gzip.compress(RECORDS[0]) + gzip.compress(b"") * 2_000 + gzip.compress(RECORDS[1])))
    assert urls(items) == URLS[:1]
    assert "the rest of the archive was not read" in failures(items)[-1]


@pytest.mark.parametrize("pack", [gzip.compress, lambda content: content], ids=["gzip", "plain"])
def test_an_archive_that_ends_in_the_head_of_a_record_is_said_to(pack: object) -> None:
    first, second = (pack(one) for one in RECORDS[:2])  # type: ignore[operator]
    for size in range(len(second) // 8, len(second) - 8, len(second) // 8):
        items = list(read(first + second[:size]))
        assert urls(items) == URLS[:1]
        (said,) = failures(items)
        assert "the archive ends in" in said


def test_an_archive_that_begins_with_what_zstandard_passes_over() -> None:
    items = list(read(b"\x50\x2a\x4d\x18\x04\0\0\0abcd" + packed(RECORDS, dictionary=None)))
    assert urls(items) == URLS
    assert failures(items) == []
