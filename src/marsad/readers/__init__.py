"""Bytes to documents: plain text, HTML pages, article objects, and the parts of a page."""

from marsad.readers.document import Document
from marsad.readers.errors import (
    BinaryInputError,
    EmptyTextError,
    MissingTextError,
    NotADateError,
    ReadError,
    TooLargeError,
    WrongTypeError,
)

__all__ = [
    "BinaryInputError",
    "Document",
    "EmptyTextError",
    "MissingTextError",
    "NotADateError",
    "ReadError",
    "TooLargeError",
    "WrongTypeError",
]
