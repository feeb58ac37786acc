"""Train the coder's models from coded articles.

    python training/coder.py GOLD_DIR [GOLD_DIR ...] --pretrained FILE [--more DIR ...] [--pieces DIR ...] [--folds 5] [--write]

Each folder holds ``articles.jsonl`` and ``gold.jsonl`` as the coding guide defines them. Figures are of articles held out fold by fold; those of
``--more`` folders only teach and are not measured; each folder is the work of its own readers. ``--pieces`` is the same for texts that are denser
in events than news: whether a draft counts as an event is not learned from them. With ``--write`` the weights of all articles go to the language's
model folder. Only weights and feature names are kept, no text. ``--pretrained`` is what `training/pretraining.py` wrote. Needs PyTorch and
scikit-learn (``pip install --group training``).
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sys
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
import torch

import second_look
from coded import article_of
from examples import Examples, Gold, load
from log_linear import fit_linear
from marsad.coding.acceptance import acceptance_features
from marsad.coding.drafts import Draft
from marsad.coding.events import Thresholds, code_events, tellings
from marsad.coding.facts import FactThresholds, code_facts
from marsad.coding.linear import Linear
from marsad.coding.merging import merge
from marsad.coding.network import Models, Network, load_network
from marsad.coding.offices import offices
from marsad.coding.perceptrons import Perceptrons, Weights
from marsad.coding.reading import Reading
from marsad.coding.stage import Stage, set_stage
from marsad.coding.trail import Trail
from marsad.evaluation import judged, score
from marsad.evaluation.matching import overlap, pairs, same_type
from marsad.exports.jsonl import article as coding_json
from marsad.readers import Document
from marsad.records import Coding
from network import LearningNetwork, Page, Pretrained, Recipe, fit, page_of
from packing import exported, lightened
from retelling import as_gold, retellings
from sameness import sameness_examples
from second_look import Seen, seen_sides, together

MODEL = Path(__file__).parent.parent / "src/marsad/language/ar/models/coder.msgpack"
ACCEPT_STRENGTH = SAME_STRENGTH = 0.03
HALF = 0.5
FIRST_EPOCHS = 5  # of the networks that find retellings
ALL = -2  # the fold of no article
ROUNDING = 0.1  # of a probability, by keeping tables as bytes


@dataclass(slots=True)
class Coded:
    """An article made ready, its gold, what the network is asked about it, and whether it counts in the figures.

    ``half`` is 0 or 1, as networks of the first round learn from one half. ``dense`` says that it has more events than news, so that nothing is
    learned from it about which drafts are events. ``seen`` is what the second look sees of it, ``told`` what its triggers tell after that, ``alike``
    which of these tell the same, ``drafts`` what comes of them: all by the network that has not learned from the article.
    """

    stage: Stage
    gold: Gold
    page: Page
    examples: Examples
    fold: int
    half: int
    measured: bool
    dense: bool
    seen: Seen | None = None
    told: list[Draft] = field(default_factory=list)
    alike: list[tuple[list[str], str]] = field(default_factory=list)
    drafts: list[tuple[list[str], str]] = field(default_factory=list)


def tell(coded: Coded, network: Network) -> None:
    """Fill in what the triggers of an article tell and which of it is the same, as a network reads it that has not learned from it."""
    coded.told = tellings(coded.stage, Reading(coded.stage, network), Thresholds())
    events, golds = coded.examples.events, coded.gold["events"]
    coded.alike = list(sameness_examples(coded.stage, coded.told, events, golds))


def acceptance_examples(coded: Coded, same: Linear) -> list[tuple[list[str], str]]:
    """Drafts of an article, each with whether it is an event of the gold: same type and at least half of the sides."""
    drafts = merge(coded.told, same, Thresholds().same, Trail())
    found = judged({"id": "", "events": [as_gold(d) for d in drafts]}).events
    right = {p.predicted for p in pairs(judged(coded.gold).events, found, same_type, overlap) if p.worth >= HALF}
    return [(acceptance_features(d, drafts), "yes" if n in right else "no") for n, d in enumerate(drafts)]


def main() -> None:
    """Report held-out figures, or write the models of all articles."""
    args = _arguments()
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
    """The second look learned from ``articles``, by head."""
    seen = together(a.seen for a in articles if a.seen is not None)
    return {second_look.HEAD: second_look.fit(seen, second_look.Recipe())}


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


def prepared(
    folder: Path, folds: int, readers: int = 0, *, dense: bool = False, numbers: dict[str, int] | None = None
) -> list[Coded]:
    """The articles of a folder, ready to learn from, dealt to ``folds`` folds; only those of ``readers`` 0 are measured.

    ``numbers`` are those of the articles of folders before, since parts of one article go to one fold wherever they are; it is added to.
    """
    out = []
    found = Counter[str]()
    numbers = {} if numbers is None else numbers
    for article, gold in load(folder):
        number = numbers.setdefault(article_of(article["id"]), len(numbers))
        stage = set_stage(Document.from_json(article))
        examples = Examples(stage, gold)
        found += examples.found
        page = page_of(stage, examples.by_head, readers=readers)
        out.append(Coded(stage, gold, page, examples, number % folds, number // folds % 2, readers == 0, dense))
    print(f"{folder}: {len(out)} articles; {dict(found)}", flush=True)
    return out


def common_tokens(pages: list[Page], least: int = 3) -> list[str]:
    """Features of words that are seen at least ``least`` times."""
    counts = Counter(f for page in pages for sentence in page.sentences for word in sentence for f in word)
    return sorted(f for f, n in counts.items() if n >= least)


def report(articles: list[Coded], networks: list[Network]) -> None:
    """Code each measured article with the network that has not seen it, and print the figures."""
    predicted: dict[str, Gold] = {}
    measured = [a for a in articles if a.measured]
    for article in measured:
        network = networks[article.fold]
        predicted[article.gold["id"]] = record(article.stage, network, Thresholds(), FactThresholds())
    figures = score({a.gold["id"]: judged(a.gold) for a in measured}, {i: judged(p) for i, p in predicted.items()})
    for name, figure in figures.as_json(by_type=True, evidence=False).items():
        print(f"{name:17} {json.dumps(figure, ensure_ascii=False)}")
    calibration(measured, predicted)


def calibration(measured: list[Coded], predicted: dict[str, Gold]) -> None:
    """Print for each tenth of confidence how many events have it, their mean confidence, and which share of them the gold has."""
    tenths: dict[int, list[tuple[float, bool]]] = {}
    for article in measured:
        found = predicted[article.gold["id"]]
        matched = pairs(judged(article.gold).events, judged(found).events, same_type, overlap)
        right = {p.predicted for p in matched if p.worth >= HALF}
        for number, event in enumerate(found["events"]):
            tenths.setdefault(int(event["confidence"] * 10), []).append((event["confidence"], number in right))
    for _, events in sorted(tenths.items()):
        said, true = (sum(column) / len(events) for column in zip(*events, strict=True))
        print(f"confidence {said:.2f}: {true:.2f} of {len(events)} events")


def record(stage: Stage, network: Network, events: Thresholds, facts: FactThresholds) -> Gold:
    """What a network makes of a document, as a line of the command's output."""
    reading = Reading(stage, network)
    found = (*code_facts(stage, reading, facts), *offices(stage.actors, stage.analysis))
    return coding_json(stage.document, Coding(stage.document.id, code_events(stage, reading, events), found))


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
