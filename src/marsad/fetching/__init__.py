"""Pages from the web, politely: robots.txt, pace, limits, refused private addresses, back-off. Knows nothing of what a page says."""

from marsad.fetching.errors import (
    FetchError,
    ForbiddenError,
    NotAWebAddressError,
    PrivateAddressError,
    TooMuchError,
    UnreachableError,
)
from marsad.fetching.fetcher import Fetched, Fetcher
from marsad.fetching.manners import ARCHIVE_LIMIT, PAGE_LIMIT, Manners, Validators

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
