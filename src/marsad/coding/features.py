"""What the models see: named features of a trigger and of an actor beside a trigger."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.coding.discourse import Candidate, Discourse
from marsad.coding.links import Link
from marsad.coding.scenes import MARKED, Scene
from marsad.coding.triggers import Trigger
from marsad.records import POS, BlockKind

_WINDOW = 7
_SURE = 0.75  # below it, a mention's country was guessed from the document
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
    out = [f"stem={stem}", f"shape={trigger.shape}", f"stem={stem}/{trigger.shape}", f"types={'+'.join(types)}", f"pos={token.pos.value}/{trigger.shape}"]
    for frame in trigger.frames:
        out += [f"type={frame.type}", f"frame={frame.id}", f"type={frame.type}/{trigger.shape}", f"mode={frame.type}/{frame.mode}"]
    out += _form_features(token.form.proclitics, bool(token.form.enclitics), trigger.shape)
    out += _place_features(scene, trigger, len(discourse.leads))
    out += _neighbours(scene, at, stem, types)
    out += _actor_features(scene, trigger, links, types)
    out += _filled(trigger, links)
    out += _salience(trigger, links, discourse)
    return out


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


def casting_features(trigger: Trigger, event_type: str, candidates: Sequence[Candidate]) -> list[list[str]]:
    """Features of each candidate for the role it plays in one event, the others being known.

    Args:
        trigger: the event's trigger.
        event_type: PLOVER type or, for facts, relation.
        candidates: everybody who may take part.
    """
    slots = [_slot(trigger, event_type, c.seen) if c.seen else "" for c in candidates]
    nearest: dict[str, int] = {}
    for number, (candidate, slot) in enumerate(zip(candidates, slots, strict=True)):
        if slot and (slot not in nearest or farness(candidate) < farness(candidates[nearest[slot]])):
            nearest[slot] = number
    here = {c.country for c in candidates if c.seen}
    filled = "+".join(sorted(s for s in nearest if s in ("actor", "recipient", "both", "subject", "object")))
    return [
        _candidate_features(trigger, event_type, c, slot)
        + _rivalry(event_type, slot, c, candidates[nearest[slot]] if slot else None, filled, len(here))
        for c, slot in zip(candidates, slots, strict=True)
    ]


def empty_features(trigger: Trigger, event_type: str, candidates: Sequence[Candidate]) -> list[str]:
    """Features for whether a side of an event is left unnamed."""
    scene, at = trigger.scene, trigger.at
    near = {_slot(trigger, event_type, c.seen) for c in candidates if c.seen and c.seen.verbs == 0 and c.seen.clauses <= 1}
    wide = {_slot(trigger, event_type, c.seen) for c in candidates if c.seen}
    frame = next((f.id for f in trigger.frames if f.type == event_type), "-")
    here = len({c.country for c in candidates if c.seen and c.mention.score >= _SURE})
    out = [
        f"type={event_type}", f"word={trigger.word}/{event_type}", f"frame={frame}", f"shape={trigger.shape}/{event_type}", f"here={min(here, 4)}", f"here={min(here, 4)}/{event_type}",
        f"enclitic={bool(scene.tokens[at].form.enclitics)}/{trigger.shape}", f"block={scene.block.value}", f"quoted={scene.quoted[at]}/{event_type}",
    ]  # fmt: skip
    for role in ("actor", "recipient", "both"):
        has = "near" if role in near else "wide" if role in wide else "no"
        out += [f"{role}={has}", f"{role}={has}/{event_type}", f"{role}={has}/{trigger.shape}", f"{role}={has}/{min(here, 3)}"]
    for offset in (-1, 1, 2):
        if 0 <= at + offset < len(scene.stems):
            out += [f"{offset}={scene.stems[at + offset]}", f"{offset}={scene.tokens[at + offset].pos.value}/{event_type}", *(f"{offset}cue={c}" for c in scene.cues[at + offset])]
    return out


def farness(candidate: Candidate) -> tuple[int, int, int]:
    """How far a candidate stands from the trigger: verbs, clauses and tokens between; outside the sentence farther than anything in it."""
    seen = candidate.seen
    return (seen.verbs, seen.clauses, seen.distance) if seen else (99, 99, 99)


def _rivalry(event_type: str, slot: str, own: Candidate, nearest: Candidate | None, filled: str, here: int) -> list[str]:
    """Whether somebody nearer fills the same slot, and which slots are filled at all."""
    if nearest is None:
        return [f"{own.source}/filled={filled}", f"{own.source}/filled={filled}/{event_type}", f"{own.source}/here={min(here, 3)}"]
    assert own.seen is not None
    if nearest is own:
        place = "nearest"
    elif nearest.country == own.country:
        place = "same"
    else:
        place = "rival"
    near = "near" if own.seen.verbs == 0 and own.seen.clauses <= 1 else "far"
    return [
        f"{place}/{slot}", f"{place}/{slot}/{event_type}", f"{place}/{slot}/{near}", f"{place}/{slot}/filled={filled}", f"{near}/{slot}/filled={filled}",
        f"{slot}/filled={filled}/{event_type}", f"{near}/{slot}/{event_type}", f"here={min(here, 4)}/{slot}/{place}",
    ]  # fmt: skip


def _candidate_features(trigger: Trigger, event_type: str, candidate: Candidate, slot: str) -> list[str]:
    mention, seen, source = candidate.mention, candidate.seen, candidate.source
    kind = mention.rule if mention.rule in MARKED else mention.kind.value
    out = [f"src={source}", f"src={source}/{event_type}", f"kind={kind}", f"kind={kind}/{event_type}", f"sector={candidate.sector}/{event_type}"]
    if mention.score < _SURE:
        out += ["guessed", f"guessed/{kind}", f"guessed/{slot}", f"guessed/{event_type}"]
    if seen is None:
        enclitic = bool(trigger.scene.tokens[trigger.at].form.enclitics)
        return [*out, f"src={source}/{trigger.shape}/{enclitic}", f"src={source}/{trigger.shape}/{event_type}"]
    relation, side = seen.relation, "after" if seen.after else "before"
    return [
        *out,
        f"rel={relation}", f"rel={relation}/{event_type}", f"rel={relation}/{trigger.shape}", f"rel={relation}/{trigger.shape}/{event_type}",
        f"rel={relation}/{trigger.word}", f"rel={relation}/{kind}", f"slot={slot}", f"slot={slot}/{event_type}", f"slot={slot}/{side}/c{min(seen.clauses, 2)}",
        f"slot={slot}/v{min(seen.verbs, 2)}", f"head={seen.head}", f"head={seen.head}/{event_type}",
        f"{side}/d{bucket(seen.distance)}", f"{side}/d{bucket(seen.distance)}/{trigger.shape}", f"{side}/a{min(seen.actors, 3)}",
        f"{side}/a{min(seen.actors, 3)}/{trigger.shape}/{event_type}", f"{side}/v{min(seen.verbs, 3)}", f"{side}/c{min(seen.clauses, 3)}",
        f"{side}/{event_type}", f"kind={kind}/{side}/{event_type}", f"kind={kind}/{relation}/{trigger.shape}",
        f"kind={kind}/{relation}/d{bucket(seen.distance)}",
    ]  # fmt: skip


def _slot(trigger: Trigger, event_type: str, seen: Link) -> str:
    for frame in trigger.frames:
        if frame.type == event_type:
            return frame.slots.get(seen.relation, "?")
    return "-"
