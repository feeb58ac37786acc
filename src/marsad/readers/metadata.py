"""What an HTML page says about itself: title, outlet, author, section, address, dates, from JSON-LD, meta tags, links, time elements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cache
from itertools import chain, islice
from typing import Any
from urllib.parse import urljoin

from marsad.lexicon import entries
from marsad.readers.bylines import author_alone, authors_stated
from marsad.readers.linked_data import is_article, kinds, linked_data, unescaped
from marsad.readers.own_articles import addresses_of, nodes_of_the_page, of_the_page
from marsad.readers.page_tree import OF_AUTHORS, OF_TRAILS
from marsad.readers.stated_dates import published, updated
from marsad.records import Publication
from marsad.text import words

_TITLES = ("og:title", "twitter:title", "dc.title", "title")
_PUBLISHERS = ("og:site_name", "publisher", "application-name", "dc.publisher", "article:publisher")
_AUTHORS = (
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "cxenseparse:author",
    "byl",
)
_SECTIONS = (
    "article:section",
    "section",
    "articlesection",
    "parsely-section",
    "cxenseparse:category",
    "category",
    "dc.subject.section",
)
_SEPARATOR = re.compile(r"\s+[|–—»:-]+\s+|\s*\|\s*|::")
_WEB = re.compile(r"https?://[^/?#]", re.IGNORECASE)
_OF_OTHERS = re.compile("comment|related|articles|more|about|bio|user|label", re.IGNORECASE)
_EDGE = " \t|–—»«:•·-"
_SITES = frozenset(("WebSite", "NewsMediaOrganization"))
_MOST_SITE_WORDS = 6
_MOST_SECTION_WORDS = 4
# Elements may stand within each other, and each has the text of all that are within it.
_MOST_TRAILS = 10
_LONGEST_TRAIL = 300  # characters
_TRAIL = re.compile(r"\s*(?:/|\\|»|>+|›|←|\|)\s*")
_LONGEST_AUTHOR = 500  # characters, blanks among them
_MOST_SHOWN = 2_000_000  # characters


@dataclass(frozen=True, slots=True)
class Metadata:
    """A page's own statements; None where it makes none."""

    title: str | None
    url: str | None
    publisher: str | None
    author: str | None
    section: str | None
    published: Publication | None
    updated: Publication | None

    def filled(self, other: Metadata) -> Metadata:
        """These statements, those of ``other`` where there is none."""
        return Metadata(*(getattr(self, f.name) or getattr(other, f.name) for f in fields(self)))


def metadata(title: str, stating: Sequence[Any], *, url: str | None = None, shown: Sequence[str] = ()) -> Metadata:
    """The metadata of a page.

    Args:
        title: the words of its ``title`` element.
        stating: the nodes in which it states things about itself.
        url: where it came from, if that is known.
        shown: the texts that it shows and that lead nowhere, by which its own article is told from others.
    """
    named = _named(stating)
    stated = [*_canonical(stating), named.get("og:url") or ""]
    titles = [title, *(named[name] for name in _TITLES if name in named)]
    linked = of_the_page(linked_data(stating), titles=titles, addresses=[*stated, url or ""], shown=shown)
    own = nodes_of_the_page(stating, titles)
    named = _named(own)
    publisher = _first(named, _PUBLISHERS, lambda value: not _WEB.match(value)) or _of_publisher(linked)
    called = _first(named, _TITLES) or _text(linked, "headline") or title
    return Metadata(
        _without_site(" ".join(called.split()), publisher) or None,
        _url(stating, stated, linked),
        publisher,
        _author(own, named, linked, publisher),
        _section(stating, named, linked),
        published(own, named, linked),
        updated(own, named, linked),
    )


def of_object(item: dict[str, Any]) -> Metadata:
    """What an object with the names of JSON-LD says of the article that it is."""
    linked = [item]
    return Metadata(
        None,
        None,
        None,
        authors_stated(names(item.get("author"))),
        _section((), {}, linked),
        published((), {}, linked),
        updated((), {}, linked),
    )


