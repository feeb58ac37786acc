"""Arabic on a terminal: each piece isolated line by line, nothing that drives the terminal."""

import io

import pytest
from rich.console import Console

from marsad.cli.table import counts, plain_value
from marsad.cli.terminal import Words, isolated, printable

START, END = "\u2067", "\u2069"


def shown(words, width=40):
    console = Console(file=io.StringIO(), width=width, highlight=False, markup=False)
    console.print(words)
    return console.file.getvalue().splitlines()


@pytest.mark.parametrize(
    "text", ["\x1b[2Jx", "x\x9b1m", "x\x07", "\u202ex", "x\u2066", "x\u200f", "x\u2028y", "a\r\nb", "x\x7f"]
)
def test_nothing_that_drives_a_terminal_is_printable(text):
    assert printable(text).isprintable()


def test_joiners_inside_words_stay():
    assert printable("می\u200cرود") == "می\u200cرود"


def test_arabic_is_isolated_and_latin_is_not():
    assert isolated("عمان") == f"{START}عمان{END}"
    assert isolated("Amman") == "Amman"


def test_every_line_of_wrapped_arabic_is_isolated():
    lines = shown(Words("كلمات كثيرة لا تسعها هذه الأسطر القصيرة"), width=20)
    assert len(lines) > 1
    assert all(line.startswith(START) and line.rstrip().endswith(END) for line in lines)


def test_a_label_stands_before_the_words():
    assert shown(Words("عمان", label="city: ")) == [f"city: {START}عمان{END}"]


def test_a_count_of_people_is_shown_with_its_hedge():
    numbers = {"dead": 12, "injured": 0, "arrested": 7, "displaced": None}
    assert counts(numbers, {"dead": "min", "arrested": "about"}) == [
        "dead: at least 12",
        "injured: 0",
        "arrested: about 7",
    ]


def test_square_brackets_are_words_and_no_markup():
    assert shown(Words("[bold]x[/bold] [link=http://x]y[/link]"), width=60) == [
        "[bold]x[/bold] [link=http://x]y[/link]"
    ]


@pytest.mark.parametrize(
    ("value", "shown"),
    [(95000000.0, "95,000,000"), (1.5, "1.5"), (40, "40"), (2000.0, "2000"), (float("inf"), "inf"), (1e300, "1e+300")],
)
def test_a_whole_number_is_shown_without_a_fraction(value, shown):
    assert plain_value(value) == shown
