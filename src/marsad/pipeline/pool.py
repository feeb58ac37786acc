"""Many documents over several processes, results in the order of the documents."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from multiprocessing.connection import wait

from marsad.pipeline.outcomes import Coded, Outcome
from marsad.pipeline.stages import Stage, too_slow
from marsad.pipeline.workers import Result, Worker
from marsad.readers import Failure
from marsad.records import Document

_WINDOW = 8
"""Documents held per worker at most: waiting for their turn in the output, or being coded."""


@dataclass(slots=True)
class _Slot:
    document: Document | None = None
    outcome: Outcome | None = None


def over_processes(
    make: Callable[[], Stage], items: Iterable[Document | Failure], *, jobs: int, limit: float | None
) -> Iterator[Outcome]:
    """Code documents in ``jobs`` processes.

    Args:
        make: gives the stage to run; called once in each process.
        items: documents, drawn as they are needed; what failed already passes through in its place.
        jobs: number of processes.
        limit: seconds a document may take before its process is stopped; None for no limit.

    Returns:
        The outcomes in the order of ``items``.
    """
    pool = _Pool(make, jobs, limit)
    try:
        yield from pool.run(iter(items))
    finally:
        pool.stop()


class _Pool:
    def __init__(self, make: Callable[[], Stage], jobs: int, limit: float | None) -> None:
        self._limit = limit
        self._idle = [Worker(make) for _ in range(jobs)]
        self._busy: dict[Worker, _Slot] = {}
        self._slots: deque[_Slot] = deque()
        self._window = jobs * _WINDOW

    def run(self, items: Iterator[Document | Failure]) -> Iterator[Outcome]:
        more = True
        while more or self._slots:
            more = more and self._fill(items)
            while self._slots and self._slots[0].outcome is not None:
                yield self._slots.popleft().outcome  # type: ignore[misc]
            if self._busy and (not more or not self._idle or len(self._slots) >= self._window):
                self._collect()

    def stop(self) -> None:
        for worker in (*self._idle, *self._busy):
            worker.stop()

    def _fill(self, items: Iterator[Document | Failure]) -> bool:
        while self._idle and len(self._slots) < self._window:
            item = next(items, None)
            if item is None:
                return False
            if isinstance(item, Failure):
                self._slots.append(_Slot(outcome=item))
                continue
            slot, worker = _Slot(item), self._idle.pop()
            worker.send(item)
            self._busy[worker] = slot
            self._slots.append(slot)
        return True

    def _collect(self) -> None:
        by_connection = {worker.connection: worker for worker in self._busy}
        for ready in wait(list(by_connection), self._patience()):
            worker = by_connection[ready]  # type: ignore[index]
            self._finish(worker, worker.receive())
        if self._limit is not None:
            late = time.monotonic() - self._limit
            for worker in [w for w in self._busy if w.since <= late]:
                worker.replace()
                self._finish(worker, too_slow(self._limit))

    def _patience(self) -> float | None:
        if self._limit is None:
            return None
        return max(0.0, min(w.since for w in self._busy) + self._limit - time.monotonic())

    def _finish(self, worker: Worker, result: Result) -> None:
        slot = self._busy.pop(worker)
        self._idle.append(worker)
        assert slot.document is not None
        slot.outcome = outcome(slot.document, result)


def outcome(document: Document, result: Result) -> Outcome:
    """What became of ``document``; where it did not say when it was published, it has the bounds that its content gave."""
    if isinstance(result, str):
        return Failure(document.source or "article", result, id=document.id)
    coding, seconds = result
    return Coded(replace(document, published=coding.published), coding, seconds)
