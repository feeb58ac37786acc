"""Books as things: made, shared, copied, of other versions, damaged, on full disks, on servers that go away."""

import contextlib
import errno
import multiprocessing
import resource
import subprocess
import sys
import threading
import time
from pathlib import Path

import duckdb
import pytest

from marsad.store import (
    Book,
    BookError,
    BusyBookError,
    FullDiskError,
    MissingBookError,
    NotABookError,
    OtherVersionError,
    ServerError,
)
from marsad.store.connection import rows, value
from marsad.store.ingesting import ingest
from marsad.store.migrations import migrate
from marsad.store.schema import TABLES, VERSION
from marsad.store.snapshots import snapshot

from .conftest import Coder, event, last, page, without_room
from .server import Server

TEXT = "زار الوزير المصري عمان."


def visit(**fields):
    return event(TEXT, "زار", actors=[("المصري", "EGY")], recipients=[("عمان", "JOR")], **fields)


def test_there_must_be_a_book_to_read(location):
    with pytest.raises(MissingBookError, match="marsad ingest PAGES --db"), Book(location).reading():
        pass
    with pytest.raises(MissingBookError), Book(location).writing():
        pass


def test_making_a_book_that_is_there_changes_nothing(book, fill, location):
    fill((page(TEXT, id="a"), [visit()]))
    Book(location).create()
    with book.reading() as connection:
        assert value(connection, "SELECT COUNT(*) AS n FROM documents") == 1


def test_what_fails_in_the_middle_leaves_nothing(book):
    with pytest.raises(ZeroDivisionError), book.writing() as connection:  # noqa: PT012 - it must fail in the middle
        connection.run("INSERT INTO terms VALUES (1, 'a')")
        raise ZeroDivisionError
    with book.reading() as connection:
        assert rows(connection, "SELECT * FROM terms") == []


def test_a_reader_cannot_write(book):
    with pytest.raises(BookError), book.reading() as connection:
        connection.run("DELETE FROM terms")


def _hold(location, write, ready):
    book = Book(location)
    with book.writing() if write else book.reading():
        ready.set()
        time.sleep(60)


@contextlib.contextmanager
def somebody(location, *, writing):
    context = multiprocessing.get_context("spawn")
    ready = context.Event()
    process = context.Process(target=_hold, args=(location, writing, ready))
    process.start()
    assert ready.wait(30)
    yield process
    process.kill()
    process.join(30)


def test_two_cannot_write_at_once_and_the_second_is_told_so(book, location):
    with (
        somebody(location, writing=True),
        pytest.raises(BusyBookError, match=r"(in use|being written) by (another )?process"),
        Book(location, wait=0.2).writing(),
    ):
        pass


def test_who_waits_long_enough_gets_his_turn(book, location):
    with somebody(location, writing=True) as process:
        threading.Timer(0.5, process.kill).start()
        with Book(location, wait=20).writing() as connection:
            connection.run("INSERT INTO terms VALUES (1, 'a')")


def test_readers_do_not_disturb_each_other(book, location):
    with somebody(location, writing=False), Book(location, wait=0.2).reading() as connection:
        assert value(connection, "SELECT COUNT(*) AS n FROM documents") == 0


def test_a_reader_who_finds_the_file_taken_is_told_of_snapshots(tmp_path):
    place = str(tmp_path / "book.duckdb")
    Book(place).create()
    with (
        somebody(place, writing=True),
        pytest.raises(BusyBookError, match="marsad book snapshot"),
        Book(place, wait=0.2).reading(),
    ):
        pass


def test_one_may_read_while_another_ingests(book, location, coder):
    """Nobody keeps the book: between two batches a reader gets in."""
    seen = []
    for _ in ingest(book, [page(TEXT, id=f"p{n}") for n in range(6)], coder.how(batch=2)):
        with Book(location).reading() as connection:
            seen.append(value(connection, "SELECT COUNT(*) AS n FROM documents"))
    assert seen == [0, 2, 2, 4, 4, 6, 6]


def test_a_snapshot_is_the_whole_book(book, fill, tmp_path):
    fill((page(TEXT, id="a"), [visit()]))
    counts = snapshot(book, tmp_path / "copy.duckdb")
    with book.reading() as one, Book(tmp_path / "copy.duckdb").reading() as other:
        for table in TABLES:
            both = [sorted(rows(c, f"SELECT * FROM {table}"), key=str) for c in (one, other)]
            assert both[0] == both[1]
            assert counts[table] == len(both[0])
    assert sorted(p.name for p in tmp_path.glob("*copy*")) == ["copy.duckdb"]


def test_a_snapshot_overwrites_nothing(book, tmp_path):
    (tmp_path / "copy.duckdb").write_text("mine")
    with pytest.raises(BookError, match="is there already"):
        snapshot(book, tmp_path / "copy.duckdb")


