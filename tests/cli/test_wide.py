"""Tables at the widths of terminals: the words of a page can be read at each."""

import re
from datetime import date

import pytest
from rich.console import Console

from marsad.cli import answers, table
from marsad.cli.asking import Shown
from marsad.cli.record_tables import state_layout

START, END = "\u2067", "\u2069"
EVIDENCE = "افتتحت القاهرة سفارة جديدة لها في الأردن بعد سنوات من الانتظار بحضور عدد من السفراء العرب ووجهاء المدينة"
STATE = {
    "relation": "diplomatic_mission", "subject": "EGY", "object": "JOR", "slot": "embassy", "state": "open", "start": date(2024, 3, 5),
    "basis": "seen", "end": None, "for": 2, "against": 0, "evidence": EVIDENCE,
}  # fmt: skip
LONG = STATE | {
    "relation": "office",
    "slot": "سفير جمهورية مصر العربية لدى المملكة",
    "state": "السفير محمد عبد الرحمن السالمي",
}


def lines(monkeypatch, capsys, width, *rows):
    monkeypatch.setattr(table, "console", lambda out: Console(file=out, width=width, highlight=False, markup=False))
    answers.answer(rows, list(STATE), Shown(format="table"), state_layout())
    return capsys.readouterr().out.splitlines()


def plain(line):
    return line.replace(START, "").replace(END, "")


@pytest.mark.parametrize("width", [60, 80, 100])
@pytest.mark.parametrize("row", [STATE, LONG])
def test_words_stand_below_their_row_where_there_is_no_room_beside_it(monkeypatch, capsys, width, row):
    shown = lines(monkeypatch, capsys, width, row, row)
    assert max(len(plain(line).rstrip()) for line in shown) <= width
    words = [line.strip() for line in shown if line.startswith("    " + START)]
    assert " ".join(plain(line) for line in words) == f"{EVIDENCE} {EVIDENCE}"
    assert all(line.startswith(START) and line.endswith(END) for line in words)
    assert len(words) <= 2 * (len(EVIDENCE) // (width // 2) + 1)


def test_words_stand_beside_their_row_where_there_is_room(monkeypatch, capsys):
    shown = lines(monkeypatch, capsys, 160, STATE)
    first = next(line for line in shown if "diplomatic_mission" in line)
    assert re.search(rf"2 / 0 +{START}{EVIDENCE[:20]}", first)


def test_short_words_stay_in_a_narrow_table(monkeypatch, capsys):
    shown = lines(monkeypatch, capsys, 100, STATE | {"evidence": "سفارة"})
    assert any("diplomatic_mission" in line and "سفارة" in line for line in shown)
