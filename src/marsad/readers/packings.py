"""How content is packed, and what undoes it: gzip, xz, bzip2, zstandard, zstandard with a dictionary of its own."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from marsad.fetching.arrow import arrow_unpacked

GZIP = b"\x1f\x8b"
ZSTANDARD = b"\x28\xb5\x2f\xfd"
OWN_DICTIONARY = "zstandard with a dictionary of its own"
PACKED_NAME = (".gz", ".zst", ".xz", ".bz2")
"""Ends of the names of packed files."""
UNPACKING = (OSError, EOFError, zlib.error)
"""What a damaged file raises while it is unpacked."""
BUFFER = 65_536

_XZ = b"\xfd7zXZ\0"
_BZIP2 = (b"BZh", b"1AY&", b"\x17\x72\x45\x38")  # the size of the blocks stands between
_PASSED_OVER = b"\x2a\x4d\x18"  # what zstandard passes over (RFC 8878), behind a byte from 50 to 5f
# https://iipc.github.io/warc-specifications/specifications/warc-zstd/
_DICTIONARY = b"\x5d\x2a\x4d\x18"
_MOST_DICTIONARY = 1_048_576  # bytes; FastWARC undoes no more, though that specification knows dictionaries of 8 MB
_FRAME_HEAD = 8
_EMPTY = ZSTANDARD + b"\x20\0\1\0\0"  # a frame without content
_XZ_MEMORY = 256_000_000
_PIECE = 8_192  # a read waits for as much
_SMALL_PIECE = 512


class DictionaryError(OSError):
    """A zstandard dictionary that cannot be used."""


def packing(magic: bytes) -> str | None:
    """How content is packed, by its first eight bytes: "gzip", "xz", "bzip2", "zstandard", `OWN_DICTIONARY`; None where it is not."""
    if magic.startswith(GZIP):
        return "gzip"
    if magic.startswith(_XZ):
        return "xz"
    if magic.startswith(_BZIP2[0]) and magic[3:4].isdigit() and magic[4:8] in _BZIP2[1:]:
        return "bzip2"
    if magic.startswith(_DICTIONARY):
        return OWN_DICTIONARY
    if magic.startswith(ZSTANDARD) or (magic[1:4] == _PASSED_OVER and 0x50 <= magic[0] <= 0x5F):
        return "zstandard"
    return None


def opened(packed: io.RawIOBase, how: str, *, most: int | None = None) -> Any:
    """The content of ``packed``, to be read in pieces; it is closed together with the result.

    Damage shows while it is read, as one of `UNPACKING`.

    Args:
        packed: what is packed.
        how: as `packing` says.
        most: how many of the parts of gzip that stand one after the other; None for all.

    Raises:
        OSError: this Python or a package lacks what undoes it.
    """
    if how == "gzip":
        return _Parts(packed, _Gzip, most)
    if how == "zstandard":
        return _InPieces(arrow_unpacked(packed, "zstd"), _PIECE)
    if how == OWN_DICTIONARY:
        from fastwarc.stream_io import ZstdReader

        return _InPieces(ZstdReader(Behind(b"", packed)), _SMALL_PIECE)  # type: ignore[arg-type]
    try:
        if how == "bzip2":
            import bz2

            return _Parts(packed, bz2.BZ2Decompressor)
        import lzma
    except ImportError as error:
        raise OSError(f"this Python was built without {how}; unpack it, or use another Python") from error
    return _Parts(packed, lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ, _XZ_MEMORY))


def opening(sample: bytes, size: int) -> bytes:
    """The first bytes of what ``sample`` is the beginning of, unpacked as far as they can be, at most ``size`` of them."""
    how = packing(sample)
    try:
        return bytes(opened(io.BytesIO(sample), how).read(size)) if how else sample[:size]  # type: ignore[arg-type]
    except UNPACKING:
        return b""


def dictionary(head: Callable[[int], bytes]) -> bytes:
    """The frame that holds the zstandard dictionary with which content begins; empty where it begins otherwise.

    Args:
        head: gives as many bytes of the beginning as it is asked for.

    Raises:
        DictionaryError: the dictionary is damaged, or larger than 1 MB.
    """
    start = head(_FRAME_HEAD)
    if not start.startswith(_DICTIONARY):
        return b""
    size = int.from_bytes(start[4:], "little")
    if size > _MOST_DICTIONARY:
        raise DictionaryError(
            f"its zstandard dictionary has more than {_MOST_DICTIONARY:,} bytes; get it packed otherwise"
        )
    frame = head(_FRAME_HEAD + size)
    try:
        opened(io.BytesIO(frame + _EMPTY), OWN_DICTIONARY).read(1)  # type: ignore[arg-type]
    except OSError as error:
        raise DictionaryError(f"its zstandard dictionary is damaged ({error}); get it again") from error
    return frame


class Behind:
    """What stands in a file from a place on, behind other bytes, to be read from the first to the last."""

    def __init__(self, first: bytes, file: Any) -> None:
        self._first, self._file, self._read = io.BytesIO(first), file, 0

    def read(self, size: int) -> bytes:
        """The next bytes, at most ``size`` of them; none at the end."""
        piece = self._first.read(size) or self._file.read(size) or b""
        self._read += len(piece)
        return piece

    def tell(self) -> int:
        """How much was read."""
        return self._read

    def close(self) -> None:
        """Close the file."""
        self._file.close()


class _InPieces:
    """A file in small pieces: a slow pipe is not waited for long, and with damage no more is lost than one of them."""

    def __init__(self, file: Any, piece: int) -> None:
        self._file, self._piece = file, piece

    def read(self, size: int) -> bytes:
        """The next bytes, at most ``size`` of them; none at the end."""
        return self._file.read(min(size, self._piece)) or b""

    def close(self) -> None:
        """Close the file."""
        self._file.close()


class _Gzip:
    """One part of a gzip file, with what `bz2.BZ2Decompressor` has; all that stands before damage comes out."""

    def __init__(self) -> None:
        self._undo = zlib.decompressobj(31)
        self._damage: zlib.error | None = None

    @property
    def eof(self) -> bool:
        """Whether the part is at its end."""
        return self._undo.eof

    @property
    def needs_input(self) -> bool:
        """Whether there is nothing left of what was given."""
        return self._damage is None and not self._undo.unconsumed_tail

    @property
    def unused_data(self) -> bytes:
        """What was given from behind the end."""
        return self._undo.unused_data

    def decompress(self, piece: bytes, size: int) -> bytes:
        """The next bytes, at most ``size`` of them.

        Raises:
            zlib.error: it is damaged.
        """
        if self._damage is not None:
            raise self._damage
        given, before = self._undo.unconsumed_tail + piece, self._undo.copy()
        try:
            return self._undo.decompress(given, size)
        except zlib.error as error:
            self._damage = error
            return _up_to_damage(before, given)


def _up_to_damage(undo: Any, given: bytes) -> bytes:
    """What comes out of ``given`` before it is damaged; a call that finds damage gives nothing, so it goes byte by byte."""
    found = []
    with suppress(zlib.error):
        for at in range(len(given)):
            found.append(undo.decompress(given[at : at + 1]))  # noqa: PERF401 - what was found before the error counts
    return b"".join(found)


class _Parts:
    """The content of a packed stream, which may be made of packed parts one after the other."""

    def __init__(self, packed: io.RawIOBase, begin: Callable[[], Any], most: int | None = None) -> None:
        self._packed, self._begin, self._left = packed, begin, most
        self._part = begin()
        self._waiting = b""

    def read(self, size: int) -> bytes:
        """The next bytes, at most ``size`` of them; none at the end.

        Raises:
            EOFError: it ends in the middle.
            OSError: it is damaged, or takes too much memory.
        """
        found = b""
        while not found and not (self._part.eof and not self._next()):
            piece = b""
            if self._part.needs_input:
                piece, self._waiting = self._waiting or self._packed.read(BUFFER) or b"", b""
                if not piece:
                    raise EOFError("it ends in the middle")
            try:
                found = self._part.decompress(piece, size)
            except (ValueError, OSError) as error:
                raise OSError(str(error)) from error
            except Exception as error:  # lzma has an error of its own, and is not loaded for other packings
                raise OSError(f"{str(error)[:1].lower()}{str(error)[1:]}") from error
        return found

    def _next(self) -> bool:
        """Go on to the next part, past zeros that fill up blocks."""
        if self._left == 1:
            return False
        rest = self._part.unused_data.lstrip(b"\0")
        while not rest and (piece := self._packed.read(BUFFER)):
            rest = piece.lstrip(b"\0")
        if rest:
            self._part, self._waiting = self._begin(), rest
            self._left = None if self._left is None else self._left - 1
        return bool(rest)

    def close(self) -> None:
        """Close the stream."""
        self._packed.close()
