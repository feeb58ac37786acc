"""A page read by the network: where its triggers and mentions stand, and what the network answers about them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from marsad.coding.bundles import Bundle
from marsad.coding.model.arrays import Floats
from marsad.coding.model.network import Network, Question
from marsad.coding.stage import Stage
from marsad.coding.token_features import mention_features, place_features
from marsad.coding.trail import Trail
from marsad.coding.triggers import Trigger
from marsad.records import ActorMention, DateMention

NONE = "none"
"""The class of a word that tells no event, or states no fact."""
_NOWHERE = (-1, -1)


class Layout:
    """Rows of a page: one for each word, sentence after sentence, an empty one before each sentence.

    Args:
        stage: the document made ready.
    """

    def __init__(self, stage: Stage) -> None:
        self._starts: list[int] = []
        self._mentions: dict[int, tuple[int, int]] = {}
        row = 1
        for scene in stage.scenes:
            self._starts.append(row)
            for actor in scene.actors:
                self._mentions[id(actor.mention)] = (row + actor.first, row + actor.last - 1)
            for teller, _ in scene.tellers:
                self._mentions[id(teller.mention)] = (row + teller.first, row + teller.last - 1)
            for when in scene.dates:
                self._mentions[id(when.mention)] = (row + when.first, row + when.last - 1)
            row += len(scene.tokens) + 1

    def question(
        self,
        trigger: Trigger,
        kind: str | None,
        features: Sequence[Bundle],
        mention: ActorMention | DateMention | None = None,
    ) -> Question:
        """What is asked about a trigger, an event's type or a fact's relation, and perhaps a mention."""
        first, last = _NOWHERE if mention is None else self._mentions.get(id(mention), _NOWHERE)
        return Question(self._starts[trigger.scene.index] + trigger.at, first, last, kind, features)

    def row(self, sentence: int, at: int) -> int:
        """The row of word ``at`` of a sentence."""
        return self._starts[sentence] + at


class Answers(NamedTuple):
    """The probability of each of some classes, a column each, for each of some questions, a row each."""

    classes: tuple[str, ...]
    chances: Floats

    def of(self, name: str) -> list[float]:
        """For each question the probability of one class."""
        column: list[float] = self.chances[:, self.classes.index(name)].tolist()
        return column

    def best(self, but: str | None = None) -> list[tuple[str, float]]:
        """For each question the likeliest class and its probability; ``but`` is a class that is passed over."""
        columns = [n for n, name in enumerate(self.classes) if name != but]
        chances = self.chances[:, columns]
        return [
            (self.classes[columns[number]], chance)
            for number, chance in zip(chances.argmax(1).tolist(), chances.max(1).tolist(), strict=True)
        ]

    def each(self) -> Iterator[dict[str, float]]:
        """For each question the probabilities by class."""
        return (dict(zip(self.classes, row, strict=True)) for row in self.chances.tolist())


class Reading:
    """A page read by a network.

    Args:
        stage: the document made ready.
        network: the weights.
        trail: takes note of what is asked and decided.
    """

    def __init__(self, stage: Stage, network: Network, trail: Trail | None = None) -> None:
        self.network = network
        self.layout = Layout(stage)
        self.trail = trail or Trail()
        self.given = network.embed(
            [[t.form for t in s.tokens] for s in stage.scenes],
            [place_features(scene) for scene in stage.scenes],
            mentions_of(stage),
        )
        self.page = network.mix(self.given)

    def answers(self, head: str, questions: Sequence[Question]) -> Answers:
        """For each question the probability of each class."""
        answers = Answers(self.network.classes[head], self.network.answer(head, self.page, questions))
        self.trail.answered(head, questions, answers)
        return answers

    def sides(
        self, head: str, questions: Sequence[Question], groups: Sequence[int]
    ) -> tuple[list[list[float]], list[list[float]]]:
        """For each group of questions the probability of each side, and for each question its score; see `Network.weigh`."""
        chances, scores = self.network.weigh(head, self.page, questions, groups)
        return chances.tolist(), scores.tolist()


def mentions_of(stage: Stage) -> list[list[Bundle]]:
    """The features of what is mentioned at each word of a page."""
    return mention_features(
        stage.scenes, {"event": stage.triggers, "fact": stage.fact_triggers}, stage.discourse, stage.day
    )
