"""Feeds into a book: an entry is remembered once the book has it, and not before."""

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from marsad.cli.inputs import Fetching, Inputs, Pages
from marsad.store import Book
from marsad.store.connection import rows
from marsad.store.ingesting import ingest

from .conftest import Coder, last

COUNT = 5
TAG = '"v1"'


class Killed(BaseException):
    """What no handler of ordinary errors holds up, as if the process were gone."""


class Failing(Coder):
    """A coder that raises at the page with ``word`` in its text."""

    def __init__(self, word, error):
        super().__init__()
        self._word, self._error = word, error

    def __call__(self, recognition):
        stage = super().__call__(recognition)

        def code(document):
            if self._word in document.text:
                raise self._error
            return stage(document)

        return code


@pytest.fixture
def feed(site):
    """A feed of five entries, each with a page of its own; answers 304 to who knows it."""
    entries = "".join(
        f"<item><guid>{n}</guid><title>{n}</title><link>{site.url(f'/{n}')}</link></item>" for n in range(COUNT)
    )
    content = f'<?xml version="1.0"?><rss version="2.0"><channel>{entries}</channel></rss>'.encode()
    site.pages |= {f"/{n}": text(n) for n in range(COUNT)}
    site.pages["/feed"] = lambda headers: (
        (304, {}, b"") if headers["If-None-Match"] == TAG else (200, {"ETag": TAG}, content)
    )
    return site.url("/feed")


def text(number):
    shown = f"خبر رقم {number}"
    return f"<html><h1>{shown}</h1><p>زار الوزير المصري عمان وبحث ملف المياه رقم {number}.</p></html>".encode()


@pytest.fixture
def state(tmp_path):
    return tmp_path / "state.json"


def take(location, feed, state, coder, batch=2):
    """What a run says that it did."""
    fetching = Fetching(state=Path(state), delay=0, allow_private=True)
    articles = Inputs([feed], Pages(every_copy=True), fetching)
    return last(ingest(Book(location), articles, coder.how(batch=batch), acknowledge=articles.done))


def addresses(location):
    with Book(location).reading() as connection:
        return sorted(row["url"].rpartition("/")[2] for row in rows(connection, "SELECT url FROM documents"))


@pytest.mark.parametrize("number", range(COUNT))
def test_a_run_that_is_killed_and_started_again_loses_and_doubles_nothing(location, feed, state, number):
    with pytest.raises(Killed):
        take(location, feed, state, Failing(f"رقم {number}", Killed()))
    written = addresses(location)
    assert written == [str(n) for n in range(number // 2 * 2)]
    done = take(location, feed, state, Coder())
    assert (done.written.documents, done.written.unchanged, done.failures) == (COUNT - len(written), 0, [])
    assert addresses(location) == [str(n) for n in range(COUNT)]


def test_a_run_killed_after_the_book_was_written_doubles_nothing(location, feed, state, tmp_path):
    take(location, feed, tmp_path / "lost.json", Coder())
    done = take(location, feed, state, Coder())
    assert (done.written.documents, done.written.unchanged) == (0, COUNT)
    assert addresses(location) == [str(n) for n in range(COUNT)]
    assert state.read_bytes() == (tmp_path / "lost.json").read_bytes()


def test_a_process_that_is_killed_and_started_again_loses_and_doubles_nothing(location, feed, state):
    program = (
        "import sys; from store.test_feeds import dying, take; take(sys.argv[1], sys.argv[2], sys.argv[3], dying())"
    )
    paths = os.pathsep.join([str(Path(__file__).resolve().parents[1]), *filter(None, sys.path)])
    command = [sys.executable, "-c", program, location, feed, state]
    Book(location).create()
    killed = subprocess.run(command, env=os.environ | {"PYTHONPATH": paths}, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert addresses(location) == ["0", "1"]
    assert take(location, feed, state, Coder()).written.documents == COUNT - 2
    assert addresses(location) == [str(n) for n in range(COUNT)]


def dying():
    """A coder that kills its process at the fourth page."""

    class Dying(Coder):
        def __call__(self, recognition):
            stage = super().__call__(recognition)
            return lambda document: (
                os.kill(os.getpid(), signal.SIGKILL) if "رقم 3" in document.text else stage(document)
            )

    return Dying()


def test_a_feed_that_is_in_the_book_is_not_sent_again(location, site, feed, state):
    take(location, feed, state, Coder())
    site.asked.clear()
    done = take(location, feed, state, Coder())
    assert (done.written.documents, done.written.unchanged) == (0, 0)
    assert [path for path in site.asked if path != "/robots.txt"] == ["/feed"]
    assert site.headers[-1]["If-None-Match"] == TAG


def test_an_entry_whose_coding_failed_is_tried_again(location, site, feed, state):
    done = take(location, feed, state, Failing("رقم 1", ValueError("oops")))
    assert (done.written.documents, len(done.failures)) == (COUNT - 1, 1)
    site.asked.clear()
    assert take(location, feed, state, Coder()).written.documents == 1
    assert [path for path in site.asked if path != "/robots.txt"] == ["/feed", "/1"]
    assert addresses(location) == [str(n) for n in range(COUNT)]
    take(location, feed, state, Coder())
    assert site.headers[-1]["If-None-Match"] == TAG


@pytest.mark.parametrize("error", [ValueError("oops"), Killed()])
def test_a_copy_of_a_page_that_is_not_in_the_book_is_not_remembered_either(location, site, feed, state, error):
    links = "".join(f"<item><guid>{guid}</guid><link>{site.url('/1')}</link></item>" for guid in "ab")
    site.pages["/twice"] = f'<?xml version="1.0"?><rss version="2.0"><channel>{links}</channel></rss>'.encode()
    with contextlib.suppress(Killed):
        take(location, site.url("/twice"), state, Failing("رقم 1", error), batch=1)
    done = take(location, site.url("/twice"), state, Coder(), batch=1)
    assert (done.written.documents, done.written.unchanged) == (1, 1)
    site.asked.clear()
    take(location, site.url("/twice"), state, Coder())
    assert "/1" not in site.asked


def test_a_state_file_that_cannot_be_written_is_a_failure_and_the_book_is_written_all_the_same(location, feed, state):
    done = take(location, feed, state.parent / "missing" / "state.json", Coder())
    assert done.written.documents == COUNT
    assert "cannot be written" in str(done.failures[0])
