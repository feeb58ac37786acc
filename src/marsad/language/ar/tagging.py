"""Part of speech of every token: a linear-chain conditional random field, decoded here.

Every feature looks at one word form (the word itself, or a neighbour up to two places away) or at the classes of two neighbours, so
the scores of a form are summed once and kept; a sentence costs a few additions a word and a search over the tags that are possible at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from marsad.language.ar.cues import closed_tag, cues, neighbour_cues, word_class
from marsad.language.ar.vocabulary import LANGUAGE
from marsad.lexicon import model_path
from marsad.records import POS, Form

EDGE = "="
"""The class of what stands before the first and after the last word of a sentence."""
_CACHE_SIZE = 60_000
_MARGIN = 5.0  # a tag further behind the best on the word alone is not tried
Scores = tuple[float, ...]


class Model(msgspec.Struct, frozen=True):
    """The trained field as it stands in its file.

    ``rows`` holds for every feature one signed byte a tag, in units of ``scale``; ``transitions[to][from]`` scores one tag after another.
    """

    tags: tuple[POS, ...]
    scale: float
    transitions: tuple[Scores, ...]
    features: list[str]
    rows: bytes


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


_scored: dict[str, _Scored] = {}
_sides: dict[tuple[str, ...], _Sides] = {}
_pairs: dict[tuple[str, str], tuple[Scores, Scores]] = {}


def tag(forms: Sequence[Form]) -> list[POS]:
    """The likeliest tags of the words of a sentence."""
    if not forms:
        return []
    model = _model()
    scored = [_score(form) for form in forms]
    path = _best_path([word.allowed for word in scored], _emissions(scored), model.transitions)
    return [_auxiliary(model.tags[i], form) for i, form in zip(path, forms, strict=True)]


def reload() -> None:
    """Forget the model and every score made with it, after its file has changed."""
    for cached in (_model, _weights):
        cached.cache_clear()
    for kept in (_scored, _sides, _pairs):
        kept.clear()


def _auxiliary(tag: POS, form: Form) -> POS:
    return POS.AUX if tag is POS.VERB and form.verbs and form.verbs[0].lemma == "كان" else tag


def _emissions(scored: Sequence[_Scored]) -> list[list[float]]:
    edge = _beside((EDGE,), EDGE)
    sides = [edge, edge, *(word.sides for word in scored), edge, edge]
    rows = []
    for at, (allowed, own, here) in enumerate(scored):
        if len(allowed) == 1:
            rows.append([0.0])
            continue
        before, after = sides[at + 1], sides[at + 3]
        second_left, left, right, second_right = sides[at].before2, before.before, after.after, sides[at + 4].after2
        with_left, with_right = _pair(before.kind, here.kind)[1], _pair(here.kind, after.kind)[0]
        rows.append(
            [
                score + left[i] + right[i] + second_left[i] + second_right[i] + with_left[i] + with_right[i]
                for i, score in zip(allowed, own, strict=True)
            ]
        )
    return rows


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


@cache
def _model() -> Model:
    return msgspec.msgpack.decode(model_path(LANGUAGE, "pos.msgpack").read_bytes(), type=Model)


@cache
def _weights() -> dict[str, tuple[int, ...]]:
    model = _model()
    width = len(model.tags)
    values = memoryview(model.rows).cast("b")
    return {feature: tuple(values[at * width : (at + 1) * width]) for at, feature in enumerate(model.features)}


def _score(form: Form) -> _Scored:
    found = _scored.get(form.surface)
    if found is None:
        if len(_scored) >= _CACHE_SIZE:
            _scored.clear()
        found = _scored[form.surface] = _build(form)
    return found


def _build(form: Form) -> _Scored:
    sides = _beside(tuple(neighbour_cues(form)), word_class(form))
    closed = closed_tag(form)
    if closed is not None:
        return _Scored((_model().tags.index(closed),), (0.0,), sides)
    own = _sum(cues(form))
    floor = max(own) - _MARGIN
    allowed = tuple(i for i, score in enumerate(own) if score >= floor)
    return _Scored(allowed, tuple(own[i] for i in allowed), sides)


def _beside(near: tuple[str, ...], kind: str) -> _Sides:
    found = _sides.get(near)
    if found is None:
        if len(_sides) >= _CACHE_SIZE:
            _sides.clear()
        before, before2, after, after2 = (_sum([f"{place}{cue}" for cue in near]) for place in ("<", "<<", ">", ">>"))
        found = _sides[near] = _Sides(before, before2, after, after2, kind)
    return found


def _sum(features: list[str]) -> Scores:
    weights, scale = _weights(), _model().scale
    rows = [weights[feature] for feature in features if feature in weights]
    if not rows:
        return (0.0,) * len(_model().tags)
    return tuple(scale * total for total in map(sum, zip(*rows, strict=True)))


def _pair(first: str, second: str) -> tuple[Scores, Scores]:
    """What the classes of two neighbours add to the tags of the first and of the second."""
    found = _pairs.get((first, second))
    if found is None:
        if len(_pairs) >= _CACHE_SIZE:
            _pairs.clear()
        found = _pairs[first, second] = _sum([f"}}{first}|{second}"]), _sum([f"{{{first}|{second}"])
    return found
