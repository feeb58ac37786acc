"""How long a request may take, from the connection to the last byte."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import suppress
from typing import Any, Self

from marsad.fetching.errors import TooMuchError


class Deadline:
    """Cuts the connection of a request when its time is over.

    A timeout of a read alone does not do: a server that sends drop by drop never lets one pass.

    Args:
        seconds: how long the request may take from now.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._until = time.monotonic() + seconds
        self._over = False
        self._stream: Any = None
        self._timer = threading.Timer(min(seconds, threading.TIMEOUT_MAX), self._cut)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        self._timer.join()

    def check(self) -> None:
        """Refuse to go on when the time is over.

        Raises:
            TooMuchError: it is.
        """
        if self._passed():
            raise TooMuchError(f"it takes longer than {self._seconds:g} s; try again later, or fetch it by other means")

    def trace(self, step: str, info: dict[str, Any]) -> None:
        """Learn which connection it is; the ``trace`` of a request.

        Raises:
            TooMuchError: the time is over before it is connected.
        """
        if step.endswith(".connect_tcp.started"):
            self.check()
        elif step.endswith((".connect_tcp.complete", ".start_tls.complete")):
            self._stream = info["return_value"]
            if self._passed():
                self._cut()

    def _passed(self) -> bool:
        return self._over or time.monotonic() >= self._until

    def _cut(self) -> None:
        self._over = True
        if self._stream is None:
            return
        with suppress(OSError):  # closed already
            # Not by the method of a TLS socket, which would have what is read meanwhile taken for plain.
            socket.socket.shutdown(self._stream.get_extra_info("socket"), socket.SHUT_RDWR)
