"""Articles that a page holds in its scripts alone, for a program to show: in JSON-LD, in the state of an application, in JSON of any shape.

The object that bears the title of the page and has the most running text is the article; its text is a string (HTML or lines) or a list of blocks.
It is written out as markup, so that it is read like any page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import Any

from marsad.readers.script_values import script_values
from marsad.text import words

_RUNNING = 60
_LEAST = 150
"""Letters of running text that an article has at least."""
_AGREES = 0.8
_MOST_VALUES = 300_000
_DEEPEST = 60
_NEAR = 2
_MAJOR = 0.5
_CLOSE = 0.6
# What hangs on these is no text of the article.
_OTHERS = re.compile(
    r"related|recommend|trending|popular|latest|mostread|comment|footer|header$|menu|navigation|breadcrumb|tags?$|keyword|seo|meta(?:data|tags)?$|topic|bio$"
    r"|about|authors?$|byline|credits|\bads?$|advert|promo|newsletter|sidebar|teaser|next|prev|shar(?:e|ing)|social|ur[il]$|href|link|src|slug|alt(?:text)?$|"
    r"liveblogupdate|itemlist|haspart|mentions|isbasedon|description|excerpt|summary|config|translation|i18n|strings$|styles?$|class(?:name)?$|script|stories$",
    re.IGNORECASE,
)
_TITLE = re.compile(r"(?:\w{0,20}_?)(?:headline|title)", re.IGNORECASE)
_FEWEST = 4
_OF_PAGES = re.compile(
    r"(?:\w{0,20}_?)(?:ur[il]|slug|link|href|path|publish(?:ed)?(?:_?(?:at|date|time|on))?|date|created_?at)|__typename",
    re.IGNORECASE,
)
_STANDFIRST = re.compile(r"sub[-_]?(?:head(?:line)?|title)s?|standfirst|deck", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"(?:first_?)?publish(?:ed)?(?:_?(?:at|date|time|on))?|date_?published|pub_?date|display_?date|created_?at|date", re.IGNORECASE
)  # fmt: skip
_UPDATED = re.compile(r"(?:last_?)?(?:updated?|modified)(?:_?(?:at|date|time|on))?|date_?modified", re.IGNORECASE)
_AUTHOR = re.compile(r"authors?|byline|writers?|credits|by", re.IGNORECASE)
_SECTION = re.compile(r"(?:primary_?|article_?)?(?:section|category)", re.IGNORECASE)
_MARKUP = re.compile(r"</?(?:p|div|br|span|h\d|ul|li|strong|a)\b[^<>]*>", re.IGNORECASE)
_TAGS = {"caption": "figcaption", "quote": "blockquote", "head": "h3"}
_STOPS = (".", "؟", "!", "…")
_LONGEST_TITLE = 400  # characters
_MOST_NAMES = 10
_MOST_WRAPPINGS = 12
_LONGEST_BLOCK = 5_000  # characters; what parts of longer ones repeat is not looked for


@dataclass(frozen=True, slots=True)
class Embedded:
    """An article in a script: its title and markup, the letters of running text in it, and what its object states, named as in JSON-LD."""

    title: str
    markup: str
    mass: int
    stated: dict[str, Any]


@dataclass(slots=True)
class _Node:
    """A value that may hold others: how deep it lies, its running text, and how far below it a title stands (None: nowhere)."""

    value: Any
    parent: int
    depth: int
    mass: int = 0
    title: int | None = None


def embedded(stating: Sequence[Any], title: str | None) -> Embedded | None:
    """The article called ``title`` in the scripts of a page, None where they hold none.

    Args:
        stating: the nodes in which the page states things about itself, scripts among them.
        title: what the metadata say that the headline is.
    """
    wanted = set(words(title or ""))
    if len(wanted) < 2:
        return None
    found = [one for value in script_values(stating) if (one := _article(value, wanted)) is not None]
    best = max(found, key=lambda one: one[1], default=None)
    return None if best is None or best[1] < _LEAST else _written(best[0], best[1], title or "")


def lone_title(stating: Sequence[Any]) -> str | None:
    """The title of the one article that the scripts of a page hold, whatever the page is called; None where they hold several or none.

    Args:
        stating: as for `embedded`.
    """
    found = dict[str, int]()
    for value in script_values(stating):
        for node in _nodes(value, set()):
            if isinstance(node.value, dict) and node.mass >= _LEAST:
                titles = _titles(node.value)
                found |= {title: max(node.mass, found.get(title, 0)) for title in titles[:1]}
    most = max(found.values(), default=0)
    chosen = [title for title, mass in found.items() if mass * 2 > most]
    return chosen[0] if len(chosen) == 1 else None


def _titles(value: dict[str, Any]) -> list[str]:
    """What an object has for a title, long enough to tell one article from another."""
    shown = [held for key, held in value.items() if isinstance(held, str) and _TITLE.fullmatch(key)]
    return [title for title in shown if len(title) < _LONGEST_TITLE and len(words(title)) >= _FEWEST]


def _article(whole: Any, wanted: set[str]) -> tuple[Any, int] | None:
    """The object or list within a value that is the article, and its running text."""
    _leave_out_others(whole, wanted)
    nodes = _nodes(whole, wanted)
    titled = [node for node in nodes if node.title is not None and node.mass >= _LEAST]
    near = [node for node in titled if (node.title or 0) <= _NEAR and isinstance(node.value, dict)]
    most = max((node.mass for node in near), default=0)
    chosen = max((n for n in near if n.mass >= _CLOSE * most), key=lambda n: (n.depth, n.mass), default=None)
    chosen = chosen or max(titled, key=lambda n: (n.depth, n.mass), default=None)
    return None if chosen is None else (chosen.value, chosen.mass)


def _leave_out_others(whole: Any, wanted: set[str]) -> None:
    """Take out of a value the objects of other articles; what this one lies in, as a section of the site, is none."""
    holding, seen = _holding(_nodes(whole, wanted), wanted), 0
    waiting: list[Any] = [whole]
    while waiting and (seen := seen + 1) < _MOST_VALUES:
        one = waiting.pop()
        for key, held in list(one.items()) if isinstance(one, dict) else list(enumerate(one)):
            if isinstance(held, dict) and id(held) not in holding and _is_other(held, wanted):
                one[key] = None
            elif isinstance(held, dict | list):
                waiting.append(held)


def _holding(nodes: Sequence[_Node], wanted: set[str]) -> set[int]:
    """The identities of the objects and lists that the article lies in."""
    found = set[int]()
    for node in reversed(nodes):
        near = isinstance(node.value, dict) and node.title is not None and node.title <= _NEAR and node.mass >= _LEAST
        if id(node.value) in found or (near and not _is_other(node.value, wanted)):
            found |= {id(node.value)} | ({id(nodes[node.parent].value)} if node.parent >= 0 else set())
    return found


def _is_other(value: dict[str, Any], wanted: set[str]) -> bool:
    """Whether an object has another title, and an address, a day or a kind as articles have and sections have not."""
    titles = _titles(value)
    if not titles or any(_same(title, wanted) for title in titles):
        return False
    return any(_OF_PAGES.fullmatch(key) for key in value)


def _nodes(whole: Any, wanted: set[str]) -> list[_Node]:
    """Every object and list of a value, a parent before what it holds, with what stands under it."""
    nodes, waiting = list[_Node](), [(whole, -1, "", False)]
    while waiting and len(nodes) < _MOST_VALUES:
        held_there, parent, key, other = waiting.pop()
        value = _paragraph(held_there)
        if isinstance(value, str):
            _note(nodes, parent, value, wanted, running=not other)
        elif isinstance(value, dict | list):
            depth = nodes[parent].depth + 1 if parent >= 0 else 0
            if depth <= _DEEPEST:
                nodes.append(_Node(value, parent, depth))
                at = len(nodes) - 1
                waiting += [(held, at, k, other or _OTHERS.search(k) is not None) for k, held in _held(value, key)]
    for at in range(len(nodes) - 1, 0, -1):
        node, above = nodes[at], nodes[nodes[at].parent]
        above.mass += node.mass
        if node.title is not None and (above.title is None or node.title + 1 < above.title):
            above.title = node.title + 1
    return nodes


def _note(nodes: list[_Node], parent: int, value: str, wanted: set[str], *, running: bool) -> None:
    if parent < 0:
        return
    if running and len(value) < _LONGEST_TITLE and _same(value, wanted):
        nodes[parent].title = 0
    elif running and len(value) >= _RUNNING and " " in value:
        nodes[parent].mass += len(value)


def _same(value: str, wanted: set[str]) -> bool:
    told = set(words(value))
    return len(told & wanted) >= _AGREES * max(len(told), len(wanted))


def _held(value: Any, key: str) -> Iterator[tuple[str, Any]]:
    """What an object or list holds; the entries of a list go by the list's name."""
    if isinstance(value, dict):
        yield from ((str(k), held) for k, held in value.items())
    else:
        yield from ((key, held) for held in value)


