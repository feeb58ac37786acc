"""What reading needs of the web: what fetches, and the memory of feeds."""

from __future__ import annotations

from dataclasses import dataclass, field

from marsad.fetching import Fetcher
from marsad.readers.seen import Seen


@dataclass(frozen=True, slots=True)
class Web:
    """The web as a source.

    Attributes:
        fetcher: what fetches.
        seen: what of feeds was read before.
    """

    fetcher: Fetcher = field(default_factory=Fetcher)
    seen: Seen = field(default_factory=Seen)