def test_a_book_of_a_newer_version_is_left_alone(book):
    with book.writing() as connection:
        connection.run("UPDATE meta SET value = '99' WHERE name = 'schema'")
    for use in (book.reading, book.writing):
        with pytest.raises(OtherVersionError, match=r"newer marsad .* install that version or a later one"), use():
            pass
    with pytest.raises(OtherVersionError, match="newer marsad"):
        migrate(book)


def test_a_book_of_an_older_version_is_brought_up_by_steps(book, fill):
    fill((page(TEXT, id="a"), [visit()]))
    before = VERSION - 2
    with book.writing() as connection:
        connection.run("UPDATE meta SET value = $1 WHERE name = 'schema'", str(before))
    with pytest.raises(OtherVersionError, match="marsad book migrate"), book.reading():
        pass
    steps = {
        before: lambda c: c.run("ALTER TABLE terms ADD COLUMN note TEXT"),
        before + 1: lambda c: c.run("UPDATE terms SET note = term"),
    }
    assert migrate(book, steps=steps) == [VERSION - 1, VERSION]
    with book.reading() as connection:
        assert {r["term"] == r["note"] for r in rows(connection, "SELECT * FROM terms")} == {True}
    assert migrate(book, steps=steps) == []


@pytest.mark.parametrize("version", [1, 2])
def test_older_books_get_room_for_versions_and_their_sketches_are_made_anew(book, coder, version):
    copied = f"{TEXT} {' '.join(f'كلمة{n}' for n in range(40))}"
    coder.events |= {"a": [visit()], "b": [visit()]}
    pages = [page(copied, id="a"), page(f"{copied} وأيضا", id="b")]
    last(ingest(book, pages, coder.how(every_copy=True)))

    def found():
        with book.reading() as connection:
            return [
                sorted(rows(connection, f"SELECT * FROM {t}"), key=str)
                for t in ("documents", "story_blocks", "stories")
            ]

    before = found()
    with book.writing() as connection:
        connection.run("UPDATE documents SET sketch = CAST('old' AS BYTEA)")
        connection.run("UPDATE story_blocks SET block = 'CONSULT p1a' WHERE block LIKE '% p%'")
        connection.run("UPDATE stories SET independent = 2")
        without_room(connection, version)
        connection.run("UPDATE meta SET value = $1 WHERE name = 'schema'", str(version))
    assert migrate(book) == list(range(version + 1, VERSION + 1))
    assert found() == before
    last(ingest(book, [page(f"{copied} ثم", id="c")], coder.how()))
    with book.reading() as connection:
        named = rows(connection, "SELECT id, version_of FROM documents ORDER BY key")
    assert [(r["id"], r["version_of"]) for r in named] == [("a", None), ("b", None), ("c", "a")]


def test_a_book_of_version_5_gets_room_for_what_events_tell_since(book, coder):
    coder.events["a"] = [visit(dead=3)]
    last(ingest(book, [page(TEXT, id="a")], coder.how()))
    with book.writing() as connection:
        without_room(connection, 5)
        connection.run("UPDATE meta SET value = '5' WHERE name = 'schema'")
    assert migrate(book)[:1] == [6]
    coder.events["b"] = [visit(arrested=12, displaced=300, bounds={"arrested": "min"}, attributed_via=("وكالة",))]
    last(ingest(book, [page(f"{TEXT} ثم", id="b")], coder.how(every_copy=True)))
    with book.reading() as connection:
        found = rows(connection, "SELECT dead, arrested, displaced, bounds, attributed_via FROM events ORDER BY key")
    assert [tuple(row.values()) for row in found] == [
        (3, None, None, None, None),
        (None, 12, 300, '{"arrested": "min"}', '["وكالة"]'),
    ]


def test_a_book_of_version_3_learns_who_printed_what_it_has(book, coder):
    copied = f"{TEXT} {' '.join(f'كلمة{n}' for n in range(40))}"
    coder.events |= {"a": [visit()]}
    pages = [page(copied, id=name, url=f"https://{name}.example/1") for name in "ab"]
    last(ingest(book, pages, coder.how()))

    def found():
        with book.reading() as connection:
            return [rows(connection, f"SELECT * FROM {table}") for table in ("copies", "moves", "stories")]

    before = found()
    assert [row["documents"] for row in before[2]] == [2]
    with book.writing() as connection:
        for table in ("copies", "moves"):
            connection.run(f"DROP TABLE {table}")
        without_room(connection, 3)
        connection.run("UPDATE stories SET documents = 1")
        connection.run("UPDATE meta SET value = '3' WHERE name = 'schema'")
    assert migrate(book) == list(range(4, VERSION + 1))
    assert found() == before