def _written(article: Any, mass: int, title: str) -> Embedded:
    body, wanted = _body(article, mass), set(words(title))
    title = _whole(next((text for text in _strings(article, 3) if _same(text, wanted)), title))
    parts = [f"<article><h1>{escape(title)}</h1>"]
    if isinstance(article, dict):
        under = (held for key, held in article.items() if _STANDFIRST.fullmatch(key))
        parts += [f'<p class="standfirst">{escape(text)}</p>' for held in under if (text := _name(held))][:1]
    parts.append('<div class="article-body">')
    parts += [_lines(body)] if isinstance(body, str) else _blocks(body)
    parts.append("</div></article>")
    return Embedded(title, _whole("".join(parts)), mass, _stated(article))


def _whole(text: str) -> str:
    """A text without halves of characters, which JSON can write and no encoding has."""
    return text.encode("utf-8", "replace").decode()


def _body(article: Any, mass: int) -> Any:
    """The string or the innermost list that holds most of the running text."""
    body = article
    for _ in range(_MOST_WRAPPINGS):
        held = [v for k, v in _held(body, "") if not _OTHERS.search(k)] if isinstance(body, dict | list) else []
        inner = next((v for v in held if _mass(v) > _MAJOR * mass), None)
        if inner is None or (isinstance(body, list) and not isinstance(inner, str) and len(body) > 1):
            return body
        body = inner
    return body


