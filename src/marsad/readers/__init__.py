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
from marsad.readers.files import Failure, read, sources

__all__ = [
    "BinaryInputError",
    "Document",
    "EmptyTextError",
    "Failure",
    "MissingTextError",
    "NotADateError",
    "ReadError",
    "TooLargeError",
    "WrongTypeError",
    "read",
    "sources",
]
