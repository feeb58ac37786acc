"""``marsad explain``: why a page, a sentence or a record of a book was coded as it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from marsad.cli.inputs import Fetching, Inputs, Pages, check_inputs, require_policy, require_time_limit
from marsad.cli.output import opened
from marsad.cli.progress import tell
from marsad.cli.status import Status, WrongUse
from marsad.pipeline import TIME_LIMIT
from marsad.readers import Failure

if TYPE_CHECKING:
    from marsad.explanation import PageExplanation
    from marsad.store.explaining import RecordExplanation


@Parameter(name="*")
@dataclass(frozen=True, kw_only=True)
class Told:
    """What is explained, and in which form."""

    find: Annotated[str | None, Parameter(help="Explain only the sentences in which these words stand.")] = None
    db: Annotated[
        str | None,
        Parameter(help="Explain records of this book, named in place of pages: a DuckDB file, or postgresql://..."),
    ] = None
    format: Annotated[
        Literal["text", "json"] | None,
        Parameter(name=["--format", "-f"], help="text for people (the default), json for machines."),
    ] = None
    output: Annotated[
        Path | None, Parameter(name=["--output", "-o"], help="File to write to; else standard output.")
    ] = None


@Parameter(name="*")
@dataclass(frozen=True, kw_only=True)
class Run:
    """How pages are coded."""

    recognition: Annotated[
        str | None,
        Parameter(help="Policy for disputed states and territories; iso, or the one that a record was coded by."),
    ] = None
    time_limit: Annotated[float, Parameter(help="Seconds that one page may take; 0 for no limit.")] = TIME_LIMIT


def explain(
    inputs: Annotated[list[str], Parameter(negative=(), allow_leading_hyphen=True)],
    /,
    *,
    told: Told | None = None,
    pages: Pages | None = None,
    fetching: Fetching | None = None,
    how: Run | None = None,
) -> int:
    """Say why a page, a sentence or a record of a book was coded as it was, or not coded at all.

    Args:
        inputs: Pages, as for marsad code; with --db names of events and facts of that book.
        told: what is explained, and in which form.
        pages: what is known about the pages.
        fetching: how pages are fetched.
        how: how pages are coded.
    """
    told, how = told or Told(), how or Run()
    _check(inputs, told, how)
    if how.recognition is not None:
        require_policy(how.recognition)
    found: Iterator[PageExplanation | RecordExplanation | Failure]
    named = Inputs(inputs, pages, fetching, written=[told.output])
    found = _records(inputs, told.db, how) if told.db else _pages(named, told, how)
    return _write(found, told)


def _check(inputs: list[str], told: Told, how: Run) -> None:
    check_inputs("explain", inputs, [told.output])
    require_time_limit(how.time_limit)
    if told.find is not None and not told.find.strip():
        raise WrongUse("--find needs words")
    if told.find is not None and told.db:
        raise WrongUse("--find looks in pages; with --db name the records, as marsad events prints them")


def _pages(items: Inputs, told: Told, how: Run) -> Iterator[PageExplanation | Failure]:
    from marsad.coding import Coder
    from marsad.explanation import explain as explained
    from marsad.pipeline.stages import attempt

    coder = Coder(how.recognition or "iso")
    for item in items:
        if isinstance(item, Failure):
            yield item
            continue
        done = attempt(partial(explained, coder=coder, find=told.find), item, how.time_limit or None)
        if isinstance(done, str):
            yield Failure(item.source or item.id, done)
            continue
        yield done[0][0]
        if failure := items.done([item]):  # written by whoever drew it, who asks for the next
            yield failure
    if failure := items.close():
        yield failure


def _records(names: list[str], book: str, how: Run) -> Iterator[RecordExplanation | Failure]:
    from marsad.cli.books import told as told_of
    from marsad.pipeline.stages import attempt
    from marsad.store import Book
    from marsad.store.explaining import explain_record, origin

    with told_of(), Book(book).reading() as connection:
        origins = [origin(connection, name) for name in names]
    for of in origins:
        done = attempt(partial(explain_record, of, recognition=how.recognition), of.document, how.time_limit or None)
        yield Failure(of.row["id"], done) if isinstance(done, str) else done[0]


def _write(found: Iterator[PageExplanation | RecordExplanation | Failure], told: Told) -> int:
    from marsad.cli.explained import AsJson, AsText

    failed = 0
    with opened(told.output) as out:
        writer = AsJson(out) if told.format == "json" else AsText(out)
        for item in found:
            if isinstance(item, Failure):
                failed += 1
                tell(str(item))
            else:
                writer.write(item)
                out.flush()
        writer.close()
    return Status.SOME_FAILED if failed else Status.OK