def _mass(value: Any) -> int:
    if isinstance(value, str):
        return len(value) if len(value) >= _RUNNING and " " in value else 0
    return sum(len(text) for text in _strings(value, _DEEPEST) if len(text) >= _RUNNING and " " in text)


def _strings(value: Any, deepest: int) -> Iterator[str]:
    """The strings under a value, in their order."""
    waiting: list[tuple[Any, int]] = [(value, 0)]
    seen = 0
    while waiting and (seen := seen + 1) < _MOST_VALUES:
        held_there, depth = waiting.pop()
        one = _paragraph(held_there)
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict | list) and depth < deepest:
            waiting += reversed([(held, depth + 1) for key, held in _held(one, "") if not _OTHERS.search(key)])


def _lines(body: str) -> str:
    """A text as markup: as it is if it is markup, else a paragraph for each line."""
    return body if _MARKUP.search(body) else "".join(f"<p>{escape(line)}</p>" for line in body.splitlines())


def _blocks(body: Any) -> Iterator[str]:
    """The markup of blocks, in order; what a block repeats in parts of its own is written once."""
    waiting: list[tuple[Any, str, str, int]] = [(body, "p", "", 0)]
    while waiting:
        held_there, tag, whole, depth = waiting.pop()
        value = _paragraph(held_there)
        if isinstance(value, str):
            if " " in value.strip() and value.strip() not in whole:
                yield _lines(value) if tag == "p" else f"<{tag}>{escape(value)}</{tag}>"
        elif isinstance(value, dict | list) and depth < _DEEPEST:
            waiting += reversed(list(_parts(value, tag, whole, depth + 1)))


def _paragraph(value: Any) -> Any:
    """The text of a paragraph that is parted by its formatting, with a line for each of several; any other value as it is."""
    if not isinstance(value, list) or not value or not all(_is_piece(one) for one in value):
        return value
    texts = [one["text"] for one in value]
    return "".join([texts[0], *(f"\n{b}" if _is_ended(a, b) else b for a, b in pairwise(texts))])


def _is_ended(before: str, after: str) -> bool:
    """Whether a piece is a whole paragraph: long, with a full stop, and without a blank before the next."""
    return len(before) >= _RUNNING and before.endswith(_STOPS) and not after[:1].isspace()


def _is_piece(value: Any) -> bool:
    """Whether an object is a stretch of a paragraph, as editors part them by their formatting."""
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        return False
    return value.get("type") in ("text", None) and not any(key in value for key in ("content", "children", "blocks"))


def _parts(value: Any, tag: str, whole: str, depth: int) -> Iterator[tuple[Any, str, str, int]]:
    if isinstance(value, list):
        yield from ((held, tag, whole, depth) for held in value)
        return
    kind = str(value.get("type") or "").lower()
    tag = next((named for word, named in _TAGS.items() if word in kind), tag)
    texts = [v for k, v in value.items() if isinstance(v, str) and k != "type" and not _OTHERS.search(k)]
    told = max(texts, key=len, default="")
    for key, held in value.items():
        if not _OTHERS.search(key) and key != "type" and held is not None:
            own = "figcaption" if "caption" in key.lower() else tag
            yield held, own, whole if isinstance(held, str) or len(told) > _LONGEST_BLOCK else told or whole, depth


def _stated(article: Any) -> dict[str, Any]:
    """What the object of the article says of itself, by the names that JSON-LD has for it."""
    if not isinstance(article, dict):
        return {}
    found: dict[str, Any] = {"@type": "NewsArticle"}
    taxonomy = article.get("taxonomy")
    within = list(taxonomy.items()) if isinstance(taxonomy, dict) else []
    for key, held in [*article.items(), *within]:
        for name, pattern, read in (
            ("datePublished", _PUBLISHED, _moment),
            ("dateModified", _UPDATED, _moment),
            ("author", _AUTHOR, _name),
            ("articleSection", _SECTION, _name),
        ):
            if pattern.fullmatch(key) and name not in found and (text := read(held)):
                found[name] = _whole(text)
    return found


def _moment(value: Any) -> str:
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _name(value: Any) -> str:
    """The first name that a value holds: a string, or one under a name, a title or a lone key, however wrapped."""
    for _ in range(_MOST_NAMES):
        if isinstance(value, list):
            value = value[0] if value else None
        elif isinstance(value, dict):
            known = (value[k] for k in ("name", "title", "displayName", "basic", "by") if k in value)
            value = next(known, None)
        else:
            break
    return value.strip() if isinstance(value, str) else ""
