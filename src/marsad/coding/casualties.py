"""How many people an event harmed or moved, from the numbers near its trigger: dead, injured, arrested, displaced."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from marsad.coding.cues import load_cues, qualifier_words
from marsad.coding.nearby import belongs, words_at
from marsad.coding.scenes import Placed, Scene
from marsad.coding.triggers import Trigger
from marsad.records import POS, AmountMention, Harm
from marsad.records.mentions import Hedge

_REACH = 6  # tokens before a number, its hedge among them, in which a word may say what became of those counted
_NEAR = 14  # tokens between trigger and number
_NAMED: dict[str, Harm] = {"dead": "dead", "injured": "injured", "arrested": "arrested", "displaced": "displaced"}
_CUES: tuple[tuple[Harm, str], ...] = (("dead", "killing"), ("injured", "wounding"))
_WORDS: tuple[tuple[Harm, str], ...] = (("arrested", "arresting"), ("displaced", "displacing"))


class Count(NamedTuple):
    """How many people, and whether the number is the least, the most, or an estimate."""

    number: int
    bound: Hedge | None


class _Fate(NamedTuple):
    """What became of those whom a number counts, and the token of the word that says so; None where the number's own unit does."""

    harm: Harm
    at: int | None


def casualties(trigger: Trigger, event_type: str, mode: str | None) -> dict[Harm, Count]:
    """Whom the trigger's sentence counts near it, as far as an event of this type and mode can have harmed or moved them."""
    scene = trigger.scene
    found: dict[Harm, Count] = {}
    for amount in sorted(scene.amounts, key=lambda a: abs(a.first - trigger.at)):
        value = amount.mention.value
        if value is None or abs(amount.first - trigger.at) > _NEAR:
            continue
        became = _fate(scene, amount)
        if became and _by_deed(trigger, event_type, mode, amount, became):
            found.setdefault(became.harm, Count(int(value), amount.mention.hedge))
    return found


def fate(scene: Scene, amount: Placed[AmountMention]) -> Harm | None:
    """What became of those whom an amount counts; None where no word says so, or it counts no people."""
    found = _fate(scene, amount)
    return found.harm if found else None


def _by_deed(trigger: Trigger, event_type: str, mode: str | None, amount: Placed[AmountMention], became: _Fate) -> bool:
    """Whether the deed of the trigger, an event of this type and mode, is what those counted met with."""
    harm = became.harm
    if harm in ("dead", "injured"):
        return event_type == "ASSAULT"
    own = _says(trigger.scene, trigger.at) == harm
    if harm == "arrested":
        possible = (event_type, mode) == ("COERCE", "arrest") and belongs(trigger, amount.first)
    else:
        possible = own or event_type == "ASSAULT" or (event_type == "COERCE" and mode != "arrest")
    # Of two arrests in a sentence each has its own; another deed has those of the arrest that it led to.
    return possible and (not own or became.at in (trigger.at, None))


def _fate(scene: Scene, amount: Placed[AmountMention]) -> _Fate | None:
    unit = amount.mention.unit
    if unit in ("dead", "injured"):
        return _Fate(_NAMED[unit], None)
    if unit not in ("people", "troops", "arrested", "displaced", None):
        return None
    named = unit in ("arrested", "displaced")
    freed = led = False
    for at in _before(scene, amount, whole=not named):
        harm = _says(scene, at)
        if harm in ("dead", "injured"):
            return _Fate(harm, at)
        if harm is not None:
            return _Fate(harm, at) if not freed and _people(scene, amount) else None
        words = words_at(scene, at)
        freed = freed or not qualifier_words()["freeing"].isdisjoint(words)
        led = led or not qualifier_words()["causing"].isdisjoint(words)
    # Prisoners are those who were arrested; but displaced people live somewhere, and are attacked and helped there.
    if not named or freed or (unit == "displaced" and not led):
        return None
    return _Fate(_NAMED[str(unit)], None)


def _before(scene: Scene, amount: Placed[AmountMention], *, whole: bool) -> Iterator[int]:
    """The tokens before an amount that may say what became of those counted, nearest first; those of other amounts only if ``whole``."""
    others = () if whole else [range(a.first, a.last) for a in scene.amounts if a is not amount]
    words = (at for at in range(amount.first - 1, -1, -1) if not any(at in other for other in others))
    return islice(words, _REACH)


def _says(scene: Scene, at: int) -> Harm | None:
    """What the word at a position says became of people."""
    cues = load_cues()
    for harm, cue in _CUES:
        if scene.stems[at] in cues[cue] or scene.keys[at] in cues[cue]:
            return harm
    words = words_at(scene, at)
    return next((harm for harm, name in _WORDS if not qualifier_words()[name].isdisjoint(words)), None)


def _people(scene: Scene, amount: Placed[AmountMention]) -> bool:
    """Whether an amount counts people: by its unit, or without one where what follows names no other thing: "arrested three in Nairobi"."""
    if amount.mention.unit is not None or amount.last >= len(scene.tokens):
        return True
    if any(actor.first == amount.last for actor in scene.actors):  # three Syrians
        return True
    after = scene.tokens[amount.last]
    return after.pos is POS.PUNCT or bool(after.form.proclitics) or "preposition" in scene.cues[amount.last]
