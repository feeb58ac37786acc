"""What a start works out is kept for the next one, and made anew where it cannot be, is no longer true, or is not to be trusted."""

import errno
import os
import shutil
import stat
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest

from marsad.lexicon import keeping
from marsad.lexicon.keeping import kept, worked_out
from marsad.mentions.actor import lexicon as actor_lexicon
from marsad.mentions.place import gazetteer
from marsad.mentions.state import names as state_names

posix = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="the system knows no owners")


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "marsad"


@pytest.fixture
def source(tmp_path):
    """A file that something is made from."""
    file = tmp_path / "source"
    file.write_text("apples", encoding="utf-8")
    return file


def _apples(source, count=1):
    return kept("fruit", (source,), dict[str, int], lambda: {"apple": count})


def _is_made_again(source):
    return _apples(source, 2) == {"apple": 2}


def _file(cache):
    (file,) = cache.iterdir()
    return file


def test_what_is_kept_is_not_made_again(cache, source):
    assert _apples(source) == {"apple": 1}
    assert not _is_made_again(source)
    assert worked_out("stones", frozenset[str], lambda: frozenset({"a"})) == {"a"}
    assert worked_out("stones", frozenset[str], lambda: pytest.fail("made again")) == {"a"}
    assert {file.name.split("-")[0] for file in cache.iterdir()} == {"fruit", "stones"}


@pytest.mark.parametrize(
    "damage",
    [
        lambda kept: b"",
        lambda kept: b"\xc1",
        lambda kept: msgspec.msgpack.encode({"apple": 7}),  # no checksum
        lambda kept: kept[:-1],
        lambda kept: kept[: len(kept) // 2],
        lambda kept: kept + b"\0",
        lambda kept: bytes(len(kept)),
        lambda kept: kept[:-1] + b"\x07",  # another number, which MessagePack can read
    ],
)
def test_what_is_damaged_or_half_written_is_made_anew(cache, source, damage):
    _apples(source)
    file = _file(cache)
    file.write_bytes(damage(file.read_bytes()))
    assert _is_made_again(source)
    assert _apples(source, 3) == {"apple": 2}


def test_what_is_of_another_type_is_made_anew(cache, source):
    kept("fruit", (source,), list[int], lambda: [1])
    assert _is_made_again(source)


def test_a_file_under_the_name_of_another_is_made_anew(cache, source):
    _apples(source)
    shutil.copy(_file(cache), cache / "old")
    source.write_text("pears", encoding="utf-8")
    _apples(source)
    (cache / "old").replace(
        next(file for file in cache.iterdir() if file.name.startswith("fruit") and _is_new(file, cache))
    )
    assert _is_made_again(source)


def _is_new(file, cache):
    return file.read_bytes() != (cache / "old").read_bytes()


@pytest.mark.parametrize("of", ["the file", "a folder"])
def test_what_is_edited_is_made_anew_even_at_the_same_size_and_time(cache, source, of):
    asked = source if of == "the file" else source.parent / "rooms"
    edited = source if of == "the file" else asked / "deep" / "rules.yml"
    edited.parent.mkdir(parents=True, exist_ok=True)
    edited.write_text("apples", encoding="utf-8")
    os.utime(edited, ns=(1, 1))
    _apples(asked)
    edited.write_text("grapes", encoding="utf-8")
    os.utime(edited, ns=(1, 1))
    assert _is_made_again(asked)


def test_a_renamed_or_removed_file_of_a_folder_is_noticed(cache, tmp_path):
    room = tmp_path / "room"
    room.mkdir()
    (room / "a.yml").write_text("1", encoding="utf-8")
    (room / "b.tsv").write_text("2", encoding="utf-8")
    digests = {keeping._digest((room,))}
    (room / "a.yml").rename(room / "c.yml")
    digests.add(keeping._digest((room,)))
    (room / "b.tsv").unlink()
    digests.add(keeping._digest((room,)))
    assert len(digests) == 3


def test_neither_the_place_nor_what_lies_beside_the_files_counts(cache, tmp_path):
    room, copy = tmp_path / "here" / "room", tmp_path / "there" / "room"
    room.mkdir(parents=True)
    (room / "a.yml").write_text("1", encoding="utf-8")
    shutil.copytree(room, copy)
    (copy / "a.yml~").write_text("0", encoding="utf-8")
    (copy / ".#a.yml").symlink_to("somebody@somewhere")  # an editor's lock
    (copy / "__pycache__").mkdir()
    (copy / "__pycache__" / "a.pyc").write_text("0", encoding="utf-8")
    assert keeping._digest((room,)) == keeping._digest((copy,))


@pytest.mark.parametrize("other", ["python", "msgspec"])
def test_another_python_or_reader_makes_its_own(cache, source, monkeypatch, other):
    _apples(source)
    if other == "python":
        monkeypatch.setattr(keeping.sys, "version_info", (3, 99, 0, "final", 0))
    else:
        monkeypatch.setattr(keeping.msgspec, "__version__", "99.0")
    assert _is_made_again(source)


def test_what_is_changed_while_it_is_read_is_not_kept(cache, source):
    def made():
        source.write_text("pears", encoding="utf-8")
        return {"apple": 1}

    assert kept("fruit", (source,), dict[str, int], made) == {"apple": 1}
    assert not cache.exists()


def test_rooms_that_were_changed_after_the_first_reading_are_not_kept(cache, source, tmp_path, monkeypatch):
    (tmp_path / "other").write_text("", encoding="utf-8")
    monkeypatch.setattr(keeping, "_ROOMS", (source,))
    keeping._package.cache_clear()
    try:
        kept("fruit", (tmp_path / "other",), int, lambda: 1)  # something is read
        source.write_text("pears", encoding="utf-8")
        assert worked_out("stones", int, lambda: 1) == 1  # of the old apples, for all that is known
    finally:
        keeping._package.cache_clear()
    assert not any(file.name.startswith("stones") for file in cache.iterdir())


def test_several_processes_at_once_keep_whole_files(cache, source):
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda _: _apples(source), range(40))) == [{"apple": 1}] * 40
    assert not _is_made_again(source)
    _file(cache)


