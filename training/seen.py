"""What the second look learns from: what networks said about pages that they had not learned from, and how these pages were coded."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from examples import Gold, sides_of
from marsad.coding.events import Thresholds, type_questions
from marsad.coding.model.arrays import Floats
from marsad.coding.model.network import SIDES
from marsad.coding.reading import NONE, Reading
from marsad.coding.sides.roles import Asked, first_look
from marsad.coding.sides.second_look import Case, page_view, stretches
from marsad.coding.stage import Stage

HEAD = "role"  # too few parties of facts are coded: there a second look made more mistakes


class Seen(NamedTuple):
    """Columns by name, each of shape (rows,), and the right answers, of shape (rows, sides)."""

    view: dict[str, Floats]
    answers: Floats


def seen_sides(stage: Stage, reading: Reading, events: dict[int, Gold]) -> Seen:
    """What there is to see of the sides of an article's events, and what is right, where the network takes a trigger as it was coded.

    Args:
        stage: the article made ready.
        reading: the article read by a network that has not learned from it.
        events: what was coded, by number of the trigger that expresses it.
    """
    chances = reading.answers("type", type_questions(stage.triggers, stage, reading.layout)).best(but=NONE)
    likely = [(n, *best) for n, best in enumerate(chances) if best[1] >= Thresholds().event]
    asked = [Asked(stage.triggers[n], name, chance) for n, name, chance in likely]
    cases = [Case(*a, s) for a, s in zip(asked, first_look(HEAD, asked, stage.discourse, reading), strict=True)]
    golds = {id(case): events.get(n) for case, (n, _, _) in zip(cases, likely, strict=True)}
    parts = []
    for stretch in stretches(cases):
        right = [answer for case in stretch for answer in _right(case, golds[id(case)])]
        kept = np.array([answer is not None for answer in right], bool)
        view = {name: column[kept] for name, column in page_view(stretch, HEAD, stage.discourse).items()}
        parts.append(Seen(view, np.array([answer for answer in right if answer], np.float32)))
    return together(parts)


def _right(case: Case, gold: Gold | None) -> list[list[float] | None]:
    """For each country on which sides it stands, 1 or 0 each; None where the case was not coded as the network takes it."""
    if gold is None or gold["type"] != case.kind:
        return [None] * len(case.countries)
    on = sides_of(gold)
    return [[float(country in on[side]) for side in SIDES[HEAD]] for country in case.countries]


def together(parts: Iterable[Seen]) -> Seen:
    """All rows of ``parts``; a column that a part lacks is 0 there."""
    parts = [part for part in parts if len(part.answers)]
    names = sorted({name for part in parts for name in part.view})
    view = {
        name: np.concatenate([part.view.get(name, np.zeros(len(part.answers), np.float32)) for part in parts])
        for name in names
    }
    return Seen(view, np.concatenate([part.answers for part in parts]) if parts else np.zeros((0, 2), np.float32))
