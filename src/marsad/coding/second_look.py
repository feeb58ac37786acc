"""Who is on which side, looked at again with the whole page in view.

The network weighs each mention by the words around the trigger. A reader also knows whom the page is about, who acts in its other events and on whom,
and who else may stand on the side. The second look sees for every country that may take part: what the network said of it and of its rivals,
how often the page names it, and what the network said of it in the rest of the page. It is learned from what networks said about pages that
they had not learned from (Wolpert 1992, Stacked generalization).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from marsad.coding.arrays import Floats
from marsad.coding.discourse import Candidate, Discourse
from marsad.coding.network import SIDES
from marsad.coding.ontology import event_types
from marsad.coding.perceptrons import Perceptrons
from marsad.coding.triggers import Trigger
from marsad.records import BlockKind

_STRETCH = 100  # cases that are looked at together, so that a long page costs no more than its length
_SOURCES = ("here", "both", "back1", "back2", "back3", "headline1", "headline2", "headline3", "top1", "top2")
_UNNAMED = 9  # place in the headline of those that it does not name
_LEAST = 1e-4


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
        view = page_view(stretch, head, discourse)
        nothing = np.zeros(sum(len(case.countries) for case in stretch), np.float32)  # of what no case of the page is
        rows = np.column_stack([view.get(name, nothing) for name in model.columns])
        chances = iter(model.chances(rows).tolist())
        for case in stretch:
            again = {country: dict(zip(SIDES[head], next(chances), strict=True)) for country in case.countries}
            found.append({side: _again(weighed, side, again) for side, weighed in case.sides.items()})
    return found


def _again(weighed: Sequence[Weighed], side: str, again: dict[str, dict[str, float]]) -> list[Weighed]:
    anew = (Weighed(again[w.candidate.country][side], w.candidate) for w in weighed)
    return sorted(anew, key=lambda w: -w.chance)


def stretches(cases: Sequence[Case]) -> list[Sequence[Case]]:
    """``cases`` in parts that are looked at together, those without candidates left where they are."""
    return [cases[start : start + _STRETCH] for start in range(0, len(cases), _STRETCH)]


def page_view(cases: Sequence[Case], head: str, discourse: Discourse) -> dict[str, Floats]:
    """What is seen of each country that may take part in each case: a row for each, case after case, countries sorted.

    Args:
        cases: what is looked at together.
        head: a head of `SIDES`.
        discourse: what the page is about.

    Returns:
        Columns by name, each of shape (rows,).
    """
    table = _Table(cases, SIDES[head])
    view = table.rivalry() | table.elsewhere()
    by_row = [
        _naming(case, country, discourse) | _linking(case, country) | _case(case, len(cases))
        for case in cases
        for country in case.countries
    ]
    names = dict.fromkeys(name for row in by_row for name in row)
    return view | {name: np.array([row.get(name, 0.0) for row in by_row], np.float32) for name in names}


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
        self._rows = self._may.nonzero()
        self._weights = np.array([case.chance for case in cases], np.float32)

    def rivalry(self) -> dict[str, Floats]:
        """What the network said of a country and of those who may stand in its place."""
        row, column = self._rows
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
        row, column = self._rows
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
        row, column = self._rows
        first, second = self._chances
        both = np.einsum("k,kx,ky->xy", self._weights, first, second)
        here = self._weights[row]
        view = {}
        for name, chances in zip(self._sides, self._chances, strict=True):
            other = np.where(self._may, chances, -1.0)[row]
            other[np.arange(len(row)), column] = -2.0
            likeliest = other.argmax(1) if other.shape[1] else column
            known = other.max(1, initial=-2.0) >= 0
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


def _naming(case: Case, country: str, discourse: Discourse) -> dict[str, float]:
    """How the page and the sentence name a country."""
    named = discourse.countries
    headline = [mention.country for mention in discourse.headline]
    here = [actor.mention.country for actor in case.trigger.scene.actors]
    times = named.get(country, 0)
    return {
        "named": np.log1p(times),
        "share of namings": times / max(sum(named.values()), 1),
        "named more often": float(sum(n > times for n in named.values())),
        "countries of the page": float(len(named)),
        "in the headline": float(country in headline),
        "place in the headline": float(headline.index(country)) if country in headline else _UNNAMED,
        "countries of the headline": float(len(headline)),
        "named in the sentence": float(here.count(country)),
        "countries of the sentence": float(len(set(here))),
    }


def _linking(case: Case, country: str) -> dict[str, float]:
    """How the mention of a country that fits each side best stands to the trigger."""
    view: dict[str, float] = {}
    for side, weighed in case.sides.items():
        candidate = next(w.candidate for w in weighed if w.candidate.country == country)
        seen = candidate.seen
        view |= {f"{side}: from {source}": float(candidate.source == source) for source in _SOURCES}
        view |= {f"{side}: sure": candidate.mention.score, f"{side}: linked": float(seen is not None)}
        if seen:
            view |= {
                f"{side}: after": float(seen.after),
                f"{side}: distance": np.log1p(seen.distance),
                f"{side}: clauses": float(seen.clauses),
                f"{side}: verbs": float(seen.verbs),
                f"{side}: actors": float(seen.actors),
            }
    return view


def _case(case: Case, cases: int) -> dict[str, float]:
    """What is asked about."""
    trigger = case.trigger
    scene = trigger.scene
    return {
        f"kind {case.kind}": 1.0,
        f"shape {trigger.shape}": 1.0,
        "chance": case.chance,
        "sentence": np.log1p(scene.index),
        "word": np.log1p(trigger.at),
        "words": np.log1p(len(scene.tokens)),
        "quoted": float(bool(scene.quoted[trigger.at])),
        "headline": float(scene.block is BlockKind.HEADLINE),
        "cases": np.log1p(cases),
    }


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
