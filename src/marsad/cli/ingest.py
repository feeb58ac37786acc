"""``marsad ingest``: pages into a record book."""

from __future__ import annotations

import json
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from marsad.cli.books import BookName, told
from marsad.cli.code import Run, check_run
from marsad.cli.inputs import Fetching, Inputs, Pages, require_policy
from marsad.cli.output import opened
from marsad.cli.progress import tell, watched
from marsad.cli.status import Status
from marsad.pipeline import Report
from marsad.store import Book
from marsad.store.ingesting import Coding, Ingested
from marsad.store.ingesting import ingest as steps
from marsad.store.repeating import recent


def ingest(
    inputs: Annotated[list[str], Parameter(negative=(), allow_leading_hyphen=True)],
    /,
    *,
    db: BookName,
    pages: Pages | None = None,
    fetching: Fetching | None = None,
    how: Run | None = None,
    report: Annotated[
        Path | None, Parameter(help="File for a report of the run in JSON: counts, time, memory, failures.")
    ] = None,
) -> int:
    """Read news pages and write them, with what happened between whom, into a record book.

    The book is made if there is none. Pages that it has already are left alone, so that a run that was stopped is simply run again.
    Of a page that copies one that the book has, only what it adds is coded.

    Args:
        inputs: Files, folders, archives, feeds, web addresses, or - for standard input, as for marsad code.
        db: the record book.
        pages: what is known about the pages.
        fetching: how pages are fetched.
        how: how the coder works.
        report: file for a report.
    """
    pages, how = pages or Pages(), how or Run()
    check_run("ingest", inputs, how, [report, None if "://" in db else Path(db)])
    # Versions are recognised among what the book has, of which the reading of a run knows nothing.
    with told():
        book = Book(db)
    articles = Inputs(inputs, replace(pages, every_copy=True), fetching, written=[report], earlier=recent(book))
    require_policy(how.recognition)
    coding = Coding(
        recognition=how.recognition,
        jobs=how.jobs or None,
        time_limit=how.time_limit or None,
        every_copy=pages.every_copy,
    )
    account, done = Report(), Ingested()
    with ExitStack() as files, told():
        out = files.enter_context(opened(report)) if report else None
        try:
            failed = 0
            for done in watched(steps(book, articles, coding, acknowledge=articles.done), articles.total):
                for failure in done.failures[failed:]:
                    tell(str(failure))
                failed = len(done.failures)
        finally:
            if last := articles.close():
                done.failures.append(last)
                tell(str(last))
            if out:
                account.coded, account.failures = done.written.documents + done.written.revised, done.failures
                account.events, account.facts = done.written.events, done.written.facts
                json.dump(account.as_json() | {"unchanged": done.written.unchanged}, out, ensure_ascii=False, indent=1)
    tell(said(done))
    if done.older:
        tell(
            f"{done.older} of the pages that were there already were coded by another version; marsad recode --db {db} codes them anew"
        )
    return Status.SOME_FAILED if done.failures else Status.OK


def said(done: Ingested) -> str:
    """What a run did, in words."""
    written = done.written
    parts = [f"{written.documents} new pages", f"{written.events} events", f"{written.facts} facts"]
    parts += [f"{written.revised} changed pages"] if written.revised else []
    parts += [f"{written.versions} versions of earlier pages"] if written.versions else []
    parts += [f"{written.unchanged} there already"] if written.unchanged else []
    parts += [f"{len(done.failures)} failed"] if done.failures else []
    return ", ".join(parts)
