"""Whether two drafts of one type tell the same event or two.

A page that speaks of two raids of the same army on the same country tells two events; a headline and its lead tell one. The sides alone do not part
them: when, where, how, what stands around the two words and how far they are apart do.
"""

from __future__ import annotations

from typing import TypeVar

from marsad.coding.drafts import Draft
from marsad.coding.scenes import Scene
from marsad.records import POS, DateMention

_AROUND = (6, 10)  # tokens before and after a trigger that are compared
_SHARES = (0.05, 0.1, 0.2, 0.3, 0.5)  # of common words
_CHANCES = (0.3, 0.5, 0.7, 0.9)
_GAPS = (0, 1, 2, 4, 8)  # sentences
_STEPS = (3, 6, 12)  # tokens
_CONTENT = frozenset({POS.NOUN, POS.VERB, POS.ADJ, POS.PROPN, POS.NUM, POS.X})
T = TypeVar("T")

SAME, OTHER = "same", "other"
"""The classes of the model that judges."""


def sameness_features(a: Draft, b: Draft) -> list[str]:
    """Features of two drafts that may be one (`marsad.coding.merging.may_be_same`); ``a`` stands first."""
    kind, sides = a.type, _sides(a, b)
    word = a.trigger.word == b.trigger.word
    common = _step(_common(a, b), _SHARES)
    gap = _step(b.trigger.scene.index - a.trigger.scene.index, _GAPS)
    mode = _relation(a.mode, b.mode)
    out = [
        f"type={kind}",
        f"sides={sides}",
        f"sides={sides}/{kind}",
        f"sides={sides}/word={word}",
        f"word={word}",
        f"word={word}/{kind}",
        f"words={kind}/{'/'.join(sorted((a.trigger.word, b.trigger.word)))}",
        f"mode={mode}",
        f"mode={mode}/{kind}",
        f"modes={kind}/{a.mode}/{b.mode}",
        f"date={_dates(a.when, b.when)}",
        f"date={_dates(a.when, b.when)}/{kind}",
        f"place={_relation(a.place, b.place)}",
        f"place={_relation(a.place, b.place)}/{kind}",
        f"spot={_names(a, b)}",
        f"spot={_names(a, b)}/{kind}",
        f"source={_relation(a.source and a.source.name, b.source and b.source.name)}",
        f"status={a.status == b.status}",
        f"status={a.status}/{b.status}",
        f"historical={a.historical}/{b.historical}",
        f"quoted={_quoted(a)}/{_quoted(b)}",
        f"block={a.trigger.scene.block}/{b.trigger.scene.block}",
        f"block={a.trigger.scene.block}/{kind}",
        f"gap={gap}",
        f"gap={gap}/word={word}",
        f"gap={gap}/{kind}",
        f"common={common}",
        f"common={common}/word={word}",
        f"common={common}/gap={gap}",
        f"shape={_shape(a)}/{_shape(b)}",
        f"shape={_shape(b)}/word={word}",
        f"shape={_shape(b)}/{kind}",
        f"dead={_relation(a.dead, b.dead)}",
    ]
    if a.trigger.scene is b.trigger.scene:
        far = _step(b.trigger.at - a.trigger.at, _STEPS)
        clause = a.trigger.scene.clause[a.trigger.at] == a.trigger.scene.clause[b.trigger.at]
        out += [f"far={far}", f"far={far}/word={word}", f"far={far}/{kind}", f"clause={clause}/word={word}"]
    low, high = sorted((a.chance, b.chance))
    out += [f"low>{step}" for step in _CHANCES if low > step]
    out += [f"high>{step}" for step in _CHANCES if high > step]
    return out


def _sides(a: Draft, b: Draft) -> str:
    pairs = [(a.actor_codes, b.actor_codes), (a.recipient_codes, b.recipient_codes)]
    if all(x == y for x, y in pairs):
        return "same"
    if a.codes == b.codes:
        return "turned"
    if all(x <= y or y <= x for x, y in pairs):
        return "within"
    return "shared" if any(x & y for x, y in pairs) else "across"


def _relation(x: T | None, y: T | None) -> str:
    if x is None or y is None:
        return "none" if x is y else "one"
    return "same" if x == y else "other"


def _dates(x: DateMention | None, y: DateMention | None) -> str:
    if x is None or y is None or x.start is None or y.start is None:
        return "none" if x is y else "one"
    return "same" if (x.start, x.end) == (y.start, y.end) else "meet"  # else they may not be one


def _names(a: Draft, b: Draft) -> str:
    """Whether the places named near the two words are the same."""
    x, y = _near_places(a), _near_places(b)
    if not x or not y:
        return "none" if not x and not y else "one"
    return "same" if x == y else "meet" if x & y else "apart"


def _near_places(draft: Draft) -> set[str]:
    before, after = _AROUND
    at = draft.trigger.at
    return {p.mention.name for p in draft.trigger.scene.places if at - before <= p.first <= at + after}


def _quoted(draft: Draft) -> bool:
    return draft.trigger.scene.quoted[draft.trigger.at]


def _shape(draft: Draft) -> str:
    """How the word stands: as a verb, or as a noun with or without the article (which may point back to what was told)."""
    trigger = draft.trigger
    token = trigger.scene.tokens[trigger.at]
    if token.pos is POS.VERB:
        return "verb"
    return "the" if "ال" in token.form.proclitics else trigger.shape


def _common(a: Draft, b: Draft) -> float:
    """The share of words around the one that stand around the other, the triggers left out."""
    x, y = _around(a.trigger.scene, a.trigger.at), _around(b.trigger.scene, b.trigger.at)
    return len(x & y) / max(min(len(x), len(y)), 1)


def _around(scene: Scene, at: int) -> set[str]:
    before, after = _AROUND
    low = max(0, at - before)
    tokens = scene.tokens[low : at + after + 1]
    return {t.form.stem_key for n, t in enumerate(tokens, low) if n != at and t.pos in _CONTENT}


def _step(value: float, steps: tuple[float, ...]) -> int:
    return sum(value > step for step in steps)
