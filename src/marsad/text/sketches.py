"""Sketches of wordings: by how many of their values are equal, two texts are compared without either of them at hand.

A sketch holds, for each of 128 orders of all runs of words, the first of the text's runs (MinHash). In an order, two texts have the same first run
with the chance that a run of either is a run of both, so the share of equal values estimates the share of common runs. A run is eight words, which
unrelated texts do not share: one equal value is enough for a closer look.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from operator import eq
from typing import Any

RUN = 8
"""Words of a run."""

_VALUES = 128
_SEED = 20_230_530
_TYPE = "I"
_FIRST_ROOM = 256

Run = tuple[str, ...]


def runs(words: Sequence[str], size: int = RUN) -> set[Run]:
    """The runs of ``size`` words of a text."""
    return set(zip(*(words[at:] for at in range(size)), strict=False))


def sketch(words: Sequence[str]) -> bytes:
    """The sketch of a text.

    Args:
        words: search keys of its words, in order. Fewer than a run are compared as a whole.

    Returns:
        512 bytes; none for a text without words.
    """
    from rensa import RMinHash  # not every command compares wordings

    if not words:
        return b""
    made = RMinHash(num_perm=_VALUES, seed=_SEED)
    made.update([" ".join(run) for run in runs(words) or {tuple(words)}])
    return array(_TYPE, made.digest()).tobytes()


def values(sketched: bytes) -> array[int]:
    """The values of a sketch, in order."""
    found = array(_TYPE)
    found.frombytes(sketched)
    return found


def resemblance(one: bytes, other: bytes) -> float:
    """The estimated share (0 to 1) of runs of words that two sketched texts have in common."""
    equal: int = sum(map(eq, values(one), values(other)))
    return equal / _VALUES


class Sketches:
    """The sketches that came last, by number; those that share a run with another are found.

    Args:
        most: so many are kept; the oldest is forgotten first.
    """

    def __init__(self, most: int) -> None:
        import numpy as np

        self._np: Any = np
        self._most = most
        self._columns = np.empty((_VALUES, min(most, _FIRST_ROOM)), np.uint32)
        self._count = 0

    def add(self, sketched: bytes) -> int:
        """Keep a sketch.

        Returns:
            Its number: how many were added before it.
        """
        at = self._count % self._most
        if at == self._columns.shape[1]:
            more = min(self._most, 2 * at) - at
            self._columns = self._np.pad(self._columns, ((0, 0), (0, more)))
        self._columns[:, at] = self._np.frombuffer(sketched, self._np.uint32)
        self._count += 1
        return self._count - 1

    def like(self, sketched: bytes) -> list[int]:
        """The numbers of the sketches kept that have a value in common with a sketch, in no order."""
        here = self._columns[:, : min(self._count, self._most)]
        equal = (here == self._np.frombuffer(sketched, self._np.uint32)[:, None]).any(axis=0)
        last = self._count - 1
        return [last - (last - int(at)) % self._most for at in equal.nonzero()[0]]
