"""Sources as documents, told apart by their content.

What may be large (JSON Lines, tables, archives, lists) is read piece by piece; a page of more than 20 MB is refused. Compression is undone.
"""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from marsad.fetching import FetchError
from marsad.readers import feeds, listings, sitemaps, tables, zipped
from marsad.readers.charset import LIMIT, wide
from marsad.readers.document import Document
from marsad.readers.errors import WrongTypeError
from marsad.readers.failures import Failure
from marsad.readers.fields import FIELDS
from marsad.readers.json_articles import decoded, json_articles, json_lines
from marsad.readers.origin import Origin, reason
from marsad.readers.packings import (
    OWN_DICTIONARY,
    PACKED_NAME,
    UNPACKING,
    ZSTANDARD,
    DictionaryError,
    dictionary,
    opening,
    packing,
)
from marsad.readers.published import given
from marsad.readers.sources import is_address
from marsad.readers.streams import BOM, Stream, UpToDamage, jumpable, recoded, unpacked
from marsad.readers.warc import MARK as WARC
from marsad.readers.warc import warc
from marsad.readers.warc_pages import bare
from marsad.readers.web import Web

_SAMPLE = 65_536
_PACKED_SAMPLE = 200_000  # the first block of a zstandard file has up to 128 kB
_MAGIC = 8
_MOST_PACKINGS = 4
_MOST_LEADING = 4
"""Lists, feeds and sitemaps that lead to a page, one to the other; each may be made up when it is asked for."""
_MOST_BLANK = 1_000_000  # bytes; blank lines without end pack to almost nothing
_READ_BEFORE = "what stands before was read; get it again"
_JSON_LINES = (".jsonl", ".ndjson")
_TABLES = (".csv", ".tsv")
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|title|article|main|div|table|p|br|script|h1|h2|span)\b[^<]{0,2000}?>",
    re.IGNORECASE,
)
_MEDIA_HTML = ("text/html", "application/xhtml+xml")


def read(
    source: str | os.PathLike[str] | bytes,
    *,
    published: date | str | None = None,
    url: str | None = None,
    columns: Mapping[str, str] | None = None,
    web: Web | None = None,
) -> Iterator[Document | Failure]:
    """The documents of a file, "-" (standard input), a web address or bytes; what cannot be read is a `Failure`, and reading goes on.

    An HTML page or a plain text gives one document; JSON Lines, CSV and Parquet one for each article; WARC, WACZ and zip files one for each page in
    them; feeds, sitemaps and lists of addresses one for each page that they name.

    Args:
        source: a path, "-", an address of http or https, or the content itself as bytes.
        published: publication date of a page or text, and of articles that have none.
        url: address of a page or text, and of articles that have none.
        columns: names of the columns or keys that hold ``text``, ``title``, ``published``, ``url``, ``id``, ``source``, ``publisher``, ``author``,
            ``section``, ``updated``, where they are not the usual.
        web: how to fetch, and the memory of feeds; else the usual manners and no memory.

    Raises:
        NotADateError: ``published`` is no date.
        WrongTypeError: ``source`` is neither a path nor bytes, or ``columns`` names what no article has.
    """
    given(published)
    if not isinstance(source, str | os.PathLike | bytes | bytearray):
        raise WrongTypeError(f"a source must be a path, '-' or bytes, not a value of type {type(source).__name__}")
    unknown = [field for field in columns or {} if field not in FIELDS]
    if unknown:
        raise WrongTypeError(f"an article has no {unknown[0]!r}; there are: {', '.join(FIELDS)}")
    origin = Origin(
        name=_name(source), published=published, url=url, columns=columns, web=web or Web(), follow=_followed
    )
    return _source(source, origin)


def _name(source: str | os.PathLike[str] | bytes) -> str:
    if isinstance(source, bytes | bytearray):
        return "bytes"
    return "standard input" if source == "-" else os.fspath(source)


def _source(source: str | os.PathLike[str] | bytes, origin: Origin) -> Iterator[Document | Failure]:
    try:
        if isinstance(source, str) and is_address(source):
            yield from _fetched(source, origin)
        else:
            yield from _local(source, origin)
    except Exception as error:  # one bad source never stops a run
        yield origin.failure(reason(error))


