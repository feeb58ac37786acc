"""Books to test with: every test of the store runs on a DuckDB file and on a PostgreSQL server."""

import itertools
from datetime import date

import pytest

from marsad.pipeline.stages import told_once
from marsad.records import (
    Block,
    BlockKind,
    Coding,
    Document,
    Event,
    Fact,
    Interval,
    Party,
    PlaceMention,
    Publication,
    Span,
)
from marsad.store import Book
from marsad.store.ingesting import Coding as How
from marsad.store.ingesting import ingest
from marsad.store.making import Maker

from .server import Server

MAKER = Maker("0.1.0", "first", "iso")
_NUMBERS = itertools.count(1)


@pytest.fixture(scope="session")
def server():
    own = Server()
    own.start()
    yield own
    own.stop()


@pytest.fixture(params=["duckdb", "postgresql"])
def location(request, tmp_path):
    if request.param == "duckdb":
        return str(tmp_path / "book.duckdb")
    return f"{request.getfixturevalue('server').url}?schema=test_{next(_NUMBERS)}"


@pytest.fixture
def book(location):
    made = Book(location, wait=5)
    made.create()
    return made


def page(text, *, id, published="2024-03-05", **fields):
    """A page of one paragraph."""
    day = date.fromisoformat(published) if published else None
    known = Publication(day, day, "given") if day else None
    blocks = (Block(BlockKind.BODY, Span(0, len(text)), "ar"),)
    return Document(id=id, text=text, blocks=blocks, language="ar", published=known, **fields)


def party(text, words, code, sector="GOV"):
    at = text.index(words)
    return Party(code, sector, words, Span(at, at + len(words)))


def event(text, word, type="CONSULT", actors=(), recipients=(), **fields):
    """An event that ``word`` of the text expresses."""
    at = Span(text.index(word), text.index(word) + len(word))
    given = {"mode": None, "status": "actual", "historical": False, "when": None, "place": None, "attributed_to": None}
    given |= {"rule": "test", "confidence": 0.9, "quad_class": 1, "intensity": 2.5, "cameo": "040"} | fields
    sides = [tuple(party(text, *p) for p in side) for side in (actors, recipients)]
    return Event(
        type=type, actors=sides[0], recipients=sides[1], evidence=at.of(text), evidence_span=at, trigger=at, **given
    )


def fact(text, words, relation, subject, object, **fields):
    """A fact that ``words`` of the text say."""
    at = Span(text.index(words), text.index(words) + len(words))
    return Fact(relation, subject, object, None, words, at, "test", 0.9, None, fields)


def town(text, word, country, latitude, longitude, kind="city", rule="places.1"):
    """A town that ``word`` of the text names."""
    at = Span(text.index(word), text.index(word) + len(word))
    return PlaceMention(at, word, word, country, kind, latitude, longitude, None, rule)


def days(start, end=None):
    return Interval(date.fromisoformat(start), date.fromisoformat(end or start))


class Coder:
    """Stands for the coder: documents get the events, facts and mentions prepared for their ids."""

    def __init__(self):
        self.events, self.facts, self.mentions = {}, {}, {}

    def __call__(self, recognition):
        def code(document):
            prepared = (self.events, self.facts, self.mentions)
            events, facts, mentions = (tuple(of.get(document.id, ())) for of in prepared)
            return Coding(document.id, events, facts, document.published, mentions)

        return told_once(code)

    def how(self, maker=MAKER, **options):
        return How(make=self, maker=maker, jobs=1, **options)


def without_room(connection, version):
    """Take out the columns that the tables of a version did not have yet."""
    for since, table, names in _ROOM:
        for name in names if version < since else ():
            connection.run(f"ALTER TABLE {table} DROP COLUMN {name}")


_ROOM = (
    (2, "documents", ("published_at", "updated", "author", "section")),
    (3, "documents", ("version_of", "version")),
    (6, "events", ("arrested", "displaced", "bounds", "attributed_via")),
)


@pytest.fixture
def coder():
    return Coder()


@pytest.fixture
def fill(book, coder):
    """Writes pages, each with its events and facts, into the book."""

    def write(*pages, maker=MAKER):
        for document, events, *facts in pages:
            coder.events[document.id], coder.facts[document.id] = events, facts[0] if facts else ()
        return last(ingest(book, [p[0] for p in pages], coder.how(maker)))

    return write


def last(steps):
    *_, end = steps
    return end
