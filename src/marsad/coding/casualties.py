"""Dead and injured of an event, from the numbers near its trigger."""

from __future__ import annotations

from marsad.coding.cues import load_cues
from marsad.coding.scenes import Placed, Scene
from marsad.coding.triggers import Trigger
from marsad.records import AmountMention

_REACH = 6  # tokens before a number, its hedge among them, in which a word may say what became of those counted
_NEAR = 14  # tokens between trigger and number


def casualties(trigger: Trigger) -> tuple[int | None, int | None]:
    """The dead and the injured that the trigger's sentence counts near it; None where it counts none."""
    scene = trigger.scene
    found: dict[str, int] = {}
    for amount in sorted(scene.amounts, key=lambda a: abs(a.first - trigger.at)):
        became = fate(scene, amount)
        value = amount.mention.value
        if became and value is not None and abs(amount.first - trigger.at) <= _NEAR:
            found.setdefault(became, int(value))
    return found.get("dead"), found.get("injured")


def fate(scene: Scene, amount: Placed[AmountMention]) -> str | None:
    """What became of those whom an amount counts: ``dead``, ``injured``, or None where no word says so."""
    if amount.mention.unit in ("dead", "injured"):
        return amount.mention.unit
    if amount.mention.unit not in ("people", "troops", None):
        return None
    cues = load_cues()
    for at in range(amount.first - 1, max(-1, amount.first - 1 - _REACH), -1):
        for name, cue in (("dead", "killing"), ("injured", "wounding")):
            if scene.stems[at] in cues[cue] or scene.keys[at] in cues[cue]:
                return name
    return None
