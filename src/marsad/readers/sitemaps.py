"""Sitemaps and lists of sitemaps (sitemaps.org), and what they lead to; of those of news, when and by whom a page was published."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import ParseError

from marsad.readers.charset import LIMIT, decode
from marsad.readers.document import Document
from marsad.readers.errors import ReadError
from marsad.readers.failures import Failure
from marsad.readers.origin import Origin
from marsad.readers.prolog import beginning
from marsad.readers.published import from_feed

MARK = beginning(rb"urlset|sitemapindex")
"""How a sitemap begins."""

_NEWS = "sitemap-news"  # http://www.google.com/schemas/sitemap-news/0.9
_DECLARATION = re.compile(r"\s*(?:<\?xml[^>]{0,200}\?>)?\s*")
_BARE = re.compile(r"(<!\[CDATA\[.*?(?:\]\]>|\Z))|&(?!#?\w{1,12};)", re.DOTALL)
"""Ampersands that begin nothing; those in a CDATA section are meant, and it is taken as a whole."""


@dataclass(slots=True)
class _Page:
    """A page of a sitemap, and what the extension for news says of it, by the names of its elements."""

    address: str
    told_by_news: dict[str, str] = field(default_factory=dict)

    def told(self, document: Document) -> Document:
        """The document with what the sitemap says and the page does not."""
        return replace(
            document,
            published=document.published or from_feed(self.told_by_news.get("publication_date")),
            publisher=document.publisher or self.told_by_news.get("name"),
        )


def sitemap(content: bytes, origin: Origin) -> Iterator[Document | Failure]:
    """The pages that a sitemap names, fetched one by one."""
    try:
        text, _ = decode(content[:LIMIT], origin.charset)
    except ReadError as error:
        yield origin.failure(str(error))
        return
    count = 0
    for found in _pages(_mended(text)):
        if isinstance(found, ParseError):
            yield origin.failure(f"the sitemap is damaged or cut ({found}); {count} addresses were read; get it again")
            return
        count += 1
        address = origin.address(found.address)
        for item in origin.follow(address, origin.within(address, url=address, published=None)):
            yield found.told(item) if isinstance(item, Document) else item
    if not count:
        yield origin.failure("there is no address in this sitemap")


def _mended(text: str) -> bytes:
    """A sitemap as a parser wants it: nothing before it, in UTF-8 and not said to be in anything else, no bare ampersands."""
    return _BARE.sub(lambda m: m[1] or "&amp;", _DECLARATION.sub("", text, count=1)).encode("utf-8", "replace")


def _pages(content: bytes) -> Iterator[_Page | ParseError]:
    """The pages in their order; the fault, where the sitemap has one, comes last."""
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    page: _Page | None = None
    fault: ParseError | None = None
    try:
        for _, element in iterparse(io.BytesIO(content), forbid_dtd=True):
            space, name = element.tag.rpartition("}")[0], element.tag.rpartition("}")[2]
            text = (element.text or "").strip()
            if name == "url" or (name == "loc" and text and "image" not in space):
                yield from (page,) if page is not None else ()
                page = _Page(text) if name == "loc" else None
            elif page is not None and _NEWS in space and text:
                page.told_by_news[name] = text
    except DefusedXmlException as error:
        fault = ParseError(f"it declares {type(error).__name__}")
    except ParseError as error:
        fault = error
    yield from (found for found in (page, fault) if found is not None)
