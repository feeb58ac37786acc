"""Where content comes from, and what is known about it beforehand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from marsad.fetching import Validators
from marsad.readers.charset import LIMIT, decode
from marsad.readers.dates import first_date, first_moment
from marsad.readers.document import Document
from marsad.readers.errors import ReadError, TooLargeError
from marsad.readers.failures import Failure
from marsad.readers.fields import mapping
from marsad.readers.items import items
from marsad.readers.stated_dates import counted
from marsad.readers.web import Web

Items = Iterator[Document | Failure]


def reached(article: Mapping[str, Any], name: str) -> Any:
    """What ``article`` holds by a name, else by the path that the name is, such as ``article.body``; None where there is nothing."""
    if name in article:
        return article[name]
    found: Any = article
    for part in name.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    return found


def reason(error: Exception) -> str:
    """What to say of an error while something is read; one that no reader means to raise is told as a fault."""
    if isinstance(error, ReadError):
        return str(error)
    return f"reading it failed with {type(error).__name__}: {error} (this is a fault of marsad; please report it)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """A source while it is read.

    Attributes:
        name: how it is called in messages and in `Document.source`.
        published: publication date of a page, and of articles that have none.
        url: address of a page, and of articles that have none.
        columns: which column or key holds ``text``, ``title``, ``published``, ``url``, ``id``, ``source``, ``publisher``, ``author``, ``section``,
            ``updated`` where they are named otherwise.
        charset: character set that a server named.
        media: media type that a server named.
        folder: folder of a local source, for paths that it names; None for what came from the web, which may not name files here.
        web: what fetches, and what of feeds was read before.
        online: whether the source itself came from the web.
        feed: the address that was asked for, if the source is online; a feed is remembered by it.
        validators: what the server knows the source by.
        zips: how many zip files it lies in, one within the other.
        above: the addresses of the feeds, sitemaps and lists that lead here, None for one that is no address.
        follow: reads the documents at an address or path that the source names.
    """

    name: str
    published: date | str | None = None
    url: str | None = None
    columns: Mapping[str, str] | None = None
    charset: str | None = None
    media: str | None = None
    folder: Path | None = None
    web: Web
    online: bool = False
    feed: str | None = None
    validators: Validators | None = None
    zips: int = 0
    above: tuple[str | None, ...] = ()
    follow: Callable[[str | Path, Origin], Items]

    @property
    def depth(self) -> int:
        """How many feeds, sitemaps and lists lead here."""
        return len(self.above)

    def address(self, named: str) -> str:
        """The address that this source means by a name, which may lack its site; as it is where it cannot be one."""
        try:
            return urljoin(self.url or "", named)
        except ValueError:
            return named

    def failure(self, why: str, *, line: int | None = None, id: str | None = None) -> Failure:
        """Something of this source that cannot be read."""
        return Failure(self.name, why, line, id)

    def attempt(
        self, make: Callable[[], Document], *, line: int | None = None, id_of: object = None
    ) -> Document | Failure:
        """The document that ``make`` gives, or why it gives none; ``id_of`` is an article that may tell its id."""
        try:
            made = make()
        except Exception as error:  # one bad page never stops a run; the reason is reported
            name = id_of.get("id") if isinstance(id_of, dict) else None
            return self.failure(reason(error), line=line, id=None if name is None else str(name))
        return made if made.source is not None else replace(made, source=self.name)

    def article(self, article: Any) -> Document:
        """The document of an article object; its date may be written in any way that a page or a program writes one.

        Raises:
            ReadError: see `Document.from_json`.
        """
        if isinstance(article, dict):
            renamed = {name: reached(article, column) for name, column in (self.columns or {}).items()}
            article = {**_by_usual_names(article), **renamed}
            published = article.get("published") or self.published
            if type(published) in (int, float):
                published = f"{published:.0f}"
            if isinstance(published, str):
                told = counted(published)
                published = first_moment(told) or first_date(told) or published
            article = {**article, "published": published, "url": article.get("url") or self.url}
        return Document.from_json(article)

    def page(self, content: bytes, *, html: bool) -> Document:
        """The document of an HTML page or a plain text.

        Raises:
            ReadError: it is none.
        """
        if len(content) > LIMIT:
            raise TooLargeError(
                f"it has more than {LIMIT:,} bytes; split it, or give articles as JSON Lines, which may be of any size"
            )
        if html:
            return Document.from_html(content, published=self.published, url=self.url, charset=self.charset)
        text, notes = decode(content, self.charset)
        made = Document.from_text(text, published=self.published, url=self.url)
        return replace(made, notes=notes + made.notes)

    def parts(self, item: Document | Failure) -> Items:
        """A page as the items that it consists of: one, unless it is a live report or a roundup."""
        if isinstance(item, Failure):
            yield item
        else:
            yield from items(item)

    def without_columns(self) -> Origin:
        """The same for articles whose fields have been named already."""
        return replace(self, columns=None)

    def within(self, part: str, **known: Any) -> Origin:
        """The origin of a part of this source, such as a file in an archive."""
        return replace(self, name=f"{self.name}: {part}", **known)


_NUMBERED = frozenset({"id", "published", "updated"})  # what may be told as a number


def _by_usual_names(article: dict[str, Any]) -> dict[str, Any]:
    """The article with what it tells under names that other programs use ("date") under ours; lists and objects are left where they are."""
    told = [name for name, value in article.items() if isinstance(name, str) and isinstance(value, (str, int, float))]
    known = {
        field: article[name]
        for field, name in mapping(told, None).items()
        if isinstance(article[name], str) or field in _NUMBERED
    }
    return {**article, **known}