def _local(source: str | os.PathLike[str] | bytes, origin: Origin) -> Iterator[Document | Failure]:
    if isinstance(source, str | os.PathLike) and source != "-":
        origin = replace(origin, folder=Path(source).parent)
    elif source == "-":
        origin = replace(origin, folder=Path())
    try:
        with _opened(source) as stream:
            yield from by_content(stream, origin)
    except FileNotFoundError:
        yield origin.failure("there is no such file; check the name, or give text through standard input (-)")
    except UNPACKING as error:
        yield origin.failure(f"it cannot be read ({error}); check the file and its permissions")


def _opened(source: str | os.PathLike[str] | bytes) -> Stream:
    """A path, "-" or content as a stream.

    Raises:
        OSError: the file cannot be opened.
    """
    if isinstance(source, bytes | bytearray):
        return Stream(io.BytesIO(source))
    if source == "-":
        return Stream(sys.stdin.buffer)
    return Stream(io.FileIO(source))


def _followed(where: str | Path, origin: Origin) -> Iterator[Document | Failure]:
    """The documents at an address or path that a source names; what came from elsewhere names no file of this machine by a string."""
    above = (*origin.above, origin.feed)
    if not isinstance(where, Path) and not is_address(where):
        yield origin.failure("it is no web address; only http and https are followed")
    elif where in above:
        yield origin.failure("it leads back to itself; give the address of what it should lead to")
    elif len(above) > _MOST_LEADING:
        yield origin.failure("lists, feeds and sitemaps lead to each other; give the last of them itself")
    else:
        yield from _source(where, replace(origin, above=above))


def _fetched(address: str, origin: Origin) -> Iterator[Document | Failure]:
    seen = origin.web.seen
    try:
        answer = origin.web.fetch(address, seen.validators(address) if seen.knows(address) else None)
    except FetchError as error:
        yield origin.failure(str(error))
        return
    with answer.content:
        if answer.unchanged:
            if not seen.knows(address):
                yield origin.failure(
                    "the server says that nothing has changed, and was not asked that; try again later"
                )
            return
        here = replace(
            origin,
            url=origin.url if origin.depth == 0 and origin.url else answer.url,
            charset=answer.charset,
            media=answer.content_type,
            folder=None,
            online=True,
            feed=address,
            validators=answer.validators,
        )
        try:
            yield from by_content(Stream(answer.content), here)
        except UNPACKING as error:
            yield origin.failure(f"what was fetched cannot be read ({error}); try again")


def by_content(stream: Stream, origin: Origin) -> Iterator[Document | Failure]:
    """The documents of a stream, by what its first bytes are."""
    magic = stream.head(_MAGIC)
    if how := packing(magic):
        yield from _packed(stream, how, origin)
    elif magic.startswith((WARC, zipped.MARK, tables.PARQUET)):
        yield from _jumped(stream, origin)
    elif charset := _wide(stream, origin):
        yield from _text(recoded(stream, charset), replace(origin, charset="utf-8"))
    else:
        yield from _text(stream, origin)


def _wide(stream: Stream, origin: Origin) -> str | None:
    """The character set of what has two or four bytes a character; on a slow pipe no text in any other is waited for."""
    magic = stream.head(_MAGIC)
    if b"\0" in magic or magic[:2] in (b"\xff\xfe", b"\xfe\xff") or origin.charset:
        return wide(stream.head(_SAMPLE), origin.charset)
    return None


def _jumped(stream: Stream, origin: Origin) -> Iterator[Document | Failure]:
    """The documents of a format that is jumped about in: zip, Parquet, else WARC, of which what stands before damage is read."""
    magic = stream.head(_MAGIC)
    if magic.startswith(zipped.MARK):
        with jumpable(stream) as file:
            yield from zipped.zipped(file, origin, by_content)
    elif magic.startswith(tables.PARQUET):
        with jumpable(stream) as file:
            yield from tables.parquet(file, origin)
    else:
        whole = UpToDamage(stream)
        with jumpable(Stream(whole, stream.packed) if stream.packed else stream) as file:
            yield from warc(file, origin)
        if whole.damage:
            yield origin.failure(f"the archive is damaged {whole.damage}; {_READ_BEFORE}")


