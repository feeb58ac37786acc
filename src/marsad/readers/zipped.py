"""Zip files: WACZ archives, GDELT tables, pages packed together."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from typing import IO, Any

from marsad.fetching import ARCHIVE_LIMIT
from marsad.readers.document import Document
from marsad.readers.failures import Failure
from marsad.readers.origin import Origin
from marsad.readers.packings import UNPACKING
from marsad.readers.streams import Stream
from marsad.readers.zip_remains import MARK as MARK
from marsad.readers.zip_remains import remains

_MOST_ZIPS = 2  # one in the other, as WACZ archives in a zip file; a file may be made that holds itself
_ENCRYPTED = 1
_OFFICE = ("[Content_Types].xml", "mimetype")
Dispatch = Callable[[Stream, Origin], Iterator[Document | Failure]]


def zipped(file: IO[bytes], origin: Origin, dispatch: Dispatch) -> Iterator[Document | Failure]:
    """The documents of the files in a zip file; of a WACZ archive those of its WARC files.

    Args:
        file: the zip file.
        origin: where it comes from.
        dispatch: reads a file by its content.
    """
    if origin.zips == _MOST_ZIPS:
        yield origin.failure(f"it lies in {_MOST_ZIPS} zip files, one in the other; unpack these and give it by itself")
        return
    try:
        packed = _guarded(lambda: zipfile.ZipFile(file))
    except UNPACKING as error:
        packed = remains(file)
        rest = "what is left of it is read; " if packed.infolist() else ""
        yield origin.failure(f"the zip file is damaged or cut ({error}); {rest}get it again")
    else:
        if not packed.infolist():
            yield origin.failure("there is no file in this archive")
    members = _wanted(packed.infolist())
    if members is None:
        yield origin.failure("it is an office file or an e-book; save it as plain text or HTML")
    for member in members or ():
        yield from _member(packed, member, origin, dispatch)


def _wanted(members: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo] | None:
    files = [m for m in members if not m.filename.endswith("/")]
    if any(m.filename in _OFFICE for m in files):
        return None
    archived = [m for m in files if m.filename.startswith("archive/")]
    # Of a cut archive perhaps nothing else is left.
    if archived and (
        archived == files or any(m.filename.startswith(("indexes/", "datapackage", "pages/")) for m in files)
    ):
        return archived
    return [m for m in files if not any(part.startswith((".", "__MACOSX")) for part in m.filename.split("/"))]


def _member(
    packed: zipfile.ZipFile, member: zipfile.ZipInfo, origin: Origin, dispatch: Dispatch
) -> Iterator[Document | Failure]:
    # What was packed elsewhere names no files here.
    here = origin.within(member.filename, zips=origin.zips + 1, folder=None)
    if member.file_size > ARCHIVE_LIMIT:
        yield here.failure(f"it has more than {ARCHIVE_LIMIT:,} bytes; unpack it and give it by itself")
        return
    if member.flag_bits & _ENCRYPTED:
        yield here.failure("it is locked with a password; unpack it and give it by itself")
        return
    try:
        with Stream(_Member(_guarded(lambda: packed.open(member))), packed=1) as content:
            yield from dispatch(content, here)
    except UNPACKING as error:
        yield here.failure(f"this file of the archive cannot be unpacked ({error}); get the archive again")


class _DamageError(OSError):
    """What cannot be unpacked."""


def _guarded(act: Callable[[], Any]) -> Any:
    """What ``act`` gives; whatever `zipfile` and the packings that it knows raise on damage becomes one thing."""
    try:
        return act()
    except Exception as error:
        raise _DamageError(str(error) or type(error).__name__) from error


class _Member:
    """A file of the archive, to be read from its beginning to its end: jumping back in it would unpack it anew each time."""

    def __init__(self, content: IO[bytes]) -> None:
        self._content = content

    def read(self, size: int) -> bytes:
        """The next bytes, at most ``size`` of them; none at the end."""
        return bytes(_guarded(lambda: self._content.read(size)))

    def close(self) -> None:
        """Close the file."""
        self._content.close()
