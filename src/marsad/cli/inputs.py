"""What is named on the command line, as documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from marsad import records
from marsad.cli.status import WrongUse
from marsad.fetching import Manners
from marsad.readers import Document, Failure, ReadError, Seen, Versions, Web, read, sources
from marsad.readers.boilerplate import Boilerplate, Earlier
from marsad.readers.published import given
from marsad.readers.sources import is_address

_BLOCK = 1 << 20
_PAGES = (".html", ".htm", ".xhtml", ".txt", ".json", "")


@Parameter(name="*")
@dataclass(frozen=True, kw_only=True)
class Pages:
    """What is known about the pages."""

    published: Annotated[
        str | None,
        Parameter(
            help="Day of publication (2023-05-30; also 2023-05 or 2023) of pages, whatever they say themselves, and of articles that tell none."
        ),
    ] = None
    url: Annotated[str | None, Parameter(help="Where the page came from.")] = None
    column: Annotated[
        list[str],
        Parameter(
            help="FIELD=NAME: the column of a table (or key of an article) that holds "
            "text, title, published, url, id, source, publisher, author, section or updated.",
            negative=(),
            show_default=False,
        ),
    ] = field(default_factory=list)
    every_copy: Annotated[
        bool, Parameter(negative=(), help="Code near-duplicates as if each were the only one; else only what they add.")
    ] = False


@Parameter(name="*")
@dataclass(frozen=True, kw_only=True)
class Fetching:
    """How pages are fetched."""

    state: Annotated[
        Path | None, Parameter(help="File in which to remember what of feeds was read, so that it is not read again.")
    ] = None
    contact: Annotated[str | None, Parameter(help="Your mail or web address, told to the servers that are asked.")] = (
        None
    )
    delay: Annotated[float, Parameter(help="Least seconds between two requests to a site.")] = 1.0
    proxy: Annotated[
        str | None, Parameter(help="Proxy to go through; else what the environment names (HTTPS_PROXY, HTTP_PROXY).")
    ] = None
    allow_private: Annotated[
        bool, Parameter(negative=(), help="Also ask hosts of private networks and this machine.")
    ] = False


class Inputs:
    """The documents of everything named; what cannot be read is passed on as a failure.

    Args:
        names: what is named.
        pages: what is known about the pages.
        fetching: how pages are fetched.
        written: files that the command writes; folders and patterns do not stand for them, as what a command wrote is no page to it.
        earlier: gives the pages of a host that were read earlier, by which it is known what the host repeats; None where nobody knows any.

    Raises:
        WrongUse: an option has a value that it cannot have, or standard input is named twice.
    """

    def __init__(
        self,
        names: Sequence[str],
        pages: Pages | None = None,
        fetching: Fetching | None = None,
        *,
        written: Iterable[Path | None] = (),
        earlier: Earlier | None = None,
    ) -> None:
        self._names = names
        self._earlier = earlier
        self._pages = pages or Pages()
        self._fetching = fetching or Fetching()
        try:
            given(self._pages.published)
        except ReadError as error:
            raise WrongUse(f"--{error}") from error
        if list(names).count("-") > 1:
            raise WrongUse("standard input (-) can be read once only")
        if not 0 <= self._fetching.delay <= 3_600:
            raise WrongUse(f"--delay must be a number of seconds up to 3600, not {self._fetching.delay:g}")
        self._seen = Seen()
        self._columns = dict(_column(named) for named in self._pages.column)
        self._written = {path.resolve() for path in (*written, self._fetching.state) if path is not None}

    def __iter__(self) -> Iterator[Document | Failure]:
        items = Boilerplate(self._earlier).over(self._read())
        yield from items if self._pages.every_copy else Versions().over(items)

    def done(self, documents: Iterable[records.Document]) -> Failure | None:
        """What became of these documents is written; only now are the entries of feeds that they are remembered.

        Returns:
            None, or why the state file could not be written.
        """
        return self._seen.done(documents)

    def close(self) -> Failure | None:
        """The run is over; see `done` for what is returned."""
        return self._seen.close()

    def _read(self) -> Iterator[Document | Failure]:
        how = self._fetching
        manners = Manners(contact=how.contact, delay=how.delay, proxy=how.proxy, allow_private=how.allow_private)
        try:
            self._seen = Seen(how.state)
        except ReadError as error:
            raise WrongUse(f"--state: {error}") from error
        web = Web(seen=self._seen, manners=manners)
        try:
            for name in self._names:
                yield from self._named(name, web)
        finally:
            web.close()

    def _named(self, name: str, web: Web) -> Iterator[Document | Failure]:
        found, known = False, self._pages
        for source in sources([name], without=self._written):
            found = True
            yield from read(source, published=known.published, url=known.url, columns=self._columns, web=web)
        if not found:
            yield Failure(name, "there is no page in this folder; give files, or a folder that holds some")

    def files(self) -> Iterator[str]:
        """The files named, in their order, and the folders that hold none, which are a failure when they are read."""
        for name in self._names:
            yield from [str(file) for file in sources([name], without=self._written)] or [name]

    def only(self, names: Sequence[str]) -> Inputs:
        """The documents of some of the files."""
        return Inputs(names, self._pages, self._fetching, written=self._written, earlier=self._earlier)

    def total(self) -> int | None:
        """How many articles there are; None if that cannot be told without reading them."""
        count = 0
        for source in sources(self._names, without=self._written):
            path = Path(source)
            if isinstance(source, str) or path.suffix.lower() not in (*_PAGES, ".jsonl", ".ndjson"):
                return None
            count += _lines(path) if path.suffix.lower() in (".jsonl", ".ndjson") else 1
        return count


def _column(named: str) -> tuple[str, str]:
    from marsad.readers.fields import FIELDS

    what, mark, name = named.partition("=")
    if not mark or what not in FIELDS or not name:
        raise WrongUse(f"--column must be FIELD=NAME, FIELD one of {', '.join(FIELDS)}, not {named!r}")
    return what, name


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


def require_jobs(number: int) -> None:
    """Refuse a number of processes that cannot be.

    Raises:
        WrongUse: it is below nothing.
    """
    if number < 0:
        raise WrongUse(f"--jobs must be 1 or more, or 0 for as many as there are processors, not {number}")


def require_time_limit(seconds: float) -> None:
    """Refuse a time limit that cannot be.

    Raises:
        WrongUse: it is below nothing, or no number.
    """
    if not seconds >= 0:
        raise WrongUse(f"--time-limit must be a number of seconds, or 0 for no limit, not {seconds:g}")


def check_inputs(command: str, inputs: Sequence[str], written: Iterable[Path | None]) -> None:
    """Refuse what is no input.

    Args:
        command: name of the command.
        inputs: what is to be read.
        written: files that are to be written.

    Raises:
        WrongUse: an option that there is not, a file to be both read and written.
    """
    unknown = [name for name in inputs if name.startswith("-") and name != "-"]
    if unknown:
        raise WrongUse(
            f"there is no option {unknown[0]}; see: marsad {command} --help (a file of that name: ./{unknown[0]})"
        )
    to_read = {Path(name).resolve() for name in inputs if name != "-" and not is_address(name)}
    for path in written:
        if path is not None and path.resolve() in to_read:
            raise WrongUse(f"{path} is also to be read; choose another file to write to")
