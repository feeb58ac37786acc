"""Pages from the web, politely: robots.txt, pace, limits, refused private addresses, back-off. Knows nothing of what a page says.

`Fetcher` and `Fetched` are loaded when they are first used: most runs read files alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.fetching.errors import (
    FetchError,
    ForbiddenError,
    NotAWebAddressError,
    PrivateAddressError,
    TooMuchError,
    UnreachableError,
)
from marsad.fetching.manners import ARCHIVE_LIMIT, PAGE_LIMIT, Manners, Validators

if TYPE_CHECKING:
    from marsad.fetching.fetcher import Fetched, Fetcher

__all__ = [
    "ARCHIVE_LIMIT",
    "PAGE_LIMIT",
    "FetchError",
    "Fetched",
    "Fetcher",
    "ForbiddenError",
    "Manners",
    "NotAWebAddressError",
    "PrivateAddressError",
    "TooMuchError",
    "UnreachableError",
    "Validators",
]


def __getattr__(name: str) -> object:
    if name not in ("Fetched", "Fetcher"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from marsad.fetching import fetcher

    return getattr(fetcher, name)
