"""Words of strangers on a terminal: harmless, and Arabic in its direction.

A terminal that knows bidirectional text orders each line by itself, from its left edge; two Arabic cells on one line would change places. Every
Arabic piece is therefore put between isolates (U+2067, U+2069), line by line; terminals that know nothing of direction ignore them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.text import Text

# Control characters move cursors and set titles; embedding and isolate characters turn the text after them around.
_HARMFUL = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_ISOLATE, _END = "\u2067", "\u2069"
_LETTER = _RIGHT_TO_LEFT.pattern
_RUN = re.compile(rf"{_LETTER}(?:[^A-Za-z=/]*{_LETTER})?")


def printable(text: str) -> str:
    """``text`` on one line, without characters that would do something to the terminal."""
    return " ".join(_HARMFUL.sub(" ", text).split())


def isolated(text: str) -> str:
    """Printable ``text``; Arabic is kept apart from what stands beside it."""
    plain = printable(text)
    return f"{_ISOLATE}{plain}{_END}" if is_arabic(plain) else plain


def is_arabic(text: str) -> bool:
    """Whether any letter of ``text`` runs from right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def apart(text: str) -> str:
    """Latin ``text``, made harmless, in which each run of Arabic words is isolated."""
    return _RUN.sub(lambda m: f"{_ISOLATE}{m.group()}{_END}", _HARMFUL.sub(" ", text))


class Words:
    """Words of a page as something rich can print: wrapped first, then isolated line by line.

    Args:
        text: the words.
        style: rich style of the words.
        label: Latin words before them, dimmed.
    """

    def __init__(self, text: str, style: str = "", label: str = "") -> None:
        self._text, self._style, self._label = printable(text), style, label

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        room = max(options.max_width - len(self._label), 1)
        for number, line in enumerate(Text(self._text).wrap(console, room)):
            before = self._label if number == 0 else " " * len(self._label)
            yield Text.assemble((before, "dim"), (isolated(line.plain), self._style))

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        whole = Measurement.get(console, options, Text(self._text))
        return Measurement(whole.minimum, whole.maximum + len(self._label)).with_maximum(options.max_width)


class Marked:
    """A stretch of a page with some of its words marked: underlined, and numbered for terminals and files without styles.

    Args:
        text: the stretch.
        marks: start and end within ``text``, and the number, in order and without overlap.
    """

    def __init__(self, text: str, marks: Iterable[tuple[int, int, int]]) -> None:
        plain = _HARMFUL.sub(lambda m: " " * len(m.group()), text)
        self._text, at = Text(), 0
        for start, end, number in marks:
            self._text.append(plain[at:start]).append(plain[start:end], "bold underline").append(f"[{number}]", "cyan")
            at = end
        self._text.append(plain[at:])

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for line in self._text.wrap(console, options.max_width):
            line.rstrip()
            yield Text.assemble(_ISOLATE, line, _END) if is_arabic(line.plain) else line


class Pieces:
    """Short pieces in a row, Latin and Arabic, none broken at the end of a line.

    Args:
        pieces: each with its parts, and their rich styles.
    """

    def __init__(self, pieces: Iterable[Sequence[tuple[str, str]]]) -> None:
        self._pieces = [Text.assemble(*((apart(text), style) for text, style in parts)) for parts in pieces]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        line = Text()
        for piece in self._pieces:
            if line and line.cell_len + 2 + piece.cell_len > options.max_width:
                yield line
                line = Text()
            line = Text.assemble(line, "  ", piece) if line else piece.copy()
        yield line
