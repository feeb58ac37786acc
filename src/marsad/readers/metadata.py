"""What an HTML page says about itself: JSON-LD, meta tags, links, time elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from marsad.readers.dates import first_date
from marsad.records import Publication

_TITLES = ("og:title", "twitter:title", "dc.title", "title")
_PUBLISHERS = ("og:site_name", "publisher", "application-name", "dc.publisher", "article:publisher")
_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "publishdate", "publish-date", "publish_date", "publication_date",
    "pubdate", "date", "dc.date.issued", "dc.date", "dcterms.issued", "dcterms.created", "dcterms.date", "sailthru.date", "parsely-pub-date",
    "article.published", "cxenseparse:recs:publishtime", "originalpublicationdate", "article_date_original", "datecreated",
)  # fmt: skip
_SEPARATOR = re.compile(r"\s+[|–—»:-]+\s+|\s*\|\s*|::")
_WEB = re.compile(r"https?://", re.IGNORECASE)
_MOST_SCRIPT = 500_000
_ARTICLES = ("newsarticle", "article", "reportagenewsarticle", "blogposting", "webpage")


@dataclass(frozen=True, slots=True)
class Metadata:
    """A page's own statements; None where it makes none."""

    title: str | None
    url: str | None
    publisher: str | None
    published: Publication | None


def metadata(title: str, stating: Sequence[Any]) -> Metadata:
    """The metadata of a page from its ``title`` element and the nodes in which it states things about itself."""
    named = _named(stating)
    linked = sorted(_linked_data(stating), key=_article_first)
    publisher = _first(named, _PUBLISHERS, lambda value: not _WEB.match(value)) or _of_publisher(linked)
    shown = _first(named, _TITLES) or _text(linked, "headline") or title.strip()
    url, published = _url(stating, named), _published(stating, named, linked)
    return Metadata(_without_site(shown, publisher) or None, url, publisher, published)


def _named(stating: Sequence[Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for tag in (node for node in stating if node.tag == "meta"):
        content = (tag.getattr("content") or "").strip()
        for attribute in ("property", "name", "itemprop"):
            name = tag.getattr(attribute)
            if name and content:
                found.setdefault(name.strip().lower(), content)
    return found


def _linked_data(stating: Sequence[Any]) -> Iterator[dict[str, Any]]:
    """Every object of the page's JSON-LD, at any depth."""
    for script in (node for node in stating if node.getattr("type") == "application/ld+json"):
        source = script.text or ""
        if len(source) > _MOST_SCRIPT:
            continue
        try:
            waiting = [json.loads(source, strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            value = waiting.pop()
            if isinstance(value, dict):
                yield value
                waiting += [v for v in value.values() if isinstance(v, dict | list)]
            elif isinstance(value, list):
                waiting += value


def _article_first(item: dict[str, Any]) -> int:
    kinds = item.get("@type")
    names = [str(kind).lower() for kind in (kinds if isinstance(kinds, list) else [kinds])]
    return min((_ARTICLES.index(name) for name in names if name in _ARTICLES), default=len(_ARTICLES))


def _published(stating: Sequence[Any], named: dict[str, str], linked: list[dict[str, Any]]) -> Publication | None:
    values = [_text([item], "datePublished") for item in linked]
    values += [named.get(name) for name in _DATES]
    values += list(_timed(stating))
    for value in values:
        day = first_date(value) if value else None
        if day is not None:
            return Publication(day, day, "metadata")
    return None


def _timed(stating: Sequence[Any]) -> Iterator[str]:
    """Elements that carry the date itself."""
    yield from (
        e.getattr("datetime") or e.getattr("content") or "" for e in stating if e.getattr("itemprop") == "datePublished"
    )
    marked = [e for e in stating if e.tag == "time"]
    yield from (e.getattr("datetime") or "" for e in marked if e.hasattr("pubdate"))
    stated = [value for e in marked if (value := e.getattr("datetime"))]
    if (
        len({value[:10] for value in stated}) == 1
    ):  # several different ones are teasers' dates as likely as the article's
        yield stated[0]


def _url(stating: Sequence[Any], named: dict[str, str]) -> str | None:
    for link in (node for node in stating if node.tag == "link"):
        if (link.getattr("rel") or "").lower() == "canonical" and _WEB.match(link.getattr("href") or ""):
            return str(link.getattr("href")).strip()
    return _first(named, ("og:url",), lambda value: _WEB.match(value) is not None)


def _first(named: dict[str, str], names: tuple[str, ...], fits: Any = bool) -> str | None:
    return next((named[name] for name in names if name in named and fits(named[name])), None)


def _text(items: list[dict[str, Any]], key: str) -> str | None:
    return next((item[key].strip() for item in items if isinstance(item.get(key), str) and item[key].strip()), None)


def _of_publisher(linked: list[dict[str, Any]]) -> str | None:
    return next(
        (
            name
            for item in linked
            if isinstance(item.get("publisher"), dict) and (name := _text([item["publisher"]], "name"))
        ),
        None,
    )


def _without_site(title: str, publisher: str | None) -> str:
    """The title without the name of the site and its sections at the end."""
    parts = [part for part in _SEPARATOR.split(title) if part.strip()]
    separators = list(_SEPARATOR.finditer(title))
    if len(parts) < 2 or not separators:
        return title.strip()
    if publisher and parts[-1].strip() == publisher.strip():
        return title[: separators[-1].start()].strip()
    longest = max(parts, key=len)
    return longest.strip() if "|" in title and len(longest.split()) > 3 else title.strip()
