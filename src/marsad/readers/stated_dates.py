"""When a page says in its metadata that it was published and last changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from marsad.readers.dates import first_date, first_moment
from marsad.readers.linked_data import is_article
from marsad.records import Publication

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "publishdate", "publish-date", "publish_date", "publication_date",
    "pubdate", "date", "dc.date.issued", "dc.date", "dcterms.issued", "dcterms.created", "dcterms.date", "sailthru.date", "parsely-pub-date",
    "article.published", "cxenseparse:recs:publishtime", "originalpublicationdate", "article_date_original", "datecreated",
)  # fmt: skip
_UPDATED = (
    "article:modified_time", "og:updated_time", "og:article:modified_time", "datemodified", "last-modified", "lastmod", "dcterms.modified",
    "dc.date.modified",    "article.updated", "revised", "updated_time",
)  # fmt: skip
_LONGEST = 100  # characters
_MOST_NAMED = 20
_MOMENTS = ("time", "abbr")
_SECONDS = re.compile(r"(1\d{9})(?:\d{3})?")


def published(stating: Sequence[Any], named: dict[str, str], linked: list[dict[str, Any]]) -> Publication | None:
    """When the page was published: by JSON-LD, else a meta tag, else a time element.

    Args:
        stating: the nodes in which the page states things about itself.
        named: its meta tags by name.
        linked: the objects of its JSON-LD, the article first.
    """
    values = [item.get("datePublished") or item.get("coverageStartTime") for item in linked]
    shown = [item.get("uploadDate") for item in linked if item.get("@type") == "VideoObject"]
    made = [item.get("dateCreated") for item in linked if is_article(item)]
    return _first([*values, *(named.get(name) for name in _PUBLISHED), *_timed(stating), *made, *shown[:1]])


def updated(stating: Sequence[Any], named: dict[str, str], linked: list[dict[str, Any]]) -> Publication | None:
    """When the page was last changed: by JSON-LD, else a meta tag, else a time element; arguments as for `published`."""
    values = [item.get("dateModified") for item in linked]
    return _first([*values, *(named.get(name) for name in _UPDATED), *_changed(stating)])


def _first(values: Iterable[object]) -> Publication | None:
    for stated in values:
        value = counted(stated) if isinstance(stated, str) else stated
        day = first_date(value) if isinstance(value, str) and value else None
        if day is not None and isinstance(value, str):
            return Publication(day, day, "metadata", first_moment(value))
    return None


def counted(value: str) -> str:
    """A time that counts the seconds since 1970, or the thousandths of seconds, as others write it."""
    found = _SECONDS.fullmatch(value.strip())
    return datetime.fromtimestamp(int(found[1]), UTC).isoformat() if found else value


def _timed(stating: Sequence[Any]) -> Iterator[str]:
    """Elements that carry the date itself."""
    yield from _named(stating, "datePublished")
    marked = [e for e in stating if e.tag in _MOMENTS and not _of_change(e)]
    yield from (_moment(e) for e in marked if e.hasattr("pubdate"))
    yield from _only(marked)


def _changed(stating: Sequence[Any]) -> Iterator[str]:
    """Elements that carry the date of the last change."""
    yield from _named(stating, "dateModified")
    yield from _only([e for e in stating if e.tag in _MOMENTS and _of_change(e)])


def _named(stating: Sequence[Any], name: str) -> Iterator[str]:
    """What the first elements of a name state; they may lie within each other, and each has the words of all that are in it."""
    return map(_stated, islice((e for e in stating if e.getattr("itemprop") == name), _MOST_NAMED))


def _only(marked: Sequence[Any]) -> Iterator[str]:
    stated = [value for e in marked if (value := _moment(e))]
    if len({value[:10] for value in stated}) == 1:
        yield stated[0]  # several different ones are teasers' dates as likely as the article's


def _stated(element: Any) -> str:
    """The date of an element: its attributes', else its words."""
    return _moment(element) or element.getattr("content") or (element.text or "")[:_LONGEST]


def _moment(element: Any) -> str:
    """What the attributes of a time element say; before there were such, a title did (hAtom)."""
    return element.getattr("datetime") or (element.getattr("title") if element.tag == "abbr" else None) or ""


def _of_change(element: Any) -> bool:
    """Whether a time element says that its date is that of the last change, and of nothing else."""
    called = f"{element.getattr('class') or ''} {element.getattr('itemprop') or ''}".lower()
    return any(word in called for word in ("updated", "modified")) and "publish" not in called
