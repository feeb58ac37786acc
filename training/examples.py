"""From coded articles to what the network learns: questions about a page, each with its right answer."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path
from typing import Any, NamedTuple

from files import objects
from marsad.coding.date_options import date_options
from marsad.coding.details import mode_class
from marsad.coding.discourse import Candidate
from marsad.coding.events import type_questions
from marsad.coding.features import mode_features
from marsad.coding.model.network import SIDES, Question
from marsad.coding.ontology import event_types
from marsad.coding.place_options import place_options
from marsad.coding.reading import NONE, Layout
from marsad.coding.sides.casting import casting_features
from marsad.coding.source_options import source_options
from marsad.coding.stage import Stage
from marsad.coding.statuses.status import age_features, status_features
from marsad.coding.triggers import Trigger
from marsad.records import UNDIRECTED, Span
from marsad.text import words

Gold = dict[str, Any]


class Example(NamedTuple):
    """A question with its right answer; of sides, the sides that ``country`` stands on (words parted by blanks)."""

    question: Question
    answer: str
    country: str = ""


def load(folder: Path) -> list[tuple[Gold, Gold]]:
    """Articles of a folder (``articles.jsonl``) that have gold (``gold.jsonl``), with it, as the coding guide defines it.

    Raises:
        SystemExit: a file is missing or damaged.
    """
    gold = {g["id"]: g for g in objects(folder / "gold.jsonl", ("id", "events", "facts"))}
    articles = objects(folder / "articles.jsonl", ("id", "text"))
    return [(a, gold[a["id"]]) for a in articles if a["id"] in gold]


class Examples:
    """Questions and answers of one coded article, by head.

    Args:
        stage: the article made ready.
        gold: its coding.
    """

    def __init__(self, stage: Stage, gold: Gold) -> None:
        self.by_head: dict[str, list[Example]] = defaultdict(list)
        self.found = Counter[str]()
        self.events: dict[int, Gold] = {}  # by number of the trigger that expresses it
        self._stage, self._layout = stage, Layout(stage)
        self._retold = [found(stage.document.text, told) for told in gold.get("retold", ())]
        self._events(gold["events"])
        self._facts([f for f in gold["facts"] if f["relation"] != "office"])

    def retell(self, number: int, event: Gold) -> None:
        """Learn who is on which side, in which mode and status, from trigger ``number``, which tells ``event`` again.

        That it does is no example of a type: which of several tellings is coded stays the reader's choice.
        """
        trigger = self._stage.triggers[number]
        own = self._layout.question(trigger, None, ()).at
        self.by_head["type"] = [e for e in self.by_head["type"] if e.question.at != own or e.answer != NONE]
        self._sides(trigger, event)
        self._manner(trigger, event)

    def _put(self, head: str, question: Question, answer: str, country: str = "") -> None:
        self.by_head[head].append(Example(question, answer, country))

    def _events(self, events: list[Gold]) -> None:
        aligned, ignored = self._align(events)
        triggers = self._stage.triggers
        questions = type_questions(triggers, self._stage, self._layout)
        for number, (trigger, question) in enumerate(zip(triggers, questions, strict=True)):
            event = aligned.get(id(trigger))
            if event is not None:
                self.events[number] = event
                self._put("type", question, event["type"])
                self._details(trigger, event)
            elif id(trigger) not in ignored:
                self._put("type", question, NONE)

    def _align(self, events: list[Gold]) -> tuple[dict[int, Gold], set[int]]:
        """Which trigger expresses which gold event; and triggers that retell one, which are neither right nor wrong."""
        text, triggers = self._stage.document.text, self._stage.triggers
        aligned: dict[int, Gold] = {}
        ignored: set[int] = set()
        for event in events:
            span = found(text, event["evidence"])
            inside = [t for t in triggers if span.overlaps(_span(t))]
            typed = [t for t in inside if _types(t) & {event["type"]}]
            free = [t for t in typed or inside if id(t) not in aligned]
            self.found["event aligned" if free else "event missed"] += 1
            if not free:
                continue
            aligned[id(free[0])] = event
            ignored |= {id(t) for t in typed}
            sides = _codes(event, "actors") | _codes(event, "recipients")
            for t in triggers:
                here = {a.mention.country for a in t.scene.actors}
                if event["type"] in _types(t) and sides and sides <= here and id(t) not in aligned:
                    ignored.add(id(t))
        ignored |= {id(t) for t in triggers if any(span.overlaps(_span(t)) for span in self._retold)}
        return aligned, ignored - set(aligned)

    def _details(self, trigger: Trigger, event: Gold) -> None:
        kind, ask = event["type"], self._layout.question
        self._sides(trigger, event)
        self._manner(trigger, event)
        if event.get("partial"):
            return
        scenes, day = self._stage.scenes, self._stage.day
        when = None
        for date in date_options(trigger, kind, scenes, day):
            same = _same_date(date.when, event["date"])
            when = date.when if same else when
            self._put("date", ask(trigger, kind, date.features, date.mention), _yes(same))
        aged = age_features(trigger, kind, when, day)
        self._put("age", ask(trigger, kind, aged), _yes(event["historical"]))
        actors, recipients = sorted(_codes(event, "actors")), sorted(_codes(event, "recipients"))
        for place in place_options(trigger, kind, event["mode"], actors, recipients, scenes):
            self._put("place", ask(trigger, kind, place.features), _yes(place.country == event["place"]))
        own = [*actors, *recipients] if event_types()[kind].reciprocal else actors
        told = set(words(event["attributed_to"] or ""))
        for source in source_options(trigger, kind, own, scenes):
            same = bool(told & set(words(source.mention.name)))
            self._put("source", ask(trigger, kind, source.features, source.mention), _yes(same))

    def _manner(self, trigger: Trigger, event: Gold) -> None:
        kind, ask = event["type"], self._layout.question
        if event.get("partial"):
            return
        if event_types()[kind].modes:
            self._put("mode", ask(trigger, kind, mode_features(trigger, kind)), mode_class(kind, event["mode"]))
        self._put("status", ask(trigger, kind, status_features(trigger, kind)), event["status"])

    def _sides(self, trigger: Trigger, event: Gold) -> None:
        kind = event["type"]
        candidates = self._stage.discourse.candidates(trigger)
        self._weigh("role", trigger, kind, candidates, sides_of(event))

    def _weigh(
        self, head: str, trigger: Trigger, kind: str, candidates: list[Candidate], on: dict[str, set[str]]
    ) -> None:
        for candidate, seen in zip(candidates, casting_features(trigger, kind, candidates), strict=True):
            sides = " ".join(side for side, countries in on.items() if candidate.country in countries)
            self._put(head, self._layout.question(trigger, kind, seen, candidate.mention), sides, candidate.country)

    def _facts(self, facts: list[Gold]) -> None:
        text, triggers = self._stage.document.text, self._stage.fact_triggers
        aligned: dict[int, list[Gold]] = defaultdict(list)
        ignored: set[int] = set()
        for fact in facts:
            span = found(text, fact["evidence"])
            inside = [t for t in triggers if span.overlaps(_span(t))]
            typed = [t for t in inside if fact["relation"] in _types(t)] or inside
            self.found["fact aligned" if typed else "fact missed"] += 1
            taken = [t for t in typed if aligned.get(id(t), [fact])[0]["relation"] == fact["relation"]]
            if taken:
                aligned[id(taken[0])].append(fact)
                ignored |= {id(t) for t in typed}
            for t in triggers:
                here = {a.mention.country for a in t.scene.actors}
                if fact["relation"] in _types(t) and {fact["subject"], fact["object"]} <= here:
                    ignored.add(id(t))
        for trigger, question in zip(triggers, type_questions(triggers, self._stage, self._layout), strict=True):
            own = aligned.get(id(trigger))
            if own:
                self._put("fact", question, own[0]["relation"])
                self._parties(trigger, own)
            elif id(trigger) not in ignored:
                self._put("fact", question, NONE)

    def _parties(self, trigger: Trigger, facts: list[Gold]) -> None:
        relation = facts[0]["relation"]
        on = {side: {f[side] for f in facts} for side in SIDES["party"]}
        if relation in UNDIRECTED:
            on = dict.fromkeys(on, set().union(*on.values()))
        self._weigh("party", trigger, relation, self._stage.discourse.candidates(trigger), on)


def sides_of(event: Gold) -> dict[str, set[str]]:
    """The countries on each side of an event."""
    return {side: {p["country"] for p in event[side + "s"]} for side in SIDES["role"]}


def found(text: str, evidence: str) -> Span:
    """Where the words of an evidence, which are in the text, stand there."""
    start = text.find(evidence)
    return Span(start, start + len(evidence))


def _yes(same: bool) -> str:
    return "yes" if same else "no"


def _span(trigger: Trigger) -> Span:
    return trigger.scene.tokens[trigger.at].span


def _types(trigger: Trigger) -> set[str]:
    return {f.type for f in trigger.frames}


def _codes(event: Gold, side: str) -> set[str]:
    return {p["country"] for p in event[side]} - {"UNK"}


def _same_date(mention: Any, gold: Gold | None) -> bool:
    if gold is None or mention.start is None:
        return False
    return bool(
        str(mention.start) == gold["start"] and str(mention.end or mention.start) == (gold["end"] or gold["start"])
    )
