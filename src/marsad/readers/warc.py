"""Web archives: WARC (plain or packed record by record) and the pages in it.

An archive that is damaged is read up to the damage and on from the next record that is whole. Lines may end in LF alone, which some programs make of
CR LF; the lengths that the records tell may then count what is no longer there. Such an archive must not be packed.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import IO, Any, NamedTuple

from marsad.readers.charset import LIMIT
from marsad.readers.document import Document
from marsad.readers.failures import Failure
from marsad.readers.origin import Origin
from marsad.readers.streams import GZIP, opening

MARK = b"WARC/"

_PAGES = ("text/html", "application/xhtml+xml", "text/plain")
_PIECE = 1 << 20
_MEMBER = b"\x1f\x8b\x08"
# The length of a chunk on a line of its own (RFC 9112), with the end of the chunk before.
_FRAME = re.compile(rb"(?:\A|\r\n)[0-9a-fA-F]{1,8}[ \t]*(?:;[^\r\n]{0,100})?\r\n")
_RECORD = b"\nWARC/1."
_HEAD = 4_096


def warc(file: IO[bytes], origin: Origin) -> Iterator[Document | Failure]:
    """The pages of a WARC file that can be jumped about in: responses with status 200 and resources, of HTML or plain text."""
    start: int | None = file.tell()
    packed = _at(file, file.tell(), 3) == _MEMBER
    pages, damaged = 0, False
    while start is not None:
        reached = start
        try:
            for at, item in _records(file, start, origin):
                reached, damaged = at, False
                if item is not None:
                    pages += 1
                    yield from origin.parts(item)
            start = None
        except _DamageError as damage:
            if not damaged:
                yield origin.failure(
                    f"the archive is damaged after byte {reached:,} ({damage}); reading goes on at the next whole record"
                )
            pages, damaged = pages + 1, True
            start = _next(file, reached + 1, _MEMBER if packed else _RECORD)
    if not pages:
        yield origin.failure("there is no page in this archive; it should hold responses with HTML")


class _DamageError(Exception):
    """An archive that cannot be read on."""


def _records(file: IO[bytes], start: int, origin: Origin) -> Iterator[tuple[int, Document | Failure | None]]:
    """Every record with its place, and what it holds if that is a page."""
    from fastwarc.warc import ArchiveIterator

    following: int | None = start
    while following is not None:
        place, following = following, None
        lf = bare(opening(_peek(file, place), 100))
        file.seek(place)
        records = _guarded(lambda lf=lf: iter(ArchiveIterator(file, parse_http=False, quirks_mode=lf)))
        while following is None and (record := _guarded(lambda records=records: next(records, None))) is not None:
            begun = b"" if lf else opening(_peek(file, record.stream_pos), 100)
            # Records packed together have no place of their own; what stands there is then no beginning of one.
            if begun.startswith(MARK) and bare(begun):
                following = record.stream_pos
                continue
            end = _true_end(file, record) if lf else None
            yield record.stream_pos, _guarded(lambda record=record, end=end: _page(record, origin, end))
            following = end.next if end is not None else None


class _End(NamedTuple):
    """Where a record ends that is shorter than it says: how many bytes it holds, and where the next one begins."""

    length: int
    next: int


def bare(head: bytes) -> bool:
    """Whether the first line ends in LF alone."""
    line, end, _ = head.partition(b"\n")
    return bool(end) and not line.endswith(b"\r")


def _true_end(file: IO[bytes], record: Any) -> _End | None:
    """Where a record ends whose length leads into another one, as it counts line ends that were taken away; None where it does not."""
    head = _peek(file, record.stream_pos)
    if not head.startswith(MARK):
        return None
    content = record.stream_pos + head.find(b"\n\n") + 2
    after = _peek(file, content + record.content_length).lstrip(b"\r\n")
    if not after or after.startswith(MARK):
        return None
    place = file.tell()
    following = _next(file, content, _RECORD)
    file.seek(place)
    if following is None or following > content + record.content_length:
        return None
    return _End(following - content, following)


def _guarded(act: Any) -> Any:
    """What ``act`` gives; whatever the archive library raises on damage, its panics too, becomes one thing."""
    try:
        return act()
    except (KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError):
        raise
    except BaseException as error:
        raise _DamageError(str(error)[:120] or type(error).__name__) from error


def _page(record: Any, origin: Origin, end: _End | None) -> Document | Failure | None:
    from fastwarc.warc import WarcRecordType

    kind = record.record_type
    if kind not in (WarcRecordType.response, WarcRecordType.resource):
        return None
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ") or None
    if url is not None and url.lower().endswith("/robots.txt"):
        return None
    here = origin.within(url or "a record without an address", url=url or origin.url)
    if record.content_length > LIMIT:
        return here.failure(f"the record has more than {LIMIT:,} bytes; a news page is far smaller")
    content = record.reader.read()
    if end is not None:
        content = content[: end.length].rstrip(b"\n")
    found = _payload(content, record)
    if found is None:
        return None
    if len(content) < record.content_length and end is None:
        return here.failure("the archive ends in the middle of this page; get the archive again")
    payload, media, charset, chunked = found
    page = replace(here, charset=charset)
    # What could be undone is no longer the end of the answer; then a line of hexadecimal digits is text.
    framed = chunked and content.endswith(payload) and _FRAME.match(payload)
    whole = _unframed(payload) if framed else payload
    notes: tuple[str, ...] = ("its parts are not as long as the server said; what there is was read",) if framed else ()
    if end is not None:
        notes += ("the record is not as long as it says; it was read up to the next one",)

    def make() -> Document:
        made = page.page(whole, html=media != "text/plain")
        return replace(made, source=origin.name, notes=made.notes + notes)

    return page.attempt(make)


def _unframed(payload: bytes) -> bytes:
    """The content of an answer in chunks that could not be undone, because lengths are wrong or its end is missing."""
    content = _FRAME.sub(b"", payload)
    if not content.startswith(GZIP):
        return content
    try:
        return zlib.decompressobj(31).decompress(content, LIMIT + 1)
    except zlib.error:
        return content


def _payload(content: bytes, record: Any) -> tuple[bytes, str, str | None, bool] | None:
    """A page's bytes, media type and declared character set, and whether it was sent in chunks; None where the record holds no page."""
    if not record.is_http:
        media = (record.headers.get("Content-Type") or "").partition(";")[0].strip().lower()
        return (content, media, None, False) if media in _PAGES else None
    parsed = _http(content, "all") or _http(content, "none")
    if parsed is None or parsed.http_headers.status_code != 200:
        return None
    media = (parsed.http_content_type or "text/html").lower()
    chunked = "chunked" in (parsed.http_headers.get("Transfer-Encoding") or "").lower()
    return (parsed.reader.read(), media, parsed.http_charset, chunked) if media in _PAGES else None


def _http(content: bytes, decoding: str) -> Any:
    """The HTTP message; None where it cannot be undone: many archives keep the header of an encoding that is gone."""
    from fastwarc.warc import WarcRecord

    message = WarcRecord()
    message.set_bytes_content(content)
    message.is_http = True
    try:
        message.parse_http(auto_decode=decoding, quirks_mode=bare(content[:_HEAD]))  # type: ignore[arg-type]
    except (OSError, ValueError):
        return None
    return message


def _peek(file: IO[bytes], place: int) -> bytes:
    """What stands at ``place``, without leaving where reading stands."""
    reading = file.tell()
    found = _at(file, place, _HEAD)
    file.seek(reading)
    return found


def _at(file: IO[bytes], place: int, size: int) -> bytes:
    file.seek(place)
    found = file.read(size)
    file.seek(place)
    return found


def _next(file: IO[bytes], start: int, mark: bytes) -> int | None:
    """Where the next record may begin at or after ``start``."""
    at = start
    while True:
        piece = _at(file, at, _PIECE)
        found = piece.find(mark)
        if found >= 0:
            return at + found + (1 if mark == _RECORD else 0)
        if len(piece) < _PIECE:
            return None
        at += _PIECE - len(mark)
