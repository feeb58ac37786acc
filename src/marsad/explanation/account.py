"""The trail of a coding, kept: every question with its answers, every draft with the step up to which it stood."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from marsad.coding.discourse import Candidate
from marsad.coding.drafts import Draft
from marsad.coding.facts.stating import FactThresholds
from marsad.coding.model.network import Question
from marsad.coding.reading import Answers, Reading
from marsad.coding.sides.roles import Bar
from marsad.coding.sides.second_look import Case, Weighed
from marsad.coding.stage import Stage
from marsad.coding.trail import Step, Trail
from marsad.coding.triggers import Trigger
from marsad.explanation.second_look import Look, looks
from marsad.records import Event, Fact

Key = tuple[str, int, str | None]
"""Head of the network, row of the word asked about, type of event or relation of fact."""


@dataclass(slots=True)
class Asked:
    """Questions about one word that were asked together, what was answered, and whom each is about."""

    questions: list[Question] = field(default_factory=list)
    answers: list[dict[str, float]] = field(default_factory=list)
    owners: list[Candidate] = field(default_factory=list)


class Chosen(NamedTuple):
    """Options with their chances, the one that was taken, and the chance from which on one is."""

    options: Sequence[Any]
    chances: list[float]
    taken: Any
    least: float


class Stated(NamedTuple):
    """What a trigger states: its relation, whether by its frame alone, and the facts, or the word that denies them."""

    relation: str
    by_frame: bool
    facts: Sequence[Fact]
    denied: str | None


class Chance(NamedTuple):
    """A chance, and from which on it is enough."""

    chance: float
    least: float


class Account(Trail):
    """Keeps what `marsad.coding.trail.Trail` is told."""

    stage: Stage
    reading: Reading

    def __init__(self) -> None:
        self.other: float | None = None
        self.least: float | None = None
        self.asked: dict[Key, Asked] = defaultdict(Asked)
        self.sides: dict[Key, dict[str, list[Weighed]]] = {}
        self.looks: dict[Key, Look] = {}
        self.bars: dict[Draft, dict[str, list[Bar]]] = {}
        self.options: dict[Key, list[Chosen]] = defaultdict(list)
        self.drafts: dict[int, Draft] = {}
        self.standing: dict[Step, Sequence[Draft]] = {}
        self.retellings: dict[Draft, Chance] = {}
        self.accepting: dict[Draft, float] = {}
        self.accept_least = 0.0
        self.events: dict[Draft, Event] = {}
        self.statements: dict[int, Stated] = {}
        self.facts: Sequence[Fact] = ()
        self.fact_thresholds = FactThresholds()

    def row(self, trigger: Trigger) -> int:
        """The row of a trigger on the page."""
        return self.reading.layout.row(trigger.scene.index, trigger.at)

    def begin(self, stage: Stage, reading: Reading) -> None:
        """Keep the page."""
        self.stage, self.reading = stage, reading

    def page(self, other: float, least: float) -> None:
        """Keep what the page was judged to be."""
        self.other, self.least = other, least

    def answered(self, head: str, questions: Sequence[Question], answers: Answers) -> None:
        """Keep questions and answers by the word asked about."""
        for question, answer in zip(questions, answers.each(), strict=True):
            asked = self.asked[head, question.at, question.kind]
            asked.questions.append(question)
            asked.answers.append(answer)

    def weighed(
        self,
        head: str,
        questions: Sequence[Question],
        owners: Sequence[Candidate],
        found: Sequence[tuple[Trigger, str, dict[str, list[Weighed]]]],
    ) -> None:
        """Keep who may be on which side."""
        for question, owner in zip(questions, owners, strict=True):
            asked = self.asked[head, question.at, question.kind]
            asked.questions.append(question)
            asked.owners.append(owner)
        for trigger, kind, sides in found:
            self.sides[head, self.row(trigger), kind] = sides

    def looked_again(self, head: str, cases: Sequence[Case], found: Sequence[dict[str, list[Weighed]]]) -> None:
        """Keep who may be on which side in view of the whole page, and what was seen of it."""
        seen = looks(cases, head, self.stage.discourse, self.reading.network.sides[head])
        for case, sides, look in zip(cases, found, seen, strict=True):
            key = (head, self.row(case.trigger), case.kind)
            self.sides[key], self.looks[key] = sides, look

    def by_sentence(self, key: Key, side: str) -> dict[str, float]:
        """The chance of each country before the page was looked at; nothing where only its sentence was."""
        return self.looks[key].by_sentence(side) if key in self.looks else {}

    def cast(self, draft: Draft, bars: dict[str, list[Bar]]) -> None:
        """Keep who was put on the sides of a draft."""
        self.bars[draft] = bars

    def chose(
        self,
        head: str,
        asked: Sequence[tuple[Trigger, str, Sequence[Any]]],
        chances: Sequence[list[float]],
        chosen: Sequence[Any],
        *,
        leasts: Sequence[float],
    ) -> None:
        """Keep the options of each trigger."""
        for (trigger, kind, options), weighed, taken, least in zip(asked, chances, chosen, leasts, strict=True):
            self.options[head, self.row(trigger), kind].append(Chosen(options, weighed, taken, least))

    def stand(self, step: Step, drafts: Sequence[Draft]) -> None:
        """Keep which drafts are left after a step."""
        self.standing[step] = tuple(drafts)
        if step == "type":
            self.drafts = {self.row(draft.trigger): draft for draft in drafts}

    def retold(self, drafts: tuple[Draft, Draft], chance: float, least: float) -> None:
        """Keep how likely it is that two drafts tell one event; the one that does not stand is not asked about again."""
        self.retellings |= dict.fromkeys(drafts, Chance(chance, least))

    def judged(self, judged: Sequence[tuple[Draft, float]], least: float) -> None:
        """Keep how likely each draft is to be coded."""
        self.accepting, self.accept_least = dict(judged), least

    def coded(self, drafts: Sequence[Draft], events: Sequence[Event]) -> None:
        """Keep which drafts became events."""
        self.events = dict(zip(drafts, events, strict=True))

    def stated(
        self, trigger: Trigger, relation: str, by_frame: bool, facts: Sequence[Fact], denied: str | None
    ) -> None:
        """Keep what a trigger states."""
        self.statements[self.row(trigger)] = Stated(relation, by_frame, facts, denied)

    def kept(self, facts: Sequence[Fact], thresholds: FactThresholds) -> None:
        """Keep the facts that are left."""
        self.facts, self.fact_thresholds = facts, thresholds
