"""How a command ends."""

from __future__ import annotations

from enum import IntEnum


class Status(IntEnum):
    """Exit status of the command."""

    OK = 0
    SOME_FAILED = 1
    WRONG_USE = 2
    INTERRUPTED = 130
    PIPE_CLOSED = 141


class WrongUse(Exception):  # noqa: N818 - it is no fault of the program
    """The command was not called as it should be; the message says how it should."""


class Stopped(Exception):  # noqa: N818 - it is no fault of the program
    """The command was right but could not be done or finished; the message says why, and what stands."""
