"""Files, folders and standard input as documents, told apart by their content.

JSON Lines are read line by line, so a file of any size takes the memory of one article; a page of more than 20 MB is refused.
Compression with gzip is undone.
"""

from __future__ import annotations

import gzip
import io
import os
import re
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import IO, Any

import msgspec

from marsad.readers.charset import LIMIT, decode
from marsad.readers.document import Document
from marsad.readers.errors import ReadError, TooLargeError, WrongTypeError
from marsad.readers.published import given

_PEEK = 65_536
_GZIP = b"\x1f\x8b"
_BOM = b"\xef\xbb\xbf"
_JSON_LINES = (".jsonl", ".ndjson")
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|title|article|main|div|table|p|br|script|h1|h2|span)\b[^<]{0,2000}?>",
    re.IGNORECASE,
)
_UNPACKING = (OSError, EOFError, zlib.error)


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be read: where it stands and why.

    ``line`` counts from 1, ``id`` is the article's own; None where there is no line or id.
    """

    source: str
    why: str
    line: int | None = None
    id: str | None = None

    def __str__(self) -> str:
        """The failure as one line for people."""
        place = self.source + (f", line {self.line}" if self.line else "") + (f" (id {self.id})" if self.id else "")
        return f"{place}: {self.why}"


def sources(inputs: Iterable[str | os.PathLike[str]]) -> Iterator[str | Path]:
    """The files that ``inputs`` name: a file itself, a folder's files in sorted order (hidden ones left out), "-" for standard input.

    A name that does not exist is passed on; `read` reports it.
    """
    for name in inputs:
        if name == "-":
            yield "-"
            continue
        path = Path(name)
        if not path.is_dir():
            yield path
            continue
        for folder, folders, files in os.walk(path):
            folders[:] = sorted(f for f in folders if not f.startswith("."))
            yield from (Path(folder, file) for file in sorted(files) if not file.startswith("."))


def read(
    source: str | os.PathLike[str] | bytes, *, published: date | str | None = None, url: str | None = None
) -> Iterator[Document | Failure]:
    """The documents of a file, "-" (standard input) or bytes; what cannot be read is a `Failure`, and reading goes on.

    JSON Lines (or one JSON object or list) give a document an article; an HTML page or a plain text gives one document.

    Args:
        source: a path, "-", or the content itself as bytes.
        published: publication date of a page or text, and of articles that have none.
        url: address of a page or text, and of articles that have none.

    Raises:
        NotADateError: ``published`` is no date.
        WrongTypeError: ``source`` is neither a path nor bytes.
    """
    given(published)
    if not isinstance(source, str | os.PathLike | bytes | bytearray):
        raise WrongTypeError(f"a source must be a path, '-' or bytes, not a value of type {type(source).__name__}")
    return _Reading(source, published, url).documents()


class _Reading:
    """One source being read."""

    def __init__(self, source: str | os.PathLike[str] | bytes, published: date | str | None, url: str | None) -> None:
        self.source = source
        self.name = (
            "bytes"
            if isinstance(source, bytes | bytearray)
            else "standard input"
            if source == "-"
            else os.fspath(source)
        )
        self.published = published
        self.url = url

    def documents(self) -> Iterator[Document | Failure]:
        try:
            with self._opened() as raw:
                if _peek(raw)[:2] == _GZIP:
                    with io.BufferedReader(gzip.GzipFile(fileobj=raw), _PEEK) as unpacked:
                        yield from self._by_content(unpacked)
                else:
                    yield from self._by_content(raw)
        except FileNotFoundError:
            yield Failure(self.name, "there is no such file; check the name, or give text through standard input (-)")
        except _UNPACKING as error:
            yield Failure(self.name, f"it cannot be read ({error}); check the file and its permissions")

    def _opened(self) -> io.BufferedReader[Any]:
        if isinstance(self.source, bytes | bytearray):
            return io.BufferedReader(io.BytesIO(self.source), _PEEK)
        if self.source == "-":
            return io.BufferedReader(_Unclosed(sys.stdin.buffer), _PEEK)
        return io.BufferedReader(io.FileIO(self.source), _PEEK)

    def _by_content(self, stream: io.BufferedReader[Any]) -> Iterator[Document | Failure]:
        start = _peek(stream).removeprefix(_BOM).lstrip()
        if self.name.removesuffix(".gz").endswith(_JSON_LINES) or (start[:1] == b"{" and _is_json_line(start)):
            yield from self._lines(stream)
            return
        content = stream.read(LIMIT + 1)
        whole = _decoded_json(content) if start[:1] in (b"{", b"[") else None
        if isinstance(whole, dict | list):
            for article in whole if isinstance(whole, list) else [whole]:
                yield self._attempt(lambda article=article: self._article(article), id_of=article)  # type: ignore[misc]
        elif self.name.endswith(".json"):
            yield Failure(self.name, "no JSON; write an article object, a list of them, or one a line")
        else:
            yield self._attempt(lambda: self._page(content, html=_HTML.search(start) is not None))

    def _lines(self, stream: io.BufferedReader[Any]) -> Iterator[Document | Failure]:
        number = 0
        while line := stream.readline(LIMIT + 1):
            number += 1
            if len(line) > LIMIT:
                while line and not line.endswith(b"\n"):
                    line = stream.readline(LIMIT)
                yield Failure(self.name, f"the line has more than {LIMIT:,} bytes; an article is far shorter", number)
            elif bare := line.removeprefix(_BOM).strip():
                yield self._line(bare, number)

    def _line(self, line: bytes, number: int) -> Document | Failure:
        try:
            article = msgspec.json.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            return Failure(self.name, f"no JSON ({error}); write one article object a line", number)
        return self._attempt(lambda: self._article(article), line=number, id_of=article)

    def _attempt(
        self, make: Callable[[], Document], *, line: int | None = None, id_of: object = None
    ) -> Document | Failure:
        try:
            made = make()
        except ReadError as error:
            name = id_of.get("id") if isinstance(id_of, dict) else None
            return Failure(self.name, str(error), line, None if name is None else str(name))
        return made if made.source is not None else replace(made, source=self.name)

    def _article(self, article: Any) -> Document:
        if isinstance(article, dict):
            article = {
                **article,
                "published": article.get("published") or self.published,
                "url": article.get("url") or self.url,
            }
        return Document.from_json(article)

    def _page(self, content: bytes, *, html: bool) -> Document:
        if len(content) > LIMIT:
            raise TooLargeError(
                f"it has more than {LIMIT:,} bytes; split it, or give articles as JSON Lines, which may be of any size"
            )
        if html:
            return Document.from_html(content, published=self.published, url=self.url)
        text, notes = decode(content)
        made = Document.from_text(text, published=self.published, url=self.url)
        return replace(made, notes=notes + made.notes)


class _Unclosed(io.RawIOBase):
    """Standard input, read straight through and left open at the end."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        some = self._stream.read(len(buffer))
        buffer[: len(some)] = some
        return len(some)


def _peek(stream: io.BufferedReader[Any]) -> bytes:
    return stream.peek(_PEEK)[:_PEEK]


def _is_json_line(start: bytes) -> bool:
    """Whether the first line is a JSON object; a line longer than what was looked at counts as one."""
    line, end, rest = start.partition(b"\n")
    if not end:
        return len(start) >= _PEEK - 16 or isinstance(_decoded_json(line), dict)
    return isinstance(_decoded_json(line), dict) or rest.lstrip()[:1] == b"{"


def _decoded_json(content: bytes) -> Any:
    try:
        return msgspec.json.decode(content.removeprefix(_BOM))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
