"""Train the coder's models from coded articles.

    python training/coder.py GOLD_DIR [GOLD_DIR ...] [--folds 5] [--write]

Each folder holds ``articles.jsonl`` and ``gold.jsonl`` as the coding guide defines them. Without ``--write`` it
reports figures on articles held out fold
by fold; with it, the weights of all articles go to the language's model folder. Only weights and feature names are kept, no text.
Needs scikit-learn (``pip install --group training``).
"""

from __future__ import annotations

import argparse
import gzip
import json
import warnings
from collections import Counter, defaultdict
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from marsad.coding.acceptance import acceptance_features
from marsad.coding.casting import casting_features, empty_features, farness
from marsad.coding.discourse import Candidate
from marsad.coding.drafts import Draft
from marsad.coding.events import NONE, SIDES, Thresholds, code_events, draft_events
from marsad.coding.facts import code_facts
from marsad.coding.features import trigger_features
from marsad.coding.linear import Linear, load_models
from marsad.coding.links import link
from marsad.coding.offices import offices
from marsad.coding.ontology import event_types
from marsad.coding.options import date_options, place_options, source_options
from marsad.coding.stage import Stage, set_stage
from marsad.coding.status import age_features, status_features
from marsad.coding.topic import OTHER, POLITICS, topic_features
from marsad.coding.triggers import Trigger
from marsad.evaluation import judged, score
from marsad.evaluation.matching import overlap, pairs, same_type
from marsad.exports.jsonl import article as coding_json
from marsad.readers import Document
from marsad.records import Coding, Span
from marsad.text import words

Example = tuple[list[str], str]
Gold = dict[str, Any]