def site_in_title(title: str, headline: str | None, section: str | None, text: str) -> str | None:
    """The name of the site, which most sites put before or behind the headline in the title of a page.

    Args:
        title: the words of the ``title`` element.
        headline: the headline of the page.
        section: the section that the page is in, which many titles name, too.
        text: the words of the article. Who is named before a colon and then in the text is a speaker.
    """
    whole, shown = " ".join(title.split()), " ".join((headline or "").split())
    before, found, after = whole.partition(shown) if shown else ("", "", "")
    if not found or bool(before) == bool(after):
        return None
    rest = (after or before).strip()
    edge = rest[0] if after else rest[-1]
    if edge not in _EDGE or (after and edge == ":" and not rest.startswith("::")):
        return None
    parts = [part.strip(_EDGE) for part in re.split(r"\s[|–—»:-]+\s|\|", rest) if part.strip(_EDGE)]
    parts = [part for part in parts if part != section]
    name = (parts[-1] if after else parts[0]) if parts else ""
    if edge == ":" and set(words(name)) <= set(words(text)):
        return None
    return name if may_name_a_site(name) else None


def may_name_a_site(name: str) -> bool:
    """Whether a part of a title may be the name of the site: short, one thing, and not what kind of page it is."""
    few = 0 < len(name.split()) <= _MOST_SITE_WORDS
    return few and not _SEPARATOR.search(name) and not _kinds_of_pages().fullmatch(name)


@cache
def _kinds_of_pages() -> re.Pattern[str]:
    """What kind of page it is, and not whose."""
    kinds = "|".join(re.escape(word) for e in entries("ar", "page_titles") for word in e.match)
    return re.compile(rf"(?:(?:ال)?(?:{kinds})\s*)+")


def _authors_shown(stating: Sequence[Any]) -> Iterator[str]:
    """The names that elements called after the author hold, and nothing else."""
    seen = 0
    for node in stating:
        called = node.getattr("class") or ""
        named = OF_AUTHORS.search(called) or node.getattr("rel") == "author" or node.getattr("itemprop") == "author"
        if not named or node.tag in ("meta", "link", "script", "time") or _OF_OTHERS.search(called):
            continue
        text = node.text or ""
        shown = author_alone(text) if len(text) <= _LONGEST_AUTHOR else None
        if shown is not None:
            yield shown
        seen += len(text)
        if seen > _MOST_SHOWN:
            return


def _author(
    stating: Sequence[Any], named: dict[str, str], linked: list[dict[str, Any]], publisher: str | None
) -> str | None:
    """Who wrote the page; the outlet itself, an account's name or an address is nobody."""
    found = [names(item.get("author")) for item in linked] + [named.get(name) or "" for name in _AUTHORS]
    stated = (authors_stated(name) for name in found)
    return next((name for name in chain(stated, _authors_shown(stating)) if name and name != publisher), None)


