"""Which pages are the same report: a sketch of the wording, and the agency that a page credits."""

from __future__ import annotations

import re
from functools import cache

from marsad.lexicon import Phrases, entries
from marsad.records import BlockKind, Document
from marsad.text import words
from marsad.text.sketches import resemblance, values

_COPY = 0.3
"""Share of common runs of words from which two pages are one report: one that an outlet cut by two thirds still has it, two reports of one
day do not."""
_SIGNS = 16
_EDGE = 240
_CREDIT_WORDS = 6
_BRACKETS = re.compile(r"[(\[（]([^()\[\]（）]{2,60})[)\]）]")


def is_copy(one: bytes, other: bytes) -> bool:
    """Whether two sketched texts are the same report."""
    return resemblance(one, other) >= _COPY


def signs(sketched: bytes) -> list[str]:
    """A few marks of a sketched text; of copies of one report at least one is nearly always the same."""
    return [f"{at}.{number:x}" for at, number in enumerate(values(sketched)[:_SIGNS])]


def agency(document: Document) -> str | None:
    """The news agency that a page credits in a byline or in brackets at its beginning or end; None if it credits none."""
    text = document.text
    lines = [b.span.of(text) for b in document.blocks if b.kind is BlockKind.BYLINE]
    edges = [text[: _EDGE + len(document.title or "")], text[-_EDGE:]]
    credited = [*lines, *(found for edge in edges for found in _BRACKETS.findall(edge))]
    for line in credited:
        keys = words(line)
        if len(keys) <= _CREDIT_WORDS:
            for match in _agencies().search([(k,) for k in keys], keys):
                return match.value
    return None


@cache
def _agencies() -> Phrases[str]:
    return Phrases((phrase, str(entry.value["agency"])) for entry in entries("ar", "wires") for phrase in entry.match)
