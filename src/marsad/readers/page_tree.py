"""An HTML page as runs of text and the elements that hold them.

A run is the text between two block boundaries. The walk goes by sibling pointers, without recursion, over at most `MOST_NODES` nodes: a page of a
hundred thousand nested boxes takes as long as a flat one.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from marsad.lexicon import entries
from marsad.records import BlockKind

if TYPE_CHECKING:
    from resiliparse.parse.html import HTMLTree

MOST_NODES = 400_000
"""Nodes of a page that are read; a large news page has ten thousand."""

HEADINGS = ("h1", "h2", "h3")
"""Tags that may hold the headline."""

OF_AUTHORS = re.compile(
    r"(?:^|[\s_-])(?:lbl|div|txt)?(?:author|byline|writer|writtenby|auteur)(?:name)?(?:[\s_-]|$)", re.IGNORECASE
)
"""In the class of an element: it tells who wrote the page."""
OF_TRAILS = re.compile(
    r"bread?crumb|(?:^|[\s_-])crumbs?(?:[\s_-]|$)|(?:^|\s)(?:path|bread|pathway)(?:\s|$)", re.IGNORECASE
)
"""In the class or id of an element: it holds the trail that leads from the start page to this one."""
_OF_HATOM = re.compile(r"(?:^|\s)(?:published|updated)(?:\s|$)")
_NOTHING = "nothing"
# WordPress gives the element of a post the names of all that it is about.
_POST = re.compile(r"(?:^|\s)(?:hentry|type-post|post-\d+)(?:\s|$)")
_OF_POST = re.compile(r"(?:tag|category|author|format)-")
_FOLDED = re.compile("accordion|faq|question", re.IGNORECASE)
_PICTURES = ("img", "picture")
_LONGEST_CAPTION = 150
_ROWS_AROUND = 2  # the row, and the body of the table
_MOST_BESIDE = 4_000_000  # characters looked at to find captions; elements within each other have the same ones
_LONGEST_STYLE = 1_000
_UNSEEN = re.compile(r"(?:^|;)(?:display:none|visibility:hidden|text-indent:-\d{3,})")
_PLACED = re.compile(r"(?:^|;)position:(?:absolute|fixed)")
_FAR_OFF = re.compile(r"(?:^|;)(?:left|right|top):-\d{4,}")
_NO_SIZE = re.compile(r"(?:^|;)font-size:0(?:px|pt|em|%)?(?:;|!|$)")
_LINES = ("p", "span", "a", "font")
_INLINE = ("span", "a", "label")
_JOINT = "\x1f"
"""Stands between inline elements with nothing between them: a gap in furniture, none in a text whose words an editor has parted."""
_BLANK = " \t\r\n\f\v\xa0\u3000" + _JOINT
_LONGEST_FURNITURE = 80
_STATING = ("meta", "link", "base", "time", "script")
_MOST_STATING = 2_000
_LONGEST_NAME = 300  # characters of a class or id
_MOST_NAMES = 20_000  # remembered; many ids are those of one page alone
_NAMING = ("class", "id", "itemprop", "role", "aria-labelledby", "data-component", "data-testid")
"""Attributes by which site builders name elements; the last stand where classes are made by a program and say nothing."""
_KINDS = {
    "h1": BlockKind.HEADLINE,
    "figcaption": BlockKind.CAPTION,
    "blockquote": BlockKind.QUOTE,
    "time": BlockKind.BYLINE,
    "address": BlockKind.BYLINE,
    "nav": BlockKind.OTHER,
    "footer": BlockKind.OTHER,
    "aside": BlockKind.OTHER,
    "marquee": BlockKind.OTHER,
}
# Formatting tags say nothing here, and a parser must repeat unclosed ones in every later paragraph: they go before parsing.
_FORMATTING = re.compile(
    r"</?(?:b|i|u|s|em|strong|font|big|small|strike|tt|code|nobr|wbr|mark)(?:\s[^<>]*)?/?>", re.IGNORECASE
)
_LONG_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)\s[^<>]{4000,}>")
_MOST_BEFORE_STATE = 200  # characters
_SPACES = re.compile(r"[ \t\r\f\v\xa0\u2002-\u200a\u3000]+")
_UNSEEN_EDGES = " \ufeff\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Blanks, and marks of direction, which say nothing at the edges of a paragraph."""
_LINE_SPACES = re.compile(r"\s+")
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
"""Parts paragraphs in text that keeps its lines."""


