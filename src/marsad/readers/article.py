"""Which part of an HTML page is the article, and what each paragraph of it is for.

Names that site builders give to elements speak first (lexicon ``page_classes``), then where the running text is: an element that claims to be a
share bar yet holds nearly all paragraphs is not believed. Comments, menus, advertisements and whatever lies outside the article are left out;
captions, bylines, teasers and appeals inside it stay, marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from marsad.readers.cards import cards
from marsad.readers.dates import without_dates
from marsad.readers.headline import headline, may_be_headline, names_the_site
from marsad.readers.page_tree import HEADINGS, PageTree, Run
from marsad.readers.published import of_change
from marsad.readers.wording import wording
from marsad.records import BlockKind
from marsad.text import words

Piece = tuple[str, BlockKind | None]

_NEWS = (None, BlockKind.HEADLINE, BlockKind.LEAD, BlockKind.BODY, BlockKind.QUOTE)
_PARAGRAPH = 60
_SENTENCE = 20
_BELIEVED = 0.8
_BODY_SHARE = 0.15
_INNER_SHARE = 0.7
_HEADER_RUNS = 25
_ENTRIES = 3
_ASIDE = ("nav", "footer", "aside", "marquee")
_LEAST = 150
"""Letters of running text from which on an element may be the article though its name says otherwise."""
_MOST_MISNAMED = 4
_TELLING_LETTERS = 4
_FEWEST_TELLING = 3
_AGREES = 0.6
_SPEAKS = 3
_MOST_OTHERS = 50
_MOST_ABOVE = 5
_LONGEST_DATE = 120
_BESIDE_DATE = 8
_WITHIN_SENTENCE = re.compile(r"(?<!\w)(?:في|منذ|يوم|من|حتى|قبل|بعد|إلى)\s+(?:\w+\s+)?\d")
# "Sirte: «the outlet»", "the outlet - Khartoum": a headline in a text, a dateline in a line of its own below one.
_PLACE_AND_OUTLET = re.compile(
    r"\s*[^\W\d]+(?: [^\W\d]+){0,2}\s*(?:[:–-]\s*[«\"“][^«»\"”]{3,40}[»\"”]|[–/|-]\s*[^\W\d]+(?: [^\W\d]+){0,2})\s*$"
)

_DATELINE = re.compile(r"\s*[^\W\d]+(?: [^\W\d]+){0,2}\s*[–-]\s*[«\"“][^«»\"”]{3,40}[»\"”]\s*:\s*$")
# "3/12" beside a picture
_COUNTER = re.compile(r"\W*\d{1,3}\s*(?:/|من|of)\s*\d{1,3}\W*")


def _dates(line: str) -> bool:
    """Whether a line above the text is no sentence, but dates it, beside the name of a place, a writer or a paper."""
    if len(line) > _LONGEST_DATE or line.endswith((".", "؟", "!", "…")):
        return False
    rest = without_dates(line)
    return rest is not None and len(words(rest)) <= _BESIDE_DATE and not _WITHIN_SENTENCE.search(line)


class _Article:
    """The article of one page."""

    def __init__(self, page: PageTree, title: str | None) -> None:
        self.page = page
        found = headline(page, title)
        self.heading = None if found is None else found.run
        self.start = 0
        self.kinds = self._kinds()
        self._believe_less(title)
        self.paragraph = _PARAGRAPH if self._weigh(_PARAGRAPH) else _SENTENCE
        if self.paragraph == _SENTENCE:
            self._weigh(_SENTENCE)
        if found is not None and found.sure:
            self._part_from_others(found.run)
            self._start_at(found.run)
        self.root = self._root()
        if found is None and title:
            self.heading = self._heading_of_old(title)

    def _heading_of_old(self, title: str) -> int | None:
        """Where the title names the site and no heading says more, the line at the beginning of the text or near above it that may be a headline."""
        runs = self.page.runs
        inside = [at for at, run in enumerate(runs) if self.page.inside(run.element, self.root)]
        if not inside or not names_the_site(title, (runs[at].text for at in inside)):
            return None
        shown = (at for at in inside if self.kinds[runs[at].element] in _NEWS and not _dates(runs[at].text))
        near = [next(shown, inside[0]), *range(inside[0] - 1, max(inside[0] - _MOST_ABOVE, -1), -1)]
        return next((at for at in near if self._may_head(runs[at])), None)

    def _may_head(self, run: Run) -> bool:
        told = self.kinds[run.element] in _NEWS and run.linked * 2 < len(run.text) and may_be_headline(run.text)
        return told and wording(run.text).kind is None and not _dates(run.text)

    def pieces(self) -> Iterator[Piece]:
        """Paragraphs with the kinds that structure settles, the headline first where the page shows one."""
        pieces = list(self._pieces())
        bylines = (text for text, kind in pieces if kind is BlockKind.BYLINE)
        if self.heading and all(without_dates(text) is None or of_change(text) for text in bylines):
            above = self.page.runs[self.heading - 1]
            told = wording(above.text).kind is BlockKind.BYLINE or _dates(above.text)
            if told and self.kinds[above.element] is not BlockKind.OTHER and not self._of_masthead(above):
                yield above.text, BlockKind.BYLINE  # blogs date the day, then show its posts
        yield from pieces

    def _of_masthead(self, run: Run) -> bool:
        """Whether a run above the headline stands in the head of the page, which tells the day on which it is seen."""
        elements = self.page.elements
        heading = self.page.runs[self.heading or 0].element
        apart = [at for at in self.page.ancestors(run.element) if not self.page.inside(heading, at)]
        if not apart or any(elements[at].tag == "header" for at in apart):
            return bool(apart)
        around = elements[apart[0]].parent
        return elements[around].tag in ("html", "body") and elements[heading].parent != around

    def _pieces(self) -> Iterator[Piece]:
        runs = self.page.runs
        inside = [i for i, run in enumerate(runs) if self.page.inside(run.element, self.root)]
        if self.heading is not None:
            yield runs[self.heading].text, BlockKind.HEADLINE
            for at in range(self.heading + 1, min(inside[0] if inside else 0, self.heading + _HEADER_RUNS)):
                yield from self._above(runs[at])
        for at in inside:
            if at != self.heading:
                yield from self._within(runs[at], before=self.heading is not None and at < self.heading)

    def _above(self, run: Run) -> Iterator[Piece]:
        """What stands between headline and text: standfirst, caption, byline."""
        kind = self._settled(run)
        if kind in (BlockKind.LEAD, BlockKind.CAPTION, BlockKind.BYLINE):
            yield run.text, kind
        elif kind in _NEWS and run.linked * 2 < len(run.text):
            if _dates(run.text):
                yield run.text, BlockKind.BYLINE
            elif len(run.text) >= _PARAGRAPH or self.page.elements[run.element].tag in HEADINGS:
                yield run.text, wording(run.text).kind or BlockKind.LEAD
            elif wording(run.text).kind in (BlockKind.BYLINE, BlockKind.CAPTION):
                yield run.text, wording(run.text).kind
            elif _PLACE_AND_OUTLET.match(run.text):
                yield run.text, BlockKind.BYLINE

    def _within(self, run: Run, *, before: bool) -> Iterator[Piece]:
        """A paragraph of the article; ``before`` the headline only captions, bylines and running text count."""
        kind = self._settled(run)
        if kind in (None, BlockKind.HEADLINE):
            kind = self._of_run(run, short_counts=not before)
        elif kind is BlockKind.CAPTION and run.linked * 10 > len(run.text) * 7:
            kind = BlockKind.OTHER
        if before and self.start and kind in _NEWS:
            return
        if kind is not BlockKind.OTHER and not (before and kind is BlockKind.RELATED):
            yield run.text, kind

    def _settled(self, run: Run) -> BlockKind | None:
        """The kind that structure gives a run; "credits" are those of a picture or of the writer, as their words say."""
        kind = self.kinds[run.element]
        if _COUNTER.fullmatch(run.text):
            return BlockKind.OTHER
        return BlockKind.BYLINE if kind is BlockKind.CAPTION and wording(run.text).kind is BlockKind.BYLINE else kind

    def _of_run(self, run: Run, *, short_counts: bool) -> BlockKind | None:
        kind = BlockKind.BYLINE if _DATELINE.match(run.text) else wording(run.text).kind
        if run.linked * 10 > len(run.text) * 7:
            return kind or (BlockKind.RELATED if len(run.text.split()) > 2 else BlockKind.OTHER)
        if kind is None and not short_counts and len(run.text) < _PARAGRAPH:
            return BlockKind.OTHER
        return kind if kind in (BlockKind.OTHER, BlockKind.BYLINE) else None

    def _kinds(self) -> list[BlockKind | None]:
        """The kind of every element: the outermost that excludes wins, else its own, else its parent's."""
        self._weigh(_SENTENCE, believe_all=True)
        elements, total = self.page.elements, self.page.elements[0].mass
        held = self._holders()
        others = set[int]() if self.heading is None else cards(self.page, self.heading)
        kinds: list[BlockKind | None] = [None]
        for at, element in enumerate(elements[1:], 1):
            own = None if at in held or element.mass > _BELIEVED * total else element.kind
            above = kinds[element.parent]
            if element.body and above is not BlockKind.OTHER:
                above = None
            if at in others and own in _NEWS:
                own = BlockKind.RELATED
            aside = above in (BlockKind.OTHER, BlockKind.RELATED, BlockKind.APPEAL) and own is not BlockKind.OTHER
            kinds.append(above if aside else own or above)
        return kinds

    def _believe_less(self, title: str | None) -> None:
        """Where the names of elements leave no paragraph, they are not believed of those that speak of what the title says."""
        wanted = {word for word in words(title or "") if len(word) >= _TELLING_LETTERS}
        for _ in range(_MOST_MISNAMED if len(wanted) >= _FEWEST_TELLING else 0):
            at = None if self._tells(wanted) else self._misnamed(wanted)
            if at is None:
                return
            self.page.elements[at].kind = None
            self.kinds = self._kinds()

    def _tells(self, wanted: set[str]) -> bool:
        """Whether there is a paragraph of news beside the headline, or a sentence that speaks of what the title says."""
        return any(
            len(run.text) >= _PARAGRAPH or len(wanted.intersection(words(run.text))) * _SPEAKS >= len(wanted)
            for at, run in enumerate(self.page.runs)
            if at != self.heading and self.kinds[run.element] in _NEWS
            if len(run.text) >= _SENTENCE and run.linked * 10 < len(run.text) * 4
        )

    def _misnamed(self, wanted: set[str]) -> int | None:
        """Of the elements that are named for something else, the one with the most text in which most words of the title stand."""
        elements = self.page.elements
        self._weigh(_SENTENCE, believe_all=True)
        named = [at for at, e in enumerate(elements) if e.kind is not None and e.tag not in _ASIDE and e.mass >= _LEAST]
        for at in sorted(named, key=lambda at: -elements[at].mass)[:_MOST_MISNAMED]:
            told = {word for run in self.page.runs if self.page.inside(run.element, at) for word in words(run.text)}
            if len(wanted & told) >= _AGREES * len(wanted):
                return at
        return None

    def _holders(self) -> set[int]:
        """Elements around the headline: they cannot be a side matter."""
        held: set[int] = set()
        if self.heading is not None:
            at = self.page.elements[self.page.runs[self.heading].element].parent
            while at > 0:
                held.add(at)
                at = self.page.elements[at].parent
        return held

    def _weigh(self, least: int, *, believe_all: bool = False) -> int:
        """Letters of running text under every element; the root's are returned."""
        elements = self.page.elements
        for element in elements:
            element.mass = 0
        for at, run in enumerate(self.page.runs):
            if (
                at >= self.start
                and len(run.text) >= least
                and run.linked * 10 < len(run.text) * 4
                and (believe_all or self.kinds[run.element] in _NEWS)
            ):
                elements[run.element].mass += len(run.text)
        for at in range(len(elements) - 1, 0, -1):
            elements[elements[at].parent].mass += elements[at].mass
        return elements[0].mass

    def _start_at(self, heading: int) -> None:
        """What stands above a sure headline is no part of the article, unless most of the text stands there."""
        whole = self.page.elements[0].mass
        self.start = heading
        if self._weigh(self.paragraph) * 2 < whole:
            self.start = 0
            self._weigh(self.paragraph)

    def _part_from_others(self, heading: int) -> None:
        """Articles that a reader comes to by scrolling on stand beside this one, in elements alike, each under a headline of its own."""
        elements, runs = self.page.elements, self.page.runs
        own = self.page.ancestors(runs[heading].element)
        tag = elements[runs[heading].element].tag
        headed = (run for at, run in enumerate(runs) if at != heading and elements[run.element].tag == tag)
        others = set[int]()
        for run in islice(headed, _MOST_OTHERS):
            way = self.page.ancestors(run.element)
            at = next((n for n, (a, b) in enumerate(zip(own, way, strict=False)) if a != b), 0)
            if at and self._are_articles(own[at], way[at], tag):
                others.add(way[at])
        for at in range(min(others, default=len(elements)), len(elements)):
            if at in others or (elements[at].parent in others and self.kinds[elements[at].parent] is BlockKind.OTHER):
                self.kinds[at] = BlockKind.OTHER
                others.add(at)
        if others:
            self._weigh(self.paragraph)

    def _are_articles(self, one: int, other: int, heading: str) -> bool:
        first, second = self.page.elements[one], self.page.elements[other]
        alike = first.tag == second.tag and (first.tag == "article" or heading == "h1")
        return alike and other > one and min(first.mass, second.mass) >= self.paragraph

    def _root(self) -> int:
        """The element that holds the article's text."""
        elements = self.page.elements
        enough = max(_PARAGRAPH, _BODY_SHARE * elements[0].mass)
        named = [at for at, e in enumerate(elements) if e.body and e.mass >= enough and self.kinds[at] in _NEWS]
        if named:
            first = self._around(named)
            inner = [
                at
                for at in named
                if self.page.inside(at, first) and elements[at].mass >= _BELIEVED * elements[first].mass
            ]
            return inner[-1] if inner else first
        return self._densest()

    def _around(self, named: list[int]) -> int:
        """The first element named as the text; where it is one of several alike (entries of a live report), what holds them all."""
        elements = self.page.elements
        first = elements[named[0]]
        alike = [at for at in named if elements[at].depth == first.depth and elements[at].tag == first.tag]
        if len(alike) < _ENTRIES or first.mass > _BELIEVED * sum(elements[at].mass for at in alike):
            return named[0]
        at = named[0]
        while not all(self.page.inside(entry, at) for entry in alike):
            at = elements[at].parent
        return at

    def _densest(self) -> int:
        """Descend from the root as long as one child holds most of the running text."""
        elements = self.page.elements
        best = 0
        for at, element in enumerate(elements):
            if at and element.parent == best and element.mass >= _INNER_SHARE * elements[best].mass > 0:
                best = at
        return elements[best].parent if elements[best].tag in ("p", "li") and best else best


def article(page: PageTree, title: str | None) -> list[Piece]:
    """The paragraphs of the page's article, each once; ``title`` is what the metadata say that the headline is."""
    found: dict[tuple[str, ...], Piece] = {}
    for text, kind in _Article(page, title).pieces():
        found.setdefault(words(text) or (text,), (text, kind))
    return list(found.values())
