"""HTML pages: what they say about themselves, and the article's parts."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.readers.blocks import Part
from marsad.records import BlockKind, Publication, Span


@dataclass(frozen=True, slots=True)
class MarkupPage:
    """What an HTML page holds: the article's pieces in order with the kinds that structure settles, and the metadata."""

    pieces: tuple[tuple[str, BlockKind | None], ...]
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: Publication | None = None

    def laid_out(self) -> tuple[str, list[Part]]:
        """The text, one piece a paragraph with an empty line between, and its parts."""
        parts, at = [], 0
        for words, kind in self.pieces:
            parts.append(Part(Span(at, at + len(words)), kind))
            at += len(words) + 2
        return "\n\n".join(words for words, _ in self.pieces), parts


def read_markup(markup: str, *, title: str | None = None, url: str | None = None) -> MarkupPage:
    """The article of a page; ``title`` and ``url`` are what the caller knows better."""
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse(markup)
    shown = extract_plain_text(tree, main_content=True, list_bullets=False, links=False, alt_texts=False)
    pieces: list[tuple[str, BlockKind | None]] = [(line.strip(), None) for line in shown.splitlines() if line.strip()]
    if title:
        pieces.insert(0, (title.strip(), BlockKind.HEADLINE))
    return MarkupPage(tuple(pieces), title=title or tree.title or None, url=url)
