"""What of a page speaks of its own article, and not of others: teasers, what is read most, comments of readers.

In JSON-LD the own article is the one that the titles, the address or the text of the page name; what elements state counts where these do not stand
beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any
from urllib.parse import unquote, urlsplit

from marsad.readers.headline import may_be_headline
from marsad.readers.linked_data import is_article, is_page, kinds
from marsad.text import words

_FEWEST = 3  # words by which one headline can be told from another
_AGREES = 0.6  # share of a headline's words that a title of it has, the site's name and a shortened end beside them
_CUT = 0.8  # share of a title's words that a longer headline has which it begins
_LEAST_OF_CUT = 5  # words of such a title
_LONGEST = 400  # characters of a headline
_RECORDINGS = ("videoobject", "audioobject", "podcastepisode")
_BESIDE = re.compile(
    r"(?:^|\s)(?:comments?(?:[-_]?(?:list|body|meta|area|item|block|content|thread|box|wrapper|section|date|time|text))?|sidebar|widget(?:[-_]area)?"
    r"|(?:related|teasers?|most-?read|popular|trending|recommended)(?:[-_]?(?:posts?|news|articles?|items?|list|box|content|section))?)(?:\s|$)",
    re.IGNORECASE,
)
_HEADLINE = '[itemprop~="headline"]'
_DATING = ("datePublished", "dateModified")
_MOST_AROUND = 12  # elements around a node that are looked at
_MOST_WITHIN = 3  # of them those that may be a card
_LONGEST_CARD = 300  # characters
# So that a page's cost stays bounded: nodes that are asked about, shown lines that are kept, headlines that are looked for among them.
_MOST_ASKED = 50
_MOST_LINES = 5_000
_MOST_SOUGHT = 50
_HEADS = "h2 a, h3 a, h4 a, a h2, a h3, a h4"
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


def nodes_of_the_page(stating: Sequence[Any], titles: Iterable[str]) -> list[Any]:
    """The nodes in which a page states things, without dates and authors that stand beside its article or in an item with another headline.

    Where the ``titles`` of the page name no article, no headline is another.
    """
    stated = list(titles)
    told = [frozenset(words(title)) for title in stated]
    kept, asked = list[Any](), 0 if any(map(may_be_headline, stated)) else _MOST_ASKED
    for node in stating:
        dates = node.tag in ("time", "abbr") or node.getattr("itemprop") in _DATING
        if node.tag in ("link", "base", "script") or (node.tag == "meta" and not node.hasattr("itemprop")):
            kept.append(node)
            continue
        item, beside = _around(node, dates=dates)
        if not beside and asked < _MOST_ASKED:
            asked += 1
            beside = (item is not None and _of_another(item.query_selector(_HEADLINE), told)) or _in_card(node, told)
        if not beside:
            kept.append(node)
    return kept


def _around(node: Any, *, dates: bool) -> tuple[Any | None, bool]:
    """The item of microdata around a node, and whether the node stands beside the article; a box about the author may do so, too."""
    around, item = node.parent, None
    for _ in range(_MOST_AROUND):
        if around is None or around.tag in ("body", "html"):
            break
        called = f"{around.getattr('class') or ''} {around.getattr('id') or ''}"
        if _BESIDE.search(called) or (dates and around.tag in ("aside", "nav")):
            return item, True
        if item is None and around.hasattr("itemscope"):
            item = around
        around = around.parent
    return item, False


def _in_card(node: Any, titles: Sequence[Words]) -> bool:
    """Whether a node stands in a card, which has little text and a heading that leads to another article."""
    around = node.parent
    for _ in range(_MOST_WITHIN):
        if around is None or around.tag in ("body", "html") or len(around.text or "") > _LONGEST_CARD:
            return False
        if _of_another(around.query_selector(_HEADS), titles):
            return True
        around = around.parent
    return False


def _of_another(shown: Any | None, titles: Sequence[Words]) -> bool:
    """Whether an element shows a headline with which no title agrees."""
    told = frozenset(words((shown.getattr("content") or shown.text or "")[:_LONGEST])) if shown is not None else Words()
    return len(told) >= _FEWEST and not any(_agree(told, title) for title in titles)


class _Page:
    """What is known of a page by which its article can be told."""

    def __init__(self, titles: Iterable[str], addresses: Iterable[str], shown: Sequence[str]) -> None:
        stated = list(dict.fromkeys(titles))
        self._titles = [frozenset(words(title)) for title in stated]
        self._telling = [frozenset(words(title)) for title in stated if may_be_headline(title)]
        self._places = {place for address in addresses if (place := _place(address)) is not None}
        self._lines = shown
        self._shown: list[Words] | None = None
        self._sought = 0

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
        if told and self._shows(told):
            return _SHOWN
        return None if told and self._telling else _UNTOLD

    def shows_its_title(self, kept: Sequence[tuple[dict[str, Any], int]]) -> bool:
        """Whether the page shows what it states as its title; not looked for where no object is kept for being shown."""
        if all(level != _SHOWN for _, level in kept):
            return False
        return any(_agree(line, title) for title in self._telling for line in self._seen())

    def _shows(self, told: Words) -> bool:
        self._sought += 1
        return self._sought <= _MOST_SOUGHT and any(_agree(told, line) for line in self._seen())

    def _seen(self) -> list[Words]:
        if self._shown is None:
            lines = (line for line in self._lines if len(line) <= _LONGEST and may_be_headline(line))
            self._shown = [frozenset(words(line)) for line in islice(lines, _MOST_LINES)]
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
