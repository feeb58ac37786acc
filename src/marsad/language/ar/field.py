"""A linear-chain conditional random field over the words of a sentence (Lafferty et al. 2001), decoded here.

Every feature looks at one word form (the word itself, or a neighbour up to two places away) or at the classes of two neighbours, so
the scores of a form are summed once and kept. A tag that no tags of the neighbours could bring to the front is dropped, which leaves most words
with one; such a word parts the sentence, so that only the runs between them are searched.

A row of weights, one for each tag, is held as a single whole number with 16 bits for each: adding two such numbers adds them for all tags at once.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Sequence
from itertools import repeat
from typing import NamedTuple

import msgspec

from marsad.language.ar.vocabulary import LANGUAGE
from marsad.lexicon import model
from marsad.records import Form
from marsad.text import Recent

EDGE = "="
"""The class of what stands before the first and after the last word of a sentence."""
_CACHE_SIZE = 60_000
_LANE = 2  # bytes that a tag has in the whole number of a row
_MIDDLE = 1 << 15  # added to every lane, so that none is negative when it is read
_MARGIN = 5.0  # a tag further behind the best on the word alone is not tried
_ROUNDING = 1e-6
Scores = tuple[float, ...]
Choices = list[tuple[int, float]]
"""Tags that a word may have, as indices, with their scores."""


class Model(msgspec.Struct, frozen=True):
    """The trained field as it stands in its file.

    ``rows`` holds for every feature one signed byte a tag, in units of ``scale``; ``transitions[to][from]`` scores one tag after another.
    """

    tags: tuple[str, ...]
    scale: float
    transitions: tuple[Scores, ...]
    features: list[str]
    rows: bytes


class Seen(NamedTuple):
    """What a field sees of a word form.

    ``kind`` gives its class; ``own`` describes the word itself and ``near`` what it tells about its neighbours, both with the class given.
    ``phrases``, where there is any, says of every word of a sentence in what phrase it stands, which no word tells alone; EDGE is in none.
    """

    own: Callable[[Form, str], list[str]]
    near: Callable[[Form, str], list[str]]
    kind: Callable[[Form], str]
    phrases: Callable[[Sequence[Form]], list[str]] | None = None

    def rows(self, forms: Sequence[Form]) -> list[list[str]]:
        """The features of every word of a sentence, as the field is trained on them."""
        within = [self.kind(f) for f in forms]
        own, near = list(map(self.own, forms, within)), list(map(self.near, forms, within))
        kinds = [EDGE, *within, EDGE]
        found = []
        for at, (row, phrase) in enumerate(zip(own, self.in_phrases(forms), strict=True)):
            beside = list(row)
            for place, step in (("<", -1), (">", 1), ("<<", -2), (">>", 2)):
                beside += [f"{place}{cue}" for cue in (near[at + step] if 0 <= at + step < len(forms) else [EDGE])]
            beside += [f"{{{kinds[at]}|{kinds[at + 1]}", f"}}{kinds[at + 1]}|{kinds[at + 2]}"]
            found.append([*beside, *phrase])
        return found

    def in_phrases(self, forms: Sequence[Form]) -> list[tuple[str, ...]]:
        """The features of every word by the phrases in which it and its neighbours stand; none of words that have none."""
        if self.phrases is None:
            return [()] * len(forms)
        within = [EDGE, *self.phrases(forms), EDGE]
        return [
            ()
            if before == here == after == EDGE
            else (f"^{here}", f"^<{before}", f"^>{after}", f"^<{before}|{here}", f"^>{here}|{after}")
            for before, here, after in zip(within, within[1:], within[2:], strict=False)
        ]


class _Sides(NamedTuple):
    """What a word adds to each tag of its neighbours, one and two places before and after it; shared by words alike."""

    before: Scores
    before2: Scores
    after: Scores
    after2: Scores
    kind: str


class _Scored(NamedTuple):
    """The tags that a form may have, with what the form itself adds to each of them, and what it adds to its neighbours.

    ``sure`` is the one choice of a form that has only one, else empty. ``own`` holds what it adds to all tags; nothing, if its tag is given.
    """

    sure: Choices
    allowed: Choices
    own: Scores
    sides: _Sides


class Field:
    """A trained field, loaded from the language's models.

    Args:
        file: name of the model file.
        seen: what it sees of a form.
        closed: the tag of a form that has only one, None for any other.

    Raises:
        LexiconError: the model file is missing or damaged.
    """

    def __init__(self, file: str, seen: Seen, closed: Callable[[Form], str | None] = lambda _: None) -> None:
        trained = model(LANGUAGE, file, Model)
        self.tags = trained.tags
        self._seen, self._closed = seen, closed
        self._transitions, self._scale = trained.transitions, trained.scale
        self._needed = _needed(trained.transitions)
        self._weights = dict(zip(trained.features, _packed(trained.rows, len(trained.tags)), strict=True))
        self._lanes = struct.Struct(f"<{len(trained.tags)}H")
        self._middle = int.from_bytes(self._lanes.pack(*repeat(_MIDDLE, len(trained.tags))), "little")
        self._nothing = (0.0,) * len(trained.tags)
        self._kept: Recent[str, _Scored] = Recent(_CACHE_SIZE)
        self._sides: Recent[tuple[str, ...], _Sides] = Recent(_CACHE_SIZE)
        self._pairs: Recent[tuple[str, str], tuple[Scores, Scores]] = Recent(_CACHE_SIZE)
        self._phrases: Recent[tuple[str, ...], Scores] = Recent(_CACHE_SIZE)
        self._edge = self._beside((EDGE,), EDGE)

    def tag(self, forms: Sequence[Form]) -> list[str]:
        """The likeliest tags of the words of a sentence."""
        kept, tags = self._kept, self.tags
        scored = [kept.get(form.surface) or self._score(form) for form in forms]
        edge = self._edge
        sides = [edge, edge, *[word.sides for word in scored], edge, edge]
        choices = [
            self._choices(word, sides[at : at + 5], phrase) if phrase or not word.sure else word.sure
            for at, (word, phrase) in enumerate(zip(scored, self._seen.in_phrases(forms), strict=True))
        ]
        path: list[int] = []
        for at, options in enumerate(choices):
            if len(options) == 1:
                if len(path) < at:
                    path += self._best(choices, len(path), at)
                path.append(options[0][0])
        if len(path) < len(choices):
            path += self._best(choices, len(path), len(choices))
        return [tags[i] for i in path]

    def _choices(self, word: _Scored, sides: list[_Sides], phrase: tuple[str, ...]) -> Choices:
        """The tags that may be the best of a word, scored by the word and its neighbours.

        ``sides`` are those of the five words around it, ``phrase`` its features by the phrases in which it or a neighbour stands.
        """
        second_left, before, here, after, second_right = sides
        left2, left, right, right2 = second_left.before2, before.before, after.after, second_right.after2
        pairs, to_left, to_right = self._pairs, (before.kind, here.kind), (here.kind, after.kind)
        with_left = (pairs.get(to_left) or self._pair(to_left))[1]
        with_right = (pairs.get(to_right) or self._pair(to_right))[0]
        allowed = self._in_phrase(word.own, phrase) if phrase and word.own else word.allowed
        scores = [
            score + left[i] + right[i] + left2[i] + right2[i] + with_left[i] + with_right[i] for i, score in allowed
        ]
        top = max(scores)
        needed = self._needed[allowed[scores.index(top)][0]]
        return [(i, score) for (i, _), score in zip(allowed, scores, strict=True) if score >= top + needed[i]]

    def _in_phrase(self, own: Scores, phrase: tuple[str, ...]) -> Choices:
        """The tags that a word may have which stands in a phrase or beside one, with what word and phrases add to each."""
        added = self._phrases.recalled(phrase, lambda: self._sum(phrase))
        return _worth_trying([score + more for score, more in zip(own, added, strict=True)])

    def _best(self, choices: list[Choices], first: int, last: int) -> list[int]:
        """The best tags of the words ``first`` to ``last`` (exclusive), before and after which the tags are sure."""
        transitions = self._transitions
        ahead = choices[first]
        if first:
            left = choices[first - 1][0][0]
            ahead = [(i, score + transitions[i][left]) for i, score in ahead]
        pointers: list[list[int]] = []
        for at in range(first + 1, last):
            arrived = [[score + transitions[i][source] for source, score in ahead] for i, _ in choices[at]]
            tops = [max(row) for row in arrived]
            pointers.append([row.index(top) for row, top in zip(arrived, tops, strict=True)])
            ahead = [(i, top + score) for (i, score), top in zip(choices[at], tops, strict=True)]
        row = transitions[choices[last][0][0]] if last < len(choices) else None
        totals = [score + row[i] if row else score for i, score in ahead]
        place = totals.index(max(totals))
        path = [ahead[place][0]]
        for back, at in zip(reversed(pointers), range(last - 2, first - 1, -1), strict=True):
            place = back[place]
            path.append(choices[at][place][0])
        return path[::-1]

    def _score(self, form: Form) -> _Scored:
        return self._kept.recalled(form.surface, lambda: self._build(form))

    def _build(self, form: Form) -> _Scored:
        kind = self._seen.kind(form)
        sides = self._beside(tuple(self._seen.near(form, kind)), kind)
        closed = self._closed(form)
        if closed is not None:
            only = [(self.tags.index(closed), 0.0)]
            return _Scored(only, only, (), sides)
        own = self._sum(self._seen.own(form, kind))
        allowed = _worth_trying(own)
        return _Scored(allowed if len(allowed) == 1 else [], allowed, own, sides)

    def _beside(self, near: tuple[str, ...], kind: str) -> _Sides:
        found = self._sides.get(near)
        return found or self._sides.recalled(near, lambda: self._all_sides(near, kind))

    def _all_sides(self, near: tuple[str, ...], kind: str) -> _Sides:
        before, before2, after, after2 = (
            self._sum([f"{place}{cue}" for cue in near]) for place in ("<", "<<", ">", ">>")
        )
        return _Sides(before, before2, after, after2, kind)

    def _sum(self, features: Sequence[str]) -> Scores:
        total = sum(map(self._weights.get, features, repeat(0)), self._middle)
        if total == self._middle:
            return self._nothing  # as of most pairs of classes
        lanes = self._lanes.unpack(total.to_bytes(self._lanes.size, "little"))
        scale = self._scale
        return tuple([scale * (lane - _MIDDLE) for lane in lanes])

    def _pair(self, kinds: tuple[str, str]) -> tuple[Scores, Scores]:
        """What the classes of two neighbours add to the tags of the first and of the second."""
        first, second = kinds
        return self._pairs.recalled(
            kinds, lambda: (self._sum([f"}}{first}|{second}"]), self._sum([f"{{{first}|{second}"]))
        )


def _worth_trying(scores: Sequence[float]) -> Choices:
    floor = max(scores) - _MARGIN
    return [(i, score) for i, score in enumerate(scores) if score >= floor]


def _needed(transitions: tuple[Scores, ...]) -> list[list[float]]:
    """For every best tag of a word on its own, what each tag must score at least, less the best, to win by its neighbours' tags."""
    after = list(zip(*transitions, strict=True))  # by the tag before
    tags = range(len(transitions))
    return [
        [
            -max(0.0, *(b - a for a, b in zip(transitions[top], transitions[i], strict=True)))
            - max(0.0, *(b - a for a, b in zip(after[top], after[i], strict=True)))
            - _ROUNDING
            for i in tags
        ]
        for top in tags
    ]


def _packed(rows: bytes, width: int) -> Iterator[int]:
    """Every row of ``width`` signed bytes as one whole number."""
    size = width * _LANE
    above = bytes((value + 128) % 256 for value in range(256))
    lanes = bytearray(len(rows) * _LANE)
    lanes[::_LANE] = rows.translate(above)  # no lane is negative while they stand side by side
    excess = int.from_bytes(bytes([128, 0]) * width, "little")
    for at in range(0, len(lanes), size):
        yield int.from_bytes(lanes[at : at + size], "little") - excess
