"""The stages a document goes through, as one function."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from types import FrameType
from typing import TypeVar

from marsad.records import Coding, Document, Event, Fact

Stage = Callable[[Document], Coding]
Made = TypeVar("Made")


class _Expired(BaseException):
    """Raised inside a document that takes too long; no handler for ordinary errors may swallow it."""


@cache
def coding_stage(recognition: str, *, mentions: bool = False) -> Stage:
    """The function that codes a document: language, mentions, events and facts.

    Made once per process and policy: loading the lexicons is what costs.

    Args:
        recognition: policy for disputed states.
        mentions: whether codings keep what the text names.

    Raises:
        ValueError: there is no such recognition policy.
    """
    from marsad.coding import Coder  # loading it is the slow part of a start, and not every command codes

    return told_once(Coder(recognition=recognition, mentions=mentions).code)


def told_once(stage: Stage) -> Stage:
    """The same for near-duplicates: of a version only what it adds is coded, for an earlier document has told the rest."""

    def code(document: Document) -> Coding:
        version = document.version
        if version is None:
            return stage(document)
        if not version.added:
            return Coding(document.id, (), (), document.published)
        coding = stage(document)
        added = version.added

        def is_new(record: Event | Fact) -> bool:
            return any(record.evidence_span.overlaps(span) for span in added)

        return replace(
            coding,
            events=tuple(event for event in coding.events if is_new(event)),
            facts=tuple(fact for fact in coding.facts if is_new(fact)),
        )

    return code


def attempt(
    stage: Callable[[Document], Made], document: Document, limit: float | None = None
) -> tuple[Made, float] | str:
    """Run ``stage`` on ``document``.

    Args:
        stage: what to run, mostly a `Stage`.
        document: what to run it on.
        limit: seconds after which it is stopped; heeded in a main thread on systems that have timers.

    Returns:
        What it made and the seconds it took, or the reason why there is none.
    """
    began = time.perf_counter()
    try:
        with _time_limit(limit):
            made = stage(document)
    except _Expired:
        return too_slow(limit or 0)
    except Exception as error:  # one bad document never stops a run; the reason is reported
        return f"coding it failed with {type(error).__name__}: {error} (this is a fault of marsad; please report it)"
    return made, time.perf_counter() - began


def too_slow(limit: float) -> str:
    """The reason given for a document that took longer than ``limit`` seconds."""
    return f"coding it took longer than {limit:g} s; raise --time-limit or split the page"


@contextmanager
def _time_limit(seconds: float | None) -> Iterator[None]:
    usable = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    if not seconds or not usable:
        yield
        return

    def expire(_signal: int, _frame: FrameType | None) -> None:
        raise _Expired

    before = signal.signal(signal.SIGALRM, expire)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
