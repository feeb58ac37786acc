"""What names stand for: files, folders, patterns, standard input, web addresses."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
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
        yield from (Path(folder, file) for file in sorted(files) if not file.startswith("."))
