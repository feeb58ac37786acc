"""``marsad code``: pages in, events and facts out."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from marsad.cli.inputs import Fetching, Inputs, Pages, check_inputs, require_jobs, require_policy, require_time_limit
from marsad.cli.output import opened
from marsad.cli.progress import tell, watched
from marsad.cli.status import Status
from marsad.cli.writers import Format, writer
from marsad.pipeline import TIME_LIMIT, Report, run
from marsad.readers import Failure


@Parameter(name="*")
@dataclass(frozen=True, kw_only=True)
class Output:
    """What comes out, and where."""

    format: Annotated[
        Format | None,
        Parameter(name=["--format", "-f"], help="Shape of the output; else table on a terminal and jsonl elsewhere."),
    ] = None
    output: Annotated[
        Path | None, Parameter(name=["--output", "-o"], help="File to write to; else standard output.")
    ] = None
    text: Annotated[
        bool, Parameter(negative=(), help="Put the text of the page, which all spans count in, into the JSON.")
    ] = False
    report: Annotated[
        Path | None, Parameter(help="File for a report of the run in JSON: counts, time, memory, failures.")
    ] = None


@Parameter(name="*")
@dataclass(frozen=True, kw_only=True)
class Run:
    """How the coder works."""

    recognition: Annotated[str, Parameter(help="Policy for disputed states and territories.")] = "iso"
    jobs: Annotated[
        int, Parameter(name=["--jobs", "-j"], help="Processes to use; 0 for as many as there are processors.")
    ] = 0
    time_limit: Annotated[float, Parameter(help="Seconds that one article may take; 0 for no limit.")] = TIME_LIMIT


def code(
    inputs: Annotated[list[str], Parameter(negative=(), allow_leading_hyphen=True)],
    /,
    *,
    pages: Pages | None = None,
    fetching: Fetching | None = None,
    output: Output | None = None,
    how: Run | None = None,
) -> int:
    """Read news pages and print what happened between whom, with the words that say it.

    Args:
        inputs: Files, folders, patterns, web addresses, or - for standard input: text, HTML, JSON Lines, CSV or Parquet of articles ("text"; if
            known "id", "title", "published", "url"), WARC, WACZ, feeds, sitemaps, lists of addresses.
        pages: what is known about the pages.
        fetching: how pages are fetched.
        output: what comes out, and where.
        how: how the coder works.
    """
    pages, output, how = pages or Pages(), output or Output(), how or Run()
    written = [output.output, output.report]
    check_run("code", inputs, how, written)
    articles = Inputs(inputs, pages, fetching, written=written)
    require_policy(how.recognition)
    report = Report()
    form: Format = output.format or ("table" if output.output is None and sys.stdout.isatty() else "jsonl")
    with ExitStack() as files:
        out = files.enter_context(opened(output.output, mark=form == "csv"))
        account = files.enter_context(opened(output.report)) if output.report else None
        try:
            outcomes = run(
                articles, recognition=how.recognition, jobs=how.jobs or None, time_limit=how.time_limit or None
            )
            coded = writer(form, out, text=output.text)
            for outcome in watched(report.watch(outcomes), articles.total):
                if isinstance(outcome, Failure):
                    tell(str(outcome))
                else:
                    coded.write(outcome)
                    out.flush()
                    if failure := articles.done([outcome.document]):
                        report.failures.append(failure)
                        tell(str(failure))
            coded.close()
        finally:
            if failure := articles.close():
                report.failures.append(failure)
                tell(str(failure))
            if account:
                json.dump(report.as_json(), account, ensure_ascii=False, indent=1)
    return _status(report)


def _status(report: Report) -> Status:
    failed = len(report.failures)
    if failed and report.coded:
        tell(f"{failed} of {failed + report.coded} articles failed")
    return Status.SOME_FAILED if failed else Status.OK


def check_run(command: str, inputs: list[str], how: Run, written: Sequence[Path | None]) -> None:
    """Refuse what no run can be.

    Args:
        command: name of the command.
        inputs: what is to be read.
        how: how the coder works.
        written: files that are to be written.

    Raises:
        WrongUse: an option that there is not, a number that cannot be, a file to be both read and written.
    """
    check_inputs(command, inputs, written)
    require_jobs(how.jobs)
    require_time_limit(how.time_limit)
