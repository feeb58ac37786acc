"""What a start works out from lexicons, kept for the next one.

Parsing YAML and spelling out names are the slow parts of a start, so what comes of them is kept in the user's cache folder, named by a digest of
the files it came from; without a writable cache it is made each time. A file is known by its name, size and time of change.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

T = TypeVar("T")
_PACKAGE = Path(__file__).resolve().parent.parent
_ROOMS = ("text", "lexicon", "lexicons", "language", "mentions")
_SUFFIXES = (".py", ".yml", ".tsv")
_MOST = 8  # that are kept by one name, so that changing the files again and again does not fill the disk


def kept(name: str, digest: str, kind: type[T], make: Callable[[], T]) -> T:
    """What an earlier start kept by this name and digest, else what ``make`` gives, which is kept.

    Args:
        name: what it is.
        digest: digest of what it is made from.
        kind: its type, of what MessagePack can tell.
        make: makes it.
    """
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    store = Path(base) / "marsad" / f"{name}-{digest}.msgpack"
    try:
        return msgspec.msgpack.decode(store.read_bytes(), type=kind)
    except (OSError, msgspec.MsgspecError):
        pass
    made = make()
    _keep(store, name, msgspec.msgpack.encode(made))
    return made


def worked_out(name: str, kind: type[T], make: Callable[[], T]) -> T:
    """The same for what depends on nothing but the lexicons and the modules below coding."""
    return kept(name, _package(), kind, make)


def digest_of(place: str, files: Iterable[tuple[str, os.stat_result]]) -> str:
    """The digest of files that lie in ``place``, told by name and what the system says of them."""
    listed = repr([(name, stat.st_size, stat.st_mtime_ns) for name, stat in files])
    return hashlib.sha256(listed.encode() + place.encode()).hexdigest()[:16]


@cache
def _package() -> str:
    files = (entry for room in _ROOMS for entry in _files(_PACKAGE / room))
    return digest_of(str(_PACKAGE), sorted((entry.path, entry.stat()) for entry in files))


def _files(folder: Path | str) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as found:
        for entry in found:
            if entry.is_dir():
                yield from _files(entry.path)
            elif entry.name.endswith(_SUFFIXES):
                yield entry


def _keep(store: Path, name: str, content: bytes) -> None:
    import tempfile  # only a first start writes

    try:
        store.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=store.parent, delete=False) as out:
            out.write(content)
        Path(out.name).replace(store)  # whole or not at all, also with several processes starting
        known = sorted(store.parent.glob(f"{name}-*.msgpack"), key=lambda file: file.stat().st_mtime_ns)
        for old in known[:-_MOST]:
            old.unlink(missing_ok=True)
    except OSError:
        return  # a read-only home only costs time
