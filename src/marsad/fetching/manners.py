"""How to behave on the web: who we say that we are, how often we ask, where we stop."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

PAGE_LIMIT = 20_000_000
"""Most bytes of a page, a feed or a sitemap."""

ARCHIVE_LIMIT = 5_000_000_000
"""Most bytes of an archive or a table; a Common Crawl News archive has about 1 GB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How a `marsad.fetching.Fetcher` behaves.

    Attributes:
        contact: an address (mail or web) of whoever fetches, told to the servers.
        delay: least seconds between two requests to a host, that for its robots.txt included; a longer crawl delay of its robots.txt is kept.
        timeout: seconds to wait for the address of a host, for a connection or for the next bytes.
        page_time: seconds that a request for a page may take, from the connection to the last byte; a redirect leads to another request.
        archive_time: the same for an archive or a table.
        redirects: most redirects followed.
        tries: how often a page is asked for when the server is out of order.
        page_limit: most bytes of a page, unpacked.
        archive_limit: most bytes of an archive or a table.
        allow_private: whether hosts of private networks (and this machine) may be asked.
        proxy: address of a proxy; None for what the environment names (HTTPS_PROXY, HTTP_PROXY, NO_PROXY).
    """

    contact: str | None = None
    delay: float = 1.0
    timeout: float = 20.0
    page_time: float = 60.0
    archive_time: float = 7_200.0
    redirects: int = 5
    tries: int = 3
    page_limit: int = PAGE_LIMIT
    archive_limit: int = ARCHIVE_LIMIT
    allow_private: bool = False
    proxy: str | None = None

    @property
    def user_agent(self) -> str:
        """What the servers are told: program, version, and whom to ask."""
        return f"marsad/{_version()} ({self.contact or 'reader of news pages, run by a person who named this address'})"


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server said a page is known by, so that it need not be sent again."""

    etag: str | None = None
    last_modified: str | None = None

    def headers(self) -> dict[str, str]:
        """The request headers that ask only for what has changed; what a header may not hold is not sent back."""
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in named.items() if value and value.isascii()}


@cache
def _version() -> str:
    from importlib.metadata import version

    return version("marsad")
