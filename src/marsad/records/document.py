"""A page as read: its text, the parts of it, and when it was published."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from marsad.records.spans import Interval, Span


class BlockKind(StrEnum):
    """What a part of a page is for. Only the first four are coded as news."""

    HEADLINE = "headline"
    LEAD = "lead"
    BODY = "body"
    QUOTE = "quote"
    CAPTION = "caption"
    RELATED = "related"
    APPEAL = "appeal"
    BYLINE = "byline"
    OTHER = "other"

    @property
    def is_news(self) -> bool:
        """Whether events and facts are read from such a block."""
        return self in _NEWS


_NEWS = frozenset({BlockKind.HEADLINE, BlockKind.LEAD, BlockKind.BODY, BlockKind.QUOTE})

Basis = Literal["given", "metadata", "page", "content"]


@dataclass(frozen=True, slots=True)
class Block:
    """One part of a page: what it is, where it stands in ``Document.text``, its language (ISO 639-1, or None)."""

    kind: BlockKind
    span: Span
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Publication:
    """When a page was published, as an interval of days, and how that is known.

    ``basis``: ``given`` by the caller, page ``metadata``, the words of the ``page`` (a byline, a dateline),
    or bounded by the ``content`` (then one side may be None: "no earlier than"). An unknown date has no Publication.
    ``at`` is the time of day where the source tells it, in the time zone that it tells.
    """

    start: date | None
    end: date | None
    basis: Basis
    at: datetime | None = field(default=None, compare=False)

    @property
    def day(self) -> date | None:
        """The day of publication where it is known to the day, else None."""
        return self.start if self.start == self.end else None

    @property
    def interval(self) -> Interval:
        """The days it may have been published on."""
        return Interval(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Version:
    """What a near-duplicate (the same page again, wire copy) has in common with documents read before.

    ``of`` is the id of the first of them, ``shared`` the share of the shorter text's wording that stands in the other too. ``added`` are the
    stretches of this document's text that stand in none of them, ``dropped`` those of the nearest one that do not stand here. ``joins`` are the ids
    of further firsts: documents that had nothing in common with each other until this one, which has something of each.
    """

    of: str
    shared: float
    added: tuple[Span, ...] = ()
    dropped: tuple[str, ...] = ()
    joins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A page: ``text`` is never changed after reading, and every span of every later record indexes it.

    ``id`` is the caller's, else a hash of the content. A title given apart from the text is the first line of ``text``; an item of a live report or a
    roundup has the title of its page, which only the first item shows. ``updated`` is when the page
    says that it was last changed; ``version`` says of which earlier document it is a near-duplicate.
    """

    id: str
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    url: str | None = None
    source: str | None = None
    publisher: str | None = None
    language: str | None = None
    published: Publication | None = None
    updated: Publication | None = None
    author: str | None = None
    section: str | None = None
    version: Version | None = None
    notes: tuple[str, ...] = field(default=())
