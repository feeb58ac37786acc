"""How well the parts of a page and what it says about itself are read.

    python evaluation/page_blocks.py [FOLDER] [--misses]

A folder holds pages as a site serves them and what is expected of them: `expected.jsonl` (`page`, `blocks` of `kind` and `text`, and `published`,
`published_at`, `updated`, `updated_at`, `title`, `author`, `section`, `publisher`, `url`, each null where a reader of the page is not told it) or
`expected.json` (a list of `file`, `url`, `published`, `text_file`). Without a folder our own pages are read. A block is found when one of the same
kind and the same words is; furniture (`other`) counts on neither side.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from marsad.readers import Document
from marsad.records import BlockKind, Publication

PAGES = Path(__file__).resolve().parent / "pages"
_STATED = ("title", "author", "section", "publisher", "url")
_DATES = ("published", "updated")

Found = tuple[str, str]


@dataclass(slots=True)
class Figures:
    """Counts over all pages; `mistakes` names what was missed and what is spurious."""

    right: int = 0
    found: int = 0
    expected: int = 0
    stated: Counter[str] = field(default_factory=Counter)
    stated_right: Counter[str] = field(default_factory=Counter)
    mistakes: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall of the blocks."""
        return 2 * self.right / max(1, self.found + self.expected)


def main() -> None:
    """Read the pages and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=PAGES)
    parser.add_argument("--misses", action="store_true", help="print every mistake")
    options = parser.parse_args()
    outside = options.folder / "expected.json"
    figures = measure_outside(outside) if outside.is_file() else measure(options.folder)
    if options.misses:
        sys.stdout.write("".join(f"{line}\n" for line in figures.mistakes))
    if figures.expected:
        precision, recall = figures.right / max(1, figures.found), figures.right / figures.expected
        print(
            f"blocks  F1 {figures.f1:.3f}  precision {precision:.3f}  recall {recall:.3f}  ({figures.expected} expected)"
        )
    for name, count in figures.stated.items():
        print(f"{name:10} {figures.stated_right[name]} of {count} right")


def measure(folder: Path = PAGES) -> Figures:
    """The figures over the pages of ``folder`` with their expected blocks."""
    figures = Figures()
    for line in (folder / "expected.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        document = Document.from_html((folder / row["page"]).read_bytes())
        _blocks(row, document, figures)
        _stated(row, document, figures)
    return figures


def measure_outside(path: Path) -> Figures:
    """The figures over pages of which the date is known, and of some the article's text."""
    figures = Figures()
    for row in json.loads(path.read_text(encoding="utf-8")):
        document = Document.from_html((path.parent / row["file"]).read_bytes(), url=row["url"])
        row["page"] = row["file"]
        _compared("published", row["published"], _day(document.published), row["page"], figures)
        if "text_file" in row:
            paragraphs = (path.parent / row["text_file"]).read_text(encoding="utf-8").splitlines()
            wanted = [("text", _bare(p)) for p in paragraphs if p.strip()]
            told = (BlockKind.LEAD, BlockKind.BODY, BlockKind.QUOTE)
            read = [("text", _bare(b.span.of(document.text))) for b in document.blocks if b.kind in told]
            _counted(wanted, read, row["page"], figures)
    return figures


def _blocks(row: dict[str, Any], document: Document, figures: Figures) -> None:
    wanted = [(block["kind"], _bare(block["text"])) for block in row["blocks"]]
    read = [(str(b.kind), _bare(b.span.of(document.text))) for b in document.blocks if b.kind is not BlockKind.OTHER]
    _counted(wanted, read, row["page"], figures)


def _counted(wanted: list[Found], read: list[Found], page: str, figures: Figures) -> None:
    missed, spurious = Counter(wanted) - Counter(read), Counter(read) - Counter(wanted)
    figures.right += len(wanted) - missed.total()
    figures.found += len(read)
    figures.expected += len(wanted)
    for name, blocks in (("missed", missed), ("spurious", spurious)):
        figures.mistakes += [f"{page}: {name} {kind}: {text[:90]}" for kind, text in blocks.elements()]


def _stated(row: dict[str, Any], document: Document, figures: Figures) -> None:
    for name in _DATES:
        _compared(name, row.get(name), _day(getattr(document, name)), row["page"], figures)
        _compared(f"{name}_at", row.get(f"{name}_at"), _moment(getattr(document, name)), row["page"], figures)
    for name in _STATED:
        _compared(name, row.get(name), getattr(document, name), row["page"], figures)


def _compared(name: str, wanted: str | None, read: str | None, page: str, figures: Figures) -> None:
    figures.stated[name] += 1
    figures.stated_right[name] += wanted == read
    if wanted != read:
        figures.mistakes.append(f"{page}: {name}: {read} where {wanted} was expected")


def _day(known: Publication | None) -> str | None:
    return None if known is None or known.day is None else known.day.isoformat()


def _moment(known: Publication | None) -> str | None:
    return None if known is None or known.at is None else known.at.isoformat()


def _bare(text: str) -> str:
    return " ".join(text.split())


if __name__ == "__main__":
    main()
