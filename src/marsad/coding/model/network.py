"""The learned part of the coder: a small network that reads a page once and then answers questions about its words.

A word is the sum of the vectors of its features (`marsad.coding.token_features`); gated convolutions (Dauphin et al. 2017, Language
modeling with gated convolutional networks) mix it with its neighbours; each kind of question has a head of one or two hidden layers over
the word asked about, the mention asked about and the words between, the event's type, and named features of the question. Mentions that
are asked about together see each other (Zaheer et al. 2017, Deep sets). Tables are kept as bytes with one scale a row. Training programs
write the file (`training/coder.py`); here it is only read and applied.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from marsad.coding.bundles import Bundle
from marsad.coding.model.arrays import Array, Floats
from marsad.coding.model.attention import Around, Attention
from marsad.coding.model.feature_table import FeatureTable
from marsad.coding.model.linear import Linear
from marsad.coding.model.perceptrons import Perceptrons, Weights
from marsad.coding.token_features import form_features
from marsad.lexicon import model
from marsad.records import Form

SIDES = {"role": ("actor", "recipient"), "party": ("subject", "object")}
"""Heads whose classes do not exclude each other, with these."""
REACH = 40  # words between a word and a mention that are still looked at
_MOST_SUMS, _MOST_WORDS = 16_384, 32_768  # sums with which a head's table starts anew, and that of the words
_EPSILON = 1e-5  # as in the layers that learned (PyTorch)


class Models(msgspec.Struct, frozen=True):
    """The file: names of features in the order of their rows, classes of each head, event types and relations, arrays.

    And the models that judge after the network, with the whole page in view: log-linear ones and, for the heads of `SIDES`, perceptrons.
    """

    features: dict[str, tuple[str, ...]]
    classes: dict[str, tuple[str, ...]]
    kinds: tuple[str, ...]
    arrays: dict[str, Array]
    dilations: tuple[int, ...]
    linear: dict[str, Linear]
    sides: dict[str, Weights] = {}


class Question(NamedTuple):
    """What is asked of a head: about word ``at`` (row of the page), a mention, an event's type or a fact's relation, with features.

    The mention goes from row ``first`` to row ``last``; both are -1 where there is none on the page.
    """

    at: int
    first: int
    last: int
    kind: str | None
    features: Sequence[Bundle]

    @property
    def names(self) -> list[str]:
        """The features one by one."""
        return [name for bundle in self.features for name in bundle]


class Given(NamedTuple):
    """A page before its words are mixed: a row for each word, and a column that is 1 where a word stands."""

    words: Floats
    filled: Floats


class Sheet(NamedTuple):
    """A page as the network sees it: a row for each word, the sums of all rows before each row, and what is around words; see `Network.mix`."""

    words: Floats
    sums: Floats
    around: Around


class _Layer(NamedTuple):
    """A gated convolution with the normalisation before it; ``weight`` has three times the width as rows, twice the width as columns."""

    dilation: int
    scale: Floats
    shift: Floats
    weight: Floats
    bias: Floats


class _Head(NamedTuple):
    """The weights of one kind of question: of the word, what is around it, the mention, the words between, rivals, the kind, and to the classes.

    Those that a head does without are None.
    """

    classes: tuple[str, ...]
    table: FeatureTable
    word: Floats
    around: Floats
    bias: Floats
    mention: Floats | None
    between: Floats | None
    rivals: Floats | None
    rivals_bias: Floats | None
    kinds: Floats | None
    out: Floats
    out_bias: Floats


class Network:
    """The weights made ready for use.

    Args:
        models: the content of the model file.
    """

    def __init__(self, models: Models) -> None:
        self.linear = models.linear
        self.sides = {head: Perceptrons(weights) for head, weights in models.sides.items()}
        self.classes = models.classes
        arrays = models.arrays
        self._tokens = FeatureTable(models.features["token"], arrays["token"], _MOST_WORDS)
        self._layers = [
            _Layer(dilation, *(arrays[f"layer{n}.{part}"].floats() for part in ("scale", "shift", "weight", "bias")))
            for n, dilation in enumerate(models.dilations)
        ]
        self._attention = Attention(_under("attention.", arrays))
        self._scale, self._shift = arrays["scale"].floats(), arrays["shift"].floats()
        self._kinds = {kind: number for number, kind in enumerate(models.kinds)}
        self._heads = {name: self._head(name, models) for name in models.classes}
        self._forms: dict[str, int] = {}

    @staticmethod
    def _head(name: str, models: Models) -> _Head:
        parts = _under(f"{name}.", models.arrays)
        table = FeatureTable(models.features[name], parts.pop("table"), _MOST_SUMS)
        arrays = {part: array.floats() for part, array in parts.items()}
        return _Head(
            models.classes[name],
            table,
            arrays["word"],
            arrays["around"],
            arrays["bias"],
            arrays.get("mention"),
            arrays.get("between"),
            arrays.get("rivals"),
            arrays.get("rivals_bias"),
            arrays.get("kinds"),
            arrays["out"],
            arrays["out_bias"],
        )

    def embed(
        self,
        forms: Sequence[Sequence[Form]],
        places: Sequence[Sequence[Bundle]],
        mentions: Sequence[Sequence[Bundle]],
    ) -> Given:
        """The vectors of the words of a page, each by itself, sentence after sentence with one empty row before each and one behind the last.

        Args:
            forms: the word forms of each sentence.
            places: for each word the features of where it stands.
            mentions: for each word the features of what is mentioned there.

        Returns:
            Rows of shape (words + sentences + 1, width), and the column that tells words from empty rows.
        """
        tokens = self._tokens
        if tokens.full:
            tokens.forget()
            self._forms.clear()
        words = tokens.at(self._rows_of([form for sentence in forms for form in sentence]))
        for bundles in (places, mentions):
            words += tokens.at(tokens.rows(bundle for sentence in bundles for bundle in sentence))
        standing = [word for sentence in forms for word in (False, *(True for _ in sentence))]
        filled = np.array([*standing, False])
        page: Floats = np.zeros((len(filled), self._scale.shape[-1]), np.float32)
        page[filled] = words
        return Given(page, filled[:, None].astype(np.float32))

    @property
    def reach(self) -> int:
        """How many rows away a word still changes what is read."""
        return sum(layer.dilation for layer in self._layers)

    def mix(self, given: Given) -> Sheet:
        """The page as the network sees it: each word mixed with its neighbours; rows as in ``given``."""
        page, filled = given
        for layer in self._layers:
            page = page + filled * _convolved(_normal(page, layer.scale, layer.shift) * filled, layer)
        read: Floats = _normal(page, self._scale, self._shift) * filled
        return self.sheet(read, filled)

    def sheet(self, words: Floats, filled: Floats) -> Sheet:
        """A page of which the mixed words are known; ``filled`` is a column that is 1 where a word stands."""
        sums = summed(words)
        return Sheet(words, sums, Around(self._attention, words, sums, np.flatnonzero(filled == 0)))

    def answer(self, head: str, page: Sheet, questions: Sequence[Question]) -> Floats:
        """The probability of each class of ``head`` for each question.

        Args:
            head: name of the head.
            page: what `mix` gave.
            questions: what is asked.

        Returns:
            Array of shape (questions, classes of the head), rows summing to one.
        """
        scores = self._scores(head, page, questions)
        raised: Floats = np.exp(scores - scores.max(1, keepdims=True, initial=-np.inf))
        answers: Floats = raised / raised.sum(1, keepdims=True)
        return answers

    def weigh(
        self, head: str, page: Sheet, questions: Sequence[Question], groups: Sequence[int]
    ) -> tuple[Floats, Floats]:
        """How likely each group of questions (the mentions of one country) stands on each side.

        Args:
            head: name of a head of `SIDES`.
            page: what `mix` gave.
            questions: what is asked.
            groups: the group of each question, counted from 0 without gaps.

        Returns:
            Probabilities of shape (groups, sides), and the score of each question, of shape (questions, sides).
        """
        scores = self._scores(head, page, questions)
        pooled: Floats = np.full((max(groups, default=-1) + 1, scores.shape[1]), -np.inf, np.float32)
        np.logaddexp.at(pooled, list(groups), scores)
        return _logistic(pooled), scores

    def _scores(self, head: str, page: Sheet, questions: Sequence[Question]) -> Floats:
        part = self._heads[head]
        if not questions:
            return np.zeros((0, len(part.classes)), np.float32)
        width = part.out.shape[0]
        sums = part.table.totals([q.features for q in questions])
        at, first, last = np.array([(q.at, q.first, q.last) for q in questions]).T
        words, which = _once(at)
        seen = page.words[words] @ part.word + page.around.of(words) @ part.around + part.bias
        hidden = seen[which] + sums[:, :width]
        if part.mention is not None and part.between is not None:
            ends = 0.5 * (page.words[first] + page.words[last]) * (first >= 0)[:, None]
            hidden += ends @ part.mention + _between(page.sums, at, first, last) @ part.between
        if part.kinds is not None:
            hidden += part.kinds[[self._kinds.get(q.kind or "", 0) for q in questions]]
        hidden = np.maximum(hidden, 0)
        if part.rivals is not None:
            hidden = np.maximum(
                hidden + np.hstack([hidden, _most(hidden, questions)]) @ part.rivals + part.rivals_bias, 0
            )
        scores: Floats = hidden @ part.out + part.out_bias + sums[:, width:]
        return scores

    def _rows_of(self, forms: Sequence[Form]) -> list[int]:
        known = self._forms
        return [row if (row := known.get(form.surface)) is not None else self._learn(form) for form in forms]

    def _learn(self, form: Form) -> int:
        row = self._forms[form.surface] = self._tokens.add(form_features(form))
        return row


def _once(at: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The rows that are asked about, each once, and for each question which of them.

    Where all questions are about one row it stands twice, since the product of a single row with a matrix is rounded otherwise.
    """
    words, which = np.unique(at, return_inverse=True)
    return (words.repeat(2) if len(words) == 1 < len(at) else words), which