def _packed(stream: Stream, how: str, origin: Origin) -> Iterator[Document | Failure]:
    """The documents of what is packed; archives are mostly packed record by record, and read without being unpacked as a whole."""
    try:
        own = dictionary(stream.head)
    except DictionaryError as error:
        yield origin.failure(str(error))
        return
    # FastWARC knows no archive that begins with what zstandard passes over.
    by_record = how in ("gzip", OWN_DICTIONARY) or stream.head(len(ZSTANDARD)) == ZSTANDARD
    inside = opening(stream.head(len(own) + _PACKED_SAMPLE), 100) if by_record else b""
    if inside.startswith(WARC) and not bare(inside):
        yield from _jumped(stream, origin)
    elif stream.packed == _MOST_PACKINGS:
        yield origin.failure(f"it is packed more than {_MOST_PACKINGS} times; unpack it and give what is inside")
    else:
        whole = UpToDamage(unpacked(stream, how))
        content = Stream(whole, stream.packed + 1)
        if content.head(1) or not whole.damage:
            yield from by_content(content, origin)
        if whole.damage:
            yield origin.failure(f"it is damaged {whole.damage}; {_READ_BEFORE}")


def _text(stream: Stream, origin: Origin) -> Iterator[Document | Failure]:
    name = origin.name.lower()
    name = next((name.removesuffix(end) for end in PACKED_NAME if name.endswith(end)), name)
    if name.endswith(_JSON_LINES) or _json_line_first(stream):
        yield from json_lines(stream, origin)
        return
    head = stream.head(_SAMPLE)
    if listings.is_gdelt(name, head):
        yield from listings.gdelt(stream, origin)
    elif name.endswith(_TABLES) or (not _HTML.search(head) and tables.looks_like_csv(head, origin.columns)):
        yield from tables.csv_table(stream, origin)
    elif listings.is_listing(head) and origin.depth == 0:
        yield from listings.listing(stream, origin)
    else:
        yield from _whole(stream.rest(LIMIT + 1), origin)


def _whole(content: bytes, origin: Origin) -> Iterator[Document | Failure]:
    """The documents of content that is read as a whole: JSON, feeds, sitemaps, pages."""
    start = content[:_SAMPLE].removeprefix(BOM).lstrip()
    whole = decoded(content) if start[:1] in (b"{", b"[") else None
    html = _HTML.search(start) is not None or origin.media in _MEDIA_HTML
    if isinstance(whole, dict | list):
        yield from json_articles(whole, origin)
    elif (feed := feeds.start(start)) is not None:
        yield from feeds.feed(content.removeprefix(BOM).lstrip()[feed:], origin)
    elif sitemaps.MARK.match(start):
        yield from sitemaps.sitemap(content, origin)
    elif origin.name.endswith(".json"):
        yield origin.failure("no JSON; write an article object, a list of them, or one a line")
    elif html and (feeds.expected(origin.name) or origin.web.seen.knows(origin.feed or origin.name)):
        yield feeds.not_a_feed(content[:_SAMPLE], origin)
    else:
        yield from origin.parts(origin.attempt(lambda: origin.page(content, html=html)))


def _json_line_first(stream: Stream) -> bool:
    """Whether the first line that is not blank is a JSON object, or a broken one before another; nothing after these lines is waited for."""
    lines = _opening(stream, 1)
    found = _is_json_line(lines)
    if found is None:
        more = _opening(stream, 1)
        stream.put_back(b"".join(lines + more))
        return more != [] and more[-1].lstrip()[:1] == b"{"
    stream.put_back(b"".join(lines))
    return found


def _opening(stream: Stream, count: int) -> list[bytes]:
    """Lines up to the ``count``-th that is not blank, or up to more that is blank than any file begins with."""
    lines: list[bytes] = []
    blank = 0
    while count and blank < _MOST_BLANK and (line := stream.line(LIMIT + 1)):
        lines.append(line)
        if line.removeprefix(BOM).strip():
            count -= 1
        else:
            blank += len(line)
    return lines


def _is_json_line(lines: list[bytes]) -> bool | None:
    """Whether the last of ``lines`` is a JSON object; None where the line after it must tell."""
    bare: Any = lines[-1].removeprefix(BOM).strip() if lines else b""
    if bare[:1] != b"{":
        return False
    if len(bare) > LIMIT or isinstance(decoded(bare), dict):
        return True
    return None
