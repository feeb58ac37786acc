"""What names stand for: files, folders, patterns, standard input, web addresses."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_PATTERN = re.compile(r"[*?\[]")
_BOOK, _BOOK_AT = b"DUCK", 8  # https://duckdb.org/docs/internals/storage
_BESIDE = (".wal", ".tmp", ".undo")
"""Ends of the names of what is kept beside a book while somebody writes, the first two by DuckDB."""


def is_address(name: object) -> bool:
    """Whether a name is a web address."""
    return isinstance(name, str) and _ADDRESS.match(name) is not None


def sources(inputs: Iterable[str | os.PathLike[str]], *, without: Collection[Path] = ()) -> Iterator[str | Path]:
    """The sources that ``inputs`` name, in their order.

    A file stands for itself, a folder for its files in sorted order (hidden ones and record books left out), a pattern such as ``pages/**/*.html``
    for what it matches (without record books); "-" (standard input) and web addresses are passed on as strings. A name that does not exist is passed
    on too; `read` reports it.

    Args:
        inputs: the names.
        without: files, resolved, that no folder or pattern stands for, such as those that are written meanwhile.
    """
    for name in inputs:
        if name == "-" or is_address(name):
            yield str(name)
            continue
        path = Path(name)
        literal = path.exists() or not _PATTERN.search(str(name))
        for file in _files(path) if literal else _matches(path):
            if file == path or not without or file.resolve() not in without:
                yield file


def _matches(pattern: Path) -> Iterator[Path]:
    matched = sorted(glob.glob(str(pattern), recursive=True))
    for match in matched:
        yield from _matched(Path(match), deep="**" in str(pattern))
    if not matched:
        yield pattern


def _matched(path: Path, *, deep: bool) -> Iterator[Path]:
    """The files that a match of a pattern stands for; folders that ``**`` matches come with their files as matches of their own."""
    if not _is_of_book(path) and not _is_of_book(path.parent) and not (deep and path.is_dir()):
        yield from _files(path)


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for folder, folders, files in os.walk(path):
        folders[:] = sorted(f for f in folders if not f.startswith(".") and not _is_of_book(Path(folder, f)))
        found = (Path(folder, file) for file in sorted(files) if not file.startswith("."))
        yield from (path for path in found if not _is_of_book(path))


def _is_of_book(path: Path) -> bool:
    """Whether a path is a record book (a DuckDB file), or a file or folder that one keeps beside itself."""
    return _is_book(path) or (path.suffix in _BESIDE and _is_book(path.with_suffix("")))


def _is_book(path: Path) -> bool:
    if not path.is_file():  # nor wait for a pipe
        return False
    try:
        with path.open("rb") as content:
            return content.read(_BOOK_AT + len(_BOOK))[_BOOK_AT:] == _BOOK
    except OSError:
        return False  # `read` says why
