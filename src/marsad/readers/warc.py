"""Web archives: WARC (plain or packed record by record) and the pages in it.

An archive that is damaged is read up to the damage and on from the next record that is whole. Lines may end in LF alone, which some programs make of
CR LF; the lengths that the records tell may then count what is no longer there. Such an archive must not be packed.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import IO, Any

from marsad.readers.document import Document
from marsad.readers.failures import Failure
from marsad.readers.origin import Origin
from marsad.readers.packings import ZSTANDARD, Behind, DictionaryError, dictionary, opened, opening
from marsad.readers.streams import Stream, UpToDamage, on_disk
from marsad.readers.warc_pages import CUT_HEAD, End, bare, page_of

MARK = b"WARC/"
Record = tuple[int, Document | Failure | None, bool]

_PIECE = 1 << 16
_MEMBER = b"\x1f\x8b\x08"
_MOST_TRIES = 1_000
"""As many more places than there are whole records may look like the beginning of one and be none."""
_RECORD = b"\nWARC/1."
_HEAD = 4_096


def warc(file: IO[bytes], origin: Origin) -> Iterator[Document | Failure]:
    """The pages of a WARC file that can be jumped about in: responses with status 200 and resources, of HTML or plain text."""
    begin = file.tell()
    try:
        own = dictionary(lambda size: _at(file, begin, size))
    except DictionaryError as error:
        yield origin.failure(str(error))
        return
    start: int | None = begin + len(own)
    mark = next((m for m in (_MEMBER, ZSTANDARD) if _at(file, begin + len(own), len(m)) == m), _RECORD)
    pages, damaged, left = 0, False, _MOST_TRIES
    while start is not None:
        place = _Place(start, start)
        try:
            for at, item, begins in _records(file, start, own, origin):
                place.met(at, begins=begins)
                damaged, left, pages = False, left + 1, pages + (item is not None)
                yield from origin.parts(item) if item is not None else ()
            if not place.known and start > begin + len(own):
                yield origin.failure(CUT_HEAD)
            start, left = _unread(file, place.reached + 1, left) if mark == _MEMBER else (None, left)
        except _DamageError as damage:
            for page in _around_damage(file, place, origin) if mark == _MEMBER else ():
                pages, damaged = pages + 1, False
                yield from origin.parts(page)
            if not damaged:
                yield origin.failure(
                    f"the archive is damaged after byte {place.reached:,} ({damage}); reading goes on at the next whole record"
                )
            pages, damaged, left = pages + 1, True, left - 1
            start = _next(file, place.reached + 1, mark) if left else None
    if not left:
        yield origin.failure(
            f"hardly a record up to byte {place.reached:,} is whole; the rest of the archive was not read"
        )
    if not pages:
        yield origin.failure("there is no page in this archive; it should hold responses with HTML")


@dataclass(slots=True)
class _Place:
    """How far an archive was read: the place of the last record, where the gzip member that it lies in begins, how many records of that are known."""

    reached: int
    member: int
    known: int = 0

    def met(self, at: int, *, begins: bool) -> None:
        """A record was read; ``begins`` where a member begins with it."""
        self.reached = at
        if begins:
            self.member, self.known = at, 0
        self.known += 1


def _around_damage(file: IO[bytes], place: _Place, origin: Origin) -> Iterator[Document]:
    """The pages of a damaged gzip member beyond those that are known: where it has many, FastWARC stops long before its damage."""
    file.seek(place.member)
    packed = Stream(_Lent(b"", file))
    content = UpToDamage(Stream(opened(packed, "gzip", most=2)))  # the member, or the one behind it is damaged
    known, left = place.known, _MOST_TRIES
    start: int | None = 0
    with suppress(OSError), on_disk(Stream(content, packed=1)) as copy:
        while start is not None and left:
            reached, left = start, left - 1
            try:
                for at, item, _ in islice(_records_of(copy, start, origin), known, None):
                    reached = at
                    if isinstance(item, Document):
                        yield item
                return
            except _DamageError:
                known, start = 0, _next(copy, reached + 1, _RECORD)


class _Lent(Behind):
    def close(self) -> None:
        """Nothing: who lent the file goes on with it."""


class _DamageError(Exception):
    """An archive that cannot be read on."""


def _records(file: IO[bytes], start: int, own: bytes, origin: Origin) -> Iterator[Record]:
    """Every record with its place, what it holds if that is a page, and whether it begins there; ``own`` is the frame of the archive's dictionary."""
    if not own:
        yield from _records_of(file, start, origin)
        return
    from fastwarc.warc import ArchiveIterator

    file.seek(start)
    records = _guarded(lambda: iter(ArchiveIterator(Behind(own, file), parse_http=False)))  # type: ignore[arg-type]
    while (record := _guarded(lambda: next(records, None))) is not None:
        yield start + record.stream_pos - len(own), _guarded(lambda record=record: page_of(record, origin, None)), True


