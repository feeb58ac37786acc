"""``marsad export``: coded articles, or pages, in the shapes that other programs read."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, BinaryIO, Literal, cast

from cyclopts import Parameter

from marsad.cli.books import told
from marsad.cli.code import Run, check_run
from marsad.cli.coded import CodedArticles
from marsad.cli.export_book import BookArticles, FromBook, book_of, opened_book
from marsad.cli.inputs import Pages, require_policy
from marsad.cli.progress import tell, watched
from marsad.cli.status import Status, WrongUse
from marsad.exports.formats import FORMATS, Format, MissingLibraryError
from marsad.exports.pairs import Pair
from marsad.readers import Failure

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
    _check(form, written)
    location = book_of(book, sources, coding=pages is not None or how is not None)
    if location:
        with told(), opened_book(location, book) as records:
            return _write(form, records, written)
    how = how or Run()
    sources = sources or []
    check_run("export", sources, how, [written.output, written.codebook])
    require_policy(how.recognition)
    articles = CodedArticles(
        sources,
        pages=pages,
        recognition=how.recognition,
        jobs=how.jobs or None,
        time_limit=how.time_limit or None,
    )
    return _write(form, articles, written)


def _write(form: Format, articles: CodedArticles | BookArticles, written: Written) -> int:
    try:
        write, codebook = form.load(), form.codebook(as_json=_suffix(written.codebook) == ".json")
    except MissingLibraryError as error:
        raise WrongUse(str(error)) from error
    if written.codebook:
        with _whole(written.codebook) as out:
            out.write((codebook or "").encode())
    taken = _Taken(articles, alone=written.output is not None)
    with _whole(written.output) as out:
        tally = write(taken, out)
    if tally.left_out:
        tell(f"{tally.left_out} events are left out of {form.name}: {form.leaves_out}")
    if taken.failed and taken.passed:
        tell(f"{taken.failed} of {taken.failed + taken.passed} articles failed")
    return Status.SOME_FAILED if taken.failed else Status.OK


class _Taken:
    """The articles that did not fail, under a progress bar; a failure is told and counted."""

    def __init__(self, articles: CodedArticles | BookArticles, *, alone: bool) -> None:
        self._articles, self._alone = articles, alone
        self.failed = self.passed = 0

    def __iter__(self) -> Iterator[Pair]:
        for item in watched(self._articles, self._articles.total, what="exporting", alone=self._alone):
            if isinstance(item, Failure):
                self.failed += 1
                tell(str(item))
            else:
                self.passed += 1
                yield item


def _check(form: Format, written: Written) -> None:
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
        raise WrongUse(f"cannot write to {path}: {error.strerror or error}") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
