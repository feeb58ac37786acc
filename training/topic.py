"""Teach the judge of whole pages what political news is and what is none.

    python training/topic.py NEWS.jsonl[.gz] [--coded GOLD_DIR ...] --other OTHER.jsonl[.gz] [OTHER.jsonl ...]
        [--politics FILE ...] [--write]

NEWS is a collection of political news (its first 900 articles are taken); of each GOLD_DIR (``articles.jsonl``, ``gold.jsonl``) those articles
that have events are; OTHER are pages about sport, culture, science, religion, business, daily life, as ``training/other/pages.jsonl``;
``--politics`` are pages of political news that look like those, as ``training/other/politics.jsonl``, and count as much. Prints how held-out
pages are judged, five folds. With ``--write`` the judge of all pages takes the place of the one in the language's model file; the rest of it stays.
Needs scikit-learn (``pip install --group training``).
"""

from __future__ import annotations

import argparse
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import msgspec

from examples import Gold, load
from files import objects
from log_linear import fit_linear
from marsad.coding.model.network import Models
from marsad.coding.stage import set_stage
from marsad.coding.topic import OTHER, POLITICS, topic_features
from marsad.lexicon import model_path
from marsad.readers import Document

MODEL = model_path("ar", "coder.msgpack")
STRENGTH, LEAST = 0.03, 3
WEIGHT = 12  # a page chosen or written for the judge counts as much as so many of the news, of which there are more
FOLDS = 5
NEWS = 900
SURE = (0.35, 0.6)  # chances of being other from which on events must be surer, or the coder passes over a page


class Page(NamedTuple):
    """A page as the judge sees it, what it is, and the file it is from."""

    features: list[str]
    topic: str
    file: str
    copies: int  # how often it is learned


def main() -> None:
    """Print held-out figures; write the judge if that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news", type=Path)
    parser.add_argument("--coded", nargs="*", default=[], type=Path)
    parser.add_argument("--other", nargs="+", required=True, type=Path)
    parser.add_argument("--politics", nargs="*", default=[], type=Path)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    given = [(article, POLITICS, args.news.name, 1) for article in islice(objects(args.news, ("text",)), NEWS)]
    for folder in args.coded:
        given += [(article, POLITICS, folder.name, 1) for article, gold in load(folder) if gold["events"]]
    for topic, files in ((OTHER, args.other), (POLITICS, args.politics)):
        given += [(article, topic, file.name, WEIGHT) for file in files for article in objects(file, ("text",))]
    found = [_page(*page) for page in given]  # when all has been read, since it takes minutes
    report(found)
    if args.write:
        models = msgspec.msgpack.decode(MODEL.read_bytes(), type=Models)
        judge = fit_linear([(p.features, p.topic) for p in found for _ in range(p.copies)], STRENGTH, LEAST)
        MODEL.write_bytes(
            msgspec.msgpack.encode(msgspec.structs.replace(models, linear=models.linear | {"topic": judge}))
        )


def report(found: list[Page]) -> None:
    """Print for each file, its pages judged by a model that has not seen them, how many have which chance to be other."""
    chances: dict[str, list[float]] = {}
    for fold in range(FOLDS):
        learned = [p for n, p in enumerate(found) if n % FOLDS != fold for _ in range(p.copies)]
        judge = fit_linear([(p.features, p.topic) for p in learned], STRENGTH, LEAST)
        for page in found[fold::FOLDS]:
            chances.setdefault(f"{page.topic} {page.file}", []).append(judge.probability(page.features, OTHER))
    for name, known in chances.items():
        shares = ", ".join(f"{sum(c > least for c in known) / len(known):.3f} above {least}" for least in SURE)
        print(f"{name}: {len(known)} pages, chance of being other {shares}")


def _page(article: Gold, topic: str, file: str, copies: int) -> Page:
    return Page(topic_features(set_stage(Document.from_json(article))), topic, file, copies)


if __name__ == "__main__":
    main()
