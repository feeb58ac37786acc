"""What stands around a word of a page: the means of its sentence and of the page, and what the word attends to.

The word looks at the words near it four times (Vaswani et al. 2017, Attention is all you need), each time weighing them by what they are,
by whether they stand in its sentence, and by the logarithm of their distance, which counts against them as much as was learned (after
Press et al. 2022, Train short, test long, where the distance itself does).
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from marsad.coding.model.arrays import Array, Floats

SEEN = 400  # words to either side that are attended to, so that the cost grows with the page and not with its square
# Words of which it is worked out together what they attend to, so that memory does not grow with the page.
_AT_ONCE = 64
_NEVER = np.float32(1e9)


class Attention:
    """The weights.

    Args:
        arrays: the arrays of the model file that begin with ``attention.``, without it.
    """

    def __init__(self, arrays: Mapping[str, Array]) -> None:
        self.query, self.query_bias, self.key, self.value = (
            arrays[part].floats() for part in ("query", "query_bias", "key", "value")
        )
        slope, self.same = (arrays[part].floats().reshape(-1, 1, 1) for part in ("slope", "same"))
        distances = np.log1p(np.arange(SEEN + 1, dtype=np.float32))
        self.against: Floats = np.append(slope[:, :, 0] * distances, np.full((len(slope), 1), _NEVER), axis=1)
        """How much each distance counts against a word, for each look; behind `SEEN` all alike."""

    @property
    def looks(self) -> int:
        """How many times a word looks."""
        return len(self.against)


class Around:
    """What stands around the words of a page, worked out for those that are asked about, once each.

    Args:
        attention: the weights.
        words: the page as the encoder reads it, shape (rows, width).
        sums: the sums of all rows before each row, shape (rows + 1, width).
        blanks: the numbers of the empty rows, in order; the first row is one of them, and the last.
    """

    def __init__(self, attention: Attention, words: Floats, sums: Floats, blanks: NDArray[np.int64]) -> None:
        self._weights, self._words, self._sums, self._blanks = attention, words, sums, blanks
        rows = np.arange(len(words))
        self._sentence = np.searchsorted(blanks, rows, side="right")
        self._order = rows - self._sentence  # of words, not of rows
        self._standing = np.delete(rows, blanks)
        self._found: Floats = np.zeros((len(words), 3 * words.shape[1]), np.float32)
        self._known = np.zeros(len(words), bool)
        self._keys: Floats | None = None
        self._values: Floats | None = None

    def of(self, at: NDArray[np.int64]) -> Floats:
        """The mean of each word's sentence, that of the page, and what the word attends to, beside each other.

        Args:
            at: rows on which words stand.

        Returns:
            Array of shape (words, three times the width).
        """
        new = np.unique(at[~self._known[at]])
        for first in range(0, len(new), _AT_ONCE):
            rows = new[first : first + _AT_ONCE]
            self._found[rows] = np.hstack([*self._means(rows), self._attended(rows)])
        self._known[new] = True
        return self._found[at]

    def _means(self, rows: NDArray[np.int64]) -> tuple[Floats, Floats]:
        sums, after = self._sums, self._sentence[rows]
        first, last = self._blanks[after - 1] + 1, self._blanks[after]
        length: Floats = (last - first).astype(np.float32)
        sentence: Floats = (sums[last] - sums[first]) / length[:, None]
        return sentence, np.broadcast_to(sums[-1] / np.float32(len(self._standing)), sentence.shape)

    def _attended(self, rows: NDArray[np.int64]) -> Floats:
        weights = self._weights
        if self._keys is None or self._values is None:
            standing = self._words[self._standing]
            self._keys, self._values = self._parted(standing @ weights.key), self._parted(standing @ weights.value)
        order = self._order[rows]
        low, high = max(0, order[0] - SEEN), min(len(self._standing), order[-1] + SEEN + 1)
        near = self._standing[low:high]
        query = self._parted(self._words[rows] @ weights.query + weights.query_bias)
        scores: Floats = query @ self._keys[:, low:high].transpose(0, 2, 1)
        scores *= np.float32(query.shape[-1] ** -0.5)
        far = np.minimum(np.abs(order[:, None] - np.arange(low, high)), SEEN + 1)
        scores -= weights.against.take(far, 1)
        scores += weights.same * (self._sentence[rows][:, None] == self._sentence[near])
        scores -= scores.max(-1, keepdims=True)
        np.exp(scores, out=scores)
        scores /= scores.sum(-1, keepdims=True)
        attended: Floats = (scores @ self._values[:, low:high]).transpose(1, 0, 2).reshape(len(rows), -1)
        return attended

    def _parted(self, rows: Floats) -> Floats:
        """Rows as one array a look, shape (looks, rows, width / looks)."""
        parted: Floats = rows.reshape(len(rows), self._weights.looks, -1).transpose(1, 0, 2)
        return parted
