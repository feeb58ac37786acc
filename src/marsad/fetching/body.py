"""The content of an answer: unpacked within limits of size and time, on disk where it is large."""

from __future__ import annotations

import io
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from typing import IO, Any

from marsad.fetching.arrow import arrow_unpacked
from marsad.fetching.deadline import Deadline
from marsad.fetching.errors import TooMuchError, UnreachableError

_IN_MEMORY = 4_000_000
_PIECE = 1 << 20
_GZIP = 31  # zlib's number for a window of full size with the head of gzip

ACCEPTED = "gzip"
"""The encoding that is asked for."""
_UNASKED = {"br": "brotli", "zstd": "zstd"}  # what some servers send whatever is asked for


def spooled(pieces: Iterable[bytes], encoding: str, *, most: int, deadline: Deadline) -> IO[bytes]:
    """The unpacked content as a file, at its beginning.

    Args:
        pieces: the content as it comes.
        encoding: its content encoding.
        most: most bytes of the unpacked content.
        deadline: when it must be there.

    Raises:
        TooMuchError: it is longer, or takes longer.
        UnreachableError: it is packed in a way that is not known here, or damaged.
    """
    size = 0
    file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - handed on to the caller, who closes it
    try:
        for piece in _unpacked(_timely(pieces, deadline), encoding.strip().lower()):
            size += len(piece)
            if size > most:
                raise TooMuchError(f"it has more than {most:,} bytes; fetch it by other means and give the file")
            file.write(piece)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return file


def _timely(pieces: Iterable[bytes], deadline: Deadline) -> Iterator[bytes]:
    for piece in pieces:
        deadline.check()
        yield piece
    deadline.check()  # where no length is told, a cut connection looks like the end


def _unpacked(pieces: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    if encoding in ("", "identity"):
        yield from pieces
        return
    if encoding in _UNASKED:
        yield from _by_arrow(pieces, _UNASKED[encoding])
        return
    if encoding not in ("gzip", "x-gzip"):
        raise UnreachableError(
            f"the server packs the page in a way not asked for and not known here ({encoding[:20]}); save the page yourself and give the file"
        )
    packed, empty = zlib.decompressobj(_GZIP), True
    try:
        for piece in pieces:
            waiting = piece
            while waiting:
                yield packed.decompress(waiting, _PIECE)
                waiting = packed.unconsumed_tail
                empty = False
    except zlib.error as error:
        raise UnreachableError(f"the page is packed and damaged ({error}); try again later") from error
    if not packed.eof and not empty:
        raise UnreachableError("the page is packed and damaged: it ends in the middle; try again later")


def _by_arrow(pieces: Iterable[bytes], codec: str) -> Iterator[bytes]:
    try:
        with arrow_unpacked(_Pieces(pieces), codec) as unpacked:
            while piece := unpacked.read(_PIECE):
                yield piece
    except OSError as error:
        raise UnreachableError(f"the page is packed and damaged ({error}); try again later") from error


class _Pieces(io.RawIOBase):
    """Pieces as a file."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self._held = b""

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Put what is there into ``buffer``; nothing only at the end."""
        self._held = self._held or next(filter(None, self._pieces), b"")
        size = min(len(buffer), len(self._held))
        buffer[:size], self._held = self._held[:size], self._held[size:]
        return size
