"""The book that the measurements of speed are made on is a whole one: what can be done with a book can be done with it."""

import importlib.util
import json
from pathlib import Path

import jsonschema
import pytest

from marsad.exports.jsonl import article
from marsad.exports.schema import article_schema
from marsad.store import Book
from marsad.store.asking import events
from marsad.store.connection import rows
from marsad.store.exporting import Articles
from marsad.store.filtering import Where
from marsad.store.reviewing import decide

PROGRAM = Path(__file__).resolve().parents[2] / "benchmarks" / "book.py"


@pytest.fixture
def made_up(location):
    spec = importlib.util.spec_from_file_location("benchmark_of_books", PROGRAM)
    program = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(program)
    book = Book(location)
    assert program.fill(book, 30, 10)
    return book


def test_every_event_can_be_reviewed(made_up):
    with made_up.writing() as connection:
        for row in events(connection, Where()).to_pylist():
            decide(connection, row["id"], "reject", reviewer="a", reason="b")
        assert rows(connection, "SELECT id FROM stories") == []


def test_stories_say_what_they_amount_to(made_up):
    with made_up.reading() as connection:
        found = rows(connection, "SELECT events, headline FROM stories")
    assert [tuple(row.values()) for row in found] == [(3, "title")] * 10


def test_it_can_be_exported(made_up):
    with made_up.reading() as connection:
        for pair in Articles(connection):
            jsonschema.validate(json.loads(json.dumps(article(*pair))), article_schema())
