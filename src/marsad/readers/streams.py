"""Bytes of a source as they come: looked at without being lost, unpacked, put on disk where a format needs to jump about in them."""

from __future__ import annotations

import codecs
import io
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from marsad.fetching import ARCHIVE_LIMIT
from marsad.readers.packings import BUFFER, UNPACKING, opened

BOM = b"\xef\xbb\xbf"

_IN_MEMORY = 32_000_000


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
        piece = self._held or self._some(min(len(buffer), BUFFER)) or b""
        size = min(len(buffer), len(piece))
        buffer[:size], self._held = piece[:size], piece[size:]
        return size

    def head(self, size: int) -> bytes:
        """The next ``size`` bytes, fewer only at the end; they are still to be read."""
        pieces, have = [self._held], len(self._held)
        while have < size and (piece := self._some(BUFFER)):
            pieces.append(piece)
            have += len(piece)
        self._held = b"".join(pieces)
        return self._held[:size]

    def line(self, most: int) -> bytes:
        """The next line with its end, at most ``most`` bytes of it; one that damage of the source cuts is none."""
        pieces, have = [self._held], len(self._held)
        while b"\n" not in pieces[-1] and have < most and (piece := self._some(BUFFER)):
            pieces.append(piece)
            have += len(piece)
        whole = b"".join(pieces)
        end = whole.find(b"\n") + 1
        size = min(end or len(whole), most)
        if not end and size < most and isinstance(self._source, UpToDamage) and self._source.damage:
            size = 0
        self._held = whole[size:]
        return whole[:size]

    def rest(self, most: int) -> bytes:
        """All that follows, at most ``most`` bytes."""
        pieces, have = [self._held[:most]], min(len(self._held), most)
        self._held = self._held[most:]
        while have < most and (piece := self._some(min(BUFFER, most - have))):
            pieces.append(piece)
            have += len(piece)
        return b"".join(pieces)

    def put_back(self, content: bytes) -> None:
        """Let ``content`` be read again."""
        self._held = content + self._held

    def source(self) -> Any:
        """The source itself, at the place where reading stands; None where it cannot be jumped about in."""
        if not getattr(self._source, "seekable", lambda: False)():
            return None
        self._source.seek(self._source.tell() - len(self._held))
        self._held = b""
        return self._source

    def close(self) -> None:
        """Close the source, except standard input."""
        if not self.closed and not (hasattr(sys.stdin, "buffer") and self._source is sys.stdin.buffer):
            self._source.close()
        super().close()


def unpacked(stream: Stream, how: str) -> Stream:
    """The same content without its packing.

    Args:
        stream: what is packed.
        how: as `marsad.readers.packings.packing` says.

    Raises:
        OSError: this Python or a package lacks what undoes it.
    """
    return Stream(opened(stream, how), stream.packed + 1)


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
        while piece := stream.read(BUFFER):
            size += len(piece)
            if stream.packed and size > ARCHIVE_LIMIT:
                raise OSError(f"unpacked it has more than {ARCHIVE_LIMIT:,} bytes; unpack it and give it by itself")
            file.write(piece)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return file


class UpToDamage:
    """The bytes of a packed stream up to its damage, as a source of another.

    Attributes:
        damage: where it is damaged, in bytes of what is unpacked, and how; None as long as no damage was met.

    Args:
        stream: what is packed, already read as unpacked.
    """

    def __init__(self, stream: Stream) -> None:
        self.damage: str | None = None
        self._stream = stream
        self._given = 0

    def read(self, size: int) -> bytes:
        """The next bytes, at most ``size`` of them; none at the end or behind damage."""
        try:
            piece = b"" if self.damage else self._stream.read(size) or b""
        except UNPACKING as error:
            self.damage = f"after byte {self._given:,} of what is unpacked ({error})"
            return b""
        self._given += len(piece)
        return piece

    def close(self) -> None:
        """Close the stream."""
        self._stream.close()


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
