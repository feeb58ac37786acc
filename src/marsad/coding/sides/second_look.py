"""Who is on which side, looked at again with the whole page in view.

The network weighs each mention by the words around the trigger. A reader also knows whom the page is about, who acts in its other events and on whom,
and who else may stand on the side. The second look sees for every country that may take part: what the network said of it and of its rivals,
how often the page names it, and what the network said of it in the rest of the page. It is learned from what networks said about pages that
they had not learned from (Wolpert 1992, Stacked generalization).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from marsad.coding.discourse import Candidate, Discourse
from marsad.coding.model.arrays import Floats
from marsad.coding.model.network import SIDES
from marsad.coding.model.perceptrons import Perceptrons
from marsad.coding.ontology import event_types
from marsad.coding.triggers import Trigger
from marsad.records import BlockKind

_STRETCH = 100  # cases that are looked at together, so that a long page costs no more than its length
_SOURCES = ("here", "both", "back1", "back2", "back3", "headline1", "headline2", "headline3", "top1", "top2")
_UNNAMED = 9  # place in the headline of those that it does not name
_LINK = ("after", "distance", "clauses", "verbs", "actors")  # fields of `Link`, 0 where there is none
_LEAST = 1e-4  # chances count as no nearer to 0 and 1 than this, weights as no less


class Weighed(NamedTuple):
    """A country that may be on a side: how likely, and the mention of it that fits that side best."""

    chance: float
    candidate: Candidate


class Case(NamedTuple):
    """A trigger with the event type or relation that it may express, how likely it does, and who may be on each side."""

    trigger: Trigger
    kind: str
    chance: float
    sides: dict[str, list[Weighed]]

    @property
    def countries(self) -> list[str]:
        """Who may take part, sorted."""
        return sorted({w.candidate.country for side in self.sides.values() for w in side})


Row = tuple[Case, str]
"""A case and a country that may take part in it."""


def look_again(
    cases: Sequence[Case], head: str, discourse: Discourse, model: Perceptrons
) -> list[dict[str, list[Weighed]]]:
    """The sides of each case with the chances that they have in view of the page, likeliest first.

    Args:
        cases: everything that the page may tell, in the order of the text.
        head: a head of `SIDES`.
        discourse: what the page is about.
        model: what was learned (`training/second_look.py`).
    """
    found: list[dict[str, list[Weighed]]] = []
    for stretch in stretches(cases):
        chances = iter(model.chances(rows_of(stretch, head, discourse, model)).tolist())
        for case in stretch:
            again = {country: dict(zip(SIDES[head], next(chances), strict=True)) for country in case.countries}
            found.append({side: _again(weighed, side, again) for side, weighed in case.sides.items()})
    return found


def rows_of(cases: Sequence[Case], head: str, discourse: Discourse, model: Perceptrons) -> Floats:
    """What is seen of each country in each case (`page_view`), in the columns that ``model`` knows; shape (rows, columns)."""
    view = page_view(cases, head, discourse)
    nothing = np.zeros(sum(len(case.countries) for case in cases), np.float32)  # of what no case of the page is
    return np.column_stack([view.get(name, nothing) for name in model.columns])


def _again(weighed: Sequence[Weighed], side: str, again: dict[str, dict[str, float]]) -> list[Weighed]:
    anew = (Weighed(again[w.candidate.country][side], w.candidate) for w in weighed)
    return sorted(anew, key=lambda w: -w.chance)


def stretches(cases: Sequence[Case]) -> list[Sequence[Case]]:
    """``cases`` in parts that are looked at together."""
    return [cases[start : start + _STRETCH] for start in range(0, len(cases), _STRETCH)]


def page_view(cases: Sequence[Case], head: str, discourse: Discourse) -> dict[str, Floats]:
    """What is seen of each country that may take part in each case: a row for each, case after case, countries sorted.

    Args:
        cases: what is looked at together.
        head: a head of `SIDES`.
        discourse: what the page is about.

    Returns:
        Columns by name, each of shape (rows,); none where nobody may take part.
    """
    rows = [(case, country) for case in cases for country in case.countries]
    if not rows:
        return {}
    table = _Table(cases, SIDES[head])
    view = _naming(rows, discourse) | _linking(rows, SIDES[head]) | _asked(cases, table.rows[0])
    return table.rivalry() | table.elsewhere() | {name: np.asarray(values, np.float32) for name, values in view.items()}


class _Table:
    """The chances of each country in each case, a layer for each side; ``rows`` are the places where a country may take part."""

    def __init__(self, cases: Sequence[Case], sides: Sequence[str]) -> None:
        self._cases, self._sides = cases, sides
        numbers = {country: n for n, country in enumerate(sorted({c for case in cases for c in case.countries}))}
        self._chances = np.zeros((len(sides), len(cases), len(numbers)), np.float32)
        self._may = np.zeros(self._chances.shape[1:], bool)
        for row, case in enumerate(cases):
            for layer, side in enumerate(sides):
                for weighed in case.sides[side]:
                    column = numbers[weighed.candidate.country]
                    self._chances[layer, row, column] = weighed.chance
                    self._may[row, column] = True
        self.rows = self._may.nonzero()
        self._weights = np.array([case.chance for case in cases], np.float32)

    def rivalry(self) -> dict[str, Floats]:
        """What the network said of a country and of those who may stand in its place."""
        row, column = self.rows
        view = {"countries": self._may.sum(1)[row]}
        for side, chances in zip(self._sides, self._chances, strict=True):
            own = chances[row, column]
            among = np.where(self._may, chances, -1.0)
            nobody = np.full((len(among), 2), -1.0, np.float32)  # where fewer than two may take part
            second, best = np.sort(np.hstack([nobody, among]), 1)[:, -2:].T
            view |= {
                f"{side}: odds": _odds(own),
                f"{side}: odds of the likeliest other": _odds(np.where(own < best[row], best[row], second[row])),
                f"{side}: likelier ones": (among[row] > own[:, None]).sum(1),
                f"{side}: sum": chances.sum(1)[row],
            }
        return {name: values.astype(np.float32) for name, values in view.items()}

    def elsewhere(self) -> dict[str, Floats]:
        """What the network said of a country in other cases, by what they have in common with this one, weighted with how likely they are."""
        row, column = self.rows
        view: dict[str, Floats] = {}
        weighted = self._chances * self._weights[:, None]
        for what, related in self._relations().items():
            weight = related @ self._weights
            view[f"{what}: weight"] = np.log1p(weight)[row]
            for side, chances in zip(self._sides, weighted, strict=True):
                mean = related @ chances / np.maximum(weight, _LEAST)[:, None]
                most = (related[:, :, None] * chances[None]).max(1, initial=0.0)
                view |= {
                    f"{what}: {side} on the whole": mean[row, column],
                    f"{what}: {side} at most": most[row, column],
                }
        return view | self._together()

    def _together(self) -> dict[str, Floats]:
        """How often a country acts, elsewhere, on the one that most likely is acted on here; and so on."""
        row, column = self.rows
        first, second = self._chances
        both = np.einsum("k,kx,ky->xy", self._weights, first, second)
        here = self._weights[row]
        view = {}
        for name, chances in zip(self._sides, self._chances, strict=True):
            other = np.where(self._may, chances, -1.0)[row]
            other[np.arange(len(row)), column] = -2.0
            likeliest = other.argmax(1)
            known = other.max(1) >= 0
            onto = both[column, likeliest] - here * first[row, column] * second[row, likeliest]
            under = both[likeliest, column] - here * first[row, likeliest] * second[row, column]
            view[f"elsewhere on the likeliest {name}"] = (onto * known).astype(np.float32)
            view[f"elsewhere under the likeliest {name}"] = (under * known).astype(np.float32)
        return view

    def _relations(self) -> dict[str, Floats]:
        """For each kind of kinship between cases which cases it joins; a case is not its own kin."""
        cases = self._cases
        others = ~np.eye(len(cases), dtype=bool)
        order = np.arange(len(cases))
        found = {
            "page": others,
            "kind": _equal([case.kind for case in cases]),
            "family": _equal([_family(case.kind) for case in cases]),
            "sentence": _equal([case.trigger.scene.index for case in cases]),
            "word": _equal([case.trigger.word for case in cases]),
            "before": order[:, None] - order == 1,
            "after": order - order[:, None] == 1,
        }
        return {name: (related & others).astype(np.float32) for name, related in found.items()}


def _naming(rows: Sequence[Row], discourse: Discourse) -> dict[str, ArrayLike]:
    """How the page and the sentence name a country."""
    named = discourse.countries
    headline = {country: place for place, country in reversed([*enumerate(m.country for m in discourse.headline)])}
    here = {id(case): Counter(a.mention.country for a in case.trigger.scene.actors) for case, _ in rows}
    oftener = {times: sum(n > times for n in named.values()) for times in {0, *named.values()}}
    times = [named.get(country, 0) for _, country in rows]
    nothing = np.zeros(len(rows))
    return {
        "named": np.log1p(times),
        "share of namings": np.array(times) / max(sum(named.values()), 1),
        "named more often": [oftener[n] for n in times],
        "countries of the page": nothing + len(named),
        "in the headline": [country in headline for _, country in rows],
        "place in the headline": [headline.get(country, _UNNAMED) for _, country in rows],
        "countries of the headline": nothing + len(discourse.headline),
        "named in the sentence": [here[id(case)][country] for case, country in rows],
        "countries of the sentence": [len(here[id(case)]) for case, _ in rows],
    }


def _linking(rows: Sequence[Row], sides: Sequence[str]) -> dict[str, ArrayLike]:
    """How the mention of a country that fits each side best stands to the trigger."""
    view: dict[str, ArrayLike] = {}
    for side in sides:
        best = {id(case): {w.candidate.country: w.candidate for w in case.sides[side]} for case, _ in rows}
        candidates = [best[id(case)][country] for case, country in rows]
        sources = np.array([c.source for c in candidates])
        view |= {f"{side}: from {source}": sources == source for source in _SOURCES}
        view |= {
            f"{side}: sure": [c.mention.score for c in candidates],
            f"{side}: linked": [c.seen is not None for c in candidates],
        }
        view |= {f"{side}: {what}": [getattr(c.seen, what, 0) for c in candidates] for what in _LINK}
        view[f"{side}: distance"] = np.log1p(view[f"{side}: distance"])
    return view


def _asked(cases: Sequence[Case], of: NDArray[np.intp]) -> dict[str, ArrayLike]:
    """What is asked about; ``of`` gives the case of each row."""
    triggers = [case.trigger for case in cases]
    kinds, shapes = np.array([case.kind for case in cases])[of], np.array([t.shape for t in triggers])[of]
    view: dict[str, ArrayLike] = {f"kind {kind}": kinds == kind for kind in np.unique(kinds)}
    view |= {f"shape {shape}": shapes == shape for shape in np.unique(shapes)}
    by_case = {
        "chance": [case.chance for case in cases],
        "sentence": np.log1p([t.scene.index for t in triggers]),
        "word": np.log1p([t.at for t in triggers]),
        "words": np.log1p([len(t.scene.tokens) for t in triggers]),
        "quoted": [t.scene.quoted[t.at] for t in triggers],
        "headline": [t.scene.block is BlockKind.HEADLINE for t in triggers],
        "cases": np.log1p([len(cases)] * len(cases)),
    }
    return view | {name: np.asarray(values)[of] for name, values in by_case.items()}


def _family(kind: str) -> str:
    """The quad class of an event type; a relation is its own family."""
    known = event_types().get(kind)
    return str(known.quad_class) if known else kind


def _equal(values: Sequence[object]) -> NDArray[np.bool_]:
    numbers = {value: n for n, value in enumerate(dict.fromkeys(values))}
    column = np.array([numbers[value] for value in values])
    equal: NDArray[np.bool_] = column[:, None] == column
    return equal


def _odds(chances: Floats) -> Floats:
    """Logarithms of odds, of chances that may be 0, 1 or, for "nobody", negative."""
    bounded = np.clip(chances, _LEAST, 1 - _LEAST)
    odds: Floats = np.log(bounded / (1 - bounded))
    return odds
