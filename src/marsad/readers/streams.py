"""Bytes of a source as they come: looked at without being lost, unpacked, put on disk where a format needs to jump about in them."""

from __future__ import annotations

import codecs
import gzip
import io
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, Any

from marsad.fetching import ARCHIVE_LIMIT
from marsad.fetching.arrow import arrow_unpacked

BOM = b"\xef\xbb\xbf"
GZIP = b"\x1f\x8b"
PACKED_NAME = (".gz", ".zst", ".xz", ".bz2")
"""Ends of the names of packed files."""
UNPACKING = (OSError, EOFError, zlib.error)
"""What a damaged file raises while it is unpacked."""

_BUFFER = 65_536
_IN_MEMORY = 32_000_000
_XZ = b"\xfd7zXZ\0"
_BZIP2 = (b"BZh", b"1AY&", b"\x17\x72\x45\x38")  # the size of the blocks stands between
_ZSTANDARD = b"\x28\xb5\x2f\xfd"
_PASSED_OVER = b"\x2a\x4d\x18"  # what zstandard passes over (RFC 8878), behind a byte from 50 to 5f
_XZ_MEMORY = 256_000_000
_ARROW_PIECE = 8_192  # a read waits for as much


class Stream(io.RawIOBase):
    """Bytes that can be looked at before they are read.

    Nothing waits for more than was asked: a line on a pipe is there as soon as it was written.

    Args:
        source: what gives the bytes.
        packed: how many packings around them were undone.
    """

    def __init__(self, source: Any, packed: int = 0) -> None:
        self.packed = packed
        self._source = source
        self._some = getattr(source, "read1", source.read)
        self._held = b""

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Put what is there into ``buffer``, at most as much as it holds."""
        piece = self._held or self._some(min(len(buffer), _BUFFER)) or b""
        size = min(len(buffer), len(piece))
        buffer[:size], self._held = piece[:size], piece[size:]
        return size

    def head(self, size: int) -> bytes:
        """The next ``size`` bytes, fewer only at the end; they are still to be read."""
        pieces, have = [self._held], len(self._held)
        while have < size and (piece := self._some(_BUFFER)):
            pieces.append(piece)
            have += len(piece)
        self._held = b"".join(pieces)
        return self._held[:size]

    def line(self, most: int) -> bytes:
        """The next line with its end, at most ``most`` bytes of it."""
        pieces, have = [self._held], len(self._held)
        while b"\n" not in pieces[-1] and have < most and (piece := self._some(_BUFFER)):
            pieces.append(piece)
            have += len(piece)
        whole = b"".join(pieces)
        end = whole.find(b"\n") + 1
        size = min(end or len(whole), most)
        self._held = whole[size:]
        return whole[:size]

    def rest(self, most: int) -> bytes:
        """All that follows, at most ``most`` bytes."""
        pieces, have = [self._held[:most]], min(len(self._held), most)
        self._held = self._held[most:]
        while have < most and (piece := self._some(min(_BUFFER, most - have))):
            pieces.append(piece)
            have += len(piece)
        return b"".join(pieces)

    def put_back(self, content: bytes) -> None:
        """Let ``content`` be read again."""
        self._held = content + self._held

    def source(self) -> Any:
        """The source itself, at the place where reading stands; None where it cannot be jumped about in."""
        if isinstance(self._source, gzip.GzipFile) or not getattr(self._source, "seekable", lambda: False)():
            return None
        self._source.seek(self._source.tell() - len(self._held))
        self._held = b""
        return self._source

    def close(self) -> None:
        """Close the source, except standard input."""
        if not self.closed and not (hasattr(sys.stdin, "buffer") and self._source is sys.stdin.buffer):
            self._source.close()
        super().close()


def packing(magic: bytes) -> str | None:
    """How content is packed, by its first eight bytes: "gzip", "xz", "bzip2", "zstandard"; None where it is not."""
    if magic.startswith(GZIP):
        return "gzip"
    if magic.startswith(_XZ):
        return "xz"
    if magic.startswith(_BZIP2[0]) and magic[3:4].isdigit() and magic[4:8] in _BZIP2[1:]:
        return "bzip2"
    if magic.startswith(_ZSTANDARD) or (magic[1:4] == _PASSED_OVER and 0x50 <= magic[0] <= 0x5F):
        return "zstandard"
    return None


def unpacked(stream: Stream, how: str) -> Stream:
    """The same content without its packing.

    Args:
        stream: what is packed.
        how: as `packing` says.

    Raises:
        OSError: this Python or a package lacks what undoes it.
    """
    return Stream(_opened(stream, how), stream.packed + 1)


def _opened(packed: io.RawIOBase, how: str) -> Any:
    if how == "gzip":
        return gzip.GzipFile(fileobj=io.BufferedReader(packed, _BUFFER))
    if how == "zstandard":
        return _OfArrow(arrow_unpacked(packed, "zstd"))
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
        if how == "gzip":
            return zlib.decompressobj(31).decompress(sample, size)
        return bytes(_opened(io.BytesIO(sample), how).read(size)) if how else sample[:size]  # type: ignore[arg-type]
    except UNPACKING:
        return b""


class _OfArrow:
    """A file of pyarrow in pieces small enough that a slow pipe is not waited for long."""

    def __init__(self, file: io.RawIOBase) -> None:
        self._file = file

    def read(self, size: int) -> bytes:
        """The next bytes, at most ``size`` of them; none at the end."""
        return self._file.read(min(size, _ARROW_PIECE)) or b""

    def close(self) -> None:
        """Close the file."""
        self._file.close()


class _Parts:
    """The content of a packed stream, which may be made of packed parts one after the other."""

    def __init__(self, packed: io.RawIOBase, begin: Callable[[], Any]) -> None:
        self._packed, self._begin = packed, begin
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
                piece, self._waiting = self._waiting or self._packed.read(_BUFFER) or b"", b""
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
        rest = self._part.unused_data.lstrip(b"\0")
        while not rest and (piece := self._packed.read(_BUFFER)):
            rest = piece.lstrip(b"\0")
        if rest:
            self._part, self._waiting = self._begin(), rest
        return bool(rest)

    def close(self) -> None:
        """Close the stream."""
        self._packed.close()


class _Recoded:
    """The characters of a stream in another character set, as UTF-8."""

    def __init__(self, stream: Stream, charset: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(charset)("replace")

    def read(self, size: int) -> bytes:
        """The next bytes, about ``size`` of them; none at the end."""
        while piece := self._stream.read(size):
            if text := self._decoder.decode(piece):
                return text.encode()
        return self._decoder.decode(b"", True).encode()

    def close(self) -> None:
        """Close the stream."""
        self._stream.close()


def recoded(stream: Stream, charset: str) -> Stream:
    """The same content in UTF-8."""
    return Stream(_Recoded(stream, charset))


class _WithNewlines:
    """The bytes of a stream with a newline for each carriage return."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream

    def read(self, size: int) -> bytes:
        """The next bytes, at most ``size`` of them; none at the end."""
        return (self._stream.read(size) or b"").replace(b"\r", b"\n")

    def close(self) -> None:
        """Close the stream."""
        self._stream.close()


def with_newlines(stream: Stream) -> Stream:
    """The same lines, ended by newlines instead of the carriage returns that old programs end them with."""
    return Stream(_WithNewlines(stream))


def on_disk(stream: Stream) -> IO[bytes]:
    """All that follows as a file that can be jumped about in, in memory as long as it is small.

    Raises:
        OSError: unpacked it has more bytes than an archive may have.
    """
    size = 0
    file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - the caller closes it
    try:
        while piece := stream.read(_BUFFER):
            size += len(piece)
            if stream.packed and size > ARCHIVE_LIMIT:
                raise OSError(f"unpacked it has more than {ARCHIVE_LIMIT:,} bytes; unpack it and give it by itself")
            file.write(piece)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return file


@contextmanager
def jumpable(stream: Stream) -> Iterator[IO[bytes]]:
    """The same content as a file that can be jumped about in: the file itself where it can, else a copy that is closed afterwards.

    Raises:
        OSError: see `on_disk`.
    """
    source: IO[bytes] | None = stream.source()
    if source is not None:
        yield source
        return
    with on_disk(stream) as copy:
        yield copy
