"""How fast a record book of a given size answers, and how large it is.

    python benchmarks/book.py [--events N] [--documents N] [--book LOCATION]

Fills a book with made-up documents and events (fixed seed; countries spread as unevenly as in news: a few pairs have most of it; every tenth
page also prints what the page before it says) and asks it.
Prints the median of several answers in milliseconds, each with the book opened for it as the command does. ``--book`` may be
``postgresql://...``; without it a temporary DuckDB file is used. A book that exists already is asked as it is.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from marsad.coding.cameo import usual_code
from marsad.coding.ontology import event_types
from marsad.store import Book, MissingBookError
from marsad.store.asking import counts, events
from marsad.store.connection import Connection, insert_rows, value
from marsad.store.deeds import renew
from marsad.store.filtering import Where
from marsad.store.linking import account
from marsad.store.making import now
from marsad.store.searching import search
from marsad.text.sketches import sketch

CODES = [
    "USA", "ISR", "IRN", "RUS", "UKR", "SYR", "EGY", "SAU", "TUR", "IRQ", "YEM", "LBN", "PSE", "CHN", "GBR", "FRA", "DEU", "ARE",
    "QAT", "JOR", "LBY", "SDN", "DZA", "MAR", "TUN", "KWT", "OMN", "BHR", "AZE", "ARM", "IND", "PAK", "AFG", "ETH", "SOM", "ERI",
    "DJI", "MRT", "MLI", "NER", "TCD", "NGA", "ZAF", "KEN", "ESP", "ITA", "GRC", "CYP", "NLD", "BEL", "SWE", "NOR", "FIN", "POL",
    "HUN", "ROU", "SRB", "KAZ", "UZB", "TKM", "KGZ", "TJK", "GEO", "JPN", "KOR", "PRK", "IDN", "MYS",
]  # fmt: skip
WORDS = 4000
TOLD = 3
COPIED = 10
CHUNK = 90_000  # whole stories
AS_VERSION = json.dumps({"shared": 0.9, "added": [], "dropped": [], "joins": []})
FIRST = date(2012, 1, 1)
DAYS = 4600


def main() -> None:
    """Fill the book if need be, ask it, print the figures as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=1_000_000, help="events to make (default: %(default)s)")
    parser.add_argument("--documents", type=int, default=100_000, help="documents to make (default: %(default)s)")
    parser.add_argument("--book", help="where the book lies")
    parser.add_argument("--repeat", type=int, default=9, help="answers to take the median of (default: %(default)s)")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        location = arguments.book or str(Path(folder) / "book.duckdb")
        book = Book(location)
        figures: dict[str, Any] = {"book": str(book)}
        began = time.perf_counter()
        if fill(book, arguments.events, arguments.documents):
            figures["fill_seconds"] = round(time.perf_counter() - began, 1)
        if Path(location).is_file():
            figures["file_mb"] = round(Path(location).stat().st_size / 1e6, 1)
        print(json.dumps(figures | asked(book, arguments.repeat), ensure_ascii=False, indent=1))


def asked(book: Book, repeat: int) -> dict[str, Any]:
    """The median milliseconds of each question, and how many rows it has."""
    pair, middling, rare = (Where(pair=p, status=("actual",)) for p in (("USA", "ISR"), ("TUR", "SYR"), ("KOR", "TJK")))
    year = Where(pair=("USA", "ISR"), since=date(2023, 1, 1), until=date(2023, 12, 31))
    questions: dict[str, Callable[[Connection], int]] = {
        "dyad_by_month_largest": lambda c: counts(c, pair, "month").num_rows,
        "dyad_by_month_middling": lambda c: counts(c, middling, "month").num_rows,
        "dyad_by_month_rare": lambda c: counts(c, rare, "month").num_rows,
        "dyad_events_one_year": lambda c: events(c, year).num_rows,
        "dyad_events_first_50": lambda c: events(c, pair, limit=50).num_rows,
        "outlet_by_month": lambda c: counts(c, Where(outlet=("outlet9.example",)), "month").num_rows,
        "all_by_outlet": lambda c: counts(c, Where(), "outlet").num_rows,
        "all_by_dyad": lambda c: counts(c, Where(), "dyad").num_rows,
        "search_two_words": lambda c: len(search(c, "w17 w230")),
    }
    with book.reading() as connection:
        sizes = {p.pair: events(connection, p).num_rows for p in (pair, middling, rare)}
    found: dict[str, Any] = {"events_of_pairs": {" ".join(codes or ()): n for codes, n in sizes.items()}}
    for name, question in questions.items():
        times, rows = [], 0
        for _ in range(repeat):
            began = time.perf_counter()
            with book.reading() as connection:
                rows = question(connection)
            times.append((time.perf_counter() - began) * 1000)
        found[name] = {"ms": round(statistics.median(times), 1), "worst_ms": round(max(times), 1), "rows": rows}
    return found


