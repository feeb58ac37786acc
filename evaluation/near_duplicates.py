"""How well near-duplicates are recognised while reading.

    python evaluation/near_duplicates.py [ARTICLES.jsonl[.gz]] [--misses N]

Without a file our own articles are read (`evaluation/copies`): wire copy cut, re-headlined, corrected, merged with another piece or put into a house
spelling, and pieces that look alike but are none, such as the reports of two days on one matter. Each article has `text` and `dup_cluster`, the name
of the cluster of near-duplicates that it belongs to, or null. Figures are over pairs of articles: those of the same cluster against those whose
articles are versions of each other, directly or through further ones.
"""

from __future__ import annotations

import argparse
import gzip
import time
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import msgspec

from marsad.readers import Document
from marsad.readers.versions import Versions

Pair = tuple[str, str]
COPIES = Path(__file__).resolve().parent / "copies" / "articles.jsonl"


@dataclass(frozen=True, slots=True)
class Figures:
    """Pairs of near-duplicates as they are and as they were found; ``speed`` in articles a second."""

    articles: int
    gold: set[Pair]
    found: set[Pair]
    speed: float

    @property
    def precision(self) -> float:
        """The share of the pairs found that are right."""
        return len(self.gold & self.found) / max(1, len(self.found))

    @property
    def recall(self) -> float:
        """The share of the right pairs that are found."""
        return len(self.gold & self.found) / max(1, len(self.gold))


def main() -> None:
    """Read the articles, print precision and recall of the pairs, and the speed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, nargs="?", default=COPIES)
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="print N pairs of each kind of mistake")
    options = parser.parse_args()
    figures = measure(options.articles)
    gold, found = figures.gold, figures.found
    print(
        f"{figures.articles} articles, {len(gold)} pairs in clusters, {len(found)} found, {figures.speed:.0f} articles/s"
    )
    print(f"precision {figures.precision:.3f}  recall {figures.recall:.3f}")
    for name, pairs in (("missed", gold - found), ("spurious", found - gold)):
        for first, second in sorted(pairs)[: options.misses]:
            print(f"{name}  {first}  {second}")


def measure(path: Path = COPIES) -> Figures:
    """The figures over the articles of a file."""
    rows = _rows(path)
    documents = [Document.from_json(row) for row in rows]
    began = time.perf_counter()
    versions = Versions()
    marked = [versions.marked(document) for document in documents]
    seconds = time.perf_counter() - began
    gold = _pairs({str(row["id"]): row["dup_cluster"] for row in rows})
    return Figures(len(rows), gold, _pairs(_grouped(marked)), len(rows) / seconds)


def _rows(path: Path) -> list[dict[str, str | None]]:
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [msgspec.json.decode(line) for line in content.splitlines() if line]


def _grouped(documents: list[Document]) -> dict[str, str]:
    """The group of every document by id: versions with their first, and firsts that a later version joins."""
    group = {document.id: document.id for document in documents}

    def first(name: str) -> str:
        while group[name] != name:
            name = group[name]
        return name

    for document in documents:
        if document.version is not None:
            for other in (document.version.of, *document.version.joins):
                group[first(document.id)] = first(other)
    return {name: first(name) for name in group}


def _pairs(named: Mapping[str, str | None]) -> set[Pair]:
    clusters = defaultdict(list)
    for article, cluster in named.items():
        if cluster is not None:
            clusters[cluster].append(article)
    return {pair for members in clusters.values() for pair in combinations(sorted(members), 2)}


if __name__ == "__main__":
    main()
