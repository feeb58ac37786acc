"""Which of the most frequent verbs and verbal nouns of a news collection have a frame, and why the others have none.

    python evaluation/frequent_words.py NEWS.jsonl[.gz] [--most 1000] [--missing]

Reads the beginnings of the articles (3,000 characters). A word counts as its first dictionary form, and has a frame if any of its forms there may
trigger one. ``no_frame.yml`` gives the reason for words without a frame; ``--missing`` lists those that have neither.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import yaml

from marsad.coding.frames import load_frames, stem_keys
from marsad.language.ar import analyse, verbs_of
from marsad.records import Form
from marsad.text import key

REASONS = Path(__file__).with_name("no_frame.yml")
BEGINNING = 3000  # characters


def words(path: Path) -> Iterator[tuple[tuple[str, str], Form]]:
    """The verbs and listed verbal nouns of the articles: kind and dictionary form or search key, and the form that stands there."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            for token in analyse(json.loads(line)["text"][:BEGINNING]).tokens:
                if token.pos == "VERB" and token.form.verbs:
                    yield ("verb", token.lemmas[0]), token.form
                elif token.pos == "NOUN":
                    noun = next((k for k in stem_keys(token.form) if verbs_of(k)), None)
                    if noun:
                        yield ("noun", noun), token.form


def main() -> None:
    """Count, compare, report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news", type=Path)
    parser.add_argument("--most", type=int, default=1000)
    parser.add_argument("--missing", action="store_true")
    args = parser.parse_args()
    reasons = {
        key(word): group["why"] for group in yaml.safe_load(REASONS.read_text("utf-8")) for word in group["words"]
    }
    kinds = [load_frames(), load_frames(kind="facts")]
    counts: Counter[tuple[str, str]] = Counter()
    framed = set()
    for found, form in words(args.news):
        counts[found] += 1
        if found not in framed and any(frames.of(form) for frames in kinds):
            framed.add(found)
    account: Counter[str] = Counter()
    missing = []
    for (kind, word), count in counts.most_common(args.most):
        if (kind, word) in framed:
            account["has a frame"] += 1
        elif key(word) in reasons:
            account[f"none: {reasons[key(word)]}"] += 1
        else:
            account["not accounted for"] += 1
            missing.append(f"{word} ({kind}, {count})")
    for reason, count in account.most_common():
        print(f"{count:5}  {reason}")
    if args.missing:
        print(*missing, sep="، ")


if __name__ == "__main__":
    main()