def name_of_publisher(value: Any) -> str:
    """The name of who published something, as JSON-LD has it: a string or an object; empty where there is none."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting += reversed(one)
        elif name := names(one.get("name") if isinstance(one, dict) else one):
            return name
    return ""


def names(value: Any) -> str:
    """The names of a person or of several, as JSON-LD has them: a string, an object, a list of such; empty where there is none."""
    found, waiting = dict[str, None](), [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            one = None if _is_body(one) else one.get("name")
        if isinstance(one, list):
            waiting += reversed(one)
        elif isinstance(one, str) and (name := one.strip()):
            found[name] = None
    return "، ".join(found)


def _is_body(value: dict[str, Any]) -> bool:
    """Whether an object is an organisation."""
    kinds = value.get("@type")
    return any(str(kind).lower().endswith("organization") for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _section(stating: Sequence[Any], named: dict[str, str], linked: list[dict[str, Any]]) -> str | None:
    sections = [item.get("articleSection") for item in linked]
    first = next((s[0] if isinstance(s, list) else s for s in sections if s), None)
    if isinstance(first, str) and first.strip():
        return first.strip()
    return _first(named, _SECTIONS) or _of_crumbs(linked) or _of_trail(stating) or _of_category(stating)


def _of_crumbs(linked: list[dict[str, Any]]) -> str | None:
    """The second crumb of a trail of three or more: after the start page, before the page itself."""
    for item in linked:
        crumbs = item.get("itemListElement")
        if item.get("@type") == "BreadcrumbList" and isinstance(crumbs, list) and len(crumbs) > 2:
            second = crumbs[1] if isinstance(crumbs[1], dict) else {}
            inner = second.get("item")
            return _text([second, inner if isinstance(inner, dict) else {}], "name")
    return None


def _of_trail(stating: Sequence[Any]) -> str | None:
    """The second link, or else part, of a trail that the page shows, the first of which leads to the start page."""
    trails = (n for n in stating if OF_TRAILS.search(f"{n.getattr('class') or ''} {n.getattr('id') or ''}") is not None)
    for node in islice(trails, _MOST_TRAILS):
        links = node.get_elements_by_tag_name("a")
        if len(links) > 1:
            second = " ".join((links[1].text or "").split())
        else:
            second = " ".join([*_TRAIL.split(" ".join((node.text or "")[:_LONGEST_TRAIL].split())), ""][1].split())
        if 0 < len(second.split()) <= _MOST_SECTION_WORDS:
            return second
    return None


def _of_category(stating: Sequence[Any]) -> str | None:
    """The first link that WordPress says leads to a category, the one above the headline."""
    links = (n for n in stating if n.tag == "a" and "category" in (n.getattr("rel") or "").split())
    shown = next((" ".join((n.text or "").split()) for n in links), "")
    return shown if 0 < len(shown.split()) <= _MOST_SECTION_WORDS else None


def _named(stating: Sequence[Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for tag in (node for node in stating if node.tag == "meta"):
        content = unescaped(tag.getattr("content") or "").strip()  # many are escaped twice
        for attribute in ("property", "name", "itemprop"):
            name = tag.getattr(attribute)
            if name and content:
                found.setdefault(name.strip().lower(), content)
    return found


def _canonical(stating: Sequence[Any]) -> list[str]:
    """The addresses that links say are the page's own."""
    links = (node for node in stating if node.tag == "link")
    return [n.getattr("href") or "" for n in links if "canonical" in (n.getattr("rel") or "").lower().split()]


def _url(stating: Sequence[Any], told: list[str], linked: list[dict[str, Any]]) -> str | None:
    """The address that the page gives as its own: the first of those ``told``, else in JSON-LD; one without its site is completed from the others."""
    of_articles = (address for item in linked if is_article(item) for address in addresses_of(item))
    stated = [*told, *of_articles, *_of_page(linked)]
    base = [n.getattr("href") or "" for n in stating if n.tag == "base"]
    whole = next((b for b in (_whole(value, "") for value in (*base, *stated)) if b), "")
    return next((found for value in stated if value.strip() and (found := _whole(value, whole))), None)


def _whole(address: str, base: str) -> str | None:
    """An address with scheme and host, None where it cannot be completed."""
    try:
        found = urljoin(base or "https:", address.strip())
    except ValueError:
        return None
    return found if _WEB.match(found) else None


def _of_page(linked: list[dict[str, Any]]) -> list[str]:
    """The address of the page, where the JSON-LD has one page alone."""
    found = {url for item in linked if item.get("@type") == "WebPage" and isinstance(url := item.get("url"), str)}
    return list(found) if len(found) == 1 else []


def _first(named: dict[str, str], names: tuple[str, ...], fits: Any = bool) -> str | None:
    return next((named[name] for name in names if name in named and fits(named[name])), None)


def _text(items: list[dict[str, Any]], key: str) -> str | None:
    return next((item[key].strip() for item in items if isinstance(item.get(key), str) and item[key].strip()), None)


def _of_publisher(linked: list[dict[str, Any]]) -> str | None:
    """Who JSON-LD says published the page, else whose site or what medium it describes."""
    told = (name_of_publisher(item.get("publisher")) for item in linked)
    sites = (names(item.get("name")) for item in linked if not _SITES.isdisjoint(kinds(item)))
    return next((n for n in told if n and not _WEB.match(n)), None) or next(filter(may_name_a_site, sites), None)


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
