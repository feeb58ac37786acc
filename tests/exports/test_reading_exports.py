"""The notebook that reads exports runs from top to bottom; the R script names columns that exist."""

import json
import re
import shutil
from pathlib import Path

import pandas
import polars

from marsad.exports import changes, csv, polecat
from marsad.store import Book

ROOT = Path(__file__).resolve().parents[2]
READING = ROOT / "docs" / "reading"


def test_the_notebook_runs(tmp_path, monkeypatch, capsys):
    work = tmp_path / "docs" / "reading"
    work.mkdir(parents=True)
    (tmp_path / "examples").mkdir()
    for page in ("state-visit.html", "protest.txt"):
        shutil.copy(ROOT / "examples" / page, tmp_path / "examples")
    monkeypatch.chdir(work)
    notebook = json.loads((READING / "exports.ipynb").read_text(encoding="utf-8"))
    names = {}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            assert cell["outputs"] == []
            exec(compile("".join(cell["source"]), "exports.ipynb", "exec"), names)
    told = capsys.readouterr().out
    assert "CONSULT" in told
    assert "Senegal -> Jordan" in told
    assert isinstance(names["events"], pandas.DataFrame)
    assert set(names["events"]["actors"]) >= {"SEN GOV"}
    assert isinstance(names["pairs"], polars.DataFrame)
    assert names["pairs"]["events"].sum() > 0
    assert "{'relation': 'agreement', 'subject': 'JOR', 'object': 'SEN'}" in told


def test_the_script_asks_a_book_for_what_it_holds(tmp_path):
    (question,) = re.findall(r'dbGetQuery\(book, "(.+)"\)', (READING / "exports.R").read_text(encoding="utf-8"))
    made = Book(tmp_path / "book.duckdb")
    made.create()
    with made.reading() as connection:
        assert connection.query(question).column_names == ["type", "actors", "recipients", "first_day"]


def test_the_script_names_columns_that_exist():
    script = (READING / "exports.R").read_text(encoding="utf-8")
    used = set(re.findall(r"events\$(\w+)", script)) - {"day"} | {"record", "status", "type", "intensity", "cameo"}
    assert used <= set(csv.COLUMNS)
    assert set(re.findall(r"changes\$(\w+)", script)) <= {column.name for column in changes.FIELDS}
    assert set(re.findall(r'polecat\[\["([^"]+)"\]\]', script)) <= {c.name for c in polecat.COLUMNS}
