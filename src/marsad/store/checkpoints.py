"""Checkpoints of a DuckDB file that a kill at any moment cannot break.

DuckDB writes what is committed into a log beside the file and moves it into the file at a checkpoint. New data go to unused places, but the blocks
that list the data are written over where they lie, while the file still counts on them (seen in DuckDB 2.0.1). A process that is killed in the middle
of such a block leaves half of it, which fits no checksum, and the file cannot be opened again.

So these blocks are kept beside the file while a checkpoint lasts. Whoever opens the file next and finds them looks at the heads of the file, which
DuckDB writes last: are they as they were, the checkpoint did not come to its end and the blocks are put back; the log still has what was to be moved.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO
from weakref import WeakValueDictionary

import duckdb
import msgspec

if sys.platform != "win32":
    import fcntl

_HEADS = 3 * 4096  # bytes: of the file and of its two last states, https://duckdb.org/docs/stable/internals/storage
_BLOCK = 262_144  # bytes
_NONE_BY_ITSELF = ("SET checkpoint_threshold = '1TB'", "PRAGMA disable_checkpoint_on_shutdown")
_LISTING = "SELECT block_id FROM pragma_metadata_info() ORDER BY block_id"
_IN_LOG = "SELECT wal_size FROM pragma_database_size()"


class _Kept(msgspec.Struct):
    heads: bytes
    blocks: list[tuple[int, bytes]]  # by their first byte in the file


@dataclass(slots=True, eq=False, weakref_slot=True)
class _Use:
    """What this process does with a file.

    A process that closes a file gives up every lock that it has on it, DuckDB's too, and locks do not keep its own threads apart. So the file itself
    is looked into only while no connection of the process has it, and what is opened then is closed with the last of them.
    """

    lock: threading.Lock = field(default_factory=threading.Lock)
    connections: int = 0
    opened: list[BinaryIO] = field(default_factory=list)


_LOCK = threading.Lock()
_uses: WeakValueDictionary[Path, _Use] = WeakValueDictionary()
_open: set[_Use] = set()  # keeps those of open files


def log(path: Path) -> Path:
    """Where DuckDB writes what is committed."""
    place = path.resolve()
    name, mark, rest = place.name.partition("?")  # which begins settings for DuckDB
    return place.with_name(f"{name}.wal{mark}{rest}")


def kept(path: Path) -> Path:
    """Where blocks of a file are kept while a checkpoint lasts."""
    place = path.resolve()
    return place.with_name(f"{place.name}.undo")


def connected(path: Path, *, write: bool, look: Callable[[Path], None] = lambda _: None) -> duckdb.DuckDBPyConnection:
    """A connection to a file that a killed process may have left in the middle of a checkpoint; to be ended by `close`.

    Args:
        path: the file.
        write: whether it may write.
        look: looks into the file before, if nobody of this process has it open; what it raises comes through.

    Raises:
        duckdb.Error: it cannot be opened.
    """
    use = _use(path)
    with use.lock:
        if not use.connections:
            look(path)
            _restore(path)
        database = duckdb.connect(str(path), read_only=not write)
        for setting in _NONE_BY_ITSELF if write else ():
            database.execute(setting)
        use.connections += 1
        _open.add(use)
    return database


def close(database: duckdb.DuckDBPyConnection, path: Path, *, wrote: bool) -> None:
    """Close a connection; what one that ``wrote`` left in the log is moved into the file.

    Where that cannot be done, because the disk is full or another thread writes, it stands in the log for the next one who writes.
    """
    use = _use(path)
    with use.lock:
        try:
            if wrote and database.execute(_IN_LOG).fetchone() != ("0 bytes",):
                with suppress(PermissionError):  # Windows lets nobody else read a file that is being written
                    file = path.open("rb")
                    use.opened.append(file)
                    _keep(database, file, kept(path))
                database.execute("CHECKPOINT")
                kept(path).unlink(missing_ok=True)
        except (duckdb.Error, OSError):
            pass
        finally:
            with suppress(duckdb.Error):
                database.close()
            use.connections -= 1
            if not use.connections:
                _open.discard(use)
                while use.opened:
                    use.opened.pop().close()


def opened(path: Path) -> BinaryIO:
    """A file to which this process has a connection, opened for reading; it is closed with the last connection, and by nobody else.

    Raises:
        OSError: it cannot be opened.
    """
    use = _use(path)
    with use.lock:
        file = path.open("rb")
        use.opened.append(file)
    return file


def _use(path: Path) -> _Use:
    with _LOCK:
        return _uses.setdefault(path.resolve(), _Use())


def _keep(database: duckdb.DuckDBPyConnection, file: BinaryIO, place: Path) -> None:
    there = _Kept(file.read(_HEADS), [])
    for (number,) in database.execute(_LISTING).fetchall():
        at = _HEADS + number * _BLOCK
        file.seek(at)
        there.blocks.append((at, file.read(_BLOCK)))
    unfinished = place.with_name(f".{place.name}")
    try:
        with unfinished.open("wb") as out:
            out.write(msgspec.msgpack.encode(there))
            out.flush()
            os.fsync(out.fileno())
        unfinished.replace(place)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise


def _restore(path: Path) -> None:
    place = kept(path)
    if not place.exists():
        return
    # What cannot be read or written is told by who opens the file; what somebody else named so is no matter of ours.
    with suppress(OSError, msgspec.DecodeError), path.open("r+b") as file:
        if sys.platform != "win32":
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)  # refused while another process has the file
        there = msgspec.msgpack.decode(place.read_bytes(), type=_Kept)
        if file.read(_HEADS) == there.heads:
            for at, content in there.blocks:
                file.seek(at)
                file.write(content)
            file.flush()
            os.fsync(file.fileno())
        place.unlink()