def _under(prefix: str, arrays: Mapping[str, Array]) -> dict[str, Array]:
    """The arrays whose names begin with ``prefix``, without it."""
    return {name.removeprefix(prefix): array for name, array in arrays.items() if name.startswith(prefix)}


def summed(words: Floats) -> Floats:
    """The sums of all rows before each row, and of all rows."""
    sums: Floats = np.zeros((words.shape[1], len(words) + 1), np.float32)
    # Along the rows of a transposed copy: several times faster than down the columns.
    np.cumsum(words.T, 1, out=sums[:, 1:])
    return np.ascontiguousarray(sums.T)


def _normal(page: Floats, scale: Floats, shift: Floats) -> Floats:
    """Layer normalisation (Ba et al. 2016)."""
    centred: Floats = page - page.mean(1, keepdims=True)
    centred /= np.sqrt((centred * centred).mean(1, keepdims=True) + _EPSILON)
    centred *= scale
    centred += shift
    return centred


def _logistic(scores: Floats) -> Floats:
    """Scores as probabilities, by way of a function that does not overflow."""
    half = scores * np.float32(0.5)
    np.tanh(half, out=half)
    half += 1
    half *= 0.5
    return half


def _convolved(page: Floats, layer: _Layer) -> Floats:
    """A gated convolution over each word and the words as far as the dilation before and after it."""
    width, dilation = page.shape[1], layer.dilation
    seen: Floats = np.zeros((len(page), 3 * width), np.float32)
    seen[dilation:, :width] = page[:-dilation]
    seen[:, width : 2 * width] = page
    seen[:-dilation, 2 * width :] = page[dilation:]
    mixed = seen @ layer.weight
    mixed += layer.bias
    result: Floats = mixed[:, :width] * _logistic(mixed[:, width:])
    return result


