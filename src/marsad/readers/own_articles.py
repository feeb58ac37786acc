"""Which of the articles in a page's JSON-LD is the page's own: the one that its titles, its address or its text name. Others are teasers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import unquote, urlsplit

from marsad.readers.headline import may_be_headline
from marsad.readers.linked_data import is_article, is_page, kinds
from marsad.text import words

_FEWEST = 3
_AGREES = 0.6
_CUT = 0.8
_LEAST_OF_CUT = 5
_RECORDINGS = ("videoobject", "audioobject", "podcastepisode")
_AMP = re.compile(r"(?:^|/)amp(?=/|$)")
_TITLED, _ADDRESSED, _SHOWN, _UNTOLD = range(4)

Words = frozenset[str]


def of_the_page(
    found: Iterable[dict[str, Any]], *, titles: Iterable[str], addresses: Iterable[str], shown: Sequence[str]
) -> list[dict[str, Any]]:
    """The objects of a page's JSON-LD without those of other articles.

    An article is the page's own if a title of the page agrees with its headline, or if it has an address of the page. Where the page shows none of
    its titles, an article whose headline it shows is its own, too; so is one that tells neither headline nor address, and any where the titles of the
    page name no article.

    Args:
        found: the objects, as they stand.
        titles: what the page states as its title.
        addresses: what the page states as its address.
        shown: the texts that the page shows and that lead nowhere.

    Returns:
        Articles first, those that a title names before those that the address does, then the page, then the rest.
    """
    page = _Page(titles, addresses, shown)
    kept = [(item, level) for item in found if (level := page.level(item)) is not None]
    if any(level < _SHOWN and is_article(item) for item, level in kept) or page.shows_its_title(kept):
        kept = [(item, level) for item, level in kept if level != _SHOWN]
    kept.sort(key=lambda one: (0 if is_article(one[0]) else 1 if is_page(one[0]) else 2, one[1]))
    return [item for item, _ in kept]


class _Page:
    """What is known of a page by which its article can be told."""

    def __init__(self, titles: Iterable[str], addresses: Iterable[str], shown: Sequence[str]) -> None:
        stated = list(dict.fromkeys(titles))
        self._titles = [frozenset(words(title)) for title in stated]
        self._telling = [frozenset(words(title)) for title in stated if may_be_headline(title)]
        self._places = {place for address in addresses if (place := _place(address)) is not None}
        self._lines = shown
        self._shown: list[Words] | None = None

    def level(self, item: dict[str, Any]) -> int | None:
        """By what an object is known to speak of the page; None if it speaks of another."""
        if not is_article(item) and not _records(item) and (is_page(item) or "headline" not in item):
            return _UNTOLD
        told = _headline(item)
        if told and any(_agree(told, title) for title in self._titles):
            return _TITLED
        places = {place for address in addresses_of(item) if (place := _place(address)) is not None}
        if self._places and places:
            same = any(_same(one, other) for one in places for other in self._places)
            return _ADDRESSED if same else None
        if told and any(_agree(told, line) for line in self._seen()):
            return _SHOWN
        return None if told and self._telling else _UNTOLD

    def shows_its_title(self, kept: Sequence[tuple[dict[str, Any], int]]) -> bool:
        """Whether the page shows what it states as its title; not looked for where no object is kept for being shown."""
        if all(level != _SHOWN for _, level in kept):
            return False
        return any(_agree(line, title) for title in self._telling for line in self._seen())

    def _seen(self) -> list[Words]:
        if self._shown is None:
            self._shown = [frozenset(words(line)) for line in self._lines if may_be_headline(line)]
        return self._shown


def addresses_of(item: dict[str, Any]) -> list[str]:
    """The addresses that an article gives as its own."""
    page = item.get("mainEntityOfPage")
    named = [page.get("@id"), page.get("url")] if isinstance(page, dict) else [page]
    return [value.partition("#")[0] for value in (item.get("url"), *named) if isinstance(value, str)]


def _records(item: dict[str, Any]) -> bool:
    return any(kind.lower() in _RECORDINGS for kind in kinds(item))


def _headline(item: dict[str, Any]) -> Words:
    """The words of a headline; none of one that is too short to tell one article from another."""
    told = item.get("headline") or item.get("name")
    found = frozenset(words(told)) if isinstance(told, str) else Words()
    return found if len(found) >= _FEWEST else Words()


def _agree(told: Words, title: Words) -> bool:
    """Whether a title has most words of a headline, with the name of the site beside it, or is its beginning."""
    same = len(told & title)
    return same >= _AGREES * len(told) or (len(title) >= _LEAST_OF_CUT and same >= _CUT * len(title))


def _place(address: str) -> tuple[str, str] | None:
    """Path and query of an address, as far as they tell one page from another; None for the start page, which many sites name on every page."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    path = _AMP.sub("", unquote(parts.path)).strip("/").lower()
    query = "" if "utm_" in parts.query else parts.query
    return (path, query) if path or query else None


def _same(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return one[0] == other[0] and (one[1] == other[1] or not one[1] or not other[1])
