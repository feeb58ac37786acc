"""JSON Lines, JSON objects and JSON lists of articles."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from marsad.readers.charset import LIMIT
from marsad.readers.document import Document
from marsad.readers.failures import Failure
from marsad.readers.origin import Origin
from marsad.readers.streams import BOM, Stream

_BEYOND = re.compile(rb"\\u[dD][89a-fA-F]|NaN|Infinity|[\x00-\x1f]")


def json_lines(stream: Stream, origin: Origin) -> Iterator[Document | Failure]:
    """The articles of JSON Lines, one a line; a file of any size takes the memory of one line."""
    number = 0
    while line := stream.line(LIMIT + 1):
        number += 1
        if len(line) > LIMIT:
            while line and not line.endswith(b"\n"):
                line = stream.line(LIMIT)
            yield origin.failure(f"the line has more than {LIMIT:,} bytes; an article is far shorter", line=number)
        elif bare := line.removeprefix(BOM).strip():
            yield _line(bare, number, origin)


def _line(line: bytes, number: int, origin: Origin) -> Document | Failure:
    try:
        article = _value(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return origin.failure(f"no JSON ({error}); write one article object a line", line=number)
    return origin.attempt(lambda: origin.article(article), line=number, id_of=article)


def json_articles(whole: Any, origin: Origin) -> Iterator[Document | Failure]:
    """The articles of a JSON object or list."""
    for article in whole if isinstance(whole, list) else [whole]:
        yield origin.attempt(lambda article=article: origin.article(article), id_of=article)  # type: ignore[misc]


def decoded(content: bytes) -> Any:
    """The JSON value of ``content``, None where it is none."""
    try:
        return _value(content.removeprefix(BOM))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _value(content: bytes) -> Any:
    """A JSON value, also one with what other programs write beyond JSON: half characters, line ends within words, numbers that are none.

    Raises:
        msgspec.DecodeError, UnicodeDecodeError, RecursionError: it is none.
    """
    try:
        return msgspec.json.decode(content)
    except msgspec.DecodeError:
        if not _BEYOND.search(content):
            raise
        try:
            return json.loads(content.decode(), strict=False, parse_constant=lambda _: None)
        except ValueError:  # the first error says what is wrong
            pass
        raise
