"""``marsad recode``: the pages of a record book coded anew."""

from __future__ import annotations

from marsad.cli.books import BookName, told
from marsad.cli.code import Run, check_run
from marsad.cli.inputs import require_policy
from marsad.cli.progress import tell, watched
from marsad.cli.status import Status
from marsad.store import Book
from marsad.store.ingesting import Coding, Ingested, to_recode
from marsad.store.ingesting import recode as steps


def recode(*, db: BookName, how: Run | None = None) -> int:
    """Code the pages of a record book anew where another version coded them; the old records stay, with a list of what changed.

    Records that people accepted or corrected stay as they are.

    Args:
        db: the record book.
        how: how the coder works.
    """
    how = how or Run()
    check_run("recode", [], how, [])
    require_policy(how.recognition)
    coding = Coding(recognition=how.recognition, jobs=how.jobs or None, time_limit=how.time_limit or None)
    with told():
        book = Book(db)
        waiting = to_recode(book, coding)
        done = Ingested()
        failed = 0
        for done in watched(steps(book, coding) if waiting else (), lambda: waiting):
            for failure in done.failures[failed:]:
                tell(str(failure))
            failed = len(done.failures)
    changes = ", ".join(f"{count} {what}" for what, count in sorted(done.written.changes.items()))
    tell(
        f"{waiting - failed} pages coded anew; records: {changes or 'nothing changed'}"
        if waiting
        else "all pages were coded by this version"
    )
    return Status.SOME_FAILED if done.failures else Status.OK
