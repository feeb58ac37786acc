"""Check lexicon files for what the schema alone cannot see."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from marsad.lexicon.loading import Entry, entries, topics
from marsad.text import words

_FOREIGN = re.compile("[\u06a9\u06cc\u06c1\u06be\u06d2]")


def check(language: str) -> list[str]:
    """Every fault of the rule files of ``language`` as "topic: entry: fault"; an empty list when they are clean.

    Faults: an id twice, a spelling twice in a topic after folding, Persian or Urdu letter shapes, invisible characters, a spelling without words.
    """
    return [f"{topic}: {fault}" for topic in topics(language) for fault in _faults(entries(language, topic))]


def _faults(rows: tuple[Entry, ...]) -> Iterator[str]:
    ids: set[str] = set()
    seen: dict[tuple[str, ...], str] = {}
    for entry in rows:
        if entry.id in ids:
            yield f"{entry.id}: the id stands twice"
        ids.add(entry.id)
        for spelling in entry.match:
            folded = words(spelling)
            if not folded:
                yield f"{entry.id}: {spelling!r} has no word"
            elif folded in seen:
                yield f"{entry.id}: {spelling!r} stands already in {seen[folded]}"
            seen.setdefault(folded, entry.id)
            if _FOREIGN.search(spelling):
                yield f"{entry.id}: {spelling!r} has Persian or Urdu letter shapes"
            if any(unicodedata.category(c) == "Cf" for c in spelling):
                yield f"{entry.id}: {spelling!r} has invisible characters"
