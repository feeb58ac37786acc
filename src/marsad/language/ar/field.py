"""A linear-chain conditional random field over the words of a sentence (Lafferty et al. 2001), decoded here.

Every feature looks at one word form (the word itself, or a neighbour up to two places away) or at the classes of two neighbours, so
the scores of a form are summed once and kept; a sentence costs a few additions a word and a search over the tags that are possible at all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import msgspec

from marsad.language.ar.vocabulary import LANGUAGE
from marsad.lexicon import model_path
from marsad.records import Form

EDGE = "="
"""The class of what stands before the first and after the last word of a sentence."""
_CACHE_SIZE = 60_000
_MARGIN = 5.0  # a tag further behind the best on the word alone is not tried
Scores = tuple[float, ...]


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

    ``own`` describes the word itself, ``near`` what it tells about its neighbours, ``kind`` its class.
    """

    own: Callable[[Form], list[str]]
    near: Callable[[Form], list[str]]
    kind: Callable[[Form], str]

    def rows(self, forms: Sequence[Form]) -> list[list[str]]:
        """The features of every word of a sentence, as the field is trained on them."""
        own, near = [self.own(f) for f in forms], [self.near(f) for f in forms]
        kinds = [EDGE, *(self.kind(f) for f in forms), EDGE]
        found = []
        for at, row in enumerate(own):
            beside = list(row)
            for place, step in (("<", -1), (">", 1), ("<<", -2), (">>", 2)):
                beside += [f"{place}{cue}" for cue in (near[at + step] if 0 <= at + step < len(forms) else [EDGE])]
            beside += [f"{{{kinds[at]}|{kinds[at + 1]}", f"}}{kinds[at + 1]}|{kinds[at + 2]}"]
            found.append(beside)
        return found


class _Sides(NamedTuple):
    """What a word adds to each tag of its neighbours, one and two places before and after it; shared by words alike."""

    before: Scores
    before2: Scores
    after: Scores
    after2: Scores
    kind: str


class _Scored(NamedTuple):
    """The tags that a form may have, as indices, what the form itself adds to each of them, and what it adds to its neighbours."""

    allowed: tuple[int, ...]
    own: Scores
    sides: _Sides


class Field:
    """A trained field, loaded from the language's models.

    Args:
        file: name of the model file.
        seen: what it sees of a form.
        closed: the tag of a form that has only one, None for any other.

    Raises:
        LexiconError: the model file is missing.
    """

    def __init__(self, file: str, seen: Seen, closed: Callable[[Form], str | None] = lambda _: None) -> None:
        model = msgspec.msgpack.decode(model_path(LANGUAGE, file).read_bytes(), type=Model)
        self.tags = model.tags
        self._seen, self._closed = seen, closed
        self._transitions, self._scale = model.transitions, model.scale
        width, values = len(model.tags), memoryview(model.rows).cast("b")
        self._weights = {
            feature: tuple(values[at * width : (at + 1) * width]) for at, feature in enumerate(model.features)
        }
        self._kept: dict[str, _Scored] = {}
        self._sides: dict[tuple[str, ...], _Sides] = {}
        self._pairs: dict[tuple[str, str], tuple[Scores, Scores]] = {}

    def tag(self, forms: Sequence[Form]) -> list[str]:
        """The likeliest tags of the words of a sentence."""
        if not forms:
            return []
        scored = [self._score(form) for form in forms]
        path = _best_path([word.allowed for word in scored], self._emissions(scored), self._transitions)
        return [self.tags[i] for i in path]

    def _emissions(self, scored: Sequence[_Scored]) -> list[list[float]]:
        edge = self._beside((EDGE,), EDGE)
        sides = [edge, edge, *(word.sides for word in scored), edge, edge]
        rows = []
        for at, (allowed, own, here) in enumerate(scored):
            if len(allowed) == 1:
                rows.append([0.0])
                continue
            before, after = sides[at + 1], sides[at + 3]
            second_left, left, right, second_right = sides[at].before2, before.before, after.after, sides[at + 4].after2
            with_left, with_right = self._pair(before.kind, here.kind)[1], self._pair(here.kind, after.kind)[0]
            rows.append(
                [
                    score + left[i] + right[i] + second_left[i] + second_right[i] + with_left[i] + with_right[i]
                    for i, score in zip(allowed, own, strict=True)
                ]
            )
        return rows

    def _score(self, form: Form) -> _Scored:
        found = self._kept.get(form.surface)
        if found is None:
            if len(self._kept) >= _CACHE_SIZE:
                self._kept.clear()
            found = self._kept[form.surface] = self._build(form)
        return found

    def _build(self, form: Form) -> _Scored:
        sides = self._beside(tuple(self._seen.near(form)), self._seen.kind(form))
        closed = self._closed(form)
        if closed is not None:
            return _Scored((self.tags.index(closed),), (0.0,), sides)
        own = self._sum(self._seen.own(form))
        floor = max(own) - _MARGIN
        allowed = tuple(i for i, score in enumerate(own) if score >= floor)
        return _Scored(allowed, tuple(own[i] for i in allowed), sides)

    def _beside(self, near: tuple[str, ...], kind: str) -> _Sides:
        found = self._sides.get(near)
        if found is None:
            if len(self._sides) >= _CACHE_SIZE:
                self._sides.clear()
            before, before2, after, after2 = (
                self._sum([f"{place}{cue}" for cue in near]) for place in ("<", "<<", ">", ">>")
            )
            found = self._sides[near] = _Sides(before, before2, after, after2, kind)
        return found

    def _sum(self, features: list[str]) -> Scores:
        weights, scale = self._weights, self._scale
        rows = [weights[feature] for feature in features if feature in weights]
        if not rows:
            return (0.0,) * len(self.tags)
        return tuple(scale * total for total in map(sum, zip(*rows, strict=True)))

    def _pair(self, first: str, second: str) -> tuple[Scores, Scores]:
        """What the classes of two neighbours add to the tags of the first and of the second."""
        found = self._pairs.get((first, second))
        if found is None:
            if len(self._pairs) >= _CACHE_SIZE:
                self._pairs.clear()
            found = self._pairs[first, second] = self._sum([f"}}{first}|{second}"]), self._sum([f"{{{first}|{second}"])
        return found


def _best_path(
    allowed: Sequence[tuple[int, ...]], emissions: Sequence[list[float]], transitions: tuple[Scores, ...]
) -> list[int]:
    best, earlier = emissions[0], allowed[0]
    pointers: list[list[int]] = []
    for at in range(1, len(allowed)):
        here, scores = allowed[at], emissions[at]
        if len(earlier) == 1:
            source, base = earlier[0], best[0]
            pointers.append([0] * len(here))
            best = [base + transitions[i][source] + score for i, score in zip(here, scores, strict=True)]
        else:
            arrived = [[b + transitions[i][source] for b, source in zip(best, earlier, strict=True)] for i in here]
            tops = [max(row) for row in arrived]
            pointers.append([row.index(top) for row, top in zip(arrived, tops, strict=True)])
            best = [top + score for top, score in zip(tops, scores, strict=True)]
        earlier = here
    place = best.index(max(best))
    path = [earlier[place]]
    for back, here in zip(reversed(pointers), reversed(allowed[:-1]), strict=True):
        place = back[place]
        path.append(here[place])
    return path[::-1]
