"""A progress bar on standard error, for a person who waits."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from rich.progress import Progress

Item = TypeVar("Item")

_PATIENCE = 1.0  # seconds before a bar is shown
_REFRESH = 0.1  # seconds


def tell(line: str) -> None:
    """Write a line about the run to standard error."""
    from marsad.cli.terminal import printable

    print(f"marsad: {printable(line)}", file=sys.stderr, flush=True)  # noqa: T201 - the command line's own voice


def watched(
    items: Iterable[Item], total: Callable[[], int | None], *, what: str = "coding", alone: bool = False
) -> Iterator[Item]:  # fmt: skip
    """The same items; a bar shows how many have passed once that takes longer than a second.

    It is shown only where a person sees it and it does not mix with the output: standard error is a terminal and standard output is none.

    Args:
        items: what passes.
        total: tells how many there will be, None if unknown; asked only if a bar is shown.
        what: what is being done, to stand before the bar.
        alone: whether nothing goes to standard output, so that a terminal there does not matter.
    """
    if not sys.stderr.isatty() or (sys.stdout.isatty() and not alone):
        yield from items
        return
    began, bar = time.monotonic(), None
    try:
        for count, item in enumerate(items, 1):
            now = time.monotonic()
            if bar is None and now - began > _PATIENCE:
                bar, shown = _bar(total(), what), 0.0
            if bar is not None and now - shown > _REFRESH:
                bar.update(bar.task_ids[0], completed=count)
                bar.refresh()
                shown = now
            yield item
    finally:
        if bar is not None:
            bar.stop()


def _bar(total: int | None, what: str) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    # Without a refreshing thread: processes are forked meanwhile.
    bar = Progress(
        TextColumn(what),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        auto_refresh=False,
        transient=True,
    )
    bar.add_task(what, total=total)
    bar.start()
    return bar
