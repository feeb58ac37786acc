"""Put the articles of the NewsFANE corpus together again, for our coding of some of them.

    python evaluation/newswire.py NEWSFANE_GOLD.txt[.gz] OUT.jsonl

The corpus (Alotaibi and Lee, COLING 2014; CC BY-SA 3.0) has newswire of 2001-2007 as one token a line, clitics split off, an empty line after every
sentence, and nothing to part the articles. ``evaluation/newswire/coded.jsonl`` says of each article that readers coded which sentences it has
(``sentences``, first and last but one, counted from 0). OUT.jsonl has them as ``id``, ``title``, ``date`` (always null: the corpus has none) and
``text``, a paragraph a sentence; `training/coded.py` puts the coding on them.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

CODED = Path(__file__).with_name("newswire") / "coded.jsonl"

_BEFORE = frozenset({"و", "ف", "ب", "ل", "ك"})
"""Clitics that are written together with the next word."""
_BEHIND = frozenset({"ه", "ها", "هم", "هما", "هن", "نا", "كم", "كما"})
"""Pronouns that are written together with the word before."""
_BEFORE_PRONOUN = {"ة": "ت", "ى": "ا"}
"""Last letters that change before a pronoun."""
_QUOTE = '"'
_CLOSING = frozenset(")]}.،,؛;:؟?!%")
_OPENING = frozenset("([{")
_MARKS = dict.fromkeys(map(ord, "\u200e\u200f\ufeff"))


def main() -> None:
    """Write the articles that were coded."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    with (gzip.open if args.corpus.suffix == ".gz" else open)(args.corpus, "rt", encoding="utf-8") as lines:
        paragraphs = [written(tokens) for tokens in sentences(lines)]
    with args.out.open("w", encoding="utf-8") as out:
        for line in CODED.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            first, end = row["sentences"]
            article = {"id": row["id"], "title": "", "date": None, "text": "\n".join(paragraphs[first:end])}
            out.write(json.dumps(article, ensure_ascii=False) + "\n")


def sentences(lines: Iterable[str]) -> Iterator[list[str]]:
    """The tokens of each sentence of the corpus (one token and its class a line, an empty line between sentences)."""
    tokens: list[str] = []
    for line in lines:
        token = line.partition("\t")[0].translate(_MARKS).strip()
        if token:
            tokens.append(token)
        elif tokens:
            yield tokens
            tokens = []
    if tokens:
        yield tokens


def written(words: list[str]) -> str:
    """A sentence as it is written: clitics joined to their words, signs to theirs.

    ت stands for ة and ا for ى before a pronoun, للـ for ل and the article.
    """
    text, joined, quoted = "", True, False
    for word in words:
        if word in _BEHIND and text and text[-1].isalpha() and not joined:
            text = text[:-1] + _BEFORE_PRONOUN.get(text[-1], text[-1]) + word
            continue
        closes = word in _CLOSING or (word == _QUOTE and quoted)
        if joined and text.endswith("ل") and not text[-2:-1].isalpha() and word.startswith("ال"):
            text += word[1:]
        else:
            text += word if joined or closes else f" {word}"
        quoted ^= word == _QUOTE
        joined = word in _BEFORE or word in _OPENING or (word == _QUOTE and quoted)
    return text


if __name__ == "__main__":
    main()
