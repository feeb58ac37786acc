"""Check lexicon files for what the schema alone cannot see."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from marsad.lexicon.loading import Entry, entries, topics
from marsad.text import words

_FOREIGN = re.compile("[\u06a9\u06cc\u06c1\u06be\u06d2]")


def check(language: str) -> list[str]:
    """Every fault of the rule files of ``language`` as "topic: entry: fault"; an empty list when they are clean.

    Faults: an id twice, a spelling (``match``) twice in a topic after folding or without words, Persian or Urdu letter shapes and
    invisible characters anywhere in an entry but in its examples.
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
        for words_ in (*entry.match, *_strings(entry.value)):
            if _FOREIGN.search(words_):
                yield f"{entry.id}: {words_!r} has Persian or Urdu letter shapes"
            if any(unicodedata.category(c) == "Cf" for c in words_):
                yield f"{entry.id}: {words_!r} has invisible characters"


def _strings(value: object) -> Iterator[str]:
    """Every string in what an entry says, names of fields among them: frames list their verbs, and have prepositions for names."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, part in value.items():
            yield from _strings(name)
            yield from _strings(part)
    elif isinstance(value, Sequence):
        for part in value:
            yield from _strings(part)
