"""Coded articles made ready to learn from, and how well networks code those that they have not seen."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from coded import article_of
from examples import Examples, Gold, load
from marsad.coding.acceptance import acceptance_features
from marsad.coding.drafts import Draft
from marsad.coding.events import Thresholds, code_events, tellings
from marsad.coding.facts.offices import offices
from marsad.coding.facts.stating import FactThresholds, code_facts
from marsad.coding.merging import merge
from marsad.coding.model.linear import Linear
from marsad.coding.model.network import Network
from marsad.coding.reading import Reading
from marsad.coding.stage import Stage, set_stage
from marsad.coding.trail import Trail
from marsad.evaluation import judged, score
from marsad.evaluation.matching import overlap, pairs, same_type
from marsad.exports.jsonl import article as coding_json
from marsad.readers import Document
from marsad.records import Coding
from pages import Page, page_of
from retelling import as_gold
from sameness import sameness_examples
from seen import Seen

HALF = 0.5


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


def require_told(gold: Gold, stage: Stage, folder: Path) -> None:
    """Refuse gold whose evidence is not the article's own words.

    Raises:
        SystemExit: a stretch of evidence is not in the text.
    """
    told = [*(item["evidence"] for item in (*gold["events"], *gold["facts"])), *gold.get("retold", ())]
    for evidence in told:
        if evidence not in stage.document.text:
            raise SystemExit(f"{folder / 'gold.jsonl'}: article {gold['id']}: {evidence!r} is not in its text")


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
        require_told(gold, stage, folder)
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
