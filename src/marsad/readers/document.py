"""Documents from text, HTML and article objects."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Self

from marsad import records
from marsad.readers import plain
from marsad.readers.blocks import Part, blocks
from marsad.readers.bylines import author_on_page
from marsad.readers.charset import clean, decode, require_text
from marsad.readers.errors import MissingTextError, WrongTypeError
from marsad.readers.markup import read_markup
from marsad.readers.metadata import Metadata, name_of_publisher, names
from marsad.readers.published import changed, changed_on_page, given, on_page
from marsad.records import Publication

_NO_METADATA = Metadata(None, None, None, None, None, None, None)


class Document(records.Document):
    """A page that knows how it is read; see `marsad.records.Document` for what it holds."""

    __slots__ = ()

    @classmethod
    def from_text(
        cls, text: str, *, title: str | None = None, published: date | str | None = None, url: str | None = None, id: str | None = None
    ) -> Self:  # fmt: skip
        """A document from plain text, as scraped or typed.

        Args:
            text: the page's words; a line or a wrapped paragraph is a block.
            title: headline given apart; it becomes the first line of ``text``.
            published: day of publication: a date, or an ISO 8601 string (also of a month or a year).
            url: where the page came from.
            id: the caller's name for it; else a hash of the content.

        Raises:
            ReadError: no date, no text, binary input, a value of a wrong type.
        """
        _require_strings(text=text, title=title, url=url, id=id)
        heading = (title or "").strip("\r\n")
        whole = f"{heading}\n{text}" if heading.strip() else text
        require_text(whole, "the text")
        whole, notes = clean(whole)
        parts = plain.parts(whole, len(heading) if heading.strip() else 0)
        return cls._made(whole, parts, id=id, title=heading or None, url=url, published=given(published), notes=notes)

    @classmethod
    def from_html(
        cls,
        page: bytes | str,
        *,
        title: str | None = None,
        published: date | str | None = None,
        url: str | None = None,
        id: str | None = None,
        charset: str | None = None,
    ) -> Self:  # fmt: skip
        """A document from an HTML page as served.

        Args:
            page: the page; bytes are decoded (see `marsad.readers.charset`).
            title: headline, if known better than the page does.
            published: day of publication, if known; else the page's metadata, its URL and its bylines are asked.
            url: where the page came from; else its canonical link.
            id: the caller's name for it; else a hash of the content.
            charset: what the server said that the bytes are.

        Raises:
            ReadError: no date, no text, binary input, a value of a wrong type, a page of more than 20 MB.
        """
        _require_strings(title=title, url=url, id=id, charset=charset)
        day = given(published)
        markup, notes = decode(page, charset)
        read = read_markup(markup, title=title, url=url)
        text, parts = read.laid_out()
        require_text(text, "the page, scripts and menus apart,")
        return cls._made(
            text,
            parts,
            id=id,
            title=read.title,
            url=url or read.about.url,
            published=day or read.about.published,
            about=read.about,
            notes=notes + read.notes,
        )

    @classmethod
    def from_json(cls, article: Mapping[str, Any]) -> Self:
        """A document from an article object.

        Known are ``text``, which must be there, ``id``, ``title``, ``published``, ``url``, ``source``, ``publisher``, ``author``, ``section`` and
        ``updated``. Other keys are ignored. An ``id`` may be a whole number; a blank ``published``, ``title``, ``url``, ``source`` counts as none.
        Who published and who wrote an article, in which section and when it was last changed is passed over where the value is of another kind.

        Raises:
            ReadError: ``text`` is missing, or as for `from_text`.
        """
        if not isinstance(article, Mapping):
            raise WrongTypeError(f"an article must be an object with the key 'text', not {_kind(article)}")
        text = article.get("text")
        if text is None:
            raise MissingTextError(
                f"the article has no 'text' (its keys: {', '.join(map(repr, article)) or 'none'}); put its words under 'text'"
            )
        name: Any = article.get("id")
        if isinstance(name, int) and not isinstance(name, bool):
            name = str(name)
        fields = {key: _none_if_blank(article.get(key)) for key in ("title", "published", "url", "source")}
        source = fields.pop("source")
        _require_strings(source=source)
        made = cls.from_text(text, id=name, **fields)
        last = article.get("updated")
        updated = changed(last)
        unread = updated is None and isinstance(last, str) and last.strip() != ""
        return replace(
            made,
            source=source,
            publisher=name_of_publisher(article.get("publisher")) or None,
            author=names(article.get("author")) or made.author,
            section=names(article.get("section")) or None,
            updated=updated or made.updated,
            notes=(*made.notes, f"the time of the last change, {str(last)[:40]!r}, is no date")
            if unread
            else made.notes,
        )

    @classmethod
    def _made(
        cls,
        text: str,
        parts: Sequence[Part],
        *,
        id: str | None,
        title: str | None,
        url: str | None,
        published: Publication | None,
        about: Metadata = _NO_METADATA,
        notes: tuple[str, ...] = (),
    ) -> Self:  # fmt: skip
        found, language = blocks(text, parts)
        headline = next((b.span.of(text) for b in found if b.kind is records.BlockKind.HEADLINE), None)
        return cls(
            id=id or hashlib.sha256(text.encode()).hexdigest()[:16],
            text=text,
            blocks=found,
            title=title or headline,
            url=url,
            publisher=about.publisher,
            language=language,
            published=published or on_page(text, found, url),
            updated=about.updated or changed_on_page(text, found),
            author=about.author or author_on_page(text, found, about.publisher),
            section=about.section,
            notes=notes,
        )


def _kind(value: object) -> str:
    return "nothing" if value is None else f"a value of type {type(value).__name__}"


def _none_if_blank(value: Any) -> Any:
    return None if isinstance(value, str) and not value.strip() else value


def _require_strings(**values: object) -> None:
    for name, value in values.items():
        if value is None and name != "text":
            continue
        if not isinstance(value, str):
            hint = (
                "; decode bytes first, or use Document.from_html or marsad.readers.read"
                if isinstance(value, bytes | bytearray)
                else ""
            )
            raise WrongTypeError(f"{name!r} must be a string, not {_kind(value)}{hint}")
