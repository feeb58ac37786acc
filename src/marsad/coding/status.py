"""Features that tell a deed from a plan, a possibility or a denial, and the news of the day from background; in bundles."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from marsad.coding.bundles import Bundle, bundled
from marsad.coding.cues import qualifier_words
from marsad.coding.ontology import event_types
from marsad.coding.scenes import Scene
from marsad.coding.triggers import Trigger
from marsad.records import POS, BlockKind, DateMention, VerbReading
from marsad.text import key

_TELLING = frozenset({"negation", "denial", "future", "possibility", "request", "purpose", "pluperfect", "say"})
_REACH = 8
_TOLD = (POS.VERB, POS.ADJ, POS.ADP)


def status_features(trigger: Trigger, event_type: str) -> list[Bundle]:
    """What around a trigger shows whether the event happened, will happen, might happen or did not happen."""
    scene, at = trigger.scene, trigger.at
    form = scene.tokens[at].form
    out = [
        _expressed(event_type, trigger.shape),
        (f"stem={scene.stems[at]}",),
        _inflected(form.verbs, form.proclitics, trigger.shape),
    ]
    for offset in (-3, -2, -1, 1):
        i = at + offset
        if 0 <= i < len(scene.stems):
            token = scene.tokens[i]
            proclitics = token.form.proclitics if token.pos is POS.VERB else ()
            out += [(f"{offset}={scene.stems[i]}",), _beside(offset, scene.cues[i], proclitics)]
    out += [(name,) for name in _cues_before(scene, at)]
    if scene.quoted[at]:
        out.append(("quoted",))
    return out


@bundled
def _expressed(event_type: str, shape: str) -> Iterator[str]:
    yield f"type={event_type}"
    yield f"shape={shape}"
    yield f"shape={shape}/{event_type}"


@bundled
def _inflected(verbs: tuple[VerbReading, ...], proclitics: tuple[str, ...], shape: str) -> Iterator[str]:
    if shape == "verb":
        yield from (f"tense={t}" for t in sorted({v.tense for v in verbs}))
    yield from (f"pro={p}/{shape}" for p in proclitics)


@bundled
def _beside(offset: int, cues: tuple[str, ...], proclitics: tuple[str, ...]) -> Iterator[str]:
    yield from (f"{offset}cue={c}" for c in cues)
    yield from (f"{offset}pro={p}" for p in proclitics)


def _cues_before(scene: Scene, at: int) -> list[str]:
    out = []
    for i in range(max(0, at - _REACH), at):
        cues, token = scene.cues[i], scene.tokens[i]
        if not cues and token.pos is not POS.VERB:
            continue
        clause = "same" if scene.clause[i] == scene.clause[at] else "other"
        for cue in cues:
            if cue in _TELLING:
                out += [f"{cue}/{clause}", f"{cue}={scene.keys[i]}/{clause}"]
        if token.pos is POS.VERB and "س" in token.form.proclitics:
            out.append(f"will/{clause}")
    return list(dict.fromkeys(out))


def settled_status(trigger: Trigger, event_type: str) -> tuple[str, str] | None:
    """The status that the construction around a trigger leaves no doubt about, with the word that settles it, or None.

    What stands right behind "if" or "in case of" is a condition; what somebody rules out or denies, fails in, or has no intention to do, is
    negated, as is what stands right behind "without"; what is not ruled out is possible. Refusals, demands, accusations and threats are
    acts of their own and took place.
    """
    scene, at, listed = trigger.scene, trigger.at, qualifier_words()
    if (condition := _condition(scene, at, trigger.shape)) is not None:
        return "hypothetical", scene.tokens[condition].surface
    if event_types()[event_type].quad_class == _VERBAL_CONFLICT:
        return None
    verb = scene.last_verbs[at]
    if trigger.shape == "verb":
        return None
    if verb is not None and _is_of(scene, verb, "ruling_out"):
        return _denied(scene, verb, at)
    if verb is not None and scene.keys[at - 1] == "في" and _fails(scene, verb, at):
        return "negated", scene.tokens[verb].surface
    if verb is not None and scene.keys[at - 1] in listed["without"]:
        return "negated", scene.tokens[at - 1].surface
    for i in range(max(0, at - _REACH), at):
        none = any("negation" in c for c in scene.cues[max(0, i - _REACH) : i])
        if scene.stems[i] in listed["intention"] and none and not scene.verbs_in(i + 1, at):
            return "negated", scene.tokens[i].surface
    return None


_VERBAL_CONFLICT = 3  # the quad class of demands, accusations, refusals and threats


def _condition(scene: Scene, at: int, shape: str) -> int | None:
    """Where the word stands behind which a trigger is a condition: "if it shelled", "in case it shelled", "in case of a withdrawal"."""
    listed = qualifier_words()
    if shape == "verb" and at and scene.keys[at - 1] in listed["condition"]:
        return at - 1
    if at > 1 and scene.keys[at - 1] in listed["case"] and scene.keys[at - 2].removeprefix("و") == "في":
        return at - 1
    return None


def _denied(scene: Scene, verb: int, at: int) -> tuple[str, str] | None:
    """The status of what a verb rules out or denies, where it is the bare object; what is not ruled out is possible, what is not denied is open."""
    if not _object_of(scene, verb, at):
        return None
    if not _taken_back(scene, verb):
        return "negated", scene.tokens[verb].surface
    return ("hypothetical", scene.tokens[verb].surface) if _is_of(scene, verb, "excluding") else None


def _is_of(scene: Scene, verb: int, name: str) -> bool:
    return not qualifier_words()[name].isdisjoint(key(v.lemma) for v in scene.tokens[verb].form.verbs)


def _taken_back(scene: Scene, verb: int) -> bool:
    """Whether a verb of ruling out or denying is itself negated: "did not rule out"."""
    return verb > 0 and "negation" in scene.cues[verb - 1]


def _fails(scene: Scene, verb: int, at: int) -> bool:
    """Whether a verb says that its subject, which stands alone between, failed in what follows "in"."""
    return _is_of(scene, verb, "failing") and not _taken_back(scene, verb) and _only_names(scene, verb + 1, at - 1)


def _object_of(scene: Scene, verb: int, at: int) -> bool:
    """Whether a noun without preposition follows a verb, with nothing but the verb's subject and "the holding of" between them."""
    first = at - 1 if at - 1 > verb and scene.keys[at - 1] in qualifier_words()["holding"] else at
    bare = not scene.tokens[first].form.proclitics or scene.tokens[first].form.proclitics == ("ال",)
    return bare and _only_names(scene, verb + 1, first)