class Collector:
    """Training examples by model, gathered from one article at a time."""

    def __init__(self) -> None:
        self.examples: dict[str, list[Example]] = defaultdict(list)
        self.found = Counter[str]()

    def add(self, stage: Stage, gold: Gold) -> None:
        """Gather the examples of one coded article."""
        aligned, ignored = self._align(stage, gold["events"])
        for trigger in stage.triggers:
            links = [link(trigger, n) for n in range(len(trigger.scene.actors))]
            features = trigger_features(trigger, links, stage.discourse)
            event = aligned.get(id(trigger))
            if event is None:
                if id(trigger) not in ignored:
                    self.examples["type"].append((features, NONE))
                continue
            self.examples["type"].append((features, event["type"]))
            self._details(stage, trigger, event, features)

        self._facts(stage, gold["facts"])

    def _facts(self, stage: Stage, facts: list[Gold]) -> None:
        text = stage.document.text
        aligned: dict[int, list[Gold]] = defaultdict(list)
        ignored: set[int] = set()
        for fact in (f for f in facts if f["relation"] != "office"):
            start = text.find(fact["evidence"])
            span = Span(start, start + len(fact["evidence"]))
            inside = [t for t in stage.fact_triggers if span.overlaps(_span(t))]
            typed = [t for t in inside if fact["relation"] in _types(t)] or inside
            self.found["fact aligned" if typed else "fact missed"] += 1
            if typed:
                taken = [t for t in typed if aligned.get(id(t), [fact])[0]["relation"] == fact["relation"]]
                if taken:
                    aligned[id(taken[0])].append(fact)
                    ignored |= {id(t) for t in typed}
            for t in stage.fact_triggers:
                here = {a.mention.country for a in t.scene.actors}
                if fact["relation"] in _types(t) and {fact["subject"], fact["object"]} <= here:
                    ignored.add(id(t))
        for trigger in stage.fact_triggers:
            own = aligned.get(id(trigger))
            if own is None and id(trigger) in ignored:
                continue
            links = [link(trigger, n) for n in range(len(trigger.scene.actors))]
            self.examples["fact"].append(
                (trigger_features(trigger, links, stage.discourse), own[0]["relation"] if own else NONE)
            )
            if own:
                self._parties(stage, trigger, own)

    def _parties(self, stage: Stage, trigger: Trigger, facts: list[Gold]) -> None:
        relation = facts[0]["relation"]
        subjects, objects = {f["subject"] for f in facts}, {f["object"] for f in facts}
        candidates = stage.discourse.candidates(trigger)
        for candidate, seen in zip(candidates, casting_features(trigger, relation, candidates), strict=True):
            label = "subject" if candidate.country in subjects else "object" if candidate.country in objects else NONE
            self.examples["party"].append((seen, label))

    def _align(self, stage: Stage, events: list[Gold]) -> tuple[dict[int, Gold], set[int]]:
        """Which trigger expresses which gold event; and triggers that retell one, which are neither right nor wrong."""
        text = stage.document.text
        aligned: dict[int, Gold] = {}
        ignored: set[int] = set()
        for event in events:
            start = text.find(event["evidence"])
            span = Span(start, start + len(event["evidence"]))
            inside = [t for t in stage.triggers if span.overlaps(_span(t))]
            typed = [t for t in inside if _types(t) & {event["type"]}]
            free = [t for t in typed or inside if id(t) not in aligned]
            self.found["aligned" if free else "missed"] += 1
            if not free:
                continue
            chosen = free[0]
            aligned[id(chosen)] = event
            ignored |= {id(t) for t in typed}
            sides = _codes(event, "actors") | _codes(event, "recipients")
            for t in stage.triggers:
                here = {a.mention.country for a in t.scene.actors}
                if event["type"] in _types(t) and sides and sides <= here and id(t) not in aligned:
                    ignored.add(id(t))
        return aligned, ignored - set(aligned)

    def _details(self, stage: Stage, trigger: Trigger, event: Gold, features: list[str]) -> None:
        kind = event["type"]
        candidates = stage.discourse.candidates(trigger)
        roles = _roles(candidates, event["actors"], event["recipients"])
        for seen, role in zip(casting_features(trigger, kind, candidates), roles, strict=True):
            if role:
                self.examples["role"].append((seen, role))
        unnamed = empty_features(trigger, kind, candidates)
        for side in SIDES:
            self.examples[f"empty.{side}"].append((unnamed, "no" if _codes(event, side + "s") else "yes"))
        if event_types()[kind].modes:
            self.examples[f"mode.{kind}"].append((features, event["mode"] or NONE))
        self.examples["status"].append((status_features(trigger, kind), event["status"]))
        when = None
        for option in date_options(trigger, kind, stage.scenes):
            same = _same_date(option.mention, event["date"])
            when = option.mention if same else when
            self.examples["date"].append((option.features, "yes" if same else "no"))
        day = stage.document.published.day if stage.document.published else None
        self.examples["age"].append((age_features(trigger, kind, when, day), "yes" if event["historical"] else "no"))
        actors, recipients = sorted(_codes(event, "actors")), sorted(_codes(event, "recipients"))
        for place in place_options(trigger, kind, event["mode"], actors, recipients, stage.scenes):
            self.examples["place"].append((place.features, "yes" if place.country == event["place"] else "no"))
        own = [*actors, *recipients] if event_types()[kind].reciprocal else actors
        for source in source_options(trigger, kind, own, stage.scenes):
            told = set(words(event["attributed_to"] or "")) & set(words(source.mention.name))
            self.examples["source"].append((source.features, "yes" if told else "no"))


def _span(trigger: Trigger) -> Span:
    return trigger.scene.tokens[trigger.at].span


def _types(trigger: Trigger) -> set[str]:
    return {f.type for f in trigger.frames}


def _codes(event: Gold, side: str) -> set[str]:
    return {p["country"] for p in event[side]} - {"UNK"}


def _roles(candidates: list[Candidate], actors: list[Gold], recipients: list[Gold]) -> list[str | None]:
    """The role of each candidate; None for those left out.

    For every gold party the candidate that fits it best has its role, others of its country are left out.
    """
    codes = {p["country"] for p in (*actors, *recipients)}
    roles: list[str | None] = [None if c.country in codes else NONE for c in candidates]
    for role, parties in (("actor", actors), ("recipient", recipients)):
        for party in parties:
            fitting = [n for n, c in enumerate(candidates) if c.country == party["country"] and roles[n] is None]
            if fitting:
                roles[min(fitting, key=lambda n: _misfit(candidates[n], party))] = role
    return roles


