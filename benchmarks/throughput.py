"""How fast articles are coded, and in how much memory.

    python benchmarks/throughput.py ARTICLES.jsonl[.gz] [--jobs N] [--limit N]

Reads as ``marsad code`` does, codes, turns the result into JSON and throws it away. Prints articles and words per second and the peak memory of
the process and of its largest worker. The first document is counted apart: it holds what loads late.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import time
from itertools import islice

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command does

from marsad.exports.jsonl import article
from marsad.pipeline import Coded, Report, processors, run
from marsad.readers import read


def main() -> None:
    """Run the benchmark and print its figures as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", help="JSON Lines of articles, also packed with gzip")
    parser.add_argument("--jobs", type=int, default=processors(), help="processes (default: %(default)s)")
    parser.add_argument("--limit", type=int, help="code only so many articles")
    arguments = parser.parse_args()
    gc.set_threshold(100_000, 20, 20)  # as the command does
    report, words, first, slowest = Report(), 0, 0.0, (0.0, "")
    outcomes = run(islice(read(arguments.articles), arguments.limit), jobs=arguments.jobs)
    for outcome in report.watch(outcomes):
        first = first or report.seconds
        if isinstance(outcome, Coded):
            words += len(outcome.document.text.split())
            slowest = max(slowest, (outcome.seconds, outcome.document.id))
            json.dumps(article(outcome.document, outcome.coding), ensure_ascii=False)
    seconds = report.seconds - first
    begun = time.strftime("%Y-%m-%d")
    figures = report.as_json() | {
        "date": begun,
        "jobs": arguments.jobs,
        "first_document_seconds": round(first, 3),
        "articles_per_second": round((report.coded - 1) / seconds, 1) if seconds else None,
        "words_per_second": round(words / seconds) if seconds else None,
        "slowest_document": {"seconds": round(slowest[0], 3), "id": slowest[1]},
    }
    print(json.dumps(figures, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
