"""Coded articles from what is named on the command line: JSON Lines that were coded before, and pages, which are coded now."""

from __future__ import annotations

import io
import itertools
import re
import sys
import zlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import IO

import msgspec

from marsad.cli.inputs import Inputs
from marsad.exports.pairs import Pair
from marsad.exports.reading import NotCodedError, is_coded, pair
from marsad.pipeline import run
from marsad.readers import Failure
from marsad.readers.charset import LIMIT
from marsad.readers.packings import packing
from marsad.readers.streams import Stream, unpacked

_EVENTS = re.compile(rb'"events"\s*:\s*\[')
_PEEK = 65_536
_MAGIC = 8
_LINE = 10 * LIMIT  # a coded article is longer than its page, but not ten times


class CodedArticles:
    """The coded articles of files, folders and standard input; what failed is passed on as a failure.

    Args:
        inputs: what is named: files, folders or "-".
        recognition: policy for the pages that are coded now.
        jobs: processes to code with, None for as many as there are processors.
        time_limit: seconds that coding a page may take, None for no limit.
    """

    def __init__(
        self,
        inputs: Inputs,
        *,
        recognition: str = "iso",
        jobs: int | None = None,
        time_limit: float | None = None,
    ) -> None:
        self._inputs = inputs
        self._recognition, self._jobs, self._limit = recognition, jobs, time_limit

    def __iter__(self) -> Iterator[Pair | Failure]:
        for coded, group in itertools.groupby(self._inputs.files(), key=_holds_coded):
            if coded:
                for name in group:
                    yield from _read(name)
            else:
                yield from self._code(list(group))

    def total(self) -> int | None:
        """How many articles there are; None if that cannot be told without reading them."""
        return self._inputs.total()

    def _code(self, names: list[str]) -> Iterator[Pair | Failure]:
        pages = self._inputs.only(names)
        for outcome in run(pages, recognition=self._recognition, jobs=self._jobs, time_limit=self._limit):
            yield outcome if isinstance(outcome, Failure) else (outcome.document, outcome.coding)


def _holds_coded(name: str) -> bool:
    """Whether the first line of a file is a coded article."""
    if name == "-":
        # The line may go on beyond what can be looked at, but a coded article begins with its short fields.
        start = sys.stdin.buffer.peek(_PEEK)  # type: ignore[union-attr]  # standard input is buffered
        return start.lstrip()[:1] == b"{" and _EVENTS.search(start.split(b"\n", 1)[0]) is not None
    try:
        with _opened(name) as file:
            return is_coded(msgspec.json.decode(next(filter(None, map(bytes.strip, file)), b"")))
    except (OSError, EOFError, zlib.error, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False


def _read(name: str) -> Iterator[Pair | Failure]:
    shown = "standard input" if name == "-" else name
    number = 0
    try:
        with _opened(name) as file:
            while line := file.readline(_LINE + 1):
                number += 1
                if len(line) > _LINE:
                    while line and not line.endswith(b"\n"):
                        line = file.readline(_LINE)
                    yield Failure(shown, f"the line has more than {_LINE:,} bytes", number)
                elif line.strip():
                    yield _pair(shown, number, line)
    except (OSError, EOFError, zlib.error) as error:
        yield Failure(shown, f"it cannot be read on ({error}); what stands before line {number + 1} was taken")


def _pair(name: str, number: int, line: bytes) -> Pair | Failure:
    try:
        return pair(line)
    except NotCodedError as error:
        return Failure(name, str(error), number)


def _opened(name: str) -> AbstractContextManager[IO[bytes]]:
    if name == "-":
        return nullcontext(sys.stdin.buffer)
    stream = Stream(io.FileIO(name))
    how = packing(stream.head(_MAGIC))
    return io.BufferedReader(unpacked(stream, how) if how else stream)
