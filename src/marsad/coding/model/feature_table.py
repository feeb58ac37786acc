"""Vectors of named features, and what they sum up to: what the network looks up for every word and every question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate, zip_longest

import numpy as np

from marsad.coding.bundles import Bundle
from marsad.coding.model.arrays import Array, Floats

_MORE_SUMS = 512  # rows by which the sums of a table grow
_NOTHING = 0  # the row of the sum of no features


class FeatureTable:
    """Rows of small integers, one for each feature, and the sums of features that come together, each worked out once.

    Args:
        names: the features, in the order of their rows behind the first, which is that of no feature.
        array: the rows, as bytes with a scale each.
        most: sums that are kept before it is time to start anew.
    """

    def __init__(self, names: Sequence[str], array: Array, most: int) -> None:
        self._most = most
        self._numbers = {name: number for number, name in enumerate(names, 1)}
        self._values = np.frombuffer(array.values, np.int8).reshape(array.shape)
        self._scales = np.frombuffer(array.scales, np.float32)[:, None]
        self._sums: Floats = np.zeros((_MORE_SUMS, array.shape[1]), np.float32)
        self._waiting: list[list[int]] = []
        self.forget()

    @property
    def full(self) -> bool:
        """Whether it is time to `forget`."""
        return max(self._used, len(self._rows)) >= self._most

    def forget(self) -> None:
        """Start anew; the rows that were given no longer hold."""
        self._rows: dict[Bundle, int] = {(): _NOTHING}
        self._used = _NOTHING + 1

    def add(self, names: Iterable[str]) -> int:
        """The row of one more sum, that of the vectors of ``names``; unknown ones count nothing."""
        known = self._numbers
        numbers = [number for name in names if (number := known.get(name))]
        if not numbers:
            return _NOTHING
        self._waiting.append(numbers)
        return self._used + len(self._waiting) - 1

    def rows(self, bundles: Iterable[Bundle]) -> list[int]:
        """For each bundle the row of its sum."""
        known = self._rows
        return [row if (row := known.get(bundle)) is not None else self._keep(bundle) for bundle in bundles]

    def at(self, rows: Sequence[int]) -> Floats:
        """The sums that stand in ``rows``."""
        self._work_out()
        return self._sums[rows]

    def totals(self, lists: Sequence[Sequence[Bundle]]) -> Floats:
        """A row for each list of bundles: the sum of their vectors."""
        if self.full:
            self.forget()
        columns = list(zip_longest(*map(self.rows, lists), fillvalue=_NOTHING))
        self._work_out()
        totals: Floats = self._sums.take(np.array(columns, np.intp).reshape(-1, len(lists)), 0).sum(0)
        return totals

    def _work_out(self) -> None:
        """Work out the sums that were added, all at once."""
        if not self._waiting:
            return
        after = self._used + len(self._waiting)
        while after > len(self._sums):
            self._sums = np.vstack([self._sums, np.zeros((_MORE_SUMS, self._sums.shape[1]), np.float32)])
        starts = [0, *accumulate(map(len, self._waiting))][:-1]
        chosen = [number for numbers in self._waiting for number in numbers]
        np.add.reduceat(self._values[chosen] * self._scales[chosen], starts, axis=0, out=self._sums[self._used : after])
        self._waiting.clear()
        self._used = after

    def _keep(self, bundle: Bundle) -> int:
        row = self.add(bundle)
        if row != _NOTHING:  # there is no end to the words that no feature knows
            self._rows[bundle] = row
        return row
