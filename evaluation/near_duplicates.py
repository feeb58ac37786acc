"""How well near-duplicates are recognised while reading.

    python evaluation/near_duplicates.py ARTICLES.jsonl[.gz] [--misses N]

Each article has `text` and `dup_cluster`, the name of the cluster of near-duplicates that it belongs to, or null. Figures are over pairs of articles:
those of the same cluster against those whose articles are versions of each other, directly or through further ones.
"""

from __future__ import annotations

import argparse
import gzip
import time
from collections import defaultdict
from collections.abc import Mapping
from itertools import combinations
from pathlib import Path

import msgspec

from marsad.readers import Document
from marsad.readers.versions import Versions

Pair = tuple[str, str]


def main() -> None:
    """Read the articles, print precision and recall of the pairs, and the speed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="print N pairs of each kind of mistake")
    options = parser.parse_args()
    rows = _rows(options.articles)
    documents = [Document.from_json(row) for row in rows]
    began = time.perf_counter()
    versions = Versions()
    marked = [versions.marked(document) for document in documents]
    seconds = time.perf_counter() - began
    gold = _pairs({str(row["id"]): row["dup_cluster"] for row in rows})
    found = _pairs(_grouped(marked))
    right = len(gold & found)
    print(
        f"{len(rows)} articles, {len(gold)} pairs in clusters, {len(found)} found, {len(rows) / seconds:.0f} articles/s"
    )
    print(f"precision {right / max(1, len(found)):.3f}  recall {right / max(1, len(gold)):.3f}")
    for name, pairs in (("missed", gold - found), ("spurious", found - gold)):
        for first, second in sorted(pairs)[: options.misses]:
            print(f"{name}  {first}  {second}")


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
