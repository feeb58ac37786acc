"""What training reads and where the models lie; what is missing or damaged is told in one line, with file and line."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).resolve().parent.parent / "src/marsad"
MODELS = _PACKAGE / "language/ar/models"
LEXICONS = _PACKAGE / "lexicons"
Json = dict[str, Any]


def damaged(path: Path, number: int, what: str) -> SystemExit:
    """The end of a program that cannot go on: ``what`` is wrong in line ``number`` of a file."""
    return SystemExit(f"{path}, line {number}: {what}")


def lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines of a text in UTF-8, packed (``.gz``) or not, each with its number from 1; without their ends.

    Raises:
        SystemExit: the file is missing, cannot be unpacked or is not UTF-8.
    """
    opener = gzip.open if path.suffix == ".gz" else open
    number = 0
    try:
        with opener(path, "rt", encoding="utf-8-sig") as text:
            for number, line in enumerate(text, 1):
                yield number, line.rstrip("\n")
    except UnicodeDecodeError as error:
        raise damaged(path, number + 1, f"or soon after: not UTF-8 ({error.reason})") from None
    except (EOFError, zlib.error) as error:
        raise damaged(path, number + 1, f"or soon after: cannot be unpacked ({error})") from None
    except OSError as error:
        raise SystemExit(f"{path}: {error.strerror or error}") from None


def objects(path: Path, needed: Sequence[str] = ()) -> Iterator[Json]:
    """The objects of a file of JSON Lines, which have at least the fields ``needed``; empty lines are passed over.

    Raises:
        SystemExit: a line is no JSON object, or lacks a field; or as for `lines`.
    """
    for number, line in lines(path):
        if not line.strip():
            continue
        try:
            found = json.loads(line)
        except ValueError as error:
            raise damaged(path, number, f"no JSON ({error})") from None
        if not isinstance(found, dict):
            raise damaged(path, number, "no JSON object")
        if missing := [name for name in needed if name not in found]:
            raise damaged(path, number, f"there is no {', '.join(missing)}")
        yield found


@contextmanager
def whole(path: Path, form: str) -> Iterator[Json]:
    """The object that a file of JSON holds, to be used within ``with``; ``form`` names what it must be.

    Raises:
        SystemExit: the file is missing, no JSON, or lacks what is looked for in it.
    """
    try:
        yield json.loads("\n".join(line for _, line in lines(path)))
    except json.JSONDecodeError as error:
        raise damaged(path, error.lineno, f"no JSON ({error.msg})") from None
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        raise SystemExit(f"{path}: not of the form of {form} ({type(error).__name__}: {error})") from None


def share(part: float, whole: float) -> float:
    """A part as a share of the whole; 0 where there is nothing."""
    return part / whole if whole else 0.0
