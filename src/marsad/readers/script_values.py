"""The values that a page holds in JSON for a program: in scripts of data, by assignment, as a string, in the forms of Next.js, Nuxt and Inertia."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from marsad.readers.flat_values import is_flat, unflattened
from marsad.readers.page_tree import STATE

_MOST = 6_000_000
"""Characters of scripts that are looked at; states of news sites have up to a million."""
_MOST_TRIES = 1_000
_MOST_DECODED = 20_000_000
_LEAST = 150
_ARABIC = re.compile("[\u0620-\u064a]|\\\\u06[2-4]|&#1[56]\\d\\d;", re.IGNORECASE)
_NO_DATA = re.compile(r"template|html|importmap|speculationrules", re.IGNORECASE)
# "state = {...}", "JSON.parse("...")", "push([...])", "callback({...})"
_GIVEN = re.compile(r"(?:[=(]|\breturn)\s*(?=[{\[])|\bparse\(\s*(?=[\"'])|=\s*(?=[\"']\s*[{\[])")
_SINGLE = re.compile(r"'((?:[^'\\\n]|\\.)*)'")
_ROW = re.compile(rb"(?P<number>[0-9a-f]+):(?:T(?P<length>[0-9a-f]{1,7}),)?")
_DECODER = json.JSONDecoder(strict=False)


def script_values(stating: Sequence[Any]) -> Iterator[Any]:
    """The objects and lists in the scripts of a page that hold Arabic text.

    Args:
        stating: the nodes in which the page states things about itself, scripts among them.
    """
    left, tries, decoded, stream = _MOST, _MOST_TRIES, 0, list[str]()
    for script in stating:
        source = _source(script)
        if not _LEAST <= len(source) <= left or not _ARABIC.search(source):
            continue
        left -= len(source)
        at = 0
        while tries and decoded < _MOST_DECODED and (begin := _begin(source, at)) is not None:
            value, at, cost = _value(source, begin)
            tries, decoded = tries - 1, decoded + cost
            if _is_stream(value):
                stream.append(value[1])
            elif isinstance(value, dict | list):
                yield unflattened(value) if is_flat(value) else value
    if stream:
        yield _rows("".join(stream))


def _source(node: Any) -> str:
    """What a script of data says, or the attribute with the data of the page."""
    if node.tag != "script":
        return node.getattr(STATE) or ""
    return "" if _NO_DATA.search(node.getattr("type") or "") else node.text or ""


def _begin(source: str, at: int) -> int | None:
    """Where the next value begins: at the beginning of a script of nothing else, else after what gives it."""
    if at == 0:
        first = len(source) - len(source.lstrip())
        if source[first : first + 1] in ("{", "["):
            return first
    found = _GIVEN.search(source, at)
    return None if found is None else found.end()


def _value(source: str, begin: int) -> tuple[Any, int, int]:
    """The value at ``begin``, that of a string in which JSON is written too; where to look on; the characters read."""
    try:
        if source[begin] == "'":
            quoted = _SINGLE.match(source, begin)
            if quoted is None:
                return None, begin + 1, len(source) - begin
            value, end = _single(quoted[1]), quoted.end()
        else:
            value, end = _DECODER.raw_decode(source, begin)
        return (_DECODER.decode(value) if isinstance(value, str) else value), end, end - begin
    except json.JSONDecodeError as error:
        return None, begin + 1, max(error.pos - begin, 0)
    except (ValueError, RecursionError):  # a number of thousands of digits, thousands of brackets
        return None, begin + 1, len(source) - begin


def _single(quoted: str) -> str:
    """The characters of a string in single quotes."""
    inner = re.sub(r'\\(.)|"', lambda m: '\\"' if m[0] == '"' else ("'" if m[1] == "'" else m[0]), quoted)
    return str(_DECODER.decode(f'"{inner}"'))


def _is_stream(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and value[0] == 1 and isinstance(value[1], str)


def _rows(stream: str) -> list[Any]:
    """The values of a stream of rows "number:JSON"; a row of text tells its length in bytes and stands once where its number does."""
    content, at = stream.encode("utf-8", "replace"), 0
    texts, values = dict[str, str](), list[Any]()
    while at < len(content):
        head = _ROW.match(content, at)
        start = at if head is None else head.end()
        if head is not None and head["length"]:
            at = start + int(head["length"], 16)
            texts[f"${head['number'].decode()}"] = content[start:at].decode("utf-8", "replace")
            continue
        end = content.find(b"\n", start)
        end = len(content) if end < 0 else end
        row = content[start:end].decode("utf-8", "replace")
        value = _value(row, 0)[0] if head is not None and row else None
        values += [value] if isinstance(value, dict | list) else []
        at = end + 1
    _put(texts, values)
    return values


def _put(texts: dict[str, str], values: list[Any]) -> None:
    """Put the texts where their numbers stand, each once."""
    waiting: list[Any] = [values]
    while waiting and texts:
        one = waiting.pop()
        for key, held in one.items() if isinstance(one, dict) else enumerate(one):
            if isinstance(held, str):
                one[key] = texts.pop(held, held)
            elif isinstance(held, dict | list):
                waiting.append(held)
