"""Sitemaps and lists of sitemaps (sitemaps.org), and what they lead to."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from xml.etree.ElementTree import ParseError

from marsad.readers.charset import LIMIT, decode
from marsad.readers.document import Document
from marsad.readers.errors import ReadError
from marsad.readers.failures import Failure
from marsad.readers.origin import Origin

MARK = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*|<!DOCTYPE[^>\[]{0,300}(?:\[.{0,2000}?\]\s*)?>\s*|<\?[^>]{0,300}>\s*)*"
    rb"<(?:\w+:)?(?:urlset|sitemapindex)\b",
    re.DOTALL | re.IGNORECASE,
)
"""How a sitemap begins."""

_DEEPEST = 3
_DECLARATION = re.compile(r"\s*(?:<\?xml[^>]{0,200}\?>)?\s*")
_BARE = re.compile(r"(<!\[CDATA\[.*?(?:\]\]>|\Z))|&(?!#?\w{1,12};)", re.DOTALL)
"""Ampersands that begin nothing; those in a CDATA section are meant, and it is taken as a whole."""


def sitemap(content: bytes, origin: Origin) -> Iterator[Document | Failure]:
    """The pages that a sitemap names, fetched one by one."""
    if origin.depth > _DEEPEST:
        yield origin.failure("lists of sitemaps lead to each other; give the sitemap itself")
        return
    try:
        text, _ = decode(content[:LIMIT], origin.charset)
    except ReadError as error:
        yield origin.failure(str(error))
        return
    count = 0
    for found in _addresses(_mended(text)):
        if isinstance(found, ParseError):
            yield origin.failure(f"the sitemap is damaged or cut ({found}); {count} addresses were read; get it again")
            return
        count += 1
        address = origin.address(found)
        yield from origin.follow(address, origin.within(address, url=address, published=None))
    if not count:
        yield origin.failure("there is no address in this sitemap")


def _mended(text: str) -> bytes:
    """A sitemap as a parser wants it: nothing before it, in UTF-8 and not said to be in anything else, no bare ampersands."""
    return _BARE.sub(lambda m: m[1] or "&amp;", _DECLARATION.sub("", text, count=1)).encode("utf-8", "replace")


def _addresses(content: bytes) -> Iterator[str | ParseError]:
    """The addresses in their order; the fault, where the sitemap has one, comes last."""
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    try:
        for _, element in iterparse(io.BytesIO(content), forbid_dtd=True):
            parent, name = element.tag.rpartition("}")[0], element.tag.rpartition("}")[2]
            if name == "loc" and element.text and element.text.strip() and "image" not in parent:
                yield element.text.strip()
    except DefusedXmlException as error:
        yield ParseError(f"it declares {type(error).__name__}")
    except ParseError as error:
        yield error