def _misfit(candidate: Candidate, party: Gold) -> tuple[object, ...]:
    shared = set(words(party["name"])) & set(words(candidate.mention.surface))
    return candidate.seen is None, not shared, party["sector"] != candidate.sector, farness(candidate)


def _same_date(mention: Any, gold: Gold | None) -> bool:
    if gold is None or mention.start is None:
        return False
    return bool(
        str(mention.start) == gold["start"] and str(mention.end or mention.start) == (gold["end"] or gold["start"])
    )


TOPIC_STRENGTH, OTHER_WEIGHT = 0.01, 6
HALF = 0.5
STRENGTH = {
    "accept": 0.1,
    "empty.actor": 0.1,
    "empty.recipient": 0.1,
    "type": 0.5,
    "role": 0.1,
    "status": 0.5,
    "date": 0.5,
    "fact": 0.5,
    "party": 0.1,
    "age": 0.3,
    "place": 0.3,
    "source": 0.3,
}


def fit(examples: list[Example], strength: float, least: int = 2) -> Linear:
    """A multinomial logistic model of ``examples``; features seen fewer than ``least`` times are left out."""
    counts = Counter(f for features, _ in examples for f in set(features))
    kept = sorted(f for f, n in counts.items() if n >= least)
    number = {f: n for n, f in enumerate(kept)}
    classes = sorted({label for _, label in examples})
    if len(classes) == 1:
        return Linear(tuple(classes), (0.0,), {})
    rows = [sorted({number[f] for f in features if f in number}) for features, _ in examples]
    pointers = np.cumsum([0, *map(len, rows)])
    columns = np.array([c for row in rows for c in row], dtype=np.int32)
    matrix = csr_matrix((np.ones(len(columns)), columns, pointers), shape=(len(rows), len(kept)))
    labels = np.array([classes.index(label) for _, label in examples])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fitted = LogisticRegression(C=strength, max_iter=300, tol=1e-3).fit(matrix, labels)
    weights, bias = fitted.coef_, fitted.intercept_
    if len(classes) == 2:
        weights, bias = np.vstack([np.zeros_like(weights[0]), weights[0]]), np.array([0.0, bias[0]])
    table = {}
    for column, feature in enumerate(kept):
        pairs = tuple(
            (k, round(float(weights[k, column]), 3)) for k in range(len(classes)) if abs(weights[k, column]) >= 0.02
        )
        if pairs:
            table[feature] = pairs
    return Linear(tuple(classes), tuple(round(float(b), 3) for b in bias), table)


def train(collectors: list[Collector], stages: list[Stage], golds: list[Gold], inner: int = 4) -> dict[str, Linear]:
    """All models from some articles.

    What is accepted is learned from drafts that models of the other articles made, else it would trust them too much.
    """
    accepted: list[Example] = []
    for fold in range(inner):
        models = train_decisions([c for n, c in enumerate(collectors) if n % inner != fold])
        for stage, gold in list(zip(stages, golds, strict=True))[fold::inner]:
            accepted += acceptance_examples(stage, gold, models)
    return train_decisions(collectors) | {"accept": fit(accepted, STRENGTH["accept"])}


def acceptance_examples(stage: Stage, gold: Gold, models: dict[str, Linear]) -> list[Example]:
    """Drafts of an article, each with whether it is an event of the gold: same type and at least half of the sides."""
    drafts = draft_events(stage, models, Thresholds())
    found = judged({"id": "", "events": [draft_json(d) for d in drafts]}).events
    right = {p.predicted for p in pairs(judged(gold).events, found, same_type, overlap) if p.worth >= HALF}
    return [(acceptance_features(d, drafts), "yes" if n in right else "no") for n, d in enumerate(drafts)]


