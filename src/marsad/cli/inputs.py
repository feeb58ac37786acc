"""What is named on the command line, as documents."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from marsad.cli.status import WrongUse
from marsad.pipeline import Failed
from marsad.readers import Document, NotADateError, ReadError
from marsad.readers.published import given


class Inputs:
    """The documents of files, folders and standard input; what cannot be read is passed on as failed."""

    def __init__(self, names: list[str], *, published: str | None, url: str | None) -> None:
        try:
            given(published)
        except NotADateError as error:
            raise WrongUse(f"--published: {error}") from error
        self._names, self._published, self._url = names, published, url

    @property
    def total(self) -> int | None:
        """How many articles there are, None if unknown."""
        return None

    def __iter__(self) -> Iterator[Document | Failed]:
        for name in self._names:
            path = Path(name)
            try:
                content = sys.stdin.buffer.read() if name == "-" else path.read_bytes()
            except OSError as error:
                yield Failed(name, str(error))
                continue
            if path.suffix == ".jsonl":
                for n, line in enumerate(content.splitlines(), 1):
                    try:
                        yield Document.from_json(json.loads(line))
                    except (ValueError, ReadError) as error:
                        yield Failed(f"{name}, line {n}", str(error))
                continue
            try:
                if b"<html" in content[:2000].lower():
                    yield Document.from_html(content, published=self._published, url=self._url)
                else:
                    yield Document.from_text(content.decode(), published=self._published, url=self._url)
            except (ReadError, UnicodeDecodeError) as error:
                yield Failed(name, str(error))
