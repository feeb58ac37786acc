"""The command line as a whole: subcommands, help, how errors are told."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from cyclopts import App

from marsad.cli.status import Status, WrongUse

_ABOUT = """Read Arabic news pages and get what states and their agents do to each other, with the words that say it.

Exit status: 0 all read, 1 some articles failed, 2 wrong use."""


def _version() -> str:
    from importlib.metadata import version

    return version("marsad")


def _examples(*lines: str) -> str:
    return "\n\n".join(("Examples", *(f"  {line}" for line in lines)))


app = App(name="marsad", help=_ABOUT, help_format="plaintext", version=_version, result_action="return_value")
# Commands are named, not imported: a start loads only the one that runs.
app.command(
    "marsad.cli.code:code",
    name="code",
    help="Read news pages and print what happened between whom, with the words that say it.",
    help_epilogue=_examples(
        "marsad code page.html",
        "marsad code page.txt --published 2023-05-30 --format jsonl",
        "marsad code articles.jsonl pages/ --format csv --output events.csv",
        "marsad code 'archive/**/*.warc.gz' table.csv --column text=body --format jsonl",
        "marsad code https://example.org/feed --state feeds.json --contact desk@example.org",
        "curl -s https://example.org/news/1 | marsad code - --url https://example.org/news/1",
    ),
)
app.command(
    "marsad.cli.evaluate:evaluate",
    name="evaluate",
    help="Measure how well articles are coded, against gold coded by hand.",
    help_epilogue=_examples(
        "marsad evaluate --gold gold.jsonl --articles articles.jsonl",
        "marsad evaluate --gold gold.jsonl --articles articles.jsonl --predicted mine.jsonl --json",
        "marsad evaluate --gold gold.jsonl --articles articles.jsonl --by-type --errors 20",
    ),
)
app.command(
    "marsad.cli.export:export",
    name="export",
    help="Write events and facts in the format of another program: tables, event data, maps, networks, citations.",
    help_epilogue=_examples(
        "marsad export csv coded.jsonl --output events.csv --codebook events.codebook.md",
        "marsad export polecat coded.jsonl more.jsonl.gz --output events.tsv",
        "marsad export gexf pages/ --output dyads.gexf",
        "marsad code pages/ --format jsonl | marsad export geojson - --output map.geojson",
    ),
)
_lexicon = App(name="lexicon", help="Look after the lexicon files.", help_format="plaintext")
_lexicon.command(
    "marsad.cli.lexicon:check",
    name="check",
    help="Check the lexicon files: their form, spellings that stand twice, letters that do not belong, their examples.",
    help_epilogue=_examples("marsad lexicon check", "marsad lexicon check ar"),
)
app.command(_lexicon)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        arguments: the words after ``marsad``; None for those of this process.

    Returns:
        The exit status, see `Status`.
    """
    gc.set_threshold(
        100_000, 20, 20
    )  # loading makes many objects that stay; collecting among them takes a tenth of a start
    try:
        result = app(list(sys.argv[1:] if arguments is None else arguments))
        sys.stdout.flush()
    except WrongUse as error:
        print(f"marsad: {error}", file=sys.stderr)  # noqa: T201 - the command line's own voice
        return Status.WRONG_USE
    except BrokenPipeError:
        # The reader has what it wants. What is still buffered must go nowhere, or Python complains at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Status.PIPE_CLOSED
    except KeyboardInterrupt:
        print("marsad: interrupted", file=sys.stderr)  # noqa: T201
        return Status.INTERRUPTED
    return result if isinstance(result, int) else Status.OK