@dataclass(slots=True)
class Element:
    """A block of the page: its place in the tree, what its names say it is for, the letters of good text in it, and the last element in it."""

    parent: int
    tag: str
    kind: BlockKind | None
    body: bool
    depth: int = 0
    mass: int = 0
    last: int = sys.maxsize


@dataclass(slots=True)
class Run:
    """A stretch of text in element ``element``; ``linked`` of its characters are in links."""

    element: int
    text: str
    linked: int


@dataclass(slots=True)
class PageTree:
    """Elements (the first is the root; a parent comes before its children) and runs, both in the order of the page.

    ``stating`` are the parser's nodes in which a page states things about itself (meta, link, time, JSON-LD).
    """

    elements: list[Element] = field(default_factory=lambda: [Element(-1, "html", None, body=False)])
    runs: list[Run] = field(default_factory=list)
    stating: list[Any] = field(default_factory=list)
    whole: bool = True

    def inside(self, element: int, ancestor: int) -> bool:
        """Whether ``element`` is ``ancestor`` or lies in it."""
        return ancestor <= element <= self.elements[ancestor].last

    def ancestors(self, element: int) -> list[int]:
        """The elements that hold ``element``, the root first, itself last."""
        found = [element]
        while found[-1] > 0:
            found.append(self.elements[found[-1]].parent)
        return found[::-1]


STATE = "data-page"
"""The attribute in which Inertia gives a program its data."""


def parse(markup: str) -> HTMLTree:
    """The parsed page, without formatting tags."""
    from resiliparse.parse.html import HTMLTree

    return HTMLTree.parse(_LONG_TAG.sub(_shortened, _FORMATTING.sub("", markup)))


def _shortened(tag: re.Match[str]) -> str:
    """A tag without its many attributes, unless the data of the page stand in them."""
    kept = tag[1].lower() == "div" and f"{STATE}=" in tag[0][:_MOST_BEFORE_STATE]
    return tag[0] if kept else f"<{tag[1]}>"


def page_tree(tree: HTMLTree) -> PageTree:
    """The runs and elements of a parsed page."""
    walk = _Walk()
    node: Any = tree.head.first_child if tree.head is not None else None
    while node is not None:
        walk.note(node, node.tag)
        node = node.next
    if tree.body is not None:
        walk.over(tree.body)
    return walk.page


def _states(node: Any) -> bool:
    """Whether the attributes of an element say that it holds the date, the author or the place of the page on its site, or its data."""
    if node.tag == "abbr":
        return bool(node.hasattr("title")) and _OF_HATOM.search(node.getattr("class") or "") is not None
    related = (node.getattr("rel") or "").split()
    if (
        node.getattr("itemprop") in ("datePublished", "dateModified", "author")
        or "author" in related
        or "category" in related
        or node.hasattr(STATE)
    ):
        return True
    called = f"{node.getattr('class') or ''} {node.getattr('id') or ''}"
    return OF_AUTHORS.search(called) is not None or OF_TRAILS.search(called) is not None


def _is_unseen(node: Any, tag: str) -> bool:
    """Whether the style of an element keeps it from being seen; the size of letters may be set anew within boxes, not within a line."""
    style = _style(node)
    if not style:
        return False
    if _UNSEEN.search(style) or (tag in _LINES and _NO_SIZE.search(style)):
        return True
    return _PLACED.search(style) is not None and _FAR_OFF.search(style) is not None


