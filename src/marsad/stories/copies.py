"""Which pages are the same report: a sketch of the words, and the agency that a page credits."""

from __future__ import annotations

import hashlib
import re
from array import array
from collections.abc import Sequence
from functools import cache, lru_cache

from marsad.lexicon import Phrases, entries
from marsad.records import BlockKind, Document
from marsad.text import words

_RUN = 4
"""Words that make a shingle: long enough that two reports of one matter share few, short enough that a changed word spoils few."""
_SIZE = 96
"""Smallest hashes kept: an estimate of the shared part is off by about a tenth at most."""
_COPY = 0.5
"""Share of common shingles from which two pages are one report. An agency's report cut by a third still has it, two reports of one day do not."""
_SIGNS = 8
_EDGE = 240
_CREDIT_WORDS = 6
_BRACKETS = re.compile(r"[(\[（]([^()\[\]（）]{2,60})[)\]）]")


def sketch(keys: Sequence[str]) -> bytes:
    """The smallest hashes of the runs of words of a text, as bytes.

    Args:
        keys: search keys of the words, in order.
    """
    runs = {" ".join(keys[n : n + _RUN]) for n in range(max(1, len(keys) - _RUN + 1))} if keys else set()
    hashes = sorted(
        int.from_bytes(hashlib.blake2b(run.encode(errors="surrogatepass"), digest_size=8).digest()) >> 1 for run in runs
    )
    return array("q", hashes[:_SIZE]).tobytes()


@lru_cache(maxsize=8192)
def resemblance(one: bytes, other: bytes) -> float:
    """The estimated share (0 to 1) of runs of words that two sketched texts have in common."""
    a, b = _hashes(one), _hashes(other)
    smallest = sorted(a | b)[: max(_SIZE if len(a) == len(b) == _SIZE else len(a | b), 1)]
    return sum(h in a and h in b for h in smallest) / len(smallest) if smallest else 0.0


def is_copy(one: bytes, other: bytes) -> bool:
    """Whether two sketched texts are the same report."""
    return resemblance(one, other) >= _COPY


def signs(sketched: bytes) -> list[str]:
    """A few marks of a sketched text; of copies of one report at least one is nearly always the same."""
    return [f"{number:x}" for number in sorted(_hashes(sketched))[:_SIGNS]]


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


@lru_cache(maxsize=8192)
def _hashes(sketched: bytes) -> frozenset[int]:
    found = array("q")
    found.frombytes(sketched)
    return frozenset(found)
