"""What a site repeats, known from run to run by what the book has of it."""

import pytest

from marsad.readers import Document
from marsad.readers.boilerplate import FEWEST, Boilerplate
from marsad.store.ingesting import ingest
from marsad.store.repeating import MOST, recent
from marsad.store.tables import Reader

from .conftest import last

STAMP = "هذه الصفحة تقرأ أفضل في نسختها الورقية التي تجدونها في أكشاك المدينة"


def entry(number, host="x.example", text="نص الخبر", **fields):
    words = f"{text} رقم {number} عن {'أبجدهوز'[number % 7] * 3} وحدها\n\n{STAMP}"
    return Document.from_text(words, title=f"عنوان {number}", url=f"https://{host}/{number}", **fields)


@pytest.fixture
def daily(book, coder):
    """A run with a few pages, as one of every day."""

    def write(*pages):
        return last(ingest(book, Boilerplate(recent(book)).over(pages), coder.how()))

    return write


def marked(book):
    """Of every document, in the order in which they came, whether it has a block that is repeated."""
    tables = Reader(book.location)
    other = {row["document"] for row in tables.table("blocks").rows() if row["kind"] == "other"}
    return [row["key"] in other for row in sorted(tables.table("documents").rows(), key=lambda row: row["key"])]


def test_a_feed_read_daily_with_one_new_entry_learns(book, daily):
    for day in range(FEWEST + 2):
        daily(entry(day))
    assert marked(book) == [False] * (FEWEST - 1) + [True] * 3


def test_a_page_whose_blocks_are_known_by_now_is_no_new_revision(book, daily):
    for day in range(FEWEST + 2):
        daily(entry(day))
    done = daily(entry(0))
    assert (done.written.revised, done.written.unchanged) == (0, 1)


def test_sites_are_learned_apart(book, daily):
    for day in range(FEWEST + 2):
        daily(entry(day, host=f"{day}.example"))
    assert not any(marked(book))


def test_the_last_pages_of_a_host_are_given_each_once(book, daily):
    daily(*[entry(n) for n in range(MOST + 3)], entry(1, host="y.example"))
    daily(entry(5, text="نص آخر"))  # a new revision
    known = recent(book)
    assert {d.url for d in known("x.example")} == {f"https://x.example/{n}" for n in range(3, MOST + 3)}
    assert len(list(known("x.example"))) == MOST
    assert [d.url for d in known("y.example")] == ["https://y.example/1"]
    assert list(known("z.example")) == []
