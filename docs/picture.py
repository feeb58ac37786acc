"""Draw the picture of real output in the README: what ``marsad code`` prints for an example page.

    python docs/picture.py [PAGE] [OUTPUT.svg]

rich draws each piece of text into a width fixed beforehand, which tears the letters of Arabic apart; those pieces get their own width back, their
direction, and a place at the left edge of their column.
"""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI

from marsad.cli.table import render
from marsad.pipeline import Coded, run
from marsad.readers import read

HERE = Path(__file__).resolve().parent
ARABIC = re.compile("[\u0600-\u06ff]")
PIECE = re.compile(r"<text ([^>]*?) textLength=\"[^\"]*\"([^>]*)>([^<]*)</text>")


def main() -> None:
    """Write the picture."""
    page = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent / "examples" / "state-visit.html"
    target = Path(sys.argv[2]) if len(sys.argv) > 2 else HERE / "output.svg"
    console = Console(record=True, width=118, file=io.StringIO(), highlight=False, markup=False, emoji=False)
    for outcome in run(read(page), jobs=1):
        if not isinstance(outcome, Coded):
            sys.exit(str(outcome))
        console.print(render(outcome))
    drawn = console.export_svg(title=f"marsad code examples/{page.name}", theme=MONOKAI, unique_id="marsad")
    target.write_text(PIECE.sub(_natural, drawn), encoding="utf-8")


def _natural(piece: re.Match[str]) -> str:
    before, after, words = piece.groups()
    if not ARABIC.search(words):
        return piece.group()
    label, _, rest = words.partition("\u2067")
    words = f"{label}\u2067{rest}".rstrip("\xa0") if rest else words.rstrip("\xa0")
    return f'<text {before}{after} style="unicode-bidi:plaintext;direction:ltr">{words}</text>'


if __name__ == "__main__":
    main()
