"""Where a page shows its headline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from marsad.readers.page_tree import HEADINGS, Element, PageTree, Run
from marsad.text import words

_FEWEST = 4
_MOST = 25
_SURE = 0.8
_MOST_SITE_WORDS = 6
_SEPARATOR = re.compile(r"\s+[|–—»:-]+\s+|\s*\|\s*|::")
_ARTICLE = re.compile(r"^(?:[وف]?[بك]?ال|[وف]?لل)(?=\w{3})")


class Headline(NamedTuple):
    """The run that shows the headline, and whether the page's own title says the same."""

    run: int
    sure: bool


def headline(page: PageTree, title: str | None) -> Headline | None:
    """The heading that agrees most with ``title``, else a line that says what the title says; without a title the first heading."""
    wanted = set(words(title or ""))
    best, most = None, 0.5
    for at, run in enumerate(page.runs):
        share = _share(run, wanted) if _in_heading(page.elements, run) else 0.0
        if share > most:
            best, most = at, share
    if best is not None:
        return Headline(best, sure=bool(wanted) and most >= _SURE)
    if not wanted:
        return None
    parts = [words(part) for part in _SEPARATOR.split(title or "")]
    return _line(page, wanted) or _longer_line(page, parts) or _short_heading(page, parts) or _only_heading(page)


def names_the_site(title: str, shown: Iterable[str]) -> bool:
    """Whether the title of a page is the name of its site, as old sites give all pages the same.

    Such a title is short, and the texts ``shown`` do not have most of its words but where they say who tells: "Baghdad/ the site: ".
    """
    named = {_bare(word) for word in words(title)}
    if not 0 < len(named) <= _MOST_SITE_WORDS:
        return False
    teller = re.compile(rf"[/(«|–—-]\s*{re.escape(title)}|{re.escape(title)}\s*[»)]?\s*[:|/–—-]")
    told = {_bare(word) for text in shown for word in words(teller.sub(" ", text))}
    return len(named & told) * 2 < len(named)


def _bare(word: str) -> str:
    """A word without its article and what is written together with that; titles leave the article out where the text has it."""
    return _ARTICLE.sub("", word)


def may_be_headline(line: str) -> bool:
    """Whether the words of a line may be a headline: neither few nor a sentence that is ended."""
    return _FEWEST <= len(words(line)) <= _MOST and not line.endswith((".", "،", ":", "؛"))


def _share(run: Run, wanted: set[str]) -> float:
    shown = set(words(run.text))
    if len(shown) < 2:
        return 0.0
    return len(shown & wanted) / max(len(shown), min(len(wanted), 4)) if wanted else 1.0


def _line(page: PageTree, wanted: set[str]) -> Headline | None:
    """Old pages show the headline in large letters and no heading: the longest line all of whose words stand in the title."""
    best, most = None, _FEWEST - 1
    for at, run in enumerate(page.runs):
        shown = set(words(run.text[:500]))
        if most < len(shown) and shown <= wanted and run.linked * 2 < len(run.text):
            best, most = at, len(shown)
    return None if best is None else Headline(best, sure=True)


def _longer_line(page: PageTree, parts: Sequence[tuple[str, ...]]) -> Headline | None:
    """The first line that begins as a part of the title does and goes on where that was cut short."""
    begun = [part for part in parts if len(part) >= _FEWEST]
    for at, run in enumerate(page.runs if begun else ()):
        if may_be_headline(run.text[:500]) and run.linked * 2 < len(run.text):
            shown = words(run.text)
            if any(shown[: len(part)] == part for part in begun):
                return Headline(at, sure=True)
    return None


def _short_heading(page: PageTree, parts: Sequence[tuple[str, ...]]) -> Headline | None:
    """The heading that is the first part of the title, however short: what stands behind that is the name of the site."""
    if len(parts) < 2 or len(parts[0]) < 2:
        return None
    found = (at for at, run in enumerate(page.runs) if _in_heading(page.elements, run) and words(run.text) == parts[0])
    at = next(found, None)
    return None if at is None else Headline(at, sure=True)


def _only_heading(page: PageTree) -> Headline | None:
    """Where the title says something else (the name of the site), the heading of a page that has just one."""
    found = [
        at for at, run in enumerate(page.runs) if _in_heading(page.elements, run) and run.linked * 2 < len(run.text)
    ]
    if len(found) != 1 or len(words(page.runs[found[0]].text)) < _FEWEST:
        return None
    return Headline(found[0], sure=False)


def _in_heading(elements: list[Element], run: Run) -> bool:
    element = elements[run.element]
    return element.tag in HEADINGS or elements[element.parent].tag in HEADINGS