def _only_names(scene: Scene, first: int, last: int) -> bool:
    named = {i for a in scene.actors for i in range(a.first, a.last)}
    return all(i in named or scene.tokens[i].pos is POS.ADJ for i in range(first, last))


def age_features(trigger: Trigger, event_type: str, when: DateMention | None, published: date | None) -> list[Bundle]:
    """What shows that an event lies clearly before the news of the day."""
    scene, at = trigger.scene, trigger.at
    out = [
        _standing(event_type, scene.block, min(scene.index, 6)),
        (f"stem={scene.stems[at]}",),
        (f"opens={scene.stems[0]}",),
    ]
    for i in range(max(0, at - _REACH), min(len(scene.stems), at + _REACH)):
        cues = scene.cues[i]
        if cues or scene.tokens[i].pos in _TOLD:
            out += [(f"near={scene.stems[i]}",), *((f"cue={c}",) for c in cues)]
    if when is not None and when.end is not None:
        out.append(_dated(when.grain, (published - when.end).days if published else None))
    out += [(f"amid={d.mention.grain}",) for d in scene.dates]
    return out


@bundled
def _standing(event_type: str, block: BlockKind, sentence: int) -> Iterator[str]:
    yield f"type={event_type}"
    yield f"block={block}"
    yield f"sentence={sentence}"


def _dated(grain: str, days: int | None) -> Bundle:
    """Of what grain a date is, and how long before publication it ends."""
    age = "?" if days is None else next((name for name, less in _AGES if days < less), "old")
    return (f"grain={grain}", f"age={age}")


_AGES = (("future", 0), ("day", 3), ("week", 10), ("month", 32))  # less than so many days before publication
