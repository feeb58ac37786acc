"""Documents to codings: the only place where the stages meet."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice

from marsad.pipeline.outcomes import Outcome
from marsad.pipeline.pool import outcome, over_processes
from marsad.pipeline.stages import Stage, attempt, coding_stage
from marsad.readers import Failure
from marsad.records import Document

TIME_LIMIT = 120.0
"""Seconds that a document may take unless told otherwise."""

_HEAD = 16
"""So many documents are coded in this process before others are started: a small run should not wait for them."""


def run(
    items: Iterable[Document | Failure],
    *,
    recognition: str = "iso",
    jobs: int | None = None,
    time_limit: float | None = TIME_LIMIT,
    make: Callable[[str], Stage] = coding_stage,
) -> Iterator[Outcome]:
    """Code documents one by one; one that fails never stops the rest.

    Args:
        items: documents, drawn as they are needed; what failed in reading passes through in its place.
        recognition: policy for disputed states, see `marsad.Coder`.
        jobs: processes to use; None for as many as there are processors. With 1 everything happens in this process.
        time_limit: seconds that one document may take; None for no limit.
        make: gives the stage for a policy; called again in each process.

    Returns:
        The outcomes in the order of ``items``.

    Raises:
        ValueError: there is no such recognition policy, or a number of processes below nothing.
    """
    if jobs is not None and jobs < 0:  # with no worker to wait for, it would wait for ever
        raise ValueError(f"jobs must be 1 or more, or None for as many as there are processors, not {jobs}")
    stage = make(recognition)
    jobs = jobs or processors()
    waiting = iter(items)
    for item in waiting if jobs == 1 else islice(waiting, _HEAD):
        yield item if isinstance(item, Failure) else outcome(item, attempt(stage, item, time_limit))
    following = next(waiting, None)
    if following is not None:
        gc.freeze()  # what is loaded now is shared with forked processes as long as nobody touches it
        rest = _prepended(following, waiting)
        yield from over_processes(partial(make, recognition), rest, jobs=jobs, limit=time_limit)


def processors() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _prepended(first: Document | Failure, rest: Iterator[Document | Failure]) -> Iterator[Document | Failure]:
    yield first
    yield from rest
