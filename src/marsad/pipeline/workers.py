"""Processes that code documents, one at a time each.

`concurrent.futures` gives up the whole pool when one process dies and cannot say on which document; here each worker has a pipe of its own.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from marsad.pipeline.stages import Stage, attempt
from marsad.records import Coding, Document

if TYPE_CHECKING:  # a system without fork has no ForkContext
    from multiprocessing.context import ForkContext, SpawnContext

Result = tuple[Coding, float] | str
"""A coding and its seconds, or the reason why there is none."""

_ORPHAN_CHECK = 5.0  # seconds


class Worker:
    """A process that codes one document after another.

    Args:
        make: gives the stage to run; called in the process.
    """

    def __init__(self, make: Callable[[], Stage]) -> None:
        self._make = make
        self._start()

    @property
    def connection(self) -> Connection:
        """What becomes readable when a result is there or the process has died."""
        return self._connection

    def send(self, document: Document) -> None:
        """Give the process its next document; a process that died while idle is replaced first."""
        try:
            self._connection.send(document)
        except OSError:
            self.replace()
            self._connection.send(document)
        self.since = time.monotonic()

    def receive(self) -> Result:
        """The result for the document sent last; if the process died of it, that is the reason given, and it is replaced."""
        try:
            result: Result = self._connection.recv()
        except (EOFError, OSError):
            self._process.join()
            result = f"the process that coded it died ({_cause(self._process.exitcode)})"
            self.replace()
        return result

    def replace(self) -> None:
        """Stop the process at once and start another."""
        self.stop()
        self._start()

    def stop(self) -> None:
        """Stop the process at once."""
        self._process.kill()
        self._process.join()
        self._connection.close()

    def _start(self) -> None:
        context = _context()
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, self._make), daemon=True)
        self._process.start()
        theirs.close()
        self.since = time.monotonic()


def _serve(connection: Connection, make: Callable[[], Stage]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the main process decides what an interrupt means
    parent = os.getppid()
    stage = make()
    while True:
        while not connection.poll(_ORPHAN_CHECK):
            if os.getppid() != parent:  # killed without a word: forked siblings may still hold the pipe open
                return
        try:
            document = connection.recv()
        except EOFError:
            return
        connection.send(attempt(stage, document))


def _context() -> ForkContext | SpawnContext:
    # Forked workers share the loaded lexicons. Forking beside other threads may deadlock, and macOS's own libraries forbid it.
    if sys.platform == "linux" and threading.active_count() == 1:
        return multiprocessing.get_context("fork")
    return multiprocessing.get_context("spawn")


def _cause(code: int | None) -> str:
    if code is not None and code < 0:
        name = signal.Signals(-code).name
        return f"{name}, perhaps out of memory" if name == "SIGKILL" else name
    return f"exit status {code}"