def fill(book: Book, number: int, documents: int) -> bool:
    """Make the book; False if it was there already."""
    try:
        with book.reading() as connection:
            return not value(connection, "SELECT COUNT(*) AS n FROM events")
    except MissingBookError:
        book.create()
    chance = random.Random(1)  # noqa: S311 - the same made-up book every time
    with book.writing() as connection:
        maker = {"key": 1, "version": "0", "digest": "made up", "recognition": "iso", "first_used": now()}
        insert_rows(connection, "makers", [maker])
        run = {"key": 1, "kind": "ingest", "maker": 1, "began": now(), "ended": now(), "documents": documents}
        insert_rows(connection, "runs", [run])
        insert_rows(connection, "terms", [{"key": n, "term": f"w{n}"} for n in range(WORDS)])
    days: list[date] = []
    made = _documents(chance, documents, days)
    while rows := list(islice(made, CHUNK // 4)):
        postings = [
            {"document": r["key"], "term": t, "count": 1 + t % 3}
            for r in rows
            for t in sorted({int(WORDS * chance.random() ** 3) for _ in range(120)})
        ]
        with book.writing() as connection:
            insert_rows(connection, "documents", rows)
            insert_rows(connection, "postings", postings)
    told = _events(chance, number, days)
    while some := list(islice(told, CHUNK)):
        with book.writing() as connection:
            _write_events(connection, some)
    return True


def _write_events(connection: Connection, some: list[tuple[dict[str, Any], tuple[str, str]]]) -> None:
    insert_rows(connection, "events", [event for event, _ in some])
    pairs = [(event["key"], pair) for event, pair in some]
    insert_rows(connection, "dyads", [{"event": k, "source": a, "target": b, "mutual": False} for k, (a, b) in pairs])
    sides = [(k, side, code) for k, pair in pairs for side, code in zip(("actor", "recipient"), pair, strict=True)]
    renew(connection, [event["key"] for event, _ in some])
    parties = [{"event": k, "side": s, "number": 0, "country": c, "sector": "GOV", "name": c} for k, s, c in sides]
    insert_rows(connection, "parties", parties)
    copies = [
        {"record": event["id"], "document": event["document"] + 1}
        for event, _ in some
        if (event["document"] + 1) % COPIED == 0
    ]
    insert_rows(connection, "copies", copies)
    stories = {event["story"]: f"s{event['id']}" for event, _ in some}
    insert_rows(connection, "stories", [{"key": key, "id": name} for key, name in stories.items()])
    account(connection, stories)


def _documents(chance: random.Random, number: int, days: list[date]) -> Iterator[dict[str, Any]]:
    words = ["w1", "w2", "w3"]
    text, sketched = zlib.compress(" ".join(words).encode()), sketch(words)
    for key in range(1, number + 1):
        day = FIRST + timedelta(days=int(DAYS * chance.random()))
        days.append(day)
        outlet = f"outlet{int(40 * chance.random() ** 2)}.example"
        about = {
            "id": f"{key:016x}",
            "revision": 1,
            "content": f"{key:032x}",
            "published_start": day,
            "published_end": day,
            "published_basis": "given",
            "words": 120,
        }
        yield about | {
            "key": key,
            "outlet": outlet,
            "text": text,
            "sketch": sketched,
            "notes": "[]",
            "added": now(),
            "maker": 1,
            "run": 1,
            "title": "title",
            **({"version_of": f"{key - 1:016x}", "version": AS_VERSION} if key % COPIED == 0 else {}),
        }


def _events(chance: random.Random, number: int, days: list[date]) -> Iterator[tuple[dict[str, Any], tuple[str, str]]]:
    types = sorted(event_types().values(), key=lambda t: t.name)
    for key in range(1, number + 1):
        pair = (CODES[int(len(CODES) * chance.random() ** 3)], CODES[int(len(CODES) * chance.random() ** 3)])
        if pair[0] == pair[1]:
            pair = (pair[0], CODES[(CODES.index(pair[0]) + 1) % len(CODES)])
        document = 1 + int(len(days) * chance.random())
        day, kind = days[document - 1], types[int(len(types) * chance.random())]
        yield {
            "key": key, "id": f"{key:016x}", "version": 1, "document": document, "type": kind.name, "status": "actual", "historical": False,
            "first_day": day, "last_day": day, "actors": f"{pair[0]} GOV", "recipients": f"{pair[1]} GOV", "quad_class": kind.quad_class,
            "intensity": kind.intensity, "cameo": usual_code(kind.name, None),
            "evidence": "words of the page that say what happened", "evidence_start": 0,
            "evidence_end": 40, "trigger_start": 0, "trigger_end": 5, "rule": "made.up", "confidence": chance.random(), "maker": 1, "run": 1,
            "story": 1 + (key - 1) // TOLD, "also": "[]", "contexts": "[]", "gist": "{}",
        }, pair  # fmt: skip


if __name__ == "__main__":
    main()
