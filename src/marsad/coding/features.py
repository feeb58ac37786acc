"""What the models see: named features of a trigger and of an actor beside a trigger."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.coding.links import Link
from marsad.coding.scenes import Scene
from marsad.coding.triggers import Trigger
from marsad.records import POS, ActorMention

MARKED = ("demonym", "place", "both")  # rules of mentions that behave differently from names
_WINDOW = 7
_BUCKETS = (0, 1, 2, 3, 5, 8, 12, 20)


def bucket(number: int) -> int:
    """``number`` rounded up to one of a few sizes."""
    for size in _BUCKETS:
        if number <= size:
            return size
    return 99


def trigger_features(trigger: Trigger, links: Sequence[Link], scenes: int) -> list[str]:
    """Features of a trigger with the links to the actors of its sentence.

    Args:
        trigger: the trigger.
        links: a link for each actor of its scene.
        scenes: number of sentences of the document.
    """
    scene, at = trigger.scene, trigger.at
    token = scene.tokens[at]
    stem = trigger.word
    types = sorted({f.type for f in trigger.frames})
    out = [f"stem={stem}", f"shape={trigger.shape}", f"stem={stem}/{trigger.shape}", f"types={'+'.join(types)}", f"pos={token.pos.value}/{trigger.shape}"]
    for frame in trigger.frames:
        out += [f"type={frame.type}", f"frame={frame.id}", f"type={frame.type}/{trigger.shape}"]
    out += _form_features(token.form.proclitics, bool(token.form.enclitics), trigger.shape)
    out += _place_features(scene, trigger, scenes)
    out += _neighbours(scene, at, stem, types)
    out += _actor_features(scene, trigger, links, types)
    return out


def _form_features(proclitics: Sequence[str], enclitic: bool, shape: str) -> list[str]:
    out = [f"pro={p}/{shape}" for p in proclitics]
    if enclitic:
        out.append(f"enclitic/{shape}")
    return out


def _place_features(scene: Scene, trigger: Trigger, scenes: int) -> list[str]:
    at = trigger.at
    first_verb = next((i for i, t in enumerate(scene.tokens) if t.pos is POS.VERB), None)
    out = [f"block={scene.block.value}", f"sentence={min(scene.index, 4)}", f"position={bucket(at)}", f"scenes={min(scenes, 12) // 3}"]
    if scene.quoted[at]:
        out.append("quoted")
    if first_verb is not None and first_verb != at:
        out += [f"main={scene.stems[first_verb]}", f"main={scene.stems[first_verb]}/{trigger.frames[0].type}"]
    elif first_verb == at:
        out.append("is_main")
    return out


def _neighbours(scene: Scene, at: int, stem: str, types: Sequence[str]) -> list[str]:
    stems, cues, tokens = scene.stems, scene.cues, scene.tokens
    n = len(stems)
    out = []
    for offset in (-2, -1, 1, 2):
        i = at + offset
        if 0 <= i < n:
            out += [f"{offset}={stems[i]}", f"{offset}pos={tokens[i].pos.value}"]
            if abs(offset) == 1:
                out.append(f"{offset}={stems[i]}/{stem}")
            out += [f"{offset}cue={c}" for c in cues[i]]
    for i in range(max(0, at - _WINDOW), min(n, at + 1 + _WINDOW)):
        if i == at or tokens[i].pos is POS.PUNCT:
            continue
        side = "b" if i < at else "a"
        out.append(f"{side}:{stems[i]}")
        if scene.clause[i] == scene.clause[at]:
            out += [f"same:{stems[i]}/{types[0]}", *(f"{side}cue={c}/{types[0]}" for c in cues[i]), *(f"{side}cue={c}" for c in cues[i])]
    return out


def _actor_features(scene: Scene, trigger: Trigger, links: Sequence[Link], types: Sequence[str]) -> list[str]:
    countries = {a.mention.country for a in scene.actors} - {None, "UNK"}
    out = [f"countries={min(len(countries), 3)}", f"actors={min(len(scene.actors), 4)}", f"countries={min(len(countries), 3)}/{types[0]}"]
    near = {lk.relation for lk in links if lk.clauses <= 1 and lk.verbs <= 1}
    for relation in near:
        out += [f"has={relation}", f"has={relation}/{types[0]}", f"has={relation}/{trigger.shape}"]
    out += [f"kind={a.mention.kind.value}/{lk.relation}" for a, lk in zip(scene.actors, links, strict=True) if lk.clauses <= 1]
    return out


def role_features(trigger: Trigger, event_type: str, mention: ActorMention, seen: Link | None, source: str) -> list[str]:
    """Features of one actor for the role it plays in one event.

    Args:
        trigger: the event's trigger.
        event_type: PLOVER type.
        mention: the actor.
        seen: how it stands to the trigger, None when it comes from outside the sentence.
        source: ``here`` or where outside the actor comes from.
    """
    kind = mention.rule if mention.rule in MARKED else mention.kind.value
    out = [f"src={source}", f"src={source}/{event_type}", f"kind={kind}", f"kind={kind}/{event_type}", f"sector={mention.sector}/{event_type}"]
    if seen is None:
        form = trigger.scene.tokens[trigger.at].form
        own = min(len(trigger.scene.actors), 3)
        out += [f"src={source}/{trigger.shape}/{bool(form.enclitics)}", f"src={source}/own={own}", f"src={source}/{event_type}/own={own}"]
        return out
    role = _slot(trigger, event_type, seen)
    relation, side = seen.relation, "after" if seen.after else "before"
    stem = trigger.word
    out += [
        f"rel={relation}", f"rel={relation}/{event_type}", f"rel={relation}/{trigger.shape}", f"rel={relation}/{trigger.shape}/{event_type}",
        f"rel={relation}/{stem}", f"rel={relation}/{kind}", f"slot={role}", f"slot={role}/{event_type}", f"slot={role}/{side}/c{min(seen.clauses, 2)}",
        f"slot={role}/v{min(seen.verbs, 2)}", f"head={seen.head}", f"head={seen.head}/{event_type}",
        f"{side}/d{bucket(seen.distance)}", f"{side}/d{bucket(seen.distance)}/{trigger.shape}", f"{side}/a{min(seen.actors, 3)}",
        f"{side}/a{min(seen.actors, 3)}/{trigger.shape}/{event_type}", f"{side}/v{min(seen.verbs, 3)}", f"{side}/c{min(seen.clauses, 3)}",
        f"{side}/{event_type}", f"kind={kind}/{side}/{event_type}", f"kind={kind}/{relation}/{trigger.shape}",
    ]  # fmt: skip
    return out


def _slot(trigger: Trigger, event_type: str, seen: Link) -> str:
    for frame in trigger.frames:
        if frame.type == event_type:
            return frame.slots.get(seen.relation, "?")
    return "-"
