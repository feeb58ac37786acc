"""Blocks that a site repeats on its pages, learned while its pages go by, and from earlier ones where somebody knows them."""

from __future__ import annotations

from collections import Counter, OrderedDict, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from marsad import records
from marsad.readers.document import Document
from marsad.readers.failures import Failure
from marsad.records import Block, BlockKind
from marsad.text import host_of, words

FEWEST = 4
"""Pages of a site on which a block must stand before it counts as repeated."""

SHARE = 0.5
"""Share of the site's pages on which it must stand: background that a newspaper repeats in the reports on one matter stands on fewer."""

_LONGEST = 60
_HELD = 16
_MOST_HOSTS = 1_000
_MOST_PAGES = 400
_MOST_BLOCKS = 20_000

Key = int
"""The hash of the words of a block; of a thousand sites the words themselves would take gigabytes."""
Earlier = Callable[[str], Iterable[records.Document]]
"""Gives the pages of a host that were read earlier."""


@dataclass(slots=True)
class _Site:
    """What the last pages of a site show, and how often; at most `_MOST_PAGES` pages and about `_MOST_BLOCKS` blocks."""

    pages: int = 0
    titles: set[int] = field(default_factory=set)
    seen: Counter[Key] = field(default_factory=Counter)

    def learn(self, title: str | None, blocks: Iterable[Key]) -> None:
        """Count the blocks of a page."""
        called = hash(title or "")
        if title is not None and called in self.titles:
            return  # the same page again repeats everything
        self.titles.add(called)
        self.pages += 1
        self.seen.update(set(blocks))
        if self.pages >= _MOST_PAGES or len(self.seen) >= _MOST_BLOCKS:
            self._fade()

    def _fade(self) -> None:
        """Let half of each count go, so that what stood on one page is forgotten and what the site shows now counts more than what it showed once."""
        self.pages //= 2
        self.seen = Counter({block: count // 2 for block, count in self.seen.items() if count > 1})
        self.titles.clear()

    def repeats(self, block: Key) -> bool:
        """Whether enough pages have a block."""
        return self.seen[block] >= max(FEWEST, SHARE * self.pages)


class Boilerplate:
    """Marks what a site repeats as `BlockKind.OTHER`.

    The first pages of a site are held back until enough of them were seen, at most sixteen at a time; what comes from standard input never is, for
    somebody may wait for it.

    Args:
        earlier: gives the pages of a host that were read earlier; None where nobody knows any. Asked when the first page of a host comes.
    """

    def __init__(self, earlier: Earlier | None = None) -> None:
        self._earlier = earlier
        self._sites: OrderedDict[str, tuple[_Site, ...]] = OrderedDict()

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
        if host not in self._sites:
            self._sites[host] = self._met(host)
        self._sites.move_to_end(host)
        if len(self._sites) > _MOST_HOSTS:
            self._sites.popitem(last=False)
        blocks = [key for block in item.blocks if (key := _key(item, block)) is not None]
        for site in self._sites[host]:
            site.learn(item.title, blocks)

    def _met(self, host: str) -> tuple[_Site, ...]:
        """A site as this run shows it, and as it shows itself together with earlier ones: what it began to repeat since is in the run alone."""
        if self._earlier is None:
            return (_Site(),)
        both = _Site()
        for page in self._earlier(host):
            # What was marked then is no news any more, and repeated all the same.
            marked = (b for b in page.blocks if b.kind is BlockKind.OTHER or b.kind.is_news)
            both.learn(page.title, [key for block in marked if (key := _words(page, block))])
        return (_Site(), both)

    def _waits(self, item: Document | Failure) -> bool:
        host = _host(item)
        if host is None or isinstance(item, Failure) or item.source == "standard input":
            return False
        return host in self._sites and all(site.pages < FEWEST for site in self._sites[host])

    def _marked(self, item: Document | Failure) -> Document | Failure:
        host = _host(item)
        if isinstance(item, Failure) or host is None:
            return item
        sites = self._sites.get(host, ())
        blocks = tuple(
            replace(block, kind=BlockKind.OTHER)
            if (key := _key(item, block)) is not None and any(site.repeats(key) for site in sites)
            else block
            for block in item.blocks
        )
        return item if blocks == item.blocks else replace(item, blocks=blocks)


def _host(item: Document | Failure) -> str | None:
    return None if isinstance(item, Failure) else host_of(item.url)


def _key(document: records.Document, block: Block) -> Key | None:
    """What a block is known by; None for what is no news anyway, for a headline and for what is too long to be furniture."""
    return _words(document, block) if block.kind.is_news else None


def _words(document: records.Document, block: Block) -> Key | None:
    """What stands for the words of a block, numbers apart; None for a headline and for what is too long to be furniture."""
    if block.kind is BlockKind.HEADLINE:
        return None
    found = tuple(word for word in words(block.span.of(document.text)) if not word.isdigit())
    return hash(found) if 0 < len(found) <= _LONGEST else None
