"""What is left of a zip file that was cut: its directory stood at the end, but every file in it has a head of its own."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator
from typing import IO

from marsad.fetching import ARCHIVE_LIMIT

MARK = b"PK\x03\x04"

_HEAD = struct.Struct(
    "<4s2xHH4xIIIHH"
)  # mark, flags, method, sum, packed and unpacked size, lengths of the name and of what follows it
_LARGE = struct.Struct("<QQ")  # unpacked and packed size of what is too large for the head
_LARGE_ID, _UNTOLD = 1, 0xFFFFFFFF
_SIZES_BEHIND, _UTF8 = 0x8, 0x800
_BEHIND = b"PK\x07\x08"
_LONGEST_BEHIND = 24
_NONE = b"PK\x05\x06" + bytes(18)  # a zip file without files
_PIECE = 1 << 16


def remains(file: IO[bytes]) -> zipfile.ZipFile:
    """A cut zip file with a directory made from the heads of the files in it; the last of them may be cut."""
    packed = zipfile.ZipFile(io.BytesIO(_NONE))
    packed.fp = file
    packed.filelist.extend(_files(file))
    return packed


def _files(file: IO[bytes]) -> Iterator[zipfile.ZipInfo]:
    end = file.seek(0, io.SEEK_END)
    at = 0
    while (head := _at(file, at, _HEAD.size)).startswith(MARK) and len(head) == _HEAD.size:
        _, flags, method, told, size, whole, named, more = _HEAD.unpack(head)
        name, extra = _at(file, at + _HEAD.size, named), _at(file, at + _HEAD.size + named, more)
        start = at + _HEAD.size + named + more
        if _UNTOLD in (size, whole):
            whole, size = _large(extra)
        known: int | None = size
        if flags & _SIZES_BEHIND and not size:
            known, whole = _size_behind(file, start), ARCHIVE_LIMIT
        is_cut = known is None or start + known > end
        if flags & _UTF8 and not _is_utf8(name):
            flags -= _UTF8
        found = zipfile.ZipInfo(name.decode("utf-8" if flags & _UTF8 else "cp437"))
        found.header_offset, found.compress_type, found.flag_bits = at, method, flags
        found.compress_size, found.file_size = end - start if is_cut else known or 0, whole
        if not is_cut and not flags & _SIZES_BEHIND:  # without a sum, what is there is given up to its end
            found.CRC = told
        yield found
        behind = _at(file, start + found.compress_size, _LONGEST_BEHIND + len(MARK)).find(MARK)
        if behind < 0:
            return
        at = start + found.compress_size + behind


def _is_utf8(name: bytes) -> bool:
    try:
        name.decode()
    except UnicodeDecodeError:
        return False
    return True


def _at(file: IO[bytes], place: int, size: int) -> bytes:
    file.seek(place)
    return file.read(size)


def _large(extra: bytes) -> tuple[int, int]:
    """The unpacked and packed size among what follows the name; nothing where they are not told."""
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        if kind == _LARGE_ID and size >= _LARGE.size and at + 4 + size <= len(extra):
            whole, packed = _LARGE.unpack_from(extra, at + 4)
            return whole, packed
        at += 4 + size
    return 0, 0


def _size_behind(file: IO[bytes], start: int) -> int | None:
    """The packed size of a file that tells it only behind its content; None where the archive ends before."""
    at = start
    while len(piece := _at(file, at, _PIECE)) > len(_BEHIND):
        found = piece.find(_BEHIND)
        while found >= 0:
            size = at + found - start
            told = _at(file, at + found + 8, 8)  # behind the mark and a sum
            if size in (int.from_bytes(told[:4], "little"), int.from_bytes(told, "little")):
                return size
            found = piece.find(_BEHIND, found + 1)
        at += len(piece) - len(_BEHIND) + 1
    return None