def test_only_the_last_few_of_a_name_are_kept(cache, source):
    kept("fruit-salad", (source,), int, lambda: 1)
    (cache / "note").write_text("of somebody else", encoding="utf-8")
    for number in range(keeping._MOST + 2):
        source.write_text(f"{number}", encoding="utf-8")
        _apples(source)
        for file in cache.glob("fruit-*"):
            os.utime(file, ns=(file.stat().st_mtime_ns - 10**9,) * 2)
    names = [file.name for file in cache.iterdir()]
    assert "note" in names
    assert sum(name.startswith("fruit-salad-") for name in names) == 1
    assert sum(name.startswith("fruit-") for name in names) == keeping._MOST + 1
    assert not _is_made_again(source)


def test_what_a_killed_start_left_half_written_goes_some_time_later(cache, source):
    _apples(source)
    old, new = cache / f"a{keeping._HALF}", cache / f"b{keeping._HALF}"
    for half in (old, new):
        half.write_bytes(b"half")
    os.utime(old, (1, 1))
    source.write_text("pears", encoding="utf-8")
    _apples(source)
    assert new.exists()
    assert not old.exists()


@pytest.mark.parametrize("base", ["file", "under a file"])
def test_where_no_folder_can_be_made_it_is_made_each_time(tmp_path, source, monkeypatch, base):
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / ("file" if base == "file" else "file/cache")))
    _apples(source)
    assert _is_made_again(source)


def test_a_full_disk_leaves_no_half_of_a_file(cache, source, monkeypatch):
    real = tempfile.NamedTemporaryFile

    def full(*args, **kwargs):
        out = real(*args, **kwargs)

        def write(content):
            out.file.write(content[:3])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        out.write = write
        return out

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", full)
    assert _apples(source) == {"apple": 1}
    assert list(cache.iterdir()) == []
    assert _is_made_again(source)


@pytest.mark.parametrize("step", ["mkdir", "replace", "iterdir"])
def test_a_read_only_home_only_costs_time(cache, source, monkeypatch, step):
    def refused(*args, **kwargs):
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(Path, step, refused)
    assert _apples(source) == {"apple": 1}
    monkeypatch.undo()
    assert not list(cache.glob(f"*{keeping._HALF}"))


def test_without_a_home_nothing_is_kept(source, monkeypatch):
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)

    def homeless():
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", homeless)
    _apples(source)
    assert _is_made_again(source)


@pytest.mark.parametrize("base", ["", "cache", "./cache"])
def test_a_relative_cache_folder_is_void(source, tmp_path, monkeypatch, base):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", base)
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    _apples(source)
    assert list((tmp_path / "home" / ".cache" / "marsad").iterdir())
    assert not (tmp_path / "cache").exists()