def _records_of(file: IO[bytes], start: int, origin: Origin) -> Iterator[Record]:
    from fastwarc.warc import ArchiveIterator

    following: int | None = start
    while following is not None:
        place, following = following, None
        lf = bare(opening(_peek(file, place), 100))
        file.seek(place)
        records = _guarded(lambda lf=lf: iter(ArchiveIterator(file, parse_http=False, quirks_mode=lf)))
        while following is None and (record := _guarded(lambda records=records: next(records, None))) is not None:
            begun = b"" if lf else opening(_peek(file, record.stream_pos), 100)
            # Records packed together have no place of their own; what stands there is then no beginning of one.
            if begun.startswith(MARK) and bare(begun):
                following = record.stream_pos
                continue
            end = _true_end(file, record) if lf else None
            page = _guarded(lambda record=record, end=end: page_of(record, origin, end))
            yield record.stream_pos, page, begun.startswith(MARK)
            following = end.next if end is not None else None


def _true_end(file: IO[bytes], record: Any) -> End | None:
    """Where a record ends whose length leads into another one, as it counts line ends that were taken away; None where it does not."""
    head = _peek(file, record.stream_pos)
    if not head.startswith(MARK):
        return None
    content = record.stream_pos + head.find(b"\n\n") + 2
    after = _peek(file, content + record.content_length).lstrip(b"\r\n")
    if not after or after.startswith(MARK):
        return None
    place = file.tell()
    following = _next(file, content, _RECORD)
    file.seek(place)
    if following is None or following > content + record.content_length:
        return None
    return End(following - content, following)


def _unread(file: IO[bytes], start: int, left: int) -> tuple[int | None, int]:
    """Where a packed record begins at or after ``start``, perhaps cut, and how many tries are left.

    FastWARC takes a gzip member without content for the end, and passes over one whose head is cut.
    """
    place = _next(file, start, _MEMBER)
    while place is not None and left:
        member, head = zlib.decompressobj(31), _at(file, place, _HEAD)
        with suppress(zlib.error):
            found = member.decompress(head, len(MARK))
            if found == MARK or (not found and not member.eof and len(head) < _HEAD):
                return place, left
        place, left = _next(file, place + 1, _MEMBER), left - 1
    return None, left


def _guarded(act: Any) -> Any:
    """What ``act`` gives; whatever the archive library raises on damage, its panics too, becomes one thing."""
    try:
        return act()
    except (KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError):
        raise
    except BaseException as error:
        raise _DamageError(str(error)[:120] or type(error).__name__) from error


def _peek(file: IO[bytes], place: int) -> bytes:
    """What stands at ``place``, without leaving where reading stands."""
    reading = file.tell()
    found = _at(file, place, _HEAD)
    file.seek(reading)
    return found


def _at(file: IO[bytes], place: int, size: int) -> bytes:
    file.seek(place)
    found = file.read(size)
    file.seek(place)
    return found


def _next(file: IO[bytes], start: int, mark: bytes) -> int | None:
    """Where the next record may begin at or after ``start``."""
    at = start
    while True:
        piece = _at(file, at, _PIECE)
        found = piece.find(mark)
        if found >= 0:
            return at + found + (1 if mark == _RECORD else 0)
        if len(piece) < _PIECE:
            return None
        at += _PIECE - len(mark)
