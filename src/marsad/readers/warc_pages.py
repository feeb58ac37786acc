"""The pages in the records of a web archive: what a server answered, as far as it can be undone."""

from __future__ import annotations

import re
import zlib
from dataclasses import replace
from typing import Any, NamedTuple

from marsad.readers.charset import LIMIT
from marsad.readers.document import Document
from marsad.readers.failures import Failure
from marsad.readers.origin import Origin
from marsad.readers.packings import GZIP

_PAGES = ("text/html", "application/xhtml+xml", "text/plain")
# The length of a chunk on a line of its own (RFC 9112), with the end of the chunk before.
_FRAME = re.compile(rb"(?:\A|\r\n)[0-9a-fA-F]{1,8}[ \t]*(?:;[^\r\n]{0,100})?\r\n")
_HEAD = 4_096

CUT_HEAD = "the archive ends in the head of a record; get the archive again"


class End(NamedTuple):
    """Where a record ends that is shorter than it says: how many bytes it holds, and where the next one begins."""

    length: int
    next: int


def bare(head: bytes) -> bool:
    """Whether the first line ends in LF alone."""
    line, end, _ = head.partition(b"\n")
    return bool(end) and not line.endswith(b"\r")


def page_of(record: Any, origin: Origin, end: End | None) -> Document | Failure | None:
    """The page that a record holds, None where it holds none.

    Args:
        record: a record of FastWARC, of which HTTP was not read.
        origin: the archive.
        end: where the record ends, if it is shorter than it says.
    """
    from fastwarc.warc import WarcRecordType

    if record.headers.get("Content-Length") is None:
        return origin.failure(CUT_HEAD)
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
    if len(content) < record.content_length and end is None:
        return here.failure("the archive ends in the middle of this page; get the archive again")
    found = _payload(content, record)
    if found is None:
        return None
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
    # One byte more than a page may have, so that what is packed small and unpacks without end is refused, and not held.
    return (parsed.reader.read(LIMIT + 1), media, parsed.http_charset, chunked) if media in _PAGES else None


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
