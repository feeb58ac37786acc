"""Blocks that a site repeats on its pages, learned while its pages go by."""

from __future__ import annotations

from collections import Counter, OrderedDict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from marsad.readers.document import Document
from marsad.readers.failures import Failure
from marsad.records import Block, BlockKind
from marsad.text import words

FEWEST = 4
"""Pages of a site on which a block must stand before it counts as repeated."""

SHARE = 0.5
"""Share of the site's pages on which it must stand: background that a newspaper repeats in the reports on one matter stands on fewer."""

_LONGEST = 60
_HELD = 16
_MOST_HOSTS = 1_000
_MOST_BLOCKS = 20_000

Key = tuple[str, ...]


@dataclass(slots=True)
class _Site:
    pages: int = 0
    titles: set[str] = field(default_factory=set)
    seen: Counter[Key] = field(default_factory=Counter)


class Boilerplate:
    """Marks what a site repeats as `BlockKind.OTHER`.

    The first pages of a site are held back until enough of them were seen, at most sixteen at a time; what comes from standard input never is, for
    somebody may wait for it.
    """

    def __init__(self) -> None:
        self._sites: OrderedDict[str, _Site] = OrderedDict()

    def over(self, items: Iterable[Document | Failure]) -> Iterator[Document | Failure]:
        """The same items in the same order, repeated blocks marked."""
        held: deque[Document | Failure] = deque()
        for item in items:
            self._learn(item)
            held.append(item)
            while held and (len(held) > _HELD or not self._waits(held[0])):
                yield self._marked(held.popleft())
        while held:
            yield self._marked(held.popleft())

    def _learn(self, item: Document | Failure) -> None:
        host = _host(item)
        if host is None or isinstance(item, Failure):
            return
        site = self._sites.setdefault(host, _Site())
        self._sites.move_to_end(host)
        if len(self._sites) > _MOST_HOSTS:
            self._sites.popitem(last=False)
        if item.title is not None and item.title in site.titles:
            return  # the same page again repeats everything
        site.titles.add(item.title or "")
        site.pages += 1
        if len(site.seen) < _MOST_BLOCKS:
            site.seen.update({key for block in item.blocks if (key := _key(item, block)) is not None})

    def _waits(self, item: Document | Failure) -> bool:
        host = _host(item)
        if host is None or isinstance(item, Failure) or item.source == "standard input":
            return False
        return host in self._sites and self._sites[host].pages < FEWEST

    def _marked(self, item: Document | Failure) -> Document | Failure:
        host = _host(item)
        site = self._sites.get(host) if host is not None else None
        if isinstance(item, Failure) or site is None or site.pages < FEWEST:
            return item
        least = max(FEWEST, SHARE * site.pages)
        blocks = tuple(
            replace(block, kind=BlockKind.OTHER)
            if (key := _key(item, block)) is not None and site.seen[key] >= least
            else block
            for block in item.blocks
        )
        return item if blocks == item.blocks else replace(item, blocks=blocks)


def _host(item: Document | Failure) -> str | None:
    if isinstance(item, Failure) or not item.url:
        return None
    try:
        return urlsplit(item.url).hostname
    except ValueError:
        return None


def _key(document: Document, block: Block) -> Key | None:
    """What a block is known by, numbers apart; None for a headline and for what is too long to be furniture."""
    if block.kind is BlockKind.HEADLINE or not block.kind.is_news:
        return None
    found = tuple(word for word in words(block.span.of(document.text)) if not word.isdigit())
    return found if 0 < len(found) <= _LONGEST else None
