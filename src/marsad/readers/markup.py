"""HTML pages as the parts of a document."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from marsad.readers.article import Piece, article
from marsad.readers.blocks import Part
from marsad.readers.embedded import embedded, lone_title
from marsad.readers.headline import names_the_site
from marsad.readers.metadata import Metadata, may_name_a_site, metadata, of_object, site_in_title
from marsad.readers.page_tree import page_tree, parse
from marsad.readers.unwrapping import unwrapped
from marsad.records import BlockKind, Span
from marsad.text import words

_ORNAMENT = re.compile(r"^[^\w«»\"“”'‘’(\[{<.…+-]++(?=.*\w)", re.DOTALL)
_NOSCRIPT = re.compile(r"</?noscript\b[^<>]{0,200}>", re.IGNORECASE)
_RUNNING = 60
_FEW = 60
_MORE = 2
_MOST_OF_A_SHELL = 1_500
"""Letters of running text that a page shows at most of which a script holds the whole."""
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


def read_markup(markup: str, *, title: str | None = None, url: str | None = None) -> MarkupPage:
    """The article of a page; ``title`` is the headline where the caller knows it better, ``url`` where the page came from."""
    tree = parse(markup)
    page = page_tree(tree)
    alone = [run.text for run in page.runs if run.linked * 2 < len(run.text)]
    about = metadata(tree.title or "", page.stating, url=url, shown=alone)
    pieces = article(page, about.title)
    told = _running(pieces)
    if told < _MOST_OF_A_SHELL:
        found = embedded(page.stating, title or about.title)
        if found is None and told < _FEW:
            found = embedded(page.stating, lone_title(page.stating))
        if found is not None and found.mass > _MORE * told:
            pieces = _joined(pieces, article(page_tree(parse(found.markup)), found.title))
            about = about.filled(of_object(found.stated))
        elif told < _FEW:
            pieces = _without_script(markup, about.title) or pieces
    shown = next((text for text, kind in pieces if kind is BlockKind.HEADLINE), None)
    if shown and about.title and names_the_site(about.title, (text for text, _ in pieces)):
        about = replace(about, publisher=about.publisher or (about.title if may_name_a_site(about.title) else None))
    headline = (title or "").strip() or (_ORNAMENT.sub("", shown) if shown else None) or about.title
    if headline and pieces:
        rest = [p for p in pieces if p[1] is not BlockKind.HEADLINE and words(p[0]) != words(headline)]
        pieces = [(headline, BlockKind.HEADLINE), *rest]
    if about.publisher is None:
        shown_text = " ".join(text for text, kind in pieces if kind is not BlockKind.HEADLINE)
        about = replace(about, publisher=site_in_title(tree.title or "", headline, about.section, shown_text))
    return MarkupPage(tuple(unwrapped(pieces)), headline, about, () if page.whole else (_CUT,))


def _running(pieces: list[Piece]) -> int:
    """The letters of running text in the news of a page."""
    news = (None, BlockKind.LEAD, BlockKind.BODY, BlockKind.QUOTE)
    return sum(len(text) for text, kind in pieces if kind in news and len(text) >= _RUNNING)


def _joined(shown: list[Piece], whole: list[Piece]) -> list[Piece]:
    """The whole article from a script, with the bylines that the page shows with its headline."""
    headed = any(kind is BlockKind.HEADLINE for _, kind in shown)
    bylines = [piece for piece in shown if headed and piece[1] is BlockKind.BYLINE]
    at = 1 if whole and whole[0][1] is BlockKind.HEADLINE else 0
    return [*whole[:at], *bylines, *whole[at:]]


def _without_script(markup: str, title: str | None) -> list[Piece] | None:
    """The article that a page shows where no program runs, None where it shows none but."""
    if not _NOSCRIPT.search(markup):
        return None
    pieces = article(page_tree(parse(_NOSCRIPT.sub("", markup))), title)
    return pieces if _running(pieces) > _MORE * _RUNNING else None