def draft_json(draft: Draft) -> Gold:
    """A draft as an event of the gold's form, as far as it is compared."""
    sides = (("actors", draft.actors), ("recipients", draft.recipients))
    at = draft.trigger.scene.tokens[draft.trigger.at].surface
    return {"type": draft.type, "evidence": at, **{name: [{"country": c.country} for c in cs] for name, cs in sides}}


def train_decisions(collectors: list[Collector]) -> dict[str, Linear]:
    """The models that decide about triggers, sides and details."""
    pooled: dict[str, list[Example]] = defaultdict(list)
    for collector in collectors:
        for name, examples in collector.examples.items():
            pooled[name] += examples
    return {name: fit(examples, STRENGTH.get(name, 0.5)) for name, examples in sorted(pooled.items())}


def load(folder: Path) -> list[tuple[Gold, Gold]]:
    """Articles of a folder with their gold."""
    gold = {g["id"]: g for g in map(json.loads, (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines())}
    articles = map(json.loads, (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines())
    return [(a, gold[a["id"]]) for a in articles]


def main() -> None:
    """Report held-out figures, or write the models of all articles."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument(
        "--news", type=Path, help="JSON Lines (.gz) of political news, uncoded; with --other trains the judge of pages"
    )
    parser.add_argument("--other", type=Path, help="JSON Lines (.gz) of pages that are no political news")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    rows = [row for folder in args.folders for row in load(folder)]
    stages = [set_stage(Document.from_json(article)) for article, _ in rows]
    collectors = []
    for stage, (_, gold) in zip(stages, rows, strict=True):
        collector = Collector()
        collector.add(stage, gold)
        collectors.append(collector)
    found = sum((c.found for c in collectors), Counter())
    print(f"{len(rows)} articles; {dict(found)}")
    topic = topic_examples(args.news, args.other) if args.news and args.other else []
    topic += [
        (topic_features(s), POLITICS) for s, (_, gold) in zip(stages, rows, strict=True) if topic and gold["events"]
    ]
    if args.write:
        models = train(collectors, stages, [gold for _, gold in rows])
        models["topic"] = fit(topic, TOPIC_STRENGTH, 3) if topic else load_models()["topic"]
        write(models)
        return
    predicted: dict[str, Gold] = {}
    for fold in range(args.folds):
        others = [n for n in range(len(rows)) if n % args.folds != fold]
        models = train([collectors[n] for n in others], [stages[n] for n in others], [rows[n][1] for n in others])
        for n, stage in enumerate(stages):
            if n % args.folds == fold:
                predicted[rows[n][0]["id"]] = record(stage, models)
    report = score({g["id"]: judged(g) for _, g in rows}, {i: judged(p) for i, p in predicted.items()})
    for name, figure in report.as_json(by_type=True, evidence=False).items():
        print(f"{name:17} {json.dumps(figure, ensure_ascii=False)}")


def record(stage: Stage, models: dict[str, Linear]) -> Gold:
    """What the models make of a document, as a line of the command's output."""
    facts = (*code_facts(stage, models), *offices(stage.actors, stage.analysis))
    return coding_json(stage.document, Coding(stage.document.id, code_events(stage, models, Thresholds()), facts))


def topic_examples(news: Path, other: Path) -> list[Example]:
    """Pages of both sorts; the few that are no news count several times."""
    found = [(topic_features(stage), POLITICS) for stage in pages(news, 900)]
    return found + [(topic_features(stage), OTHER) for stage in pages(other, 900)] * OTHER_WEIGHT


def pages(path: Path, most: int) -> list[Stage]:
    """The first ``most`` articles of a file of JSON Lines, made ready."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [set_stage(Document.from_json(json.loads(line))) for line in islice(lines, most)]


def write(models: dict[str, Linear]) -> None:
    """Write the models where the coder loads them from."""
    path = Path(__file__).parent.parent / "src/marsad/language/ar/models/coder.msgpack"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(msgspec.msgpack.encode(models))
    print(f"{path}: {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