def test_a_step_that_fails_leaves_the_book_as_it_was(book):
    with book.writing() as connection:
        connection.run("UPDATE meta SET value = $1 WHERE name = 'schema'", str(VERSION - 2))
    steps = {
        VERSION - 2: lambda c: c.run("ALTER TABLE terms ADD COLUMN note TEXT"),
        VERSION - 1: lambda c: c.run("SELECT nonsense FROM terms"),
    }
    with pytest.raises(BookError):
        migrate(book, steps=steps)
    assert book.version() == VERSION - 2
    with book.writing(any_version=True) as connection, contextlib.suppress(StopIteration):
        assert "note" not in connection.query("SELECT * FROM terms").column_names
    with pytest.raises(OtherVersionError, match=f"cannot turn tables of version {VERSION - 2}"):
        migrate(book, steps={})


@pytest.mark.parametrize("content", [b"no book at all " * 500, b"", b"DUCK" * 1000], ids=["words", "empty", "almost"])
def test_a_file_that_is_no_book_is_told_apart(tmp_path, content):
    path = tmp_path / "book.duckdb"
    path.write_bytes(content)
    with pytest.raises(NotABookError), Book(path).reading():
        pass
    with pytest.raises(NotABookError):
        Book(path).create()


def test_another_database_is_no_book(tmp_path):
    with duckdb.connect(str(tmp_path / "other.duckdb")) as other:
        other.execute("CREATE TABLE mine (x INTEGER)")
    with pytest.raises(NotABookError, match="no record book"):
        Book(tmp_path / "other.duckdb").create()


@pytest.mark.parametrize(
    ("location", "said"),
    [
        ("mysql://me@host/db", "a book is a file or postgresql"),
        ("postgresql://127.0.0.1:1/db", "cannot be reached"),
        ("postgresql://127.0.0.1/db?schema=no;such", "use a name of small letters"),
        ("/proc/none/book.duckdb", "cannot make"),
        (" ", "the name of the book is empty"),
    ],
)
def test_a_place_where_no_book_can_be(location, said):
    with pytest.raises(BookError, match=said):
        Book(location).create()


def test_a_database_that_a_server_does_not_have_is_named(server):
    with pytest.raises(ServerError, match=r'the server refuses .*"nothing" does not exist'):
        Book(server.url.rpartition("/")[0] + "/nothing").create()


@pytest.mark.parametrize("damage", ["cut", "a block"])
def test_a_damaged_file_is_told_with_a_way_out(tmp_path, damage):
    path = tmp_path / "book.duckdb"
    Book(path).create()
    content = path.read_bytes()
    path.write_bytes(content[:-100_000] if damage == "cut" else _with_noise(content))
    with pytest.raises(NotABookError, match=r"is damaged .*\(marsad book snapshot"), Book(path).reading():
        pass


def _with_noise(content):
    """A file of which each of the blocks behind its heads is written over in a place."""
    blocks = bytearray(content)
    for at in range(12_288 + 1_000, len(blocks) - 8, 262_144):
        blocks[at : at + 8] = b"\xff" * 8
    return bytes(blocks)


def test_a_password_is_never_shown():
    with pytest.raises(ServerError) as caught:
        Book("postgresql://me:secret@127.0.0.1:1/db").create()
    assert "secret" not in str(caught.value)


def _fill_the_disk(place):
    coder = Coder()
    many = (page(f"{TEXT} {' '.join(f'{n}كلمة{m}' for m in range(900))}", id=f"p{n}") for n in range(500))
    last(ingest(Book(place), many, coder.how(batch=4)))


def _create(place):
    Book(place).create()


def _snapshot(book, copy):
    snapshot(Book(book), Path(copy))


def _with_little_room(said, room, work, *places):
    # The system refuses to let files grow, as it does on a full disk.
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
    try:
        said.put(work(*places))
    except Exception as error:
        said.put((type(error).__name__, str(error)))


def end_with_little_room(room, work, *places):
    """What a process that finds so many bytes of room for each file fails with; None if it does not."""
    context = multiprocessing.get_context("spawn")
    said = context.Queue()
    process = context.Process(target=_with_little_room, args=(said, room, work, *places))
    process.start()
    end = said.get(timeout=60)
    process.join(30)
    return end


def test_who_reads_at_length_keeps_nobody_from_writing_and_sees_one_moment(book, fill):
    fill((page(TEXT, id="a"), [visit()]))
    quick = Book(book.location, wait=0)
    with quick.reading(at_length=True) as connection:
        fill((page(TEXT, id="b"), [visit()]))
        with quick.writing() as other:
            assert value(other, "SELECT COUNT(*) AS n FROM events") == 2
        assert value(connection, "SELECT COUNT(*) AS n FROM events") == 1
        with quick.reading(at_length=True) as later:
            assert value(later, "SELECT COUNT(*) AS n FROM events") == 2