def _style(node: Any) -> str:
    """The style of an element, without blanks."""
    style: str = node.getattr("style") or ""
    return style[:_LONGEST_STYLE].replace(" ", "").lower()


def _is_question(node: Any, tag: str) -> bool:
    """Whether a button is the question that unfolds its answer."""
    return tag == "button" and _FOLDED.search(node.getattr("class") or "") is not None


def _is_after_picture(node: Any) -> bool:
    """Whether an element follows a picture and no other picture follows it, within an element of their own."""
    before, after, around = node.prev_element, node.next_element, node.parent
    if before is None or before.tag not in _PICTURES or (after is not None and after.tag in _PICTURES):
        return False
    return around is not None and around.tag not in ("body", "html", "main", "article")


def _table_beside_text(node: Any) -> Any | None:
    """The table around a cell, if text flows around it: old pages set pictures with their captions so."""
    if node.tag != "td":
        return None
    table = node.parent
    for _ in range(_ROWS_AROUND):
        if table is not None and table.tag != "table":
            table = table.parent
    if table is None or table.tag != "table":
        return None
    floats = (table.getattr("align") or "").lower() in ("left", "right") or "float:" in _style(table)
    return table if floats else None


class _Walk:
    """The state of one pass over a page's nodes."""

    def __init__(self) -> None:
        self.page = PageTree()
        self.element = 0
        self.pieces: list[str] = []
        self.links = 0
        self.linked = 0
        self.beside = 0

    def over(self, root: Any) -> None:
        """Visit every node under ``root`` in order, by pointers."""
        node, seen = root, 0
        opened: list[bool] = []
        while node is not None:
            seen += 1
            if seen > MOST_NODES:
                self.page.whole = False
                break
            child = None
            if node.tag == "#text":
                self.add(node.value or "")
                opened.append(False)
            else:
                block = self.enter(node)
                opened.append(bool(block))
                child = node.first_child if block is not None else None
            while child is None:
                if opened.pop():
                    self.leave()
                elif node.tag == "a":
                    self.links = max(0, self.links - 1)
                if not opened:
                    self.flush()
                    return
                child = node.next
                if child is not None and node.tag in _INLINE and child.tag in _INLINE:
                    self.pieces.append(_JOINT)
                if child is None:
                    node = node.parent
            node = child
        self.flush()

    def note(self, node: Any, tag: str) -> None:
        """Keep a node in which the page states something about itself."""
        if len(self.page.stating) < _MOST_STATING and (tag in _STATING or (tag[0] not in "#!" and _states(node))):
            self.page.stating.append(node)

    def enter(self, node: Any) -> bool | None:
        """Open an element: True for a block, False for an inline element, None for one that is not read."""
        tag = node.tag
        if tag == "br":
            self.pieces.append("\n")
            return None
        self.note(node, tag)
        read = _tags().get(tag)
        if (read == "unread" and not _is_question(node, tag)) or tag[0] in "#!":
            return None
        kind, body = self.names(node, tag)
        if tag == "a":
            self.links += 1
        if read is None and kind is None and not body:
            return False
        if kind is None and not body and self.is_caption(node):
            kind = BlockKind.CAPTION
        self.flush()
        depth = self.page.elements[self.element].depth + 1
        self.page.elements.append(Element(self.element, tag, kind, body, depth))
        self.element = len(self.page.elements) - 1
        if tag == "a":
            self.links = max(0, self.links - 1)
        return True

    def is_caption(self, node: Any) -> bool:
        """Whether an element is all the text beside a picture that it follows, or in a table that holds a picture and is set beside the text."""
        if self.beside > _MOST_BESIDE:
            return False
        table = _table_beside_text(node)
        if table is None and not _is_after_picture(node):
            return False
        shown = node.text or ""
        self.beside += len(shown)
        if not 0 < len(shown.strip()) <= _LONGEST_CAPTION:
            return False
        around = (table or node.parent).text or ""
        self.beside += len(around)
        return around.strip() == shown.strip() and (table is None or table.query_selector("img") is not None)

    def names(self, node: Any, tag: str) -> tuple[BlockKind | None, bool]:
        """What the tag and the attributes of an element say that it is for, and whether it holds the article's text."""
        if node.hasattr("hidden") or _is_unseen(node, tag):
            return BlockKind.OTHER, False
        kind, body = None, False
        for name in _NAMING:
            value = node.getattr(name)
            if value:
                named = _named(value[:_LONGEST_NAME])
                kind, body = kind or named[0], body or named[1]
        if body and kind is BlockKind.LEAD:
            kind = None  # "text with summary" and the like
        return kind or _KINDS.get(tag), body

    def leave(self) -> None:
        """Close the innermost block."""
        self.flush()
        closed = self.page.elements[self.element]
        closed.last, self.element = len(self.page.elements) - 1, closed.parent

    def add(self, words: str) -> None:
        """Take up text."""
        if words:
            kept = self.page.elements[self.element].tag == "pre"
            lines = _BLANK_LINE.split(words) if kept else [words]
            self.pieces.append("\n".join(_LINE_SPACES.sub(" ", line) for line in lines))
            if self.links:
                self.linked += len(words.strip())

    def flush(self) -> None:
        """End the run; a line break parts it into paragraphs, except in a heading."""
        shown = "".join(self.pieces)
        linked, self.linked = self.linked, 0
        self.pieces.clear()
        if not shown.strip(_BLANK):
            return
        heading = self.page.elements[self.element].tag in HEADINGS
        gap = "" if heading or self.page.elements[self.element].tag == "p" or len(shown) > _LONGEST_FURNITURE else " "
        shown = shown.replace(_JOINT, gap)
        for part in [shown.replace("\n", " ")] if heading else shown.split("\n"):
            words = _SPACES.sub(" ", part).strip(_UNSEEN_EDGES)
            if words:
                share = linked * len(words) // max(1, len(shown.strip()))
                self.page.runs.append(Run(self.element, words, min(share, len(words))))


