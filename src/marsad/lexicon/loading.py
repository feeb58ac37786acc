"""Lexicon files as typed entries.

Rules stand in ``lexicons/<language>/<topic>.yml``, names in bulk in ``lexicons/<language>/<table>.tsv``; the language ``world`` holds what
does not depend on a language. The parsed entries (without their examples) are kept for the next start (`marsad.lexicon.keeping`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from marsad.lexicon.keeping import PACKAGE, kept

_LEXICONS = PACKAGE / "lexicons"
_HERE = Path(__file__).resolve().parent

M = TypeVar("M")


class LexiconError(ValueError):
    """A lexicon file is missing or wrong; the message names file and place."""


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text that a rule must accept (with what it must give) or reject (with the reason)."""

    text: str
    span: str | None = None
    value: Any = None
    why: str | None = None


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """One lexicon entry: the spellings that it matches and the value that they have."""

    id: str
    match: tuple[str, ...] = ()
    value: dict[str, Any] = {}
    note: str | None = None


class _FullEntry(Entry, frozen=True, forbid_unknown_fields=True):
    accept: tuple[Example, ...] = ()
    reject: tuple[Example, ...] = ()


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    about: str
    entries: tuple[_FullEntry, ...]
    source: str | None = None
    licence: str | None = None


def topics(language: str) -> tuple[str, ...]:
    """Names of the rule files of ``language``, in alphabetical order."""
    return tuple(file.stem for file in _files(language))


@cache
def entries(language: str, topic: str) -> tuple[Entry, ...]:
    """The entries of a rule file, without their examples.

    Raises:
        LexiconError: the file is missing or not of the schema.
    """
    return _cached(language).get(topic) or _missing(language, topic)


def examples(language: str, topic: str) -> tuple[tuple[Entry, tuple[Example, ...], tuple[Example, ...]], ...]:
    """Every entry of a rule file with its accepted and rejected examples; for the tests and the checker."""
    return tuple((e, e.accept, e.reject) for e in _parse(_LEXICONS / language / f"{topic}.yml").entries)


@cache
def table(language: str, name: str) -> tuple[dict[str, str], ...]:
    """Rows of a bulk table (tab-separated, ``#`` comments first, then a line of column names) by column.

    Raises:
        LexiconError: the file is missing or a row has another number of columns than the header.
    """
    path = _LEXICONS / language / f"{name}.tsv"
    if not path.is_file():
        raise LexiconError(f"no table {name!r} for language {language!r}: {path}")
    lines = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    header, *body = [line.split("\t") for line in lines if not line.startswith("#")]
    for number, row in enumerate(body, 1):
        if len(row) != len(header):
            raise LexiconError(
                f"{path}: row {number} after the header has {len(row)} columns, not {len(header)}: {row[:3]}"
            )
    return tuple(dict(zip(header, row, strict=True)) for row in body)


def model_path(language: str, name: str) -> Path:
    """Where the trained model ``name`` of ``language`` lies in the package.

    Raises:
        LexiconError: there is no such file.
    """
    path = PACKAGE / "language" / language / "models" / name
    if not path.is_file():
        raise LexiconError(f"no model {name!r} for language {language!r}: there is no {path}; install marsad again")
    return path


def model(language: str, name: str, kind: type[M]) -> M:
    """The trained model ``name`` of ``language``, a file of MessagePack.

    Args:
        language: the language.
        name: name of the file.
        kind: what the file holds.

    Raises:
        LexiconError: there is no such file, or it is damaged.
    """
    path = model_path(language, name)
    try:
        return msgspec.msgpack.decode(path.read_bytes(), type=kind)
    except msgspec.MsgspecError as error:
        raise LexiconError(f"{path} is damaged ({error}); install marsad again") from error


def _missing(language: str, topic: str) -> tuple[Entry, ...]:
    raise LexiconError(f"no lexicon {topic!r} for language {language!r}; there are: {', '.join(topics(language))}")


def _parse(path: Path) -> _File:
    import yaml  # only a first start parses

    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe loaders
        return msgspec.convert(raw, _File)
    except (OSError, yaml.YAMLError, msgspec.ValidationError) as error:
        raise LexiconError(f"{path}: {error}") from error


@cache
def _cached(language: str) -> dict[str, tuple[Entry, ...]]:
    files = _files(language)
    if not files:
        raise LexiconError(f"no lexicons for language {language!r} in {_LEXICONS}")
    return kept(language, (*files, _HERE), dict[str, tuple[Entry, ...]], lambda: _entries(files))


def _files(language: str) -> tuple[Path, ...]:
    found = sorted((_LEXICONS / language).glob("*.yml"))
    return tuple(file for file in found if not file.name.startswith("."))  # no lock of an editor


def _entries(files: Sequence[Path]) -> dict[str, tuple[Entry, ...]]:
    return {p.stem: tuple(Entry(e.id, e.match, e.value, e.note) for e in _parse(p).entries) for p in files}
