"""Part of speech of every token: a linear-chain conditional random field, decoded here.

Every feature looks at one word form (the word itself, or a neighbour up to two places away) or at the classes of two neighbours, so
the scores of a form are summed once and kept; a sentence costs a few additions a word and a search over the tags that are possible at all.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

import marisa_trie

from marsad.language.ar.cues import closed_tag, cues, neighbour_cues, word_class
from marsad.language.ar.vocabulary import LANGUAGE
from marsad.lexicon import model_path
from marsad.records import POS, Form

_CACHE_SIZE = 60_000
_MARGIN = 6.0  # tags further behind on the word alone never won on held-out text
_EDGE = "="
Scores = tuple[float, ...]


class _Model(NamedTuple):
    tags: tuple[POS, ...]
    scale: float
    weights: Any
    transitions: tuple[Scores, ...]  # [to][from]


class _Scored(NamedTuple):
    """What a form adds to each tag: of its own, and as a neighbour one and two places before and after."""

    own: Scores
    allowed: tuple[int, ...]
    before: Scores
    before2: Scores
    after: Scores
    after2: Scores
    kind: str


_scored: dict[Form, _Scored] = {}
_pairs: dict[tuple[str, str], tuple[Scores, Scores]] = {}


@cache
def _model() -> _Model:
    head = json.loads(model_path(LANGUAGE, "pos.json").read_text(encoding="utf-8"))
    tags = tuple(POS(tag) for tag in head["tags"])
    weights = marisa_trie.RecordTrie(f"<{len(tags)}b").mmap(str(model_path(LANGUAGE, "pos.marisa")))
    return _Model(tags, head["scale"], weights, tuple(tuple(row) for row in head["transitions"]))


def tag(forms: Sequence[Form]) -> list[POS]:
    """The likeliest tags of the words of a sentence."""
    if not forms:
        return []
    model = _model()
    scored = [_score(form) for form in forms]
    emissions = _emissions(scored)
    path = _best_path([s.allowed for s in scored], emissions, model.transitions)
    return [_auxiliary(model.tags[i], form) for i, form in zip(path, forms, strict=True)]


def _auxiliary(tag: POS, form: Form) -> POS:
    return POS.AUX if tag is POS.VERB and form.verbs and form.verbs[0].lemma == "كان" else tag


def reload() -> None:
    """Forget the model and every score made with it, after the files of the model have changed."""
    _model.cache_clear()
    _edge.cache_clear()
    _scored.clear()
    _pairs.clear()


def _emissions(scored: Sequence[_Scored]) -> list[list[float]]:
    last = len(scored) - 1
    rows = []
    for at, word in enumerate(scored):
        parts = [word.own]
        parts.append(scored[at - 1].before if at else _edge()[0])
        parts.append(scored[at + 1].after if at < last else _edge()[1])
        if at > 1:
            parts.append(scored[at - 2].before2)
        if at + 1 < last:
            parts.append(scored[at + 2].after2)
        parts.append(_pair(scored[at - 1].kind if at else _EDGE, word.kind)[1])
        parts.append(_pair(word.kind, scored[at + 1].kind if at < last else _EDGE)[0])
        rows.append([sum(part[i] for part in parts) for i in word.allowed])
    return rows


def _best_path(
    allowed: Sequence[tuple[int, ...]], emissions: Sequence[list[float]], transitions: tuple[Scores, ...]
) -> list[int]:
    best = emissions[0]
    pointers: list[list[int]] = []
    for (earlier, here), scores in zip(pairwise(allowed), emissions[1:], strict=True):
        back, following = [], []
        for tag_index, score in zip(here, scores, strict=True):
            row = transitions[tag_index]
            arrived = [best[i] + row[source] for i, source in enumerate(earlier)]
            top = max(arrived)
            back.append(arrived.index(top))
            following.append(top + score)
        pointers.append(back)
        best = following
    at = best.index(max(best))
    path = [allowed[-1][at]]
    for back, here in zip(reversed(pointers), reversed(allowed[:-1]), strict=True):
        at = back[at]
        path.append(here[at])
    return path[::-1]


def _score(form: Form) -> _Scored:
    found = _scored.get(form)
    if found is None:
        if len(_scored) >= _CACHE_SIZE:
            _scored.clear()
        found = _scored[form] = _build(form)
    return found


def _build(form: Form) -> _Scored:
    model = _model()
    own = _sum(cues(form))
    closed = closed_tag(form)
    if closed is not None:
        allowed: tuple[int, ...] = (model.tags.index(closed),)
    else:
        floor = max(own) - _MARGIN
        allowed = tuple(i for i, score in enumerate(own) if score >= floor)
    near = neighbour_cues(form)
    sides = [_sum([f"{place}{cue}" for cue in near]) for place in ("<", "<<", ">", ">>")]
    return _Scored(own, allowed, *sides, word_class(form))


def _sum(features: list[str]) -> Scores:
    model = _model()
    total = [0] * len(model.tags)
    for feature in features:
        for row in model.weights.get(feature, ()):
            total = [a + b for a, b in zip(total, row, strict=True)]
    return tuple(value * model.scale for value in total)


@cache
def _edge() -> tuple[Scores, Scores]:
    return _sum([f"<{_EDGE}"]), _sum([f">{_EDGE}"])


def _pair(first: str, second: str) -> tuple[Scores, Scores]:
    """What the classes of two neighbours add to the tags of the first and of the second."""
    found = _pairs.get((first, second))
    if found is None:
        if len(_pairs) >= _CACHE_SIZE:
            _pairs.clear()
        found = _pairs[first, second] = _sum([f"}}{first}|{second}"]), _sum([f"{{{first}|{second}"])
    return found
