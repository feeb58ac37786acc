"""Who is named beside help only as the foe of whom it goes to."""

from __future__ import annotations

from marsad.coding.cues import qualifier_words
from marsad.coding.discourse import Candidate
from marsad.coding.drafts import Draft
from marsad.coding.facts.qualifiers.statement import fights
from marsad.coding.nearby import stands
from marsad.coding.triggers import Trigger

_HELP = frozenset({"SUPPORT", "AID"})
_WITH = "مع"
_REACH = 2  # words between "conflict" and "with"


def leave_out_foes(draft: Draft) -> None:
    """Take from the recipients of help whom it is against: "sides with Kenya *against Uganda*", "in its dispute *with Uganda*"."""
    if draft.type in _HELP:
        draft.recipients = [c for c in draft.recipients if not _is_foe(draft.trigger, c)]


def _is_foe(trigger: Trigger, candidate: Candidate) -> bool:
    scene, placed = trigger.scene, trigger.scene.placed(candidate.mention)
    if placed is None or placed.first < trigger.at + 2:
        return False
    at = placed.first - 1
    if scene.keys[at] in qualifier_words()["against"] or fights(scene, at):
        return True
    between = range(max(trigger.at + 1, at - 1 - _REACH), at)
    return scene.keys[at] == _WITH and stands(scene, qualifier_words()["conflict"], between)