def test_no_copy_of_a_file_is_left_nor_is_one_needed(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "copies"))
    (tmp_path / "copies").mkdir()
    book = Book(tmp_path / "book.duckdb", wait=0)
    book.create()
    with book.reading(at_length=True):
        assert len(list((tmp_path / "copies").glob("*/book.duckdb"))) == 1
    assert list((tmp_path / "copies").iterdir()) == []

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("shutil.copyfileobj", full)
    with book.reading(at_length=True) as connection:
        assert value(connection, "SELECT COUNT(*) AS n FROM events") == 0


def test_what_a_killed_process_left_in_the_log_is_read_at_length_too(tmp_path):
    place = tmp_path / "book.duckdb"
    Book(place).create()
    code = (
        "import duckdb, os, sys; c = duckdb.connect(sys.argv[1], config={'checkpoint_threshold': '1GB'});"
        "c.execute(\"INSERT INTO failures (run, why) VALUES (1, 'x')\"); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", code, str(place)], check=False)
    assert place.with_name("book.duckdb.wal").exists()
    with Book(place).reading(at_length=True) as connection:
        assert value(connection, "SELECT COUNT(*) AS n FROM failures") == 1


def test_a_writer_who_waited_in_vain_is_told_for_whom_and_how_long(tmp_path):
    place = str(tmp_path / "book.duckdb")
    Book(place).create()
    with somebody(place, writing=False) as process:
        said = f"in use by process {process.pid}, and still was after 0.1 s of waiting; one process can write a book"
        with pytest.raises(BusyBookError, match=said), Book(place, wait=0.1).writing():
            pass


def test_a_full_disk_is_told_of_and_what_was_written_stands(tmp_path):
    place = tmp_path / "book.duckdb"
    Book(place).create()
    name, message = end_with_little_room(400_000, _fill_the_disk, str(place))
    assert name == FullDiskError.__name__, message
    assert "Make room and run the command again" in message
    with Book(place).reading() as connection:
        written = value(connection, "SELECT COUNT(*) AS n FROM documents")
        assert value(connection, "SELECT COUNT(DISTINCT document) AS n FROM postings") == written


NOT_MADE = "the disk is full; it was not made. Make room and run the command again"


@pytest.mark.parametrize("room", [4_000, 20_000, 300_000])
def test_a_book_that_finds_no_room_is_not_made_and_is_when_there_is_some(tmp_path, room):
    place = tmp_path / "book.duckdb"
    end = end_with_little_room(room, _create, str(place))
    assert end == (FullDiskError.__name__, f"{place}: {NOT_MADE}")
    assert list(tmp_path.iterdir()) == []
    Book(place).create()
    assert Book(place).version() == VERSION


@pytest.mark.parametrize("room", [20_000, 100_000, 1_000_000])
def test_a_snapshot_that_finds_no_room_is_not_made_and_is_when_there_is_some(book, fill, tmp_path, room):
    text = f"{TEXT} {' '.join(f'كلمة{n}' for n in range(9000))}"
    fill(*((page(f"{text} {n}", id=f"p{n}"), [visit()]) for n in range(3)))
    (tmp_path / "copies").mkdir()
    copy = tmp_path / "copies" / "copy.duckdb"
    end = end_with_little_room(room, _snapshot, book.location, str(copy))
    assert end == (FullDiskError.__name__, f"{copy}: {NOT_MADE}")
    assert list(copy.parent.iterdir()) == []
    assert snapshot(book, copy)["documents"] == 3


def test_a_server_that_goes_away_is_told_of_and_the_run_goes_on_where_it_was():
    server = Server()
    server.start()
    book, coder = Book(server.url, wait=5), Coder()
    pages = [page(f"{TEXT} {n}", id=f"p{n}") for n in range(6)]
    try:
        steps = ingest(book, pages, coder.how(batch=2))
        for _ in range(3):
            next(steps)
        server.kill()
        time.sleep(0.5)
        with pytest.raises(ServerError, match="what was written before stands"):
            last(steps)
        server.start()
        with book.reading() as connection:
            assert value(connection, "SELECT COUNT(*) AS n FROM documents") == 2
        assert last(ingest(book, pages, coder.how(batch=2))).written.documents == 4
    finally:
        server.stop()


def test_what_is_no_book_is_not_brought_up(tmp_path):
    path = tmp_path / "other.duckdb"
    with duckdb.connect(str(path)) as other:
        other.execute("CREATE TABLE pages (title VARCHAR)")
    with pytest.raises(NotABookError, match="no record book"):
        migrate(Book(path))
