"""Who is named beside help only as the foe of whom it goes to."""

from __future__ import annotations

from marsad.coding.cues import qualifier_words
from marsad.coding.discourse import Candidate
from marsad.coding.drafts import Draft
from marsad.coding.nearby import stands
from marsad.coding.triggers import Trigger

_HELP = frozenset({"SUPPORT", "AID"})
_BEFORE_FOES = frozenset({"مع", "ضد", "علي", "امام"})
_REACH = 2  # words between "conflict" and "with"


def leave_out_foes(draft: Draft) -> None:
    """Take from the recipients of help whom the helped one is in conflict with: "sides with Kenya in its dispute *with Uganda*"."""
    if draft.type in _HELP:
        draft.recipients = [c for c in draft.recipients if not _is_foe(draft.trigger, c)]


def _is_foe(trigger: Trigger, candidate: Candidate) -> bool:
    scene, mention = trigger.scene, candidate.mention
    first = next((a.first for a in scene.actors if a.mention is mention), None)
    if first is None or first < trigger.at + 2 or scene.keys[first - 1] not in _BEFORE_FOES:
        return False
    between = range(max(trigger.at + 1, first - 2 - _REACH), first - 1)
    return stands(scene, qualifier_words()["conflict"], between)
