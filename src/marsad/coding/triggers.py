"""Words of a sentence that may express an event."""

from __future__ import annotations

from typing import Literal, NamedTuple

from marsad.coding.constructions import fits
from marsad.coding.frames import NOTHING, Frame, Frames, Reading, Shape, stem_keys
from marsad.coding.scenes import Scene
from marsad.records import POS, Form
from marsad.text import Recent, key

_CLOSED = frozenset({POS.PUNCT, POS.NUM, POS.PRON, POS.DET, POS.PART, POS.SCONJ, POS.CCONJ, POS.SYM})
_FUNCTION = frozenset({"preposition", "complementiser", "relative", "connective"})
_NEAR = 10  # tokens after the trigger in which a demanded word may stand
_BACK = 4  # and before it
_BESIDE = 2  # tokens behind the trigger that may be its object
_LET_LOOSE, _LETTING_LOOSE = key("أطلق"), key("إطلاق")  # to fire, to free, to launch
_CACHE_SIZE = 8_192


class Trigger(NamedTuple):
    """A word that may express an event: token ``at`` of ``scene``, read as ``word`` of some ``frames``."""

    scene: Scene
    at: int
    shape: Shape
    word: str
    frames: tuple[Frame, ...]


class Passed(NamedTuple):
    """Why a word is no trigger.

    It stands in a ``name``, is of a ``closed`` class, is ``unlisted`` by any frame, or stands ``alone``: as this ``word`` its ``frames`` ask for
    another word near, or one beside it silences them; or it tells nothing in the construction that its ``frames`` describe.
    """

    why: Literal["name", "closed", "unlisted", "alone", "nothing"]
    frames: tuple[Frame, ...] = ()
    word: str = ""


def triggers_in(
    scene: Scene, frames: Frames, *, in_names: bool = False, passed: dict[int, Passed] | None = None
) -> list[Trigger]:
    """The triggers of a sentence in order.

    Args:
        scene: the sentence.
        frames: what may trigger.
        in_names: whether words inside an actor's name count: a ministry of defence defends nobody, but an embassy is a fact.
        passed: takes for each other word why it is none.
    """
    inside = {i for a in scene.actors for i in range(a.first, a.last) if not in_names and a.mention.rule != "demonym"}
    found = []
    for at, token in enumerate(scene.tokens):
        if passed is None and not frames.of(token.form):
            continue
        seen = _look(scene, at, frames, inside)
        if isinstance(seen, Trigger):
            found.append(seen)
        elif passed is not None:
            passed[at] = seen
    return found


def _look(scene: Scene, at: int, frames: Frames, inside: set[int]) -> Trigger | Passed:
    token = scene.tokens[at]
    if at in inside:
        return _IN_NAME
    if token.pos in _CLOSED or (token.pos is not POS.VERB and not _FUNCTION.isdisjoint(scene.cues[at])):
        return _OF_CLOSED
    reading = _choose(token.pos, frames.of(token.form))
    if reading is None:
        return _UNLISTED
    kept = _satisfied(reading, scene, at)
    if kept and kept[0].type == NOTHING:
        return Passed("nothing", kept, reading.word)
    return (
        Trigger(scene, at, reading.shape, reading.word, kept) if kept else Passed("alone", reading.frames, reading.word)
    )


_IN_NAME, _OF_CLOSED, _UNLISTED = Passed("name"), Passed("closed"), Passed("unlisted")


def _satisfied(reading: Reading, scene: Scene, at: int) -> tuple[Frame, ...]:
    """The frames that ask for no other word near, or for one that is there, and that no word beside the trigger silences.

    A construction that stands there puts all others aside; one that tells nothing comes first.
    """
    frames = tuple(
        f
        for f in reading.frames
        if not _silenced(f.unless.get(reading.word), scene, at) and (f.setting is None or fits(f.setting, scene, at))
    )
    if any(frame.asks(reading.word) for frame in frames):
        nearby = words_near(scene, at, own=reading.word == _LET_LOOSE)
        frames = tuple(f for f in frames if not (asked := f.asks(reading.word)) or asked & nearby)
    settled = tuple(f for f in frames if f.setting is not None)
    return tuple(f for f in settled if f.type == NOTHING) or settled or frames


def _silenced(by: frozenset[str] | None, scene: Scene, at: int) -> bool:
    """Whether one of some words stands right before the trigger or is one of the two behind it."""
    if by is None:
        return False
    beside = (*scene.tokens[max(0, at - 1) : at], *scene.tokens[at + 1 : at + 1 + _BESIDE])
    return any(not by.isdisjoint(_keys(token.form)) for token in beside)


def _choose(pos: POS, readings: tuple[Reading, ...]) -> Reading | None:
    """The reading that agrees with the part of speech, else the first there is: taggers err, and the models see what was tagged."""
    verbal = pos in (POS.VERB, POS.AUX)
    return next((r for r in readings if (r.shape == "verb") == verbal), readings[0] if readings else None)


def words_near(scene: Scene, at: int, *, own: bool = False) -> set[str]:
    """Keys and stem keys of the words around token ``at``; of its ``own`` alone, what a noun of the same verb lets loose is left out.

    Who "launched an initiative to cease *fire*" fired at nobody.
    """
    near = (*range(max(0, at - _BACK), at), *range(at + 1, min(at + 1 + _NEAR, len(scene.tokens))))
    kept = (i for i in near if not (own and i and _LETTING_LOOSE in _keys(scene.tokens[i - 1].form)))
    return set().union(*[_keys(scene.tokens[i].form) for i in kept])


def _keys(form: Form) -> frozenset[str]:
    found = _known_keys.get(form.surface)
    if found is None:
        found = _known_keys.recalled(form.surface, lambda: frozenset((form.key, form.core_key, *stem_keys(form))))
    return found


_known_keys: Recent[str, frozenset[str]] = Recent(_CACHE_SIZE)
