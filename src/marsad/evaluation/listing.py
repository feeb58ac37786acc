"""What a program missed and what it made up, for reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Literal, NamedTuple, TypeVar

from marsad.evaluation.judged import Judged, JudgedEvent, JudgedFact
from marsad.evaluation.matching import Pair, fact_worth, overlap, pairs, same_fact, same_parties

Record = TypeVar("Record", JudgedEvent, JudgedFact)


class Mistake(NamedTuple):
    """A gold record that was ``missed`` or a predicted record that is ``spurious``."""

    article: str
    kind: Literal["missed", "spurious"]
    record: JudgedEvent | JudgedFact

    def __str__(self) -> str:
        """Tab-separated: article, kind, type, parties, status, rule, evidence."""
        return "\t".join((self.article, self.kind, *_cells(self.record)))


def mistakes(gold: Mapping[str, Judged], predicted: Mapping[str, Judged], articles: int) -> Iterator[Mistake]:
    """The mistakes in the first ``articles`` gold articles: events first, then facts, missed before spurious."""
    for id_, article in islice(gold.items(), articles):
        found = predicted.get(id_) or Judged(id_)
        yield from _unmatched(
            id_, article.events, found.events, pairs(article.events, found.events, same_parties, overlap)
        )
        yield from _unmatched(id_, article.facts, found.facts, pairs(article.facts, found.facts, same_fact, fact_worth))


def _unmatched(id_: str, golds: Sequence[Record], found: Sequence[Record], matched: list[Pair]) -> Iterator[Mistake]:
    answered, used = {m.gold for m in matched}, {m.predicted for m in matched}
    yield from (Mistake(id_, "missed", g) for i, g in enumerate(golds) if i not in answered)
    yield from (Mistake(id_, "spurious", p) for j, p in enumerate(found) if j not in used)


def _cells(record: JudgedEvent | JudgedFact) -> tuple[str, ...]:
    if isinstance(record, JudgedFact):
        return record.relation or "-", f"{record.subject}>{record.object}", "-", record.rule or "-", record.evidence
    sides = f"{' '.join(sorted(record.actors))}>{' '.join(sorted(record.recipients))}"
    return record.type or "-", sides, record.status or "-", record.rule or "-", record.evidence
