"""Addresses of pages, which strangers write."""

from __future__ import annotations

from urllib.parse import urlsplit


def host_of(url: str | None) -> str | None:
    """The host of an address in small letters; None where there is none, or the address is none."""
    try:
        return urlsplit(url or "").hostname or None
    except ValueError:
        return None
