"""Where output goes."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO, cast

from marsad.cli.status import WrongUse

_FULL = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT})
_CLOSED = errno.EBADF


def reopen_closed() -> None:
    """Let standard streams that the caller closed be there: nothing to read, messages that go nowhere, output that fails once there is any.

    Otherwise the next file that is opened would take the place of the closed one, and be written into by whoever means standard output.
    """
    if sys.stdin is None:
        sys.stdin = _stream(os.O_RDONLY, "r")
    if sys.stdout is None:
        sys.stdout = _stream(os.O_RDONLY, "w")
    if sys.stderr is None:
        sys.stderr = _stream(os.O_WRONLY, "w")


def _stream(flags: int, mode: str) -> TextIO:
    return cast(TextIO, open(os.open(os.devnull, flags), mode, encoding="utf-8", errors="backslashreplace"))


def is_closed(error: OSError) -> bool:
    """Whether there was no standard output to write to."""
    return error.errno == _CLOSED and error.filename is None


def is_full(error: OSError) -> bool:
    """Whether the disk took no more."""
    return error.errno in _FULL


def cannot_write(name: object, error: OSError) -> WrongUse:
    """What to say of output that could not be written.

    Args:
        name: where it was to go.
        error: what happened.
    """
    reason = "the disk is full; make room and run the command again" if is_full(error) else error.strerror or error
    if is_closed(error):
        reason = "it is closed; leave it open, or name a file with --output"
    return WrongUse(f"cannot write to {name}: {reason}")


@contextmanager
def opened(path: Path | None, *, mark: bool = False) -> Iterator[TextIO]:
    """A file to write to, or standard output if there is none.

    Args:
        path: the file.
        mark: whether it begins with a byte order mark.

    Raises:
        WrongUse: it cannot be written, now or later.
    """
    if path is None:
        # Whatever the locale: JSON is UTF-8, and a lone surrogate becomes the escape that JSON has for it.
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
        yield sys.stdout
        return
    try:
        file = _File(path, "w")
    except OSError as error:
        raise cannot_write(path, error) from error
    # Spreadsheets take a table for UTF-8 only if it begins with a byte order mark.
    encoding = "utf-8-sig" if mark else "utf-8"
    with io.TextIOWrapper(io.BufferedWriter(file), encoding, errors="backslashreplace", newline="\n") as out:
        yield out


class _File(io.FileIO):
    """A file that tells itself why it cannot be written: whoever writes does other things meanwhile that may fail, too."""

    def write(self, data: Any, /) -> int:
        with self._told():
            return super().write(data)

    def close(self) -> None:
        with self._told():
            super().close()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except BrokenPipeError:
            raise
        except OSError as error:
            raise cannot_write(self.name, error) from error
