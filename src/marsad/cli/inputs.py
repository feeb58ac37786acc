"""What is named on the command line, as documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from marsad.cli.status import WrongUse
from marsad.readers import Document, Failure, NotADateError, read, sources
from marsad.readers.published import given

_BLOCK = 1 << 20


class Inputs:
    """The documents of files, folders and standard input; what cannot be read is passed on as a failure.

    Raises:
        WrongUse: ``published`` is no date, or standard input is named twice.
    """

    def __init__(self, names: Sequence[str], *, published: str | None, url: str | None) -> None:
        try:
            given(published)
        except NotADateError as error:
            raise WrongUse(f"--{error}") from error
        if list(names).count("-") > 1:
            raise WrongUse("standard input (-) can be read once only")
        self._names, self._published, self._url = names, published, url

    def __iter__(self) -> Iterator[Document | Failure]:
        for name in self._names:
            found = False
            for source in sources([name]):
                found = True
                yield from read(source, published=self._published, url=self._url)
            if not found:
                yield Failure(name, "there is no page in this folder; give files, or a folder that holds some")

    def total(self) -> int | None:
        """How many articles there are; None if that cannot be told without reading them."""
        count = 0
        for source in sources(self._names):
            if source == "-" or str(source).endswith(".gz"):
                return None
            count += _lines(Path(source)) if str(source).endswith((".jsonl", ".ndjson")) else 1
        return count


def _lines(path: Path) -> int:
    try:
        with path.open("rb") as content:
            return sum(block.count(b"\n") for block in iter(lambda: content.read(_BLOCK), b""))
    except OSError:
        return 1


def require_policy(name: str) -> None:
    """Refuse a recognition policy that does not exist.

    Raises:
        WrongUse: with the names of those that do.
    """
    from marsad.mentions.recognition import policies

    if name not in policies():
        raise WrongUse(f"--recognition: there is no policy {name!r}; there are: {', '.join(policies())}")
