"""Where output goes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from marsad.cli.status import WrongUse


@contextmanager
def opened(path: Path | None, *, mark: bool = False) -> Iterator[TextIO]:
    """A file to write to, or standard output if there is none.

    Args:
        path: the file.
        mark: whether it begins with a byte order mark.

    Raises:
        WrongUse: it cannot be written.
    """
    if path is None:
        # Whatever the locale: JSON is UTF-8, and a lone surrogate becomes the escape that JSON has for it.
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
        yield sys.stdout
        return
    try:
        # Spreadsheets take a table for UTF-8 only if it begins with a byte order mark.
        out = path.open("w", encoding="utf-8-sig" if mark else "utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        raise WrongUse(f"cannot write to {path}: {error.strerror}") from error
    with out:
        yield out
