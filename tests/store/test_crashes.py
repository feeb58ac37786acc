"""A run that is killed at any moment and started again: nothing is lost, nothing is doubled, the book is never broken."""

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from marsad.store import Book
from marsad.store.connection import rows

HERE = Path(__file__).resolve().parent
STANDING = {
    "documents": "SELECT id, revision, content, words FROM documents",
    "events": "SELECT e.id, e.version, d.id AS document, e.superseded FROM events e JOIN documents d ON d.key = e.document",
    "facts": "SELECT f.id, f.version, d.id AS document FROM facts f JOIN documents d ON d.key = f.document",
    "parties": "SELECT e.id, p.side, p.country FROM parties p JOIN events e ON e.key = p.event",
    "blocks": "SELECT d.id, b.number FROM blocks b JOIN documents d ON d.key = b.document",
    "stories": "SELECT id, events, documents, independent FROM stories",
    "postings": "SELECT d.id, t.term, p.count FROM postings p JOIN terms t ON t.key = p.term JOIN documents d ON d.key = p.document",
}


def standing(location):
    with Book(location).reading() as connection:
        return {name: sorted(map(str, rows(connection, sql))) for name, sql in STANDING.items()}


class Ingester:
    def __init__(self, whole):
        command = [sys.executable, str(HERE / "ingester.py"), whole]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout.readline() == "ready\n"

    def run(self, location, patience=None):
        """Ingest; killed after so many seconds. Whether it ended by itself, and the seconds it took."""
        began = time.monotonic()
        self._process.stdin.write(f"{location}\n")
        self._process.stdin.flush()
        child = int(self._process.stdout.readline())
        if patience is not None:
            time.sleep(patience)
            with contextlib.suppress(ProcessLookupError):  # it was done
                os.kill(child, signal.SIGKILL)
        status = int(self._process.stdout.readline())
        assert status in (0, -signal.SIGKILL)
        return status == 0, time.monotonic() - began

    def close(self):
        self._process.stdin.close()
        self._process.wait(10)
        self._process.stdout.close()


@pytest.fixture
def ingester(tmp_path):
    started = Ingester(str(tmp_path / "whole.duckdb"))
    yield started
    started.close()


def places(location):
    """New books, one after the other, in the same kind of place."""
    if "://" in location:
        return (f"{location}_{n}" for n in range(1000))
    return (f"{location}.{n}" for n in range(1000))


def test_a_run_killed_at_random_again_and_again_is_as_if_it_had_not_been(location, ingester, tmp_path):
    expected = standing(str(tmp_path / "whole.duckdb"))
    assert len(expected["documents"]) == 4
    books = places(location)
    _, whole = ingester.run(next(books))
    chance, kills, wanted = random.Random(20240305), 0, 100 if "://" not in location else 15
    while kills < wanted:
        book, done = next(books), False
        while not done:
            done, _ = ingester.run(book, chance.uniform(0, whole))
            kills += not done
        assert standing(book) == expected
