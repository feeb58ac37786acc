"""What reading needs of the web: what fetches, and the memory of feeds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from marsad.fetching import Manners, Validators
from marsad.readers.seen import Seen

if TYPE_CHECKING:
    from marsad.fetching import Fetched, Fetcher


@dataclass(slots=True)
class Web:
    """The web as a source.

    Attributes:
        fetcher: what fetches; made when it is first needed, if none is given.
        seen: what of feeds was read before.
        manners: how a fetcher that is made behaves.
    """

    fetcher: Fetcher | None = None
    seen: Seen = field(default_factory=Seen)
    manners: Manners = field(default_factory=Manners)

    def fetch(self, url: str, known: Validators | None = None) -> Fetched:
        """The page at ``url``; with ``known`` only if it has changed.

        Raises:
            FetchError: it was not fetched.
        """
        if self.fetcher is None:
            from marsad.fetching import Fetcher

            self.fetcher = Fetcher(self.manners)
        return self.fetcher.fetch(url, known)

    def close(self) -> None:
        """Close all connections."""
        if self.fetcher is not None:
            self.fetcher.close()
