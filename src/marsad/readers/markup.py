"""HTML pages as the parts of a document."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from marsad.readers.article import Piece, article
from marsad.readers.blocks import Part
from marsad.readers.metadata import Metadata, metadata, site_in_title
from marsad.readers.page_tree import page_tree, parse
from marsad.records import BlockKind, Span
from marsad.text import words

_ORNAMENT = re.compile(r"^[^\w«»\"“”'‘’(\[{<.…+-]++(?=.*\w)", re.DOTALL)
_CUT = "the page has more elements than are read; its end is left out"


@dataclass(frozen=True, slots=True)
class MarkupPage:
    """The article's paragraphs in order with the kinds that structure settles, what the page says about itself, and notes on the reading."""

    pieces: tuple[Piece, ...]
    title: str | None
    about: Metadata
    notes: tuple[str, ...]

    def laid_out(self) -> tuple[str, list[Part]]:
        """The text, one piece a paragraph with an empty line between, and its parts."""
        parts, at = [], 0
        for shown, kind in self.pieces:
            parts.append(Part(Span(at, at + len(shown)), kind))
            at += len(shown) + 2
        return "\n\n".join(shown for shown, _ in self.pieces), parts


def read_markup(markup: str, *, title: str | None = None) -> MarkupPage:
    """The article of a page; ``title`` is the headline where the caller knows it better."""
    tree = parse(markup)
    page = page_tree(tree)
    about = metadata(tree.title or "", page.stating)
    pieces = article(page, about.title)
    shown = next((text for text, kind in pieces if kind is BlockKind.HEADLINE), None)
    headline = (title or "").strip() or (_ORNAMENT.sub("", shown) if shown else None) or about.title
    if headline and pieces:
        rest = [p for p in pieces if p[1] is not BlockKind.HEADLINE and words(p[0]) != words(headline)]
        pieces = [(headline, BlockKind.HEADLINE), *rest]
    if about.publisher is None:
        about = replace(about, publisher=site_in_title(tree.title or "", headline))
    return MarkupPage(tuple(pieces), headline, about, () if page.whole else (_CUT,))
