"""How fast text becomes words, sentences, times, amounts, places and actors: everything before coding.

    python benchmarks/mentions.py ARTICLES.jsonl[.gz] [--limit N] [--repeats N] [--after N]

Prints, in processor time of one core: what a start costs until the first sentence is read (the very first one apart, which finds nothing kept by
an earlier one), and for each step the milliseconds an article takes.
``new`` is the first pass, in which most word forms are met for the first time; ``known`` the best of the later ones over the same articles,
what a long run comes near to. With ``--after`` so many other articles are read before, uncounted: ``new`` is then what an archive is read at.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import islice

from marsad.language import analyse
from marsad.mentions.actors import actors_in
from marsad.mentions.amounts import amounts_in
from marsad.mentions.places import places_in
from marsad.mentions.states import states_in
from marsad.mentions.times import times_in
from marsad.readers import Document, read

_START = """
import gc
gc.set_threshold(100_000, 20, 20)
from marsad import find_actors, find_amounts, find_dates, find_places
for find in (find_actors, find_places, find_dates, find_amounts):
    find("استدعت تونس سفيرها في باريس للتشاور يوم الثلاثاء، ودفعت ثلاثة ملايين دولار.")
import time
print(time.process_time())
"""


def main() -> None:
    """Run the benchmark and print its figures as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", help="JSON Lines of articles, also packed with gzip")
    parser.add_argument("--limit", type=int, default=200, help="read only so many articles (default: %(default)s)")
    parser.add_argument("--repeats", type=int, default=3, help="passes after the first (default: %(default)s)")
    parser.add_argument(
        "--after", type=int, default=0, help="articles read before the ones that count (default: %(default)s)"
    )
    arguments = parser.parse_args()
    gc.set_threshold(100_000, 20, 20)  # as the command does
    with tempfile.TemporaryDirectory() as cache:
        first = _start(cache)
        start = min(_start(cache) for _ in range(arguments.repeats))
    wanted = islice(read(arguments.articles), arguments.after + arguments.limit)
    documents = [item for item in wanted if isinstance(item, Document)]
    _pass(documents[: arguments.after])
    documents = documents[arguments.after :]
    new, words = _pass(documents)
    known = min((_pass(documents)[0] for _ in range(arguments.repeats)), key=lambda steps: steps.total())
    figures = {
        "date": time.strftime("%Y-%m-%d"),
        "articles": len(documents),
        "after": arguments.after,
        "tokens_per_article": round(words / len(documents)),
        "first_start_seconds": round(first, 3),
        "start_seconds": round(start, 3),
        "new": _figures(new, len(documents)),
        "known": _figures(known, len(documents)),
    }
    print(json.dumps(figures, indent=1))


def _start(cache: str) -> float:
    """Seconds of a fresh process that reads one sentence; ``cache`` is where starts keep what they worked out."""
    environment = {**os.environ, "XDG_CACHE_HOME": cache}
    done = subprocess.run([sys.executable, "-c", _START], check=True, env=environment, capture_output=True)  # noqa: S603 - our own words
    return float(done.stdout)


def _pass(documents: Sequence[Document]) -> tuple[Counter[str], int]:
    """Nanoseconds by step over all documents, and the tokens in them."""
    spent: Counter[str] = Counter()
    tokens = sum(_steps(d.text, d.published.day if d.published else None, spent) for d in documents)
    return spent, tokens


def _steps(text: str, published: date | None, spent: Counter[str]) -> int:
    at = time.process_time_ns()

    def note(step: str) -> None:
        nonlocal at
        now = time.process_time_ns()
        spent[step] += now - at
        at = now

    analysis = analyse(text)
    note("words")
    states = states_in(analysis)
    note("states")
    actors_in(analysis, published, states)
    note("actors")
    places_in(analysis, states=states)
    note("places")
    times_in(analysis, published)
    note("times")
    amounts_in(analysis, published)
    note("amounts")
    return len(analysis.tokens)


def _figures(spent: Counter[str], articles: int) -> dict[str, float]:
    each = {f"{step}_ms": round(nanoseconds / articles / 1e6, 2) for step, nanoseconds in spent.items()}
    return {"articles_per_second": round(articles / (spent.total() / 1e9), 1), **each}


if __name__ == "__main__":
    main()
