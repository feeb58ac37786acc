"""A trigger of a text as the rules on sides see it, and whom they bar."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from marsad.coding.links import links_of
from marsad.coding.sides.barring import Barred, View
from marsad.coding.stage import set_stage
from marsad.readers import Document


def view_of(text: str, word: str, kind: str) -> View:
    """The first trigger that is written as ``word``, of an event or a fact, as a deed of some ``kind``."""
    stage = set_stage(Document.from_text(text, published="2024-03-07"))
    trigger = next(t for t in (*stage.triggers, *stage.fact_triggers) if t.scene.tokens[t.at].surface == word)
    return View(trigger, kind, links_of(trigger))


def barred_by(
    rules: Iterable[Callable[[View], Barred]], text: str, word: str, kind: str
) -> set[tuple[str, str | None]]:
    """The sides and countries that ``rules`` bar."""
    view = view_of(text, word, kind)
    return {(side, view.scene.actors[n].mention.country) for rule in rules for side, n in rule(view)}
