"""Lists of files and addresses: Common Crawl News paths, GDELT file lists and tables, plain lists of addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from marsad.readers.charset import LIMIT
from marsad.readers.document import Document
from marsad.readers.failures import Failure
from marsad.readers.origin import Origin
from marsad.readers.sources import is_address
from marsad.readers.streams import Stream

COMMON_CRAWL = "https://data.commoncrawl.org/"
"""Where the paths of Common Crawl count from."""

_ARCHIVE = re.compile(rb"[^\s<>\"']{1,400}\.(?:warc|wacz)(?:\.(?:gz|zst|xz|bz2))?", re.IGNORECASE)
_GDELT_FILE = re.compile(rb"\d+\s+[0-9a-f]{32}\s+(https?://\S+\.zip)", re.IGNORECASE)
_ADDRESS = re.compile(rb"https?://\S+", re.IGNORECASE)
_MOST_LINE = 100_000
# Columns of addresses: GDELT 2.0 events (61 columns, the last), mentions (16, the sixth), knowledge graph (27, the fifth).
_GDELT_COLUMNS = {61: 60, 58: 57, 16: 5, 27: 4}
_GDELT_NAME = re.compile(r"\.(?:export|mentions|gkg)\.csv(?:\.zip)?\b", re.IGNORECASE)


def is_listing(head: bytes) -> bool:
    """Whether every line of ``head`` (the last, cut one apart) names an archive, a file of GDELT or an address."""
    lines = [line.strip() for line in head.split(b"\n")]
    whole = [line for line in (lines[:-1] if len(lines) > 1 and len(head) > 60_000 else lines) if line]
    return bool(whole) and all(_named(line) is not None for line in whole)


def listing(stream: Stream, origin: Origin) -> Iterator[Document | Failure]:
    """The documents of all files and addresses that a list names."""
    number = 0
    while line := stream.line(_MOST_LINE):
        number += 1
        if not line.strip():
            continue
        name = _named(line.strip())
        if name is None:
            yield origin.failure("the line names no archive and no address", line=number)
        else:
            yield from _followed(name, origin, number)


def is_gdelt(name: str, head: bytes) -> bool:
    """Whether a table is one of GDELT: by its name, and by as many columns as one of its tables has."""
    return bool(_GDELT_NAME.search(name)) and head.split(b"\n", 1)[0].count(b"\t") + 1 in _GDELT_COLUMNS


def gdelt(stream: Stream, origin: Origin) -> Iterator[Document | Failure]:
    """The pages that a table of GDELT names, each fetched once."""
    number, seen = 0, set[str]()
    while line := stream.line(LIMIT):
        number += 1
        cells = line.rstrip(b"\r\n").split(b"\t")
        column = _GDELT_COLUMNS.get(len(cells))
        address = cells[column].decode("utf-8", "replace").strip() if column is not None else ""
        if not is_address(address):
            yield origin.failure("the row has no address of a page where a table of GDELT has it", line=number)
        elif address not in seen:
            seen.add(address)
            yield from _followed(address, origin, number)


def _named(line: bytes) -> str | None:
    """The archive, file or address that a line names."""
    gdelt_file = _GDELT_FILE.fullmatch(line)
    if gdelt_file:
        return gdelt_file[1].decode("ascii", "replace")
    if _ARCHIVE.fullmatch(line) or _ADDRESS.fullmatch(line):
        return line.decode("utf-8", "replace")
    return None


def _followed(name: str, origin: Origin, number: int) -> Iterator[Document | Failure]:
    where = _place(name, origin.folder)
    if where is None:
        yield origin.failure(f"there is no file {name}; put it beside the list", line=number)
        return
    url = where if isinstance(where, str) else None
    yield from origin.follow(where, origin.within(str(where), url=url, published=None))


def _place(name: str, folder: Path | None) -> str | Path | None:
    """Where a listed file is: at its address, beside a local list or in a folder above, else at Common Crawl."""
    if is_address(name):
        return name
    if folder is not None:
        for base in (folder, *folder.resolve().parents):
            if (base / name).is_file():
                return base / name
    return COMMON_CRAWL + name if name.startswith("crawl-data/") else None
