"""What mattered to a chance: leave a word or a feature out, ask the same questions again, and see how far the chance falls.

A word is left out by setting its vector to nothing before the words are mixed with their neighbours (Zeiler and Fergus 2014, Visualizing and
understanding convolutional networks, do so with parts of pictures; Li, Monroe and Jurafsky 2016, Understanding neural networks through
representation erasure, with words). What the question names by itself (the trigger's listed word, its frame, the slot of a mention) stays, and is
left out by itself, all features of one name at a time. Effects do not add up: two words that say the same hide each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from marsad.coding.model.arrays import Floats
from marsad.coding.model.linear import Linear
from marsad.coding.model.network import SIDES, Given, Network, Question, Sheet
from marsad.coding.reading import Reading
from marsad.coding.scenes import Scene
from marsad.explanation.records import Decision, Influence
from marsad.explanation.second_look import PageFalls

_AROUND = 60  # words before and after the trigger that are left out; farther ones seldom matter
_AT_ONCE = 64  # words that are left out in one reading of the network
_LEAST = 0.005  # smaller changes of a chance are not shown
_FALLS, _RISES = 5, 2  # so many of each are shown


class Target(NamedTuple):
    """A chance that is to be explained: what it is about, and the question of ``head`` whose answer it is.

    ``groups`` are the groups of the questions where the head pools them (`marsad.coding.model.network.SIDES`), else empty; ``number`` is the group
    or the question, ``column`` the side or the class. ``page`` is what became of the chance in view of the whole page, if that was looked at.
    """

    about: str
    value: str
    head: str
    questions: Sequence[Question]
    groups: Sequence[int]
    number: int
    column: int
    at: int
    page: PageFalls | None = None

    def own(self, order: int) -> bool:
        """Whether a question is the one, or of the group, that the chance is about."""
        return (self.groups[order] if self.groups else order) == self.number


def decisions(reading: Reading, scene: Scene, targets: Sequence[Target]) -> list[Decision]:
    """For each chance the words of its sentence and the features that mattered most.

    Args:
        reading: the page.
        scene: the sentence of the triggers that the targets are about.
        targets: the chances.
    """
    network = reading.network
    before = _chances(network, reading.page, targets)
    words: list[list[Influence]] = [[] for _ in targets]
    near = [at for at in range(len(scene.tokens)) if any(abs(at - t.at) <= _AROUND for t in targets)]
    pages = without_each(reading, [reading.layout.row(scene.index, at) for at in near])
    for at, page in zip(near, pages, strict=True):
        token, after = scene.tokens[at], _chances(network, page, targets)
        for number, target in enumerate(targets):
            if abs(at - target.at) <= _AROUND:
                words[number].append(Influence(token.surface, round(before[number] - after[number], 4), token.span))
    return [
        _decision(t, chance, strongest(found), strongest(_features(reading, t, chance)))
        for t, chance, found in zip(targets, before, words, strict=True)
    ]


def _decision(target: Target, chance: float, words: tuple[Influence, ...], features: tuple[Influence, ...]) -> Decision:
    about, value, chance, page = target.about, target.value, round(chance, 4), target.page
    if page is None:
        return Decision(about, value, chance, words, features)
    return Decision(about, value, round(page.chance, 4), words, features, chance, strongest(page.falls))


def without_each(reading: Reading, rows: Sequence[int]) -> Iterator[Sheet]:
    """For each of some words the page as it is read when that word is nothing.

    Only the words that the word is mixed with are read again, for many words at once: pieces of the page, one below the other with empty rows
    between.
    """
    for first in range(0, len(rows), _AT_ONCE):
        yield from _without(reading, rows[first : first + _AT_ONCE])


def _without(reading: Reading, rows: Sequence[int]) -> Iterator[Sheet]:
    given, page, reach = reading.given, reading.page, reading.network.reach
    width, height = given.words.shape[1], 5 * reach + 1
    words: Floats = np.zeros((len(rows) * height, width), np.float32)
    filled: Floats = np.zeros((len(rows) * height, 1), np.float32)
    starts = []
    for number, row in enumerate(rows):
        low, high = max(0, row - 2 * reach), min(len(given.words), row + 2 * reach + 1)
        start = number * height
        words[start : start + high - low] = given.words[low:high]
        filled[start : start + high - low] = given.filled[low:high]
        words[start + row - low] = 0
        starts.append(start - low)
    mixed = reading.network.mix(Given(words, filled)).words
    for row, start in zip(rows, starts, strict=True):
        first, last = max(0, row - reach), min(len(given.words), row + reach + 1)
        changed = page.words.copy()
        changed[first:last] = mixed[start + first : start + last]
        yield reading.network.sheet(changed, given.filled)


def feature_falls(model: Linear, features: Sequence[str], of: str) -> tuple[float, list[Influence]]:
    """The probability of a class of a log-linear model, and by how much it falls without the features of each name."""
    chance = model.probability(features, of)
    return chance, [
        Influence(shown, round(chance - model.probability([f for f in features if f not in left], of), 4))
        for shown, left in _named(features)
    ]


def _chances(network: Network, page: Sheet, targets: Sequence[Target]) -> list[float]:
    known: dict[tuple[str, int], Floats] = {}
    found = []
    for t in targets:
        key = (t.head, id(t.questions))
        if key not in known:
            known[key] = _answer(network, page, t.head, t.questions, t.groups)
        found.append(float(known[key][t.number, t.column]))
    return found


def _answer(network: Network, page: Sheet, head: str, questions: Sequence[Question], groups: Sequence[int]) -> Floats:
    if head in SIDES:
        return network.weigh(head, page, questions, groups)[0]
    return network.answer(head, page, questions)


def _features(reading: Reading, target: Target, chance: float) -> Iterable[Influence]:
    own = [f for order, q in enumerate(target.questions) if target.own(order) for f in q.names]
    for shown, left in _named(own):
        questions = [
            q._replace(features=[tuple(f for f in q.names if f not in left)]) if target.own(order) else q
            for order, q in enumerate(target.questions)
        ]
        answers = _answer(reading.network, reading.page, target.head, questions, target.groups)
        yield Influence(shown, round(chance - float(answers[target.number, target.column]), 4))


def _named(features: Iterable[str]) -> list[tuple[str, set[str]]]:
    """Features by name (what stands before "=" or "/"), with one of each name to show: the shortest that says most."""
    names: dict[str, set[str]] = defaultdict(set)
    for feature in features:
        names[feature.replace("/", "=").split("=", 1)[0]].add(feature)
    return [(min(some, key=lambda f: ("=" not in f, len(f), f)), some) for some in names.values()]


def strongest(found: Iterable[Influence]) -> tuple[Influence, ...]:
    """The few that matter most: falls, largest first, then rises."""
    ordered = sorted(found, key=lambda i: -i.fall)
    falls = [i for i in ordered if i.fall >= _LEAST][:_FALLS]
    rises = [i for i in reversed(ordered) if i.fall <= -_LEAST][:_RISES]
    return (*falls, *rises)
