"""Lexicon files made for a test, in a folder and with a cache of its own."""

import pytest

from marsad.lexicon import loading


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The folder of the language ``xx``, the only one that there is."""
    monkeypatch.setattr(loading, "_LEXICONS", tmp_path / "lexicons")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = tmp_path / "lexicons" / "xx"
    path.mkdir(parents=True)
    _forget()
    yield path
    _forget()


def _forget():
    for known in (loading.entries, loading.table, loading._cached):
        known.cache_clear()


@pytest.fixture
def rules(folder):
    """Writes a rule file of entries, one a line."""

    def write(topic, *entries):
        lines = "".join(f"  - {entry}\n" for entry in entries)
        (folder / f"{topic}.yml").write_text(f"about: for a test\nentries:\n{lines}", encoding="utf-8")

    return write
