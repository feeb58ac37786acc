"""Running the command in this process and in one of its own."""

import io
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from marsad.cli import main

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SENTENCE = "زار الرئيس المصري عبد الفتاح السيسي العاصمة الأردنية عمان يوم الاثنين 4 مارس 2024.\n"


class Done(NamedTuple):
    status: int
    out: str
    err: str


@pytest.fixture
def marsad(capsys, monkeypatch):
    def run(*arguments, stdin=b""):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(stdin))))
        try:
            status = main([str(a) for a in arguments])
        except SystemExit as end:
            status = end.code
        return Done(int(status), *capsys.readouterr())

    return run


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(SENTENCE, encoding="utf-8")
    return path


@pytest.fixture
def examples():
    return EXAMPLES


@pytest.fixture
def process():
    def start(*arguments, stderr, stdout=subprocess.PIPE):
        command = [sys.executable, "-m", "marsad", *map(str, arguments)]
        return subprocess.Popen(command, stdout=stdout, stderr=stderr)

    return start
