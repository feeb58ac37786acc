"""What can be wrong with input; every message names the place and a way out."""

from __future__ import annotations


class ReadError(ValueError):
    """Input that cannot be read as a news page."""


class NotADateError(ReadError):
    """A publication date that is none."""


class BinaryInputError(ReadError):
    """Bytes or characters that are no text."""


class EmptyTextError(ReadError):
    """Nothing to read: no word at all."""


class MissingTextError(ReadError):
    """An article object without a ``text``."""


class WrongTypeError(ReadError):
    """A value of another type than asked for."""


class TooLargeError(ReadError):
    """A page larger than any news page."""
