"""Work that is killed at any moment and done again: nothing is lost, nothing is doubled, the book is never broken."""

import contextlib
import errno
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest

from marsad.store import Book, checkpoints
from marsad.store.connection import rows, value
from marsad.store.errors import BookError, BusyBookError, NotABookError
from marsad.store.schema import TABLES

from .conftest import without_room

HERE = Path(__file__).resolve().parent
STANDING = {
    "documents": "SELECT id, revision, content, words FROM documents",
    "events": "SELECT e.id, e.version, d.id AS document, e.superseded FROM events e JOIN documents d ON d.key = e.document",
    "facts": "SELECT f.id, f.version, d.id AS document FROM facts f JOIN documents d ON d.key = f.document",
    "parties": "SELECT e.id, p.side, p.country FROM parties p JOIN events e ON e.key = p.event",
    "blocks": "SELECT d.id, b.number FROM blocks b JOIN documents d ON d.key = b.document",
    "deeds": "SELECT d.one, d.other, e.id, s.id AS s FROM deeds d JOIN events e ON e.key = d.event JOIN stories s ON s.key = d.story",
    "stories": "SELECT id, events, documents, independent FROM stories",
    "postings": "SELECT d.id, t.term, p.count FROM postings p JOIN terms t ON t.key = p.term JOIN documents d ON d.key = p.document",
}


def standing(location):
    with Book(location).reading() as connection:
        return {name: sorted(map(str, rows(connection, sql))) for name, sql in STANDING.items()}


def everything(location):
    """All rows of a book of any version, but not when they were written, nor the coders, who are noted before they code.

    Read as a writer: what a killed process left to a server may still be under way.
    """
    with Book(location).writing(any_version=True) as connection:
        there = {
            r["t"]
            for r in rows(
                connection,
                "SELECT table_name AS t FROM information_schema.tables WHERE table_schema = current_schema()",
            )
        }
        return {name: _rows(connection, name) for name in sorted(TABLES.keys() & there - {"makers"})}


def _rows(connection, table):
    times = {name for name, type_ in TABLES[table].items() if type_ == "time"}
    found = rows(connection, f"SELECT * FROM {table}")
    return sorted(str(sorted((name, v) for name, v in row.items() if name not in times)) for row in found)


