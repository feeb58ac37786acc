"""Stands in for python-crfsuite where that is not installed: a perceptron that knows the right tag before each word, with the same interface."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from pathlib import Path
from types import SimpleNamespace

_EPOCHS = 12


class Trainer:
    def __init__(self, algorithm: str, verbose: bool, params: dict[str, float | bool]) -> None:
        self.least = params.get("feature.minfreq", 0)
        self.sentences: list[tuple[list[list[str]], list[str]]] = []

    def append(self, features: list[list[str]], tags: list[str]) -> None:
        self.sentences.append((features, tags))

    def train(self, path: str) -> None:
        seen = Counter(f for rows, _ in self.sentences for row in rows for f in row)
        labels = sorted({tag for _, tags in self.sentences for tag in tags})
        states: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        transitions: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for _ in range(_EPOCHS):
            for rows, tags in self.sentences:
                for row, before, right in zip(rows, ["", *tags], tags, strict=False):
                    known = [f for f in row if seen[f] >= self.least]
                    scores = {tag: transitions[before][tag] + sum(states[f][tag] for f in known) for tag in labels}
                    guess = max(labels, key=lambda tag: scores[tag])
                    for tag, by in ((right, 1.0), (guess, -1.0)) if guess != right else ():
                        transitions[before][tag] += by
                        for f in known:
                            states[f][tag] += by
        Path(path).write_text(json.dumps([labels, states, transitions]), encoding="utf-8")


class Tagger:
    def open(self, path: str) -> None:
        self.labels, self.states, self.transitions = json.loads(Path(path).read_text(encoding="utf-8"))

    def info(self) -> SimpleNamespace:
        return SimpleNamespace(
            labels={label: str(number) for number, label in enumerate(self.labels)},
            state_features={(f, tag): w for f, by in self.states.items() for tag, w in by.items() if w},
            transitions={(b, tag): w for b, by in self.transitions.items() if b for tag, w in by.items() if w},
        )
