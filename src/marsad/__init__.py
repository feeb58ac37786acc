"""Marsad reads Arabic news pages and keeps a sourced record of what states and their agents do to each other.

The names below are loaded when they are first used, so that importing the package costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from marsad.coding import Coder
    from marsad.language import analyse
    from marsad.mentions.actors import find_actors
    from marsad.mentions.amounts import find_amounts
    from marsad.mentions.places import find_places
    from marsad.mentions.times import find_dates
    from marsad.readers import Document, ReadError
    from marsad.records import (
        ActorMention,
        AmountMention,
        Analysis,
        Block,
        BlockKind,
        Coding,
        DateMention,
        Event,
        Fact,
        Interval,
        Party,
        PlaceMention,
        Publication,
        Sentence,
        Span,
        Token,
    )
    from marsad.store import BookError
    from marsad.store.tables import open_book as open  # noqa: A004 - marsad.open, as with other packages that open what they know

__all__ = [
    "ActorMention",
    "AmountMention",
    "Analysis",
    "Block",
    "BlockKind",
    "BookError",
    "Coder",
    "Coding",
    "DateMention",
    "Document",
    "Event",
    "Fact",
    "Interval",
    "Party",
    "PlaceMention",
    "Publication",
    "ReadError",
    "Sentence",
    "Span",
    "Token",
    "analyse",
    "find_actors",
    "find_amounts",
    "find_dates",
    "find_places",
    "open",
]

_HOMES = {
    "BookError": "marsad.store",
    "Coder": "marsad.coding",
    "Document": "marsad.readers",
    "ReadError": "marsad.readers",
    "analyse": "marsad.language",
    "find_actors": "marsad.mentions.actors",
    "find_amounts": "marsad.mentions.amounts",
    "find_dates": "marsad.mentions.times",
    "find_places": "marsad.mentions.places",
    "open": "marsad.store.tables",
}
_OTHER_NAMES = {"open": "open_book"}
"""Names that go by another one where they are made."""


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(_HOMES.get(name, "marsad.records")), _OTHER_NAMES.get(name, name))
    globals()[name] = found  # asked for once only
    return found


def __dir__() -> list[str]:
    return __all__