def _between(sums: Floats, at: NDArray[np.int64], first: NDArray[np.int64], last: NDArray[np.int64]) -> Floats:
    """The mean of the words between a word and a mention; nothing where the mention stands in another sentence."""
    after = first > at
    low, high = np.where(after, at + 1, last + 1), np.where(after, first, at)
    length = high - low
    near = (first >= 0) & (length > 0) & (length <= REACH)
    mean: Floats = (sums[np.maximum(high, 0)] - sums[np.maximum(low, 0)]) / np.maximum(length, 1)[:, None].astype(
        np.float32
    )
    return mean * near[:, None]


def _most(hidden: Floats, questions: Sequence[Question]) -> Floats:
    """For each question the highest values among the questions about the same word and kind, which stand together."""
    starts = [
        n for n, q in enumerate(questions) if n == 0 or (q.at, q.kind) != (questions[n - 1].at, questions[n - 1].kind)
    ]
    highest = np.maximum.reduceat(hidden, starts, axis=0)
    result: Floats = highest.repeat(np.diff([*starts, len(questions)]), axis=0)
    return result


@cache
def load_network(language: str = "ar") -> Network:
    """The coder's network of ``language``.

    Raises:
        LexiconError: the model file is missing or damaged.
    """
    return Network(model(language, "coder.msgpack", Models))