class Worker:
    def __init__(self, whole):
        command = [sys.executable, str(HERE / "worker.py"), whole]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout.readline() == "ready\n"

    def run(self, work, location, patience=None):
        """Work on a book; killed after so many seconds. Whether it ended by itself, and the seconds it took."""
        began = time.monotonic()
        self._process.stdin.write(f"{work} {location}\n")
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


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A book for which nobody was killed; the worker makes it."""
    return str(tmp_path_factory.mktemp("whole") / "book.duckdb")


@pytest.fixture(scope="module")
def worker(whole):
    started = Worker(whole)
    yield started
    started.close()


def places(location):
    """New books, one after the other, in the same kind of place."""
    if "://" in location:
        return (f"{location}_{n}" for n in range(1000))
    return (f"{location}.{n}" for n in range(1000))


def test_a_run_killed_at_random_again_and_again_is_as_if_it_had_not_been(location, worker, whole):
    expected = standing(whole)
    assert len(expected["documents"]) == 4
    books = places(location)
    _, seconds = worker.run("ingesting", next(books))
    chance, kills = random.Random(20240305), 0
    while kills < 100:
        book, done = next(books), False
        while not done:
            done, _ = worker.run("ingesting", book, chance.uniform(0, seconds))
            kills += not done
        assert standing(book) == expected


def of_version_1(location):
    """Make a book what it would be if the first version had written it."""
    with Book(location).writing() as connection:
        without_room(connection, 1)
        for table in ("copies", "moves", "deeds"):
            connection.run(f"DROP TABLE {table}")
        connection.run("UPDATE documents SET sketch = CAST('old' AS BYTEA)")
        connection.run("UPDATE meta SET value = '1' WHERE name = 'schema'")


def of_version_4(location):
    """Make a book what it would be if the fourth version had written it."""
    with Book(location).writing() as connection:
        connection.run("DROP TABLE deeds")
        without_room(connection, 4)
        connection.run("UPDATE meta SET value = '4' WHERE name = 'schema'")


@pytest.mark.parametrize(
    ("work", "made_older"),
    [
        ("recoding", None),
        ("reviewing", None),
        ("regrouping", None),
        ("migrating", of_version_1),
        ("migrating", of_version_4),
    ],
)
def test_work_killed_at_random_leaves_the_book_as_before_or_as_after(location, worker, work, made_older):
    books = places(location)

    def filled():
        book = next(books)
        worker.run("ingesting", book)
        if made_older is not None:
            made_older(book)
        return book, everything(book)

    book, before = filled()
    _, seconds = worker.run(work, book)
    after = everything(book)
    assert after != before
    chance, kills, found = random.Random(work), 0, after
    while kills < 15:
        if found == after:
            book, found = filled()
            assert found == before
        done, _ = worker.run(work, book, chance.uniform(0, seconds))
        kills += not done
        found = everything(book)
        assert found in ([after] if done else [before, after])
    if found == before:
        worker.run(work, book)
        assert everything(book) == after


@pytest.fixture(params=["few tables", "many tables"])
def moved(request, tmp_path, monkeypatch):
    """A book at the beginning of a checkpoint, in a folder with what lies beside it; and its bytes at the end."""
    place, folder = tmp_path / "book.duckdb", tmp_path / "killed"
    Book(place).create()
    if request.param == "many tables":  # they take several blocks to list
        columns = ", ".join(f"column_{n} INTEGER" for n in range(60))
        with Book(place).writing() as connection:
            for n in range(60):
                connection.run(f"CREATE TABLE more_{n} ({columns})")
    folder.mkdir()
    keep = checkpoints._keep

    def kept(*how):
        keep(*how)
        for file in tmp_path.glob("book.duckdb*"):
            shutil.copy(file, folder)

    with monkeypatch.context() as patched:
        patched.setattr(checkpoints, "_keep", kept)
        with Book(place).writing() as connection:
            connection.run("INSERT INTO failures (run, why) VALUES (1, 'x')")
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["book.duckdb"]
    assert {file.name for file in folder.iterdir()} == {"book.duckdb", "book.duckdb.wal", "book.duckdb.undo"}
    return folder / "book.duckdb", place.read_bytes()


def torn(place, after):
    """The file with each block that both states use written to a half."""
    content = bytearray(place.read_bytes())
    there = msgspec.msgpack.decode(checkpoints.kept(place).read_bytes(), type=checkpoints._Kept)
    for at, block in there.blocks:
        changed = next((n for n in range(len(block)) if after[at + n] != block[n]), None)
        if changed is not None:
            content[at : at + changed + 1] = after[at : at + changed + 1]
    assert content != place.read_bytes()
    return content


def failures(place):
    with Book(place).reading() as connection:
        return value(connection, "SELECT COUNT(*) AS n FROM failures")


def test_a_block_of_which_a_kill_left_the_half_is_put_back(moved):
    place, after = moved
    place.write_bytes(torn(place, after))
    assert failures(place) == 1
    assert not checkpoints.kept(place).exists()


def test_without_the_kept_blocks_that_half_is_a_damaged_book(moved):
    place, after = moved
    place.write_bytes(torn(place, after))
    checkpoints.kept(place).unlink()
    with pytest.raises(NotABookError, match="checksum"):
        failures(place)


def test_kept_blocks_of_a_checkpoint_that_came_to_its_end_are_not_put_back(moved):
    place, after = moved
    place.write_bytes(after)
    checkpoints.log(place).unlink()
    assert failures(place) == 1
    assert place.read_bytes() == after
    assert not checkpoints.kept(place).exists()


def test_nothing_is_put_back_while_the_one_who_kept_it_writes(moved):
    place, _ = moved
    before = place.read_bytes()
    code = (
        "import sys; from pathlib import Path; from marsad.store.checkpoints import connected, kept;"
        "place = Path(sys.argv[1]); there = kept(place).rename(place.with_name('away'));"
        "writer = connected(place, write=True); there.rename(kept(place)); print(flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", code, str(place)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout.readline() == "\n"
        with pytest.raises(BusyBookError), Book(place, wait=0).writing():
            pass
        assert (checkpoints.kept(place).exists(), place.read_bytes()) == (True, before)
        writer.stdin.close()


def test_where_blocks_cannot_be_kept_what_was_committed_stands_in_the_log(tmp_path, monkeypatch):
    place = tmp_path / "book.duckdb"
    Book(place).create()
    before = place.read_bytes()

    def full(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", full)
        with Book(place).writing() as connection:
            connection.run("INSERT INTO failures (run, why) VALUES (1, 'x')")
    assert {file.name for file in tmp_path.iterdir()} == {"book.duckdb", "book.duckdb.wal"}
    assert (failures(place), place.read_bytes()) == (1, before)
    with Book(place).writing():
        pass
    assert [file.name for file in tmp_path.iterdir()] == ["book.duckdb"]
    assert failures(place) == 1


def test_what_somebody_else_named_like_kept_blocks_is_left_alone(tmp_path):
    place = tmp_path / "book.duckdb"
    Book(place).create()
    for content in (b"", b"notes", b"\x92\xc0\xc0"):
        checkpoints.kept(place).write_bytes(content)
        assert failures(place) == 0
        assert checkpoints.kept(place).read_bytes() == content


@pytest.mark.parametrize("name", ["link.duckdb", "what?.duckdb"])
def test_the_log_of_a_book_of_another_name_is_moved_and_copied(tmp_path, name):
    place = tmp_path / name
    if name == "link.duckdb":
        (tmp_path / "real").mkdir()
        Book(tmp_path / "real" / "book.duckdb").create()
        place.symlink_to(tmp_path / "real" / "book.duckdb")
    else:
        Book(place).create()
    for n in range(3):
        with Book(place).writing() as connection:
            connection.run(f"INSERT INTO failures (run, why) VALUES ({n}, 'x')")
        assert not checkpoints.log(place).exists()
    with Book(place).reading(at_length=True) as connection:
        assert value(connection, "SELECT COUNT(*) AS n FROM failures") == 3
    code = (
        "import duckdb, os, sys; c = duckdb.connect(sys.argv[1], config={'checkpoint_threshold': '1GB'});"
        "c.execute(\"INSERT INTO failures (run, why) VALUES (9, 'x')\"); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", code, str(place)], check=False)
    assert checkpoints.log(place).exists()
    with Book(place).reading(at_length=True) as connection:
        assert value(connection, "SELECT COUNT(*) AS n FROM failures") == 4


def other_process(place, work):
    """What another process says that opens a book at once or not at all: the error's name, or "opened"."""
    code = (
        "import sys; from marsad.store import Book\n"
        "try:\n    with getattr(Book(sys.argv[1], wait=0), sys.argv[2])(): print('opened')\n"
        "except Exception as error: print(type(error).__name__)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(place), work], check=True, capture_output=True, text=True)
    return done.stdout.strip()


def test_other_threads_of_a_process_do_not_give_up_its_lock(tmp_path):
    place = tmp_path / "book.duckdb"
    Book(place).create()
    with Book(place).writing() as connection:
        with pytest.raises(BusyBookError), Book(place, wait=0).reading():
            pass
        assert other_process(place, "reading") == "BusyBookError"
        with Book(place).writing() as another:
            another.run("INSERT INTO failures (run, why) VALUES (1, 'x')")
        assert other_process(place, "writing") == "BusyBookError"
        connection.run("INSERT INTO failures (run, why) VALUES (2, 'x')")
    assert failures(place) == 2
    assert not checkpoints.log(place).exists()
    with Book(place).reading():
        with Book(place).reading(), Book(place).reading(at_length=True):
            pass
        assert other_process(place, "writing") == "BusyBookError"
    assert other_process(place, "writing") == "opened"


def test_what_stands_in_the_log_is_moved_by_a_session_that_fails_too(tmp_path, monkeypatch):
    place = tmp_path / "book.duckdb"
    Book(place).create()
    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", lambda _: (_ for _ in ()).throw(OSError(errno.ENOSPC, "No space left on device")))
        with Book(place).writing() as connection:
            connection.run("INSERT INTO failures (run, why) VALUES (1, 'x')")
    assert checkpoints.log(place).exists()
    with pytest.raises(BookError), Book(place).writing() as connection:
        connection.run("INSERT INTO failures (run, why) SELECT 2, 'x' FROM nowhere")
    assert [file.name for file in tmp_path.iterdir()] == ["book.duckdb"]
    assert failures(place) == 1
