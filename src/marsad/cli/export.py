"""``marsad export``: coded articles, or pages, in the shapes that other programs read."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated, BinaryIO, Generic, Literal, Protocol, TypeVar, cast

from cyclopts import Parameter

from marsad.cli.books import told
from marsad.cli.code import Run, check_run
from marsad.cli.coded import CodedArticles
from marsad.cli.export_book import FromBook, book_of, opened_book, opened_changes
from marsad.cli.inputs import Inputs, Pages, require_policy
from marsad.cli.output import cannot_write
from marsad.cli.progress import tell, watched
from marsad.cli.status import Status, WrongUse
from marsad.exports.formats import FORMATS, Format, MissingLibraryError
from marsad.exports.pairs import Tally
from marsad.readers import Failure

Item = TypeVar("Item")
Item_co = TypeVar("Item_co", covariant=True)
Name = Literal[
    "csv", "parquet", "jsonl", "polecat", "gdelt", "icews", "geojson", "gexf", "graphml", "followthemoney", "ris", "bibtex"
]  # fmt: skip


@Parameter(name="*")
@dataclass(frozen=True, kw_only=True)
class Written:
    """What is written where."""

    output: Annotated[
        Path | None, Parameter(name=["--output", "-o"], help="File to write to; else standard output.")
    ] = None
    codebook: Annotated[
        Path | None,
        Parameter(
            help="File for the codebook of a table (Markdown; JSON if it ends in .json) or the JSON Schema of jsonl."
        ),
    ] = None


def export(
    format: Name,
    sources: Annotated[list[str] | None, Parameter(negative=(), allow_leading_hyphen=True)] = None,
    /,
    *,
    written: Written | None = None,
    book: FromBook | None = None,
    pages: Pages | None = None,
    how: Run | None = None,
) -> int:
    """Write events and facts in the format of another program.

    Args:
        format: Tables and records, event data, a map, networks, entities, citations.
        sources: JSON Lines that marsad code wrote, or pages as marsad code reads them, which are coded now; files, folders, - for standard input.
            With --db none: the records of that book.
        written: what is written where.
        book: which records of a book.
        pages: what is known about the pages.
        how: how the coder works.
    """
    written, form = written or Written(), FORMATS[format]
    location = book_of(book, sources, coding=pages is not None or how is not None)
    _check(form, written, changes=bool(book and book.moment))
    if location:
        with told():
            return _from_book(form, location, book, written)
    how = how or Run()
    sources = sources or []
    files = [written.output, written.codebook]
    check_run("export", sources, how, files)
    require_policy(how.recognition)
    articles = CodedArticles(
        Inputs(sources, pages, written=files),
        recognition=how.recognition,
        jobs=how.jobs or None,
        time_limit=how.time_limit or None,
    )
    with _needing_libraries():
        write, codebook = form.load(), _codebook(form, written)
    return _write(form, _Taken(articles, alone=written.output is not None), written, codebook, write)


def _from_book(form: Format, location: str, book: FromBook | None, written: Written) -> int:
    alone = written.output is not None
    if book and book.moment is not None:  # one that is empty is told to be none
        with _needing_libraries():
            write_changes, codebook = form.load_changes(), _codebook(form, written, changes=True)
        with opened_changes(location, book) as changed:
            assert write_changes is not None  # checked before
            status = _write(form, _Taken(changed, alone=alone), written, codebook, write_changes)
            _tell_moment(form, changed.moment)
        return status
    with opened_book(location, book) as articles:
        with _needing_libraries():
            write, codebook = form.load(moment=articles.moment), _codebook(form, written)
        status = _write(form, _Taken(articles, alone=alone), written, codebook, write)
        _tell_moment(form, articles.moment)
    return status


def _tell_moment(form: Format, moment: datetime | None) -> None:
    if form.changes and moment:
        tell(f"the book as of {moment.isoformat()}Z; give that to --since for what changes later")


@contextmanager
def _needing_libraries() -> Iterator[None]:
    try:
        yield
    except MissingLibraryError as error:
        raise WrongUse(str(error)) from error


def _codebook(form: Format, written: Written, *, changes: bool = False) -> str | None:
    return form.codebook(as_json=_suffix(written.codebook) == ".json", changes=changes) if written.codebook else None


def _write(
    form: Format,
    taken: _Taken[Item],
    written: Written,
    codebook: str | None,
    write: Callable[[Iterable[Item], BinaryIO], Tally],
) -> int:
    if written.codebook:
        with _whole(written.codebook) as out:
            out.write((codebook or "").encode())
    with _whole(written.output) as out:
        tally = write(taken, out)
    if tally.left_out:
        those = f"1 {form.kind} is" if tally.left_out == 1 else f"{tally.left_out} {form.kind}s are"
        tell(f"{those} left out of {form.name}: {form.leaves_out}")
    if taken.failed and taken.passed:
        tell(f"{taken.failed} of {taken.failed + taken.passed} articles failed")
    return Status.SOME_FAILED if taken.failed else Status.OK


class _Counted(Protocol[Item_co]):
    """Items, and how many there are; None if that cannot be told without drawing them."""

    def __iter__(self) -> Iterator[Item_co]: ...

    def total(self) -> int | None: ...


class _Taken(Generic[Item]):
    """The articles that did not fail, under a progress bar; a failure is told and counted."""

    def __init__(self, articles: _Counted[Item | Failure], *, alone: bool) -> None:
        self._articles, self._alone = articles, alone
        self.failed = self.passed = 0

    def __iter__(self) -> Iterator[Item]:
        for item in watched(self._articles, self._articles.total, what="exporting", alone=self._alone):
            if isinstance(item, Failure):
                self.failed += 1
                tell(str(item))
            else:
                self.passed += 1
                yield item


def _check(form: Format, written: Written, *, changes: bool) -> None:
    if changes and form.changes is None:
        able = ", ".join(f.name for f in FORMATS.values() if f.changes)
        raise WrongUse(f"{form.name} cannot say what became of a record; --since goes with: {able}")
    if form.seeks and written.output is None:
        raise WrongUse(f"{form.name} can be written to a file only; give --output FILE")
    if written.codebook and form.name != "jsonl" and form.columns is None:
        known = ", ".join(f.name for f in FORMATS.values() if f.columns or f.name == "jsonl")
        raise WrongUse(f"{form.name} has no codebook; those that have one: {known}")
    paths = [path for path in (written.output, written.codebook) if path is not None]
    if len({path.resolve() for path in paths}) < len(paths):
        raise WrongUse("--output and --codebook name the same file")


def _suffix(path: Path | None) -> str:
    return path.suffix.lower() if path else ""


@contextmanager
def _whole(path: Path | None) -> Iterator[BinaryIO]:
    """A file that appears under its name when it is complete; what stood there before stays until then."""
    if path is None:
        yield sys.stdout.buffer
        return
    try:
        if path.exists() and not path.is_file():  # a device or a pipe
            with path.open("wb") as out:
                yield out
            return
        target = path.resolve()  # what a link points at
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{path.name}.", delete=False) as out:
            part = Path(out.name)
            try:
                yield cast(BinaryIO, out)
            except BaseException:
                part.unlink()
                raise
        part.chmod(0o666 & ~_umask())
        part.replace(target)
    except OSError as error:
        raise cannot_write(path, error) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
