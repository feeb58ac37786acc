"""The words of the document that carry an event: two to twelve of them, around the trigger."""

from __future__ import annotations

from marsad.coding.drafts import Draft
from marsad.coding.scenes import Scene
from marsad.records import POS, Span

_MOST = 12  # words of the stretch
_AFTER = 7  # tokens of it from the trigger on
_OPENERS = 3  # words before the first side that may open what is told
_TELLING = frozenset({"negation", "denial", "possibility", "future", "pluperfect"})


def evidence_span(draft: Draft) -> Span:
    """A verbatim stretch of the sentence with the trigger and, where they stand near, the sides."""
    scene, at = draft.trigger.scene, draft.trigger.at
    first, last = at, _run(scene, at)
    for candidate in (*draft.actors, *draft.recipients):
        if candidate.seen is None:
            continue
        for placed in scene.actors:
            if placed.mention is candidate.mention:
                low, high = min(first, placed.first), max(last, placed.last)
                if _count(scene, low, high) <= _MOST:
                    first, last = low, high
    while _count(scene, first, last) > _MOST:
        last -= 1
    first = _opened(scene, first, last)
    while last > first + 1 and scene.tokens[last - 1].pos is POS.PUNCT:
        last -= 1
    while first < at and scene.tokens[first].pos is POS.PUNCT:
        first += 1
    if _count(scene, first, last) < 2:
        first, last = (
            (first, min(len(scene.tokens), last + 1)) if last < len(scene.tokens) else (max(0, first - 1), last)
        )
    return Span(scene.tokens[first].span.start, scene.tokens[last - 1].span.end)


def _run(scene: Scene, at: int) -> int:
    """The end of the clause that the trigger opens, not too far on."""
    last = at + 1
    while last < len(scene.tokens) and last - at < _AFTER and scene.clause[last] == scene.clause[at]:
        last += 1
    return last


def _opened(scene: Scene, first: int, last: int) -> int:
    """Where the words begin that open the stretch: a verb ("began" a visit), and what says that it is denied, possible or to come ("did not")."""
    for at in range(first - 1, max(-1, first - 1 - _OPENERS), -1):
        if not _opens(scene, at) or _count(scene, at, last) > _MOST:
            return at + 1
    return max(0, first - _OPENERS)


def _opens(scene: Scene, at: int) -> bool:
    if "complementiser" in scene.cues[at]:  # "it is planned that"
        return at > 0 and not _TELLING.isdisjoint(scene.cues[at - 1])
    return scene.tokens[at].pos in (POS.VERB, POS.AUX) or not _TELLING.isdisjoint(scene.cues[at])


def _count(scene: Scene, first: int, last: int) -> int:
    return sum(t.pos is not POS.PUNCT for t in scene.tokens[first:last])