@posix
def test_nobody_else_may_write_what_is_kept(cache, source):
    before = os.umask(0)
    try:
        _apples(source)
    finally:
        os.umask(before)
    assert stat.S_IMODE(cache.stat().st_mode) == 0o700
    assert stat.S_IMODE(_file(cache).stat().st_mode) == 0o600


@posix
@pytest.mark.parametrize("mode", [0o770, 0o707, 0o777])
def test_an_open_folder_is_not_trusted_and_closed(cache, source, mode):
    _apples(source)
    cache.chmod(mode)
    assert _is_made_again(source)
    assert stat.S_IMODE(cache.stat().st_mode) & 0o022 == 0
    assert _apples(source, 3) == {"apple": 2}


@posix
@pytest.mark.parametrize("mode", [0o620, 0o602])
def test_a_file_that_others_may_write_is_not_trusted(cache, source, mode):
    _apples(source)
    _file(cache).chmod(mode)
    assert _is_made_again(source)


@posix
@pytest.mark.parametrize("owner", ["of the file", "of the folder"])
def test_what_belongs_to_somebody_else_is_not_trusted(cache, source, monkeypatch, owner):
    _apples(source)
    trusted = keeping._is_ours
    kind = stat.S_ISREG if owner == "of the file" else stat.S_ISDIR
    monkeypatch.setattr(keeping, "_is_ours", lambda found: not kind(found.st_mode) and trusted(found))
    assert _is_made_again(source)
    monkeypatch.undo()


@posix
@pytest.mark.parametrize(("uid", "ours"), [(0, True), (1000, True), (1001, False), (65534, False)])
def test_files_of_root_and_of_oneself_are_ours(monkeypatch, uid, ours):
    monkeypatch.setattr(keeping.os, "geteuid", lambda: 1000)
    assert keeping._is_ours(os.stat_result((stat.S_IFREG | 0o600, 0, 0, 1, uid, uid, 0, 0, 0, 0))) is ours


@posix
@pytest.mark.parametrize("stead", ["link", "pipe", "folder", "device"])
def test_nothing_is_read_in_the_stead_of_a_file(cache, source, tmp_path, stead):
    _apples(source)
    file = _file(cache)
    whole = tmp_path / "elsewhere"
    file.replace(whole)
    if stead == "link":
        file.symlink_to(whole)
    elif stead == "pipe":
        os.mkfifo(file, 0o600)
    elif stead == "folder":
        file.mkdir()
    else:
        file.symlink_to("/dev/zero")
    assert _is_made_again(source)


@posix
def test_a_link_in_the_stead_of_a_file_is_not_written_through(cache, source, tmp_path):
    _apples(source)
    file, victim = _file(cache), tmp_path / "victim"
    victim.write_text("precious", encoding="utf-8")
    file.unlink()
    file.symlink_to(victim)
    _apples(source)
    assert victim.read_text(encoding="utf-8") == "precious"
    assert not file.is_symlink()


def test_the_next_process_takes_what_one_kept(cache):
    script = (
        "from marsad.lexicon.keeping import worked_out\nimport sys\n"
        "print(worked_out('stones', int, lambda: int(sys.argv[1])))\n"
    )
    source = str(Path(keeping.__file__).resolve().parents[2])
    env = {**os.environ, "PYTHONPATH": source}
    run = [
        subprocess.run([sys.executable, "-c", script, n], env=env, capture_output=True, text=True, check=True)
        for n in "12"
    ]
    assert [done.stdout.strip() for done in run] == ["1", "1"]


def test_kept_phrases_are_those_that_are_made(cache):
    for find, make in (
        (gazetteer.place_phrases, gazetteer._phrases),
        (state_names.state_phrases, state_names._phrases),
    ):
        find.cache_clear()
        first = find().index
        find.cache_clear()
        assert find().index == first == make().index


def test_kept_heads_are_those_that_are_made(cache):
    openings = []
    for _ in range(2):
        actor_lexicon.openings.cache_clear()
        openings.append(actor_lexicon.openings())
    made, again = openings
    assert made == again
    assert any(opening.head.posts for bucket in again.values() for opening in bucket)
    assert any(opening.head.cues and opening.rest for bucket in again.values() for opening in bucket)
