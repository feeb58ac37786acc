"""What a start works out is kept for the next one, and made anew where it cannot be or is no longer true."""

import os

import msgspec
import pytest

from marsad.lexicon import keeping
from marsad.lexicon.keeping import digest_of, kept, worked_out
from marsad.mentions import actor_lexicon, gazetteer, state_names


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "marsad"


def _never():
    pytest.fail("made again")


def test_what_is_kept_is_not_made_again(cache):
    assert kept("fruit", "0", dict[str, int], lambda: {"apple": 1}) == {"apple": 1}
    assert kept("fruit", "0", dict[str, int], _never) == {"apple": 1}
    assert kept("fruit", "1", dict[str, int], lambda: {"pear": 2}) == {"pear": 2}  # from other files
    assert worked_out("stones", frozenset[str], lambda: frozenset({"a"})) == {"a"}
    assert worked_out("stones", frozenset[str], _never) == {"a"}
    assert len(list(cache.iterdir())) == 3


@pytest.mark.parametrize("damage", [b"", b"\xc1", b"\xa1a", msgspec.msgpack.encode({"apple": "one"})])
def test_what_is_damaged_is_made_anew(cache, damage):
    kept("fruit", "0", dict[str, int], lambda: {"apple": 1})
    (file,) = cache.iterdir()
    file.write_bytes(damage)
    assert kept("fruit", "0", dict[str, int], lambda: {"apple": 1}) == {"apple": 1}
    assert kept("fruit", "0", dict[str, int], _never) == {"apple": 1}


def test_where_nothing_can_be_written_it_is_made_each_time(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert [kept("fruit", "0", list[int], lambda: [1]) for _ in range(2)] == [[1], [1]]


def test_only_the_last_few_are_kept(cache):
    kept("stones", "0", int, lambda: 1)
    for number in range(keeping._MOST + 2):
        kept("fruit", f"{number}", int, lambda: 1)
        os.utime(cache / f"fruit-{number}.msgpack", ns=(number, number))
    names = {file.name for file in cache.iterdir()}
    assert names == {"stones-0.msgpack", *(f"fruit-{n}.msgpack" for n in range(2, keeping._MOST + 2))}


def test_files_are_told_apart_by_place_name_size_and_time(tmp_path):
    file = tmp_path / "a"
    file.write_bytes(b"1")
    os.utime(file, ns=(1, 1))
    first = file.stat()
    os.utime(file, ns=(1, 2))
    later = file.stat()
    file.write_bytes(b"12")
    os.utime(file, ns=(1, 1))
    longer = file.stat()
    told = [("x", "a", first), ("x", "a", later), ("x", "a", longer), ("x", "b", first), ("y", "a", first)]
    assert len({digest_of(place, [(name, stat)]) for place, name, stat in told}) == len(told)


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
