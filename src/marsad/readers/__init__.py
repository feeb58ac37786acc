"""Sources to documents: pages, texts, tables, archives, feeds and addresses, and the parts of a page."""

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
from marsad.readers.failures import Failure
from marsad.readers.files import read
from marsad.readers.seen import Seen, StateError
from marsad.readers.sources import sources
from marsad.readers.versions import Versions
from marsad.readers.web import Web

__all__ = [
    "BinaryInputError",
    "Document",
    "EmptyTextError",
    "Failure",
    "MissingTextError",
    "NotADateError",
    "ReadError",
    "Seen",
    "StateError",
    "TooLargeError",
    "Versions",
    "Web",
    "WrongTypeError",
    "read",
    "sources",
]
