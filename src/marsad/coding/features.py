"""What the models see of a trigger: named features, in bundles."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from marsad.coding.bundles import Bundle, bundled
from marsad.coding.discourse import Discourse
from marsad.coding.frames import Frame
from marsad.coding.scenes import Link
from marsad.coding.triggers import Trigger
from marsad.records import POS, ActorKind, BlockKind
from marsad.text import root_and_pattern

_CONTENT = frozenset({POS.NOUN, POS.ADJ, POS.VERB, POS.PROPN})
_BEFORE, _BEHIND = 4, 8  # words near a trigger
EARLY = 4
"""Sentences of a page that say what the news is, when and where."""
_BUCKETS = (0, 1, 2, 3, 5, 8, 12, 20)


def bucket(number: int) -> int:
    """``number`` rounded up to one of a few sizes."""
    return _BUCKETS[bisect_left(_BUCKETS, number)] if number <= _BUCKETS[-1] else 99


def trigger_features(trigger: Trigger, links: Sequence[Link], discourse: Discourse) -> list[Bundle]:
    """Features of a trigger with the links to the actors of its sentence.

    Args:
        trigger: the trigger.
        links: a link for each actor of its scene.
        discourse: what the document is about.
    """
    scene, at, shape = trigger.scene, trigger.at, trigger.shape
    token = scene.tokens[at]
    return [
        _word(trigger.word, shape, token.pos, trigger.frames),
        _clitics(token.form.proclitics, bool(token.form.enclitics), shape),
        *_place_features(trigger, len(discourse.leads)),
        *((f"{offset}={scene.stems[at + offset]}",) for offset in (-1, 1) if 0 <= at + offset < len(scene.stems)),
        *_actor_features(trigger, links),
        *_filled(trigger, links),
        *_salience(trigger, links, discourse),
    ]


def mode_features(trigger: Trigger, event_type: str) -> list[Bundle]:
    """Features of a trigger for the mode of its event: its word, the modes of its frames, and the words near, which name weapon, means or place."""
    scene, at = trigger.scene, trigger.at
    near = range(max(0, at - _BEFORE), min(len(scene.stems), at + _BEHIND + 1))
    stems = dict.fromkeys(scene.stems[i] for i in near if i != at and scene.tokens[i].pos in _CONTENT)
    return [_modes(trigger.word, event_type, trigger.frames), *((f"near={stem}",) for stem in stems)]


@bundled
def _modes(word: str, event_type: str, frames: tuple[Frame, ...]) -> Iterator[str]:
    yield f"word={word}/{event_type}"
    yield f"root={root_and_pattern(word)[0]}/{event_type}"
    yield from (f"mode={f.mode}/{event_type}" for f in frames if f.type == event_type)


@bundled
def _word(word: str, shape: str, pos: POS, frames: tuple[Frame, ...]) -> Iterator[str]:
    yield f"stem={word}"
    yield f"shape={shape}"
    yield f"stem={word}/{shape}"
    yield f"root={root_and_pattern(word)[0]}"
    yield f"types={'+'.join(sorted({f.type for f in frames}))}"
    yield f"pos={pos}/{shape}"
    for frame in frames:
        yield f"type={frame.type}"
        yield f"frame={frame.id}"
        yield f"type={frame.type}/{shape}"
        yield f"mode={frame.type}/{frame.mode}"


@bundled
def _clitics(proclitics: tuple[str, ...], enclitic: bool, shape: str) -> Iterator[str]:
    yield from (f"pro={p}/{shape}" for p in proclitics)
    if enclitic:
        yield f"enclitic/{shape}"


def _filled(trigger: Trigger, links: Sequence[Link]) -> Iterator[Bundle]:
    """Which slots of each frame an actor near the trigger seems to fill."""
    near = [
        (a.mention.country or "?", lk.relation)
        for a, lk in zip(trigger.scene.actors, links, strict=True)
        if lk.verbs == 0 and lk.clauses <= 1
    ]
    for frame in trigger.frames:
        roles: dict[str, set[str]] = {}
        for country, relation in near:
            role = frame.slots.get(relation)
            if role and role != "none":
                roles.setdefault(role, set()).add(country)
        shown = tuple((role, min(len(countries), 2)) for role, countries in sorted(roles.items()))
        yield _roles(shown, frame.type, trigger.shape)


@bundled
def _roles(filled: tuple[tuple[str, int], ...], frame_type: str, shape: str) -> Iterator[str]:
    shown = "+".join(f"{role}{number}" for role, number in filled)
    yield f"filled={shown}"
    yield f"filled={shown}/{frame_type}"
    yield f"filled={shown}/{frame_type}/{shape}"


def _salience(trigger: Trigger, links: Sequence[Link], discourse: Discourse) -> Iterator[Bundle]:
    """Whether the headline speaks of this, and of those who stand near."""
    scene = trigger.scene
    if scene.block is not BlockKind.HEADLINE and discourse.headline_stems:
        near = {a.mention.country for a, lk in zip(scene.actors, links, strict=True) if lk.clauses <= 1}
        named = len(near.intersection(m.country for m in discourse.headline))
        yield _headline(scene.stems[trigger.at] in discourse.headline_stems, trigger.frames[0].type, min(named, 2))


@bundled
def _headline(shared: bool, frame_type: str, named: int) -> Iterator[str]:
    yield f"in_headline={shared}"
    yield f"in_headline={shared}/{frame_type}"
    yield f"headline_countries={named}"


def _place_features(trigger: Trigger, scenes: int) -> Iterator[Bundle]:
    scene, at = trigger.scene, trigger.at
    yield _place(scene.block, min(scene.index, 4), bucket(at), min(scenes, 12) // 3, scene.quoted[at])
    if scene.main_verb == at:
        yield ("is_main",)
    elif scene.main_verb is not None:
        stem = scene.stems[scene.main_verb]
        yield (f"main={stem}", f"main={stem}/{trigger.frames[0].type}")


@bundled
def _place(block: BlockKind, sentence: int, position: int, scenes: int, quoted: bool) -> Iterator[str]:
    yield f"block={block}"
    yield f"sentence={sentence}"
    yield f"position={position}"
    yield f"scenes={scenes}"
    if quoted:
        yield "quoted"


def _actor_features(trigger: Trigger, links: Sequence[Link]) -> Iterator[Bundle]:
    scene, first_type = trigger.scene, _first_type(trigger.frames)
    yield _around(min(scene.countries, 3), min(len(scene.actors), 4), first_type)
    near = dict.fromkeys(lk.relation for lk in links if lk.clauses <= 1 and lk.verbs <= 1)
    for relation in near:
        yield _has(relation, first_type, trigger.shape)
    for actor, seen in zip(scene.actors, links, strict=True):
        if seen.clauses <= 1:
            yield _kind(actor.mention.kind, seen.relation)


@cache
def _first_type(frames: tuple[Frame, ...]) -> str:
    return min(frame.type for frame in frames)


@bundled
def _around(countries: int, actors: int, first_type: str) -> Iterator[str]:
    yield f"countries={countries}"
    yield f"actors={actors}"
    yield f"countries={countries}/{first_type}"


@bundled
def _has(relation: str, first_type: str, shape: str) -> Iterator[str]:
    yield f"has={relation}"
    yield f"has={relation}/{first_type}"
    yield f"has={relation}/{shape}"


@bundled
def _kind(kind: ActorKind, relation: str) -> Iterator[str]:
    yield f"kind={kind}/{relation}"
