"""RSS and Atom feeds, entry by entry; what was read before is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from marsad.readers.charset import decode
from marsad.readers.document import Document
from marsad.readers.errors import ReadError
from marsad.readers.failures import Failure
from marsad.readers.linked_data import unescaped
from marsad.readers.origin import Origin
from marsad.readers.prolog import beginning
from marsad.readers.published import from_feed
from marsad.readers.seen import entry_id
from marsad.records import Publication

MARK = beginning(rb"rss|feed|RDF")
"""How a feed begins."""

_WARNED = re.compile(rb"(?:(?!<html|<!doctype\s+html|<head|<body).){1,4000}?(?=<\?xml)", re.DOTALL | re.IGNORECASE)
_NAMED = re.compile(r"(?:\.(?:rss|atom|rdf)|/(?:feed|feeds|rss|atom)(?:/|\.xml|\.php)?)(?:\?.*)?$", re.IGNORECASE)
_ALTERNATE = re.compile(
    rb"<link\b(?=[^<>]*application/(?:rss|atom)\+xml)[^<>]*?href=[\"']?([^\"' >]{1,500})", re.IGNORECASE
)
_ENCODING = re.compile(r"(?<=<\?xml)[^>]{0,200}(?=\?>)")
_END = re.compile(r"</(?:\w{1,20}:)?(?:rss|feed|RDF)\s*>", re.IGNORECASE)
_TAIL = 500
_LONGEST_AUTHOR = 500
_FULL = 60
"""Words from which on the content of an entry counts as the article itself."""


@dataclass(frozen=True, slots=True)
class _Entry:
    id: str
    link: str | None
    title: str | None
    content: str
    published: Publication | None
    updated: Publication | None
    author: str | None
    section: str | None

    def told(self, document: Document) -> Document:
        """The document with what the feed says and the page does not."""
        return replace(
            document,
            published=document.published or self.published,
            updated=document.updated or self.updated,
            author=document.author or self.author,
            section=document.section or self.section,
        )


def start(content: bytes) -> int | None:
    """Where a feed begins in ``content``, which may start with warnings of the program that wrote it; None where it is no feed."""
    warned = None if MARK.match(content) else _WARNED.match(content)
    at = warned.end() if warned else 0
    return at if MARK.match(content, at) else None


def expected(name: str) -> bool:
    """Whether a name or address is that of a feed."""
    return _NAMED.search(name) is not None


def not_a_feed(head: bytes, origin: Origin) -> Failure:
    """The failure of an HTML page in the place of a feed; it tells where the page says that its feed is."""
    found = _ALTERNATE.search(head)
    named = origin.address(found[1].decode("utf-8", "replace")) if found else None
    way_out = (
        f"the page names {named} as its feed" if named else "open it in a browser to see whether the feed has moved"
    )
    return origin.failure(f"it is an HTML page where a feed was expected; {way_out}")


def feed(content: bytes, origin: Origin) -> Iterator[Document | Failure]:
    """The articles of a feed: fetched where it came from the web, else as far as the feed itself holds them."""
    entries, fault = _entries(content, origin)
    address = origin.feed or origin.name
    seen = origin.web.seen
    known, whole = seen.entries(address), fault is None
    for entry in entries:
        if entry.id in known:
            continue
        items = list(_article(entry, origin))
        documents = [item for item in items if isinstance(item, Document)]
        if len(documents) == len(items):
            seen.hand_on(address, entry.id, documents)
        else:
            whole = False
        yield from items
    if fault:
        yield origin.failure(fault)
    if whole and origin.validators is not None and (failure := seen.finish(address, origin.validators)):
        yield failure


def _article(entry: _Entry, origin: Origin) -> Iterator[Document | Failure]:
    if not origin.online or entry.link is None:
        yield _from_feed(entry, origin)
        return
    items = list(origin.follow(entry.link, origin.within(entry.link, url=entry.link, published=None)))
    documents = [item for item in items if isinstance(item, Document)]
    if not documents and len(entry.content.split()) >= _FULL:
        reason = next((item.why for item in items if isinstance(item, Failure)), "it holds nothing")
        made = _from_feed(entry, origin)
        note = f"read from the feed, because the page was not to be had: {reason}"
        yield replace(made, notes=(*made.notes, note)) if isinstance(made, Document) else made
        return
    for item in items:
        yield entry.told(item) if isinstance(item, Document) else item


def _from_feed(entry: _Entry, origin: Origin) -> Document | Failure:
    here = origin.within(entry.link or entry.id)

    def make() -> Document:
        page = f"<div>{entry.content}</div>" if entry.content else f"<h1>{entry.title or ''}</h1>"
        made = Document.from_html(page, title=entry.title, url=entry.link)
        return entry.told(replace(made, published=entry.published or made.published, source=origin.name))

    return here.attempt(make)


def _entries(content: bytes, origin: Origin) -> tuple[list[_Entry], str | None]:
    """The entries that can be read, and what is wrong with the feed."""
    import feedparser

    _bound_authors()
    try:
        text, _ = decode(content, origin.charset)
    except ReadError as error:
        return [], str(error)
    # Decoded here, because many feeds name a character set that they are not in.
    plain = _ENCODING.sub(' version="1.0"', text, count=1).encode("utf-8", "replace")
    headers = {"content-type": "application/xml; charset=utf-8"}
    read = feedparser.parse(plain, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    found = [_entry(item, origin) for item in read.entries]
    if not found:
        return [], "there is no entry in this feed; check the address"
    whole = _END.search(text[-_TAIL:]) is not None
    return found, None if whole else f"the feed ends in the middle ({len(found)} entries were read); get it again"


@cache
def _bound_authors() -> None:
    """Have feedparser drop an author of more than `_LONGEST_AUTHOR` characters before it looks for an address of mail in it.

    That takes it the square of the length. What it has collected is bounded and not the feed, because it collects over comments, references and
    tags of several names.
    """
    from feedparser.mixin import _FeedParserMixin

    search = _FeedParserMixin._sync_author_detail

    def bounded(self: Any, key: str = "author") -> None:
        found = self._get_context()
        if len(found.get(key) or "") > _LONGEST_AUTHOR:
            found[key] = ""
        search(self, key)

    _FeedParserMixin._sync_author_detail = bounded


def _entry(item: Any, origin: Origin) -> _Entry:
    contents = [c.get("value") or "" for c in item.get("content") or []]
    content = max([*contents, item.get("summary") or ""], key=len)
    link = item.get("link")
    link = origin.address(link) if link else None
    title = unescaped(re.sub(r"<[^>]{0,500}>", "", item.get("title") or "")).strip() or None
    name = (
        item.get("id")
        or link
        or " ".join(filter(None, (item.get("title"), item.get("published"))))
        or "an entry without a name"
    )
    # A plain dict, for feedparser gives the one in the place of the other.
    published, last = from_feed(item.get("published")), from_feed(dict(item).get("updated"))
    changed = last if published is not None and last is not None and last.at != published.at else None
    return _Entry(entry_id(str(name)), link, title, content, published or last, changed, _author(item), _section(item))


def _author(item: Any) -> str | None:
    """Who an entry says wrote it, without an address of mail."""
    told = item.get("author") or ""
    people = [person.get("name") or "" for person in item.get("authors") or []]
    named = [" ".join(word for word in told.split() if "@" not in word)] if "@" in told else people
    return "، ".join(dict.fromkeys(name for part in named if (name := part.strip(" \t\r\n()<>")))) or None


def _section(item: Any) -> str | None:
    """The first category of an entry; some give an address in its place."""
    shown = (tag.get("label") or tag.get("term") or "" for tag in item.get("tags") or [])
    return next((name.strip() for name in shown if name.strip() and "://" not in name), None)
