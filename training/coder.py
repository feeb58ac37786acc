"""Train the coder's models from coded articles.

    python training/coder.py GOLD_DIR [GOLD_DIR ...] [--pretrained FILE] [--more DIR ...] [--pieces DIR ...] [--folds 5] [--keep DIR] [--write]

Each folder holds ``articles.jsonl`` and ``gold.jsonl`` as the coding guide defines them. Figures are of articles held out fold by fold; those of
``--more`` folders only teach and are not measured; each folder is the work of its own readers. ``--pieces`` is the same for texts that are denser
in events than news: whether a draft counts as an event is not learned from them. With ``--write`` the weights of all articles go to the language's
model folder. Only weights and feature names are kept, no text. ``--pretrained`` is what `training/pretraining.py` wrote. Needs PyTorch and
scikit-learn (``pip install --group training``).
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
import torch

import second_look
from articles import Coded, acceptance_examples, common_tokens, prepared, report, tell
from files import MODELS
from lightening import lightened
from log_linear import fit_linear
from marsad.coding.model.network import Models, Network, load_network
from marsad.coding.model.perceptrons import Perceptrons, Weights
from marsad.coding.reading import Reading
from network import LearningNetwork, Pretrained, Recipe, fit
from packing import exported
from retelling import retellings
from seen import HEAD, seen_sides, together

MODEL = MODELS / "coder.msgpack"
ACCEPT_STRENGTH = SAME_STRENGTH = 0.03
FIRST_EPOCHS = 5  # of the networks that find retellings
ALL = -2  # the fold of no article
ROUNDING = 0.1  # of a probability, by keeping tables as bytes


def main() -> None:
    """Report held-out figures, or write the models of all articles."""
    args = _arguments()
    if args.pretrained and not args.pretrained.is_file():
        sys.exit(f"{args.pretrained}: there is no such file; training/pretraining.py writes it")
    recipe = Recipe(seed=args.seed)
    numbers: dict[str, int] = {}
    articles = [a for folder in args.folders for a in prepared(folder, args.folds, numbers=numbers)]
    for readers, folder in enumerate([*args.more, *args.pieces], 1):
        articles += prepared(folder, args.folds, readers, dense=folder in args.pieces, numbers=numbers)
    print(f"{len(articles)} articles, {sum(a.measured for a in articles)} of them measured", flush=True)
    pretrained: Pretrained | None = None
    if args.pretrained:
        kept = torch.load(args.pretrained)
        tokens, pretrained = kept["tokens"], kept["encoder"]
    else:
        tokens = common_tokens([a.page for a in articles])
    first = Lesson([a for a in articles if not a.measured], tokens, pretrained, replace(recipe, epochs=FIRST_EPOCHS))
    if first.articles:
        parts = {"half0": 0, "half1": 1}
        halves = [Network(models) for models in side_by_side(first.without_half, parts, args.jobs, args.keep)]
        print(f"{sum(retold(a, halves[a.half]) for a in articles)} retellings", flush=True)
    lesson = Lesson(articles, tokens, pretrained, recipe)
    longest_first = {"all": ALL} if args.write else {}
    folds = {f"fold{fold}": fold for fold in range(args.folds)}
    fitted = side_by_side(lesson.without_fold, longest_first | folds, args.jobs, args.keep)
    networks = [Network(models) for models in fitted[-args.folds :]]
    looks = give_judges(articles, networks)
    report(articles, networks)
    if args.keep:
        keep(args.keep, fitted[-args.folds :], looks, networks)
    if args.write:
        write(lightened(judged_by_all(fitted[0], articles)))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--more", nargs="*", default=[], type=Path, help="folders of articles that only teach")
    parser.add_argument(
        "--pieces", nargs="*", default=[], type=Path, help="folders of texts denser than news that only teach"
    )
    parser.add_argument("--pretrained", type=Path, help="encoder that training/pretraining.py wrote")
    parser.add_argument(
        "--keep",
        type=Path,
        help="folder for the networks, for training/thresholds.py; those found there are not learned again",
    )
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--write", action="store_true", help="also train on everything and write the model file")
    parser.add_argument("--jobs", type=int, default=2, help="folds fitted at the same time (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args()


def judged_by_all(models: Models, articles: list[Coded]) -> Models:
    """``models`` with what judges after the network, learned from all articles."""
    linear = {
        "same": fit_linear([e for a in articles for e in a.alike], SAME_STRENGTH),
        "accept": fit_linear([e for a in articles for e in a.drafts], ACCEPT_STRENGTH),
    }
    if MODEL.exists():  # that of whole pages is learned by training/topic.py
        linear["topic"] = load_network().linear["topic"]
    return msgspec.structs.replace(models, linear=linear, sides=second_looks(articles))


def give_judges(articles: list[Coded], networks: list[Network]) -> list[dict[str, Weights]]:
    """Give the network of each fold what judges after it, learned from the articles of the other folds; the second looks.

    Each learns from what the one before it makes of articles that the network has not learned from: the second look, which drafts tell the
    same, which of them a reader would code.
    """
    for article in articles:
        reading = Reading(article.stage, networks[article.fold])
        article.seen = seen_sides(article.stage, reading, article.examples.events)
    looks = [second_looks([a for a in articles if a.fold != fold]) for fold in range(len(networks))]
    for network, look in zip(networks, looks, strict=True):
        network.sides = {head: Perceptrons(weights) for head, weights in look.items()}
    news = [a for a in articles if not a.dense]
    for article in news:
        tell(article, networks[article.fold])
    for fold, network in enumerate(networks):
        network.linear = {"same": fit_linear([e for a in news if a.fold != fold for e in a.alike], SAME_STRENGTH)}
    for article in news:
        article.drafts = acceptance_examples(article, networks[article.fold].linear["same"])
    for fold, network in enumerate(networks):
        network.linear["accept"] = fit_linear([e for a in news if a.fold != fold for e in a.drafts], ACCEPT_STRENGTH)
    return looks


def retold(article: Coded, network: Network) -> int:
    """Add examples of words that tell a coded event again, as ``network`` reads them; their number."""
    found = list(retellings(article.stage, Reading(article.stage, network), article.examples.events))
    for number, event in found:
        article.examples.retell(number, event)
    return len(found)


def second_looks(articles: list[Coded]) -> dict[str, Weights]:
    """The second look learned from ``articles``, by head.

    Raises:
        SystemExit: the networks took none of their triggers as it was coded.
    """
    seen = together(a.seen for a in articles if a.seen is not None)
    if not len(seen.answers):
        sys.exit("too few articles: the networks took no word for the event that was coded there")
    return {HEAD: second_look.fit(seen, second_look.Recipe())}


class Lesson(NamedTuple):
    """What a network is fitted to."""

    articles: list[Coded]
    tokens: list[str]
    pretrained: Pretrained | None
    recipe: Recipe

    def without_fold(self, fold: int) -> Models:
        """The weights learned from the articles that are not of ``fold``."""
        models = self._learned([a for a in self.articles if a.fold != fold])
        print("all articles are learned" if fold == ALL else f"fold {fold + 1} is fitted", flush=True)
        return models

    def without_half(self, half: int) -> Models:
        """The weights learned from the articles of the other half."""
        return self._learned([a for a in self.articles if a.half != half])

    def _learned(self, taught: list[Coded]) -> Models:
        torch.set_num_threads(1)
        learned = fit([a.page for a in taught], self.tokens, self.pretrained, self.recipe)
        models = exported(learned, {})
        require_faithful(learned, Network(models), taught[:5])
        return models


def side_by_side(learn: Callable[[int], Models], parts: dict[str, int], jobs: int, kept: Path | None) -> list[Models]:
    """What ``learn`` learns without each of ``parts``, in ``jobs`` processes that share the articles.

    Each is written to the folder ``kept`` under its name as soon as it is learned, and what stands there is not learned again.
    """
    global _learn  # noqa: PLW0603 - forked processes find it there, not packed and copied
    _learn = learn
    files = [kept / f"{name}.msgpack" if kept else None for name in parts]
    with ProcessPoolExecutor(jobs, multiprocessing.get_context("fork")) as pool:
        return list(pool.map(_learn_without, parts.values(), files))


_learn: Callable[[int], Models]


def _learn_without(part: int, file: Path | None) -> Models:
    if file and file.exists():
        print(f"{file} is there and not learned again; remove it if anything has changed", flush=True)
        return msgspec.msgpack.decode(file.read_bytes(), type=Models)
    models = _learn(part)
    if file:
        file.parent.mkdir(parents=True, exist_ok=True)
        unfinished = file.with_suffix(".part")
        unfinished.write_bytes(msgspec.msgpack.encode(models))
        unfinished.replace(file)
    return models


def require_faithful(learned: LearningNetwork, network: Network, articles: list[Coded]) -> None:
    """Refuse weights that the coder would apply in another way than they were learned; rounding to bytes costs a little.

    Raises:
        SystemExit: an answer is off by more than `ROUNDING`.
    """
    for article in articles:
        reading = Reading(article.stage, network)
        for head, chances in learned.answers(article.page).items():
            asked = [e.question for e in article.page.examples[head]]
            applied = reading.answers(head, asked).chances
            off = float(np.abs(applied - chances).max())
            if off > ROUNDING:
                sys.exit(f"{head}: what the coder applies is not what was learned, a chance is off by {off:.3f}")


def keep(folder: Path, fitted: list[Models], looks: list[dict[str, Weights]], networks: list[Network]) -> None:
    """Write the weights of each fold, with the second look and the judge of drafts that go with them."""
    for fold, (look, network) in enumerate(zip(looks, networks, strict=True)):
        models = msgspec.structs.replace(fitted[fold], linear=network.linear, sides=look)
        (folder / f"fold{fold}.msgpack").write_bytes(msgspec.msgpack.encode(models))


def write(models: Models) -> None:
    """Write the models where the coder loads them from."""
    MODEL.parent.mkdir(parents=True, exist_ok=True)
    MODEL.write_bytes(msgspec.msgpack.encode(models))
    print(f"{MODEL}: {MODEL.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
