"""What a site's robots.txt allows, read once for each site (RFC 9309)."""

from __future__ import annotations

import codecs
import re
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

AGENT = "marsad"
"""The name that a robots.txt addresses us by."""

LIMIT = 512_000
"""Bytes of a robots.txt that are read; what stands after them is ignored, as RFC 9309 allows."""

MOST_SITES = 1_000
"""Sites whose rules are remembered; rules may take some megabytes."""

LONGEST_DELAY = 60.0
"""Longest crawl delay that is waited for, in seconds; who asks for more is asked once in that time."""

_VERSION = re.compile(r"(?im)(?<=^user-agent:)([ \t]*[\w-]+)/[\w.]+")

Load = Callable[[str], tuple[int, bytes]]


class Robots:
    """The rules of the sites met lately.

    Args:
        load: gives status and content of the robots.txt at an address.
    """

    def __init__(self, load: Load) -> None:
        self._load = load
        self._sites: OrderedDict[str, Any] = OrderedDict()

    def allows(self, site: str, url: str) -> bool:
        """Whether ``url`` on ``site`` (scheme, host and port) may be fetched; no while its rules cannot be read."""
        rules = self._rules(site)
        return rules is not None and bool(rules.can_fetch(url, AGENT))

    def delay(self, site: str) -> float:
        """Seconds that the site asks to leave between requests, 0 where it asks for none."""
        rules = self._rules(site)
        wanted = rules.crawl_delay(AGENT) if rules is not None else None
        return min(float(wanted or 0.0), LONGEST_DELAY)

    def _rules(self, site: str) -> Any:
        if site not in self._sites:
            self._sites[site] = self._read(site)
            if len(self._sites) > MOST_SITES:
                self._sites.popitem(last=False)
        self._sites.move_to_end(site)
        return self._sites[site]

    def _read(self, site: str) -> Any:
        from protego import Protego

        status, content = self._load(f"{site}/robots.txt")
        if status == 429 or status >= 500:
            return None  # out of order: RFC 9309 has us assume that all is forbidden
        return Protego.parse(_plain(content) if status < 400 else "")


def _plain(content: bytes) -> str:
    """The rules as characters, without what editors put before them and the version that some name behind a program, which is no part of its name."""
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return _VERSION.sub(r"\1", content.decode("utf-16" if wide else "utf-8", "replace").lstrip("\ufeff"))