@lru_cache(maxsize=_MOST_NAMES)
def _named(value: str) -> tuple[BlockKind | None, bool]:
    plain = value.lower()
    names = _telling(plain)
    joined, every = _joined(" ".join(names)), _joined(plain)
    kind, body = None, False
    for word, named, whole in _class_words():
        if named == "body":
            body = body or word in every
        elif (
            (word in names or any(n.startswith(f"{word}-") or n.endswith(f"-{word}") for n in names))
            if whole
            else word in joined
        ):
            kind = kind or BlockKind(named)
    return kind, body


def _telling(plain: str) -> list[str]:
    """The names in an attribute that may say what the element is for."""
    begun, whole = _telling_nothing()
    post = _POST.search(plain) is not None
    return [
        name
        for name in plain.split()
        if not (post and _OF_POST.match(name))
        and (bare := _joined(name.rpartition(":")[2])) not in whole
        and not bare.startswith(begun)
    ]


def _joined(names: str) -> str:
    return names.replace("-", "").replace("_", "")


@cache
def _class_words() -> tuple[tuple[str, str, bool], ...]:
    rows = [row for row in entries("world", "page_classes") if row.value["kind"] != _NOTHING]
    return tuple((word, row.value["kind"], bool(row.value.get("whole"))) for row in rows for word in row.match)


@cache
def _telling_nothing() -> tuple[tuple[str, ...], frozenset[str]]:
    """What names begin with that say nothing of what an element is for, and whole names that do."""
    rows = [row for row in entries("world", "page_classes") if row.value["kind"] == _NOTHING]
    begun = (word for row in rows if not row.value.get("whole") for word in row.match)
    return tuple(begun), frozenset(word for row in rows if row.value.get("whole") for word in row.match)


@cache
def _tags() -> dict[str, str]:
    return {tag: row.value["read"] for row in entries("world", "page_tags") for tag in row.match}
