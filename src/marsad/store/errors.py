"""What can be wrong with a book; every message names the place and a way out."""

from __future__ import annotations


class BookError(Exception):
    """A book that cannot be used as asked."""


class MissingBookError(BookError):
    """There is no book at that place."""


class NotABookError(BookError):
    """What lies there is something else, or is damaged."""


class BusyBookError(BookError):
    """Somebody else is writing into the book, or reading from it while we want to write."""


class OtherVersionError(BookError):
    """The book's tables are older or newer than this program's."""


class FullDiskError(BookError):
    """The disk took no more; what was written before stands."""


class ServerError(BookError):
    """The server cannot be reached, went away, or refused."""
