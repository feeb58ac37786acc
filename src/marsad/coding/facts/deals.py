"""Which goods go with which partner: "imports gas from Algeria and oil from Iraq" tells two deals.

A sentence is cut where "and" goes on with goods, an amount or a preposition. A part that has both goods and a partner tells a deal of its own; what
lacks one of the two is of its neighbour ("gas and oil from Iraq", "gas from Qatar and from Australia").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from marsad.coding.cues import qualifier_words
from marsad.coding.discourse import Candidate
from marsad.coding.nearby import cued, deed
from marsad.coding.scenes import Scene
from marsad.coding.triggers import Trigger

GOODS = {"trade": ("goods", "opened", "arms"), "arms_transfer": ("arms",)}
"""The classes of words that name what goes from one to the other, by relation."""
_AND = "و"


class Deal(NamedTuple):
    """Where a deal is told: tokens ``first`` to ``last`` (exclusive); ``own`` is whether what states deals states this one."""

    first: int
    last: int
    own: bool


class Deals:
    """The deals that the words around a trigger tell.

    Args:
        trigger: what states them.
        relation: one that has goods (`GOODS`).
    """

    def __init__(self, trigger: Trigger, relation: str) -> None:
        self._trigger, self._within = trigger, deed(trigger)
        words = frozenset().union(*(qualifier_words()[name] for name in GOODS[relation]))
        self._goods = list(cued(trigger.scene, words, self._within))
        self._cut = list(_cuts(trigger.scene, self._within, self._goods))

    def of(self, one: Candidate, other: Candidate) -> Deal | None:
        """The deal of two parties, None where the words tell no more than one: goods state that of their own part alone, any other word all."""
        if len(self._cut) == 1:
            return None
        scene, at = self._trigger.scene, self._trigger.at
        (_, shared), (partner, _) = sorted((_place(scene, party), party.country) for party in (one, other))
        if partner not in self._within:
            return None
        partners = [a.first for a in scene.actors if a.mention.country not in (None, "UNK", shared)]
        parts = _parts(self._cut, self._goods, partners)
        part = next(p for p in parts if p.first <= partner < p.last)
        own = part.first <= at < part.last or at not in self._goods
        return Deal(part.first, part.last, own) if len(parts) > 1 else None


@dataclass(slots=True)
class _Part:
    first: int
    last: int
    goods: bool
    partners: bool

    @property
    def whole(self) -> bool:
        return self.goods and self.partners

    def join(self, more: _Part) -> None:
        self.last = more.last
        self.goods, self.partners = self.goods or more.goods, self.partners or more.partners


def _place(scene: Scene, party: Candidate) -> int:
    """The token at which a party is named; before all for one of another sentence."""
    placed = scene.placed(party.mention)
    return -1 if placed is None else placed.first


def _parts(cut: Sequence[tuple[int, int]], goods: list[int], partners: list[int]) -> list[_Part]:
    parts: list[_Part] = []
    for first, last in cut:
        part = _Part(first, last, _any_in(goods, first, last), _any_in(partners, first, last))
        if parts and (not parts[-1].whole or not part.goods):
            parts[-1].join(part)
        else:
            parts.append(part)
    if len(parts) > 1 and not parts[-1].whole:
        parts[-2].join(parts.pop())
    return parts


def _any_in(places: list[int], first: int, last: int) -> bool:
    return bisect_left(places, first) < bisect_left(places, last)


def _cuts(scene: Scene, within: range, goods: list[int]) -> Iterator[tuple[int, int]]:
    first, starting = within.start, {*goods, *(a.first for a in scene.amounts)}
    for at in within[1:]:
        if _goes_on(scene, at, starting):
            yield first, at
            first = at
    yield first, within.stop


def _goes_on(scene: Scene, at: int, starting: set[int]) -> bool:
    """Whether a word joined with "and" is one of goods, begins an amount (both ``starting``) or is a preposition."""
    token = scene.tokens[at]
    if token.form.proclitics[:1] != (_AND,) and token.form.surface != _AND:
        return False
    word = at + (token.form.surface == _AND)
    return not starting.isdisjoint((at, word)) or (word < len(scene.tokens) and "preposition" in scene.cues[word])
