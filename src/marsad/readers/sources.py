"""What names stand for: files, folders, patterns, standard input, web addresses."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_DUCK, _DUCK_AT = b"DUCK", 8  # https://duckdb.org/docs/internals/storage
_PATTERN = re.compile(r"[*?\[]")


def is_address(name: object) -> bool:
    """Whether a name is a web address."""
    return isinstance(name, str) and _ADDRESS.match(name) is not None


def sources(inputs: Iterable[str | os.PathLike[str]]) -> Iterator[str | Path]:
    """The sources that ``inputs`` name, in their order.

    A file stands for itself, a folder for its files in sorted order (hidden ones left out), a pattern such as ``pages/**/*.html`` for what it
    matches; "-" (standard input) and web addresses are passed on as strings. A name that does not exist is passed on too; `read` reports it.
    """
    for name in inputs:
        if name == "-" or is_address(name):
            yield str(name)
            continue
        path = Path(name)
        if path.exists() or not _PATTERN.search(str(name)):
            yield from _files(path)
            continue
        matched = sorted(glob.glob(str(name), recursive=True))
        for match in matched:
            yield from _files(Path(match)) if "**" not in str(name) else _file(Path(match))
        if not matched:
            yield path


def _file(path: Path) -> Iterator[Path]:
    """A match of ``**``: folders come with their files as matches of their own."""
    if not path.is_dir():
        yield path


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for folder, folders, files in os.walk(path):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for file in sorted(files):
            found = Path(folder, file)
            if not file.startswith(".") and not _is_book(found):
                yield found


def _is_book(path: Path) -> bool:
    """Whether a file met in a folder is a record book (a DuckDB file) or its log of changes, which is no page."""
    if path.suffix == ".wal":
        return _is_book(path.with_suffix(""))
    if not path.is_file():
        return False  # a pipe would be waited for
    try:
        with path.open("rb") as content:
            return content.read(_DUCK_AT + len(_DUCK))[_DUCK_AT:] == _DUCK
    except OSError:
        return False  # whoever reads it says what is wrong
