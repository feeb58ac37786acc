"""What the models see of a trigger: named features."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.coding.discourse import Discourse
from marsad.coding.scenes import Link, Scene
from marsad.coding.triggers import Trigger
from marsad.records import POS, BlockKind

_BUCKETS = (0, 1, 2, 3, 5, 8, 12, 20)


def bucket(number: int) -> int:
    """``number`` rounded up to one of a few sizes."""
    for size in _BUCKETS:
        if number <= size:
            return size
    return 99


def trigger_features(trigger: Trigger, links: Sequence[Link], discourse: Discourse) -> list[str]:
    """Features of a trigger with the links to the actors of its sentence.

    Args:
        trigger: the trigger.
        links: a link for each actor of its scene.
        discourse: what the document is about.
    """
    scene, at = trigger.scene, trigger.at
    token = scene.tokens[at]
    stem = trigger.word
    types = sorted({f.type for f in trigger.frames})
    out = [
        f"stem={stem}",
        f"shape={trigger.shape}",
        f"stem={stem}/{trigger.shape}",
        f"types={'+'.join(types)}",
        f"pos={token.pos.value}/{trigger.shape}",
    ]
    for frame in trigger.frames:
        out += [
            f"type={frame.type}",
            f"frame={frame.id}",
            f"type={frame.type}/{trigger.shape}",
            f"mode={frame.type}/{frame.mode}",
        ]
    out += _form_features(token.form.proclitics, bool(token.form.enclitics), trigger.shape)
    out += _place_features(scene, trigger, len(discourse.leads))
    out += [f"{offset}={scene.stems[at + offset]}" for offset in (-1, 1) if 0 <= at + offset < len(scene.stems)]
    out += _actor_features(scene, trigger, links, types)
    out += _filled(trigger, links)
    out += _salience(trigger, links, discourse)
    return out


def mode_features(trigger: Trigger, event_type: str) -> list[str]:
    """Features of a trigger for the mode of its event: its word and the modes of its frames."""
    return [
        f"word={trigger.word}/{event_type}",
        *(f"mode={f.mode}/{event_type}" for f in trigger.frames if f.type == event_type),
    ]


def _filled(trigger: Trigger, links: Sequence[Link]) -> list[str]:
    """Which slots of each frame an actor near the trigger seems to fill."""
    near = [(a, lk) for a, lk in zip(trigger.scene.actors, links, strict=True) if lk.verbs == 0 and lk.clauses <= 1]
    out = []
    for frame in trigger.frames:
        roles: dict[str, set[str]] = {}
        for actor, seen in near:
            role = frame.slots.get(seen.relation)
            if role and role != "none":
                roles.setdefault(role, set()).add(actor.mention.country or "?")
        shown = "+".join(f"{r}{min(len(c), 2)}" for r, c in sorted(roles.items()))
        out += [f"filled={shown}", f"filled={shown}/{frame.type}", f"filled={shown}/{frame.type}/{trigger.shape}"]
    return out


def _salience(trigger: Trigger, links: Sequence[Link], discourse: Discourse) -> list[str]:
    """Whether the headline speaks of this, and of those who stand near."""
    scene = trigger.scene
    out = []
    if scene.block is not BlockKind.HEADLINE and discourse.headline_stems:
        shared = scene.stems[trigger.at] in discourse.headline_stems
        out += [f"in_headline={shared}", f"in_headline={shared}/{trigger.frames[0].type}"]
        named = {m.country for m in discourse.headline}
        near = {a.mention.country for a, lk in zip(scene.actors, links, strict=True) if lk.clauses <= 1}
        out.append(f"headline_countries={min(len(named & near), 2)}")
    return out


def _form_features(proclitics: Sequence[str], enclitic: bool, shape: str) -> list[str]:
    out = [f"pro={p}/{shape}" for p in proclitics]
    if enclitic:
        out.append(f"enclitic/{shape}")
    return out


def _place_features(scene: Scene, trigger: Trigger, scenes: int) -> list[str]:
    at = trigger.at
    first_verb = next((i for i, t in enumerate(scene.tokens) if t.pos is POS.VERB), None)
    out = [
        f"block={scene.block.value}",
        f"sentence={min(scene.index, 4)}",
        f"position={bucket(at)}",
        f"scenes={min(scenes, 12) // 3}",
    ]
    if scene.quoted[at]:
        out.append("quoted")
    if first_verb is not None and first_verb != at:
        out += [f"main={scene.stems[first_verb]}", f"main={scene.stems[first_verb]}/{trigger.frames[0].type}"]
    elif first_verb == at:
        out.append("is_main")
    return out


def _actor_features(scene: Scene, trigger: Trigger, links: Sequence[Link], types: Sequence[str]) -> list[str]:
    countries = {a.mention.country for a in scene.actors} - {None, "UNK"}
    out = [
        f"countries={min(len(countries), 3)}",
        f"actors={min(len(scene.actors), 4)}",
        f"countries={min(len(countries), 3)}/{types[0]}",
    ]
    near = {lk.relation for lk in links if lk.clauses <= 1 and lk.verbs <= 1}
    for relation in sorted(near):
        out += [f"has={relation}", f"has={relation}/{types[0]}", f"has={relation}/{trigger.shape}"]
    out += [
        f"kind={a.mention.kind.value}/{lk.relation}"
        for a, lk in zip(scene.actors, links, strict=True)
        if lk.clauses <= 1
    ]
    return out
