"""What on the page mattered to a chance of the second look: groups of its columns are set to their means, and the chance is worked out again.

The groups part what `marsad.coding.sides.second_look.page_view` sees by where it comes from. Each is left out by itself, so effects do not add up:
what a country does elsewhere on the page and how often the page names it may say the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from marsad.coding.discourse import Discourse
from marsad.coding.model.arrays import Floats
from marsad.coding.model.network import SIDES
from marsad.coding.model.perceptrons import Perceptrons
from marsad.coding.sides.second_look import Case, Weighed, rows_of, stretches
from marsad.explanation.records import Influence

_OWN, _RIVALS, _LINK = "its chance by its sentence", "its rivals", "the mention that fits best"
_ODDS = "odds"
_OF_RIVALS = ("odds of the likeliest other", "likelier ones", "sum")
_RELATED = {
    "page": "its part elsewhere on the page",
    "kind": "its part where the same kind is told",
    "family": "its part where a kindred kind is told",
    "sentence": "its part in the rest of the sentence",
    "word": "its part where the same word stands",
    "before": "its part in what is told just before",
    "after": "its part in what is told just after",
}
_MEETS = "whom it acts on elsewhere, and who on it"
_ASKED = "what is asked about"
_ALONE = {
    "countries": _RIVALS,
    "named": "how often the page names it",
    "share of namings": "how often the page names it",
    "named more often": "how often the page names it",
    "countries of the page": "how often the page names it",
    "in the headline": "the headline",
    "place in the headline": "the headline",
    "countries of the headline": "the headline",
    "named in the sentence": "how often the sentence names it",
    "countries of the sentence": "how often the sentence names it",
}


class Look(NamedTuple):
    """A case that was looked at again: who may be on each side by the words of the sentence, and the row that was seen of each country."""

    sides: dict[str, list[Weighed]]
    rows: dict[str, Floats]

    def by_sentence(self, side: str) -> dict[str, float]:
        """The chance of each country before the page was looked at."""
        return {w.candidate.country: w.chance for w in self.sides[side]}


class PageFalls(NamedTuple):
    """The chance in view of the page, and by how much it falls without each group of what was seen."""

    chance: float
    falls: list[Influence]


def looks(cases: Sequence[Case], head: str, discourse: Discourse, model: Perceptrons) -> Iterator[Look]:
    """What the second look saw of each of ``cases``, as the coder shows it to the perceptrons."""
    for stretch in stretches(cases):
        rows = iter(rows_of(stretch, head, discourse, model))
        for case in stretch:
            yield Look(case.sides, {country: next(rows) for country in case.countries})


def page_falls(look: Look, country: str, head: str, side: str, model: Perceptrons) -> PageFalls:
    """What on the page mattered to a country's chance to stand on a side."""
    groups: dict[str, list[int]] = {}
    for number, column in enumerate(model.columns):
        groups.setdefault(group_of(column, head), []).append(number)
    rows = np.repeat(look.rows[country][None], len(groups) + 1, 0)
    for row, columns in enumerate(groups.values(), 1):
        rows[row, columns] = model.mean[columns]
    whole, *without = model.chances(rows)[:, SIDES[head].index(side)].tolist()
    falls = [Influence(group, round(whole - chance, 4)) for group, chance in zip(groups, without, strict=True)]
    return PageFalls(whole, falls)


def group_of(column: str, head: str) -> str:
    """In plain words where a column of the second look comes from."""
    about, mark, what = column.partition(": ")
    if mark and about in SIDES[head]:
        return _OWN if what == _ODDS else _RIVALS if what in _OF_RIVALS else _LINK
    if mark and about in _RELATED:
        return _RELATED[about]
    return _MEETS if column.startswith("elsewhere ") else _ALONE.get(column, _ASKED)
