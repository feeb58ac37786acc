"""The content of an answer: unpacked within limits of size and time, on disk where it is large."""

from __future__ import annotations

import tempfile
import time
import zlib
from collections.abc import Iterable, Iterator
from typing import IO

from marsad.fetching.errors import TooMuchError, UnreachableError

_IN_MEMORY = 4_000_000
_PIECE = 1 << 20
_WINDOWS = {"gzip": 31, "x-gzip": 31, "deflate": 15}

ACCEPTED = "gzip, deflate"
"""Encodings that are asked for; others have no way to be unpacked piece by piece here."""


def spooled(pieces: Iterable[bytes], encoding: str, *, most: int, seconds: float) -> IO[bytes]:
    """The unpacked content as a file, at its beginning.

    Args:
        pieces: the content as it comes.
        encoding: its content encoding.
        most: most bytes of the unpacked content.
        seconds: how long it may take.

    Raises:
        TooMuchError: it is longer, or takes longer.
        UnreachableError: it is packed in a way that was not asked for, or damaged.
    """
    until, size = time.monotonic() + seconds, 0
    file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - handed on to the caller, who closes it
    try:
        for piece in _unpacked(pieces, encoding.strip().lower()):
            size += len(piece)
            if size > most:
                raise TooMuchError(f"it has more than {most:,} bytes; fetch it by other means and give the file")
            if time.monotonic() > until:
                raise TooMuchError(f"it takes longer than {seconds:g} s; try again later, or fetch it by other means")
            file.write(piece)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return file


def _unpacked(pieces: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    if encoding in ("", "identity"):
        yield from pieces
        return
    if encoding not in _WINDOWS:
        raise UnreachableError(f"the server packs the page in a way that was not asked for ({encoding[:20]})")
    packed = zlib.decompressobj(_WINDOWS[encoding])
    try:
        for piece in pieces:
            waiting = piece
            while waiting:
                yield packed.decompress(waiting, _PIECE)
                waiting = packed.unconsumed_tail
        yield packed.flush()
    except zlib.error as error:
        raise UnreachableError(f"the page is packed and damaged ({error}); try again later") from error
