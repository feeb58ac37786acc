"""``marsad story``: people's say on which events are one happening."""

from __future__ import annotations

from marsad.cli.answers import answer
from marsad.cli.asking import Shown
from marsad.cli.books import BookName, Reason, Reviewer, told
from marsad.cli.progress import tell
from marsad.cli.status import Status
from marsad.store import Book, parting
from marsad.store.regrouping import regroup


def split(story: str, events: list[str], /, *, db: BookName, by: Reviewer, reason: Reason) -> int:
    """Say that events of a story are another happening than the rest of it.

    Args:
        story: Name of the story, or the first characters of it.
        events: Names of the events, or the first characters of them, together one happening.
        db: the record book.
        by: who decides.
        reason: why.
    """
    with told(), Book(db).writing() as connection:
        made = parting.split(connection, story, events, reviewer=by, reason=reason)
    tell(f"done; to take it back: marsad story undo {' '.join(map(str, made))}")
    return Status.OK


def merge(one: str, other: str, /, *, db: BookName, by: Reviewer, reason: Reason) -> int:
    """Say that two stories are one happening.

    Args:
        one: Name of a story, or the first characters of it.
        other: The same of another.
        db: the record book.
        by: who decides.
        reason: why.
    """
    with told(), Book(db).writing() as connection:
        made = parting.merge(connection, one, other, reviewer=by, reason=reason)
    tell(f"done; to take it back: marsad story undo {' '.join(map(str, made))}")
    return Status.OK


def undo(numbers: list[int], /, *, db: BookName) -> int:
    """Take decisions about stories back; the events that they moved go back to the stories that they left.

    Args:
        numbers: Numbers of the decisions, as marsad story decisions lists them.
        db: the record book.
    """
    with told(), Book(db).writing() as connection:
        undone = parting.undo(connection, numbers)
    tell(f"{undone.decisions} decision{'s' if undone.decisions > 1 else ''} taken back")
    if undone.elsewhere:
        tell(
            "not back in the stories that they left, since another decision stands about them or they were rejected or coded anew:"
            f" {' '.join(undone.elsewhere)}; to put one into its story: marsad story merge"
        )
    return Status.OK


def again(*, db: BookName) -> int:
    """Make all stories of a book anew, as this version makes them; what people parted or joined stays so.

    Args:
        db: the record book.
    """
    with told(), Book(db).writing() as connection:
        done = regroup(connection)
    tell(f"{done.events} events put into stories anew, {done.moved} of them into another than before")
    return Status.OK


def decisions(*, db: BookName, shown: Shown | None = None) -> int:
    """List the decisions about stories that stand.

    Args:
        db: the record book.
        shown: how the answer is shown.
    """
    with told(), Book(db).reading() as connection:
        rows = parting.links(connection)
    answer(rows, ("key", "event", "other", "same", "reviewer", "reason", "decided"), shown or Shown())
    return Status.OK
