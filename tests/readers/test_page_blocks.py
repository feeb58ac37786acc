"""Our own pages (evaluation/pages) are held to floors: who changes how pages are read sees at once what it costs."""

from __future__ import annotations

import importlib.util
import json
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from marsad.readers import read

PROGRAM = Path(__file__).resolve().parents[2] / "evaluation" / "page_blocks.py"


@cache
def program() -> Any:
    spec = importlib.util.spec_from_file_location("page_blocks", PROGRAM)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["page_blocks"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@cache
def rows() -> list[dict[str, Any]]:
    lines = (program().PAGES / "expected.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


MOST_WRONG = {
    "published": 1, "published_at": 1, "updated": 1, "updated_at": 1, "title": 0, "url": 0, "author": 3, "section": 1, "publisher": 5,
}  # fmt: skip
"""Of how many pages at most each is read otherwise than the page tells it."""


def test_there_is_an_expectation_for_every_page() -> None:
    assert all({*MOST_WRONG, "blocks"} <= row.keys() for row in rows())
    assert {row["page"] for row in rows()} == {path.name for path in program().PAGES.glob("*.html")}
    assert len(rows()) >= 40


def test_blocks_of_our_own_pages() -> None:
    figures = program().measure()
    assert figures.f1 >= 0.95, "\n".join(figures.mistakes)
    for name, wrong in MOST_WRONG.items():
        assert figures.stated[name] == len(rows()), name
        assert figures.stated[name] - figures.stated_right[name] <= wrong, "\n".join(figures.mistakes)


def test_the_program_sees_mistakes() -> None:
    figures = program().Figures()
    wanted = [("body", "أ"), ("body", "ب"), ("caption", "ج")]
    program()._counted(wanted, [("body", "أ"), ("lead", "ب")], "p", figures)
    assert (figures.right, figures.found, figures.expected) == (1, 2, 3)
    assert figures.f1 == pytest.approx(0.4)
    assert len(figures.mistakes) == 3


@pytest.mark.parametrize("name", [row["page"] for row in rows() if "items" in row])
def test_pages_of_several_items(name: str) -> None:
    (expected,) = (row["items"] for row in rows() if row["page"] == name)
    assert len(list(read(program().PAGES / name))) == expected


@pytest.mark.parametrize("name", [row["page"] for row in rows() if "items" not in row])
def test_pages_of_one_item(name: str) -> None:
    assert len(list(read(program().PAGES / name))) == 1
