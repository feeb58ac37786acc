"""How well reports of one happening are brought together.

    python evaluation/stories.py [--pages FILE] [--errors]
    python evaluation/stories.py --near-duplicates ARTICLES.jsonl[.gz] [--limit N]

The pages of ``evaluation/stories/pages.jsonl`` were written for this: each says which happening it tells (``story``) and of which type that is;
happenings between the same parties lie days apart or are about different things. Of all pairs of pages of one type, a pair is right if the book
puts an event of that type of both into one story exactly when the happening is one. ``coded`` is the share of pages in which the coder finds an
event of the type at all; a pair without cannot be found. The HTML pages beside them are for the tutorial and are not measured; ``evaluation/towns``
holds such pages that have little but a town in common.

With ``--near-duplicates`` the articles' ``dup_cluster`` says which are near-duplicates; of the events that two of them both tell (same type, sides,
days and words) the share that is in one story is printed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

from marsad.readers import Document, Failure, read
from marsad.store import Book
from marsad.store.connection import rows
from marsad.store.ingesting import Coding, ingest

PAGES = Path(__file__).resolve().parent / "stories" / "pages.jsonl"


def main() -> None:
    """Measure, and print the figures as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, default=PAGES)
    parser.add_argument("--errors", action="store_true", help="print the pairs that are wrong")
    parser.add_argument("--near-duplicates", type=Path, help="JSON Lines of articles with dup_cluster")
    parser.add_argument("--limit", type=int, default=400, help="clusters to read (default: %(default)s)")
    arguments = parser.parse_args()
    if arguments.near_duplicates:
        print(json.dumps(near_duplicates(arguments.near_duplicates, arguments.limit)))
        return
    figures, wrong = labelled(arguments.pages)
    for line in wrong if arguments.errors else ():
        print(line)
    print(json.dumps(figures))


def labelled(path: Path) -> tuple[dict[str, Any], list[str]]:
    """Figures over the labelled pages, and the pairs that are wrong."""
    pages = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    told = _stories(read(str(path)))
    types = {page["id"]: {s for t, s, *_ in told[page["id"]] if t == page["type"]} for page in pages}
    counts: defaultdict[str, int] = defaultdict(int)
    wrong = []
    for a, b in combinations(pages, 2):
        if a["type"] != b["type"]:
            continue
        same, found = a["story"] == b["story"], bool(types[a["id"]] & types[b["id"]])
        both = bool(types[a["id"]] and types[b["id"]])
        counts["pairs"] += 1
        counts["same"] += same
        counts["found"] += found
        counts["right"] += same and found
        counts["same_coded"] += same and both
        if same != found:
            wrong.append(f"{'missed' if same else 'spurious'}\t{a['id']}\t{b['id']}\t{'' if both else 'not coded'}")
    precision, recall = counts["right"] / counts["found"], counts["right"] / counts["same"]
    figures = {
        "pages": len(pages),
        "pairs": counts["pairs"],
        "same": counts["same"],
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(2 * precision * recall / (precision + recall), 4),
        "coded": round(sum(bool(found) for found in types.values()) / len(pages), 4),
        "recall_of_coded": round(counts["right"] / counts["same_coded"], 4),
    }
    return figures, wrong


def near_duplicates(path: Path, limit: int) -> dict[str, Any]:
    """The share of events told by two near-duplicates that is in one story."""
    clusters: defaultdict[str, list[str]] = defaultdict(list)
    for article in _articles(path):
        if article.get("dup_cluster") and (article["dup_cluster"] in clusters or len(clusters) < limit):
            clusters[article["dup_cluster"]].append(str(article["id"]))
    wanted = {id_ for ids in clusters.values() for id_ in ids}
    told = _stories(d for d in read(str(path)) if isinstance(d, Document) and d.id in wanted)
    both = one = 0
    for ids in clusters.values():
        for a, b in combinations(ids, 2):
            stories = {s for _, s, *_ in told[b]}
            common = [e for e in told[a] if e[2:] and (e[0], *e[2:]) in {(t, *rest) for t, _, *rest in told[b]}]
            both += len(common)
            one += sum(e[1] in stories for e in common)
    return {
        "clusters": len(clusters),
        "articles": len(wanted),
        "events_of_both": both,
        "in_one_story": round(one / both, 4),
    }


def _articles(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _stories(documents: Iterable[Document | Failure]) -> defaultdict[str, list[tuple[Any, ...]]]:
    """For each document its events: type, story, actors, recipients, first and last day, evidence."""
    with tempfile.TemporaryDirectory() as folder:
        book = Book(Path(folder) / "book.duckdb")
        for _ in ingest(book, documents, Coding(every_copy=True)):
            pass
        sql = (
            "SELECT d.id, r.type, r.story, r.actors, r.recipients, r.date_start, r.date_end, r.evidence FROM events r"
            " JOIN documents d ON d.key = r.document WHERE r.superseded IS NULL"
        )
        told: defaultdict[str, list[tuple[Any, ...]]] = defaultdict(list)
        with book.reading() as connection:
            for row in rows(connection, sql):
                told[row.pop("id")].append(tuple(row.values()))
        return told


if __name__ == "__main__":
    main()
