"""Lexicon files are read as they are, and what is wrong with one is told with its name and place."""

import msgspec
import pytest

from marsad.lexicon import Entry, LexiconError, entries, examples, loading, model, table, topics, word_classes


def test_entries_come_without_their_examples(rules):
    rules("fruit", "{id: xx.fruit.apple, match: [apple], value: {n: 1}, accept: [{text: an apple, span: apple}]}")
    assert entries("xx", "fruit") == (Entry("xx.fruit.apple", ("apple",), {"n": 1}),)
    ((entry, (accepted,), rejected),) = examples("xx", "fruit")
    assert (entry.id, accepted.span, rejected) == ("xx.fruit.apple", "apple", ())
    assert topics("xx") == ("fruit",)


def test_a_second_start_reads_what_the_first_one_kept(rules, monkeypatch):
    rules("fruit", "{id: a}")
    assert [e.id for e in entries("xx", "fruit")] == ["a"]
    for known in (entries, loading._cached):
        known.cache_clear()
    monkeypatch.setattr(loading, "_parse", lambda path: pytest.fail("parsed again"))
    assert [e.id for e in entries("xx", "fruit")] == ["a"]


@pytest.mark.parametrize("damage", [b"", b"\xc1", b"\x80"])
def test_a_cache_that_is_damaged_or_changed_is_made_anew(rules, tmp_path, damage):
    rules("fruit", "{id: a}")
    entries("xx", "fruit")
    (kept,) = (tmp_path / "cache" / "marsad").iterdir()
    kept.write_bytes(damage)
    rules("fruit", "{id: abc}")  # of another size, and so of another name
    for known in (entries, loading._cached):
        known.cache_clear()
    assert [e.id for e in entries("xx", "fruit")] == ["abc"]


def test_without_a_place_for_the_cache_files_are_parsed(rules, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    rules("fruit", "{id: a}")
    assert [e.id for e in entries("xx", "fruit")] == ["a"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{match: [a]}", "id"),
        ("{id: a, colour: red}", "colour"),
        ("{id: a, match: word}", "match"),
        ("{id: a, accept: [{span: a}]}", "text"),
        ("{id: a, reject: [{text: a, because: b}]}", "because"),
        ("{id: a", "fruit.yml"),
    ],
)
def test_what_is_not_of_the_schema_is_told_with_its_file_and_place(rules, line, said):
    rules("fruit", line)
    with pytest.raises(LexiconError, match=said) as told:
        entries("xx", "fruit")
    assert "fruit.yml" in str(told.value)


def test_what_is_not_there_is_told_with_what_is(rules):
    rules("fruit", "{id: a}")
    with pytest.raises(LexiconError, match="there are: fruit"):
        entries("xx", "vegetables")
    with pytest.raises(LexiconError, match="no lexicons for language 'yy'"):
        entries("yy", "fruit")
    with pytest.raises(LexiconError, match="no table 'towns'"):
        table("xx", "towns")
    with pytest.raises(LexiconError, match="no model 'none'"):
        loading.model_path("xx", "none")


def test_a_model_that_is_damaged_is_told_with_its_file_and_what_helps(tmp_path, monkeypatch):
    monkeypatch.setattr(loading, "PACKAGE", tmp_path)
    path = tmp_path / "language" / "xx" / "models" / "small.msgpack"
    path.parent.mkdir(parents=True)
    path.write_bytes(msgspec.msgpack.encode({"a": 1}))
    assert model("xx", "small.msgpack", dict[str, int]) == {"a": 1}
    for damaged in (b"", path.read_bytes()[:-1], msgspec.msgpack.encode({"a": "b"})):
        path.write_bytes(damaged)
        with pytest.raises(LexiconError, match=r"small.msgpack is damaged .*; install marsad again"):
            model("xx", "small.msgpack", dict[str, int])


def test_a_table_has_a_row_for_each_line_that_is_no_comment(folder):
    (folder / "towns.tsv").write_text("# about\nname\tcode\nA\t1\nB\t\n", encoding="utf-8")
    assert table("xx", "towns") == ({"name": "A", "code": "1"}, {"name": "B", "code": ""})


def test_a_row_of_a_table_with_too_few_columns_is_told(folder):
    (folder / "towns.tsv").write_text("name\tcode\nA\t1\nB\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="row 2 after the header has 1 columns, not 2"):
        table("xx", "towns")


def test_classes_are_named_by_what_follows_language_and_sort(rules):
    rules("cues", "{id: xx.cue.say.loudly, value: {words: [قال, أعلن]}}", "{id: xx.cue.other, value: {n: 1}}")
    assert word_classes("xx", "cues") == {"say.loudly": {"قال", "اعلن"}}
