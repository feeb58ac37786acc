"""Running text out of the FANE files, for readers to code and for the encoder to learn words from.

    python training/fane.py FOLDER OUT_DIR

FOLDER holds ``newsfane_gold.txt.gz`` and ``wikifane_gold.txt.gz`` (Alotaibi and Lee, COLING 2014; CC BY-SA 3.0): news of about 2000 to 2007 and an
encyclopaedia, one word a line, clitics split off, nothing told about where an article begins. Writes ``newsfane.jsonl`` and ``wikifane.jsonl``
into OUT_DIR: ten sentences each, with ``id`` (``newsfane-0001``), ``title`` and ``date`` (both unknown) and ``text``. Two runs give the same bytes.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from names import read

SENTENCES = 10  # of a piece
SHORT = 16  # characters that are no sentence
_BEFORE = re.compile(r" (?=[.،؛:؟!)%])")
_AFTER = re.compile(r"(?<=\() ")
_BOUND = ((re.compile(r"ة(?=(?:ها?|هما?|هن|نا|كم)\b)"), "ت"), (re.compile(r"ى(?=(?:ها?|هما?|هن|نا|كم)\b)"), "ا"))


def text_of(words: list[str]) -> str:
    """A sentence as it is printed: marks stand at their words, last letters as they are written before a pronoun."""
    text = _AFTER.sub("", _BEFORE.sub("", " ".join(words)))
    for last, written in _BOUND:
        text = last.sub(written, text)
    return text


def lines_of(sentences: list[str]) -> list[str]:
    """Sentences without stray marks; letters with full stops (an agency's abbreviation) stay before what they open."""
    found: list[str] = []
    for sentence in sentences:
        if found and len(found[-1]) < SHORT:
            found[-1] += sentence if sentence.startswith(".") else f" {sentence}"
        elif any(map(str.isalnum, sentence)):
            found.append(sentence)
    return found


def main() -> None:
    """Write both files."""
    folder, out = map(Path, sys.argv[1:3])
    out.mkdir(parents=True, exist_ok=True)
    for name in ("newsfane", "wikifane"):
        sentences = lines_of([text_of([word for word, _ in s]) for s in read(folder / f"{name}_gold.txt.gz")])
        with (out / f"{name}.jsonl").open("w", encoding="utf-8") as lines:
            for number, start in enumerate(range(0, len(sentences), SENTENCES), 1):
                text = "\n".join(sentences[start : start + SENTENCES])
                row = {"id": f"{name}-{number:04}", "title": None, "date": None, "text": text}
                lines.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
