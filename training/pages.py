"""Coded articles as the network learns from them: the words of a page as features, what is asked about it, and numbers for all names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from examples import Example
from marsad.coding.model.network import SIDES
from marsad.coding.reading import mentions_of
from marsad.coding.stage import Stage
from marsad.coding.token_features import form_features, place_features

WORTH = {  # of a right answer, by head
    "type": 1.0, "role": 1.0, "mode": 0.3, "status": 0.3, "age": 0.2, "date": 0.3, "place": 0.3, "source": 0.3, "fact": 0.5,
    "party": 0.4,
}  # fmt: skip
HEADS = tuple(WORTH)


@dataclass(slots=True)
class Page:
    """The words of a page as features, sentence after sentence, and what is asked about it, by head.

    ``readers`` numbers those who coded it: 0 those of the gold, others where habits differ from theirs.
    """

    sentences: list[list[list[str]]]
    examples: dict[str, list[Example]] = field(default_factory=dict)
    readers: int = 0
    rows: list[list[int]] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    height: int = 0


def page_of(stage: Stage, examples: dict[str, list[Example]], *, readers: int = 0) -> Page:
    """A page with its words' features; rows are laid out as in `marsad.coding.reading.Layout`; ``readers`` as for `Page`."""
    sentences = [
        [
            [*form_features(token.form), *place, *mention]
            for token, place, mention in zip(scene.tokens, place_features(scene), mentioned, strict=True)
        ]
        for scene, mentioned in zip(stage.scenes, mentions_of(stage), strict=True)
    ]
    return Page(sentences, examples, readers)


class Names(NamedTuple):
    """Everything that has a number: features of each table, classes of each head, event types and relations, and groups of readers."""

    features: dict[str, list[str]]
    classes: dict[str, list[str]]
    kinds: list[str]
    readers: int


def names_of(pages: Sequence[Page], tokens: Iterable[str], least: int = 3) -> Names:
    """Number the features seen at least ``least`` times, and the words' features ``tokens``."""
    counts: dict[str, Counter[str]] = {head: Counter() for head in HEADS}
    classes: dict[str, set[str]] = {head: set() for head in HEADS}
    kinds: set[str] = set()
    for page in pages:
        for head, examples in page.examples.items():
            for example in examples:
                counts[head].update(set(example.question.names))
                classes[head].add(example.answer)
                kinds |= {kind for kind in (example.question.kind,) if kind}
    features = {head: sorted(f for f, n in seen.items() if n >= least) for head, seen in counts.items()}
    ordered = {head: list(SIDES[head]) if head in SIDES else sorted(answers) for head, answers in classes.items()}
    readers = 1 + max(page.readers for page in pages)
    return Names(features | {"token": list(tokens)}, ordered, sorted(kinds), readers)


def stacked(pages: Sequence[Page]) -> list[int]:
    """The rows on which the words of pages lie when these stand under each other."""
    out: list[int] = []
    base = 0
    for page in pages:
        out += [base + place for place in page.places]
        base += page.height
    return out
