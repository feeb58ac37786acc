"""Whether the examples that stand with lexicon rules are well formed, and whether what they must accept is found.

What a rejected example means differs from topic to topic (this rule must not fire, nothing may be dated ...), so the tests run those.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from marsad.coding.stage import set_stage
from marsad.language import analyse
from marsad.lexicon import Example, examples, topics
from marsad.mentions.actors import find_actors
from marsad.mentions.amounts import find_amounts
from marsad.mentions.states import states_in
from marsad.mentions.times import find_dates
from marsad.records import Block, BlockKind, Document, Span

Finder = Callable[[str], Iterable[str]]
_NO_TRIGGERS = frozenset({"frames_none", "facts_none"})  # accepted is what is no trigger; the tests run these
_TODAY = "2023-05-30"  # some times count only where the day of the news is known


def _actors(text: str) -> Iterable[str]:
    return {m.surface for m in find_actors(text)}


def _states(text: str) -> Iterable[str]:
    tokens = analyse(text).tokens
    return {text[tokens[m.first].span.start : tokens[m.last - 1].span.end] for m in states_in(analyse(text))}


def _dates(text: str) -> Iterable[str]:
    return {m.surface for m in find_dates(text, _TODAY)}


def _amounts(text: str) -> Iterable[str]:
    return {m.surface for m in find_amounts(text)}


def _triggers(text: str) -> Iterable[str]:
    stage = set_stage(Document("example", text, (Block(BlockKind.BODY, Span(0, len(text))),)))
    return {t.scene.tokens[t.at].surface for t in (*stage.triggers, *stage.fact_triggers)}


_FINDERS: dict[str, Finder] = {
    **dict.fromkeys(("capitals", "countries", "demonyms", "nicknames", "regions"), _states),
    **dict.fromkeys(("posts", "institutions", "bodies", "roles"), _actors),
    **dict.fromkeys(("months", "weekdays", "time_units", "relative", "periods", "holidays", "time_words"), _dates),
    **dict.fromkeys(("amount_words", "units", "currencies", "rates", "number_labels", "hedges"), _amounts),
}


def example_faults(language: str) -> tuple[list[str], int]:
    """What is wrong with the examples of a language's rules, and how many there are."""
    faults, count = [], 0
    for topic in topics(language):
        for entry, accepted, rejected in examples(language, topic):
            count += len(accepted) + len(rejected)
            faults += [f"{topic}: {entry.id}: {fault}" for fault in _faults(topic, accepted, rejected)]
    return faults, count


def _faults(topic: str, accepted: Sequence[Example], rejected: Sequence[Example]) -> Iterator[str]:
    find = _triggers if topic.startswith(("frames_", "facts_")) and topic not in _NO_TRIGGERS else _FINDERS.get(topic)
    for example in accepted:
        if example.span is not None and example.span not in example.text:
            yield f"{example.span!r} is not in {example.text!r}"
        elif find is not None and str(example.span) not in find(example.text):
            yield f"{example.span!r} is not found in {example.text!r}"
    for example in rejected:
        if not example.why:
            yield f"why is {example.text!r} rejected?"
