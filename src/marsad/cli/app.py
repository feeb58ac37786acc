"""The command line as a whole: subcommands, help, how errors are told."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Sequence

from cyclopts import App

from marsad.cli.output import cannot_write, is_closed, is_full, reopen_closed
from marsad.cli.status import Status, Stopped, WrongUse

_ABOUT = """Read Arabic news pages and get what states and their agents do to each other, with the words that say it.

Exit status: 0 all read, 1 some articles failed, 2 wrong use, or output that cannot be written."""


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
    "marsad.cli.explain:explain",
    name="explain",
    help="Say why a page, a sentence or a record of a book was coded as it was, or not coded: what was weighed, and which words decided.",
    help_epilogue=_examples(
        "marsad explain page.html",
        'marsad explain page.txt --find "استدعت السفير" --published 2024-03-07',
        "marsad explain page.html --format json --output page.why.json",
        "marsad explain 3f9a1c07 --db book.duckdb",
    ),
)
app.command(
    "marsad.cli.ingest:ingest",
    name="ingest",
    help="Read news pages and write them, with what happened between whom, into a record book.",
    help_epilogue=_examples(
        "marsad ingest pages/ --db book.duckdb",
        "marsad ingest articles.jsonl --db postgresql://me@localhost/news --report run.json",
    ),
)
app.command(
    "marsad.cli.recode:recode",
    name="recode",
    help="Code the pages of a record book anew where another version coded them; the old records stay, with a list of what changed.",
    help_epilogue=_examples("marsad recode --db book.duckdb", "marsad book changes book.duckdb --format csv"),
)
app.command(
    "marsad.cli.events:events",
    name="events",
    help="Events of a record book, or counts of them.",
    help_epilogue=_examples(
        "marsad events --db book.duckdb --country EGY --since 2024-01-01 --status actual",
        "marsad events --db book.duckdb --type ASSAULT --by month --format csv",
        "marsad events --db book.duckdb --by dyad --quad 3 --quad 4",
    ),
)
app.command(
    "marsad.cli.facts:facts",
    name="facts",
    help="Facts of a record book, or the states that they and the events make over time.",
    help_epilogue=_examples(
        "marsad facts ISR AZE --db book.duckdb",
        "marsad facts --country EGY --over-time --db book.duckdb",
        "marsad facts ISR AZE --on 2023-04-01 --db book.duckdb",
    ),
)
app.command(
    "marsad.cli.dyad:dyad",
    name="dyad",
    help="What two countries do to each other: counts over time, and the events.",
    help_epilogue=_examples(
        "marsad dyad ISR AZE --db book.duckdb",
        "marsad dyad ISR AZE --db book.duckdb --by month --format csv",
        "marsad dyad EGY SDN --directed --events --db book.duckdb",
    ),
)
app.command(
    "marsad.cli.search:search",
    name="search",
    help="Search the text of the pages in a record book, best first.",
    help_epilogue=_examples(
        'marsad search "سفارة القاهرة" --db book.duckdb', 'marsad search "صفقة صواريخ" --since 2023 --db book.duckdb'
    ),
)
app.command(
    "marsad.cli.stories:stories",
    name="stories",
    help="Stories of a record book: the same happening told by several pages, its sources, and where they contradict each other.",
    help_epilogue=_examples(
        "marsad stories --db book.duckdb --sources 2",
        "marsad stories ISR IRN --since 2024 --disputed --db book.duckdb",
    ),
)
_story = App(name="story", help="Part and join stories, or make all anew.", help_format="plaintext")
for _name, _help, _example in (
    (
        "split",
        "Say that events of a story are another happening than the rest of it.",
        "marsad story split STORY EVENT --by me --reason R --db book.duckdb",
    ),
    (
        "merge",
        "Say that two stories are one happening.",
        "marsad story merge STORY OTHER --by me --reason R --db book.duckdb",
    ),
    ("undo", "Take decisions about stories back.", "marsad story undo 12 --db book.duckdb"),
    ("decisions", "List the decisions about stories that stand.", "marsad story decisions --db book.duckdb"),
    (
        "again",
        "Make all stories anew, as this version makes them; what people parted or joined stays so.",
        "marsad story again --db book.duckdb",
    ),
):
    _story.command(f"marsad.cli.story:{_name}", name=_name, help=_help, help_epilogue=_examples(_example))
app.command(_story)
_review = App(
    name="review", help="Accept, reject or correct records; decisions outlive re-coding.", help_format="plaintext"
)
for _name, _help, _example in (
    ("accept", "Accept records as they are.", "marsad review accept EVENT FACT --by me --reason R --db book.duckdb"),
    (
        "reject",
        "Reject records; questions leave them out.",
        "marsad review reject EVENT --by me --reason R --db book.duckdb",
    ),
    (
        "correct",
        "Correct fields of a record.",
        'marsad review correct EVENT status=negated "actors=EGY GOV" --by me --reason R --db book.duckdb',
    ),
    ("decisions", "List decisions, of one record or all.", "marsad review decisions --db book.duckdb"),
    (
        "agreement",
        "How far reviewers agree on records that two or more of them judged.",
        "marsad review agreement --db book.duckdb",
    ),
    (
        "gold",
        "Write accepted and corrected records as gold for marsad evaluate.",
        "marsad review gold --db book.duckdb --output gold.jsonl --articles articles.jsonl",
    ),
):
    _review.command(f"marsad.cli.review:{_name}", name=_name, help=_help, help_epilogue=_examples(_example))
app.command(_review)
_book = App(name="book", help="Look after a record book.", help_format="plaintext")
for _name, _help, _example in (
    ("info", "What is in a book, and what wrote it.", "marsad book info book.duckdb"),
    (
        "changes",
        "What re-coding, new revisions of pages and corrections changed.",
        "marsad book changes book.duckdb --run 3",
    ),
    (
        "snapshot",
        "Copy a book, also one on a server, into a DuckDB file.",
        "marsad book snapshot book.duckdb copy.duckdb",
    ),
    ("migrate", "Bring a book of an older version up to this one.", "marsad book migrate book.duckdb"),
):
    _book.command(f"marsad.cli.book:{_name}", name=_name, help=_help, help_epilogue=_examples(_example))
app.command(_book)
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
        "marsad export csv --db book.duckdb --country EGY --from 2024 --output egypt.csv",
        "marsad export csv --db book.duckdb --since 2026-03-05T14:30:00Z --output changes.csv",
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
    reopen_closed()
    gc.set_threshold(
        100_000, 20, 20
    )  # loading makes many objects that stay; collecting among them takes a tenth of a start
    atexit.register(gc.freeze)  # what is left then goes with the process, and is not looked through for cycles first
    # Pages are coded side by side in processes; more threads for each page's small matrices only wait for each other.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        result = app(list(sys.argv[1:] if arguments is None else arguments))
        sys.stdout.flush()
    except WrongUse as error:
        print(f"marsad: {error}", file=sys.stderr)  # noqa: T201 - the command line's own voice
        return Status.WRONG_USE
    except Stopped as error:
        print(f"marsad: {error}", file=sys.stderr)  # noqa: T201
        return Status.SOME_FAILED
    except BrokenPipeError:
        _forget_output()  # the reader has what it wants
        return Status.PIPE_CLOSED
    except OSError as error:
        if not is_full(error) and not is_closed(error):
            raise
        _forget_output()
        # Files that are written tell of it themselves, see `marsad.cli.output`.
        print(f"marsad: {cannot_write(error.filename or 'standard output', error)}", file=sys.stderr)  # noqa: T201
        return Status.WRONG_USE
    except KeyboardInterrupt:
        print("marsad: interrupted", file=sys.stderr)  # noqa: T201
        return Status.INTERRUPTED
    return result if isinstance(result, int) else Status.OK


def _forget_output() -> None:
    """Let what is still buffered go nowhere, or Python complains at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
