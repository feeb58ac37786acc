"""What a start works out from lexicons, kept for the next one.

Parsing YAML and spelling out names are the slow parts of a start, so what comes of them is kept in the user's cache folder, named by a digest of
the content of the files it came from; without a cache folder that can be written, or can be trusted, it is made each time.

A file is taken only as it was written: it carries a checksum, and where the system knows owners, folder and file must belong to whoever runs
this, or to root, and nobody else may write them. It holds data alone, so that reading one runs nothing.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

T = TypeVar("T")
PACKAGE = Path(__file__).resolve().parent.parent
_ROOMS = tuple(PACKAGE / room for room in ("records", "text", "lexicon", "lexicons", "language", "mentions"))
_SUFFIXES = (".py", ".yml", ".tsv")
_MOST = 8  # that are kept by one name, so that changing the files again and again does not fill the disk
_SUM = 16  # bytes of a checksum
_SUFFIX, _HALF = ".msgpack", ".half"
_ABANDONED = 3600.0  # seconds after which nobody writes a half-written file any more
_PRIVATE, _OTHERS_WRITE = 0o700, stat.S_IWGRP | stat.S_IWOTH
# No link is followed, nor a pipe waited for, where the system can tell.
_WARY = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


def kept(name: str, files: tuple[Path, ...], kind: type[T], make: Callable[[], T]) -> T:
    """What an earlier start kept by this name, if it was made from the same files; else what ``make`` gives, which is kept.

    Args:
        name: what it is.
        files: files that it is made from, and folders of such files.
        kind: its type, of what MessagePack can tell.
        make: makes it.
    """
    first = _package()  # before anything is read: what is worked out later may come of what is read now
    digest = first if files is _ROOMS else _digest(files)
    folder = _folder()
    if folder is None:
        return make()
    store = folder / f"{name}-{digest}{_SUFFIX}"
    try:
        return msgspec.msgpack.decode(_read(store), type=kind)
    except (OSError, msgspec.MsgspecError):
        pass
    made = make()
    if _digest(files) == digest:  # else they were changed since, and nobody knows what was read
        _keep(store, name, msgspec.msgpack.encode(made))
    return made


def worked_out(name: str, kind: type[T], make: Callable[[], T]) -> T:
    """The same for what depends on nothing but the lexicons and the modules below coding."""
    return kept(name, _ROOMS, kind, make)


@cache
def _package() -> str:
    """The digest of all that names are spelled out by, as it is when anything is asked for the first time."""
    return _digest(_ROOMS)


def _digest(files: Iterable[Path]) -> str:
    """The digest of the names and the content of files, and of what else decides what is made of them."""
    total = hashlib.sha256(repr((sys.version_info[:2], msgspec.__version__)).encode())
    for file in files:
        for path in sorted(_within(file)) if file.is_dir() else [str(file)]:
            content = Path(path).read_bytes()
            name = path.removeprefix(str(file.parent))  # the same in every place where the package may lie
            total.update(f"{name} {len(content)}\n".encode(errors="surrogateescape"))
            total.update(content)
    return total.hexdigest()[:16]


def _within(folder: Path | str) -> Iterator[str]:
    with os.scandir(folder) as found:
        for entry in found:
            if entry.name.startswith("."):
                continue  # what an editor leaves beside a file
            if entry.is_dir():
                yield from _within(entry.path)
            elif entry.name.endswith(_SUFFIXES):
                yield entry.path


def _folder() -> Path | None:
    """The cache folder of this package; None where the user has no home."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    if os.path.isabs(base):  # a relative one is void
        return Path(base) / "marsad"
    try:
        return Path.home() / ".cache" / "marsad"
    except RuntimeError:
        return None


def _read(store: Path) -> bytes:
    """What a file holds behind its checksum.

    Raises:
        OSError: there is none, or it is not to be trusted, or it is damaged.
    """
    if not _is_ours(store.parent.stat()):
        raise PermissionError(f"{store.parent} is not ours")
    with open(store, "rb", opener=lambda path, flags: os.open(path, flags | _WARY)) as file:
        found = os.fstat(file.fileno())
        if not stat.S_ISREG(found.st_mode) or not _is_ours(found):
            raise PermissionError(f"{store} is not ours")
        content = file.read()
    if content[:_SUM] != _checksum(store, content[_SUM:]):
        raise OSError(f"{store} is damaged")
    return content[_SUM:]


def _is_ours(found: os.stat_result) -> bool:
    """Whether nobody but whoever runs this, and root, may change a file or folder."""
    if not hasattr(os, "geteuid"):
        return True  # what the folder of a user inherits protects it
    return found.st_uid in (os.geteuid(), 0) and not found.st_mode & _OTHERS_WRITE


def _checksum(store: Path, content: bytes) -> bytes:
    """The checksum of what is kept as ``store``, which is none of the same content by another name."""
    return hashlib.blake2b(content, digest_size=_SUM, key=store.name.encode()[:64]).digest()


def _keep(store: Path, name: str, content: bytes) -> None:
    import tempfile  # only a first start writes

    half: Path | None = None
    try:
        _make_room(store.parent)
        with tempfile.NamedTemporaryFile(dir=store.parent, suffix=_HALF, delete=False) as out:
            half = Path(out.name)
            out.write(_checksum(store, content) + content)
        half.replace(store)  # whole or not at all, also with several processes starting
        half = None
        _forget_old(store.parent, name)
    except OSError:
        return  # a full disk or a read-only home only costs time
    finally:
        if half is not None:
            _remove(half)


def _make_room(folder: Path) -> None:
    """Makes a folder that nobody else may write, or closes one of ours that others may.

    Raises:
        OSError: it cannot be made, or belongs to somebody else.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=_PRIVATE, exist_ok=True)
    found = folder.lstat()
    if (
        hasattr(os, "geteuid")
        and found.st_uid == os.geteuid()
        and stat.S_ISDIR(found.st_mode)
        and found.st_mode & _OTHERS_WRITE
    ):
        folder.chmod(stat.S_IMODE(found.st_mode) & ~_OTHERS_WRITE)
    if not _is_ours(folder.stat()):
        raise PermissionError(f"{folder} is not ours")


def _forget_old(folder: Path, name: str) -> None:
    """Removes all but the newest files of one name, and what starts that were killed left half-written."""
    ages: list[tuple[float, Path]] = []
    for file in folder.iterdir():
        changed = file.stat().st_mtime
        if file.suffix == _HALF and time.time() - changed > _ABANDONED:
            _remove(file)
        elif file.suffix == _SUFFIX and file.stem.rpartition("-")[0] == name:
            ages.append((changed, file))
    for _, old in sorted(ages)[:-_MOST]:
        _remove(old)


def _remove(file: Path) -> None:
    try:
        file.unlink(missing_ok=True)
    except OSError:
        return
