"""The words of documents as the search finds them: stems without clitics, spellings made one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from marsad.language import form
from marsad.language.ar.vocabulary import frequency
from marsad.records import BlockKind, Document, Span
from marsad.store.connection import Connection, insert_rows, next_key, rows
from marsad.text import key, tokens

_FOUND = frozenset({BlockKind.HEADLINE, BlockKind.LEAD, BlockKind.BODY, BlockKind.QUOTE, BlockKind.CAPTION})
_LONGEST = 40  # letters of a word by which it is found
AROUND = 150
"""Characters before and after a stretch of text in which its gist is looked for."""
_MOST = 24  # words of a gist
_COMMON = 6.8
"""Words seen oftener than this (powers of ten in a thousand million) tell happenings apart no better than chance."""


def stem(word: str) -> str:
    """What a word is looked up by: للقاهره, وبالقاهرة and القاهرة have the same."""
    if word.isascii() or len(word) > _LONGEST:
        return key(word)[:_LONGEST]
    return form(word).stem_key


def stems(text: str) -> Iterator[str]:
    """The stems of the words of a text, in order; punctuation left out."""
    return (stem(m.group()) for m in tokens(text) if m.lastgroup is None and m.group()[0].isalnum())


def stems_of(listed: Iterable[str]) -> frozenset[str]:
    """The stems of words of a lexicon as a text may have them: a verb also in the feminine (استدعى, استدعت)."""
    forms = (form for word in listed for form in (word, f"{word.removesuffix('ى')}ت"))
    return frozenset(s for form in forms for s in stems(form))


def document_stems(document: Document) -> Iterator[str]:
    """The stems of what a page says, its captions included; menus, appeals and teasers are not found."""
    for block in document.blocks:
        if block.kind in _FOUND:
            yield from stems(block.span.of(document.text))


def gist(text: str, span: Span) -> dict[str, float]:
    """The telling words around a stretch of text, each weighted by how rare it is; what closed classes hold weighs nothing."""
    weights = {word: _weight(word) for word in stems(_around(text, span)) if len(word) > 1}
    heaviest = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:_MOST]
    return {word: weight for word, weight in heaviest if weight}


def _around(text: str, span: Span) -> str:
    """What stands around a stretch of text, without the words that the ends of it cut: a half of a word would pass for the rarest of all."""
    start, end = max(0, span.start - AROUND), min(len(text), span.end + AROUND)
    while 0 < start < span.start and _within(text, start):
        start += 1
    while span.end < end < len(text) and _within(text, end):
        end -= 1
    return text[start:end]


def _within(text: str, at: int) -> bool:
    return not (text[at - 1].isspace() or text[at].isspace())


@lru_cache(maxsize=65536)
def _weight(word: str) -> float:
    seen = max(frequency(word), frequency(f"{word[:-1]}ة") if word.endswith("ه") else 0.0)
    return round(max(0.0, _COMMON - seen), 1)


def index(connection: Connection, counted: Iterable[tuple[int, Counter[str]]]) -> None:
    """Make documents findable.

    Args:
        connection: a writing transaction.
        counted: numbers of documents with how often each stem stands in them.
    """
    listed = list(counted)
    numbers = _numbers(connection, sorted({term for _, terms in listed for term in terms}))
    new = [{"document": d, "term": numbers[term], "count": n} for d, terms in listed for term, n in terms.items()]
    new.sort(key=lambda row: (row["term"], row["document"]))
    insert_rows(connection, "postings", new)


def _numbers(connection: Connection, terms: list[str]) -> dict[str, int]:
    """The numbers of terms; those that are new get one."""
    sql = "SELECT t.term, t.key FROM terms t JOIN (SELECT unnest(CAST($1 AS TEXT[])) AS term) q ON q.term = t.term"
    numbers = {row["term"]: row["key"] for row in rows(connection, sql, terms)} if terms else {}
    missing = [term for term in terms if term not in numbers]
    first = next_key(connection, "terms") if missing else 0
    new = {term: number for number, term in enumerate(missing, first)}
    insert_rows(connection, "terms", [{"key": number, "term": term} for term, number in new.items()])
    return numbers | new
