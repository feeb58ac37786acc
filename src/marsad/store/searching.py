"""Full text of the pages of a book, ranked by BM25 (Robertson and Zaragoza 2009) in the database's own SQL."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from marsad.records import Span
from marsad.store.checking import check_outlets
from marsad.store.connection import Connection, rows
from marsad.store.documents import text_of
from marsad.store.errors import BookError
from marsad.store.filtering import Conditions
from marsad.store.indexing import stem, stems
from marsad.store.values import check_days
from marsad.text import tokens

_MOST_WORDS = 32
"""Different words of a query that are looked for: what one asks stays cheap."""
_K1, _B = 1.2, 0.75
"""How soon a word counts no more for being there again, and how much the length of a page counts: the usual values."""
_SHOWN = 60  # characters of a query in a message
_WINDOW = 24
"""Words of a page that are shown around what was found."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A page that was found, ``score`` the higher the better; ``words`` of it, and where in them what was looked for stands."""

    document: str
    score: float
    outlet: str | None
    url: str | None
    title: str | None
    published: date | None
    words: str
    marks: tuple[Span, ...]

    def as_row(self) -> dict[str, Any]:
        """The hit as plain values."""
        return {
            "document": self.document,
            "score": round(self.score, 4),
            "outlet": self.outlet,
            "url": self.url,
            "title": self.title,
            "published_start": self.published,
            "words": self.words,
        }


def search(
    connection: Connection,
    query: str,
    *,
    limit: int | None = 20,
    outlet: Sequence[str] = (),
    since: date | None = None,
    until: date | None = None,
) -> list[Hit]:
    """The pages that a query fits best.

    Words are compared as stems: القاهرة finds للقاهره and وبالقاهرة. A page need not have all the words; those that have rarer ones come first.

    Args:
        connection: a transaction.
        query: words, at most 32 different ones are looked for.
        limit: most pages to give; None for all.
        outlet: pages of these only.
        since: pages published on this day or later only.
        until: pages published on this day or earlier only.

    Raises:
        BookError: there is no word in the query.
        WrongValueError: an outlet that the book has no page of, or days in the wrong order.
    """
    check_days(since, until)
    check_outlets(connection, outlet)
    wanted = list(dict.fromkeys(stems(query)))[:_MOST_WORDS]
    if not wanted:
        raise BookError(f"there is no word in {query[:_SHOWN]!r}; give words of the pages that are looked for")
    sql = "SELECT key FROM terms WHERE term IN (SELECT unnest(CAST($1 AS TEXT[])))"
    terms = [row["key"] for row in rows(connection, sql, wanted)]
    if not terms:
        return []
    found = Conditions("d.superseded IS NULL")
    listed = ", ".join(str(int(term)) for term in terms)
    found.any_of("d.outlet", outlet)
    if since:
        found.add("COALESCE(d.published_end, d.published_start) >= {0}", since)
    if until:
        found.add("COALESCE(d.published_start, d.published_end) <= {0}", until)
    ranked = rows(
        connection,
        _ranking(listed, str(found), "" if limit is None else f" LIMIT {found.parameter(limit)}"),
        *found.parameters,
    )
    return [_hit(row, frozenset(wanted)) for row in ranked]


def _ranking(terms: str, condition: str, limit: str) -> str:
    """The statement; ``limit`` is its last clause, if any."""
    return (
        f"WITH hit AS (SELECT document, term, count FROM postings WHERE term IN ({terms})),"
        " seen AS (SELECT term, COUNT(*) AS pages FROM hit GROUP BY term),"
        " every AS (SELECT COUNT(*) AS pages, AVG(words) AS words FROM documents WHERE superseded IS NULL),"
        " ranked AS (SELECT h.document, SUM(ln(1 + (e.pages - s.pages + 0.5) / (s.pages + 0.5)) * h.count * "
        f"{_K1 + 1} / (h.count + {_K1} * ({1 - _B} + {_B} * d.words / e.words))) AS score"
        " FROM hit h JOIN seen s ON s.term = h.term JOIN documents d ON d.key = h.document CROSS JOIN every e"
        f" WHERE {condition} GROUP BY h.document ORDER BY 2 DESC, 1{limit})"
        " SELECT d.id, CAST(r.score AS DOUBLE PRECISION) AS score, d.outlet, d.url, d.title, d.published_start, d.text"
        " FROM ranked r JOIN documents d ON d.key = r.document ORDER BY r.score DESC, d.key"
    )  # fmt: skip


def _hit(row: dict[str, Any], wanted: frozenset[str]) -> Hit:
    words, marks = _excerpt(text_of(row["text"]), wanted)
    return Hit(row["id"], row["score"], row["outlet"], row["url"], row["title"], row["published_start"], words, marks)


def _excerpt(text: str, wanted: frozenset[str]) -> tuple[str, tuple[Span, ...]]:
    """The stretch of the text that holds most of the wanted words, the first of equals."""
    spans = [Span(*m.span()) for m in tokens(text)]
    hits = [stem(span.of(text)) if stem(span.of(text)) in wanted else "" for span in spans]
    best, most, counts = 0, 0, dict[str, int]()
    for at, word in enumerate(hits):
        if word:
            counts[word] = counts.get(word, 0) + 1
        if at >= _WINDOW and (gone := hits[at - _WINDOW]):
            counts[gone] -= 1
        different = sum(n > 0 for n in counts.values())
        if different > most:
            best, most = at, different
    first = max(0, min(best - _WINDOW // 2, len(spans) - _WINDOW))
    shown = spans[first : first + _WINDOW]
    start, end = shown[0].start, shown[-1].end
    marked = [s for s, word in zip(shown, hits[first : first + _WINDOW], strict=True) if word]
    return text[start:end], tuple(Span(s.start - start, s.end - start) for s in marked)
