"""Features that tell a deed from a plan, a possibility or a denial, and the news of the day from background."""

from __future__ import annotations

from datetime import date

from marsad.coding.scenes import Scene
from marsad.coding.triggers import Trigger
from marsad.records import POS, DateMention

_TELLING = ("negation", "denial", "future", "possibility", "request", "purpose", "pluperfect", "say")
_REACH = 8


def status_features(trigger: Trigger, event_type: str) -> list[str]:
    """What around a trigger shows whether the event happened, will happen, might happen or did not happen."""
    scene, at = trigger.scene, trigger.at
    form = scene.tokens[at].form
    tenses = {v.tense for v in form.verbs} if trigger.shape == "verb" else set()
    out = [
        f"type={event_type}",
        f"shape={trigger.shape}",
        f"shape={trigger.shape}/{event_type}",
        f"stem={scene.stems[at]}",
    ]
    out += [f"tense={t}" for t in sorted(tenses)]
    out += [f"pro={p}/{trigger.shape}" for p in form.proclitics]
    for offset in (-3, -2, -1, 1):
        i = at + offset
        if 0 <= i < len(scene.stems):
            out += [f"{offset}={scene.stems[i]}", *(f"{offset}cue={c}" for c in scene.cues[i])]
            if scene.tokens[i].pos is POS.VERB:
                out += [f"{offset}pro={p}" for p in scene.tokens[i].form.proclitics]
    out += _cues_before(scene, at)
    if scene.quoted[at]:
        out.append("quoted")
    return out


def _cues_before(scene: Scene, at: int) -> list[str]:
    out = []
    for i in range(max(0, at - _REACH), at):
        same = scene.clause[i] == scene.clause[at]
        for cue in scene.cues[i]:
            if cue in _TELLING:
                out.append(f"{cue}/{'same' if same else 'other'}")
                out.append(f"{cue}={scene.keys[i]}/{'same' if same else 'other'}")
        if scene.tokens[i].pos is POS.VERB and "س" in scene.tokens[i].form.proclitics:
            out.append(f"will/{'same' if same else 'other'}")
    return list(dict.fromkeys(out))


def age_features(trigger: Trigger, event_type: str, when: DateMention | None, published: date | None) -> list[str]:
    """What shows that an event lies clearly before the news of the day."""
    scene, at = trigger.scene, trigger.at
    out = [
        f"type={event_type}",
        f"block={scene.block.value}",
        f"sentence={min(scene.index, 6)}",
        f"stem={scene.stems[at]}",
    ]
    window = range(max(0, at - _REACH), min(len(scene.stems), at + _REACH))
    out += [
        f"near={scene.stems[i]}" for i in window if scene.cues[i] or scene.tokens[i].pos in (POS.VERB, POS.ADJ, POS.ADP)
    ]
    out += [f"cue={c}" for i in window for c in scene.cues[i]]
    if scene.stems:
        out.append(f"opens={scene.stems[0]}")
    if when is not None and when.end is not None:
        days = (published - when.end).days if published else None
        out.append(f"grain={when.grain}")
        out.append(
            "age=?"
            if days is None
            else f"age={'future' if days < 0 else 'day' if days < 3 else 'week' if days < 10 else 'month' if days < 32 else 'old'}"
        )
    out += [f"amid={d.mention.grain}" for d in scene.dates]
    return out
