"""The content of an answer: unpacked within limits of size and time, on disk where it is large."""

from __future__ import annotations

import tempfile
import zlib
from collections.abc import Iterable, Iterator
from typing import IO

from marsad.fetching.deadline import Deadline
from marsad.fetching.errors import TooMuchError, UnreachableError

_IN_MEMORY = 4_000_000
_PIECE = 1 << 20
_GZIP = 31  # zlib's number for a window of full size with the head of gzip

ACCEPTED = "gzip"
"""The encoding that is asked for; it can be unpacked piece by piece."""


def spooled(pieces: Iterable[bytes], encoding: str, *, most: int, deadline: Deadline) -> IO[bytes]:
    """The unpacked content as a file, at its beginning.

    Args:
        pieces: the content as it comes.
        encoding: its content encoding.
        most: most bytes of the unpacked content.
        deadline: when it must be there.

    Raises:
        TooMuchError: it is longer, or takes longer.
        UnreachableError: it is packed in a way that was not asked for, or damaged.
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
    if encoding not in ("gzip", "x-gzip"):
        raise UnreachableError(f"the server packs the page in a way that was not asked for ({encoding[:20]})")
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
