"""What a page says in JSON-LD: the objects of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Any

_TYPE = "application/ld+json"
_MOST_SCRIPT = 500_000
_WRAPPING = re.compile(r"<!\[CDATA\[|\]\]>|/\*.{0,100}?\*/", re.DOTALL)
_BEGIN = re.compile(r"[{\[]")
_TRAILING = re.compile(r",(?=\s*[}\]])")
# What hangs on these is another page, or a part of this one with dates and authors of its own.
_OTHERS = (
    "itemListElement",
    "liveBlogUpdate",
    "hasPart",
    "mentions",
    "comment",
    "citation",
    "isBasedOn",
    "review",
    "relatedLink",
)
_POINTING = ("author", "publisher", "creator")
_ARTICLE = re.compile(r"(?:\w*news)?article|(?:blog|liveblog|socialmedia)posting|report", re.IGNORECASE)
_ESCAPE = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z]\w{1,30});")


def linked_data(stating: Sequence[Any]) -> list[dict[str, Any]]:
    """The objects of a page's JSON-LD, those that lead to other pages left out, names that stand elsewhere in it put in their place.

    Args:
        stating: the nodes in which the page states things about itself.
    """
    found = [item for value in _scripts(stating) for item in _objects(value)]
    known = {item["@id"]: item for item in found if isinstance(item.get("@id"), str) and item.get("name")}
    return [{**item, **{key: _pointed(item[key], known) for key in _POINTING if key in item}} for item in found]


def kinds(item: dict[str, Any]) -> list[str]:
    """The names of the types of an object."""
    told = item.get("@type")
    return [str(kind) for kind in (told if isinstance(told, list) else [told])]


def is_article(item: dict[str, Any]) -> bool:
    """Whether an object is of an article, or of a posting in a blog."""
    return any(_ARTICLE.fullmatch(kind) for kind in kinds(item))


def is_page(item: dict[str, Any]) -> bool:
    """Whether an object is of the page itself."""
    return any(kind.lower() == "webpage" for kind in kinds(item))


def unescaped(value: str) -> str:
    """A string without what HTML writes for its characters, as far as that is ended: "&section=2" in an address is a name and a value."""
    return _ESCAPE.sub(lambda m: unescape(m[0]), value)


def _scripts(stating: Sequence[Any]) -> Iterator[Any]:
    """The values of the scripts, without what is wrapped around some and commas too many."""
    for script in stating:
        source = (script.text or "") if (script.getattr("type") or "").strip().lower().startswith(_TYPE) else ""
        if not 0 < len(source) <= _MOST_SCRIPT:
            continue
        tries = (source, bare := _WRAPPING.sub("", source), _TRAILING.sub("", bare))
        if (value := next((v for v in map(_value, tries) if v is not None), None)) is not None:
            yield value


def _value(source: str) -> Any:
    """The first value of ``source``, None where it holds none."""
    begin = _BEGIN.search(source)
    try:
        return _DECODER.raw_decode(source, begin.start())[0] if begin else None
    except (ValueError, RecursionError):
        return None


def _shown(item: dict[str, Any]) -> dict[str, Any]:
    """An object with its strings as a page shows them; many are escaped as in HTML."""
    return {
        key: [_plain(part) for part in held] if isinstance(held, list) else _plain(held) for key, held in item.items()
    }


def _plain(value: Any) -> Any:
    return unescaped(value) if isinstance(value, str) else value


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """Every object of a value in its order, at any depth."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            yield one
            waiting += reversed(
                [held for key, held in one.items() if isinstance(held, dict | list) and key not in _OTHERS]
            )
        elif isinstance(one, list):
            waiting += reversed(one)


def _pointed(value: Any, known: dict[str, dict[str, Any]]) -> Any:
    """A value, or what it points to by its ``@id``; so each of a list."""
    if isinstance(value, list):
        return [_named(part, known) for part in value]
    return _named(value, known)


def _named(value: Any, known: dict[str, dict[str, Any]]) -> Any:
    return known.get(str(value.get("@id")), value) if isinstance(value, dict) and not value.get("name") else value


_DECODER = json.JSONDecoder(strict=False, object_hook=_shown)
