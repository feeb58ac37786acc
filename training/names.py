"""Train the finder of names and measure it on sentences kept apart.

    python training/names.py FOLDER [--quick]

FOLDER holds ``newsfane_gold.txt.gz`` and ``wikifane_gold.txt.gz`` (Alotaibi and Lee, COLING 2014; CC BY-SA 3.0), whose fifty classes are
brought down to four. Prints precision, recall and F1 of whole names on the last sixth of the news, trained on the rest, then trains on
everything and writes ``names.msgpack`` into the folder of the models. Two runs give the same bytes. Needs ``python-crfsuite``.
"""

from __future__ import annotations

import argparse
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path

from fields import kept_on_failure, train, write
from files import MODELS, damaged, lines, share
from marsad.language.ar import form, naming
from marsad.text import fold

MODEL = MODELS / "names.msgpack"
OPTIONS = {"c1": 0.05, "c2": 0.4, "max_iterations": 120, "feature.minfreq": 2, "feature.possible_transitions": False}
KINDS = {
    "PER": "Politician Athlete Artist Other_PER Religious_PER Scientist Businessperson Lawyer Police Engineer Group",
    "GPE": "Nation Population-Center State-or-Province County-or-District GPE-Cluster",
    "ORG": "Government Non-Governmental Commercial Educational Media Religious_ORG Sports Medical-Science Entertainment",
}
KIND = {fine: kind for kind, classes in KINDS.items() for fine in classes.split()}
BEFORE = frozenset(("و", "ف", "ب", "ل", "ك", "س"))
AFTER = frozenset(("ه", "ها", "هم", "هما", "هن", "نا", "كم"))
Sentence = list[tuple[str, str]]


def read(path: Path) -> list[Sentence]:
    """Sentences of a FANE file: words as they are written, with the tag of their stem; clitics, which the file splits off, are joined again.

    Raises:
        SystemExit: the file is missing or damaged.
    """
    sentences: list[Sentence] = [[]]
    for number, line in lines(path):
        text, _, fine = line.partition("\t")
        word = fold(text).strip()
        if word:
            tag = _coarse(fine.strip())
            if tag is None:
                raise damaged(path, number, "not a word and its tag (O, B-... or I-...), parted by a tab")
            sentences[-1].append((word, tag))
        if not word or word in ".؟!":
            sentences.append([])
    return [_joined(s) for s in sentences if s]


def _coarse(fine: str) -> str | None:
    """One of our four kinds for one of the fifty; None for what is no tag."""
    place, _, name = fine.partition("-")
    if name and place in {"B", "I"}:
        return f"{place}-{KIND.get(name, 'OTH')}"
    return "O" if fine == "O" else None


def _joined(sentence: Sentence) -> Sentence:
    """Words with their clitics; a name that begins with its clitic begins with the word."""
    found: Sentence = []
    front, tag_of_front = "", "O"
    for word, tag in sentence:
        if word in BEFORE and not front:
            front, tag_of_front = word, tag
        elif word in AFTER and tag == "O" and found and not front and found[-1][0].isalpha():
            found[-1] = (found[-1][0] + word, found[-1][1])
        else:
            article = front == "ل" and word.startswith("ال")
            found.append((front + (word[1:] if article else word), tag_of_front if tag_of_front != "O" else tag))
            front, tag_of_front = "", "O"
    if front:
        found.append((front, tag_of_front))
    return found


def names(tags: Sequence[str]) -> set[tuple[int, int, str]]:
    """The names that tags mark: first word, word after the last, kind."""
    found, start = set(), 0
    for at, tag in enumerate([*tags, "O"]):
        if tag.startswith("I-") and at and tags[start] != "O":
            continue
        if at and tags[start] != "O":
            found.add((start, at, tags[start][2:]))
        start = at
    return found


def ready(sentences: Sequence[Sentence]) -> list[tuple[list[list[str]], list[str]]]:
    """Features and tags; a name goes on only after a word of its kind."""
    found = []
    for sentence in sentences:
        tags = [tag for _, tag in sentence]
        for at, tag in enumerate(tags):
            if tag.startswith("I-") and (at == 0 or tags[at - 1][2:] != tag[2:]):
                tags[at] = "B" + tag[1:]
        found.append((naming.SEEN.rows([form(word) for word, _ in sentence]), tags))
    return found


def learn(sentences: Sequence[tuple[list[list[str]], list[str]]]) -> None:
    """Train and let the package use what was learned."""
    weights = train(sentences, OPTIONS)
    impossible = {
        (before, tag)
        for before in weights.tags
        for tag in weights.tags
        if tag.startswith("I-") and before[2:] != tag[2:]
    }
    write(weights, MODEL, impossible)
    naming.field.cache_clear()


def main() -> None:
    """Measure, train on everything, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--quick", action="store_true", help="train on everything at once, without the figures")
    args = parser.parse_args()
    news, encyclopaedia = (ready_words(args.folder / f"{name}_gold.txt.gz") for name in ("newsfane", "wikifane"))
    base = ready(encyclopaedia)
    with kept_on_failure(MODEL):
        if not args.quick:
            measure(news, base)
        learn([*ready(news), *base])
    print(f"{MODEL}: {MODEL.stat().st_size / 1e6:.2f} MB")


def measure(news: Sequence[Sentence], base: Sequence[tuple[list[list[str]], list[str]]]) -> None:
    """Print the figures on the last sixth of the news, trained on the rest and ``base``."""
    lengths = list(accumulate(map(len, news)))
    cut = bisect_left(lengths, lengths[-1] * 5 / 6) + 1
    learn([*ready(news[:cut]), *base])
    counts: Counter[tuple[str, str]] = Counter()
    for sentence, (_, tags) in zip(news[cut:], ready(news[cut:]), strict=True):
        gold, found = names(tags), names(naming.field().tag([form(word) for word, _ in sentence]))
        counts.update(("gold", kind) for *_, kind in gold)
        counts.update(("found", kind) for *_, kind in found)
        counts.update(("right", kind) for *_, kind in gold & found)
    for kind in ("GPE", "PER", "ORG", "OTH"):
        right, found_, gold_ = (counts[what, kind] for what in ("right", "found", "gold"))
        print(
            f"{kind}: precision {share(right, found_):.3f}, recall {share(right, gold_):.3f}, "
            f"F1 {share(2 * right, found_ + gold_):.3f}"
        )


def ready_words(path: Path) -> list[Sentence]:
    """The sentences of a file, none longer than 200 words."""
    return [s[at : at + 200] for s in read(path) for at in range(0, len(s), 200)]


if __name__ == "__main__":
    main()
