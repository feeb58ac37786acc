"""When the next request to a host may go out."""

from __future__ import annotations

import time
from collections.abc import Callable

LONGEST_WAIT = 120.0
"""Longest time in seconds that a server's wish to be tried later is waited for."""

_MOST_HOSTS = 10_000


class Pace:
    """Keeps requests to the same host apart.

    Args:
        clock: tells the time in seconds.
        sleep: waits for so many seconds.
    """

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._free: dict[str, float] = {}

    def wait(self, host: str, delay: float) -> None:
        """Wait until ``host`` may be asked again, and count from now for ``delay`` seconds."""
        now = self._clock()
        due = self._free.get(host, now)
        if due > now:
            self._sleep(due - now)
        if len(self._free) >= _MOST_HOSTS:
            self._free.clear()
        self._free[host] = max(now, due) + delay

    def back_off(self, turn: int, delay: float, wanted: float | None) -> None:
        """Wait before the try after ``turn`` failed ones: as the server wants, else twice as long each time."""
        self._sleep(min(wanted if wanted is not None else max(delay, 0.5) * 2**turn, LONGEST_WAIT))
