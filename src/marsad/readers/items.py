"""Live reports and agency roundups as the items that they consist of.

A live report dates each entry with a time of day; a roundup begins each item with a place and an agency, or is called one and marks each. Each item
becomes a document of its own, so that "today" and "the city" are read where they were written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time
from functools import cache
from itertools import pairwise

from marsad.lexicon import entries
from marsad.readers.bylines import agencies, dashed
from marsad.readers.dates import first_moment, times_of_day, without_dates
from marsad.readers.document import Document
from marsad.records import Block, BlockKind, Publication, Span
from marsad.text import key, words

_FEWEST = 3
_STAMP_WORDS = 6
_OPENING = 60
# "18:40", "18:40 GMT", "18:40 | the news of that minute"
_STAMP = re.compile(
    r"\W*(?:الساعة\s+)?\d{1,2}:\d\d(?::\d\d)?\s*(?:ص|م|صباحا|مساء|GMT|بتوقيت \w+(?: \w+)?)?(?!\w)\s*(?P<mark>[|:–—-]|$)?"
)
# "Amman (agency) - ", "Amman - agency: "
_DATELINE = re.compile(
    r"\s*(?P<place>[^\W\d]+(?: [^\W\d]+){0,2})\s*"
    r"(?:\((?P<inside>[^()\d]{2,30})\)\s*[-–—:]{1,2}|[-–—/،]\s*(?P<after>[^\W\d]+(?: [^\W\d]+){0,2})\s*(?::|--|[–—]))\s"
)
# "** the news", "• the news", "3- the news"
_MARK = re.compile(r"\s*(?:\*{1,3}|[•●■▪◾►○◆]|-(?=\s)|\d{1,2}\s*[-.)])\s*(?=\w)")
_NEWS_WORDS = 6


def items(document: Document) -> Iterator[Document]:
    """The items of a live report or a roundup, in the order of the page; any other document as it is.

    The items carry the page's title, address and date; their ids are that of the page and a number. What stands above the first entry of a live
    report is an item too.
    """
    starts = _starts(document)
    if not starts:
        yield document
        return
    bounds = [*starts, len(document.blocks)]
    number = 0
    for first, end in pairwise(bounds):
        blocks = document.blocks[first:end]
        if any(_tells(block) for block in blocks):
            number += 1
            yield _item(document, blocks, number)


def _starts(document: Document) -> list[int]:
    """The places among the blocks at which items begin; none where the document is one report."""
    shown = [block.span.of(document.text) for block in document.blocks]
    stamps = [at for at, text in enumerate(shown) if _stamped(text) and _followed_by_news(document, at, shown)]
    if len(stamps) >= _FEWEST:
        above = any(_tells(block) for block in document.blocks[: stamps[0]])
        return [0, *stamps] if above else stamps
    begins = _marked if _is_roundup(document) else _dateline
    lines = [at for at, block in enumerate(document.blocks) if _tells(block) and begins(shown[at])]
    return [0, *lines[1:]] if len(lines) >= _FEWEST else []


def _tells(block: Block) -> bool:
    return block.kind in (BlockKind.LEAD, BlockKind.BODY, BlockKind.QUOTE)


def _stamped(text: str) -> bool:
    """Whether a block is a time of day, or begins with one and a mark."""
    found = _STAMP.match(text)
    if found is not None and (found["mark"] or len(words(text)) <= _STAMP_WORDS):
        return True
    rest = without_dates(text)
    return rest is not None and not words(rest) and len(times_of_day(text)) == 1


def _followed_by_news(document: Document, at: int, shown: list[str]) -> bool:
    """Whether a time stands above news or begins it."""
    if len(words(shown[at])) > _STAMP_WORDS:
        return document.blocks[at].kind.is_news
    after = document.blocks[at + 1] if at + 1 < len(document.blocks) else None
    return after is not None and after.kind.is_news and not _stamped(shown[at + 1])


def _dateline(text: str) -> bool:
    found = _DATELINE.match(dashed(text))
    if found is None:
        return False
    return found["inside"] is not None or words(found["after"]) in agencies()


def _is_roundup(document: Document) -> bool:
    return any(word.removeprefix("ال") in _roundup_words() for word in words(document.title or ""))


def _marked(text: str) -> bool:
    """Whether a piece of news begins with a mark or a number of its own, or with a dateline."""
    return (_MARK.match(text) is not None and len(words(text)) >= _NEWS_WORDS) or _dateline(text)


@cache
def _roundup_words() -> frozenset[str]:
    """The search keys of words in titles that name pages of several pieces of news."""
    return frozenset(key(word) for e in entries("ar", "page_titles") if "roundup" in e.value for word in e.match)


def _item(document: Document, blocks: tuple[Block, ...], number: int) -> Document:
    start, end = blocks[0].span.start, blocks[-1].span.end
    text = document.text[start:end]
    moved = tuple(replace(b, span=Span(b.span.start - start, b.span.end - start)) for b in blocks)
    published = _published(document.published, blocks[0].span.of(document.text))
    return replace(document, id=f"{document.id}-{number}", text=text, blocks=moved, published=published)


def _published(page: Publication | None, opening: str) -> Publication | None:
    """The page's day with the time of the entry, or the entry's own day where it names one."""
    line = key(opening[:_OPENING])
    own = first_moment(line)
    if own is not None:
        return Publication(own.date(), own.date(), "page", own)
    clocks: set[time] = times_of_day(line) if _STAMP.match(opening) else set()
    if page is None or page.day is None or len(clocks) != 1:
        return page
    zone = page.at.tzinfo if page.at is not None else None
    return replace(page, at=datetime.combine(page.day, clocks.pop(), zone))
