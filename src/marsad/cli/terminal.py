"""Words of strangers on a terminal: harmless, and Arabic in its direction.

A terminal that knows bidirectional text orders each line by itself, from its left edge; two Arabic cells on one line would change places. Every
Arabic piece is therefore put between isolates (U+2067, U+2069), line by line; terminals that know nothing of direction ignore them.
"""

from __future__ import annotations

import re

from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.text import Text

# Control characters move cursors and set titles; embedding and isolate characters turn the text after them around.
_HARMFUL = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_ISOLATE, _END = "\u2067", "\u2069"


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
