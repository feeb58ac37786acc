"""Which drafts of a page tell the same event, learned from how the page was coded.

Two drafts of one type with the same sides are two events where readers coded both, and one where only one of them was coded: the other tells
it again, or tells nothing that readers code.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from examples import Gold, found
from marsad.coding.drafts import Draft
from marsad.coding.merging import may_be_same
from marsad.coding.sameness import OTHER, SAME, sameness_features
from marsad.coding.stage import Stage


def sameness_examples(
    stage: Stage, drafts: Sequence[Draft], events: dict[int, Gold], golds: Sequence[Gold]
) -> Iterator[tuple[list[str], str]]:
    """Features of each two drafts of which at least one was coded, with whether they are one event.

    Args:
        stage: the article made ready.
        drafts: what its triggers tell, as a network that has not learned from it reads them, in the order of the text.
        events: what was coded, by number of the trigger that expresses it.
        golds: all that was coded.
    """
    told = [_told(draft, stage, events, golds) for draft in drafts]
    for (a, one), (b, other) in combinations(zip(drafts, told, strict=True), 2):
        if (one or other) and may_be_same(a, b):
            yield sameness_features(a, b), OTHER if one and other and one is not other else SAME


def _told(draft: Draft, stage: Stage, events: dict[int, Gold], golds: Sequence[Gold]) -> Gold | None:
    """The coded event that a draft tells: that of its trigger, else one of its type whose evidence the trigger stands in."""
    own = next((event for number, event in events.items() if stage.triggers[number] is draft.trigger), None)
    if own is not None and own["type"] == draft.type:
        return own
    at, text = draft.trigger.scene.tokens[draft.trigger.at].span, stage.document.text
    return next((g for g in golds if g["type"] == draft.type and found(text, g["evidence"]).overlaps(at)), None)
